/* articulation.h - a depth-first search over those who stay, and what it tells
 * of everybody: into which parts the rest falls when one more goes. */
#ifndef PDN_ARTICULATION_H
#define PDN_ARTICULATION_H

#include "pdnet/network.h"

/** The search's memory and outcome, by actor. Zero-initialise.
 *
 *  parent   whom it came from; UINT32_MAX for the first of a component
 *  found    when (from 1); 0: gone
 *  low      the earliest met from below without the tie upwards
 *  below    actors in the tree under v, v too
 *  whole    size of v's component
 *  order    the actors in the order of being met, `met` of them
 *  pairs    sum over components of s (s - 1) */
typedef struct {
    size_t n, met;
    uint32_t *parent, *found, *low, *below, *whole, *order, *at;
    uint64_t pairs;
    pdn_arena memory;
} articulation;

pdn_status articulation__init(articulation *d, size_t n) PDN_MUST_USE;
void articulation__clear(articulation *d);

/** Searches among those not gone (NULL: everybody). O(n + m). Hopcroft and
 *  Tarjan (1973), CACM 16:372. */
void articulation__search(articulation *d, const pdn_packed *both,
                          const bool *gone);

/** After a search: connected ordered pairs, the sum of s (s - 1) over the
 *  components, if v went too, for everybody who stays. O(n). */
void articulation__pairs_without(const articulation *d, uint64_t *pairs);

#endif
