/* Funnel limits, spread, shrinkage, detectable change. Expected values:
 * methods.md E4, E5, E8 (own R code, VGAM 1.1, power.prop.test, R 4.2), unless
 * a row says otherwise. */
#include "pdnet/change.h"
#include "pdnet/funnel.h"
#include "pdnet/interval.h"
#include "pdnet/number.h"
#include "pdnet/random.h"
#include "pdnet/shrink.h"

#include "check.h"

#include <gsl/gsl_cdf.h>

static void funnel_limits_match(void **state)
{
    (void)state;
    static const struct {
        double n, p, want;
    } cases[] = {
        /* clang-format off */
        {50,  .025, .104793}, {50,  .975, .337161},
        {50,  .001, .050063}, {50,  .999, .413382},
        {250, .025, .173145}, {250, .975, .276904},
        {250, .001, .145484}, {250, .999, .308674},
        {10,  .025, 0},       {10,  .975, .468292},
        {10,  .999, .652000},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        double got = pdn_funnel_limit(cases[i].p, cases[i].n, .226);
        CHECK(near(got, cases[i].want, 6e-7), "n %g p %g: %.9f", cases[i].n,
              cases[i].p, got);
    }
    assert_true(near(pdn_funnel_limit(.025, 40, 0), 0, 0));
    assert_true(near(pdn_funnel_limit(.975, 40, 1), 1, 0));
    assert_true(isnan(pdn_funnel_limit(.975, 0, .2)));
    assert_true(isnan(pdn_funnel_limit(.975, 10, 1.2)));
}

/* The interpolation read literally: r from the first count upwards. */
static double plain_limit(double p, unsigned n, double t)
{
    unsigned r = 0;

    while (gsl_cdf_binomial_P(r, t, n) < p)
        r++;
    double at = gsl_cdf_binomial_P(r, t, n);
    double mass = r > 0 ? at - gsl_cdf_binomial_P(r - 1, t, n) : at;
    return fmin(1, fmax(0, (r - (at - p) / mass) / n));
}

static void funnel_limits_equal_a_plain_search(void **state)
{
    (void)state;
    static const double levels[] = {.001, .025, .975, .999};
    static const double targets[] = {.001, .07, .226, .5, .93};
    for (unsigned n = 1; n < 900; n += n < 20 ? 1 : 61)
        for (size_t t = 0; t < LEN(targets); t++)
            for (size_t l = 0; l < LEN(levels); l++) {
                double want = plain_limit(levels[l], n, targets[t]);
                double got = pdn_funnel_limit(levels[l], n, targets[t]);
                CHECK(near(got, want, 1e-8), "n %u t %g p %g: %.12f %.12f", n,
                      targets[t], levels[l], got, want);
            }
}

/* About five of a hundred units of the target's own share fall outside. */
static void funnel_keeps_its_level(void **state)
{
    (void)state;
    enum { UNITS = 20000, N = 300 };
    pdn_random r;
    pdn_random_start(&r, 7, 1, 1);
    double lo = pdn_funnel_limit(.025, N, .226);
    double hi = pdn_funnel_limit(.975, N, .226);
    size_t outside = 0;
    for (size_t i = 0; i < UNITS; i++) {
        double share = pdn_random_binomial(&r, N, .226) / (double)N;
        outside += share < lo || share > hi;
    }
    double rate = (double)outside / UNITS;
    /* The interpolated limit gives part of one count's mass either way. */
    CHECK(rate > .036 && rate < .064, "outside: %g", rate);
}

static const double first_x[] = {30, 12, 45, 5, 22, 40};
static const double first_n[] = {100, 60, 120, 50, 90, 110};
static const double second_x[] = {228, 61, 58, 66, 63, 86};
static const double second_n[] = {1000, 300, 300, 250, 250, 375};

static void make_z(const double *x, const double *n, double *z, double *v)
{
    double sx = 0, sn = 0;

    for (size_t i = 0; i < 6; i++) {
        sx += x[i];
        sn += n[i];
    }
    for (size_t i = 0; i < 6; i++) {
        v[i] = sx / sn * (1 - sx / sn) / n[i];
        z[i] = pdn_funnel_z(x[i] / n[i], sx / sn, v[i]);
    }
}

