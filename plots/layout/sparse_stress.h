/* sparse_stress.h - stress layout of graphs too large for every pair: each
 * actor is held by its neighbours and by pivots, which stand for those around
 * them. */
#ifndef PDN_SPARSE_STRESS_H
#define PDN_SPARSE_STRESS_H

#include "pdnet/canvas.h"
#include "pivots.h"

/** What a layout is asked for. */
typedef struct {
    const pdn_packed *graph;
    const pdn_pivots *pivots; /* of that graph */
    double hop;               /* the length of one hop */
    const pdn_point *home;    /* n places to be held to; NULL: none */
    const double *hold;       /* n weights >= 0 of the hold, as parts of all
                                 that pulls at an actor; NULL: none */
    const bool *fixed;        /* of each: does not move; NULL: nobody */
} pdn_sparse_stress;

/**
 * Moves x towards less stress: one place after another to the minimum of its
 * majorant, at most `sweeps` times over all, until nobody moves by more than
 * 1e-4 of a hop. Terms: to every neighbour, weight hop^-2; to every pivot p
 * that is no neighbour, d hops away, weight s d^-2 hop^-2, where s counts the
 * actors nearest to p of all pivots and no farther from it than d / 2. With
 * every actor a pivot it is stress__lower.
 *
 * The same start gives the same layout. O(n pivots + m) a sweep; memory n
 * pivots.
 * Source: Ortmann, Klimenta and Brandes (2017), JGAA 21:791; anchored as
 * Brandes and Mader (2012), LNCS 7034:99. Returns the sweeps made in *made
 * (may be NULL).
 */
pdn_status sparse_stress__lower(const pdn_sparse_stress *s, size_t sweeps,
                                pdn_point *x, size_t *made) PDN_MUST_USE;

#endif
