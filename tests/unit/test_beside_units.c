/* What stands beside the outcomes of units: a reference that is their sum, and
 * indicators that are parts of one another. By hand. */
#include "hides.h"

#include "pdnet/baseline.h"

enum { UNITS = 3, PARTS = 3 };

static const double people[UNITS] = {100, 200, 280};

static void make(pdn_baseline_row *r, const char *unit, const char *indicator,
                 double events, double population)
{
    pdn_row_clear(&pdn_baseline_schema, r);
    r->unit = unit;
    r->year = 2023;
    r->indicator = indicator;
    r->events = events;
    r->population = population;
    r->share = events / population;
}

static const char *const unit[UNITS] = {"a", "b", "c"};

/* 3 + 50 + 38 = 91 of 580 */
static void make_units(pdn_baseline_row row[UNITS])
{
    static const double events[UNITS] = {3, 50, 38};

    for (size_t i = 0; i < UNITS; i++)
        make(&row[i], unit[i], "outside", events[i], people[i]);
}

static void hide_beside(pdn_baseline_row *row, size_t rows, double *share,
                        double *events, double *population)
{
    const pdn_private_reference of = {share, events, population};
    pdn_private_table t = {.schema = &pdn_baseline_schema,
                           .row = row,
                           .rows = rows,
                           .reference = &of,
                           .references = 1};
    pdn_hidden told = {0};

    MUST(pdn_privacy_hide(&five, &t, 1, &told));
}

/* 91 - 50 - 38 is the 3; so is .157 x 580 = 91.06, to .29. Of 95 of 780 a unit
 * that is not listed has 4 of 200. Another region's figures tell nothing. */
static void a_reference(void **state)
{
    static const struct {
        const char *label;
        double events, population, share;
        bool hides;
    } of[] = {{"the sum", 91, 580, 91.0 / 580, true},
              {"its share alone", (double)NAN, (double)NAN, .157, true},
              {"few more than the units", 95, 780, 95.0 / 780, true},
              {"another", 1148, 5076, 1148.0 / 5076, false},
              {"another share", (double)NAN, (double)NAN, .183, false}};

    (void)state;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        pdn_baseline_row row[UNITS];
        double share = of[i].share, events = of[i].events,
               population = of[i].population;
        make_units(row);
        hide_beside(row, UNITS, &share, &events, &population);
        assert_true(hidden(row[0].events));
        assert_false(hidden(row[1].events) || hidden(row[2].events));
        if (hidden(share) != of[i].hides) fail_msg("%s", of[i].label);
        assert_int_equal(hidden(events), of[i].hides);
    }
}

/* With nothing to hide the sum stands. */
static void a_reference_of_large_units(void **state)
{
    pdn_baseline_row row[UNITS];
    double share = 138.0 / 580, events = 138, population = 580;

    (void)state;
    make_units(row);
    row[0].events = 50;
    row[0].share = .5;
    hide_beside(row, UNITS, &share, &events, &population);
    assert_false(hidden(share) || hidden(population));
    assert_float_equal(events, 138, 0);
}

/* Work, school and neither are everybody: with one of them hidden another is.
 */
static void parts_of_everybody(void **state)
{
    static const char *const part[PARTS] = {"work", "school", "neither"};
    static const double events[UNITS][PARTS] = {
        {80, 17, 3}, {150, 30, 20}, {200, 40, 40}};
    pdn_baseline_row row[UNITS * PARTS];

    (void)state;
    for (size_t i = 0; i < UNITS; i++)
        for (size_t k = 0; k < PARTS; k++)
            make(&row[i * PARTS + k], unit[i], part[k], events[i][k],
                 people[i]);
    hide(&five, &pdn_baseline_schema, row, UNITS * PARTS);
    assert_true(hidden(row[2].events) && hidden(row[1].events));
    assert_true(hidden(row[1].share));
    assert_false(hidden(row[0].events) || hidden(row[0].population));
    for (size_t i = PARTS; i < UNITS * PARTS; i++)
        assert_false(hidden(row[i].events));
}

/* Those with a pension are some of those outside, others the rest: 3 = 40 - 37.
 * Without the sum nothing is known. */
static void parts_of_another(void **state)
{
    static const char *const part[PARTS] = {"outside", "pension", "others"};
    static const double events[UNITS][PARTS] = {
        {40, 3, 37}, {50, 20, 30}, {70, 30, 40}};

    (void)state;
    for (int adds_up = 0; adds_up < 2; adds_up++) {
        pdn_baseline_row row[UNITS * PARTS];
        for (size_t i = 0; i < UNITS; i++)
            for (size_t k = 0; k < PARTS; k++)
                make(&row[i * PARTS + k], unit[i], part[k], events[i][k],
                     people[i]);
        if (adds_up == 0) row[5].events += 1;
        hide(&five, &pdn_baseline_schema, row, UNITS * PARTS);
        assert_true(hidden(row[1].events));
        assert_int_equal(hidden(row[2].events), adds_up);
        assert_false(hidden(row[0].events));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reference),
        cmocka_unit_test(a_reference_of_large_units),
        cmocka_unit_test(parts_of_everybody),
        cmocka_unit_test(parts_of_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
