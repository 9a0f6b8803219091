/* fastexp.h - the exponential function where many are asked at once. */
#ifndef PDN_FASTEXP_H
#define PDN_FASTEXP_H

#include <math.h>
#include <stdint.h>
#include <string.h>

/* e^x to a relative 1e-11 for a finite x up to 700; below -700 as good as 0.
 * Without a branch or a call, so that a loop of them is done in vectors: 2^n
 * times e^r, |r| <= ln 2 / 2, n read off the sum with 1.5 2^52. */
static inline double fastexp__at(double x)
{
    const double round = 6755399441055744.;       /* 1.5 2^52 */
    double held = .5 * (x - 700 + fabs(x + 700)); /* the larger of x, -700 */
    double shifted = held * 1.4426950408889634 + round, n = shifted - round;
    double r = held - n * 6.93147180369123816490e-01;
    uint64_t bits = 0, power = 0;

    r -= n * 1.90821492927058770002e-10;
    double sum =
        1 +
        r * (1 + r * (1. / 2 +
                      r * (1. / 6 +
                           r * (1. / 24 +
                                r * (1. / 120 +
                                     r * (1. / 720 +
                                          r * (1. / 5040 +
                                               r * (1. / 40320 +
                                                    r * (1. / 362880)))))))));
    memcpy(&bits, &sum, sizeof bits);
    memcpy(&power, &shifted, sizeof power);
    bits += power << 52;
    memcpy(&sum, &bits, sizeof sum);
    return sum;
}

#endif
