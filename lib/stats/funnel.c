#include "funnel.h"

#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define MOST_EXACT 2e6 /* beyond it GSL's incomplete beta gives way */

/* P(R <= r) for R binomial; any real n that is whole, unlike GSL's. */
static double at_most(double r, double n, double t)
{
    if (r < 0) return 0;
    return r >= n ? 1 : gsl_cdf_beta_Q(t, r + 1, n - r);
}

static double mass(double r, double n, double t)
{
    double log_choose = gsl_sf_lngamma(n + 1) - gsl_sf_lngamma(r + 1) -
                        gsl_sf_lngamma(n - r + 1);

    return exp(log_choose + r * log(t) + (n - r) * log1p(-t));
}

/* The smallest r with P(R <= r) >= p: from the normal guess outwards in
 * doubling steps, then halving. */
double funnel__binomial_quantile(double p, double n, double share)
{
    double guess = floor(n * share + pdn_normal_quantile(p) *
                                         sqrt(n * share * (1 - share)));
    double lo = fmin(n, fmax(-1, guess)), hi = lo, step = 1;

    while (at_most(lo, n, share) >= p) { /* P at -1 is 0 < p */
        hi = lo;
        lo = fmax(-1, lo - step);
        step *= 2;
    }
    step = 1;
    while (hi <= lo || at_most(hi, n, share) < p) { /* P at n is 1 >= p */
        lo = fmax(lo, hi);
        hi = fmin(n, hi + step);
        step *= 2;
    }
    while (hi - lo > 1) {
        double mid = floor((lo + hi) / 2);
        if (at_most(mid, n, share) >= p)
            hi = mid;
        else
            lo = mid;
    }
    return hi;
}

double funnel__limit(double p, double n, double target)
{
    if (!(p > 0 && p < 1 && n >= 1 && isfinite(n) && target > 0 && target < 1))
        return (double)NAN;
    double limit = 0;
    if (n > MOST_EXACT) {
        limit =
            target + pdn_normal_quantile(p) * sqrt(target * (1 - target) / n);
    } else {
        double r = funnel__binomial_quantile(p, n, target);
        /* alpha = (P(R <= r) - p) / P(R = r); limit = (r - alpha) / n */
        double alpha = (at_most(r, n, target) - p) / mass(r, n, target);
        limit = (r - alpha) / n;
    }
    return fmin(1, fmax(0, limit));
}

static double tail_below(double x, double n, double share)
{
    if (x >= n || share <= 0) return 1;
    if (share >= 1) return 0;
    if (n <= MOST_EXACT) return at_most(x, n, share);
    return gsl_cdf_ugaussian_P((x + .5 - n * share) /
                               sqrt(n * share * (1 - share)));
}

/* P(R >= x), or P(R <= x), R binomial of n with the share: the whole tail, x
 * in it. Exact up to n of 2e6, then normal with half a count. n whole, > 0; x
 * whole, 0 .. n; share 0 .. 1. */
static double tail_above(double x, double n, double share)
{
    if (x <= 0 || share >= 1) return 1;
    if (share <= 0) return 0;
    /* P(R >= x) = I_share(x, n - x + 1) */
    if (n <= MOST_EXACT) return gsl_cdf_beta_P(share, x, n - x + 1);
    return gsl_cdf_ugaussian_Q((x - .5 - n * share) /
                               sqrt(n * share * (1 - share)));
}

static bool beyond(double tail, double p, double z_adjusted)
{
    return tail < p &&
           (isnan(z_adjusted) || fabs(z_adjusted) > -pdn_normal_quantile(p));
}

int funnel__outside(double x, double n, double target, double z_adjusted)
{
    if (!(n > 0 && x >= 0 && target >= 0 && target <= 1)) return 0;

    double tail = fmin(tail_above(x, n, target), tail_below(x, n, target));
    if (beyond(tail, .001, z_adjusted)) return 2;
    return beyond(tail, .025, z_adjusted) ? 1 : 0;
}

double funnel__z(double share, double target, double variance)
{
    if (!(variance > 0)) return (double)NAN;
    return (share - target) / sqrt(variance);
}

/* sorted: the n values of z that are there, ascending. */
static pdn_overdispersion spread_of(const double *sorted, size_t n,
                                    const double *z, const double *variance,
                                    size_t k)
{
    double low = pdn_quantile(sorted, n, .1);
    double high = pdn_quantile(sorted, n, .9);
    double held = 0, free_sum = 0, w = 0, ww = 0;

    for (size_t i = 0; i < k; i++) {
        if (isnan(z[i])) continue;
        double drawn_in = fmin(high, fmax(low, z[i]));
        held += drawn_in * drawn_in;
        free_sum += z[i] * z[i];
        w += 1 / variance[i];
        ww += 1 / (variance[i] * variance[i]);
    }
    /* tau2 = (sum z^2 - (k - 1)) / (sum w - sum w^2 / sum w), not below 0 */
    double divisor = w - ww / w, over = free_sum - ((double)n - 1);
    return (pdn_overdispersion){
        .phi = held / (double)n,
        .tau2 = n > 1 ? fmax(0, over) / divisor : (double)NAN,
        .units = n,
    };
}

pdn_interval funnel__overdispersion_interval(const pdn_overdispersion *o,
                                             int given, double level)
{
    const double kept = .6787, degrees = .7;
    double k = (double)o->units;
    double d = degrees * (given ? k : k - 1), tail = (1 - level) / 2;

    if (!(d > 0 && o->phi > 0 && level > 0 && level < 1))
        return (pdn_interval){(double)NAN, (double)NAN};
    double sum = degrees / kept * k * o->phi;
    return (pdn_interval){sum / pdn_chi2_quantile(1 - tail, d),
                          sum / pdn_chi2_quantile(tail, d)};
}

pdn_status funnel__spread(const double *z, const double *variance, size_t k,
                          pdn_overdispersion *out)
{
    size_t n = 0;
    double *sorted = malloc((k > 0 ? k : 1) * sizeof *sorted);

    if (sorted == NULL) return pdn_no_memory();
    for (size_t i = 0; i < k; i++)
        if (!isnan(z[i])) sorted[n++] = z[i];
    pdn_sort(sorted, n);
    *out = n > 0 ? spread_of(sorted, n, z, variance, k)
                 : (pdn_overdispersion){(double)NAN, (double)NAN, 0};
    free(sorted);
    return PDN_OK;
}
