#include "check.h"
#include "naming.h"

#include "pdnet/words.h"

#include <stdio.h>
#include <string.h>

/* The model sentences about outcomes and waves, word for word, from figures
 * made by hand. %s stands where the language puts its name of a place. */

static const char *const place_word[] = {"kommune", "kommune", "municipality"};

static const char *place(int lang, char letter)
{
    static char text[8][32];
    static unsigned at;
    char *capacity = text[at++ % 8];
    (void)snprintf(capacity, 32, "%s %c", place_word[lang], letter);
    return capacity;
}

static void expect(const pdn_sentence *s, const char *want)
{
    char all[1024];
    (void)snprintf(all, sizeof all, "%s%s%s", s->headline,
                   *s->detail != '\0' ? " " : "", s->detail);
    CHECK(strcmp(all, want) == 0, "said: %s\nwant: %s", all, want);
}

#define NBSP "\u00a0"

static const char *const claims[4][3] = {
    {"Kommune A gjør det bedre enn ventet med de samme ressursene, i 4 av 4 "
     "år: 15,1" NBSP "% utenfor skole og arbeid, 18,9" NBSP
     "% ventet. Kandidat til positivt "
     "avvik. Ren tilfeldighet alene gir en slik kandidat i om lag 1 av 10 "
     "undersøkelser.",
     "Kommune A gjer det betre enn venta med dei same ressursane, i 4 av 4 "
     "år: 15,1" NBSP "% utanfor skule og arbeid, 18,9" NBSP
     "% venta. Kandidat til positivt "
     "avvik. Slumpen åleine gir ein slik kandidat i om lag 1 av 10 "
     "undersøkingar.",
     "Municipality A does better than expected with the same resources, in 4 "
     "of 4 years: 15.1% outside school and work, 18.9% expected. A candidate "
     "for positive "
     "deviance. Chance alone gives such a candidate in about 1 of 10 "
     "studies."},
    {"Kommune B har større framgang siden nullpunktet enn andre med samme "
     "utgangspunkt: 3,2 prosentpoeng mer enn ventet (usikkerhet: fra 1,1 til "
     "5,3). Framgangen har vart i 2 år.",
     "Kommune B har større framgang sidan nullpunktet enn andre med same "
     "utgangspunkt: 3,2 prosentpoeng meir enn venta (uvisse: frå 1,1 til "
     "5,3). Framgangen har vart i 2 år.",
     "Municipality B has improved more since the baseline than others with "
     "the same starting point: 3.2 percentage points more than expected "
     "(uncertainty: from 1.1 to 5.3). The improvement has lasted 2 years."},
    {"Kommune C var bedre enn ventet i 2022, men ikke i de andre årene. Ett "
     "godt år kan være tilfeldig; vi kaller det ikke et positivt avvik.",
     "Kommune C var betre enn venta i 2022, men ikkje i dei andre åra. Eitt "
     "godt år kan vere tilfeldig; vi kallar det ikkje eit positivt avvik.",
     "Municipality C was better than expected in 2022 but not in the other "
     "years. One good year may be chance; we do not call it positive "
     "deviance."},
    {"Seks kommuner er for få til å finne positive avvik: den beste av seks er "
     "ofte best bare ved en tilfeldighet. Vi trenger tall for flere kommuner "
     "å sammenligne med.",
     "Seks kommunar er for få til å finne positive avvik: den beste av seks er "
     "ofte best berre ved eit slumpetreff. Vi treng tal for fleire kommunar å "
     "samanlikne med.",
     "Six municipalities are too few to find positive deviance: the best of "
     "six is often best only by chance. We need figures for more "
     "municipalities to compare with."},
};

