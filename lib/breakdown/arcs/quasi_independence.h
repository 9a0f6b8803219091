/* quasi_independence.h - arcs expected between groups from how much each sends
 * and receives, where some cells do not count. */
#ifndef PDN_QUASI_INDEPENDENCE_H
#define PDN_QUASI_INDEPENDENCE_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

/** Tables are groups x groups, [g * groups + h] of arcs g > h. The caller
 *  fills possible and seen; the rest is the fit's. Zero-initialise. */
typedef struct {
    size_t groups;
    double *possible; /* 0: the cell does not count (the diagonal, at least) */
    double *seen;     /* 0 where possible is 0 */
    double *mu;       /* fitted */
    double *sent, *got, *alpha, *beta, *column;
    bool *open, *row_met, *column_met;
    size_t *queue;
    pdn_arena memory;
} quasi_independence;

/** Takes memory for so many groups, all zero. */
pdn_status quasi_independence__new(size_t groups,
                                   quasi_independence *out) PDN_MUST_USE;

/** Groups that have arcs to or from another. */
size_t quasi_independence__linked(const quasi_independence *q);

/**
 * Fits mu_gh = possible_gh alpha_g beta_h to both margins of seen; false where
 * it does not settle (mu is then of no use).
 *
 * A cell that no table with these margins can fill is exactly 0: the fit would
 * only creep towards it. Fitted to a relative 1e-12. Takes no memory.
 * Cost     groups cubed + iterations x groups squared.
 * Source   Goodman (1968), J. Am. Stat. Assoc. 63, 1091-1131.
 */
bool quasi_independence__fit(quasi_independence *q);

void quasi_independence__clear(quasi_independence *q);

#endif