static void spread_beyond_chance_matches(void **state)
{
    (void)state;
    static const double want[] = {.207786,   -1.545121, 2.037180,
                                  -2.967919, -.963712,  1.687948};
    double z[6], v[6];
    pdn_overdispersion o;

    make_z(first_x, first_n, z, v);
    for (size_t i = 0; i < 6; i++)
        CHECK(near(z[i], want[i], 6e-7), "z %zu: %.9f", i, z[i]);
    MUST(pdn_funnel_spread(z, v, 6, &o));
    CHECK(near(o.phi, 2.461585, 6e-7), "phi %.9f", o.phi);
    CHECK(near(o.tau2, .004636606, 6e-10), "tau2 %.12f", o.tau2);

    make_z(second_x, second_n, z, v);
    MUST(pdn_funnel_spread(z, v, 6, &o));
    CHECK(near(o.phi, .773078, 6e-7), "phi %.9f", o.phi);
    assert_true(near(o.tau2, 0, 0));

    /* One unit, none, and one that is not defined. */
    double one[] = {0}, nan[] = {(double)NAN};
    MUST(pdn_funnel_spread(one, v, 1, &o));
    assert_true(near(o.phi, 0, 0) && near(o.tau2, 0, 0));
    /* One unit far from a target of .2, people 49 to 2999: no spread. */
    for (double n = 49; n < 3000; n++) {
        double far[] = {2.5}, chance[] = {.16 / n};
        MUST(pdn_funnel_spread(far, chance, 1, &o));
        CHECK(near(o.phi, 6.25, 0) && near(o.tau2, 0, 0), "n %g: %g", n,
              o.tau2);
    }
    MUST(pdn_funnel_spread(nan, v, 1, &o));
    assert_true(isnan(o.phi) && isnan(o.tau2));
    assert_true(isnan(pdn_funnel_z(.3, 0, 0)));
}

static void shrinkage_matches(void **state)
{
    (void)state;
    static const double want[] = {.293456, .223505, .354525,
                                  .163581, .251073, .344098};
    pdn_prior m = pdn_shrink_moments(first_x, first_n, 6), p;

    CHECK(near(m.mean, .290566, 6e-7) && near(m.size, 29.3053, 6e-5),
          "moments %.9f %.9f", m.mean, m.size);
    MUST(pdn_shrink_fit(first_x, first_n, 6, &p));
    assert_true(p.spread);
    /* logL there is with the coefficients left out; they are added here. */
    double logl = p.log_likelihood;
    for (size_t i = 0; i < 6; i++)
        logl += lgamma(first_n[i] + 1) - lgamma(first_x[i] + 1) -
                lgamma(first_n[i] - first_x[i] + 1);
    CHECK(near(p.mean, .271285, 3e-6) && near(p.size, 29.5167, 2e-3),
          "fit %.9f %.9f", p.mean, p.size);
    CHECK(near(logl, -20.98223, 6e-6), "logL %.9f", logl);
    for (size_t i = 0; i < 6; i++) {
        double got = pdn_shrunk(&p, first_x[i], first_n[i]);
        CHECK(near(got, want[i], 3e-6), "unit %zu: %.9f", i, got);
    }
    pdn_interval ci = pdn_shrunk_interval(&p, 5, 50, .95);
    CHECK(near(ci.lo, .091286, 5e-6) && near(ci.hi, .251865, 5e-6), "%.9f %.9f",
          ci.lo, ci.hi);
}

