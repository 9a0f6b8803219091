/* resample.h - respondents drawn again with replacement, within their group. */
#ifndef PDN_RESAMPLE_H
#define PDN_RESAMPLE_H

#include "pdnet/permute.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How often each actor is drawn when every stratum is drawn again with
 *  replacement, as many as it has: times[i] sums to the stratum's size. Give
 *  actors who did not answer strata of their own, or read only the others. */
void pdn_strata_resample(const pdn_strata *s, pdn_random *stream,
                         uint32_t *times);

/** The level at which an expanded percentile interval cuts each tail
 *  (Hesterberg 2015): Phi(-sqrt(k / (k - 1)) t_{.975, k-1}) for k >= 2
 *  respondents; NaN below. A plain one cuts .025, too little when k is small.
 */
double pdn_expanded_tail(size_t k);

#ifdef __cplusplus
}
#endif

#endif
