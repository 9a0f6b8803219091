/* brokerage_null.h - how often chance in who belongs to which group gives a
 * broker so few, or so many, ways of each role. */
#ifndef PDN_BROKERAGE_NULL_H
#define PDN_BROKERAGE_NULL_H

#include "brokerage.h"
#include "pdnet/chance.h"

/** What is asked. answered NULL: everybody did. All borrowed. */
typedef struct {
    const pdn_adjacency *net;
    const bool *answered;
    const uint32_t *group; /* 0 .. groups-1 */
    size_t groups;
    const pdn_strata *strata;
    pdn_draws draws;
} pdn_role_question;

/** One actor's, by role up to PDN_BROKERAGE: the share of draws with so few and
 *  with so many ways, (b + 1)/(m + 1), and both sides, min(1, 2 min). */
typedef struct {
    double low[PDN_BROKERAGE], high[PDN_BROKERAGE], p[PDN_BROKERAGE];
} pdn_role_chance;

/**
 * Shuffles the groups' labels within the strata, contacts kept, and counts each
 * actor's roles again. The actor's own label moves too: it asks whether the
 * place in the network would have made this of anybody.
 *
 * All ways counted together do not depend on labels, so that brokerage has no
 * p. NaN for who did not answer, for a role that the sizes of the groups leave
 * no room for (the actor's own has fewer than three for a coordinator, say),
 * without draws, and where every stratum holds one group alone.
 *
 * @param[out] out  n rows.
 *
 * Errors  PDN_ENOMEM
 * Cost    once O(sum over arcs of the out-degree of their sender); a draw
 *         O(n + arcs + ways i > j > k that are closed by i > k).
 * Source  Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126; Hubert and
 *         Schultz (1976), Br. J. Math. Stat. Psychol. 29, 190-241.
 * Proof   tests/unit/test_rolechance.c: all 560 labelings of graph D, a plain
 *         triple loop, and how often p is small when labels mean nothing.
 */
pdn_status brokerage_null__draw(const pdn_role_question *q,
                                pdn_role_chance *out) PDN_MUST_USE;

#endif
