/* What stands under the outcomes: how the units lie to a reference, what a bar
 * beside the line does not say, and that figures are made. Worked by hand. */
#include "check.h"
#include "naming.h"
#include "sheet/outcome_parts.h"

#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

enum { UNITS = 4 };

static pdn_baseline_row unit[UNITS];
static const pdn_reference county = {"Innlandet", .183, (double)NAN,
                                     (double)NAN};
static const pdn_outcomes_options beside = {.reference = &county,
                                            .references = 1};

/* Bars of 15-17, 17-22, 19-24 and 23-30 %; the line of all at 22.6. */
static void make(void)
{
    static const double lo[] = {.15, .17, .19, .23};
    static const double hi[] = {.17, .22, .24, .30};

    for (size_t i = 0; i < UNITS; i++) {
        pdn_row_clear(&pdn_baseline_schema, &unit[i]);
        unit[i].lo = lo[i];
        unit[i].hi = hi[i];
        unit[i].benchmark = .226;
    }
}

static void says(size_t first, size_t n, bool bars, const char *want)
{
    const outcome_rows q = {.row = unit + first, .rows = n};

    assert_string_equal(outcome_rows__against(&q, &beside, bars), want);
}

#define MISSES                                                             \
    "That a bar misses the line of all is not enough to stand out. There " \
    "is more variation between municipalities than chance gives."

static void beside_a_reference(void **state)
{
    (void)state;
    pdn_words_use(PDN_ENGLISH);
    make();
    says(0, 4, false,
         "For 2 of 4 the whole uncertainty lies above Innlandet (18.3%), for 1 "
         "of 4 below.");
    says(1, 3, false,
         "For 2 of 3 the whole uncertainty lies above Innlandet (18.3%).");
    says(0, 2, false,
         "For 1 of 2 the whole uncertainty lies below Innlandet (18.3%).");
    says(1, 1, false,
         "For none of 1 the whole uncertainty lies above or below Innlandet "
         "(18.3%).");
    unit[3].phi_lo = 1.4;
    says(3, 1, true,
         "For 1 of 1 the whole uncertainty lies above Innlandet "
         "(18.3%). " MISSES);
    /* the page says then that there are too few to tell */
    unit[3].phi_lo = .9;
    says(3, 1, true,
         "For 1 of 1 the whole uncertainty lies above Innlandet (18.3%). That "
         "a bar misses the line of all is not enough to stand out.");
    says(2, 1, true,
         "For 1 of 1 the whole uncertainty lies above Innlandet (18.3%).");
    /* who is outside is told in the title */
    unit[3].flag = PDN_BIT(PDN_FLAG_OUTSIDE95);
    const outcome_rows q = {.row = unit + 3, .rows = 1};
    CHECK(strstr(outcome_rows__against(&q, &beside, true), "misses") == NULL,
          "a bar that is outside");
    /* but another's bar may miss the line as well, and its reader asks why */
    unit[0].phi_lo = 0;
    CHECK(
        strstr(outcome_rows__against(
                   &(outcome_rows){.row = unit, .rows = UNITS}, &beside, true),
               "misses") != NULL,
        "a bar that is not outside");
    const pdn_outcomes_options none = {0};
    assert_string_equal(outcome_rows__against(&q, &none, false), "");
}

/* Two groups, at 17.3 and 20.4 %: by hand. */
static void each_group_has_a_line(void **state)
{
    (void)state;
    const outcome_rows q = {.row = unit, .rows = UNITS};
    const pdn_outcomes_options none = {0};

    pdn_words_use(PDN_ENGLISH);
    make();
    CHECK(!outcome_rows__has_groups(&q), "one line");
    assert_string_equal(outcome_rows__held_against(&q), "compared with 22.6%");
    for (size_t i = 0; i < UNITS; i++) {
        unit[i].group = i % 2 == 0 ? "Nord" : "Sør";
        unit[i].benchmark = i % 2 == 0 ? .173 : .204;
    }
    CHECK(outcome_rows__has_groups(&q), "two lines");
    CHECK(outcome_rows__is_first_of_benchmark(&q, 1) &&
              !outcome_rows__is_first_of_benchmark(&q, 2),
          "the first of each");
    assert_string_equal(
        outcome_rows__held_against(&q),
        "the share of its own group (Nord: 17.3% and Sør: 20.4%)");
    assert_string_equal(outcome_rows__against(&q, &none, true),
                        "That a bar misses the line of its group is not enough "
                        "to stand out.");
    for (size_t i = 0; i < UNITS; i++)
        unit[i].benchmark = pdn_absent(PDN_SUPPRESSED);
    assert_string_equal(outcome_rows__held_against(&q), "");
}