static void no_spread_is_said_to_be_none(void **state)
{
    (void)state;
    pdn_prior p;
    static const double even_x[] = {10, 20, 30}, even_n[] = {50, 100, 150};
    static const double nil[] = {0, 0, 0}, one_x[] = {4}, one_n[] = {9};

    MUST(pdn_shrink_fit(even_x, even_n, 3, &p));
    assert_false(p.spread);
    assert_true(near(pdn_shrunk(&p, 10, 50), .2, 1e-15));
    MUST(pdn_shrink_fit(second_x, second_n, 6, &p));
    assert_false(p.spread);
    MUST(pdn_shrink_fit(nil, even_n, 3, &p));
    assert_false(p.spread);
    assert_true(near(pdn_shrunk(&p, 0, 50), 0, 0));
    MUST(pdn_shrink_fit(one_x, one_n, 1, &p));
    assert_false(p.spread);
    /* By hand: 1 of 3 three times and 1 or 2 of 2 have the likelihood p^4
     * (1 - p)^6 (2 - p); its slope is 0 where 11 p^2 - 25 p + 8 is. */
    double some_x[] = {1, 1, 1, pdn_absent(PDN_SUPPRESSED)};
    static const double some_n[] = {3, 3, 3, 2};
    MUST(pdn_shrink_fit(some_x, some_n, 4, &p));
    assert_false(p.spread);
    CHECK(near(pdn_shrunk(&p, 1, 3), (25 - sqrt(273)) / 22, 1e-11), "%.15f",
          p.mean);
    /* None seen and some hidden is not none. */
    some_x[0] = some_x[1] = some_x[2] = 0;
    MUST(pdn_shrink_fit(some_x, some_n, 4, &p));
    assert_true(p.mean > 0);
    MUST(pdn_shrink_fit(nil, nil, 3, &p));
    assert_true(isnan(p.mean));
    assert_true(isnan(pdn_shrunk(&p, 0, 0)));
}

/* Shares from Beta(6, 24): the fit finds mean .2 and size 30, also when small
 * counts are hidden. */
static void the_fit_finds_what_was_put_in(void **state)
{
    (void)state;
    enum { UNITS = 1500 };
    static double x[UNITS], n[UNITS];
    pdn_random r;
    pdn_prior open, hidden;
    size_t covered = 0;

    pdn_random_start(&r, 3, 1, 1);
    static double truth[UNITS];
    for (size_t i = 0; i < UNITS; i++) {
        n[i] = 20 + pdn_random_below(&r, 100);
        truth[i] = pdn_random_beta(&r, 6, 24);
        x[i] = pdn_random_binomial(&r, (uint32_t)n[i], truth[i]);
    }
    MUST(pdn_shrink_fit(x, n, UNITS, &open));
    CHECK(near(open.mean, .2, .006) && fabs(log(open.size / 30)) < .15, "%g %g",
          open.mean, open.size);
    for (size_t i = 0; i < UNITS; i++) {
        pdn_interval ci = pdn_shrunk_interval(&open, x[i], n[i], .95);
        covered += ci.lo <= truth[i] && truth[i] <= ci.hi;
    }
    CHECK(covered > .935 * UNITS && covered < .965 * UNITS, "covered %zu",
          covered);
    for (size_t i = 0; i < UNITS; i++)
        if (x[i] >= 1 && x[i] <= 4) x[i] = pdn_absent(PDN_SUPPRESSED);
    MUST(pdn_shrink_fit(x, n, UNITS, &hidden));
    CHECK(near(hidden.mean, open.mean, .003) &&
              fabs(log(hidden.size / open.size)) < .15,
          "%g %g", hidden.mean, hidden.size);
    assert_int_equal(
        pdn_state_of(pdn_shrunk(&hidden, pdn_absent(PDN_SUPPRESSED), 50)),
        PDN_SUPPRESSED);
}

static void detectable_change_matches(void **state)
{
    (void)state;
    static const struct {
        double n;
        int up;
        double want;
    } cases[] = {
        {100, 0, .1425}, {500, 0, .0696}, {5076, 0, .0228},
        {100, 1, .1834}, {500, 1, .0781}, {5076, 1, .0237},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        double got = pdn_detectable(.226, cases[i].n, cases[i].up);
        CHECK(near(got, cases[i].want, 6e-5), "n %g: %.6f", cases[i].n, got);
    }
    assert_true(
        isnan(pdn_detectable(.05, 20, 0))); /* no fall is large enough */
    assert_true(isnan(pdn_detectable(.2, 0, 0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(funnel_limits_match),
        cmocka_unit_test(funnel_limits_equal_a_plain_search),
        cmocka_unit_test(funnel_keeps_its_level),
        cmocka_unit_test(spread_beyond_chance_matches),
        cmocka_unit_test(shrinkage_matches),
        cmocka_unit_test(no_spread_is_said_to_be_none),
        cmocka_unit_test(the_fit_finds_what_was_put_in),
        cmocka_unit_test(detectable_change_matches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
