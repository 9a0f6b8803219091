/* keyplayers.h - the few whose loss splits the network most, and the few who
 * together reach most. */
#ifndef PDN_KEYPLAYERS_H
#define PDN_KEYPLAYERS_H

#include "pdnet/adjacency.h"
#include "pdnet/arena.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A set of people that is best for a goal. */
typedef struct {
    const char *goal;   /* fragment, reach, distance-reach */
    const char *actors; /* ids joined by +, by textlist.h */
    double size;
    double fragmentation;   /* F: denominator those who stay */
    double fragmentation_n; /* the same, all in the denominator */
    double distance_fragmentation;
    double reached;        /* people within one step, the set itself too */
    double distance_reach; /* DR */
    double exact;          /* 1: no other set is better; 0: heuristic */
    double sets;           /* how many are as good, whether listed or not */
} pdn_key_set;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_key_set *row;
    size_t rows;
} pdn_keyplayers;

/** At most so many sets of a goal are listed. */
#define PDN_KEY_LISTED 1000

/**
 * All best sets of k people for each goal: losing them leaves the largest
 * share of pairs without a way between them (fragment, KPP-neg F); the most
 * people within one step (reach, KPP-pos); the largest mean of 1/distance to
 * the set, members counted as 1 (distance-reach, DR).
 *
 * Where there are at most 2 000 000 sets of k, all are looked at and all best
 * ones listed. Else greedy and exchanges from ten starts: heuristic, `exact`
 * is 0. Above 3 000 actors only `fragment`.
 *
 * @param id  n ids.
 *
 * Errors  PDN_EDATA  k is 0 or not below n.
 * Cost    fragment O(C(n, k-1) m); the others O(C(n, k) n).
 * Source  Borgatti (2006), Comput. Math. Organ. Theory 12:21.
 * Proof   tests/unit/test_keyplayers.c: worked graph and brute force.
 */
pdn_status pdn_keyplayers_find(const pdn_packed *both, const char *const *id,
                               size_t k, uint64_t seed,
                               pdn_keyplayers *out) PDN_MUST_USE;

void pdn_keyplayers_clear(pdn_keyplayers *p);

#ifdef __cplusplus
}
#endif

#endif
