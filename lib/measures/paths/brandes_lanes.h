/* brandes_lanes.h - shortest paths by hops from one source in each of 32
 * lanes, and what they make others carry. The lanes are one source in 32
 * networks that differ in who passes on; they may be 32 sources. */
#ifndef PDN_BRANDES_LANES_H
#define PDN_BRANDES_LANES_H

#include "pdnet/network.h"

enum { BRANDES_LANES = 32 };

/** A set of lanes: bit k is lane k. */
typedef uint32_t lane_set;

/** The network that all lanes have in common, and where they differ: the lanes
 *  in which an actor is not there at all, and those in which it passes nothing
 *  on (its row is empty). By actor; NULL: none. */
typedef struct {
    const pdn_packed *out;
    const lane_set *absent, *mute;
} lane_network;

/** Scratch memory. */
typedef struct brandes_lanes brandes_lanes;

/** For networks of n actors and m arcs at most. */
pdn_status brandes_lanes__new(size_t n, size_t m,
                              brandes_lanes **out) PDN_MUST_USE;
void brandes_lanes__free(brandes_lanes *b);

/** The processors that the kernel is compiled for: all give the same bits. */
enum { BRANDES_ANY, BRANDES_AVX2, BRANDES_AVX512 };

/** From now on as on such a processor; the best that is there, at most. */
void brandes_lanes__only(brandes_lanes *b, int processor);

/**
 * Adds what every actor carries on the shortest paths that start, in lane k,
 * at source[k] (UINT32_MAX: the lane rests).
 *
 * @param[in,out] score  BRANDES_LANES values for each actor in turn. In every
 *                       lane the same bits as brandes__add gives, on
 *                       every processor, as long as numbers of paths are below
 *                       2^53.
 *
 * Cost   For each level on which an actor is met in some lane, its arcs once.
 *        Lanes that are one source in networks of which each has lost a fifth
 *        of its rows take a sixth (300 actors) to a third (3 000) of as many
 *        calls of brandes__add; where each has lost one actor, less.
 *        Sources of one network meet actors on too many levels: no gain.
 *        Memory 19 000 n + 400 m bytes at most, of which a search touches
 *        what it meets.
 * Proof  tests/unit/test_brandes_lanes.c
 */
void brandes_lanes__add(brandes_lanes *b, const lane_network *net,
                        const uint32_t *source, double *score);

#endif
