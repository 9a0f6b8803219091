/* The worked figures of the rules, by hand and by closed form. */
#include "breakdown/chance/precision.h"
#include "check.h"

#include "pdnet/breakdown.h"

#include <math.h>

static void limits_of_the_ratio(void **state)
{
    (void)state;
    static const struct {
        double ties, expected, variance, lo, hi;
        const char *source;
    } rows[] = {
        /* the closed form, in another language: t = T / phi, z = 1.644854,
         * t (1 - 1/(9 t) - z/(3 sqrt t))^3 phi / E and
         * (t + 1) (1 - 1/(9 (t + 1)) + z/(3 sqrt(t + 1)))^3 phi / E */
        {10, 10, 10, .5423524801, 1.6958166192, "phi 1"},
        {10, 10, 20, .3931521774, 2.1012893427, "phi 2"},
        {0, 4, 4, 0, .7421087433, "no ties"},
        {10, 10, .01, .8866031999, 1.1243693797, "phi held up to .05"},
    };
    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_interval x = precision__contact_ratio(
            rows[k].ties, rows[k].expected, rows[k].variance);
        CHECK(near(x.lo, rows[k].lo, 1e-6) && near(x.hi, rows[k].hi, 1e-6),
              "%s: %.7f %.7f", rows[k].source, x.lo, x.hi);
    }
    assert_true(isnan(precision__contact_ratio(3, 0, 0).lo));
}

static void tipping_point_of_silence(void **state)
{
    (void)state;
    assert_true(near(precision__tipping(.6, .3), 1.216667, 5e-7)); /* by hand */
    assert_true(isnan(precision__tipping(1, .3)));
    assert_true(isnan(precision__tipping((double)NAN, .3)));
    assert_true(isnan(precision__tipping(.6, (double)NAN)));
}

static void contacts_on_neither_list(void **state)
{
    (void)state;
    /* C 12, O 6 + 6: 19 19 / 13 - 1 */
    assert_true(near(precision__contacts_estimated(12, 6, 6), 26.77, 5e-3));
    assert_true(near(precision__recall(12, 6), .667, 5e-4));
    assert_true(isnan(precision__contacts_estimated(0, 6, 6)));
    assert_true(near(precision__recall(0, 6), 0, 0) &&
                isnan(precision__recall(0, 0)));
}

static void two_decimals(void **state)
{
    (void)state;
    assert_true(near(pdn_two_decimals(.5049), .5, 1e-12));
    assert_true(near(pdn_two_decimals(.505), .51, 1e-12));
    assert_true(near(pdn_two_decimals(.7549999999999), .76, 1e-12));
    assert_true(isnan(pdn_two_decimals((double)NAN)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_of_the_ratio),
        cmocka_unit_test(tipping_point_of_silence),
        cmocka_unit_test(contacts_on_neither_list),
        cmocka_unit_test(two_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
