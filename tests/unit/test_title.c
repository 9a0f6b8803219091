#include "check.h"
#include "naming.h"

#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

/* Fourteen services have 14 * 13 / 2 = 91 pairs. */
enum { SERVICES = 14, PAIRS = 91 };

static const char *const service[SERVICES] = {
    "BUP",
    "NAV",
    "barnevern",
    "boligkontor",
    "fastlege",
    "frivillighet og arbeidsgivere",
    "helsestasjon",
    "kommuneledelse",
    "kultur og fritid",
    "oppfølgingstjenesten",
    "politi/SLT",
    "psykisk helse og rus",
    "ungdomsskole",
    "videregående skole",
};

static void make_pairs(pdn_pair pair[PAIRS])
{
    size_t n = 0;
    for (size_t a = 0; a < SERVICES; a++)
        for (size_t b = a + 1; b < SERVICES; b++)
            pair[n++] = (pdn_pair){.group_a = service[a],
                                   .group_b = service[b],
                                   .ties = 5,
                                   .expected = 5,
                                   .assessable = 1,
                                   .verdict = PDN_ORDINARY};
}

static void judge(pdn_pair pair[PAIRS], const char *a, const char *b,
                  pdn_verdict verdict)
{
    for (size_t i = 0; i < PAIRS; i++)
        if (strcmp(pair[i].group_a, a) == 0 && strcmp(pair[i].group_b, b) == 0)
            pair[i].verdict = verdict;
}

/* What chance gives is compared with what it is reckoned for: marks of too few
 * contacts, not of one person, one side or a strain. */
static void chance_is_compared_with_its_like(void **state)
{
    (void)state;
    static const char *const note[] = {
        "91 par kunne prøves for lite kontakt; 1 har merket «mangler», 2 "
        "«lite». Ren tilfeldighet alene ville gi om lag 0,2 slike merker.",
        "91 par kunne prøvast for lite kontakt; 1 har merket «manglar», 2 "
        "«lite». Slumpen åleine ville gi om lag 0,2 slike merke.",
        "91 pairs could be tested for too little contact; 1 marked missing, 2 "
        "thin. Chance alone would give about 0.2 such marks."};
    for (int lang = 0; lang < 3; lang++) {
        pdn_pair pair[PAIRS];
        const char *text = NULL;
        pdn_words_use((pdn_lang)lang);
        make_pairs(pair);
        judge(pair, "BUP", "NAV", PDN_MISSING);
        judge(pair, "BUP", "fastlege", PDN_THIN_CONTACT);
        judge(pair, "BUP", "helsestasjon", PDN_THIN_CONTACT);
        judge(pair, "ungdomsskole", "videregående skole", PDN_HANGS_ON_ONE);
        judge(pair, "helsestasjon", "ungdomsskole", PDN_ONE_SIDED);
        judge(pair, "NAV", "barnevern", PDN_STRAINED);
        text = pdn_note_of_pairs(pair, PAIRS, .18);
        assert_string_equal(text, note[lang]);
    }
}

/* Of three marks one is on a pair that shows another, since that weighs more:
 * a reader who counts the pairs finds two. */
static void a_mark_behind_another_is_told(void **state)
{
    (void)state;
    pdn_pair pair[PAIRS];

    pdn_words_use(PDN_BOKMAL);
    make_pairs(pair);
    judge(pair, "BUP", "NAV", PDN_MISSING);
    judge(pair, "BUP", "fastlege", PDN_THIN_CONTACT);
    judge(pair, "NAV", "barnevern", PDN_STRAINED);
    for (size_t i = 0; i < PAIRS; i++)
        if (pair[i].verdict == PDN_STRAINED || pair[i].verdict == PDN_MISSING)
            pair[i].also = PDN_BIT(PDN_THIN_CONTACT);
    assert_string_equal(
        pdn_note_of_pairs(pair, PAIRS, (double)NAN),
        "91 par kunne prøves for lite kontakt; 1 har merket «mangler», 2 "
        "«lite». 1 av disse er vist med et annet merke, som går foran.");
}

/* That nothing is seen where nothing could be seen is no good news. */
static void silence_is_not_no_break(void **state)
{
    (void)state;
    pdn_pair pair[PAIRS];
    const char *text = NULL;

    pdn_words_use(PDN_BOKMAL);
    make_pairs(pair);
    for (size_t i = 0; i < PAIRS; i++) {
        pair[i].verdict = PDN_NOT_KNOWN;
        pair[i].assessable = 0;
    }
    text = pdn_title_of_map(pair, PAIRS);
    assert_string_equal(text,
                        "Vi vet ikke nok til å si hvor samarbeidet butter.");
    text = pdn_note_of_pairs(pair, PAIRS, 0);
    assert_string_equal(text, "Ingen par av tjenester kunne prøves.");
}

