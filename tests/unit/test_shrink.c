/* Shares drawn towards their common distribution. Expected values: by a finer
 * grid, and tests/oracle/shrink.py (plain quadrature by scipy), unless a row
 * says otherwise. */
#include "check.h"
#include "oracle.h"
#include "stats/models/shrink.h"

#include "pdnet/core.h"

#include <gsl/gsl_cdf.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

static pdn_seen seen_of(double x, double n)
{
    bool hidden = pdn_state_of(x) == PDN_SUPPRESSED;

    return hidden ? (pdn_seen){1, 4, n} : (pdn_seen){x, x, n};
}

static void the_worked_numbers(void **state)
{
    (void)state;
    static const pdn_seen six[] = {{30, 30, 100}, {12, 12, 60}, {45, 45, 120},
                                   {5, 5, 50},    {22, 22, 90}, {40, 40, 110}};
    static const pdn_seen rare[] = {
        {6, 6, 12000}, {1, 1, 9000},    {3, 3, 4000}, {9, 9, 11000},
        {2, 2, 7000},  {14, 14, 16000}, {0, 0, 2500}, {5, 5, 9000}};
    static const pdn_seen close[] = {{195, 195, 1000}, {140, 140, 700},
                                     {84, 84, 400},    {171, 171, 900},
                                     {66, 66, 300},    {300, 300, 1500}};
    pdn_spread s = {0};
    pdn_shrunk u;

    MUST(shrink__fit(six, 6, &s));
    MUST(shrink__make(&s, 5, 50, .95, &u));
    CHECK(near(s.sd, .10860, 5e-6), "sd %.7f", s.sd);
    CHECK(near(u.mean, .15389, 5e-6) && near(u.lo, .0633, 5e-5) &&
              near(u.hi, .2692, 5e-5),
          "%.6f %.6f %.6f", u.mean, u.lo, u.hi);
    shrink__spread_clear(&s);

    MUST(shrink__fit(rare, 8, &s));
    CHECK(near(s.sd, .000491, 5e-7), "sd %.9f", s.sd);
    MUST(shrink__make(&s, 14, 16000, .95, &u));
    CHECK(near(u.mean, .000769, 5e-7), "%.9f", u.mean);
    MUST(shrink__make(&s, 3, 4000, .95, &u));
    CHECK(near(u.mean, .000667, 5e-7), "%.9f", u.mean);
    shrink__spread_clear(&s);

    MUST(shrink__fit(close, 6, &s));
    CHECK(near(s.sd, .00886, 5e-6), "sd %.7f", s.sd);
    MUST(shrink__make(&s, 195, 1000, .95, &u));
    CHECK(near(u.mean, .19846, 5e-6) && near(u.lo, .1814, 5e-5) &&
              near(u.hi, .2148, 5e-5),
          "%.6f %.6f %.6f", u.mean, u.lo, u.hi);
    shrink__spread_clear(&s);
}

static void agrees(const pdn_table *t, size_t i, const char *column, double got,
                   double within)
{
    double want = oracle_number(t, i, column);

    CHECK(near(got, want, within), "%s:%zu: %s is %.10f, want %.10f", t->file,
          t->line[i], column, got, want);
}

/* The grid as it is stated: to what its least cells may take; the integral
 * itself: to what a grid of 100 steps gives away. */
