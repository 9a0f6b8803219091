/* efficiency.h - how near everybody is to everybody, when some are gone. */
#ifndef PDN_EFFICIENCY_H
#define PDN_EFFICIENCY_H

#include "pdnet/network.h"

/** Memory of the search, to be used again and again. Zero-initialise. */
typedef struct pdn_searches pdn_searches;

pdn_status efficiency__searches_new(size_t n, pdn_searches **out) PDN_MUST_USE;
void efficiency__searches_free(pdn_searches *s);

/**
 * Sum over ordered pairs (v, w) of those who stay of 1/d(v, w), d the hops
 * along rows of p that lead through nobody gone; no way adds 0. Divide by
 * n(n-1), n all actors, for the global efficiency with removed people counted
 * as out of reach.
 *
 * @param gone  n flags, or NULL: everybody stays.
 * @param s     made for at least p->n actors.
 *
 * Unit    pairs. The same number for any order of the actors: pairs are
 *         counted by distance, and the counts are added from the nearest on.
 * Cost    O(n m levels / 256), 256 searches side by side.
 * Source  Latora and Marchiori (2001), Phys. Rev. Lett. 87:198701.
 * Proof   tests/unit/test_fragility.c, worked graph and harmonic__compute.
 */
double efficiency__nearness(const pdn_packed *p, const bool *gone,
                            pdn_searches *s);

#endif
