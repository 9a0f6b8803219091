/* pivots.h - a few actors that stand for all: the ways from each of them to
 * everybody, where the ways between all are too many. */
#ifndef PDN_PIVOTS_H
#define PDN_PIVOTS_H

#include "pdnet/network.h"

enum { PDN_NO_WAY = UINT16_MAX }; /* hops between two parts */

/** Zero-initialise. */
typedef struct {
    size_t n, pivots;
    uint32_t *pivot; /* which actor each is */
    uint16_t *hops;  /* pivots x n; PDN_NO_WAY where there is none */
} pdn_pivots;

/**
 * Chooses pivots and counts the hops from each. The first is the actor of most
 * neighbours in the largest part; then always the actor that is farthest from
 * all pivots so far (k-centres by Gonzalez 1985), of several the one of most
 * neighbours, then the lowest. Parts that no pivot reaches come first, the
 * largest before the others; a part of one or two needs none.
 *
 * @param wanted  how many, if there are so many to choose from; n or more:
 *                everybody, in order.
 *
 * The same graph gives the same pivots. O(pivots (n + m)).
 */
pdn_status pivots__make(const pdn_packed *graph, size_t wanted,
                        pdn_pivots *out) PDN_MUST_USE;

void pivots__clear(pdn_pivots *p);

#endif
