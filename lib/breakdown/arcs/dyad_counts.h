/* dyad_counts.h - the dyads of a pair of groups, counted: reported by both, by
 * one of two, or with a silent end. */
#ifndef PDN_DYAD_COUNTS_H
#define PDN_DYAD_COUNTS_H

#include "reports.h"

/** ties = 2 confirmed + one_sided_ab + one_sided_ba + unknown (undirected:
 *  ties = dyads, nothing else is counted). Within a group ab and ba only mean
 *  who stands first on the list. */
typedef struct {
    double ties, ties_ab, ties_ba; /* arcs; a > b; b > a */
    double dyads;
    double confirmed, one_sided_ab, one_sided_ba, unknown;
    bool differ;   /* the counts of the verdict one-sided are met ... */
    bool hold;     /* ... also with any one respondent left out */
    double namers; /* respondents of the side that reports more one-sided ties,
                      who name somebody who answered */
} dyad_counts;

pdn_status dyad_counts__of(const pdn_reports *r, size_t g, size_t h,
                           dyad_counts *out) PDN_MUST_USE;

/** Arcs (undirected: ties) that people who answered could have reported, but
 *  for the cells that they left open. */
double dyad_counts__possible(const pdn_reports *r, size_t g, size_t h);

/** c: the share of all arcs of the pair that could be reported; NaN when there
 *  are none. */
double dyad_counts__coverage(const pdn_reports *r, size_t g, size_t h);

#endif
