/* precision.h - how far the figures of a pair of groups can be trusted: limits
 * of the ratio, what the silent could change, and contacts nobody told of. */
#ifndef PDN_PRECISION_H
#define PDN_PRECISION_H

#include "pdnet/stats.h"

/** Limits of ties / expected, each end one-sided 5 %: with phi = variance /
 *  expected (at least .05) and t = ties / phi, Byar's limits of t, times phi /
 *  expected. NaN where nothing is expected. */
pdn_interval precision__contact_ratio(double ties, double expected,
                                      double variance);

/** How often, for each contact expected of them, the silent would have to have
 *  contact for the completed ratio to reach 2/3: (2/3 - c ratio) / (1 - c), c
 *  the share of possible reports that was seen. NaN at c = 1. */
double precision__tipping(double coverage, double ratio);

/** Of what the other side reports, the share that this one reports too:
 *  C / (C + theirs), theirs reported by the other side only. NaN of nothing. */
double precision__recall(double confirmed, double theirs);

/** Contacts there are, told or not, from the lists of two sides that both
 *  answered: (n_ab + 1) (n_ba + 1) / (C + 1) - 1, n_ab = C + O_ab; NaN at C =
 * 0.
 *
 *  Source  Chapman (1951), Univ. California Publ. Stat. 1, 131-160. */
double precision__contacts_estimated(double confirmed, double only_ab,
                                     double only_ba);

#endif
