/* activity.h - is it these two, or has one of them few contacts with anybody?
 */
#ifndef PDN_ACTIVITY_H
#define PDN_ACTIVITY_H

#include "reports.h"

/**
 * Ties expected between two groups from how much each sends and receives over
 * all other groups: quasi-independence mu_gh = P_gh alpha_g beta_h over the
 * between-group cells, P_gh = r_g n_h less the cells left
 * open, fitted to both margins.
 *
 * @param[out] expected  r->pairs values: mu_gh + mu_hg. NaN within groups, and
 *                       everywhere with fewer than four groups that have arcs
 *                       to or from another (the pair totals are then fitted
 *                       exactly), and where the fit does not settle.
 *
 * A cell that no table with these margins can fill is exactly 0: the fit would
 * only creep towards it. Fitted to a relative 1e-10.
 * Cost     iterations x groups squared.
 * Source   Goodman (1968), J. Am. Stat. Assoc. 63, 1091-1131.
 */
pdn_status activity__expected(const pdn_reports *r,
                              double *expected) PDN_MUST_USE;

#endif
