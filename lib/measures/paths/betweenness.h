/* betweenness.h - who lies on the shortest ways between others. */
#ifndef PDN_BETWEENNESS_H
#define PDN_BETWEENNESS_H

#include "pdnet/network.h"

/**
 * Betweenness: over all pairs of others, the share of their shortest paths
 * that pass through the actor; end points are not counted, pairs without a
 * path add nothing. High: contact between others depends on this person.
 *
 * @param length  length of each tie, by row of the tie table, finite and > 0;
 *                NULL: every tie is one step. Lengths that differ by less than
 *                1e-10, relatively, tie.
 * @param threads any number: the sums are formed in an order of their own.
 * @param[out] score  n values, untouched on failure.
 *
 * Unit    pairs (ordered in a directed network, unordered otherwise). Divide
 *         by (n-1)(n-2), undirected by half that, for the share.
 * Errors  PDN_EARG  a length that is not finite and > 0. PDN_ENOMEM
 * Cost    O(n m) by hops, O(n m log n) by length; memory O(n + m) a thread
 *         and 32 n.
 * Source  Brandes (2001), J. Math. Sociol. 25, 163-177; Freeman (1977).
 * Proof   tests/unit/test_betweenness.c, against igraph_betweenness and a
 *         count of paths pair by pair.
 */
pdn_status betweenness__compute(const pdn_adjacency *a, const double *length,
                                size_t threads, double *score) PDN_MUST_USE;

/**
 * The same, and in the same pass the betweenness of every tie: over all pairs,
 * end points too, the share of their shortest paths that use it. High: contact
 * between many depends on these two.
 *
 * @param[out] edge  a->out.m values by place in the rows of a->out (NULL: not
 *                   asked for); an undirected tie has the same in both its
 *                   places, but for rounding.
 *
 * The ties at v have 2 b(v) + (people v's component has beside it), undirected.
 * Source  Girvan and Newman (2002), PNAS 99, 7821-7826; Brandes (2008), Soc.
 *         Networks 30, 136-145.
 */
pdn_status betweenness__edges(const pdn_adjacency *a, const double *length,
                              size_t threads, double *score,
                              double *edge) PDN_MUST_USE;

#endif
