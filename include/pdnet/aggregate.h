/* aggregate.h - people put together to services, units or municipalities. */
#ifndef PDN_AGGREGATE_H
#define PDN_AGGREGATE_H

#include "pdnet/core.h"
#include "pdnet/network.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Groups that a network may be put together to. */
enum { PDN_AGGREGATE_MOST = 2000 };

/**
 * The network between groups of actors. With r the members of a group who
 * answered and n all of them:
 *
 * actors  `id` and `label` the group, in byte order; `actors` n, `respondents`
 *         r; `responded` whether anybody did; `ties_within` and
 *         `possible_within`, r (n - 1), of contacts inside the group.
 * ties    one row for every ordered pair of groups between which a contact
 *         could be reported; `tie` is 0 where none was. `ties`: arcs reported;
 *         `possible`: r_a n_b less what was left open (the true denominator of
 *         who answered); `share` their ratio; `mean_frequency` over arcs that
 *         state one; `mean_quality`: the mean over raters of each one's mean,
 *         as quality_ab of the breakdown; `confirmed`: dyads reported from both
 *         ends, of people who both answered.
 *
 * Undirected networks: a row per unordered pair, possible is n_a n_b (within
 * n (n - 1) / 2), mean_quality is over ties, confirmed is not defined.
 *
 * People whose group is not known stand in no group, and their number is told
 * in f; arcs sent by somebody who did not answer are left out, and told.
 * `wave` is kept; `by`, `actors`, `respondents` and `in_no_group` are set.
 *
 * Errors  PDN_EDATA  no such column, no known group, or more than
 *                    PDN_AGGREGATE_MOST. PDN_ENOMEM
 * Cost    O(groups squared + ties log ties)
 * Proof   test_aggregate, worked by hand
 */
PDN_API pdn_status pdn_network_aggregate(const pdn_network *g,
                                         const char *column, pdn_diagnostics *f,
                                         pdn_network *out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
