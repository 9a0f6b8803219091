/* ei.h - the E-I index that chance in who belongs to which group would give. */
#ifndef PDN_EI_H
#define PDN_EI_H

#include "pdnet/chance.h"
#include "pdnet/network.h"

/** Who is shuffled with whom, and the groups, 0 .. groups-1. Borrowed. */
typedef struct {
    const pdn_strata *strata;
    const uint32_t *group;
    size_t groups;
} pdn_ei_chance;

/**
 * The mean of each actor's (E - I)/(E + I) over all shuffles of the labels
 * within the strata, contacts and the actor's own label kept: 1 - 2 mean over
 * partners of P(same group). With one stratum 1 - 2 (n_g - 1)/(n - 1).
 *
 * @param[out] expected  one per actor; NaN without partners.
 *
 * Cost    O(strata x groups + contacts). Exact, no draws. Errors PDN_ENOMEM
 * Source  Krackhardt and Stern (1988), Soc. Psychol. Q. 51, 123-140.
 * Proof   tests/unit/test_ei.c: graph K by hand, all labelings.
 */
pdn_status ei__expected(const pdn_ei_chance *q, const pdn_packed *partners,
                        double *expected) PDN_MUST_USE;

/** The same of all contacts of a network, every label shuffled: +0.4667 for
 *  graph K. NaN without contacts. O(contacts + strata^2 groups). */
pdn_status ei__expected_whole(const pdn_ei_chance *q,
                              const pdn_packed *contacts,
                              double *expected) PDN_MUST_USE;

#endif