static void the_pair_table_says_how_many(void **state)
{
    (void)state;
    static const char *const four[] = {
        "Fire av 91 par av tjenester har et tydelig brudd. Ett par vet vi "
        "ikke nok om.",
        "Fire av 91 par av tenester har eit tydeleg brot. Eitt par veit vi "
        "ikkje nok om.",
        "Four of 91 pairs of services have a clear break. We do not know "
        "enough about one pair."};
    static const char *const none[] = {
        "Ingen av 91 par av tjenester har et tydelig brudd.",
        "Ingen av 91 par av tenester har eit tydeleg brot.",
        "None of 91 pairs of services has a clear break."};
    for (int lang = 0; lang < 3; lang++) {
        pdn_pair pair[PAIRS];
        const char *title = NULL;
        pdn_words_use((pdn_lang)lang);
        make_pairs(pair);
        title = pdn_title_of_pairs(pair, PAIRS);
        assert_string_equal(title, none[lang]);
        judge(pair, "BUP", "NAV", PDN_MISSING);
        judge(pair, "ungdomsskole", "videregående skole", PDN_HANGS_ON_ONE);
        judge(pair, "helsestasjon", "ungdomsskole", PDN_ONE_SIDED);
        judge(pair, "NAV", "barnevern", PDN_STRAINED);
        judge(pair, "BUP", "fastlege", PDN_NOT_KNOWN);
        title = pdn_title_of_pairs(pair, PAIRS);
        assert_string_equal(title, four[lang]);
    }
}

/* What is found of one pair alone is a break, and no clear one. */
static void few_contacts_are_not_clear(void **state)
{
    (void)state;
    pdn_pair pair[PAIRS];
    const char *title = NULL;

    pdn_words_use(PDN_BOKMAL);
    make_pairs(pair);
    judge(pair, "ungdomsskole", "videregående skole", PDN_HANGS_ON_ONE);
    for (size_t i = 0; i < PAIRS; i++)
        if (pair[i].verdict == PDN_HANGS_ON_ONE)
            pair[i].verdict_note = PDN_BIT(PDN_REASON_FEW_CONTACTS);
    title = pdn_title_of_pairs(pair, PAIRS);
    assert_string_equal(title, "Ett av 91 par av tjenester har et brudd som "
                               "bygger på få kontakter.");
    judge(pair, "BUP", "NAV", PDN_MISSING);
    title = pdn_title_of_pairs(pair, PAIRS);
    assert_string_equal(title, "To av 91 par av tjenester har et brudd; ett av "
                               "dem bygger på få kontakter.");
}

static void is_said(const char *title, const char *first, const char *rest)
{
    assert_true(strncmp(title, first, strlen(first)) == 0);
    assert_string_equal(title + strlen(first), rest);
}

/* Which pairs are just not known may turn on a hair; the title does not. */
static void a_title_does_not_count_what_is_not_known(void **state)
{
    (void)state;
    pdn_words_use(PDN_BOKMAL);
    for (size_t unknown = 1; unknown <= PAIRS; unknown++) {
        pdn_pair pair[PAIRS];
        const char *title = NULL;
        const char *rest = unknown == 1 ? "Ett par vet vi ikke nok om."
                           : 2 * unknown < PAIRS
                               ? "En del par vet vi ikke nok om."
                               : "De fleste parene vet vi ikke nok om.";
        make_pairs(pair);
        for (size_t i = 0; i < unknown; i++)
            pair[i].verdict = PDN_NOT_KNOWN;
        title = pdn_title_of_pairs(pair, PAIRS);
        is_said(title, "Ingen av 91 par av tjenester har et tydelig brudd. ",
                rest);
        title = pdn_title_of_map(pair, PAIRS);
        if (unknown == PAIRS)
            assert_non_null(strstr(title, "til å si hvor samarbeidet butter."));
        else
            is_said(title, "Vi ser ingen tydelige brudd i samarbeidet. ", rest);
    }
}

