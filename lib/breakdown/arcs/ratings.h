/* ratings.h - what the people of one group say of the people of another. */
#ifndef PDN_RATINGS_H
#define PDN_RATINGS_H

#include "pdnet/chance.h"
#include "reports.h"

/** The ratings that group g gives group h: every rater has one vote. */
typedef struct {
    double raters, ratings, sum; /* sum of all ratings */
    double mean;                 /* mean of the raters' means; NaN: none */
    double mean_without;         /* the largest it gets with one rater out */
    double drop;         /* mean of (own mean of all ratings - own mean of h) */
    double drop_without; /* the smallest it gets with one rater out */
} pdn_side;

/** value[k] is the rating on arc k (NaN: none). out[g * groups + h] is what g
 *  says of h, groups squared rows, the caller's. One rater: *_without is NaN.
 */
pdn_status ratings__sides(const pdn_reports *r, const double *value,
                          pdn_side *out) PDN_MUST_USE;

/** What rater i says of each group: mean[h] of n[h] ratings, both groups long;
 *  NaN where there is none. */
void ratings__means(const pdn_reports *r, const double *value, size_t i,
                    double *mean, double *n);

/** Adds to hits[g * groups + h] the number of within-rater shuffles in which
 *  the ratings that g gives h add up to no more than they do; draws first ..
 *  first + d->draws - 1. Each rater's ratings change places among the people
 *  that rater rated: hard graders cancel, and nothing is needed of the silent.
 */
pdn_status ratings__draw(const pdn_reports *r, const double *value,
                         const pdn_draws *d, size_t first,
                         uint64_t *hits) PDN_MUST_USE;

#endif
