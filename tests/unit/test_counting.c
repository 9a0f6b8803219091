/* Rates, standardised ratios, trend, paired change and rounding in the table
 * of pdn-baseline. Expected values: the worked example;
 * tests/oracle/baseline_rates.R (R 4.2, epiR 2.0.57); or by hand where a line
 * says so. */
#include "baselines.h"
#include "check.h"
#include "stats/funnel.h"
#include "stats/trend.h"

#include "pdnet/baseline.h"

#include <string.h>

#define NONE   ((double)NAN)
#define HIDDEN (-1.0) /* in these tables: a suppressed number */

struct line {
    const char *unit;
    double year, events, population, percent, expected, period;
    double both, before, now, neither;
};

/* Without what stands behind population. */
#define REST  NONE, NONE, NONE, NONE, NONE, NONE, NONE
#define FOURS NONE, NONE, NONE, NONE

static void fill(pdn_table *t, const struct line *line, size_t n)
{
    static const char *const names[] = {
        "year",       "events",        "population",  "share_percent",
        "expected",   "period_years",  "paired_both", "paired_before",
        "paired_now", "paired_neither"};
    pdn_column *c = NULL;

    t->rows = n;
    MUST(pdn_table_add(t, "unit", PDN_TEXT, &c));
    for (size_t i = 0; i < n; i++)
        c->text[i] = line[i].unit;
    for (size_t k = 0; k < LEN(names); k++) {
        MUST(pdn_table_add(t, names[k], PDN_REAL, &c));
        for (size_t i = 0; i < n; i++) {
            const double cell[] = {line[i].year,       line[i].events,
                                   line[i].population, line[i].percent,
                                   line[i].expected,   line[i].period,
                                   line[i].both,       line[i].before,
                                   line[i].now,        line[i].neither};
            c->number[i] = cell[k] < 0 ? pdn_absent(PDN_SUPPRESSED) : cell[k];
        }
    }
}

static pdn_status make(const struct line *line, size_t n,
                       const pdn_baseline_options *o, pdn_diagnostics *f,
                       pdn_baseline *out)
{
    pdn_table t = {0};

    fill(&t, line, n);
    return baseline_of(&t, o, f, out);
}

static bool told(const pdn_diagnostics *f, const char *code)
{
    for (size_t i = 0; i < f->rows; i++)
        if (strcmp(f->row[i].code, code) == 0) return true;
    return false;
}

#define HAS(x, want, tol) CHECK(near(x, want, tol), "%.12g", x)
#define IS(x, state)      assert_int_equal(pdn_state_of(x), state)

static void rates_are_events_by_person_time(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"a", 2021, 7, 350, NONE, NONE, 2, FOURS},
        {"b", 2021, 0, 60, NONE, NONE, 2, FOURS},
        {"c", 2021, HIDDEN, 60, NONE, NONE, 2, FOURS},
        {"d", 2021, NONE, 60, NONE, NONE, 2, FOURS},
        {"e", 2021, 0, 0, NONE, NONE, 2, FOURS},
    };
    static const struct line cases[] = {
        {"a", 2021, 24, 10, NONE, NONE, 1, FOURS},
        {"b", 2021, 1, 10, NONE, NONE, 1, FOURS},
        {"c", 2021, HIDDEN, 10, NONE, NONE, 1, FOURS},
    };
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.per = 1000};

    MUST(make(line, LEN(line), &o, &f, &b));
    HAS(b.row[0].rate, 10, 1e-12);
    HAS(b.row[0].rate_lo, 4.0205186, 5e-8);
    HAS(b.row[0].rate_hi, 20.6038219, 5e-8);
    HAS(b.row[0].share, .02, 1e-15); /* the share stands, too */
    HAS(b.row[1].rate, 0, 0);
    HAS(b.row[1].rate_lo, 0, 0);
    HAS(b.row[1].rate_hi, 30.740662, 5e-7);
    IS(b.row[2].rate, PDN_SUPPRESSED);
    IS(b.row[2].rate_hi, PDN_SUPPRESSED);
    IS(b.row[3].rate, PDN_NOT_DEFINED);
    IS(b.row[4].rate, PDN_NOT_DEFINED); /* nobody */
    assert_false(told(&f, "cases"));
    pdn_baseline_clear(&b);
    o.level = .9;
    MUST(make(line, LEN(line), &o, &f, &b));
    HAS(b.row[0].rate_lo, 4.6933081, 5e-8);
    pdn_baseline_clear(&b);

    o = (pdn_baseline_options){.per = 1000,
                               .benchmark = PDN_AGAINST_VALUE,
                               .benchmark_value = .2,
                               .draws = 50,
                               .threads = 1};
    MUST(make(cases, LEN(cases), &o, &f, &b));
    HAS(b.row[0].rate, 2400, 1e-9);
    HAS(b.row[0].rate_lo, 1537.7253, 5e-5);
    HAS(b.row[0].rate_hi, 3571.0098, 5e-5);
    HAS(b.row[1].rate, 100, 1e-12);
    IS(b.row[2].rate, PDN_SUPPRESSED);
    for (size_t i = 0; i < 3; i++) {
        const pdn_baseline_row *r = &b.row[i];
        const double none[] = {r->share, r->lo,      r->benchmark,
                               r->z,     r->phi,     r->funnel95_lo,
                               r->rank,  r->rank_lo, r->adjusted95_lo,
                               r->shrunk};
        for (size_t k = 0; k < LEN(none); k++)
            CHECK(pdn_state_of(none[k]) == PDN_NOT_DEFINED, "row %zu cell %zu",
                  i, k);
    }
    assert_true(told(&f, "cases"));
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);

    o.per = 0; /* people: more events than people are a fault */
    assert_int_equal(make(cases, LEN(cases), &o, &f, &b), PDN_EPARSE);
    pdn_diagnostics_clear(&f);
}

