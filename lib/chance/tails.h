/* tails.h - what quantiles of many draws need of them: of a run of its own all,
 * of a shard the draws made here, of parts put together the ends alone. */
#ifndef PDN_TAILS_H
#define PDN_TAILS_H

#include "pdnet/chance.h"
#include "pdnet/stats.h"

#include <stddef.h>

/** What is held of `values` figures. Zero-initialise. */
typedef struct {
    const pdn_draws *d;
    size_t values;
    const double *tail;       /* of each: wanted are tail and 1 - tail */
    double *drawn;            /* values x held; put together: NULL */
    size_t held, *block;      /* of each block of draws: where it stands */
    double *end[2];           /* heaps: the least, and the negated largest */
    size_t *first, *known[2]; /* where each value's begin; how many it has */
    size_t *drawn_of;         /* draws of each that are a number */
} tails;

/** d and tail must live on. 8 bytes for each value and draw made here; put
 *  together 16 tail of that, and a block of draws. */
pdn_status tails__begin(const pdn_draws *d, size_t values, const double *tail,
                        tails *out) PDN_MUST_USE;

/** Where a draw that is made here puts a value; NaN is none. */
double *tails__at(const tails *t, size_t value, size_t draw);

/** After the draws: those of other shards. */
pdn_status tails__join(tails *t) PDN_MUST_USE;

/** Quantiles at tail and 1 - tail (as pdn_quantile) of the draws that are a
 *  number, the same bytes however they were made; not a number where none is.
 *  Values may be read at once; what is held of one is put in order. */
pdn_interval tails__read(const tails *t, size_t value);

void tails__clear(tails *t);

#endif