static void quadrature_agrees(void **state)
{
    (void)state;
    pdn_table t = oracle_read("shrink-units.csv");

    for (size_t i = 0, next = 0; i < t.rows; i = next) {
        pdn_seen seen[MOST];
        pdn_spread s = {0};
        size_t k = 0;
        for (next = i; next < t.rows && strcmp(oracle_text(&t, next, "case"),
                                               oracle_text(&t, i, "case")) == 0;
             next++)
            seen[k++] = seen_of(oracle_number(&t, next, "x"),
                                oracle_number(&t, next, "n"));
        MUST(shrink__fit(seen, k, &s));
        assert_int_equal(s.units, k);
        for (size_t r = i; r < next; r++) {
            pdn_shrunk u;
            double x = oracle_number(&t, r, "x");
            MUST(shrink__make(&s, x, oracle_number(&t, r, "n"), .95, &u));
            if (isnan(x)) {
                assert_int_equal(pdn_state_of(u.mean), PDN_SUPPRESSED);
                continue;
            }
            agrees(&t, r, "grid_mean", u.mean, 1e-6);
            agrees(&t, r, "grid_lo", u.lo, 2e-6);
            agrees(&t, r, "grid_hi", u.hi, 2e-6);
            agrees(&t, r, "grid_sd", s.sd, 1e-6);
            agrees(&t, r, "mean", u.mean, 1e-5);
            agrees(&t, r, "lo", u.lo, 1e-4);
            agrees(&t, r, "hi", u.hi, 1e-4);
        }
        shrink__spread_clear(&s);
    }
    pdn_table_clear(&t);
}

/* All 10 000 cells, one after the other. */
static void plain_grid(const pdn_seen *u, size_t k, double *sd, double *mean)
{
    double x = 0, n = 0, best = -(double)INFINITY, all = 0;
    static double w[100][100], p[100], s[100];

    for (size_t i = 0; i < k; i++) {
        x += u[i].least;
        n += u[i].people;
    }
    double half = 6 * sqrt(1 / (x + .5) + 1 / (n - x + .5)) + 1;
    for (int i = 0; i < 100; i++) {
        double logit =
            log((x + .5) / (n - x + .5)) - half + (i + .5) / 100 * 2 * half;
        p[i] = 1 / (1 + exp(-logit));
        s[i] = .25 * pow((i + .5) / 100, 3);
    }
    for (int i = 0; i < 100; i++)
        for (int j = 0; j < 100; j++) {
            double m = p[i] * (1 - p[i]) / (s[j] * s[j]) - 1;
            double a = p[i] * m, b = (1 - p[i]) * m;
            w[i][j] = -(double)INFINITY;
            if (!(m > 0)) continue;
            w[i][j] = log(p[i] * (1 - p[i])) + 2 * log((j + .5) / 100);
            for (size_t c = 0; c < k; c++) {
                double y = u[c].least, of = u[c].people;
                w[i][j] += m > 1e7 ? y * log(p[i]) + (of - y) * log1p(-p[i])
                                   : lgamma(y + a) - lgamma(a) +
                                         lgamma(of - y + b) - lgamma(b) -
                                         lgamma(of + m) + lgamma(m);
            }
            best = fmax(best, w[i][j]);
        }
    *sd = 0;
    memset(mean, 0, k * sizeof *mean);
    for (int i = 0; i < 100; i++)
        for (int j = 0; j < 100; j++) {
            double weight = exp(w[i][j] - best);
            double m = p[i] * (1 - p[i]) / (s[j] * s[j]) - 1;
            all += weight;
            *sd += weight * s[j];
            for (size_t c = 0; c < k; c++)
                mean[c] += weight * (u[c].least + p[i] * m) / (u[c].people + m);
        }
    *sd /= all;
    for (size_t c = 0; c < k; c++)
        mean[c] /= all;
}

