/* Rows that are the sum of others, found by their counts alone, and hidden with
 * them. By hand. */
#include "hides.h"

#include "privacy/cells/subset_sums.h"

#include "pdnet/baseline.h"
#include "pdnet/handovers.h"
#include "pdnet/tallies.h"

#include <string.h>

/* ---- the search */

enum { MOST = 8 };

struct seen {
    size_t n, whole[MOST], parts[MOST];
};

static pdn_status note(void *of, size_t whole, const uint32_t *part,
                       size_t parts)
{
    struct seen *x = of;

    (void)part;
    assert_true(x->n < MOST);
    x->whole[x->n] = whole;
    x->parts[x->n++] = parts;
    return PDN_OK;
}

static struct seen find(const double *value, size_t units, size_t slots,
                        size_t may)
{
    const subset_sums__table t = {
        .value = value, .units = units, .slots = slots, .parts = may};
    struct seen x = {0};

    MUST(subset_sums__find(&t, note, &x));
    return x;
}

/* 170 = 90 + 80 and 14 = 11 + 3; of one count of four small units, sums are
 * chance: 3 = 1 + 2 has two digits, and there are 4 x 3 ways. */
static void by_all_that_is_counted(void **state)
{
    static const double regions[] = {90,  11, 120, 17, 80,  3, 200, 31,
                                     150, 22, 300, 44, 110, 9, 170, 14};
    static const double small[] = {1, 2, 3, 70};
    const struct seen x = find(regions, 8, 2, 8), none = find(small, 4, 1, 4);

    (void)state;
    assert_int_equal(x.n, 1);
    assert_int_equal(x.whole[0], 7);
    assert_int_equal(x.parts[0], 2);
    assert_int_equal(none.n, 0);
}

/* 300 = 100 + 200 in the first year, 300 = 110 + 191 in the second: no sum. Of
 * a year in which one is not counted nothing is asked. */
static void in_every_year(void **state)
{
    double value[] = {100, 110, 200, 191, 300, 300};

    (void)state;
    assert_int_equal(find(value, 3, 2, 3).n, 0);
    value[3] = (double)NAN;
    assert_int_equal(find(value, 3, 2, 3).n, 1);
}

/* Of more than SUBSET_SUMS_ALL units that may be parts: two, and three. Powers
 * of two have no sum of their own. */
static void of_many(void **state)
{
    enum { MANY = SUBSET_SUMS_ALL + 5 };
    double value[MANY + 3];
    struct seen x;

    (void)state;
    for (size_t i = 0; i < MANY; i++)
        value[i] = (double)((uint64_t)1 << (i + 10));
    value[MANY] = value[3] + value[MANY - 1];
    value[MANY + 1] = value[1] + value[5] + value[MANY - 1];
    value[MANY + 2] = value[1] + value[5] + value[7] + value[MANY - 1];
    x = find(value, MANY + 3, 1, MANY);
    assert_int_equal(x.n, 2);
    assert_int_equal(x.parts[0], 2);
    assert_int_equal(x.parts[1], 3);
}

/* ---- what is hidden */

static void make(pdn_baseline_row *r, const char *unit, double year,
                 const char *indicator, double events, double population)
{
    pdn_row_clear(&pdn_baseline_schema, r);
    r->unit = unit;
    r->year = year;
    r->indicator = indicator;
    r->events = events;
    r->population = population;
    r->share = events / population;
}

/* The region ac is a and c: with c's 3 a's 11 is hidden, or 14. Where its
 * people are not theirs it is another place. */
static void a_region_among_its_units(void **state)
{
    static const char *const unit[] = {"a", "b", "c", "d", "e", "ac"};
    static const double events[] = {11, 17, 3, 31, 22, 14},
                        people[] = {90, 120, 80, 200, 150, 170};

    (void)state;
    for (int is_sum = 0; is_sum < 2; is_sum++) {
        pdn_baseline_row row[LEN(unit)];
        for (size_t i = 0; i < LEN(row); i++)
            make(&row[i], unit[i], 2023, "outside", events[i],
                 people[i] + (i == 5 && is_sum == 0));
        hide(&five, &pdn_baseline_schema, row, LEN(row));
        assert_true(hidden(row[2].events));
        assert_int_equal(hidden(row[0].events) || hidden(row[5].events),
                         is_sum);
        assert_false(hidden(row[1].events) || hidden(row[0].population));
    }
}

/* A reference that is the sum of three of six units, with its people: 23 of 280
 * less 11 and 9 are the 3. Of 281 people it is another's. */
static void a_reference_of_some_units(void **state)
{
    static const char *const unit[] = {"a", "b", "c", "d", "e", "f"};
    static const double events[] = {11, 17, 3, 31, 22, 9},
                        people[] = {90, 120, 80, 200, 150, 110};

    (void)state;
    for (int is_sum = 0; is_sum < 2; is_sum++) {
        pdn_baseline_row row[LEN(unit)];
        double of = 23, all = 281 - is_sum, share = of / all;
        const pdn_private_reference r = {&share, &of, &all};
        pdn_private_table t = {.schema = &pdn_baseline_schema,
                               .row = row,
                               .rows = LEN(row),
                               .reference = &r,
                               .references = 1};
        pdn_hidden told = {0};
        for (size_t i = 0; i < LEN(row); i++)
            make(&row[i], unit[i], 2023, "outside", events[i], people[i]);
        MUST(pdn_privacy_hide(&five, &t, 1, &told));
        assert_true(hidden(row[2].events));
        assert_int_equal(hidden(of) && hidden(share) && hidden(all), is_sum);
        assert_false(hidden(row[0].events) || hidden(row[5].events));
    }
}

