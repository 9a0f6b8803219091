/* igraph_graph.h - packed contacts as graphs that igraph computes on. */
#ifndef PDN_IGRAPH_GRAPH_H
#define PDN_IGRAPH_GRAPH_H

#include "pdnet/network.h"

/** An edge for every pair v < w that p holds both ways (directed: for every
 *  arc v > w), in the order of the rows. No attributes. */
pdn_status igraph_graph__of(const pdn_packed *p, bool directed,
                            igraph_t *out) PDN_MUST_USE;

#endif
