#include "pdnet/funnel.h"

#include "pdnet/interval.h"
#include "pdnet/quantile.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

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
double pdn_binomial_quantile(double p, double n, double share)
{
    double guess = floor(n * share + pdn_normal_quantile(p) *
                                         sqrt(n * share * (1 - share)));
    double lo = fmin(n, fmax(-1, guess)), hi = lo, step = 1;

    while (at_most(lo, n, share) >= p) { /* P at -1 is 0 < p */
        hi = lo;
        lo = fmax(-1, lo - step);
        step *= 2;
    }
    for (step = 1; hi <= lo || at_most(hi, n, share) < p; step *= 2) {
        lo = fmax(lo, hi);
        hi = fmin(n, hi + step); /* P at n is 1 >= p */
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

double pdn_funnel_limit(double p, double n, double target)
{
    const double most = 2e6; /* beyond it GSL's incomplete beta gives way */

    if (!(p > 0 && p < 1 && n >= 1 && isfinite(n) && target >= 0 &&
          target <= 1))
        return (double)NAN;
    if (target <= 0 || target >= 1) return target;
    double limit = 0;
    if (n > most) {
        limit =
            target + pdn_normal_quantile(p) * sqrt(target * (1 - target) / n);
    } else {
        double r = pdn_binomial_quantile(p, n, target);
        /* alpha = (P(R <= r) - p) / P(R = r); limit = (r - alpha) / n */
        double alpha = (at_most(r, n, target) - p) / mass(r, n, target);
        limit = (r - alpha) / n;
    }
    return fmin(1, fmax(0, limit));
}

double pdn_funnel_z(double share, double target, double variance)
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
    double sum = 0, w = 0, ww = 0;

    for (size_t i = 0; i < k; i++) {
        if (isnan(z[i])) continue;
        double held = fmin(high, fmax(low, z[i]));
        sum += held * held;
        w += 1 / variance[i];
        ww += 1 / (variance[i] * variance[i]);
    }
    /* tau2 = (k phi - (k - 1)) / (sum w - sum w^2 / sum w), not below 0. One
     * unit has no spread: its room is 0 but for rounding. */
    double room = w - ww / w, over = sum - ((double)n - 1);
    return (pdn_overdispersion){
        .phi = sum / (double)n,
        .tau2 = n > 1 && over > 0 && room > 1e-12 * w ? over / room : 0,
        .units = n,
    };
}

pdn_interval pdn_overdispersion_interval(const pdn_overdispersion *o, int given,
                                         double level)
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

pdn_status pdn_funnel_spread(const double *z, const double *variance, size_t k,
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