/* What cannot be shown may have a break: of 91 pairs 85 are withheld. */
static void no_break_is_said_of_what_is_shown(void **state)
{
    (void)state;
    static const char want[] =
        "Av 91 par av tjenester kan 6 vises. Vi ser ingen tydelige brudd i "
        "dem.";
    pdn_pair pair[PAIRS];
    const char *title = NULL;

    pdn_words_use(PDN_BOKMAL);
    make_pairs(pair);
    for (size_t i = 6; i < PAIRS; i++)
        pair[i].verdict = PDN_HIDDEN;
    title = pdn_title_of_map(pair, PAIRS);
    assert_string_equal(title, want);
    title = pdn_title_of_pairs(pair, PAIRS);
    assert_string_equal(title, want);
}

static void the_map_names_the_places(void **state)
{
    (void)state;
    static const char *const three[] = {
        "Tre steder butter samarbeidet: mellom NAV og BUP, mellom "
        "ungdomsskolen og videregående og mellom NAV og barnevernet.",
        "Tre stader buttar samarbeidet: mellom NAV og BUP, mellom "
        "ungdomsskulen og den vidaregåande skulen og mellom NAV og "
        "barnevernet.",
        "Collaboration gets stuck in three places: between NAV and BUP, "
        "between lower and upper secondary school and between NAV and child "
        "welfare."};
    static const char *const one[] = {
        "Ett sted butter samarbeidet: mellom NAV og BUP.",
        "Éin stad buttar samarbeidet: mellom NAV og BUP.",
        "Collaboration gets stuck in one place: between NAV and BUP."};
    for (int lang = 0; lang < 3; lang++) {
        pdn_pair pair[PAIRS];
        const char *title = NULL;
        pdn_words_use((pdn_lang)lang);
        make_pairs(pair);
        judge(pair, "BUP", "NAV", PDN_MISSING);
        title = pdn_title_of_map(pair, PAIRS);
        assert_string_equal(title, one[lang]);
        judge(pair, "ungdomsskole", "videregående skole", PDN_HANGS_ON_ONE);
        judge(pair, "NAV", "barnevern", PDN_STRAINED);
        title = pdn_title_of_map(pair, PAIRS);
        assert_string_equal(title, three[lang]);
        for (size_t i = 0; i < PAIRS; i++)
            pair[i].verdict = PDN_MISSING;
        title = pdn_title_of_map(pair, PAIRS);
        size_t words = 1;
        for (const char *at = title; *at != '\0'; at++)
            words += *at == ' ';
        CHECK(words <= 25, "%zu words: %s", words, title);
        CHECK(strlen(title) < 200, "long: %s", title);
        for (size_t i = 0; i < PAIRS; i++)
            pair[i].verdict = PDN_NO_VERDICT;
        title = pdn_title_of_map(pair, PAIRS);
        assert_non_null(title);
    }
}

/* The published counts of 2021 (municipality, residents 20-29, outside). */
static const struct {
    const char *unit;
    double population, events;
} six[] = {{"Kongsvinger", 2146, 490}, {"Nord-Odal", 526, 107},
           {"Sør-Odal", 856, 166},     {"Eidskog", 606, 160},
           {"Grue", 419, 105},         {"Åsnes", 523, 120}};

static void the_region_is_1148_of_5076(void **state)
{
    (void)state;
    pdn_baseline_row row[6];
    const char *title = NULL;
    for (size_t i = 0; i < 6; i++)
        row[i] = (pdn_baseline_row){.unit = six[i].unit,
                                    .year = 2021,
                                    .indicator = "outside",
                                    .population = six[i].population,
                                    .events = six[i].events,
                                    .share = six[i].events / six[i].population,
                                    .benchmark = 1148.0 / 5076,
                                    .funnel95_hi = 1,
                                    .funnel998_hi = 1};
    pdn_words_use(PDN_BOKMAL);
    title = pdn_title_of_baseline(row, 6);
    assert_string_equal(title,
                        "Forskjellene mellom seks kommuner kan være tilfeldig "
                        "variasjon. I alt i 2021: 1148 av 5076 unge, om lag "
                        "23 av 100, utenfor skole og arbeid.");
    row[3].flag = row[2].flag =
        PDN_BIT(PDN_FLAG_EDGE) | PDN_BIT(PDN_FLAG_OUTSIDE95);
    title = pdn_title_of_baseline(row, 6);
    CHECK(strstr(title, "Tegn til at to av seks kommuner skiller seg ut: "
                        "Sør-Odal ligger lavt og Eidskog ligger "
                        "høyt.") == title,
          "%s", title);
    row[3].flag = PDN_BIT(PDN_FLAG_OUTSIDE95) | PDN_BIT(PDN_FLAG_OUTSIDE998);
    title = pdn_title_of_funnel(row, 6);
    assert_string_equal(title,
                        "Én av seks kommuner er tydelig utenfor grensene "
                        "(Eidskog ligger høyt).");
    title = pdn_title_of_tiles(row, 6);
    assert_non_null(strstr(title, "til 26,4\u00a0% i Eidskog. Én av seks"));
    /* More unlike than chance gives, but no one of them outside. */
    for (size_t i = 0; i < 6; i++) {
        row[i].flag = i == 3 ? PDN_BIT(PDN_FLAG_EDGE) : 0;
        row[i].tau2 = .0004;
        row[i].adjusted95_lo = row[i].adjusted998_lo = 0;
        row[i].adjusted95_hi = row[i].adjusted998_hi = 1;
    }
    title = pdn_title_of_funnel(row, 6);
    assert_string_equal(title, "Ingen av seks kommuner er utenfor de stiplede "
                               "grensene.");
    for (size_t i = 0; i < 6; i++)
        row[i].events = row[i].population = (double)NAN;
    title = pdn_title_of_baseline(row, 6);
    assert_string_equal(title,
                        "Fra 19,4\u00a0% i Sør-Odal til 26,4\u00a0% i Eidskog. "
                        "Uten antall vet vi ikke hvor sikre forskjellene er.");
}

