/* contactpairs.h - contact between services, counted and not judged. */
#ifndef PDN_CONTACTPAIRS_H
#define PDN_CONTACTPAIRS_H

#include "pdnet/pairs.h"

#ifdef __cplusplus
extern "C" {
#endif

/** True for what pdn-aggregate writes: vertices that carry `actors`. */
bool pdn_pairs_are_aggregated(const pdn_network *g);

/** People on the list and people who answered: counted, or summed over the
 *  groups of an aggregated network. */
void pdn_pairs_count_people(const pdn_network *g, double *actors,
                            double *answered);

/** A row per pair of groups with what the aggregated network tells: people,
 *  ties, possible arcs (both directions together) and density; all else
 *  absent, nothing judged. Labels borrow from g. *pair is malloc'ed, the
 *  caller's. PDN_EDATA when ties or possible are missing. */
pdn_status pdn_pairs_of_aggregated(const pdn_network *g, pdn_pair **pair,
                                   size_t *rows) PDN_MUST_USE;

/** The same of a network of people grouped by q: people, who answered, ties,
 *  possible and density, as pdn_breakdown_make counts them; all else absent,
 *  nothing judged and nothing expected. Labels borrow from q. *pair is
 *  malloc'ed, the caller's. O(ties log ties). */
pdn_status pdn_pairs_of_people(const pdn_network *g, const pdn_groups *q,
                               pdn_pair **pair, size_t *rows) PDN_MUST_USE;

/** PDN_EDATA unless the rows are about the groups of that column (NULL:
 *  sector), each of them and no other; of an aggregated network, its vertices.
 */
pdn_status pdn_pairs_check_groups(const pdn_network *g, const char *by,
                                  const pdn_pair *pair, size_t n) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
