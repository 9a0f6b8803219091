/* quantile.h - order statistics and quantiles. */
#ifndef PDN_QUANTILE_H
#define PDN_QUANTILE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Sorts ascending; NaN last. */
void pdn_sort(double *x, size_t n);

/** Type-7 quantile (R's default) of n ascending values; NaN for n = 0. */
double pdn_quantile(const double *sorted, size_t n, double p);

/** Their median, whatever their order, which is changed; NaN for n = 0. No NaN
 *  among them. O(n). */
double pdn_median(double *x, size_t n);

/** Mid-ranks, 1 = smallest; NaN keeps NaN and takes no rank. `order` is
 *  scratch of n. */
void pdn_mid_ranks(const double *x, size_t n, size_t *order, double *rank);

#ifdef __cplusplus
}
#endif

#endif