static void ratios_are_exact_and_byar(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"a", 2021, 12, 900, NONE, 8.4, NONE, FOURS},
        {"b", 2021, 3, 900, NONE, 7.25, NONE, FOURS},
        {"c", 2021, HIDDEN, 900, NONE, 5, NONE, FOURS},
        {"d", 2021, 3, 900, NONE, 0, NONE, FOURS},
        {"e", 2021, 3, 900, NONE, NONE, NONE, FOURS},
        {"f", 2021, 3, 900, NONE, HIDDEN, NONE, FOURS},
        {"g", 2021, 0, NONE, NONE, 2, NONE, FOURS}, /* needs no population */
    };
    static const struct {
        double ratio, lo, hi, byar_lo, byar_hi;
    } want[] = {
        {1.428571, .738164, 2.495427, .737323, 2.495578},
        {.413793, .085334, 1.209279, .083169, 1.209016},
    };
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {0};

    MUST(make(line, LEN(line), &o, &f, &b));
    for (size_t i = 0; i < LEN(want); i++) {
        HAS(b.row[i].ratio, want[i].ratio, 6e-7);
        HAS(b.row[i].ratio_lo, want[i].lo, 6e-7);
        HAS(b.row[i].ratio_hi, want[i].hi, 6e-7);
        HAS(b.row[i].ratio_byar_lo, want[i].byar_lo, 6e-7);
        HAS(b.row[i].ratio_byar_hi, want[i].byar_hi, 6e-7);
        IS(b.row[i].rate, PDN_NOT_DEFINED); /* none asked for */
    }
    IS(b.row[2].ratio, PDN_SUPPRESSED);
    IS(b.row[2].ratio_byar_hi, PDN_SUPPRESSED);
    HAS(b.row[2].expected, 5, 0);
    IS(b.row[3].ratio, PDN_NOT_DEFINED);
    HAS(b.row[3].expected, 0, 0);
    IS(b.row[4].ratio, PDN_NOT_DEFINED);
    IS(b.row[5].ratio, PDN_SUPPRESSED);
    HAS(b.row[6].ratio, 0, 0);
    HAS(b.row[6].ratio_hi, 3.688879 / 2, 6e-7); /* the worked example, halved */
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
}

static void the_interval_of_phi_knows_of_winsorising(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"a", 2021, 30, 100, REST}, {"b", 2021, 12, 60, REST},
        {"c", 2021, 45, 120, REST}, {"d", 2021, 5, 50, REST},
        {"e", 2021, 22, 90, REST},  {"f", 2021, 40, 110, REST},
        {"g", 2022, 25, 110, REST},
    };
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {0};

    MUST(make(line, LEN(line), &o, &f, &b));
    HAS(b.row[0].phi_lo, 1.4843963, 6e-8);
    HAS(b.row[0].phi_hi, 44.9519793, 6e-8);
    IS(b.row[6].phi_lo, PDN_NOT_DEFINED); /* one unit: no degree left */
    pdn_baseline_clear(&b);
    o.benchmark = PDN_AGAINST_VALUE; /* nothing was estimated: k degrees */
    o.benchmark_value = .183;
    MUST(make(line, LEN(line), &o, &f, &b));
    HAS(b.row[0].phi, 10.4369676, 6e-8);
    HAS(b.row[0].phi_lo, 5.6220354, 6e-8);
    HAS(b.row[0].phi_hi, 117.8105414, 6e-7);
    assert_true(b.row[6].phi_lo > 0);
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);

    const pdn_overdispersion flat = {.phi = 0, .units = 5};
    assert_true(isnan(funnel__overdispersion_interval(&flat, 0, .95).lo));
}

