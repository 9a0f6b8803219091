/* Funnel limits, flags, spread, detectable change. Expected values: R 4.2
 * (own code, power.prop.test), unless a row says otherwise. */
#include "check.h"
#include "stats/detectable.h"
#include "stats/funnel.h"

#include "pdnet/baseline.h"
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <string.h>

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
        double got = funnel__limit(cases[i].p, cases[i].n, .226);
        CHECK(near(got, cases[i].want, 6e-7), "n %g p %g: %.9f", cases[i].n,
              cases[i].p, got);
    }
    /* Chance moves nothing around 0 and 1. */
    assert_true(isnan(funnel__limit(.025, 40, 0)));
    assert_true(isnan(funnel__limit(.975, 40, 1)));
    assert_true(isnan(funnel__limit(.975, 0, .2)));
    assert_true(isnan(funnel__limit(.975, 10, 1.2)));
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
                double got = funnel__limit(levels[l], n, targets[t]);
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
    double lo = funnel__limit(.025, N, .226);
    double hi = funnel__limit(.975, N, .226);
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
        z[i] = funnel__z(x[i] / n[i], sx / sn, v[i]);
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
    MUST(funnel__spread(z, v, 6, &o));
    CHECK(near(o.phi, 2.461585, 6e-7), "phi %.9f", o.phi);
    /* DerSimonian and Laird (metafor) */
    CHECK(near(o.tau2, .006723714, 6e-10), "tau2 %.12f", o.tau2);

    make_z(second_x, second_n, z, v);
    MUST(funnel__spread(z, v, 6, &o));
    CHECK(near(o.phi, .773078, 6e-7), "phi %.9f", o.phi);
    CHECK(near(o.tau2, .000069833053, 6e-13), "tau2 %.15f",
          o.tau2); /* metafor */
    /* Nearer the target than chance puts them. */
    for (size_t i = 0; i < 6; i++)
        z[i] /= 2;
    MUST(funnel__spread(z, v, 6, &o));
    assert_true(near(o.tau2, 0, 0));

    /* One unit, none, and one that is not defined. */
    double one[] = {0}, nan[] = {(double)NAN};
    MUST(funnel__spread(one, v, 1, &o));
    assert_true(near(o.phi, 0, 0) && isnan(o.tau2) && o.units == 1);
    double far[] = {2.5};
    MUST(funnel__spread(far, v, 1, &o));
    assert_true(near(o.phi, 6.25, 0) && isnan(o.tau2));
    MUST(funnel__spread(nan, v, 1, &o));
    assert_true(isnan(o.phi) && isnan(o.tau2));
    assert_true(isnan(funnel__z(.3, 0, 0)));
}

/* Tails by hand: P(R >= 1 of 10 at .02) = 1 - .98^10 = .1829; P(R >= 2) =
 * .01618; 3 of 10 at .05: .01150; 4: .00103; 5: .0000637. P(R <= 0 of 18 at .2)
 * = .8^18 = .01801, of 16: .02815; of 31: .000990. */
static void flags_go_by_exact_tails(void **state)
{
    (void)state;
    const double none = (double)NAN;
    const struct {
        double x, n, target, z;
        int want;
    } cases[] = {
        {1, 1, .2, none, 0},
        {1, 10, .02, none, 0},
        {1, 1, .02, none, 1},
        {2, 10, .02, none, 1},
        {3, 10, .05, none, 1},
        {4, 10, .05, none, 1},
        {5, 10, .05, none, 2},
        {0, 16, .2, none, 0},
        {0, 18, .2, none, 1},
        {0, 31, .2, none, 2},
        {0, 10, 0, none, 0},
        {1, 10, 0, none, 2},
        {10, 10, 1, none, 0},
        {9, 10, 1, none, 2},
        {5, 10, none, none, 0},
        /* where units differ more than by chance, the adjusted z too */
        {5, 10, .05, 3.1, 2},
        {5, 10, .05, 3.0, 1},
        {5, 10, .05, 1.9, 0},
        {0, 31, .2, -3.1, 2},
        {1, 10, .02, 9, 0},
        /* beyond 2e6 people: half a count, sd 1000 */
        {2001960, 4e6, .5, none, 0},
        {2001961, 4e6, .5, none, 1},
        {1998039, 4e6, .5, none, 1},
        {2003091, 4e6, .5, none, 2},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        int got = funnel__outside(cases[i].x, cases[i].n, cases[i].target,
                                  cases[i].z);
        CHECK(got == cases[i].want, "case %zu: %d", i, got);
    }
}

/* What the flag is for: about two in a hundred by chance, never more than five,
 * whatever the size; the interpolated limits called one in five. */
static void flags_keep_their_level(void **state)
{
    (void)state;
    static const double targets[] = {.02, .2, .226, .5};
    for (unsigned n = 1; n < 200; n += n < 30 ? 1 : 23)
        for (size_t t = 0; t < LEN(targets); t++) {
            double out95 = 0, out998 = 0;
            for (unsigned x = 0; x <= n; x++) {
                double p = gsl_ran_binomial_pdf(x, targets[t], n);
                int out = funnel__outside(x, n, targets[t], (double)NAN);
                out95 += out > 0 ? p : 0;
                out998 += out > 1 ? p : 0;
            }
            CHECK(out95 < .05 && out998 < .002, "n %u at %g: %g %g", n,
                  targets[t], out95, out998);
        }
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
        double got = detectable__change(.226, cases[i].n, cases[i].up);
        CHECK(near(got, cases[i].want, 6e-5), "n %g: %.6f", cases[i].n, got);
    }
    assert_true(
        isnan(detectable__change(.05, 20, 0))); /* no fall is large enough */
    assert_true(isnan(detectable__change(.2, 0, 0)));
}

static void bands_and_their_edges(void **state)
{
    (void)state;
    static const pdn_band band[] = {
        {"A", 0, 15}, {"B", 15, 18}, {"C", 18, 20}, {"D", 20, 100}};
    static const struct {
        double x, n;
        const char *label;
        bool edge;
    } cases[] = {
        {15, 100, "B", true},     {1499, 10000, "A", true},
        {1496, 10000, "A", true}, {1494, 10000, "A", false},
        {18, 100, "C", true},     {1996, 10000, "C", true},
        {20, 100, "D", true},     {0, 10, "A", false},
        {10, 10, "D", false},     {22.8, 100, "D", false},
        {19.4, 100, "C", false},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        const pdn_band *in = pdn_band_of(band, 4, cases[i].x, cases[i].n);
        CHECK(in != NULL && strcmp(in->label, cases[i].label) == 0, "case %zu",
              i);
        CHECK(pdn_band_edge(band, 4, cases[i].x, cases[i].n) == cases[i].edge,
              "edge of case %zu", i);
    }
    assert_null(pdn_band_of(band, 4, 1, 0));
    assert_null(pdn_band_of(band + 1, 2, 1, 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(funnel_limits_match),
        cmocka_unit_test(funnel_limits_equal_a_plain_search),
        cmocka_unit_test(funnel_keeps_its_level),
        cmocka_unit_test(spread_beyond_chance_matches),
        cmocka_unit_test(flags_go_by_exact_tails),
        cmocka_unit_test(flags_keep_their_level),
        cmocka_unit_test(detectable_change_matches),
        cmocka_unit_test(bands_and_their_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
