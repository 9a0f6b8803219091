#include "check.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reads_only_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char decimal;
        bool good;
        double want;
    } cases[] = {
        /* clang-format off */
        {"3",         '.', true,  3},
        {" 3.5 ",     '.', true,  3.5},
        {"3,5",       ',', true,  3.5},
        {"3,5",       '.', false, 0},
        {"-1e-3",     '.', true,  -0.001},
        {"+.5",       '.', true,  0.5},
        {"5.",        '.', true,  5},
        {"",          '.', false, 0},
        {".",         '.', false, 0},
        {"..",        '.', false, 0},
        {"1e",        '.', false, 0},
        {"0x10",      '.', false, 0},
        {"inf",       '.', false, 0},
        {"nan",       '.', false, 0},
        {"1e999",     '.', false, 0},
        {"1e-400",    '.', false, 0}, /* no double is so near to zero */
        {"0e-400",    '.', true, 0},
        {"1 000",     '.', false, 0},
        {"12abc",     '.', false, 0},
        {"1.2.3",     '.', false, 0},
        {"1.234,5",   ',', false, 0},
        /* clang-format on */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        double x = -77;
        bool good = pdn_number_read(cases[i].text, strlen(cases[i].text),
                                    cases[i].decimal, &x);
        CHECK(good == cases[i].good, "'%s' read: %d", cases[i].text, good);
        CHECK(near(x, good ? cases[i].want : -77, 0), "'%s' is %g",
              cases[i].text, x);
    }
}

static void writes_the_shortest_that_reads_back(void **state)
{
    (void)state;
    static const struct {
        double x;
        const char *want;
    } cases[] = {
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {1e21, "1e+21"},
        {123456789012, "123456789012"},
        {-0.0, "0"},
        {5e-324, "4.94065645841247e-324"},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        char text[PDN_NUMBER_SIZE];
        pdn_number_write(cases[i].x, text);
        assert_string_equal(text, cases[i].want);
        double back = 0;
        assert_true(pdn_number_read(text, strlen(text), '.', &back));
        assert_true(near(back, cases[i].x, 0));
    }
}

/* The plain twin: printf with one digit more until it reads back. Minus zero is
 * zero. */
static void same_as_printf(double x)
{
    char plain[PDN_NUMBER_SIZE], text[PDN_NUMBER_SIZE];

    for (int digits = 15; digits <= 17; digits++) {
        snprintf(plain, sizeof plain, "%.*g", digits, x + 0);
        if (near(strtod(plain, NULL), x, 0)) break;
    }
    size_t n = pdn_number_write(x, text);
    CHECK(strcmp(text, plain) == 0, "%s, printf %s", text, plain);
    assert_int_equal(n, strlen(text));
}

/* With its neighbours, which round the other way, and with both signs. */
static void same_around(double x)
{
    same_as_printf(x);
    same_as_printf(-x);
    same_as_printf(nextafter(x, 0));
    same_as_printf(nextafter(x, (double)INFINITY));
}

static void writes_what_printf_would(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 3, 0, 0);
    for (int power = -70; power <= 70; power++)
        same_around(ldexp(1, power));
    for (int power = -20; power <= 20; power++)
        same_around(pow(10, power));
    for (int k = 0; k < 20000; k++) {
        double unit = pdn_random_unit(&r);
        int scale = (int)pdn_random_below(&r, 21) - 5;
        double round = pow(10, pdn_random_below(&r, 17));
        same_around(unit * pow(10, scale));
        same_around(floor(unit * round) / round);          /* few digits */
        same_around((floor(unit * round) + .5) / 1048576); /* exact halves */
        same_around(floor(unit * 1e6) + ldexp(1, -scale)); /* and few bits */
    }
}

/* Six significant digits, what stands before the point whole. */
static void tells_no_more_digits_than_were_written(void **state)
{
    (void)state;
    static const struct {
        double x;
        const char *want;
    } cases[] = {
        {1.5, "1.5"},
        {1.50000000001, "1.5"},
        {0.1 + 0.2, "0.3"},
        {1.0 / 3, "0.333333"},
        {-2.0 / 3, "-0.666667"},
        {100, "100"},
        {2021, "2021"},
        {1234567, "1234567"},
        {123456789012, "123456789012"},
        {9007199254740992, "9007199254740992"},
        {1e21, "1e+21"},
        {99999.96, "100000"},
        {1234567.25, "1234567"},
        {12.34567891, "12.3457"},
        {0.00012345678, "0.000123457"},
        {0.00001, "1e-05"},
        {0, "0"},
        {-0.0, "0"},
        {(double)HUGE_VAL, "inf"},
        {(double)NAN, ""},
    };
    for (size_t i = 0; i < LEN(cases); i++)
        CHECK(strcmp(pdn_number_format(cases[i].x).text, cases[i].want) == 0,
              "%.17g is told as %s", cases[i].x,
              pdn_number_format(cases[i].x).text);
    assert_string_equal(pdn_number_format(pdn_absent(PDN_SUPPRESSED)).text,
                        ":");
}

static void counts_stay_in_range(void **state)
{
    (void)state;
    static const struct {
        double x;
        size_t size;
        uint32_t narrow;
    } cases[] = {
        {0, 0, 0},
        {-1, 0, 0},
        {-1e300, 0, 0},
        {.999, 0, 0},
        {3.7, 3, 3},
        {4294967295, 4294967295, UINT32_MAX},
        {4294967296, 4294967296, UINT32_MAX},
        {9007199254740992, 9007199254740992, UINT32_MAX},
        {18446744073709551616., SIZE_MAX, UINT32_MAX},
        {1e300, SIZE_MAX, UINT32_MAX},
        {(double)HUGE_VAL, SIZE_MAX, UINT32_MAX},
        {-(double)HUGE_VAL, 0, 0},
        {(double)NAN, 0, 0},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        assert_int_equal(pdn_number_to_size(cases[i].x), cases[i].size);
        assert_int_equal(pdn_number_to_uint32(cases[i].x), cases[i].narrow);
    }
}

static void keeps_the_four_absences_apart(void **state)
{
    (void)state;
    static const pdn_state states[] = {PDN_NOT_DEFINED, PDN_NOT_ASKED,
                                       PDN_NO_ANSWER, PDN_SUPPRESSED};
    static const char *const marks[] = {"", ".", "..", ":"};
    for (size_t i = 0; i < LEN(states); i++) {
        char text[PDN_NUMBER_SIZE];
        double x = pdn_absent(states[i]);
        assert_true(isnan(x));
        assert_int_equal(pdn_state_of(x), states[i]);
        pdn_number_write(x, text);
        assert_string_equal(text, marks[i]);
    }
    assert_int_equal(pdn_state_of(0), PDN_VALUE);
    assert_int_equal(pdn_state_of((double)NAN), PDN_NOT_DEFINED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_only_numbers),
        cmocka_unit_test(writes_the_shortest_that_reads_back),
        cmocka_unit_test(writes_what_printf_would),
        cmocka_unit_test(tells_no_more_digits_than_were_written),
        cmocka_unit_test(counts_stay_in_range),
        cmocka_unit_test(keeps_the_four_absences_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