static void a_trend_stands_in_the_last_year(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"a", 2021, 190, 1000, REST},   {"a", 2018, 228, 1000, REST},
        {"a", 2020, 205, 1000, REST},   {"a", 2019, 215, 1000, REST},
        {"b", 2017, 40, 200, REST},     {"b", 2018, 31, 160, REST},
        {"b", 2021, 50, 310, REST},     {"b", 2023, 22, 140, REST},
        {"b", 2024, HIDDEN, 140, REST}, {"b", 2025, NONE, NONE, REST},
        {"c", 2018, 0, 50, REST},       {"c", 2019, 0, 50, REST},
        {"c", 2020, 0, 50, REST},       {"d", 2018, 4, 50, REST},
        {"d", 2019, 9, 50, REST},       {"e", 2018, HIDDEN, 50, REST},
        {"e", 2019, 9, 50, REST},       {"e", 2020, 9, 50, REST},
    };
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {0};

    MUST(make(line, LEN(line), &o, &f, &b));
    HAS(b.row[0].trend, -.0124, 1e-15);
    HAS(b.row[0].trend_chi2, 4.642238757, 6e-10);
    HAS(b.row[0].trend_p, .031194283, 6e-10);
    HAS(b.row[0].trend_years, 4, 0);
    for (size_t i = 1; i < 7; i++)
        IS(b.row[i].trend, PDN_NOT_DEFINED);
    HAS(b.row[7].trend, -.0081849315, 6e-11);
    HAS(b.row[7].trend_chi2, 1.8273796453, 6e-10);
    HAS(b.row[7].trend_p, .1764373625, 6e-10);
    HAS(b.row[7].trend_years, 4, 0);
    IS(b.row[8].trend, PDN_NOT_DEFINED);
    IS(b.row[12].trend, PDN_NOT_DEFINED); /* no event at all */
    HAS(b.row[12].trend_years, 3, 0);
    IS(b.row[14].trend_years, PDN_NOT_DEFINED); /* two years */
    IS(b.row[17].trend, PDN_SUPPRESSED);
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);

    const double t[] = {2020, 2020, 2020}, x[] = {1, 2, 3}, n[] = {9, 9, 9};
    assert_true(isnan(trend__of(t, x, n, 3).slope)); /* one time */
    assert_int_equal(trend__of(t, x, n, 0).points, 0);
    assert_true(isnan(trend__of(t, n, n, 3).p)); /* nothing but events */
}

static void paired_change_is_newcombes(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"a", 2021, 30, 60, REST},
        {"a", 2023, 40, 60, NONE, NONE, NONE, 20, 2, 12, 16},
        {"b", 2021, 40, 60, REST},
        {"b", 2023, 50, 55, NONE, NONE, NONE, 36, 2, 12, 0},
        {"c", 2021, 40, 60, REST},
        {"c", 2023, 30, 60, NONE, NONE, NONE, 20, 12, 2, 16},
        {"d", 2021, HIDDEN, 60, REST},
        {"d", 2023, 30, 60, NONE, NONE, NONE, 20, 12, 2, 16},
        {"e", 2021, 30, 60, REST},
        {"e", 2023, 30, 60, NONE, NONE, NONE, 20, HIDDEN, 2, 16},
        {"f", 2021, 30, 60, REST},
        {"f", 2023, 30, 60, NONE, NONE, NONE, 0, 0, 0, 0},
        {"g", 2023, 30, 60, NONE, NONE, NONE, 20, 12, 2, 16},
    };
    static const double want[][3] = {{.2, .056156425, .329207},
                                     {.2, .056929584, .3404276},
                                     {-.2, -.329207, -.056156425}};
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.nullpunkt = 2021};

    MUST(make(line, LEN(line), &o, &f, &b));
    for (size_t i = 0; i < LEN(want); i++) {
        const pdn_baseline_row *r = &b.row[2 * i + 1];
        HAS(r->paired_n, 50, 0);
        HAS(r->change_paired, want[i][0], 1e-15);
        HAS(r->change_paired_lo, want[i][1], 6e-8);
        HAS(r->change_paired_hi, want[i][2], 6e-8);
        IS(b.row[2 * i].change_paired, PDN_NOT_DEFINED);
    }
    IS(b.row[7].change_paired, PDN_SUPPRESSED); /* it would tell the events */
    IS(b.row[7].paired_n, PDN_SUPPRESSED);
    IS(b.row[9].change_paired_lo, PDN_SUPPRESSED);
    HAS(b.row[11].paired_n, 0, 0);
    IS(b.row[11].change_paired, PDN_NOT_DEFINED);
    IS(b.row[12].change_paired, PDN_NOT_DEFINED); /* no nullpunkt row */
    pdn_baseline_clear(&b);

    o.nullpunkt = 2023; /* the four stand in that year: of another one */
    MUST(make(line, LEN(line), &o, &f, &b));
    assert_true(told(&f, "paired"));
    for (size_t i = 0; i < b.rows; i++)
        IS(b.row[i].change_paired, PDN_NOT_DEFINED);
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
}