static void how_much_more_variation_than_chance(void **state)
{
    (void)state;
    enum { UNITS = 20 };
    static const char *const few[] = {
        [PDN_BOKMAL] = "Seks kommuner er for få til å si om de er mer ulike "
                       "enn ren tilfeldighet gir.",
        [PDN_NYNORSK] = "Seks kommunar er for få til å seie om dei er meir "
                        "ulike enn slumpen åleine gir.",
        [PDN_ENGLISH] = "Six municipalities are too few to tell whether they "
                        "differ more than chance alone gives.",
    };
    pdn_baseline_row row[UNITS] = {{0}};

    for (size_t i = 0; i < UNITS; i++)
        row[i] = (pdn_baseline_row){
            .events = 3, .population = 30, .phi_lo = .91, .phi_hi = 27.6};
    for (int lang = 0; lang < 3; lang++) {
        pdn_words_use((pdn_lang)lang);
        assert_string_equal(pdn_say_variation(row, 6), few[lang]);
    }
    pdn_words_use(PDN_BOKMAL);
    assert_null(strstr(pdn_say_variation(row, UNITS), "for få"));
    row[UNITS - 1].events = pdn_absent(PDN_SUPPRESSED); /* 19 with counts */
    assert_non_null(
        strstr(pdn_say_variation(row, UNITS), "19 kommuner er for få"));
    row[1].phi_lo = 2; /* groups, each with its own */
    assert_string_equal(pdn_say_variation(row, 6), "");
    row[0].phi_lo = (double)NAN;
    assert_string_equal(pdn_say_variation(row, 1), "");
    assert_string_equal(pdn_say_variation(row, 0), "");
}

static void no_percent_below_twenty(void **state)
{
    (void)state;
    pdn_sentence s = {0};
    const pdn_baseline_row small = {.unit = "Utsira",
                                    .indicator = "outside",
                                    .events = 4,
                                    .population = 9,
                                    .share = 4 / 9.0,
                                    .lo = .19,
                                    .hi = .73,
                                    .benchmark = .2,
                                    .funnel95_hi = 1,
                                    .funnel998_hi = 1};
    pdn_words_use(PDN_BOKMAL);
    s = pdn_sentence_of_baseline(&small);
    assert_string_equal(s.headline,
                        "Utsira: 4 av 9 unge, utenfor skole og arbeid.");
    assert_null(strchr(s.detail, '%'));
    assert_null(strchr(s.short_name, '%'));
}

static void picks_the_latest_year(void **state)
{
    (void)state;
    const pdn_baseline_row row[] = {{.indicator = "a", .year = 2019},
                                    {.indicator = "b", .year = 2023},
                                    {.indicator = "a", .year = 2021},
                                    {.indicator = "a", .year = 2021}};
    size_t index[4];
    assert_int_equal(pdn_baseline_pick(row, 4, NULL, 0, index), 2);
    assert_int_equal(index[0], 2);
    assert_int_equal(pdn_baseline_pick(row, 4, "b", 0, index), 1);
    assert_int_equal(pdn_baseline_pick(row, 4, "a", 2019, index), 1);
    assert_int_equal(pdn_baseline_pick(row, 4, "c", 0, index), 0);
}

