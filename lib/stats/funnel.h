/* funnel.h - how far a share of n stands from a common target by chance, and
 * whether the units as a whole spread more than that. */
#ifndef PDN_FUNNEL_H
#define PDN_FUNNEL_H

#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <stddef.h>

/**
 * The share below which a unit of n falls with chance p when its true share
 * is the target: exact binomial, interpolated between counts.
 *
 * @param n       whole, > 0.
 * @param target  a share.
 *
 * Unit    share, held to [0, 1]. NaN where an argument is out of range, and
 *         for a target of 0 or 1, around which chance moves nothing.
 * Cost    about ten evaluations of the incomplete beta.
 * Source  Spiegelhalter (2005) Stat Med 24:1185, appendix.
 */
double funnel__limit(double p, double n, double target);

/** The smallest count r with P(R <= r) >= p, R binomial: 0 < p < 1, n whole and
 *  at most 2e6, 0 < share < 1. */
double funnel__binomial_quantile(double p, double n, double share);

/**
 * How far outside x of n stands: 0, 1 (95 %) or 2 (99.8 %).
 *
 * Outside where P(R >= x) or P(R <= x) at the target is below .025 (.001), and
 * |z_adjusted| above 1.959964 (3.090232) too where it is given. z_adjusted NaN:
 * the units differ no more than by chance. By counts, not by the interpolated
 * limits: in small units those would call too many. Target NaN: 0.
 */
int funnel__outside(double x, double n, double target, double z_adjusted);

/** (share - target) / sqrt(variance); NaN where the variance is not > 0. */
double funnel__z(double share, double target, double variance);

/** More spread than chance. phi: mean of z squared, winsorised: about .68 (1 -
 *  1/k) when chance is all there is, for the extremes are drawn in. tau2:
 *  variance between units, on the share scale. units: the k that have a z. */
typedef struct {
    double phi, tau2;
    size_t units;
} pdn_overdispersion;

/**
 * How many times the variance of chance alone the units may have: the interval
 * of the true over-dispersion (1: chance alone) behind a winsorised phi.
 *
 * @param given  the target comes from outside; else the units made it and one
 *               degree of freedom is spent.
 *
 * Drawing in the extremes takes a normal variance to .6787 of itself and about
 * three in ten degrees of freedom with it, so that with d = .7 (k - 1), or .7 k
 * where the target is given, the ends are (.7 / .6787) k phi over the upper and
 * lower quantiles of chi-square with d degrees. NaN without degrees of freedom
 * or with a phi that is not > 0.
 * Proof   tests/oracle/phi_interval.R: with 2 to 356 units and level .95 it
 *         holds the truth in 95 to 98 %, where k phi / chi2 with k - 1
 *         degrees holds it in 92 % (6 units), 59 % (46) and 0 % (356).
 */
pdn_interval funnel__overdispersion_interval(const pdn_overdispersion *o,
                                             int given, double level);

/**
 * @param z         k values; NaN are left out.
 * @param variance  k values: target (1 - target) / n.
 *
 * phi from z winsorised at the 10 and 90 % type-7 quantiles. tau2 from z as it
 * is (winsorised it would be too small, and one unit in eight outside the
 * adjusted 95 % limits): max(0, (sum z^2 - (k - 1)) / (sum w - sum w^2 / sum
 * w)), w = 1 / variance; one unit has none: NaN. Without any z both are NaN and
 * units is 0. The sums run in the order given. PDN_ENOMEM.
 * Source  Spiegelhalter (2005) QSHC 14:347; DerSimonian and Laird (1986)
 *         Control Clin Trials 7:177.
 */
pdn_status funnel__spread(const double *z, const double *variance, size_t k,
                          pdn_overdispersion *out) PDN_MUST_USE;

#endif