static void models_9_to_12(void **state)
{
    (void)state;
    for (int lang = 0; lang < 3; lang++) {
        const pdn_claim q[4] = {
            {.unit = place(lang, 'A'),
             .claim = PDN_CLAIM_SUSTAINED,
             .years_better = 4,
             .years = 4,
             .share = .151,
             .expected = .189,
             .any_by_chance = .1},
            {.unit = place(lang, 'B'),
             .claim = PDN_CLAIM_IMPROVED,
             .gain = .032,
             .gain_lo = .011,
             .gain_hi = .053,
             .lasted = 2},
            {.unit = place(lang, 'C'),
             .claim = PDN_CLAIM_ONE_YEAR,
             .year = 2022},
            {.unit = "-", .claim = PDN_CLAIM_TOO_LITTLE_DATA, .units = 6},
        };
        pdn_words_use((pdn_lang)lang);
        for (int k = 0; k < 4; k++) {
            const pdn_sentence s = pdn_sentence_of_claim(&q[k]);
            expect(&s, claims[k][lang]);
        }
    }
    const pdn_claim odd = {.unit = "x", .claim = PDN_NO_CLAIM};
    assert_null(pdn_sentence_of_claim(&odd).headline);
}

/* What the models do not say, in their words. */
static void what_is_not_a_claim_is_told_too(void **state)
{
    (void)state;
    static const char *const want[7][3] = {
        {"Kommune A er bedre enn ventet i 4 av 4 år, men tallet som ikke skal "
         "bli verre, er verre enn ventet. Vi kaller det ikke et positivt "
         "avvik.",
         "Kommune A er betre enn venta i 4 av 4 år, men talet som ikkje skal "
         "bli verre, er verre enn venta. Vi kallar det ikkje eit positivt "
         "avvik.",
         "Municipality A is better than expected in 4 of 4 years, but the "
         "figure that must not get worse is worse than expected. We do not "
         "call it positive deviance."},
        {"Kommune B gjør det bedre enn ventet med de samme ressursene, i 3 av "
         "4 år: 15,1" NBSP "% utenfor skole og arbeid, 18,9" NBSP
         "% ventet. Kandidat til "
         "positivt avvik. Vi har ikke sjekket om noe annet ble verre samtidig.",
         "Kommune B gjer det betre enn venta med dei same ressursane, i 3 av "
         "4 år: 15,1" NBSP "% utanfor skule og arbeid, 18,9" NBSP
         "% venta. Kandidat til "
         "positivt avvik. Vi har ikkje sjekka om noko anna vart verre "
         "samstundes.",
         "Municipality B does better than expected with the same resources, "
         "in 3 of 4 years: 15.1% outside school and work, 18.9% expected. A "
         "candidate for "
         "positive deviance. Whether something else got worse meanwhile is "
         "not checked."},
        {"Kommune C var bedre enn ventet i 2 av 4 år, tydeligst i 2022, men "
         "ikke nok til at vi er sikre. Gode år kan være tilfeldige; vi kaller "
         "det ikke et positivt avvik.",
         "Kommune C var betre enn venta i 2 av 4 år, tydelegast i 2022, men "
         "ikkje nok til at vi er sikre. Gode år kan vere tilfeldige; vi kallar "
         "det ikkje eit positivt avvik.",
         "Municipality C was better than expected in 2 of 4 years, most "
         "clearly in 2022, but not enough to be sure. Good years may be "
         "chance; we do not call it positive deviance."},
        {"For få tall til å finne positive avvik. Det trengs minst tolv "
         "kommuner, og flere jo flere ressurser vi tar hensyn til, med antall "
         "for tre år eller mer.",
         "For få tal til å finne positive avvik. Det trengst minst tolv "
         "kommunar, og fleire jo fleire ressursar vi tek omsyn til, med tal "
         "for tre år eller meir.",
         "Too few figures to find positive deviance. At least twelve "
         "municipalities are needed, more the more resources we allow for, "
         "with counts for three years or more."},
        {"Kommune E skiller seg fra de andre. Ressursene er ikke sammenlignet, "
         "så vi kaller det ikke et positivt avvik.",
         "Kommune E skil seg frå dei andre. Ressursane er ikkje samanlikna, så "
         "vi kallar det ikkje eit positivt avvik.",
         "Municipality E stands out from the others. Resources are not "
         "compared, so this is not called positive deviance."},
        {"Seks kommuner er for få til å finne positive avvik: den beste av "
         "seks er ofte best bare ved en tilfeldighet. Vi trenger tall for "
         "minst 20 kommuner å sammenligne med.",
         "Seks kommunar er for få til å finne positive avvik: den beste av "
         "seks er ofte best berre ved eit slumpetreff. Vi treng tal for minst "
         "20 kommunar å samanlikne med.",
         "Six municipalities are too few to find positive deviance: the best "
         "of six is often best only by chance. We need figures for at least 20 "
         "municipalities to compare with."},
        {"For få tall til å finne positive avvik. Med disse ressursene trengs "
         "det minst 20 kommuner, med antall for tre år eller mer.",
         "For få tal til å finne positive avvik. Med desse ressursane trengst "
         "det minst 20 kommunar, med tal for tre år eller meir.",
         "Too few figures to find positive deviance. With these resources at "
         "least 20 municipalities are needed, with counts for three years or "
         "more."},
    };
    for (int lang = 0; lang < 3; lang++) {
        const pdn_claim q[] = {
            {.unit = place(lang, 'A'),
             .claim = PDN_CLAIM_NONE,
             .counter = PDN_COUNTER_WORSE,
             .unchecked = PDN_CLAIM_SUSTAINED,
             .years_better = 4,
             .years = 4},
            {.unit = place(lang, 'B'),
             .claim = PDN_CLAIM_SUSTAINED,
             .counter = PDN_COUNTER_NOT_CHECKED,
             .years_better = 3,
             .years = 4,
             .share = .151,
             .expected = .189,
             .any_by_chance = (double)NAN},
            {.unit = place(lang, 'C'),
             .claim = PDN_CLAIM_ONE_YEAR,
             .year = 2022,
             .years_better = 2,
             .years = 4},
            {.unit = "-", .claim = PDN_CLAIM_TOO_LITTLE_DATA, .units = 46},
            {.unit = place(lang, 'E'), .claim = PDN_CLAIM_OUTLIER},
            {.unit = "-",
             .claim = PDN_CLAIM_TOO_LITTLE_DATA,
             .units = 6,
             .needed = 20},
            {.unit = "-",
             .claim = PDN_CLAIM_TOO_LITTLE_DATA,
             .units = 14,
             .needed = 20},
        };
        pdn_words_use((pdn_lang)lang);
        for (size_t k = 0; k < LEN(q); k++) {
            const pdn_sentence s = pdn_sentence_of_claim(&q[k]);
            expect(&s, want[k][lang]);
        }
    }
}

