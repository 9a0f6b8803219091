/* brandes.h - shortest paths from one source, and what they make others carry:
 * the inner loop of betweenness, and its scratch memory. */
#ifndef PDN_BRANDES_H
#define PDN_BRANDES_H

#include "pdnet/adjacency.h"

/** What the search from one source needs, for n actors and m arcs. After a
 *  search: order[0 .. reached-1] are the actors reached, nearest first; with
 *  lengths, far[v] is the distance of each of them. Zero-initialise. */
typedef struct {
    size_t reached;
    uint32_t *order, *place; /* place[order[k]] = k */
    double *paths, *share;   /* by place: sigma, (1 + delta) / sigma */
    uint32_t *first, *link;  /* by place: arcs of shortest paths, as places */
    double *far;             /* by actor; with lengths only */
    uint32_t *heap, heaped, *slot;
} pdn_i_brandes;

pdn_status pdn_i_brandes_init(pdn_i_brandes *b, size_t n, size_t m,
                              bool lengths) PDN_MUST_USE;
void pdn_i_brandes_clear(pdn_i_brandes *b);

/** Adds to score what everybody carries on the shortest paths that start at
 *  s. length is by tie row, or NULL: hops. Actors with silent[v] pass nothing
 *  on (their row is empty); NULL: nobody. */
void pdn_i_brandes_add(pdn_i_brandes *b, const pdn_packed *out,
                       const double *length, const bool *silent, uint32_t s,
                       double *score);

/** Distances from s alone, by length: order, reached and far are set. */
void pdn_i_dijkstra(pdn_i_brandes *b, const pdn_packed *out,
                    const double *length, const bool *silent, uint32_t s);

#endif
