/* keyplayer_search.h - looking for the best sets of k people. */
#ifndef PDN_KEYPLAYER_SEARCH_H
#define PDN_KEYPLAYER_SEARCH_H

#include "articulation.h"

enum { PDN_I_GOALS = 3, PDN_I_NEAR_MOST = 3000 };

/** 1/distance of everybody to everybody, by row; 1 to oneself. */
typedef struct {
    size_t n;
    double *row;
} pdn_i_near;

pdn_status pdn_i_near_make(const pdn_packed *both,
                           pdn_i_near *out) PDN_MUST_USE;

/** The best sets found so far: more is better. */
typedef struct {
    size_t k, listed, sets;
    bool exact;
    double value;
    uint32_t *set; /* listed x k, members ascending */
} pdn_i_best;

void pdn_i_best_clear(pdn_i_best *b);

/** A set of value x has been met: keeps it if nothing better is known. */
void pdn_i_best_offer(pdn_i_best *b, const uint32_t *set, double x);

/** True when all sets of k of n are to be looked at. */
bool pdn_i_all_sets(size_t n, size_t k);

pdn_status pdn_i_best_start(pdn_i_best *b, size_t n, size_t k) PDN_MUST_USE;

pdn_status pdn_i_best_fragment(const pdn_packed *both, size_t k, uint64_t seed,
                               pdn_i_best *out) PDN_MUST_USE;

/** out[0]: most within one step; out[1]: most sum of 1/distance. */
pdn_status pdn_i_best_reach(const pdn_i_near *near, size_t k, uint64_t seed,
                            pdn_i_best *out) PDN_MUST_USE;

#endif
