/* log_gamma.h - the log of the gamma function where GSL's is too slow. */
#ifndef PDN_LOG_GAMMA_H
#define PDN_LOG_GAMMA_H

#include <math.h>

/* x > 0. Stirling's series from 12 on (error below 1e-15), below it by the
 * recurrence; the product of at most twelve factors does not overflow. */
static inline double loggamma__at(double x)
{
    double product = 1;

    while (x < 12) {
        product *= x;
        x += 1;
    }
    /* ln x (x - 1/2) - x + ln(2 pi)/2 + 1/12x - 1/360x^3 + 1/1260x^5 ... */
    double r = 1 / x, rr = r * r;
    double tail =
        r * (1. / 12 -
             rr * (1. / 360 - rr * (1. / 1260 - rr * (1. / 1680 - rr / 1188))));
    double log_product = product < 1 || product > 1 ? log(product) : 0;
    return (x - .5) * log(x) - x + .91893853320467274178 + tail - log_product;
}

#endif
