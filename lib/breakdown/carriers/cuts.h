/* cuts.h - how few people stand between two groups. */
#ifndef PDN_CUTS_H
#define PDN_CUTS_H

#include "pdnet/network.h"

/**
 * The fewest people whose loss leaves no way from group g to group h != g; the
 * groups' own members may be among them, so at most the smaller group's size.
 * By Menger (1927) the most ways that have nobody in common; found by growing
 * them one at a time.
 *
 * @param both   the collapsed graph.
 * @param group  of each actor.
 *
 * Cost     O(people x (actors + ties)).
 * Proof    tests/unit/test_carriers.c: by hand, and igraph's vertex
 *          connectivity between super-source and super-sink.
 */
pdn_status cuts__people_between(const pdn_packed *both, const uint32_t *group,
                                size_t g, size_t h, size_t *out) PDN_MUST_USE;

#endif
