/* Units merged, split or renamed. Expected values by hand. */
#include "check.h"
#include "outcome_lines.h"
#include "stats/apportion.h"

#include "pdnet/baseline.h"

#include <string.h>

struct link {
    const char *old, *new;
    double year, share;
};

static void fill_links(pdn_table *t, const struct link *link, size_t n)
{
    static const char *const names[] = {"old", "new", "year", "share"};
    pdn_column *c = NULL;

    t->rows = n;
    for (int k = 0; k < 4; k++) {
        MUST(pdn_table_add(t, names[k], k < 2 ? PDN_TEXT : PDN_REAL, &c));
        for (size_t i = 0; i < n; i++) {
            if (k < 2)
                c->text[i] = k == 0 ? link[i].old : link[i].new;
            else
                c->number[i] = k == 2 ? link[i].year : link[i].share;
        }
    }
}

/* Two units merge in 2020, one is renamed, one splits 60 to 40. */
static void crosswalk_moves_the_years_before(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"A", 2019, "i", "g", 10, 100, NONE},
        {"B", 2019, "i", "g", 20, 50, NONE},
        {"Old", 2019, "i", "g", NONE, NONE, 20.5},
        {"S", 2019, "i", "g", 30, 101, NONE},
        {"A", 2018, "i", "g", 11, 100, NONE},
        {"AB", 2020, "i", "g", 31, 150, NONE},
        {"A", 2017, "i", "g", HIDDEN, 100, NONE},
        {"B", 2017, "i", "g", 20, 50, NONE},
    };
    static const struct {
        const char *unit;
        double year, events, population, percent;
    } want[] = {
        {"AB", 2019, 30, 150, NONE},     {"Old2", 2019, NONE, NONE, 20.5},
        {"S1", 2019, 18, 61, NONE},      {"S2", 2019, 12, 40, NONE},
        {"AB", 2018, NONE, NONE, NONE},  {"AB", 2020, 31, 150, NONE},
        {"AB", 2017, HIDDEN, 150, NONE},
    };
    static const struct link link[] = {
        {"A", "AB", 2020, NONE},     {"B", "AB", 2020, 1},
        {"Old", "Old2", 2020, NONE}, {"S", "S1", 2020, .6},
        {"S", "S2", 2020, .4},
    };
    pdn_table t = {0}, walk = {0};
    pdn_diagnostics f = {0};
    pdn_outcomes rows = {0};

    fill(&t, line, LEN(line));
    fill_links(&walk, link, LEN(link));
    MUST(pdn_outcomes_take(&t, NULL, PDN_PEOPLE, &f, &rows));
    MUST(pdn_crosswalk_apply(&(pdn_crosswalk){.table = &walk}, &f, &rows));
    assert_int_equal(rows.rows, LEN(want));
    for (size_t i = 0; i < LEN(want); i++) {
        const pdn_outcome *o = &rows.row[i];
        CHECK(strcmp(o->unit, want[i].unit) == 0 &&
                  near(o->year, want[i].year, 0),
              "row %zu: %s %g", i, o->unit, o->year);
        CHECK(near(o->events, number_of(want[i].events), 0) &&
                  near(o->population, want[i].population, 0) &&
                  near(o->share_percent, want[i].percent, 0),
              "row %zu: %g of %g, %g", i, o->events, o->population,
              o->share_percent);
        CHECK(pdn_state_of(o->events) ==
                  pdn_state_of(number_of(want[i].events)),
              "state of row %zu", i);
    }
    /* B's missing row of 2018 is told. */
    bool told = false;
    for (size_t i = 0; i < f.rows; i++)
        told |= strstr(f.row[i].message, "no row of \"B\"") != NULL;
    assert_true(told);
    pdn_outcomes_clear(&rows);
    pdn_diagnostics_clear(&f);
    pdn_table_clear(&t);
    pdn_table_clear(&walk);
}

/* Remainders by hand. The second is Alabama's paradox: of 10 the parts get 4,
 * 4, 2, of 11 they get 5, 5, 1. */
static void the_largest_remainder_gets_the_rest(void **state)
{
    (void)state;
    static const struct {
        double weight[3], x, most, want[3];
    } cases[] = {
        {{.3333, .3333, .3334}, 10, 99, {3, 3, 4}},
        {{6 / 14., 6 / 14., 2 / 14.}, 10, 99, {4, 4, 2}},
        {{6 / 14., 6 / 14., 2 / 14.}, 11, 99, {5, 5, 1}},
        {{1 / 3., 1 / 3., 1 / 3.}, 10, 99, {4, 3, 3}}, /* equal: by name */
        {{1 / 3., 1 / 3., 1 / 3.}, 11, 99, {4, 4, 3}},
        {{.3, .3, .4}, 10, 99, {3, 3, 4}},
        {{.3, .6, .05}, 100, 99, {30, 60, 5}}, /* the rest goes nowhere */
        {{.2, .2, .1}, 11, 99, {3, 2, 1}},     /* 5.5 is 6: 2.2, 2.2, 1.1 */
        {{.5, .3, .2}, 0, 99, {0, 0, 0}},
        {{.2, .2, .6}, 3, 1, {1, 1, 1}}, /* no part holds more than one */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        apportion__part part[3];
        for (size_t k = 0; k < 3; k++)
            part[k] =
                (apportion__part){.name = (const char *[]){"a", "b", "c"}[k],
                                  .weight = cases[i].weight[k],
                                  .most = cases[i].most};
        apportion__by_remainder(part, 3, cases[i].x);
        for (size_t k = 0; k < 3; k++)
            CHECK(near(part[k].given, cases[i].want[k], 0),
                  "case %zu part %zu: %g", i, k, part[k].given);
    }
}

