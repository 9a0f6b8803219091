/* The sentences of other forms of survey, word for word: the figures of each
 * row are those of the sentence, and nothing is said that the form cannot. */
#include "check.h"

#include "pdnet/words.h"

#include <stdio.h>
#include <string.h>

#define SERVICES                                                          \
    .group_a = "NAV", .group_b = "skole", .actors_a = 12, .actors_b = 10, \
    .respondents_a = 10, .respondents_b = 9, .possible = 19
#define ORGANISATIONS                                                   \
    .group_a = "NAV", .group_b = "skole", .actors_a = 1, .actors_b = 1, \
    .respondents_a = 1, .respondents_b = 1, .quality_lo = 1, .quality_hi = 5

static const struct {
    const char *name;
    pdn_pair pair;
    const char *say[3]; /* nb, nn, en */
} rows[] = {
    {"half and none",
     {SERVICES, .ties = 8, .share_ab = .8, .share_ba = 0, .share_ab_hi = .95,
      .share_ba_hi = .3, .verdict = PDN_ONE_SIDED},
     {"8 av 10 i NAV oppgir samarbeid med skolen, men bare 0 av 9 den andre "
      "veien. Tydelig.",
      "8 av 10 i NAV oppgir samarbeid med skulen, men berre 0 av 9 den andre "
      "vegen. Tydeleg.",
      "8 of 10 in NAV report working with the school, but only 0 of 9 the "
      "other "
      "way. Clear."}},
    {"works",
     {SERVICES, .ties = 13, .share_ab = .7, .share_ba = 2. / 3,
      .share_ab_hi = .9, .share_ba_hi = .9, .quality_ab = 4, .quality_ba = 4,
      .quality_lo = 1, .quality_hi = 5, .verdict = PDN_WORKS_WELL},
     {"Samarbeidet mellom skolen og NAV fungerer godt, sier de ansatte: de som "
      "har vurdert det, gir minst 3,5 av 5 i snitt. Halvparten eller flere på "
      "hver side oppgir kontakt. Brukerne er ikke spurt.",
      "Samarbeidet mellom skulen og NAV fungerer godt, seier dei tilsette: dei "
      "som har vurdert det, gir minst 3,5 av 5 i snitt. Halvparten eller "
      "fleire på kvar side oppgir kontakt. Brukarane er ikkje spurde.",
      "Collaboration between the school and NAV works well, staff say: those "
      "who rated it give at least 3.5 of 5 on average. Half or more on either "
      "side report contact. The users were not asked."}},
    {"nobody was asked",
     {.group_a = "NAV",
      .group_b = "skole",
      .actors_a = 12,
      .respondents_a = 10,
      .share_ab = .4,
      .share_ab_hi = .7,
      .ties = 4,
      .verdict = PDN_NOT_KNOWN,
      .verdict_note = PDN_BIT(PDN_REASON_NO_ANSWERS)},
     {"Vi vet ikke nok om skolen og NAV: ingen i skolen er spurt. At få "
      "kontakter er oppgitt, betyr ikke at samarbeidet mangler.",
      "Vi veit ikkje nok om skulen og NAV: ingen i skulen er spurde. At få "
      "kontaktar er oppgitte, vil ikkje seie at samarbeidet manglar.",
      "We do not know enough about the school and NAV: nobody in the school "
      "was asked. Few reported contacts do not mean that collaboration is "
      "missing."}},
    {"both say no, a duty",
     {ORGANISATIONS, .duty = 1, .verdict = PDN_MISSING,
      .also = PDN_BIT(PDN_NEITHER_REPORTS)},
     {"Skolen og NAV skal samarbeide, men begge sier at de ikke gjør det. "
      "Tydelig: begge har svart.",
      "Skulen og NAV skal samarbeide, men begge seier at dei ikkje gjer det. "
      "Tydeleg: begge har svart.",
      "The school and NAV ought to work together, but both say that they do "
      "not. Clear: both answered."}},
    {"neither",
     {ORGANISATIONS, .verdict = PDN_NEITHER_REPORTS},
     {"Verken skolen eller NAV oppgir kontakt med den andre. Begge svarte.",
      "Verken skulen eller NAV oppgir kontakt med den andre. Begge svarte.",
      "Neither the school nor NAV reports contact with the other. Both "
      "answered."}},
    {"both, not alike",
     {ORGANISATIONS, .ties = 2, .from_says = 1, .to_says = 4, .differs = 3,
      .verdict = PDN_BOTH_REPORT},
     {"Både skolen og NAV oppgir at de samarbeider. De er uenige om hvor ofte: "
      "skolen sier 4, og NAV sier 1.",
      "Både skulen og NAV oppgir at dei samarbeider. Dei er usamde om kor "
      "ofte: "
      "skulen seier 4, og NAV seier 1.",
      "Both the school and NAV report that they work together. They differ on "
      "how often: the school says 4, and NAV says 1."}},
    {"one side",
     {ORGANISATIONS, .ties = 1, .from_says = 3, .one_sided_ab = 1,
      .verdict = PDN_ONE_SIDED},
     {"NAV oppgir samarbeid med skolen, men skolen oppgir ingen kontakt. Hver "
      "av dem ga ett svar; ingenting er prøvd mot tilfeldig variasjon.",
      "NAV oppgir samarbeid med skulen, men skulen oppgir ingen kontakt. Kvar "
      "av dei gav eitt svar; ingenting er prøvd mot tilfeldig variasjon.",
      "NAV reports working with the school, but the school reports no contact. "
      "Each of them gave one answer; nothing is tested against chance "
      "variation."}},
    {"strained",
     {ORGANISATIONS, .ties = 2, .from_says = 3, .to_says = 3, .quality_ab = 2,
      .quality_ba = 4, .verdict = PDN_STRAINED,
      .also = PDN_BIT(PDN_BOTH_REPORT)},
     {"NAV opplever samarbeidet med skolen som anstrengt, og gir det 2 av 5. "
      "Skolen gir selv 4 av 5. Hver av dem ga ett svar; ingenting er prøvd mot "
      "tilfeldig variasjon.",
      "NAV opplever samarbeidet med skulen som anstrengt, og gir det 2 av 5. "
      "Skulen gir sjølv 4 av 5. Kvar av dei gav eitt svar; ingenting er prøvd "
      "mot tilfeldig variasjon.",
      "NAV finds working with the school strained, and gives it 2 of 5. The "
      "school itself gives 4 of 5. Each of them gave one answer; nothing is "
      "tested against chance variation."}},
};

