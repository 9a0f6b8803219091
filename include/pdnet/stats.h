/* stats.h - statistics that know no survey: intervals, p values, quantiles. */
#ifndef PDN_STATS_H
#define PDN_STATS_H

#include "pdnet/core.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- how much a share or a count moves by chance alone. */

/** The interval of a share: Wilson's score, Clopper and Pearson's exact one,
 * and Jeffreys's (beta with .5 and .5). Their words stand in pdn_methods. */
typedef enum { PDN_WILSON, PDN_CLOPPER_PEARSON, PDN_JEFFREYS } pdn_method;
extern PDN_API const pdn_option_word pdn_methods[];

/** Both ends; NaN where it is not defined. */
typedef struct {
    double lo, hi;
} pdn_interval;

/** Interval for a share, from 0 to 1: x of n at the given level (0.95). n = 0,
 * x outside 0 .. n, or any argument not finite: both ends not defined (NaN).
 * Methods E1. */
PDN_API pdn_interval pdn_share_interval(double x, double n, double level,
                                        pdn_method method);

/** Garwood's exact interval for the expectation of a Poisson count x. x
 *  negative or not finite, level not between 0 and 1: NaN. Methods E2. */
PDN_API pdn_interval pdn_count_interval(double x, double level);

/** Byar's approximation to it (Breslow and Day 1987), good from x = 10. */
PDN_API pdn_interval pdn_count_interval_byar(double x, double level);

/** Beta quantile by bracketing on GSL's distribution function, since GSL's own
 *  inverse hangs or fails on ordinary counts; a normal fallback where even the
 *  distribution function fails. p outside [0, 1] or a, b <= 0: NaN. */
PDN_API double pdn_beta_quantile(double p, double a, double b);

/** Newcombe's method 10 for p2 - p1 (Stat Med 17:873, 1998): first x1 of n1,
 *  then x2 of n2. Methods E6. */
PDN_API pdn_interval pdn_difference_interval(double x1, double n1, double x2,
                                             double n2, double level);

/** Newcombe's interval for the change among the same people (Stat Med 17:2635,
 *  1998, method 10): (now - before) / n, n the sum of the four counts: with the
 *  event both times, before only, now only, neither time. n = 0 or a count not
 *  finite or negative: NaN. Methods E6. */
PDN_API pdn_interval pdn_paired_interval(double both, double before, double now,
                                         double neither, double level);

/** Two-sided p of no difference: the two-proportion z test with the pooled
 *  share, no continuity correction. NaN where the pooled share is 0 or 1. */
PDN_API double pdn_difference_p(double x1, double n1, double x2, double n2);

/** Katz's interval for (x2/n2) / (x1/n1), by the logarithm; NaN when a count is
 *  0. Methods E6. */
PDN_API pdn_interval pdn_ratio_interval(double x1, double n1, double x2,
                                        double n2, double level);

/** Chi-square quantile, degrees > 0 (not only whole), by halving: GSL's inverse
 *  may fail. p outside [0, 1): NaN. */
PDN_API double pdn_chi2_quantile(double p, double degrees);

/** Standard normal quantile; p outside (0, 1): infinite at 0 and 1, else NaN.
 */
PDN_API double pdn_normal_quantile(double p);

/* ---- what a resampling says, and many questions at once. */

/** (b + 1) / (m + 1): b of m draws were at least as extreme (Phipson and
 *  Smyth 2010). m = 0: NaN. */
PDN_API double pdn_p_drawn(size_t b, size_t m);

/** The p of both sides from those of each: min(1, 2 min(low, high)). */
PDN_API double pdn_p_two_sided(double low, double high);

/** Benjamini and Hochberg's adjusted p: q[i] for p[i]. NaN p are left out of
 *  the family and stay NaN. q may be p. Memory failure: every q NaN. */
PDN_API void pdn_q_values(const double *p, size_t n, double *q);

/** Half the width of the 95 % interval of a drawn p (Monte Carlo error). */
PDN_API double pdn_p_error(double p, size_t m);

/* ---- order statistics and quantiles. */

/** Sorts ascending; NaN last. O(n log n). */
PDN_API void pdn_sort(double *x, size_t n);

/** Type-7 quantile (R's default) of n ascending values; NaN for n = 0. */
PDN_API double pdn_quantile(const double *sorted, size_t n, double p);

/** The one of them that would stand at number k (0: the first) if they were
 *  sorted, whatever their order, which is changed. No NaN among them; k < n.
 *  O(n). */
PDN_API double pdn_select(double *x, size_t n, size_t k);

/** Their median, whatever their order, which is changed; NaN for n = 0. No NaN
 *  among them. O(n). */
PDN_API double pdn_median(double *x, size_t n);

/** Mid-ranks, 1 = smallest; NaN keeps NaN and takes no rank. `order` is
 *  scratch of n. */
PDN_API void pdn_mid_ranks(const double *x, size_t n, size_t *order,
                           double *rank);

#ifdef __cplusplus
}
#endif

#endif
