/* descriptive.h - means and spreads that say what they need: with too few
 * values the answer is NaN, never a silent 0. */
#ifndef PDN_DESCRIPTIVE_H
#define PDN_DESCRIPTIVE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Mean of n values; NaN for n = 0. */
double pdn_mean(const double *x, size_t n);

/** Standard deviation with divisor n - 1; NaN for n < 2. */
double pdn_deviation(const double *x, size_t n);

/** Pearson's correlation; NaN for n < 2 or a constant. */
double pdn_correlation(const double *x, const double *y, size_t n);

#ifdef __cplusplus
}
#endif

#endif