static void no_cell_that_counts_is_passed_by(void **state)
{
    (void)state;
    static pdn_seen u[200];
    static double mean[200];
    pdn_random r;

    pdn_random_start(&r, 8, 1, 1);
    for (int table = 0; table < 24; table++) {
        static const size_t size[] = {1, 2, 3, 6, 20, 200};
        size_t k = size[table % 6];
        double centre = table < 12 ? .2 : .004, wide = table % 2 ? .4 : .02;
        for (size_t i = 0; i < k; i++) {
            u[i].people = 5 + pdn_random_below(&r, table < 12 ? 2000 : 60000);
            double p = centre * (1 + wide * (2 * pdn_random_unit(&r) - 1));
            u[i].least = u[i].most =
                pdn_random_binomial(&r, (uint32_t)u[i].people, p);
        }
        pdn_spread s = {0};
        double sd = 0;
        plain_grid(u, k, &sd, mean);
        MUST(shrink__fit(u, k, &s));
        CHECK(near(s.sd, sd, 1e-6), "table %d: sd %.9f, want %.9f", table, s.sd,
              sd);
        for (size_t i = 0; i < k; i += 1 + k / 7) {
            pdn_shrunk one;
            MUST(shrink__make(&s, u[i].least, u[i].people, .9, &one));
            CHECK(near(one.mean, mean[i], 1e-6),
                  "table %d unit %zu: %.9f, "
                  "want %.9f",
                  table, i, one.mean, mean[i]);
            CHECK(one.lo < one.mean && one.mean < one.hi, "table %d", table);
        }
        shrink__spread_clear(&s);
    }
}

/* One cell is one Beta: its quantiles are where GSL's distribution says. The
 * last two lines are of the branch for large shapes. */
static void one_cell_is_one_beta(void **state)
{
    (void)state;
    static const struct {
        double x, n, a, b;
    } cases[] = {
        {3, 12, 2, 9},        {0, 50, .3, 4},       {0, 900, .01, .5},
        {40, 40, 6, .7},      {1, 12000, 8, 16000}, {490, 2146, 300, 1200},
        {21000, 90000, 9, 9}, {9e4, 3e5, 2e4, 9e4}, {5e5, 1e6, 100, 300},
    };
    static const double level[] = {.5, .95, .998};
    for (size_t i = 0; i < LEN(cases); i++)
        for (size_t l = 0; l < LEN(level); l++) {
            double a = cases[i].a, b = cases[i].b, one = 1;
            double to_a = a + cases[i].x, to_b = b + cases[i].n - cases[i].x;
            const pdn_spread s = {
                .units = 2, .cells = 1, .a = &a, .b = &b, .up_to = &one};
            pdn_shrunk u;
            MUST(shrink__make(&s, cases[i].x, cases[i].n, level[l], &u));
            double tail = (1 - level[l]) / 2;
            double lo = gsl_cdf_beta_P(u.lo, to_a, to_b);
            double hi = gsl_cdf_beta_Q(u.hi, to_a, to_b);
            CHECK(near(u.mean, to_a / (to_a + to_b), 1e-14), "case %zu", i);
            if (u.lo > 0)
                CHECK(near(lo, tail, 1e-5 * tail), "case %zu: %.9f", i, lo);
            if (u.hi > 1e-9)
                CHECK(near(hi, tail, 1e-5 * tail), "case %zu: %.9f", i, hi);
        }
}

/* Points of almost no width, as where units hardly differ: half of the weight
 * at .2, half at .3, and the 2.5 % point is at the first. */
static void points_are_found(void **state)
{
    (void)state;
    double a[] = {.2e14, .3e14}, b[] = {.8e14, .7e14}, up_to[] = {.5, 1};
    const pdn_spread s = {
        .units = 2, .cells = 2, .a = a, .b = b, .up_to = up_to};
    pdn_shrunk u;

    MUST(shrink__make(&s, 20, 100, .95, &u));
    CHECK(near(u.mean, .25, 1e-9) && near(u.lo, .2, 1e-6) &&
              near(u.hi, .3, 1e-6),
          "%.9f %.9f %.9f", u.mean, u.lo, u.hi);
}

/* A cell of a millionth that lies far away, and is as wide: what is beyond the
 * other's quantiles is not its. Beta(400, 1600) has its 2.5 and 97.5 % points
 * where GSL says, moved by what the small cell takes. */
