#include "shortest.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* In the range that is written here all is exact in so many bits: x = m 2^-s
 * with m < 2^53 and s <= 66, and digits after the point are at most 20. */
__extension__ typedef unsigned __int128 wide;

enum { MANTISSA = 53, FEWEST = 15, MOST = 17 };

static const double least = 1e-4, beyond = 1e15;

static wide power_of_ten(int k)
{
    wide power = 1;

    while (k-- > 0)
        power *= 10;
    return power;
}

/* x = m 2^-s, and as `whole` digits with `after` of them after the point. */
struct decimal {
    uint64_t m, whole;
    int s, after;
};

/* x rounded to so many digits after the point, half to even as printf does;
 * whether that reads back as x: it does if it is no further from x than half
 * the way to the next double, and at half the way if m is even. Below a power
 * of two the next one is half as far. */
static bool round_to(struct decimal *d, int after)
{
    wide ten = power_of_ten(after), exact = d->m * ten;
    wide half = (wide)1 << (d->s - 1), rest = exact & (2 * half - 1);
    uint64_t whole = (uint64_t)(exact >> d->s);
    bool up = rest > half || (rest == half && whole % 2 == 1);
    wide apart = up ? 2 * half - rest : rest;
    bool narrow = !up && d->m == UINT64_C(1) << (MANTISSA - 1);
    wide limit = narrow ? ten : 2 * ten; /* four times the farthest */

    d->whole = whole + up;
    d->after = after;
    return 4 * apart < limit || (4 * apart == limit && d->m % 2 == 0);
}

static size_t write_digits(uint64_t whole, char *text)
{
    char turned[20];
    size_t n = 0;

    do {
        turned[n++] = (char)('0' + whole % 10);
        whole /= 10;
    } while (whole > 0);
    for (size_t k = 0; k < n; k++)
        text[k] = turned[n - 1 - k];
    return n;
}

/* Without zeros at the end; ".5" is "0.5". */
static size_t write_decimal(struct decimal d, char *text)
{
    char digits[20];
    size_t n = 0, at = 0, after = 0, before = 0;

    for (; d.after > 0 && d.whole % 10 == 0; d.after--)
        d.whole /= 10;
    after = (size_t)d.after;
    n = write_digits(d.whole, digits);
    before = n > after ? n - after : 0;
    memcpy(text, digits, before);
    at = before;
    if (before == 0) text[at++] = '0';
    if (after == 0) return at;
    text[at++] = '.';
    for (size_t k = n; k < after; k++)
        text[at++] = '0';
    memcpy(text + at, digits + before, n - before);
    return at + n - before;
}

/* Places of the first digit before the point, less one: x < 10^15. */
static int magnitude(double x)
{
    static const double from[] = {1e1, 1e2, 1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
    int k = 0;

    while (k < 14 && x >= from[k])
        k++;
    return k;
}

/* Of a number below 1: -1 for .1 and above. That the double nearest to .1, .01,
 * .001 or .0001 is above it makes no difference: none lies between. */
static int magnitude_below(double x)
{
    return x >= 1e-1 ? -1 : x >= 1e-2 ? -2 : x >= 1e-3 ? -3 : -4;
}

size_t shortest__write(double x, char text[SHORTEST_SIZE])
{
    struct decimal d = {0};
    double size = fabs(x);
    size_t n = 0;
    int exponent = 0;

    if (!(size < beyond) || (size < least && size > 0)) return 0;
    if (x < 0) text[n++] = '-';
    if (size - floor(size) <= 0) {
        n += write_digits((uint64_t)size, text + n);
    } else {
        d.m = (uint64_t)ldexp(frexp(size, &exponent), MANTISSA);
        d.s = MANTISSA - exponent;
        int first = size >= 1 ? magnitude(size) : magnitude_below(size);
        int digits = FEWEST;
        while (!round_to(&d, digits - 1 - first) && digits < MOST)
            digits++;
        n += write_decimal(d, text + n);
    }
    text[n] = '\0';
    return n;
}
