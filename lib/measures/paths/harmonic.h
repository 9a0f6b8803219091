/* harmonic.h - how near everybody else is. */
#ifndef PDN_HARMONIC_H
#define PDN_HARMONIC_H

#include "pdnet/network.h"

/**
 * Sum over the others w of 1/d(v, w), d the hops from v to w along the rows of
 * p; who cannot be reached adds 0. With a row set `out` of an adjacency: how
 * near v has everybody; with `in`: how near everybody has v.
 *
 * @param steps  n values: the sum of d over those reached; may be NULL.
 * @param met    n values: how many are reached; may be NULL.
 *
 * Unit    people at one step. Divide by n - 1 for the mean; the mean of that
 *         over everybody is the network's efficiency.
 * Errors  PDN_ENOMEM
 * Cost    O(n m levels / 256), 256 searches side by side in the bits of four
 *         words.
 * Source  Marchiori and Latora (2000), Physica A 285, 539-546; Then et al.
 *         (2014), Proc. VLDB 8, 449-460, for the search.
 * Proof   tests/unit/test_betweenness.c, against igraph_harmonic_centrality.
 */
pdn_status harmonic__compute(const pdn_packed *p, size_t threads, double *sum,
                             double *steps, double *met) PDN_MUST_USE;

/** The same with d the shortest sum of length, by row of the tie table,
 *  finite and > 0 (checked by betweenness__compute' rule). */
pdn_status harmonic__by_length(const pdn_packed *p, const double *length,
                               size_t threads, double *sum) PDN_MUST_USE;

#endif
