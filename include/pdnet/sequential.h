/* sequential.h - draws that end when enough is known: many where a p is small,
 * few where it is large. It knows no measure. */
#ifndef PDN_SEQUENTIAL_H
#define PDN_SEQUENTIAL_H

#include "pdnet/replicate.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Makes draw number `draw` (from 0) from its own stream and says of every
 *  question that is open whether the draw is as extreme as what was seen. What
 *  it says of a closed one is not read. Must not call igraph. */
typedef pdn_status (*pdn_sequential_make)(void *context, size_t draw,
                                          size_t worker, pdn_random *stream,
                                          const bool *open, bool *as_far);

/** What the draws say of a question: hits among the first `draws` of them. */
typedef struct {
    size_t hits, draws;
    double p;
} pdn_stopped;

/**
 * Draws until every question has `stop` draws as extreme as what was seen, or
 * d->draws are made. A question is closed by the number of the draw that was
 * its last, so that neither threads nor other questions move it: with `stop`
 * hits among l draws, the l-th one of them, p = stop / l; else, and with stop 0
 * always, p = (hits + 1) / (d->draws + 1). Both hold their level: under the
 * null P(p <= a) <= a. p is NaN without draws.
 *
 * @param[out] out  one per question.
 *
 * Errors  those of make; PDN_ENOMEM. Cost  beside the draws needed, as many
 *         again at most (they are made in growing batches, and what lies behind
 *         the last is thrown away).
 * Source  Besag and Clifford (1991), Biometrika 78, 301-304.
 * Proof   tests/unit/test_sequential.c: the definition draw by draw, 1 to 7
 *         threads, the level.
 */
pdn_status pdn_sequential(const pdn_draws *d, size_t stop, size_t questions,
                          pdn_sequential_make make, void *context,
                          pdn_stopped *out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
