/* Expected values: worked (R 4.2, statsmodels 0.13.5, Newcombe
 * 1998, Katz 1978), unless a row says otherwise. (12/12 by Jeffreys is the
 * mirror of 0/12: 1 - .185306.) */
#include "check.h"

#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>

static void shares_match_the_published_intervals(void **state)
{
    (void)state;
    static const struct {
        double x, n;
        pdn_interval wilson, clopper_pearson, jeffreys;
    } cases[] = {
        /* clang-format off */
        {1148, 5076, {.214863, .237876}, {.214715, .237925}, {.214812, .237825}},
        {0,    12,   {0,       .242494}, {0,       .264648}, {0,       .185306}},
        {3,    12,   {.088942, .532305}, {.054861, .571858}, {.075942, .529191}},
        {12,   12,   {.757506, 1},       {.735352, 1},       {.814694, 1}},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_interval want[] = {cases[i].wilson, cases[i].clopper_pearson,
                               cases[i].jeffreys};
        for (size_t m = 0; m < LEN(want); m++) {
            pdn_interval got =
                pdn_share_interval(cases[i].x, cases[i].n, .95, (pdn_method)m);
            CHECK(near(got.lo, want[m].lo, 6e-7) &&
                      near(got.hi, want[m].hi, 6e-7),
                  "%g/%g method %zu: %.9f %.9f", cases[i].x, cases[i].n, m,
                  got.lo, got.hi);
        }
    }
}

static void ends_are_exact_and_nonsense_is_nowhere(void **state)
{
    (void)state;
    for (int m = 0; m < 3; m++) {
        pdn_interval none = pdn_share_interval(0, 7, .95, (pdn_method)m);
        pdn_interval all = pdn_share_interval(7, 7, .95, (pdn_method)m);
        assert_true(near(none.lo, 0, 0));
        assert_true(near(all.hi, 1, 0));
        static const double bad[][3] = {{0, 0, .95},
                                        {-1, 5, .95},
                                        {6, 5, .95},
                                        {1, 5, 0},
                                        {1, 5, 1},
                                        {(double)NAN, 5, .95},
                                        {1, (double)INFINITY, .95}};
        for (size_t i = 0; i < LEN(bad); i++) {
            pdn_interval ci = pdn_share_interval(bad[i][0], bad[i][1],
                                                 bad[i][2], (pdn_method)m);
            CHECK(isnan(ci.lo) && isnan(ci.hi), "case %zu", i);
        }
    }
}

static void counts_match_garwood_and_byar(void **state)
{
    (void)state;
    static const struct {
        double x;
        pdn_interval garwood, byar;
    } cases[] = {
        /* clang-format off */
        {0,   {0,         3.68888},    {0,        3.66801}},
        {1,   {.025318,   5.571643},   {.013072,  5.563756}},
        {7,   {2.814363,  14.422675},  {2.804431, 14.423263}},
        {12,  {6.200575,  20.961585},  {.737323 * 8.4, 2.495578 * 8.4}},
        {100, {81.363991, 121.626794}, {(double)NAN, (double)NAN}},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_interval g = pdn_count_interval(cases[i].x, .95);
        pdn_interval b = pdn_count_interval_byar(cases[i].x, .95);
        CHECK(near(g.lo, cases[i].garwood.lo, 6e-6) &&
                  near(g.hi, cases[i].garwood.hi, 6e-6),
              "%g: %.9f %.9f", cases[i].x, g.lo, g.hi);
        if (isnan(cases[i].byar.lo)) continue;
        CHECK(near(b.lo, cases[i].byar.lo, 6e-6) &&
                  near(b.hi, cases[i].byar.hi, 6e-6),
              "%g: %.9f %.9f", cases[i].x, b.lo, b.hi);
    }
}

static void changes_match_newcombe_and_katz(void **state)
{
    (void)state;
    static const struct {
        double x1, n1, x2, n2, lo, hi;
    } cases[] = {
        {48, 80, 56, 70, .052431, .333873},
        {3, 10, 9, 10, .170523, .809018},
        {0, 10, 10, 10, .607509, 1},
        {1148, 5076, 1050, 5050, -.0343, -.0022},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_interval d = pdn_difference_interval(cases[i].x1, cases[i].n1,
                                                 cases[i].x2, cases[i].n2, .95);
        double tolerance = i == 3 ? 6e-5 : 6e-7;
        CHECK(near(d.lo, cases[i].lo, tolerance) &&
                  near(d.hi, cases[i].hi, tolerance),
              "%zu: %.9f %.9f", i, d.lo, d.hi);
    }
    pdn_interval r = pdn_ratio_interval(45, 100, 30, 100, .95);
    assert_true(near(r.lo, .460686, 6e-7) && near(r.hi, .964746, 6e-7));
    r = pdn_ratio_interval(0, 100, 30, 100, .95);
    assert_true(isnan(r.lo) && isnan(r.hi));
    /* By hand: pooled .375, se sqrt(.375 * .625 * .02), z 2.190890. */
    assert_true(near(pdn_difference_p(45, 100, 30, 100), .02846, 6e-6));
    assert_true(isnan(pdn_difference_p(0, 10, 0, 20)));
}

