#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdbool.h>

/* Beyond this a + b, GSL's incomplete beta is slow, then NaN; the normal
 * distribution of the same mean and variance is within 1e-7 there. */
#define HUGE_SHAPE 2e6

const pdn_option_word pdn_methods[] = {{"wilson", PDN_WILSON},
                                       {"clopper-pearson", PDN_CLOPPER_PEARSON},
                                       {"jeffreys", PDN_JEFFREYS},
                                       {NULL, 0}};

static const pdn_interval nowhere = {(double)NAN, (double)NAN};

double pdn_normal_quantile(double p)
{
    if (!(p >= 0 && p <= 1)) return (double)NAN;
    return gsl_cdf_ugaussian_Pinv(p);
}

static double normal_beta_quantile(double p, double a, double b)
{
    double mean = a / (a + b);
    double sd = sqrt(mean * (1 - mean) / (a + b + 1));

    return fmin(1, fmax(0, mean + sd * gsl_cdf_ugaussian_Pinv(p)));
}

/* How far the distribution function at x stands from p, measured in the
 * smaller tail so that nothing is lost to rounding. */
static double excess(double x, double p, double a, double b)
{
    return p <= .5 ? gsl_cdf_beta_P(x, a, b) - p
                   : (1 - p) - gsl_cdf_beta_Q(x, a, b);
}

/* One step of Newton from x, or the middle where it leaves (lo, hi). */
static double next_guess(double x, double off, double lo, double hi,
                         double log_density)
{
    double step = off / exp(log_density), guess = x - step;

    if (isfinite(guess) && guess > lo && guess < hi) return guess;
    /* Far down, halves of the exponent find the place, not of the number. */
    if (lo > 0 && hi / lo > 4) return sqrt(lo) * sqrt(hi);
    return lo <= 0 && hi < .1 ? hi * hi : lo + (hi - lo) / 2;
}

double pdn_beta_quantile(double p, double a, double b)
{
    enum { MOST_STEPS = 300 };

    if (!(p >= 0 && p <= 1 && a > 0 && b > 0 && isfinite(a) && isfinite(b)))
        return (double)NAN;
    if (p <= 0) return 0;
    if (p >= 1) return 1;
    if (a + b > HUGE_SHAPE && fmin(a, b) > 1000)
        return normal_beta_quantile(p, a, b);

    double lo = 0, hi = 1, lnb = gsl_sf_lnbeta(a, b);
    double x = normal_beta_quantile(p, a, b);
    if (!(x > 0 && x < 1)) x = a / (a + b);
    for (int i = 0; i < MOST_STEPS; i++) {
        double off = excess(x, p, a, b);
        if (!isfinite(off)) return normal_beta_quantile(p, a, b);
        if (off < 0)
            lo = x;
        else
            hi = x;
        double log_density = (a - 1) * log(x) + (b - 1) * log1p(-x) - lnb;
        double guess = next_guess(x, off, lo, hi, log_density);
        if (guess <= 0) return 0; /* below the smallest number */
        if (fabs(guess - x) <= 4e-16 * x || hi - lo <= 4e-16 * lo) return guess;
        x = guess;
    }
    return x;
}

static bool sound(double x, double n, double level)
{
    return isfinite(x) && isfinite(n) && n > 0 && x >= 0 && x <= n &&
           level > 0 && level < 1;
}

static pdn_interval wilson(double x, double n, double z)
{
    double p = x / n, zz = z * z;
    /* (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n) */
    double centre = (p + zz / (2 * n)) / (1 + zz / n);
    double half = z * sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n);

    return (pdn_interval){centre - half, centre + half};
}

pdn_interval pdn_share_interval(double x, double n, double level,
                                pdn_method method)
{
    if (!sound(x, n, level)) return nowhere;

    double tail = (1 - level) / 2;
    pdn_interval ci = {0, 1};
    switch (method) {
    case PDN_WILSON: ci = wilson(x, n, pdn_normal_quantile(1 - tail)); break;
    case PDN_CLOPPER_PEARSON:
        if (x > 0) ci.lo = pdn_beta_quantile(tail, x, n - x + 1);
        if (x < n) ci.hi = pdn_beta_quantile(1 - tail, x + 1, n - x);
        break;
    case PDN_JEFFREYS:
        ci.lo = pdn_beta_quantile(tail, x + .5, n - x + .5);
        ci.hi = pdn_beta_quantile(1 - tail, x + .5, n - x + .5);
        break;
    }
    /* The ends are exact: rounding leaves 3e-17 otherwise. */
    if (x <= 0) ci.lo = 0;
    if (x >= n) ci.hi = 1;
    return ci;
}

/* Gamma quantile with shape a and scale 1, by halving on the distribution
 * function: chi2_p with 2a degrees is twice this. */
