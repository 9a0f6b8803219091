/* cohesion.h - what hangs together, and by whom: components, cores, clustering
 * and cut people. All of it on the collapsed graph (adjacency `both`). */
#ifndef PDN_COHESION_H
#define PDN_COHESION_H

#include "pdnet/network.h"

/** Components, numbered by their first actor: of[v] is v's, size[c] how many
 *  it has (both n long). Returns their number through components. */
pdn_status cohesion__components(const pdn_packed *both, uint32_t *of,
                                uint32_t *size,
                                size_t *components) PDN_MUST_USE;

/** The number of the largest component, the first on a tie; 0 for nobody. */
uint32_t cohesion__largest(const uint32_t *size, size_t components);

/** Core number: the largest k such that v belongs to a part in which everybody
 *  has k contacts within it. O(n + m). Seidman (1983); Batagelj and Zaversnik
 *  (2003). */
pdn_status cohesion__core(const pdn_packed *both, uint32_t *core) PDN_MUST_USE;

/** Share of the pairs of v's contacts who have contact themselves; NaN below
 *  two contacts. closed and pairs are the two counts behind it; either may be
 *  NULL. The sum of closed over the sum of pairs is the transitivity. */
pdn_status cohesion__clustering(const pdn_packed *both, double *share,
                                double *closed, double *pairs) PDN_MUST_USE;

/** Into how many components v's own falls when v goes: 0 for an isolate, 1 for
 *  most, 2 or more for a cut person. O(n + m). Hopcroft and Tarjan (1973). */
pdn_status cohesion__parts_if_gone(const pdn_packed *both,
                                   uint32_t *parts) PDN_MUST_USE;

#endif
