/* relabel.h - the figures of a whole network that groups make, when the groups'
 * labels are shuffled and the contacts stay. */
#ifndef PDN_RELABEL_H
#define PDN_RELABEL_H

#include "graph_bootstrap.h"
#include "pdnet/chance.h"

/** Fills shuffled_mean and shuffled_p of E-I, assortativity and modularity by
 *  group in row; value is that of the network. Grouped people only. */
pdn_status relabel__half_width(const graph_bootstrap__sample *q,
                               const pdn_strata *s, const double *value,
                               pdn_graph_level *row) PDN_MUST_USE;

#endif
