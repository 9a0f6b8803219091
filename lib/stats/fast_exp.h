/* fast_exp.h - the exponential function where many are asked at once. */
#ifndef PDN_FAST_EXP_H
#define PDN_FAST_EXP_H

#include <math.h>
#include <stdint.h>
#include <string.h>

/* e^x to a relative 1e-8, |x| at most 700. Without a branch or a call, so that
 * a loop of them is done in vectors: 2^n times e^r, |r| <= ln 2 / 2, n read off
 * the sum with 1.5 2^52. */
static inline double fastexp__within(double x)
{
    const double round = 6755399441055744.; /* 1.5 2^52 */
    double shifted = x * 1.4426950408889634 + round, n = shifted - round;
    double r = x - n * .69314718055994531;
    uint64_t bits = 0, power = 0;
    double sum =
        1 + r * (1 + r * (1. / 2 +
                          r * (1. / 6 +
                               r * (1. / 24 +
                                    r * (1. / 120 +
                                         r * (1. / 720 + r * (1. / 5040)))))));

    memcpy(&bits, &sum, sizeof bits);
    memcpy(&power, &shifted, sizeof power);
    bits += power << 52;
    memcpy(&sum, &bits, sizeof sum);
    return sum;
}

/* The same for any finite x up to 700; below -700 as good as 0. */
static inline double fastexp__at(double x)
{
    return fastexp__within(.5 * (x - 700 + fabs(x + 700)));
}

#endif