/* As expected is said where the interval has what was expected in it; p is one
 * of a t that + is better of. */
static void as_expected_has_it_within(void **state)
{
    (void)state;
    static const struct {
        double lo, hi, p;
        bool brief;
        const char *want;
    } cases[] = {
        {.17, .196, .708, false,
         "higher than expected, but no more than municipalities differ "
         "otherwise"},
        {.17, .196, .708, true, "higher than expected"},
        {.17, .196, .97, false, "higher than expected"},
        {.12, .15, .3, true, "lower than expected"},
        {.12, .15, .02, false, "lower than expected"},
        {.15, .17, .5, false, "as expected"},
        {.158, .17, .5, false, "as expected"},
    };
    pdn_deviant_row r;

    pdn_words_use(PDN_ENGLISH);
    pdn_row_clear(&pdn_deviant_schema, &r);
    r.claim = PDN_CLAIM_NONE;
    r.expected_share = .158;
    for (size_t i = 0; i < LEN(cases); i++) {
        r.share_lo = cases[i].lo;
        r.share_hi = cases[i].hi;
        r.p = cases[i].p;
        assert_string_equal(pdn_word_of_claim(&r, cases[i].brief),
                            cases[i].want);
    }
    r.share_lo = r.share_hi = pdn_absent(PDN_SUPPRESSED);
    assert_string_equal(pdn_word_of_claim(&r, false), "as expected");
    r.claim = PDN_CLAIM_SUSTAINED;
    assert_string_equal(pdn_word_of_claim(&r, false),
                        "better than expected year after year");
}

static const char *origin_of(const pdn_sheet_facts *facts, size_t n)
{
    return outcome_rows__facts(
               facts, outcome_rows__made(&unit->origin, sizeof *unit, n), n)
        .origin;
}

static void made_figures(void **state)
{
    (void)state;
    const pdn_sheet_facts facts = {0}, said = {.origin = "real data"};

    pdn_words_use(PDN_ENGLISH);
    make();
    assert_null(origin_of(&facts, UNITS));
    unit[0].origin = "made";
    unit[1].origin = "published";
    assert_string_equal(origin_of(&facts, UNITS), "partly made data");
    assert_string_equal(origin_of(&facts, 1), "made data, not a real survey");
    assert_string_equal(origin_of(&said, 1), "real data");
}

/* Of one it is not told whether it stands out: counts are of the three judged;
 * where none of these does it is not said that none does. */
static void who_stands_out_is_not_told(void **state)
{
    (void)state;
    static const char *const name[] = {"A", "B", "C", "D"};

    static const struct {
        pdn_lang lang;
        const char *who;
    } not_told[] = {{PDN_NYNORSK, "Kven som skil seg ut, blir ikkje sagt"},
                    {PDN_ENGLISH, "Who stands out is not told"},
                    {PDN_BOKMAL, "Hvem som skiller seg ut, blir ikke sagt"}};
    for (size_t i = 0; i < UNITS; i++)
        unit[i] = (pdn_baseline_row){.unit = name[i],
                                     .year = 2021,
                                     .indicator = "outside",
                                     .population = 500,
                                     .events = 90 + 10 * (double)i,
                                     .share = (90 + 10 * (double)i) / 500,
                                     .benchmark = .21,
                                     .funnel95_hi = 1,
                                     .funnel998_hi = 1};
    unit[0].flag = PDN_BIT(PDN_FLAG_OUTSIDE95);
    unit[3].flag = PDN_BIT(PDN_FLAG_NOT_SAID);
    pdn_words_use(PDN_BOKMAL);
    assert_non_null(
        strstr(pdn_title_of_funnel(unit, UNITS), "av tre kommuner"));
    unit[0].flag = 0;
    for (size_t k = 0; k < LEN(not_told); k++) {
        const char *who = not_told[k].who;
        pdn_words_use(not_told[k].lang);
        assert_non_null(strstr(pdn_title_of_funnel(unit, UNITS), who));
        assert_non_null(strstr(pdn_title_of_baseline(unit, UNITS), who));
        assert_non_null(strstr(pdn_title_of_tiles(unit, UNITS), who));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beside_a_reference),
        cmocka_unit_test(each_group_has_a_line),
        cmocka_unit_test(as_expected_has_it_within),
        cmocka_unit_test(made_figures),
        cmocka_unit_test(who_stands_out_is_not_told),
    };

    pdn_runtime_init();
    pdn_words_name(words_of_a_study);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
