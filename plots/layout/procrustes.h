/* procrustes.h - turning one layout so that it lies on another. */
#ifndef PDN_PROCRUSTES_H
#define PDN_PROCRUSTES_H

#include "pdnet/canvas.h"

/**
 * Moves, turns and, where that is nearer, mirrors all n places of x so that
 * those of `use` lie as near as may be to their places in `to` (least squares).
 * Nothing is made larger or smaller. Where none is used x stays; one is moved
 * there. The turn is undone exactly where the two differ by one only. O(n).
 * Source: Schoenemann (1966), Psychometrika 31:1; in the plane the rotation is
 * the direction of the sum of conj(x) to, the mirrored one that of x to.
 */
void procrustes__align(const pdn_point *to, const bool *use, size_t n,
                       pdn_point *x);

#endif
