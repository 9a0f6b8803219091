/* pivot_mds.h - a first layout of a graph from its distances to a few. */
#ifndef PDN_PIVOT_MDS_H
#define PDN_PIVOT_MDS_H

#include "pdnet/canvas.h"
#include "pivots.h"

/**
 * Places of all actors, so that they are about as far apart as the graph says:
 * the two leading directions of the doubly centred squared distances to the
 * pivots. With every actor a pivot it is classical scaling. Two actors that are
 * equally far from every pivot are set a hair apart; parts of the graph come to
 * lie over each other.
 *
 * @param hop  the length of one hop.
 * @param x    length p->n.
 *
 * The same pivots give the same places. O(pivots^2 n).
 * Source: Brandes and Pich (2007), LNCS 4372:42.
 */
pdn_status pivot_mds__place(const pdn_pivots *p, double hop,
                            pdn_point *x) PDN_MUST_USE;

#endif