/* Of years of which one is not known, only those that are. */
static void a_hidden_year_is_not_named(void **state)
{
    (void)state;
    static const char *const want[3][3] = {
        {"K var bedre enn ventet i 2024, men ikke i de to andre årene vi har "
         "tall for. Ett godt år kan være tilfeldig; vi kaller det ikke et "
         "positivt avvik.",
         "K var betre enn venta i 2024, men ikkje i dei to andre åra vi har "
         "tal for. Eitt godt år kan vere tilfeldig; vi kallar det ikkje eit "
         "positivt avvik.",
         "K was better than expected in 2024 but not in the other two years "
         "with figures. One good year may be chance; we do not call it "
         "positive deviance."},
        {"K var bedre enn ventet i minst ett år, men ikke år etter år. Gode år "
         "kan være tilfeldige; vi kaller det ikke et positivt avvik.",
         "K var betre enn venta i minst eitt år, men ikkje år etter år. Gode "
         "år kan vere tilfeldige; vi kallar det ikkje eit positivt avvik.",
         "K was better than expected in at least one year, but not year after "
         "year. Good years may be chance; we do not call it positive "
         "deviance."},
        {"K gjør det bedre enn ventet med de samme ressursene, år etter år. "
         "Kandidat til positivt avvik.",
         "K gjer det betre enn venta med dei same ressursane, år etter år. "
         "Kandidat til positivt avvik.",
         "K does better than expected year after year, with the same "
         "resources. A candidate for positive deviance."}};
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    const pdn_claim q[3] = {
        {.unit = "K",
         .claim = PDN_CLAIM_ONE_YEAR,
         .year = 2024,
         .years_better = 1,
         .years = 3},
        {.unit = "K",
         .claim = PDN_CLAIM_ONE_YEAR,
         .year = hidden,
         .years_better = hidden,
         .years = 3},
        {.unit = "K",
         .claim = PDN_CLAIM_SUSTAINED,
         .years_better = hidden,
         .years = 4,
         .share = hidden,
         .expected = hidden},
    };

    for (int lang = 0; lang < 3; lang++) {
        pdn_words_use((pdn_lang)lang);
        for (size_t k = 0; k < LEN(q); k++) {
            const pdn_sentence s = pdn_sentence_of_claim(&q[k]);
            expect(&s, want[k][lang]);
        }
    }
}

