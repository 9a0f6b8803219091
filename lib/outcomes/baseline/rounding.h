/* rounding.h - how far the rounding of a published percent carries: in the
 * share, in the change, in the rank. */
#ifndef PDN_ROUNDING_H
#define PDN_ROUNDING_H

#include "pdnet/baseline.h"

/* The share is a published, rounded one. */
bool rounding__is_rounded(const pdn_outcome *o);

/* Where the true share of a row lies: [lo, hi) for a rounded one (not held to
 * 0 .. 1), lo = hi for counts, both absent without a share. */
pdn_interval rounding__share_range(const pdn_outcome *o);

/* share_min to change_max; after share, change and nullpunkt. base NULL: there
 * is no row of the nullpunkt year. */
void rounding__widen(const pdn_outcome *o, const pdn_outcome *base,
                     pdn_baseline_row *row);

/* The best and the worst mid-rank that n rows of one year and indicator may
 * have for all that rounding tells, into lo and hi (n each), 1 = best. Absent
 * as the share is; where nothing is rounded all are not defined. up: the
 * higher share is the better. Cost O(n log n). PDN_ENOMEM. */
pdn_status rounding__rank_ranges(const pdn_outcome *const *row, size_t n,
                                 bool up, double *lo, double *hi) PDN_MUST_USE;

#endif
