/* check.h - what every cmocka program includes. */
#ifndef PDN_CHECK_H
#define PDN_CHECK_H

/* cmocka wants these four before it. */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include "pdnet/core.h"

#include <math.h>
#include <stdbool.h>

#define LEN(a) (sizeof(a) / sizeof *(a))

/** Fails the test with a message of its own. */
#define CHECK(cond, ...)              \
    do {                              \
        if (!(cond)) {                \
            print_error(__VA_ARGS__); \
            print_error("\n");        \
            fail();                   \
        }                             \
    } while (0)

/** Stops the test with the library's message unless the call went well. */
#define MUST(call) CHECK((call) == PDN_OK, "%s: %s", #call, pdn_message())

/** Equal within an absolute tolerance, or both not a number. */
static inline bool near(double a, double b, double tolerance)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) <= tolerance;
}

/** Equal within a relative tolerance. */
static inline bool close_to(double a, double b, double relative)
{
    return near(a, b, relative * fmax(1e-300, fmax(fabs(a), fabs(b))));
}

#endif
