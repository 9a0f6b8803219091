/* ranking.h - which pairs a sheet speaks of, and in which order: the same
 * numbers stand in every figure and on the page. */
#ifndef PDN_RANKING_H
#define PDN_RANKING_H

#include "pdnet/pairs.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a verdict asks of the reader. */
typedef enum {
    PDN_BREAKS, /* missing, hangs-on-one, one-sided, strained */
    PDN_THIN,   /* thin: a sign only */
    PDN_WORKS,
    PDN_PLAIN, /* ordinary */
    PDN_UNKNOWN
} pdn_concern;

/** The concern of a verdict code; NULL and unknown codes are PDN_UNKNOWN. */
pdn_concern pdn_concern_of(const char *verdict);

/** Finds the between-group pairs of one concern, the most important first:
 *  stated duties before others, then the order of the verdict rule, then the
 *  larger shortfall against the expected number, then the names. `index` has
 *  room for n; returns how many were put there. */
size_t pdn_pairs_of_concern(const pdn_pair *pair, size_t n, pdn_concern concern,
                            size_t *index);

#ifdef __cplusplus
}
#endif

#endif
