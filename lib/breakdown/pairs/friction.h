/* friction.h - how heavily two groups work together, described, never tested.
 */
#ifndef PDN_FRICTION_H
#define PDN_FRICTION_H

#include "pdnet/core.h"

#include <stdbool.h>

/** The sums that the parts of friction are made of; index 0 is side a, 1 side
 *  b (within a group: side a alone). */
typedef struct {
    double needs[2], unmet[2];    /* respondents asked of need; with need at or
                                     above the middle and no tie to that side */
    double means[2], mean_sum[2]; /* raters of quality; sum of their means */
    double confirmed, one_sided;  /* dyads of two who answered */
    double rated, barred;         /* ties with a rating or barrier; with one */
} pdn_friction_sums;

enum { PDN_F1, PDN_F2, PDN_F4, PDN_F5, PDN_FRICTION_PARTS };

/** f1 unmet need, f2 low quality, f4 unconfirmed, f5 barriers, each 0 to 1;
 *  NaN where there is nothing to make it of. lo and hi: the quality scale. */
void friction__parts(const pdn_friction_sums *s, bool within, double lo,
                     double hi, double part[PDN_FRICTION_PARTS]);

/** The mean of the parts that there are; NaN with fewer than three. The gap in
 *  quality and the top share are left out: small groups would look worst
 *  (pdn-breakdown(1)). */
double friction__index(const double part[PDN_FRICTION_PARTS]);

#endif
