/* brandes.h - shortest paths from one source, and what they make others carry:
 * the inner loop of betweenness, and its scratch memory. */
#ifndef PDN_BRANDES_H
#define PDN_BRANDES_H

#include "pdnet/network.h"

/** Where a level of the breadth-first search begins. */
struct brandes__level {
    uint32_t place, link;
};

/** What the search from one source needs, for n actors and m arcs. After a
 *  search: order[0 .. reached-1] are the actors reached, nearest first; with
 *  lengths, far[v] is the distance of each of them. Zero-initialise. */
typedef struct {
    size_t reached;
    uint32_t *order; /* actor by place */
    uint32_t *place; /* place by actor */
    double *paths;   /* sigma: by place; with lengths by actor */
    double *share;   /* (1 + delta) / sigma, likewise */

    /* by hops: the arcs that lie on shortest paths, level by level, as the
     * places at their two ends */
    struct brandes__level *level;
    size_t levels;
    uint32_t *from, *link;

    /* where every arc's share of the paths is added, by place in the rows, or
     * NULL; the caller's. By hops `arc` is then the place of each link. */
    double *edge;
    uint32_t *arc;

    /* with lengths: distance by actor, and the actors not yet settled */
    double *far;
    uint32_t *heap, *slot, heaped;
    pdn_arena memory;
} brandes;

pdn_status brandes__init(brandes *b, size_t n, size_t m,
                         bool lengths) PDN_MUST_USE;
void brandes__clear(brandes *b);

/** From now on the shares of arcs are added to edge, m long. */
pdn_status brandes__edges(brandes *b, double *edge, size_t m) PDN_MUST_USE;

/** Adds to score what everybody carries on the shortest paths that start at
 *  s. length is by tie row, or NULL: hops. Actors with silent[v] pass nothing
 *  on (their row is empty); NULL: nobody. */
void brandes__add(brandes *b, const pdn_packed *out, const double *length,
                  const bool *silent, uint32_t s, double *score);

/** Distances from s alone, by length: order, reached and far are set. */
void brandes__dijkstra(brandes *b, const pdn_packed *out, const double *length,
                       const bool *silent, uint32_t s);

#endif