static double gamma_quantile(double p, double a)
{
    double lo = 0, hi = a + 10 * sqrt(a) + 40;

    for (int i = 0; i < 200 && hi - lo > 2e-16 * hi; i++) {
        double mid = lo + (hi - lo) / 2;
        bool below = p <= .5 ? gsl_cdf_gamma_P(mid, a, 1) < p
                             : gsl_cdf_gamma_Q(mid, a, 1) > 1 - p;
        if (below)
            lo = mid;
        else
            hi = mid;
    }
    return lo + (hi - lo) / 2;
}

double pdn_chi2_quantile(double p, double degrees)
{
    if (!(p >= 0 && p < 1 && degrees > 0 && isfinite(degrees)))
        return (double)NAN;
    return 2 * gamma_quantile(p, degrees / 2);
}

pdn_interval pdn_count_interval(double x, double level)
{
    if (!(isfinite(x) && x >= 0 && level > 0 && level < 1)) return nowhere;

    double tail = (1 - level) / 2;
    return (pdn_interval){x > 0 ? gamma_quantile(tail, x) : 0,
                          gamma_quantile(1 - tail, x + 1)};
}

pdn_interval pdn_count_interval_byar(double x, double level)
{
    if (!(isfinite(x) && x >= 0 && level > 0 && level < 1)) return nowhere;

    double z = pdn_normal_quantile(1 - (1 - level) / 2), y = x + 1;
    double lo = x > 0 ? 1 - 1 / (9 * x) - z / (3 * sqrt(x)) : 0;
    double hi = 1 - 1 / (9 * y) + z / (3 * sqrt(y));
    return (pdn_interval){fmax(0, x * lo * lo * lo), y * hi * hi * hi};
}

pdn_interval pdn_difference_interval(double x1, double n1, double x2, double n2,
                                     double level)
{
    pdn_interval a = pdn_share_interval(x1, n1, level, PDN_WILSON);
    pdn_interval b = pdn_share_interval(x2, n2, level, PDN_WILSON);

    if (isnan(a.lo) || isnan(b.lo)) return nowhere;
    double p1 = x1 / n1, p2 = x2 / n2, d = p2 - p1;
    /* d - sqrt((p2 - l2)^2 + (u1 - p1)^2), d + sqrt((u2 - p2)^2 + (p1 - l1)^2)
     */
    return (pdn_interval){d - hypot(p2 - b.lo, a.hi - p1),
                          d + hypot(b.hi - p2, p1 - a.lo)};
}

/* How the two answers of the same people go together; drawn towards none. */
static double pairing(double both, double before, double now, double neither)
{
    double n = both + before + now + neither;
    double margins =
        (both + now) * (before + neither) * (both + before) * (now + neither);
    double over = both * neither - before * now;

    if (!(margins > 0)) return 0;
    if (over > 0) over = fmax(0, over - n / 2);
    return over / sqrt(margins);
}

pdn_interval pdn_paired_interval(double both, double before, double now,
                                 double neither, double level)
{
    double n = both + before + now + neither;

    if (!(both >= 0 && before >= 0 && now >= 0 && neither >= 0)) return nowhere;
    double p1 = (both + before) / n, p2 = (both + now) / n;
    pdn_interval a = pdn_share_interval(both + before, n, level, PDN_WILSON);
    pdn_interval b = pdn_share_interval(both + now, n, level, PDN_WILSON);
    if (isnan(a.lo) || isnan(b.lo)) return nowhere;

    double phi = pairing(both, before, now, neither), d = (now - before) / n;
    double dl1 = p1 - a.lo, du1 = a.hi - p1, dl2 = p2 - b.lo, du2 = b.hi - p2;
    /* d - sqrt(dl2^2 - 2 phi dl2 du1 + du1^2), upper with du2 and dl1 */
    double down = dl2 * dl2 - 2 * phi * dl2 * du1 + du1 * du1;
    double up = du2 * du2 - 2 * phi * du2 * dl1 + dl1 * dl1;
    return (pdn_interval){d - sqrt(fmax(0, down)), d + sqrt(fmax(0, up))};
}

pdn_interval pdn_ratio_interval(double x1, double n1, double x2, double n2,
                                double level)
{
    if (!sound(x1, n1, level) || !sound(x2, n2, level) || x1 <= 0 || x2 <= 0)
        return nowhere;

    double log_ratio = log(x2 / n2) - log(x1 / n1);
    double half = pdn_normal_quantile(1 - (1 - level) / 2) *
                  sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2);
    return (pdn_interval){exp(log_ratio - half), exp(log_ratio + half)};
}

double pdn_difference_p(double x1, double n1, double x2, double n2)
{
    if (!sound(x1, n1, .5) || !sound(x2, n2, .5)) return (double)NAN;

    double p = (x1 + x2) / (n1 + n2);
    double se = sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
    if (!(se > 0)) return (double)NAN;
    return 2 * gsl_cdf_ugaussian_Q(fabs(x2 / n2 - x1 / n1) / se);
}