static void model_13_no_detectable_change(void **state)
{
    (void)state;
    static const char *const want[] = {
        "Ingen påvisbar endring i kommune D siden nullpunktet: 25,1" NBSP
        "% i 2021, 24,0" NBSP "% i 2023. Med 400 unge kan vi ikke påvise "
        "mindre endringer enn 8 prosentpoeng. Det kan ha endret seg uten at "
        "vi ser det.",
        "Inga påviseleg endring i kommune D sidan nullpunktet: 25,1" NBSP
        "% i 2021, 24,0" NBSP "% i 2023. Med 400 unge kan vi ikkje påvise "
        "mindre endringar enn 8 prosentpoeng. Det kan ha endra seg utan at vi "
        "ser det.",
        "No detectable change in municipality D since the baseline: 25.1% in "
        "2021, 24.0% in 2023. With 400 young people we cannot detect changes "
        "smaller than 8 percentage points. There may be a change that we "
        "cannot see."};
    for (int lang = 0; lang < 3; lang++) {
        pdn_sentence s = {0};
        pdn_baseline_row r = {.unit = place(lang, 'D'),
                              .year = 2023,
                              .share = .24,
                              .nullpunkt = .251,
                              .population = 400,
                              .detectable = .08,
                              .change = -.011,
                              .change_lo = -.07,
                              .change_hi = .048};
        pdn_words_use((pdn_lang)lang);
        s = pdn_sentence_of_change(&r, 2021);
        expect(&s, want[lang]);
        r.nullpunkt = (double)NAN;
        assert_null(pdn_sentence_of_change(&r, 2021).headline);
    }
}

static void model_14_change_beyond_noise(void **state)
{
    (void)state;
    static const char *const want[] = {
        "Mer samarbeid mellom skolen og NAV i kommune E: fra 6 til 17 "
        "kontakter blant dem som svarte begge årene. Det er mer enn tilfeldig "
        "variasjon: fra 4 til 18 kontakter flere enn all annen kontakt tilsier "
        "(usikkerhet).",
        "Meir samarbeid mellom skulen og NAV i kommune E: frå 6 til 17 "
        "kontaktar blant dei som svarte begge åra. Det er meir enn tilfeldig "
        "variasjon: frå 4 til 18 kontaktar fleire enn all annan kontakt "
        "tilseier (uvisse).",
        "More collaboration between the school and NAV in municipality E: "
        "from 6 to 17 contacts among those who answered both years. That is "
        "more than chance variation: from 4 to 18 contacts more than all "
        "other contact would give (uncertainty)."};
    const pdn_pair pair = {.group_a = "NAV", .group_b = "skole"};
    for (int lang = 0; lang < 3; lang++) {
        pdn_sentence s = {0};
        const pdn_pair_change q = {.pair = &pair,
                                   .place = place(lang, 'E'),
                                   .before = 6,
                                   .after = 17,
                                   .lo = 4,
                                   .hi = 18,
                                   .beyond_noise = true};
        pdn_words_use((pdn_lang)lang);
        s = pdn_sentence_of_pair_change(&q);
        expect(&s, want[lang]);
    }
}

