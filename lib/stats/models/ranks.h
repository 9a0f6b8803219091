/* ranks.h - how sure the order of units is: ranks in draws from what is known
 * about each. */
#ifndef PDN_RANKS_H
#define PDN_RANKS_H

#include "pdnet/core.h"
#include "pdnet/shards.h"
#include "shrink.h"

#include <stddef.h>
#include <stdint.h>

/** A unit's posterior, and what the draws said: Beta(a, b), or Gamma of shape a
 *  and rate b. With a spread each draw takes one of its cells, the same for all
 *  its units, and adds the cell's a and b: a mixture of Betas. */
typedef struct {
    double a, b;
    const pdn_spread *spread; /* NULL: none; borrowed, has cells */
    double lo, hi;            /* 2.5 and 97.5 % order statistics of the rank */
    double best_quarter;      /* share of draws with rank <= ceil(units / 4) */
} pdn_rank_unit;

typedef struct {
    size_t draws, threads;
    uint64_t seed;
    uint64_t purpose; /* keeps the questions apart: a year, an indicator */
    int up;           /* > 0: the largest share has rank 1; else the smallest */
    int gamma;        /* nonzero: posteriors are Gamma */
    size_t memory;    /* bytes for the ranks kept; 0: 512 MiB */
    const pdn_progress *progress;
    pdn_shard *shard; /* shards.h */
} pdn_rank_options;

/**
 * Draws the share of every unit, `draws` times, and counts its ranks.
 *
 * @param unit  k units, in an order of the caller's that does not depend on
 *              the order of rows: draw d is made with one stream, unit after
 *              unit. Those of one spread stand together.
 *
 * Without draws lo, hi and best_quarter are NaN. The order statistics are the
 * outward ones: of m draws numbers floor(.025 (m+1)) and ceil(.975 (m+1)).
 * The same bytes for any number of threads and any memory.
 * Betas with both shapes from 30 on are drawn by Cornish and Fisher's expansion
 * of their logit, within .0007 standard deviations up to two from the middle;
 * that is a twentieth of what 10 000 draws leave open. At most 2^20 units.
 * Cost  draws * k (a normal and a bucket sort each).
 */
pdn_status ranks__draw(pdn_rank_unit *unit, size_t k,
                       const pdn_rank_options *o) PDN_MUST_USE;

#endif
