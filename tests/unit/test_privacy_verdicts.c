/* What the verdict of a pair says of counts that are hidden beside it, and
 * which verdicts are not said for it: the ranges are counted by hand in the
 * rows. */
#include "hides.h"

#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "pdnet/tables.h"
#include "pdnet/waves.h"

#include <math.h>

/* People of two services who name services: of so many who answered so many
 * name the other. */
struct who_names {
    double answered_a, answered_b, ab, ba;
    bool rated; /* anybody was asked how well */
    pdn_verdict verdict;
    unsigned also;
};

static pdn_pair services(const struct who_names *x)
{
    pdn_pair p = {0};

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.group_a = "a";
    p.group_b = "b";
    p.actors_a = x->answered_a + 5;
    p.actors_b = x->answered_b + 5;
    p.respondents_a = p.could_name_ab = x->answered_a;
    p.respondents_b = p.could_name_ba = x->answered_b;
    p.named_ab = p.raters_ab = x->ab;
    p.named_ba = p.raters_ba = x->ba;
    p.share_ab = x->ab / x->answered_a;
    p.share_ba = x->ba / x->answered_b;
    p.share_ab_hi = p.share_ba_hi = 1;
    p.ties = p.reporters = x->ab + x->ba;
    p.possible = x->answered_a + x->answered_b;
    p.barrier_asked = pdn_absent(PDN_NOT_ASKED);
    if (x->rated) p.quality_ab = p.quality_ba = 3.1;
    p.verdict = x->verdict;
    p.also = x->also;
    p.verdict_note = PDN_BIT(PDN_REASON_LOW_ACTIVITY);
    return p;
}

#define THIN     PDN_BIT(PDN_THIN_CONTACT)
#define STRAINED PDN_BIT(PDN_STRAINED)
#define ONE      PDN_BIT(PDN_ONE_SIDED)
#define WORKS    PDN_BIT(PDN_WORKS_WELL)
#define UNSAID   PDN_BIT(PDN_NOT_SAID)

/* One-sided: half or more of one side and a fifth at most of the other. Works:
 * half or more of both. */
