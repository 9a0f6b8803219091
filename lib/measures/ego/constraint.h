/* constraint.h - Burt's structural holes: how closed the circle around each
 * person is. */
#ifndef PDN_CONSTRAINT_H
#define PDN_CONSTRAINT_H

#include "pdnet/network.h"

/** One person's three figures; NaN where not defined. */
typedef struct {
    double constraint;     /* no contact: NaN; one contact: 1 */
    double effective_size; /* contacts, less those that others lead to */
    double hierarchy;      /* fewer than two contacts: NaN */
} pdn_holes;

/**
 * With z_ij = a_ij + a_ji (ties unweighted) and p_ij = z_ij / sum_k z_ik, over
 * the contacts j of i and all q other than i and j:
 *   c_ij = (p_ij + sum_q p_iq p_qj)^2,  constraint = sum_j c_ij
 *   effective size = sum_j (1 - sum_q p_iq m_jq),  m_jq = z_jq / max_k z_jk
 *   hierarchy = sum_j x_j ln x_j / (N ln N),  x_j = c_ij N / constraint
 * p_qj is taken over the whole network, not over i's own circle.
 *
 * @param[out] out  n values.
 *
 * Errors  PDN_ENOMEM
 * Cost    O(sum over ties of the degree at one end)
 * Source  Burt (1992), Structural Holes; Burt (2004), Am. J. Sociol. 110.
 * Proof   tests/unit/test_worked.c: worked graphs, a plain O(n^3) form,
 *         igraph_constraint, networkx.effective_size.
 */
pdn_status constraint__figures(const pdn_adjacency *a,
                               pdn_holes *out) PDN_MUST_USE;

#endif