static void paired_counts_that_cannot_be_are_faults(void **state)
{
    (void)state;
    static const struct {
        struct line line;
        const char *word;
    } cases[] = {
        {{"a", 2023, 30, 60, NONE, NONE, NONE, 20, 12, NONE, 16},
         "no paired_now"},
        {{"a", 2023, 21, 60, NONE, NONE, NONE, 20, 12, 2, 16},
         "paired_now are 22, more than the 21 events of 2023"},
        {{"a", 2023, 30, 49, NONE, NONE, NONE, 20, 12, 2, 16},
         "50 people, more than the population 49"},
        {{"a", 2023, 30, 55, NONE, NONE, NONE, 20, 12, 2, 16},
         "only 25 had none"},
        {{"a", 2023, 30, 60, NONE, NONE, NONE, 20, 19, 2, 9},
         "paired_before are 39, more than the 38 events of 2021"},
        {{"a", 2023, 30, 90, NONE, NONE, NONE, 20, 12, 2, 29},
         "more than the population 62 of 2021"},
        {{"a", 2023, 30, 60, NONE, NONE, NONE, 20, 5, 2, 23},
         "only 24 had none"},
        {{"a", 2023, 30, 60, NONE, NONE, NONE, 20, 12.5, 2, 16}, "whole"},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_diagnostics f = {0};
        pdn_baseline b = {0};
        pdn_baseline_options o = {.nullpunkt = 2021};
        const struct line two[] = {{"a", 2021, 38, 62, REST}, cases[i].line};
        CHECK(make(two, 2, &o, &f, &b) == PDN_EPARSE, "case %zu", i);
        CHECK(strstr(pdn_message(), cases[i].word) != NULL, "case %zu: %s", i,
              pdn_message());
        assert_null(b.row);
        pdn_diagnostics_clear(&f);
    }
}

