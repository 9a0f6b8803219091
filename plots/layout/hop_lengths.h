/* hop_lengths.h - how far apart the ways of a graph say that people stand, and
 * how well places say it. */
#ifndef PDN_HOP_LENGTHS_H
#define PDN_HOP_LENGTHS_H

#include "pdnet/canvas.h"
#include "pivots.h"

/** How many pivots stand for n people: all of up to 500, else 250. */
size_t hop_lengths__pivots(size_t n);

/** n x n: hops between all times the length of one. Where there is no way: 0,
 *  or with `apart` half as long again as the longest way. Every actor must be a
 *  pivot. *out is malloc'ed, the caller's. */
pdn_status hop_lengths__distances(const pdn_pivots *p, double hop, bool apart,
                                  double **out) PDN_MUST_USE;

/** The length of a hop at which the places of those in `use` are a layout of
 *  least stress up to its size: sum (r/h)^2 / sum r/h over their pairs with a
 *  pivot, h hops long, r apart; `otherwise` where there is none. */
double hop_lengths__fit(const pdn_pivots *p, const bool *use,
                        const pdn_point *x, double otherwise);

/** 1 - (sum r/h)^2 / (N sum (r/h)^2) over the N pairs of a pivot and another
 *  with a way between them: the stress at the scale that suits best, a part of
 *  that of a single point. 0 where there is no pair. */
double hop_lengths__stress(const pdn_pivots *p, const pdn_point *x);

#endif
