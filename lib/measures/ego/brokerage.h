/* brokerage.h - who brings together those who have no contact, and from which
 * groups: the five roles of Gould and Fernandez. */
#ifndef PDN_BROKERAGE_H
#define PDN_BROKERAGE_H

#include "pdnet/network.h"

/** The roles of j in a way i > j > k, by the groups of i, j, k. */
enum {
    PDN_COORDINATOR,    /* A A A: w_I */
    PDN_ITINERANT,      /* B A B: w_O */
    PDN_GATEKEEPER,     /* B A A: b_OI */
    PDN_REPRESENTATIVE, /* A A B: b_IO */
    PDN_LIAISON,        /* B A C: b_O */
    PDN_BROKERAGE,      /* all of them */
    PDN_ROLES
};

/** The role of j in a way i > j > k, from the groups of the three. */
static inline int brokerage__role_of(uint32_t i, uint32_t j, uint32_t k)
{
    if (i == j) return j == k ? PDN_COORDINATOR : PDN_REPRESENTATIVE;
    if (j == k) return PDN_GATEKEEPER;
    return i == k ? PDN_ITINERANT : PDN_LIAISON;
}

/** One actor's counts; z, and the moments behind it. z is NaN where the
 *  groups make the role impossible, or chance has no spread. */
typedef struct {
    double count[PDN_ROLES], expected[PDN_ROLES], sd[PDN_ROLES], z[PDN_ROLES];
} pdn_roles;

/**
 * Counts the ordered ways i > j > k of different people where i > k is not
 * there. Undirected: both arcs of each tie, so each way counts twice, and the
 * moments are NaN.
 *
 * Expectation and spread are those of arcs that are there with chance
 * d = m / (n (n-1)) each, groups fixed. Counts are small and skewed: z is for
 * reading, not for testing.
 *
 * @param group  0 .. groups-1 for each actor.
 * @param[out] out  n rows.
 *
 * Errors  PDN_ENOMEM
 * Cost    O(sum over arcs of the out-degree of their sender)
 * Source  Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126.
 * Proof   tests/unit/test_brokerage.c: the worked graph D, a plain triple
 *         loop, simulation of the moments.
 */
pdn_status brokerage__count(const pdn_adjacency *a, const uint32_t *group,
                            size_t groups, pdn_roles *out) PDN_MUST_USE;

#endif
