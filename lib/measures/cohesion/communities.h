/* communities.h - parts with more contact within than chance would give. */
#ifndef PDN_COMMUNITIES_H
#define PDN_COMMUNITIES_H

#include "pdnet/network.h"

/**
 * Modularity of a division of the collapsed graph: the share of contacts
 * within parts, less what contacts laid at random between people with as many
 * each would have there: sum over parts of e_c / m - (d_c / 2m)^2.
 *
 * @param part  0 .. parts-1 for each actor.
 * @param ends  scratch, parts long.
 *
 * Unit    share, -.5 to 1; NaN without contacts.
 * Source  Newman and Girvan (2004), Phys. Rev. E 69:026113.
 * Proof   tests/unit/test_whole.c: the worked graph K.
 */
double communities__modularity(const pdn_packed *both, const uint32_t *part,
                               size_t parts, double *ends);

/**
 * The division of greatest modularity that `tries` of the Leiden method find.
 * The first begins with everybody alone; each further one at the best division
 * so far, in which each person with chance a half is alone again. A try ends
 * when a round gains less than .0001.
 *
 * What is compared with chance must be found as what chance gives is found: the
 * same tries for the observed network and for every drawn one.
 *
 * @param tries            0: as many as communities__leiden_tries says.
 * @param[out] part        0 .. for each actor, in the order of their first;
 *                         each part hangs together. May be NULL.
 * @param[out] modularity  of that division; NaN without contacts, where
 *                         everybody is a part.
 *
 * Errors  PDN_ENOMEM; PDN_EARG: 2^31 arcs or more.
 * Cost    O(m) a round, some five rounds a try: a tenth of what a start of
 *         igraph's takes. Threads may call it side by side; the same bits for
 *         the same seed.
 * Source  Traag, Waltman and van Eck (2019), Sci. Rep. 9:5233, pieces taken by
 *         the greatest gain.
 * Proof   tests/unit/test_communities.c: no less than the best of 20 starts of
 *         igraph; all divisions of eight people. tests/cli/oracle.bats: the
 *         best of many starts of R's igraph.
 */
pdn_status communities__leiden(const pdn_packed *both, size_t tries,
                               uint64_t seed, uint32_t *part,
                               double *modularity) PDN_MUST_USE;

/** How many tries are worth their time: 100, fewer where their contacts would
 *  together be more than 10 000, at least 1. Measured: in 120 made networks of
 *  20 to 320 people, 100 tries were never below the best of 20 starts of igraph
 *  and 36 times above (50: 4 below, 34 above), in half of their time. In a
 *  random network of 300 people and 1 600 contacts the 6 that are made give
 *  .302, 60 give .308; igraph .296 in one start, .305 in the best of 20. Where
 *  services are to be found, as few give the same. */
size_t communities__leiden_tries(const pdn_packed *both);

/** One try that begins at the division part, numbers below n: what becomes of
 *  it when the network has changed a little. Writes what it ends at. */
pdn_status communities__leiden_from(const pdn_packed *both, uint64_t seed,
                                    uint32_t *part,
                                    double *modularity) PDN_MUST_USE;

#endif