static void verdicts_that_would_pin_who_names(void **state)
{
    (void)state;
    static const struct {
        struct who_names of;
        pdn_verdict told;
        unsigned also;
        bool gone; /* how many contacts there are */
        const char *why;
    } rows[] = {
        {{6, 6, 3, 3, true, PDN_WORKS_WELL, 0},
         PDN_NOT_SAID,
         UNSAID,
         true,
         "3 to 6 of 6 and 6"},
        {{6, 6, 3, 3, true, PDN_ORDINARY, 0},
         PDN_ORDINARY,
         0,
         false,
         "0 to 6 of 6"},
        {{6, 6, 5, 6, true, PDN_ORDINARY, 0},
         PDN_ORDINARY,
         0,
         true,
         "11 of 6 and 6: 5 or 6"},
        {{12, 12, 9, 8, true, PDN_WORKS_WELL, 0},
         PDN_NOT_SAID,
         UNSAID,
         true,
         "6 to 12 of 12; one-sided would be 0 to 2"},
        {{10, 10, 8, 1, true, PDN_ONE_SIDED, 0},
         PDN_NOT_SAID,
         UNSAID,
         true,
         "5 to 10, and 0 to 2"},
        {{10, 10, 1, 8, true, PDN_ONE_SIDED, 0},
         PDN_NOT_SAID,
         UNSAID,
         true,
         "and the other way"},
        {{25, 25, 21, 4, true, PDN_ONE_SIDED, 0},
         PDN_ONE_SIDED,
         0,
         false,
         "13 to 25, and 0 to 5: wide enough"},
        {{12, 12, 7, 0, true, PDN_ONE_SIDED, 0},
         PDN_ONE_SIDED,
         0,
         false,
         "7 and 0 of 12 stand: nothing is hidden"},
        /* another verdict that holds is said, and that more may hold */
        {{10, 10, 8, 1, true, PDN_ONE_SIDED, STRAINED | THIN},
         PDN_STRAINED,
         THIN | UNSAID,
         false,
         "strained"},
        {{10, 10, 1, 2, true, PDN_MISSING, THIN},
         PDN_MISSING,
         THIN | UNSAID,
         true,
         "missing, by 10 expected"},
        {{10, 10, 5, 1, true, PDN_MISSING, ONE | THIN},
         PDN_MISSING,
         THIN | UNSAID,
         false,
         "missing, though one side sees it"},
        {{10, 10, 6, 6, true, PDN_THIN_CONTACT, WORKS},
         PDN_THIN_CONTACT,
         UNSAID,
         false,
         "thin, and 6 of 10 of both: none is hidden"},
        /* 4 cannot be one-sided: works alone would be 2 to 4 of 4, so what is
         * as expected goes too */
        {{4, 9, 3, 6, true, PDN_WORKS_WELL, 0},
         PDN_NOT_SAID,
         UNSAID,
         true,
         "works, of 4 and 9"},
        {{4, 9, 3, 6, true, PDN_ORDINARY, 0},
         PDN_NOT_SAID,
         UNSAID,
         true,
         "ordinary, of 4 and 9"},
        {{4, 9, 3, 6, false, PDN_ORDINARY, 0},
         PDN_ORDINARY,
         0,
         true,
         "nobody rates: neither verdict can be"},
        /* nobody rates: one-sided is 3 to 6 contacts of 5 and 5, 3 to 7 of 6 */
        {{5, 5, 3, 1, false, PDN_NOT_KNOWN, 0},
         PDN_NOT_SAID,
         UNSAID,
         true,
         "one-sided of 5 and 5"},
        {{6, 6, 3, 1, false, PDN_NOT_KNOWN, 0},
         PDN_NOT_KNOWN,
         0,
         true,
         "one-sided of 6 and 6"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = services(&rows[k].of);
        const pdn_hidden told = hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(p.verdict == rows[k].told, "%s: %d", rows[k].why, (int)p.verdict);
        CHECK(p.also == rows[k].also, "%s: also %x", rows[k].why, p.also);
        CHECK(hidden(p.ties) == rows[k].gone, "%s: contacts", rows[k].why);
        CHECK(told.narrow == 0, "%s: narrow", rows[k].why);
        if (p.verdict != PDN_NOT_SAID) continue;
        CHECK(hidden(p.named_ab) && hidden(p.named_ba), "%s", rows[k].why);
        CHECK(hidden(p.raters_ab) && hidden(p.raters_ba) && hidden(p.reporters),
              "%s: who rates", rows[k].why);
        CHECK(p.verdict_note == 0, "%s: note", rows[k].why);
    }
}

/* Of 30 and 30 a fifth is 0 to 6: fewer than the nine that may not be told. */
static void verdicts_by_how_few_are_hidden(void **state)
{
    (void)state;
    static const pdn_privacy_options ten = {.fewest = 10};
    const struct who_names of = {30, 30, 16, 6, true, PDN_ONE_SIDED, 0};
    pdn_pair p = services(&of);

    hide(&ten, &pdn_breakdown_schema, &p, 1);
    assert_int_equal(p.verdict, PDN_NOT_SAID);
    p = services(&of);
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_int_equal(p.verdict, PDN_ONE_SIDED);
}

/* Two waves tell of a pair what the wave's own table does. */
static void verdicts_of_waves(void **state)
{
    (void)state;
    pdn_pair first[2] = {{.verdict = PDN_NOT_SAID}, {.verdict = PDN_HIDDEN}};
    pdn_pair second[2] = {{.verdict = PDN_THIN_CONTACT},
                          {.verdict = PDN_ORDINARY}};
    pdn_wave_pair row[3] = {
        {.verdict_before = PDN_WORKS_WELL, .verdict_after = PDN_ONE_SIDED},
        {.verdict_before = PDN_MISSING, .verdict_after = PDN_HIDDEN},
        {.verdict_before = PDN_NO_VERDICT, .verdict_after = PDN_NO_VERDICT}};
    size_t before[3] = {0, 1, 0}, after[3] = {0, 1, SIZE_MAX};
    pdn_wave_pairs p = {
        .row = row, .rows = 3, .before = before, .after = after};
    const pdn_breakdown a = {.pair = first, .pairs = 2};
    const pdn_breakdown b = {.pair = second, .pairs = 2};

    pdn_privacy_tell_verdicts(&a, &b, &p);
    assert_int_equal(row[0].verdict_before, PDN_NOT_SAID);
    assert_int_equal(row[0].verdict_after, PDN_THIN_CONTACT);
    assert_int_equal(row[1].verdict_before, PDN_HIDDEN);
    assert_int_equal(row[1].verdict_after, PDN_HIDDEN);
    assert_int_equal(row[2].verdict_before, PDN_NO_VERDICT);
    assert_int_equal(row[2].verdict_after, PDN_NO_VERDICT);
}

/* ties = 2 confirmed + one_sided. One side's word: a third at most of those of
 * confirmed + one_sided is confirmed. It works: half. */
static void what_a_verdict_says_of_dyads(void **state)
{
    (void)state;
    static const struct {
        double confirmed, ab, ba;
        pdn_verdict verdict;
        bool gone;
        const char *why;
    } rows[] = {
        {1, 6, 0, PDN_ONE_SIDED, true, "8: 0 to 2"},
        {1, 0, 6, PDN_ONE_SIDED, true, "and the other way"},
        {1, 6, 0, PDN_ORDINARY, false, "8: 0 to 4"},
        {4, 30, 0, PDN_ONE_SIDED, false, "38: 0 to 9"},
        {4, 1, 0, PDN_WORKS_WELL, true, "9: 3 or 4"},
        {4, 1, 0, PDN_ORDINARY, false, "9: 0 to 4"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = {0};
        pdn_row_clear(&pdn_breakdown_schema, &p);
        p.group_a = "a";
        p.group_b = "b";
        p.actors_a = p.actors_b = p.respondents_a = p.respondents_b = 8;
        p.possible = 128;
        p.confirmed = rows[k].confirmed;
        p.one_sided_ab = rows[k].ab;
        p.one_sided_ba = rows[k].ba;
        p.one_sided = p.one_sided_ab + p.one_sided_ba;
        p.unknown = 0;
        p.ties = 2 * p.confirmed + p.one_sided;
        p.verdict = rows[k].verdict;
        const pdn_hidden told = hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(hidden(p.confirmed) && hidden(p.one_sided), "%s", rows[k].why);
        CHECK(hidden(p.ties) == rows[k].gone, "%s", rows[k].why);
        CHECK(p.verdict == rows[k].verdict, "%s", rows[k].why);
        CHECK(told.narrow == 0, "%s: narrow", rows[k].why);
    }
}

/* Of 8 and 8 three dyads of one person are chance .04 (2 * 8 * 56 / 41 664 =
 * .0215 by hand), so three or more is all that is told. What is missing and
 * hidden is told to be few: beside it hangs-on-one would leave 3 or 4. */
static void what_hangs_on_one_says(void **state)
{
    (void)state;
    static const struct {
        double confirmed, ab;
        pdn_verdict verdict;
        unsigned also, told;
        const char *why;
    } rows[] = {
        {0, 4, PDN_MISSING, PDN_BIT(PDN_HANGS_ON_ONE) | THIN, THIN | UNSAID,
         "3 or 4"},
        {0, 4, PDN_MISSING, THIN, THIN | UNSAID, "and where they do not"},
        {0, 9, PDN_MISSING, PDN_BIT(PDN_HANGS_ON_ONE) | THIN,
         PDN_BIT(PDN_HANGS_ON_ONE) | THIN, "9 stand"},
        {0, 4, PDN_HANGS_ON_ONE, 0, 0, "3 and more"},
        {0, 4, PDN_THIN_CONTACT, 0, 0, "first it would hang on one"},
    };
    const unsigned reasons =
        PDN_BIT(PDN_REASON_SOME_SILENT) | PDN_BIT(PDN_REASON_FEW_CONTACTS);

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = {0};
        pdn_row_clear(&pdn_breakdown_schema, &p);
        p.group_a = "a";
        p.group_b = "b";
        p.actors_a = p.actors_b = p.respondents_a = p.respondents_b = 8;
        p.possible = 128;
        p.expected = 30;
        p.confirmed = rows[k].confirmed;
        p.one_sided = p.one_sided_ab = rows[k].ab;
        p.one_sided_ba = p.unknown = 0;
        p.ties = p.one_sided;
        p.verdict = rows[k].verdict;
        p.also = rows[k].also;
        p.verdict_note = reasons | PDN_BIT(PDN_REASON_LOW_ACTIVITY);
        const pdn_hidden told = hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(p.verdict == rows[k].verdict, "%s", rows[k].why);
        CHECK(p.also == rows[k].told, "%s: also %x", rows[k].why, p.also);
        CHECK(hidden(p.ties) == (rows[k].ab < 5), "%s", rows[k].why);
        CHECK(!PDN_HAS(p.verdict_note, PDN_REASON_SOME_SILENT) ==
                  ((rows[k].told & UNSAID) != 0),
              "%s: note", rows[k].why);
        CHECK(PDN_HAS(p.verdict_note, PDN_REASON_LOW_ACTIVITY), "%s",
              rows[k].why);
        CHECK(told.narrow == 0, "%s: narrow", rows[k].why);
    }
}

/* It hangs on one and is thin: 3 to .755 of what was expected, which is told as
 * 8 (6.4 at most), 10 (7.9) or 12 (9.4). Of 3 to 6 what was expected goes;
 * where it does not hang on one 4 of 8 are few and surprising, which 5 would
 * not be. Of 5 of whom 3 answered and 12 of whom 4 did, three dyads of one are
 * chance .054 (3 C(12, 3) + 2 C(4, 3) + 4 C(5, 3)
 * + 8 C(3, 3) = 716 of C(44, 3) = 13 244) and four are not (.011): 4 to 7. */
static void hangs_on_one_and_is_thin(void **state)
{
    (void)state;
    pdn_pair p = {0};

    static const struct {
        double a, heard_a, b, heard_b, expected;
        pdn_verdict verdict;
        bool gone;
    } rows[] = {{8, 8, 8, 8, 8, PDN_HANGS_ON_ONE, true},
                {8, 8, 8, 8, 8, PDN_THIN_CONTACT, true},
                {8, 8, 8, 8, 12, PDN_HANGS_ON_ONE, false},
                {8, 8, 8, 8, 10, PDN_HANGS_ON_ONE, false},
                {5, 3, 12, 4, 10, PDN_HANGS_ON_ONE, true},
                {5, 3, 12, 4, 10, PDN_THIN_CONTACT, true}};

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_row_clear(&pdn_breakdown_schema, &p);
        p.group_a = "a";
        p.group_b = "b";
        p.actors_a = rows[k].a;
        p.actors_b = rows[k].b;
        p.respondents_a = rows[k].heard_a;
        p.respondents_b = rows[k].heard_b;
        p.possible = p.actors_a * p.actors_b;
        p.expected = rows[k].expected;
        p.ties = 4;
        p.verdict = rows[k].verdict;
        p.also = rows[k].verdict == PDN_HANGS_ON_ONE ? THIN : 0;
        hide(&five, &pdn_breakdown_schema, &p, 1);
        assert_true(hidden(p.ties));
        CHECK(hidden(p.expected) == rows[k].gone, "row %zu", k);
    }
}

