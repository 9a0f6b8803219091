/* overlap.h - years of a unit hold much the same people. */
#ifndef PDN_OVERLAP_H
#define PDN_OVERLAP_H

#include "panel.h"

/* rho[0 .. PANEL_LONGEST_LAG]: the larger of the correlation seen (median over
 * units) of z (cells) and the share of people in common. */
pdn_status overlap__find(const panel__data *p, const double *z,
                         double *rho) PDN_MUST_USE;

/* mean z / sqrt(V) of a unit's years, V = sum rho_|t-s| / N^2. NaN: none. */
double overlap__pooled(const panel__data *p, const double *rho, const double *z,
                       size_t unit);

#endif
