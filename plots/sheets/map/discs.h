/* discs.h - discs that lie over each other, pushed apart. */
#ifndef PDN_DISCS_H
#define PDN_DISCS_H

#include "pdnet/canvas.h"

/**
 * Pushes discs apart until no two are nearer than their radii and `gap`: pair
 * after pair, in order of their numbers, by half each along the line between
 * them; at most `rounds` times over all.
 *
 * @param[out] clean  false when some still overlap. May be NULL.
 *
 * The same discs give the same places. O(n) a round where discs of about one
 * size are spread out: only those in cells near by are looked at.
 */
pdn_status discs__part(pdn_point *x, const double *radius, size_t n, double gap,
                       size_t rounds, bool *clean) PDN_MUST_USE;

#endif
