/* leiden.h - rounds of the Leiden method for modularity, on packed rows. In
 * whole numbers throughout, so that the order of sums decides nothing; memory
 * of its own, so that threads may run side by side. */
#ifndef PDN_LEIDEN_H
#define PDN_LEIDEN_H

#include "pdnet/core.h"
#include "pdnet/network.h"

/** What rounds on one graph need room for. */
typedef struct leiden__work leiden__work;

/** Memory for rounds on this graph. Below 2^31 arcs, else PDN_EARG. */
pdn_status leiden__new(const pdn_packed *both, leiden__work **out) PDN_MUST_USE;

void leiden__free(leiden__work *w);

/**
 * One round from the division part, whose parts are numbered below n: nodes
 * move to the part where the gain is greatest until none gains by moving; each
 * part is refined into pieces that hang together; the pieces are the nodes of a
 * smaller graph, on which the same is done, until every part is one node. The
 * order in which nodes are looked at is drawn from stream.
 *
 * Returns by how much leiden__score rose; 0: no node moved. Never less.
 */
int64_t leiden__round(leiden__work *w, pdn_random *stream, uint32_t *part);

/** Modularity times (2m)^2, exactly: 2m (arcs within parts) less the sum of
 *  the parts' squared degrees. */
int64_t leiden__score(leiden__work *w, const uint32_t *part);

/** Takes parts that do not hang together apart, which lowers no modularity, and
 *  numbers all by their first member. */
void leiden__separate(leiden__work *w, uint32_t *part);

#endif