/* GSL's own inverse returns NaN for 34 of the 8301 limits of this kind (7 of
 * 394 among them): ours must put the tail where it belongs in all. The truth
 * is the distribution function itself. */
static void every_clopper_pearson_limit_is_found(void **state)
{
    (void)state;
    static const double tails[] = {.025, .001};
    for (double n = 1; n <= 600; n += n < 30 ? 1 : 13) {
        for (double x = 1; x <= n; x += n < 30 ? 1 : 3) {
            for (size_t t = 0; t < LEN(tails); t++) {
                double lo = pdn_beta_quantile(tails[t], x, n - x + 1);
                double p = gsl_cdf_beta_P(lo, x, n - x + 1);
                CHECK(close_to(p, tails[t], 1e-9), "%g of %g: lo %.17g p %.17g",
                      x, n, lo, p);
                double hi = pdn_beta_quantile(1 - tails[t], n - x + 1, x);
                double q = gsl_cdf_beta_Q(hi, n - x + 1, x);
                CHECK(close_to(q, tails[t], 1e-9), "%g of %g: hi %.17g q %.17g",
                      x, n, hi, q);
                /* The mirror image. */
                CHECK(near(hi, 1 - lo, 1e-12), "%g of %g mirrored", x, n);
            }
        }
    }
}

static void known_failures_of_the_library_are_answered(void **state)
{
    (void)state;
    static const double cases[][3] = {
        {.975, 7, 394},    {.999, 2, 519},    {.975, 13, .01},
        {.025, .5, 1e6},   {.025, 2e5, 8e5},  {.025, 1e-3, 5},
        {.5, 1, 1},        {1e-9, 3, 40},     {1 - 1e-9, 3, 40},
        {.025, .001, 1e5}, {.975, 1e5, .001},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        double p = cases[i][0], a = cases[i][1], b = cases[i][2];
        double x = pdn_beta_quantile(p, a, b);
        CHECK(x >= 0 && x <= 1, "%g %g: %g", a, b, x);
        /* At the last numbers below 1 (or above 0) nothing lies between. */
        double below = gsl_cdf_beta_P(nextafter(x, 0) * (1 - 1e-9), a, b);
        double above =
            gsl_cdf_beta_P(fmin(1, fmax(1e-307, x * (1 + 1e-9))), a, b);
        CHECK(below <= p * (1 + 1e-9) && above >= p * (1 - 1e-9),
              "%g of Beta(%g, %g): %.17g (%g %g)", p, a, b, x, below, above);
    }
    /* Symmetric and huge: mean 1/2, sd 1 / (2 sqrt(1e7 + 1)); by hand. */
    double x = pdn_beta_quantile(.025, 5e6, 5e6);
    assert_true(near(x, .5 - 1.959963985 * .5 / sqrt(1e7 + 1), 1e-9));
    assert_true(near(pdn_beta_quantile(.025, 5e6, 5e6) +
                         pdn_beta_quantile(.975, 5e6, 5e6),
                     1, 1e-12));
    assert_true(isnan(pdn_beta_quantile(.5, 0, 1)));
    assert_true(isnan(pdn_beta_quantile(-.1, 1, 1)));
    assert_true(near(pdn_beta_quantile(0, 2, 2), 0, 0));
    assert_true(near(pdn_beta_quantile(1, 2, 2), 1, 0));
}

/* Exact coverage by summing the binomial: Clopper-Pearson never below the
 * level; Wilson near it on average (Brown, Cai and DasGupta 2001). */
static void coverage_is_what_the_names_promise(void **state)
{
    (void)state;
    const unsigned n = 40;
    double sum = 0;
    for (int k = 1; k < 100; k++) {
        double p = k / 100.0, cp = 0, w = 0, before = 0;
        for (unsigned x = 0; x <= n; x++) {
            double at = gsl_cdf_binomial_P(x, p, n);
            double mass = at - before;
            before = at;
            pdn_interval a = pdn_share_interval(x, n, .95, PDN_CLOPPER_PEARSON);
            pdn_interval b = pdn_share_interval(x, n, .95, PDN_WILSON);
            if (a.lo <= p && p <= a.hi) cp += mass;
            if (b.lo <= p && p <= b.hi) w += mass;
        }
        CHECK(cp >= .95, "Clopper-Pearson covers %g at %g", cp, p);
        sum += w;
    }
    CHECK(fabs(sum / 99 - .95) < .01, "Wilson covers %g", sum / 99);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_match_the_published_intervals),
        cmocka_unit_test(ends_are_exact_and_nonsense_is_nowhere),
        cmocka_unit_test(counts_match_garwood_and_byar),
        cmocka_unit_test(changes_match_newcombe_and_katz),
        cmocka_unit_test(every_clopper_pearson_limit_is_found),
        cmocka_unit_test(known_failures_of_the_library_are_answered),
        cmocka_unit_test(coverage_is_what_the_names_promise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