/* By hand. d is exact: 21 of 100. */
static void rounding_is_carried(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"a", 2021, NONE, NONE, 20.3, NONE, NONE, FOURS},
        {"b", 2021, NONE, NONE, 20.4, NONE, NONE, FOURS},
        {"c", 2021, NONE, NONE, 20.35, NONE, NONE, FOURS},
        {"d", 2021, 21, 100, 21.0, NONE, NONE, FOURS},
        {"e", 2021, HIDDEN, 60, 20.3, NONE, NONE, FOURS},
        {"a", 2022, NONE, NONE, 20.1, NONE, NONE, FOURS},
        {"d", 2022, NONE, NONE, 22.5, NONE, NONE, FOURS},
        {"z", 2022, NONE, NONE, .02, NONE, NONE, FOURS},
    };
    static const double rank[][3] = {
        {1, 1, 2}, {3, 2, 3}, {2, 1, 3}, {4, 4, 4}};
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.nullpunkt = 2021};

    MUST(make(line, LEN(line), &o, &f, &b));
    HAS(b.row[0].share_min, .2025, 1e-15);
    HAS(b.row[0].share_max, .2035, 1e-15);
    HAS(b.row[2].share_min, .20345, 1e-15);
    IS(b.row[3].share_min, PDN_NOT_DEFINED);
    IS(b.row[4].share_min, PDN_SUPPRESSED);
    IS(b.row[4].rank_max, PDN_SUPPRESSED);
    for (size_t i = 0; i < LEN(rank); i++) {
        HAS(b.row[i].rank, rank[i][0], 0);
        HAS(b.row[i].rank_min, rank[i][1], 0);
        HAS(b.row[i].rank_max, rank[i][2], 0);
    }
    HAS(b.row[5].change, -.002, 1e-12);
    HAS(b.row[5].change_min, -.003, 1e-12);
    HAS(b.row[5].change_max, -.001, 1e-12);
    HAS(b.row[5].change_ratio, 201 / 203.0, 1e-12);
    IS(b.row[5].change_lo, PDN_NOT_DEFINED);
    HAS(b.row[6].change_min, .0145, 1e-12); /* from a counted 21 % */
    HAS(b.row[6].change_max, .0155, 1e-12);
    HAS(b.row[7].share_min, .00015, 1e-15);
    IS(b.row[7].change_min, PDN_NOT_DEFINED);
    pdn_baseline_clear(&b);

    o.better = PDN_HIGHER_IS_BETTER; /* mirrored: 5 - rank */
    MUST(make(line, LEN(line), &o, &f, &b));
    for (size_t i = 0; i < LEN(rank); i++) {
        HAS(b.row[i].rank_min, 5 - rank[i][2], 0);
        HAS(b.row[i].rank_max, 5 - rank[i][1], 0);
    }
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
}

/* Every order that some rounding gives lies in the range, and both ends are
 * reached: against all true values on a fine grid. */
static void rank_ranges_hold_against_every_rounding(void **state)
{
    (void)state;
    enum { UNITS = 4, GRID = 4 };
    static const double percent[][UNITS] = {
        {20, 20, 21, 22}, {20, 20.5, 21, 20.5}, {0, .5, 100, 99.5}};
    /* From the lower end to just below the upper one. */
    static const double along[GRID] = {0, .3, .6, 1 - 1e-6};
    pdn_baseline_options o = {0};

    for (size_t c = 0; c < 2 * LEN(percent); c++) {
        struct line line[UNITS];
        const double *p = percent[c / 2];
        double lo[UNITS], hi[UNITS];
        o.better = c % 2 ? PDN_HIGHER_IS_BETTER : PDN_LOWER_IS_BETTER;
        for (size_t i = 0; i < UNITS; i++) {
            static const char *const name[] = {"a", "b", "c", "d"};
            line[i] = (struct line){name[i], 2021, NONE, NONE,
                                    p[i],    NONE, NONE, FOURS};
            lo[i] = UNITS;
            hi[i] = 1;
        }
        for (int at = 0; at < GRID * GRID * GRID * GRID; at++) {
            double x[UNITS];
            int left = at;
            for (size_t i = 0; i < UNITS; i++, left /= GRID) {
                double half = floor(p[i]) < p[i] ? .05 : .5;
                x[i] = p[i] - half + 2 * half * along[left % GRID];
            }
            for (size_t i = 0; i < UNITS; i++) {
                double rank = 1;
                for (size_t j = 0; j < UNITS; j++)
                    rank += c % 2 ? x[j] > x[i] + 1e-9 : x[j] < x[i] - 1e-9;
                lo[i] = fmin(lo[i], rank);
                hi[i] = fmax(hi[i], rank);
            }
        }
        pdn_diagnostics f = {0};
        pdn_baseline b = {0};
        MUST(make(line, UNITS, &o, &f, &b));
        for (size_t i = 0; i < UNITS; i++)
            CHECK(near(b.row[i].rank_min, lo[i], 0) &&
                      near(b.row[i].rank_max, hi[i], 0),
                  "case %zu unit %zu: %g to %g, want %g to %g", c, i,
                  b.row[i].rank_min, b.row[i].rank_max, lo[i], hi[i]);
        pdn_baseline_clear(&b);
        pdn_diagnostics_clear(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_are_events_by_person_time),
        cmocka_unit_test(ratios_are_exact_and_byar),
        cmocka_unit_test(the_interval_of_phi_knows_of_winsorising),
        cmocka_unit_test(a_trend_stands_in_the_last_year),
        cmocka_unit_test(paired_change_is_newcombes),
        cmocka_unit_test(paired_counts_that_cannot_be_are_faults),
        cmocka_unit_test(rounding_is_carried),
        cmocka_unit_test(rank_ranges_hold_against_every_rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
