/* graphml_edges.h - edges and the nodes they join. */
#ifndef PDN_GRAPHML_EDGES_H
#define PDN_GRAPHML_EDGES_H

#include "graphml_cells.h"

/** Adds a node; *row is its own, or that of an earlier node of the same id.
 *  `id` is kept by the caller. */
pdn_status graphml_edges__node(graphml__file *d, const char *id,
                               uint32_t *row) PDN_MUST_USE;

/** Adds an edge between nodes of these ids, which may follow later. */
pdn_status graphml_edges__add(graphml__file *d, const char *source,
                              const char *target, size_t line) PDN_MUST_USE;

/** Looks up the ends that were late, when every node is known. An end that is
 *  no node's is a fault, and left as it is. */
pdn_status graphml_edges__settle(graphml__file *d) PDN_MUST_USE;

#endif
