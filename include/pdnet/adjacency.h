/* adjacency.h - the contacts of a network as packed arrays, which the fast
 * kernels read (and threads may share). */
#ifndef PDN_ADJACENCY_H
#define PDN_ADJACENCY_H

#include "pdnet/network.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Neighbours of v: to[start[v] .. start[v+1]-1], ascending; `tie` is the row
 *  of the tie table it comes from. */
typedef struct {
    size_t n, m;
    uint32_t *start, *to, *tie;
} pdn_packed;

/** Contacts only (tie = 1), no loops, no repeats. Undirected networks: out, in
 *  and both are alike and every tie stands in both rows. `both` is the
 *  collapsed graph: distinct partners in either direction. Zero-initialise. */
typedef struct {
    size_t n;
    bool directed;
    size_t arcs, dyads; /* out.m; both.m / 2 */
    pdn_packed out, in, both;
} pdn_adjacency;

pdn_status pdn_adjacency_make(const pdn_network *g,
                              pdn_adjacency *out) PDN_MUST_USE;

/** The same from bare arrays of m arcs (repeats and loops are left out). */
pdn_status pdn_adjacency_pack(size_t n, bool directed, const uint32_t *from,
                              const uint32_t *to, size_t m,
                              pdn_adjacency *out) PDN_MUST_USE;

/** Is w among the neighbours of v? O(log degree). */
bool pdn_packed_has(const pdn_packed *p, uint32_t v, uint32_t w);

void pdn_adjacency_clear(pdn_adjacency *a);

#ifdef __cplusplus
}
#endif

#endif
