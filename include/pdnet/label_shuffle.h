/* label_shuffle.h - group labels shuffled within strata, and contacts counted
 * again: the null "who is in which group has nothing to do with who names
 * whom". Knows no measure. */
#ifndef PDN_LABEL_SHUFFLE_H
#define PDN_LABEL_SHUFFLE_H

#include "pdnet/permute.h"
#include "pdnet/replicate.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Who is in which group, and who reported whom. Borrowed arrays. */
typedef struct {
    size_t actors, groups;
    const uint32_t *group; /* of each actor */
    size_t arcs;
    const uint32_t *from, *to;
} pdn_labelled;

/** Draws are made in runs of so many, each by one worker in their order. */
enum { PDN_LABEL_RUN = 100 };

/** Sees draw number `draw`: count[g * groups + h] arcs from g to h, good until
 *  it returns. It writes as pdn_replicate_make does. */
typedef pdn_status (*pdn_label_see)(void *context, size_t draw, size_t worker,
                                    const uint32_t *count);

/** Makes draws first .. first + d->draws - 1, each from its own stream; first
 *  is a multiple of PDN_LABEL_RUN.
 *
 *  Cost   draws x (actors + arcs + groups squared), on d->threads threads.
 *  Proof  tests/unit/test_mixing.c: within Monte Carlo error of all labelings.
 */
pdn_status pdn_label_draw(const pdn_labelled *c, const pdn_strata *s,
                          const pdn_draws *d, size_t first, pdn_label_see see,
                          void *context) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