/* Nothing is said of one study where the study says nothing. */
static void words_are_neutral_without_a_study(void **state)
{
    (void)state;
    pdn_baseline_row row = {.unit = "Utsira",
                            .indicator = "utenfor-barnehage",
                            .events = 4,
                            .population = 9,
                            .share = 4. / 9};
    pdn_sentence s = {0};

    pdn_words_name(NULL);
    pdn_words_use(PDN_BOKMAL);
    s = pdn_sentence_of_baseline(&row);
    /* no label: the indicator's own name says what was counted */
    CHECK(strstr(s.headline, "Utsira: 4 av 9 personer, utenfor-barnehage.") ==
              s.headline,
          "%s", s.headline);
    assert_string_equal(pdn_unit_word(1), "enhet");
    assert_string_equal(pdn_say_axis("utenfor-barnehage"), "andel");
    assert_string_equal(pdn_note(PDN_YOUTH_NOT_ASKED),
                        "Brukerne er ikke spurt.");
    pdn_words_use(PDN_NYNORSK);
    assert_string_equal(pdn_unit_word(6), "einingar");
    assert_string_equal(pdn_note(PDN_YOUTH_NOT_ASKED),
                        "Brukarane er ikkje spurde.");
    pdn_words_name(words_of_a_study);
    assert_string_equal(pdn_say_axis("x"), "andel utanfor skule og arbeid");
    assert_string_equal(pdn_note(PDN_YOUTH_NOT_ASKED),
                        "Dei unge er ikkje spurde.");
}

/* A label is of the indicators that it is the label of, and a form that is not
 * said is the one before it. */
static void labels_are_of_their_indicator(void **state)
{
    (void)state;
    pdn_naming naming[PDN_LANGS] = {{0}};
    pdn_arena text = {0};

    MUST(pdn_naming_take("med fagbrev", "elev, elever", "fylke", &text,
                         &naming[PDN_BOKMAL]));
    naming[PDN_BOKMAL].of[0] = "fagbrev";
    naming[PDN_BOKMAL].age = "18-20";
    pdn_words_name(naming);
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(pdn_say_axis("fagbrev"), "andel med fagbrev");
    assert_string_equal(pdn_say_axis("annet"), "andel");
    assert_string_equal(pdn_say_what("fagbrev"),
                        "andel med fagbrev, elever 18–20 år");
    assert_string_equal(pdn_unit_word(6), "fylke");
    assert_string_equal(pdn_the_people_word(), "elever");
    assert_int_equal(
        pdn_naming_take(NULL, "\"a", NULL, &text, &naming[PDN_BOKMAL]),
        PDN_EPARSE);
    pdn_words_name(words_of_a_study);
    pdn_arena_clear(&text);
}

/* Of one service there is no pair: no count of none. */
static void one_service_alone(void **state)
{
    (void)state;
    pdn_pair alone;
    const char *title = NULL;

    pdn_words_use(PDN_ENGLISH);
    pdn_row_clear(&pdn_breakdown_schema, &alone);
    alone.group_a = alone.group_b = "NAV";
    alone.verdict = PDN_NOT_KNOWN;
    title = pdn_title_of_pairs(&alone, 1);
    assert_string_equal(title, "Only one service is on the list: there is no "
                               "pair to show.");
    title = pdn_title_of_map(&alone, 1);
    assert_string_equal(title, "Only one service is on the list: there is no "
                               "pair to show.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_service_alone),
        cmocka_unit_test(chance_is_compared_with_its_like),
        cmocka_unit_test(a_mark_behind_another_is_told),
        cmocka_unit_test(silence_is_not_no_break),
        cmocka_unit_test(the_pair_table_says_how_many),
        cmocka_unit_test(few_contacts_are_not_clear),
        cmocka_unit_test(a_title_does_not_count_what_is_not_known),
        cmocka_unit_test(no_break_is_said_of_what_is_shown),
        cmocka_unit_test(the_map_names_the_places),
        cmocka_unit_test(the_region_is_1148_of_5076),
        cmocka_unit_test(how_much_more_variation_than_chance),
        cmocka_unit_test(no_percent_below_twenty),
        cmocka_unit_test(picks_the_latest_year),
        cmocka_unit_test(words_are_neutral_without_a_study),
        cmocka_unit_test(labels_are_of_their_indicator),
    };
    pdn_words_name(words_of_a_study);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
