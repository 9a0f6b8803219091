/* core_periphery.h - a core that has contact with all, and others who have
 * contact with the core alone: how well that picture fits. */
#ifndef PDN_CORE_PERIPHERY_H
#define PDN_CORE_PERIPHERY_H

#include "pdnet/network.h"

/**
 * The greatest correlation found, over the pairs of the collapsed graph,
 * between contact and "one of the two at least belongs to the core", and that
 * core. A star has 1. Up to 14 people all cores are gone through. Above that
 * the search begins in three orders of coming in (most contacts; most contacts
 * not yet covered; last to leave when those go first who have fewest contacts
 * among those gone), each time with its best first k, and goes on by single
 * people who come or go; no core is then certain to be the best of all 2^n.
 *
 * @param[out] core  n flags; may be NULL.
 * @param[out] fit   -1 to 1; NaN where nobody or everybody has contact with
 *                   everybody.
 *
 * Errors  PDN_ENOMEM
 * Cost    O((n + m) (log n + rounds)); up to 14 people 2^n m/n
 * Source  Borgatti and Everett (2000), Soc. Networks 21, 375-395; Lip (2011),
 *         arXiv:1102.5511, for the order.
 * Proof   tests/unit/test_whole.c, against all cores of small graphs.
 */
pdn_status core_periphery__correlation(const pdn_packed *both, bool *core,
                                       double *fit) PDN_MUST_USE;

#endif
