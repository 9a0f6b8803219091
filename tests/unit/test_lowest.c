/* The lowest place of a function, and the quick exponential. Expected values
 * are closed forms. */
#include "../../lib/stats/lowest.h"
#include "check.h"
#include "stats/fast_exp.h"

static double parabola(double x, void *context)
{
    double off = x - *(const double *)context;

    return 3 * off * off - 1;
}

/* x ln x is lowest at 1 / e, -1 / e. */
static double x_log_x(double x, void *context)
{
    (void)context;
    return x * log(x);
}

static double falling(double x, void *context)
{
    (void)context;
    return -x;
}

static void the_bottom_is_found(void **state)
{
    (void)state;
    double at = 0, bottom = 1.25;
    double x = lowest__find(parabola, &bottom, -4, 20, &at);

    CHECK(near(x, 1.25, 1e-7) && near(at, -1, 1e-12), "%.10f %.10f", x, at);
    x = lowest__find(x_log_x, NULL, 1e-6, 9, &at);
    CHECK(near(x, exp(-1), 1e-7) && near(at, -exp(-1), 1e-12), "%.10f", x);
    x = lowest__find(falling, NULL, 2, 5, &at); /* at the end */
    CHECK(near(x, 5, 1e-6), "%.10f", x);
}

static void the_exponential_is_right(void **state)
{
    (void)state;
    for (double x = -690; x < 690; x += .731)
        CHECK(near(fastexp__at(x) / exp(x), 1, 1e-8), "%g", x);
    assert_true(fastexp__at(-1e9) < 1e-300 && fastexp__at(-1e9) >= 0);
    assert_true(near(fastexp__at(0), 1, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bottom_is_found),
        cmocka_unit_test(the_exponential_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