static size_t longest(const char *text)
{
    size_t words = 1, most = 1;

    for (const char *at = text; *at != '\0'; at++) {
        if (*at != ' ') continue;
        words++;
        if (at > text && strchr(".?", at[-1]) != NULL) words = 1;
        most = words > most ? words : most;
    }
    return most;
}

static void word_for_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < LEN(rows); i++)
        for (int lang = 0; lang < 3; lang++) {
            pdn_sentence s = {0};
            char all[1024];
            pdn_words_use((pdn_lang)lang);
            s = pdn_sentence_of_pair(&rows[i].pair);
            (void)snprintf(all, sizeof all, "%s%s%s", s.headline,
                           *s.detail != '\0' ? " " : "", s.detail);
            CHECK(strcmp(all, rows[i].say[lang]) == 0, "%s (%s):\n%s\n%s",
                  rows[i].name, pdn_lang_code((pdn_lang)lang), all,
                  rows[i].say[lang]);
            CHECK(longest(all) <= 25, "%zu words: %s", longest(all), all);
        }
}

/* The other did not answer: who reports says so, and nobody is said to say
 * no. */
static void silence_is_no_no(void **state)
{
    (void)state;
    pdn_pair p = {ORGANISATIONS, .ties = 1, .verdict = PDN_NOT_KNOWN,
                  .verdict_note = PDN_BIT(PDN_REASON_NO_ANSWERS)};
    pdn_sentence s = {0};

    p.respondents_b = 0;
    p.from_says = 3;
    p.to_says = pdn_absent(PDN_NO_ANSWER);
    pdn_words_use(PDN_ENGLISH);
    s = pdn_sentence_of_pair(&p);
    assert_string_equal(s.headline, "NAV reports working with the school.");
    assert_string_equal(
        s.detail, "We do not know what the school would say: no answer came.");
    assert_int_equal(s.sureness, PDN_UNSURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(word_for_word),
        cmocka_unit_test(silence_is_no_no),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
