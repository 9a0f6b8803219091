/* top_share.h - how large a share of the contact between two groups the busiest
 * person has by chance alone. */
#ifndef PDN_TOP_SHARE_H
#define PDN_TOP_SHARE_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The most people in the pair. */
#define PDN_TOP_SHARE_MOST 2000

/** So many placings: all, where there are no more, else drawn ones (fewer of
 *  many dyads, 200 at least). */
#define PDN_TOP_SHARE_PLACINGS 2000

/** People of two groups (within one: of a, and none of b), those who answered
 *  among them, and the dyads with contact. */
typedef struct {
    size_t actors_a, actors_b, heard_a, heard_b, dyads;
    bool within;
} pdn_top_share_sizes;

/**
 * E0: the mean share of the dyads that the busiest person has when they are
 * placed at random on those that could be seen (somebody of the two answered).
 * In small groups it is large: a top share is to be read beside it.
 *
 * @param draw  false: NaN where there are more placings than all that would be
 *              gone through. Drawn ones depend on seed and sizes alone.
 * @param[out] out  NaN without dyads, with more dyads than could be seen, and
 *                  above PDN_TOP_SHARE_MOST people.
 *
 * Errors  PDN_ENOMEM. Cost  O(dyads that could be seen + placings x dyads).
 * Proof  tests/unit/test_topshare.c: by hand, and all
 *         placings.
 */
pdn_status top_share__expected(const pdn_top_share_sizes *s, bool draw,
                               uint64_t seed, double *out) PDN_MUST_USE;

#endif
