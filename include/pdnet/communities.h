/* communities.h - parts with more contact within than chance would give. */
#ifndef PDN_COMMUNITIES_H
#define PDN_COMMUNITIES_H

#include "pdnet/adjacency.h"

#ifdef __cplusplus
extern "C" {
#endif

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
double pdn_modularity(const pdn_packed *both, const uint32_t *part,
                      size_t parts, double *ends);

/**
 * The division that the Leiden method finds for the greatest modularity,
 * repeated until it gains no more; the best of 20 starts, of fewer where the
 * contacts of all starts would be more than 2 000. It calls igraph: not from a
 * task of pdn_parallel.
 *
 * @param[out] part        0 .. for each actor; may be NULL.
 * @param[out] modularity  of that division; NaN without contacts.
 *
 * Errors  PDN_ENOMEM, PDN_ELIB
 * Cost    about O(m) a round, some ten rounds a start.
 * Source  Traag, Waltman and van Eck (2019), Sci. Rep. 9:5233.
 * Proof   tests/cli/oracle.bats: the best of many starts of R's igraph.
 */
pdn_status pdn_leiden(const pdn_packed *both, uint64_t seed, uint32_t *part,
                      double *modularity) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
