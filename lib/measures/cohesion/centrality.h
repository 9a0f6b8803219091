/* centrality.h - who is well connected to the well connected. */
#ifndef PDN_CENTRALITY_H
#define PDN_CENTRALITY_H

#include "pdnet/network.h"

/**
 * Eigenvector centrality of the collapsed graph: each actor's figure is
 * proportional to the sum of its contacts' figures. In the largest component
 * (the first on a tie), its greatest value 1; NaN elsewhere.
 *
 * @param[out] score  n values.
 *
 * Settled to 1e-12, or as far as rounding allows where the two greatest
 * eigenvalues all but agree (chains of thousands).
 *
 * Errors  PDN_ENUMERIC  not settled; PDN_ENOMEM
 * Cost    a few linear solves by conjugate gradients, O(m sqrt(1/gap)).
 * Source  Bonacich (1972), J. Math. Sociol. 2, 113-120; the iteration is
 *         Noda's (1971, Numer. Math. 17, 382-386), which no bipartite graph
 *         makes swing.
 */
pdn_status centrality__eigenvector(const pdn_packed *both,
                                   double *score) PDN_MUST_USE;

/**
 * PageRank, damping .85, ties unweighted: the share of time a walker spends
 * with each actor who follows arcs and, at 15 % of the steps or where there is
 * no arc to follow, begins anew with anybody. Sums to 1.
 *
 * Errors  PDN_ENOMEM
 * Cost    O(300 m)
 * Source  Brin and Page (1998), Comput. Netw. ISDN Syst. 30, 107-117.
 */
pdn_status centrality__pagerank(const pdn_adjacency *a,
                                double *score) PDN_MUST_USE;

#endif
