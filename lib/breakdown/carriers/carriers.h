/* carriers.h - how many people carry the ties of a pair of groups. */
#ifndef PDN_CARRIERS_H
#define PDN_CARRIERS_H

#include "breakdown/arcs/reports.h"

/** Two people, by any numbers below the number of people. */
typedef struct {
    uint32_t a, b;
} pdn_link;

/**
 * The fewest people without whom none of the links is left. Between two groups
 * (every a on one side, every b on the other): the size of a largest matching
 * (Koenig 1931). Within a group: a smallest vertex cover by branch and bound.
 *
 * @param[out] cover  NaN when the search within a group is given up (some
 *                    hundred thousand branches; seen with hundreds of people).
 */
pdn_status carriers__cover_between(const pdn_link *link, size_t links,
                                   size_t people, size_t *cover) PDN_MUST_USE;
pdn_status carriers__cover_within(const pdn_link *link, size_t links,
                                  size_t people, double *cover) PDN_MUST_USE;

/** Who carries one pair's dyads. */
typedef struct {
    double carriers;     /* fewest people; 0: no ties */
    double carriers_max; /* the same if every dyad with a silent end is a tie */
    uint32_t top;        /* who is on most dyads; the first of several */
    size_t top_dyads;    /* how many dyads that is */
    double top_share;    /* of all dyads with a tie; NaN: none */
    double top_heard;    /* of the top's dyads: reported by the other end */
} pdn_carriers;

/** Looks at pair {g, h} of the reports. Without silent people carriers_max is
 *  carriers; above 2 000 people in the pair it is not worked out: NaN. */
pdn_status carriers__of(const pdn_reports *r, size_t g, size_t h,
                        pdn_carriers *out) PDN_MUST_USE;

/**
 * How likely it is that some person holds at least t of e dyads placed at
 * random on the seen dyads of the pair: at most the sum over people v of
 * P(Hypergeometric(D, d_v, e) >= t), D dyads with an end that answered, d_v
 * those of v; for t = e >= 2 exactly that. At most 1.
 */
double carriers__chance(const pdn_reports *r, size_t g, size_t h, size_t e,
                        size_t t);

/** The same of two groups by how many they are, or within the first. */
typedef struct {
    double people, heard;
} carriers__side;

double carriers__chance_of(const carriers__side *g, const carriers__side *h,
                           bool within, size_t e, size_t t);

#endif