/* Events 10 of 11 people in 6, 6 and 2 parts of 14: people 5, 5, 1, and the
 * third cannot have the 2 events that its remainder would give. */
static void no_part_has_more_events_than_people(void **state)
{
    (void)state;
    static const struct line line[] = {{"S", 2019, "i", NULL, 10, 11, NONE}};
    static const struct link link[] = {{"S", "a", 2020, 6 / 14.},
                                       {"S", "b", 2020, 6 / 14.},
                                       {"S", "c", 2020, 2 / 14.}};
    pdn_table t = {0}, walk = {0};
    pdn_diagnostics f = {0};
    pdn_outcomes rows = {0};
    double events = 0, people = 0;

    fill(&t, line, LEN(line));
    fill_links(&walk, link, LEN(link));
    MUST(pdn_outcomes_take(&t, NULL, PDN_PEOPLE, &f, &rows));
    MUST(pdn_crosswalk_apply(&(pdn_crosswalk){.table = &walk}, &f, &rows));
    assert_int_equal(rows.rows, 3);
    for (size_t i = 0; i < 3; i++) {
        CHECK(rows.row[i].events <= rows.row[i].population, "%s: %g of %g",
              rows.row[i].unit, rows.row[i].events, rows.row[i].population);
        events += rows.row[i].events;
        people += rows.row[i].population;
    }
    assert_true(near(events, 10, 0) && near(people, 11, 0));
    pdn_outcomes_clear(&rows);
    pdn_diagnostics_clear(&f);
    pdn_table_clear(&t);
    pdn_table_clear(&walk);
}

/* A of 100 people with .1 and B of 300 with .3 are .25 together; a renamed unit
 * keeps what it had, and each part of a split. */
static void a_merged_unit_has_the_mean_of_its_parts(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"A", 2019, "i", NULL, 10, 100, NONE},
        {"B", 2019, "i", NULL, 20, 300, NONE},
        {"S", 2019, "i", NULL, 5, 50, NONE},
    };
    static const double has[] = {.1, .3, .7};
    static const struct link link[] = {{"A", "AB", 2020, 1},
                                       {"B", "AB", 2020, 1},
                                       {"S", "S1", 2020, .5},
                                       {"S", "S2", 2020, .5}};
    pdn_table t = {0}, walk = {0};
    pdn_diagnostics f = {0};
    pdn_outcomes rows = {0};

    fill(&t, line, LEN(line));
    fill_links(&walk, link, LEN(link));
    MUST(pdn_outcomes_take(&t, NULL, PDN_PEOPLE, &f, &rows));
    MUST(pdn_crosswalk_apply(&(pdn_crosswalk){.table = &walk}, &f, &rows));
    assert_int_equal(rows.rows, 3);
    assert_true(near(pdn_outcome_value(&rows, &rows.row[0], has), .25, 1e-15));
    assert_true(near(pdn_outcome_value(&rows, &rows.row[1], has), .7, 0));
    assert_true(near(pdn_outcome_value(&rows, &rows.row[2], has), .7, 0));
    pdn_outcomes_clear(&rows);
    pdn_diagnostics_clear(&f);
    pdn_table_clear(&t);
    pdn_table_clear(&walk);
}

/* A link about a service is no mistake; one about a unit that has no row is,
 * and one about a name that nothing has. */
static void links_about_other_things_are_left_alone(void **state)
{
    (void)state;
    static const struct line line[] = {{"A", 2019, "i", NULL, 10, 100, NONE}};
    static const struct link link[] = {{"SLT", "police/SLT", 2020, 1},
                                       {"Old A", "A", 2020, 1},
                                       {"nobody", "nothing", 2020, 1}};
    static const char *const survey[] = {"police/SLT", "school", "A"};
    pdn_table t = {0}, walk = {0};

    fill(&t, line, LEN(line));
    fill_links(&walk, link, LEN(link));
    for (int told = 0; told < 2; told++) {
        pdn_diagnostics f = {0};
        pdn_outcomes rows = {0};
        const pdn_crosswalk c = {.table = &walk,
                                 .elsewhere = survey,
                                 .elsewheres = LEN(survey),
                                 .told = told == 1};
        MUST(pdn_outcomes_take(&t, NULL, PDN_PEOPLE, &f, &rows));
        MUST(pdn_crosswalk_apply(&c, &f, &rows));
        assert_int_equal(f.rows, told == 1 ? 0 : 2);
        for (size_t i = 0; i < f.rows; i++)
            assert_non_null(
                strstr(f.row[i].message, i == 0 ? "\"Old A\"" : "\"nobody\""));
        pdn_outcomes_clear(&rows);
        pdn_diagnostics_clear(&f);
    }
    pdn_table_clear(&t);
    pdn_table_clear(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crosswalk_moves_the_years_before),
        cmocka_unit_test(the_largest_remainder_gets_the_rest),
        cmocka_unit_test(no_part_has_more_events_than_people),
        cmocka_unit_test(a_merged_unit_has_the_mean_of_its_parts),
        cmocka_unit_test(links_about_other_things_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
