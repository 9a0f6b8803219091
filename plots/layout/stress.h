/* stress.h - laying out a graph so that places are as far apart as the graph
 * says, held to where they were or ought to be. */
#ifndef PDN_STRESS_H
#define PDN_STRESS_H

#include "pdnet/canvas.h"

#include <math.h>

/** What a layout is asked for. */
typedef struct {
    size_t n;
    const double *distance; /* n x n, symmetric; not > 0 or not finite: the two
                               say nothing to each other */
    const pdn_point *home;  /* n places to be held to; NULL: none */
    const double *hold;     /* n weights >= 0 of the hold; NULL: none */
    const bool *fixed;      /* of each: does not move; NULL: nobody */
} pdn_stress;

/** How far a step is, of places on a sheet, whose squares do not overflow: the
 *  whole cost of a layout, and half of it by hypot. */
static inline double stress__length(double dx, double dy)
{
    return sqrt(dx * dx + dy * dy);
}

/** sum_{i<j} w_ij (|x_i - x_j| - d_ij)^2 + sum_i hold_i |x_i - home_i|^2, with
 *  w = d^-2. O(n^2). */
double stress__of(const pdn_stress *s, const pdn_point *x);

/**
 * Moves x towards less stress: one place after another to the minimum of its
 * majorant, at most `sweeps` times over all, until a sweep gains less than
 * 1e-6 of the stress. The stress never grows. Where two places coincide they
 * do not push each other: start apart. The same start gives the same layout.
 * Source: Gansner, Koren and North (2004), LNCS 3383:239; anchored as Brandes
 * and Mader (2012), LNCS 7034:99. O(n^2) a sweep. Returns the sweeps made.
 */
size_t stress__lower(const pdn_stress *s, size_t sweeps, pdn_point *x);

#endif
