/* What is said of a unit beside the controls, and how many units a judgement
 * needs: pdn-deviants(1). */
#include "check.h"

#include "outcomes/peers/peers.h"

#include "pdnet/deviants.h"

#include <gsl/gsl_cdf.h>

static void controls_as_worked(void **state)
{
    (void)state;
    static const double own[] = {-1.2, .4, 1.9, -.6, 2.3, .8, -1.7, 1.1};
    /* m .375, s2 .809375 */
    double z = pdn_control_z(3, own, LEN(own));
    assert_true(near(z, 1.951484, 6e-7));
    assert_true(near(gsl_cdf_ugaussian_Q(z), .0255, 6e-5));
    assert_true(near(z, (3 - .375) / sqrt(1.809375), 1e-12));
    /* one more that is not known changes nothing */
    static const double gap[] = {-1.2, .4, 1.9,  (double)NAN, -.6,
                                 2.3,  .8, -1.7, 1.1};
    assert_true(near(pdn_control_z(3, gap, LEN(gap)), z, 1e-12));
    /* controls less spread than chance: 1 is as little as it can be */
    static const double calm[] = {.1, -.1, .2, -.2};
    assert_true(near(pdn_control_z(2, calm, LEN(calm)), 2, 1e-12));
    /* one control is no spread */
    assert_true(isnan(pdn_control_z(2, calm, 1)));
    assert_true(isnan(pdn_control_z(2, NULL, 0)));
}

static void units_needed(void **state)
{
    (void)state;
    static const struct {
        size_t resources;
        double want;
    } cases[] = {{0, 12}, {1, 12}, {2, 15}, {3, 20}, {5, 30}};
    for (size_t i = 0; i < LEN(cases); i++)
        assert_true(
            near(pdn_units_needed(cases[i].resources), cases[i].want, 0));
    const pdn_deviant_row row[] = {{.years = 3, .specifications = 11},
                                   {.years = 4, .specifications = 11},
                                   {.years = 4, .specifications = 9}};
    assert_true(near(pdn_deviants_needed(row, 3), 20, 0)); /* 4 + 3 + 4 */
    const pdn_deviant_row none = {.years = 0, .specifications = 11};
    assert_true(near(pdn_deviants_needed(&none, 1), 0, 0));
    assert_true(near(pdn_deviants_needed(NULL, 0), 0, 0));
}

/* R 4.2: z <- qnorm(pbinom(x - 1, n, m) + dbinom(x, n, m) / 2),
 * qlogis(m) + z / sqrt(n m (1 - m)); from five of either on qlogis((x + .5) /
 * (n + 1)). */
static void few_are_as_far_off_as_they_are_unlikely(void **state)
{
    (void)state;
    static const struct {
        double x, n, mu, want;
    } cases[] = {{0, 80, .1, -3.57487979643735},
                 {4, 80, .1, -2.77158154653460},
                 {78, 80, .9, 3.12447044596496},
                 {5, 80, .1, -2.61938456401655}};
    for (size_t i = 0; i < LEN(cases); i++)
        assert_true(near(peers__logit(cases[i].x, cases[i].n, cases[i].mu),
                         cases[i].want, 1e-12));
    /* as many as lack it, on the other side */
    assert_true(near(peers__logit(80, 80, .9), 3.57487979643735, 1e-12));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_as_worked),
        cmocka_unit_test(units_needed),
        cmocka_unit_test(few_are_as_far_off_as_they_are_unlikely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
