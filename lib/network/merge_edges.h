/* merge_edges.h - edges as the answers of a survey: each dyad direction once,
 * nobody tied to themselves. */
#ifndef PDN_MERGE_EDGES_H
#define PDN_MERGE_EDGES_H

#include "pdnet/network.h"

/** Where the edges stand. */
typedef struct {
    const char *file;
    const size_t *line; /* of each edge */
} merge_edges__source;

/**
 * What a CSV's rows of ties are taken for: repeated edges become one (the
 * largest frequency, the mean of other numbers, all words), edges from an actor
 * to the same actor are left out, and edges with `tie` 0 are no contact. The
 * sum is told in f where any of this happened. g has its tables, from and to;
 * ties have the column `tie`.
 */
pdn_status merge_edges__settle(pdn_network *g, const merge_edges__source *from,
                               pdn_diagnostics *f) PDN_MUST_USE;

#endif
