#include "detectable.h"

#include "pdnet/stats.h"

#include <math.h>

/* d - z.975 sqrt(2 pb (1 - pb) / n) - z.8 sqrt(p0 q0 / n + p1 q1 / n): below
 * zero while d is too small to be seen. */
static double seen(double d, double p0, double n, int up)
{
    double p1 = up > 0 ? p0 + d : p0 - d, mean = (p0 + p1) / 2;

    return d - pdn_normal_quantile(.975) * sqrt(2 * mean * (1 - mean) / n) -
           pdn_normal_quantile(.8) *
               sqrt((p0 * (1 - p0) + fmax(0, p1 * (1 - p1))) / n);
}

double detectable__change(double p0, double n, int up)
{
    if (!(p0 >= 0 && p0 <= 1 && n > 0 && isfinite(n))) return (double)NAN;

    double lo = 0, hi = up > 0 ? 1 - p0 : p0;
    if (!(hi > 0) || seen(hi, p0, n, up) < 0) return (double)NAN;
    for (int i = 0; i < 100 && hi - lo > 1e-16; i++) {
        double mid = (lo + hi) / 2;
        if (seen(mid, p0, n, up) < 0)
            lo = mid;
        else
            hi = mid;
    }
    return hi;
}