/* 12 + 3 + 9 = 24 in three years: with the 3 another year goes. */
static void three_years_together(void **state)
{
    enum { UNITS = 4, YEARS = 4 };
    static const char *const unit[UNITS] = {"a", "b", "c", "d"};
    static const double events[UNITS][YEARS] = {
        {12, 3, 9, 24}, {20, 23, 22, 65}, {31, 37, 35, 103}, {15, 14, 19, 48}};
    pdn_baseline_row row[UNITS * YEARS];

    (void)state;
    for (size_t i = 0; i < UNITS * YEARS; i++)
        make(&row[i], unit[i / YEARS],
             i % YEARS == 3 ? 2023 : 2021 + (double)(i % YEARS),
             i % YEARS == 3 ? "three years" : "one year",
             events[i / YEARS][i % YEARS], i % YEARS == 3 ? 600 : 200);
    hide(&five, &pdn_baseline_schema, row, UNITS * YEARS);
    assert_true(hidden(row[1].events));
    assert_true(hidden(row[0].events) || hidden(row[2].events) ||
                hidden(row[3].events));
    for (size_t i = YEARS; i < UNITS * YEARS; i++)
        assert_false(hidden(row[i].events));
}

/* In one chain 3 of 40 are not at school; another begins with the 37. */
static void a_stage_of_two_chains(void **state)
{
    static const struct {
        const char *chain, *stage, *part_of;
        double count;
    } of[] = {{"one", "all", NULL, 40},       {"one", "school", "all", 37},
              {"one", "outside", "all", 3},   {"two", "school", NULL, 37},
              {"two", "first", "school", 20}, {"two", "second", "school", 17}};
    pdn_stage_row row[LEN(of)];

    (void)state;
    for (size_t i = 0; i < LEN(of); i++) {
        pdn_row_clear(&pdn_stages_schema, &row[i]);
        row[i].chain = of[i].chain;
        row[i].stage = of[i].stage;
        row[i].part_of = of[i].part_of;
        row[i].count = of[i].count;
        if (of[i].part_of != NULL) row[i].of = i < 3 ? 40 : 37;
    }
    hide(&five, &pdn_stages_schema, row, LEN(of));
    assert_true(hidden(row[1].count) && hidden(row[2].count));
    assert_true(hidden(row[3].count));
    assert_true(hidden(row[4].count) || hidden(row[5].count));
}

/* 24 young people are 21 boys and 3 girls: how many boys goes, or how many
 * young people. */
static void kinds_of_young_people(void **state)
{
    static const char *const kind[] = {NULL, "boys", "girls"};
    static const double answers[2][3] = {{24, 21, 3}, {31, 14, 17}};
    pdn_voice_row row[6];

    (void)state;
    for (size_t i = 0; i < LEN(row); i++) {
        pdn_row_clear(&pdn_voices_schema, &row[i]);
        row[i].service = i < 3 ? "A" : "B";
        row[i].question = "q";
        row[i].kind = kind[i % 3];
        *(i % 3 == 0 ? &row[i].youth_answers : &row[i].answers) =
            answers[i / 3][i % 3];
    }
    hide(&five, &pdn_voices_schema, row, LEN(row));
    assert_true(hidden(row[2].answers));
    assert_true(hidden(row[1].answers) || hidden(row[0].youth_answers));
    assert_false(hidden(row[3].youth_answers) || hidden(row[4].answers));
}

/* 70 were sent to all, of whom 36 arrived: 33 of 40 at one, 3 of 30 at the
 * other. */
static void handed_over_to_all(void **state)
{
    static const char *const to[] = {"one", "other", "all"};
    static const double sent[] = {40, 30, 70}, arrived[] = {33, 3, 36};
    pdn_handover_row row[3];

    (void)state;
    for (size_t i = 0; i < LEN(row); i++) {
        pdn_row_clear(&pdn_handover_schema, &row[i]);
        row[i].from = "school";
        row[i].to = to[i];
        row[i].year = 2022;
        row[i].sent = sent[i];
        row[i].arrived = arrived[i];
        row[i].lost = sent[i] - arrived[i];
    }
    hide(&five, &pdn_handover_schema, row, LEN(row));
    assert_true(hidden(row[1].arrived));
    assert_true(hidden(row[0].arrived) || hidden(row[2].arrived));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_all_that_is_counted),
        cmocka_unit_test(in_every_year),
        cmocka_unit_test(of_many),
        cmocka_unit_test(a_region_among_its_units),
        cmocka_unit_test(a_reference_of_some_units),
        cmocka_unit_test(three_years_together),
        cmocka_unit_test(a_stage_of_two_chains),
        cmocka_unit_test(kinds_of_young_people),
        cmocka_unit_test(handed_over_to_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