/* The contacts of a pair stayed, those of everybody else grew. */
static void a_change_against_all_other_contact(void **state)
{
    (void)state;
    static const char *const want[] = {
        "Mindre samarbeid mellom skolen og NAV, sett mot all annen kontakt: "
        "fra 10 til 10 kontakter blant dem som svarte begge årene. Det er mer "
        "enn tilfeldig variasjon: fra 2 til 9 kontakter færre enn all annen "
        "kontakt tilsier (usikkerhet).",
        "Mindre samarbeid mellom skulen og NAV, sett mot all annan kontakt: "
        "frå 10 til 10 kontaktar blant dei som svarte begge åra. Det er meir "
        "enn tilfeldig variasjon: frå 2 til 9 kontaktar færre enn all annan "
        "kontakt tilseier (uvisse)."};
    const pdn_pair pair = {.group_a = "NAV", .group_b = "skole"};
    for (int lang = 0; lang < 2; lang++) {
        pdn_sentence s = {0};
        const pdn_pair_change q = {.pair = &pair,
                                   .before = 10,
                                   .after = 10,
                                   .lo = -9,
                                   .hi = -2,
                                   .change = -5,
                                   .beyond_noise = true};
        pdn_words_use((pdn_lang)lang);
        s = pdn_sentence_of_pair_change(&q);
        expect(&s, want[lang]);
    }
}

/* 40 contacts became 49, which were to be hidden, and all others grew more:
 * less, and what it is measured against is said. */
static void a_hidden_change_is_against_all_other_contact(void **state)
{
    (void)state;
    static const char *const want[] = {
        "Mindre samarbeid mellom skolen og NAV enn sist, sett mot all annen "
        "kontakt, blant dem som svarte begge årene. Det er mer enn tilfeldig "
        "variasjon: fra 0 til 35 kontakter færre enn all annen kontakt tilsier "
        "(usikkerhet).",
        "Mindre samarbeid mellom skulen og NAV enn sist, sett mot all annan "
        "kontakt, blant dei som svarte begge åra. Det er meir enn tilfeldig "
        "variasjon: frå 0 til 35 kontaktar færre enn all annan kontakt "
        "tilseier (uvisse).",
        "Less collaboration between the school and NAV than last time, seen "
        "against all other contact, among those who answered both years. That "
        "is more than chance variation: from 0 to 35 contacts fewer than all "
        "other contact would give (uncertainty)."};
    const pdn_pair pair = {.group_a = "NAV", .group_b = "skole"};
    for (int lang = 0; lang < 3; lang++) {
        pdn_sentence s = {0};
        const pdn_pair_change q = {.pair = &pair,
                                   .before = pdn_absent(PDN_SUPPRESSED),
                                   .after = pdn_absent(PDN_SUPPRESSED),
                                   .lo = -35,
                                   .hi = 0,
                                   .change = -17,
                                   .beyond_noise = true};
        pdn_words_use((pdn_lang)lang);
        s = pdn_sentence_of_pair_change(&q);
        expect(&s, want[lang]);
    }
}

static void model_18_order(void **state)
{
    (void)state;
    static const char *const order[] = {
        "Rekkefølgen er usikker: kommune F kan være fra nummer 3 til nummer "
        "21 av 46.",
        "Rekkjefølgja er usikker: kommune F kan vere frå nummer 3 til nummer "
        "21 av 46.",
        "The order is uncertain: municipality F may be anywhere from 3rd to "
        "21st of 46."};
    for (int lang = 0; lang < 3; lang++) {
        const pdn_baseline_row r = {
            .unit = place(lang, 'F'), .rank_lo = 3, .rank_hi = 21};
        pdn_words_use((pdn_lang)lang);
        assert_string_equal(pdn_say_rank_range(&r, 46), order[lang]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(models_9_to_12),
        cmocka_unit_test(what_is_not_a_claim_is_told_too),
        cmocka_unit_test(a_hidden_year_is_not_named),
        cmocka_unit_test(model_13_no_detectable_change),
        cmocka_unit_test(model_14_change_beyond_noise),
        cmocka_unit_test(a_change_against_all_other_contact),
        cmocka_unit_test(a_hidden_change_is_against_all_other_contact),
        cmocka_unit_test(model_18_order),
    };
    pdn_words_name(words_of_a_study);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
