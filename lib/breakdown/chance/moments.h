/* moments.h - exact mean and variance of the ties between two groups when the
 * group labels are shuffled within strata. */
#ifndef PDN_MOMENTS_H
#define PDN_MOMENTS_H

#include "breakdown/arcs/reports.h"
#include "pdnet/chance.h"

/** What the moments need to know of the arcs: how many lead from stratum to
 *  stratum, how many pairs of them share a sender, a receiver, or follow each
 *  other. Made once, read for every pair of groups. Zero-initialise. */
typedef struct {
    size_t strata, groups;
    uint32_t *size;   /* actors of each stratum */
    uint32_t *member; /* groups x strata: actors of group g in stratum s */
    double *share;    /* groups x strata: member / size */
    /* By stratum, and in it by the stratum of the other ends. */
    size_t *first_class; /* length strata + 1 */
    struct pdn_arc_class *arc;
    size_t arcs; /* classes */
    /* By stratum, and in it by actor. */
    size_t *first_actor; /* length strata + 1 */
    size_t *first_end;   /* length actors + 1 */
    struct pdn_arc_end *end;
    pdn_arena memory;
} pdn_moments;

/** Counts the arcs. O(arcs log arcs). */
pdn_status moments__make(const pdn_reports *r, const pdn_strata *s,
                         pdn_moments *out) PDN_MUST_USE;

void moments__clear(pdn_moments *m);

/** Of which statistic. */
typedef enum {
    PDN_TIES,      /* arcs in either direction (undirected: ties) */
    PDN_DIFFERENCE /* arcs g > h minus arcs h > g; g != h, directed */
} pdn_statistic;

/**
 * Mean and variance over all shuffles.
 *
 * @param[out] variance  0 where the statistic cannot vary.
 *
 * Cost     O(arcs at actors of the strata in which g or h have somebody).
 * Source   Mantel (1967), Cancer Res. 27, 209-220, within strata.
 * Proof    tests/unit/test_moments.c: all labelings of small graphs; every
 *          pair of arcs one by one in larger ones.
 */
void moments__of(const pdn_moments *m, size_t g, size_t h,
                 pdn_statistic statistic, double *mean, double *variance);

#endif