static void a_far_cell_counts_by_its_weight(void **state)
{
    (void)state;
    double a[] = {400, 1990}, b[] = {1600, 10}, up_to[] = {1 - 1e-6, 1};
    const pdn_spread s = {
        .units = 2, .cells = 2, .a = a, .b = b, .up_to = up_to};
    pdn_shrunk u;

    MUST(shrink__make(&s, 0, 0.5, .95, &u));
    double lo = gsl_cdf_beta_P(u.lo, 400, 1600.5);
    double hi = gsl_cdf_beta_Q(u.hi, 400, 1600.5);
    CHECK(near(lo * (1 - 1e-6), .025, 1e-7), "%.9f", lo);
    CHECK(near(hi * (1 - 1e-6) + 1e-6, .025, 1e-7), "%.9f", hi);
}

/* Shares from Beta(6, 24), sd sqrt(.16/31) = .0718: found, and the intervals
 * hold 95 of 100, also when small counts are hidden. */
static void the_fit_finds_what_was_put_in(void **state)
{
    (void)state;
    enum { UNITS = 1500 };
    static pdn_seen seen[UNITS];
    static double truth[UNITS];
    pdn_random r;
    pdn_spread open = {0}, hidden = {0};
    size_t covered = 0;

    pdn_random_start(&r, 3, 1, 1);
    for (size_t i = 0; i < UNITS; i++) {
        uint32_t n = 20 + pdn_random_below(&r, 100);
        truth[i] = pdn_random_beta(&r, 6, 24);
        seen[i] = seen_of(pdn_random_binomial(&r, n, truth[i]), n);
    }
    MUST(shrink__fit(seen, UNITS, &open));
    CHECK(near(open.sd, .0718, .004), "%g", open.sd);
    for (size_t i = 0; i < UNITS; i++) {
        pdn_shrunk u;
        MUST(shrink__make(&open, seen[i].least, seen[i].people, .95, &u));
        covered += u.lo <= truth[i] && truth[i] <= u.hi;
    }
    CHECK((double)covered > .935 * (double)UNITS &&
              (double)covered < .965 * (double)UNITS,
          "covered %zu", covered);
    for (size_t i = 0; i < UNITS; i++)
        if (seen[i].least >= 1 && seen[i].least <= 4)
            seen[i] = seen_of(pdn_absent(PDN_SUPPRESSED), seen[i].people);
    MUST(shrink__fit(seen, UNITS, &hidden));
    CHECK(near(hidden.sd, open.sd, .005), "%g %g", hidden.sd, open.sd);
    shrink__spread_clear(&open);
    shrink__spread_clear(&hidden);
}

static void nothing_to_tell_by(void **state)
{
    (void)state;
    static const pdn_seen none[] = {{(double)NAN, (double)NAN, 40},
                                    {0, 0, 0},
                                    {1, 4, 30},
                                    {3, 3, (double)NAN}};
    static const pdn_seen one[] = {{3, 3, 10}, {0, 0, 0}};
    pdn_spread s = {0};
    pdn_shrunk u;

    MUST(shrink__fit(none, LEN(none), &s));
    assert_true(s.cells == 0 && s.units == 1 && isnan(s.sd));
    MUST(shrink__make(&s, 3, 10, .95, &u));
    assert_true(isnan(u.mean) && isnan(u.lo) && isnan(u.hi));
    MUST(shrink__fit(none, 0, &s));
    assert_true(s.cells == 0 && s.units == 0);

    MUST(shrink__fit(one, LEN(one), &s));
    assert_true(s.units == 1 && s.cells > 0);
    MUST(shrink__make(&s, pdn_absent(PDN_SUPPRESSED), 10, .95, &u));
    assert_int_equal(pdn_state_of(u.lo), PDN_SUPPRESSED);
    MUST(shrink__make(&s, 0, 0, .95, &u));
    assert_true(isnan(u.mean));
    shrink__spread_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worked_numbers),
        cmocka_unit_test(quadrature_agrees),
        cmocka_unit_test(no_cell_that_counts_is_passed_by),
        cmocka_unit_test(one_cell_is_one_beta),
        cmocka_unit_test(points_are_found),
        cmocka_unit_test(a_far_cell_counts_by_its_weight),
        cmocka_unit_test(the_fit_finds_what_was_put_in),
        cmocka_unit_test(nothing_to_tell_by),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