/* Four contacts, told as few: all of 1 to 4 must be as surprising, which they
 * are of four times as many expected (of 16: .0004 by Poisson, 4 of 12: .008),
 * and short by as much. Of 20 where .4 was seen 1 is .38 short (missing) and 4
 * are .32 (a sign of little); where .3 was, .29 and .24. */
static void what_was_expected_beside_few(void **state)
{
    (void)state;
    pdn_pair p = {0};

    static const struct {
        double heard, expected;
        pdn_verdict verdict;
        unsigned note;
        bool gone;
    } rows[] = {
        {10, 12, PDN_MISSING, 0, true},
        {10, 16, PDN_MISSING, 0, false},
        {10, 24, PDN_MISSING, 0, false},
        {10, 24, PDN_THIN_CONTACT, 0, true},
        {10, 24, PDN_THIN_CONTACT, PDN_BIT(PDN_REASON_DRAWS_UNDECIDED), false},
        {10, 6, PDN_THIN_CONTACT, PDN_BIT(PDN_REASON_DRAWS_UNDECIDED), true},
        {4, 20, PDN_THIN_CONTACT, 0, true},
        {3, 20, PDN_THIN_CONTACT, 0, false},
        {10, 6, PDN_ORDINARY, 0, false}};

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_row_clear(&pdn_breakdown_schema, &p);
        p.group_a = "a";
        p.group_b = "b";
        p.actors_a = p.actors_b = 10;
        p.respondents_a = p.respondents_b = rows[k].heard;
        p.possible = 2 * rows[k].heard * 10;
        p.coverage = rows[k].heard / 10;
        p.confirmed = 2;
        p.one_sided = p.unknown = 0;
        p.expected = rows[k].expected;
        p.ties = 4;
        p.verdict = rows[k].verdict;
        p.verdict_note = rows[k].note;
        hide(&five, &pdn_breakdown_schema, &p, 1);
        assert_true(hidden(p.ties));
        CHECK(hidden(p.expected) == rows[k].gone, "row %zu", k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_hangs_on_one_says),
        cmocka_unit_test(hangs_on_one_and_is_thin),
        cmocka_unit_test(what_was_expected_beside_few),
        cmocka_unit_test(verdicts_that_would_pin_who_names),
        cmocka_unit_test(verdicts_by_how_few_are_hidden),
        cmocka_unit_test(verdicts_of_waves),
        cmocka_unit_test(what_a_verdict_says_of_dyads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
