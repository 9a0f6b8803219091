/* brandes_blocks.h - what everybody carries on the shortest paths by hops that
 * start at anybody: sources in blocks, one in each lane. A level of the search
 * is one set of lanes for each actor, and numbers of paths are added for eight
 * lanes at a time. */
#ifndef PDN_BRANDES_BLOCKS_H
#define PDN_BRANDES_BLOCKS_H

#include "pdnet/network.h"

/** Memory, and the network at hand. */
typedef struct brandes_blocks brandes_blocks;

/** For networks of n actors and m arcs at most. */
pdn_status brandes_blocks__new(size_t n, size_t m,
                               brandes_blocks **out) PDN_MUST_USE;
void brandes_blocks__free(brandes_blocks *b);

/** The processors that a kernel is compiled for: all give the same bits. */
enum { BLOCKS_ANY, BLOCKS_AVX2, BLOCKS_AVX512 };

/** From now on as on such a processor; the best that is there, at most. */
void brandes_blocks__only(brandes_blocks *b, int processor);

/**
 * Betweenness in the network that is left of out.
 *
 * @param mute    by actor: it passes nothing on (its row is empty); NULL: none.
 * @param absent  by actor: it is not there at all; NULL: all are there.
 * @param[out] score  n values: over ordered pairs, the share of their shortest
 *                    paths that pass through the actor. Exactly 0 for who lies
 *                    on none.
 *
 * Sums are formed in an order that the network alone decides.
 *
 * Cost   O(n m levels / 32) steps of eight numbers each: 32 sources of one
 *        network share the reading of its arcs. Two thirds of the time of
 *        brandes__add from everybody, less where the network is dense.
 * Memory O(1000 n + 300 m) bytes. Source Brandes (2001), J. Math. Sociol. 25,
 * 163-177; Then et al. (2014), Proc. VLDB 8, 449-460, for searches side by
 * side. Proof  tests/unit/test_brandes_blocks.c
 */
void brandes_blocks__score(brandes_blocks *b, const pdn_packed *out,
                           const bool *mute, const bool *absent, double *score);

#endif
