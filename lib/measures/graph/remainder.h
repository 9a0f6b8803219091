/* remainder.h - what a network is without some of its people, from what it is
 * with everybody: nothing is sorted or counted anew. */
#ifndef PDN_REMAINDER_H
#define PDN_REMAINDER_H

#include "indicators.h"

/** The network of those who stay. now[v]: who v is there, in order; UINT32_MAX:
 *  left out. Its ties are those of `all`. */
pdn_status remainder__network(const pdn_adjacency *all, const uint32_t *now,
                              size_t stay, pdn_adjacency *out) PDN_MUST_USE;

/** Triads of everybody, zero-initialised. */
typedef struct {
    const pdn_adjacency *net;
    const graph_level__people *who;
    double *closed, *pairs; /* of each person: closed triads, all triads */
    double *named;          /* by how many who answered */
    double met, all;        /* sums of closed and pairs */
} remainder__triads;

pdn_status remainder__triads_of(const pdn_adjacency *net,
                                const graph_level__people *who,
                                remainder__triads *out) PDN_MUST_USE;

void remainder__triads_clear(remainder__triads *t);

/** transitivity and centralisation_in without v, as INDICATORS_TRIADS has them
 *  of the network that is left. named: room for everybody. O(people). */
void remainder__triads_without(const remainder__triads *t, uint32_t v,
                               double *named, double *figure);

#endif
