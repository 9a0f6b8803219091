/* keyplayer_search.h - looking for the best sets of k people. */
#ifndef PDN_KEYPLAYER_SEARCH_H
#define PDN_KEYPLAYER_SEARCH_H

#include "articulation.h"

enum { KEYPLAYER_GOALS = 3, KEYPLAYER_MOST_ACTORS = 3000 };

/** 1/distance of everybody to everybody, by row; 1 to oneself. */
typedef struct {
    size_t n;
    double *row;
} keyplayer__reciprocal;

pdn_status keyplayer__reciprocal_make(const pdn_packed *both,
                                      keyplayer__reciprocal *out) PDN_MUST_USE;

/** The best sets found so far: more is better. */
typedef struct {
    size_t k, listed, sets;
    bool exact;
    double value;
    uint32_t *set; /* listed x k, members ascending */
} keyplayer__best;

void keyplayer__best_clear(keyplayer__best *b);

/** True when all sets of k of n are to be looked at. */
bool keyplayer__may_enumerate(size_t n, size_t k);

pdn_status keyplayer__best_fragment(const pdn_packed *both, size_t k,
                                    uint64_t seed,
                                    keyplayer__best *out) PDN_MUST_USE;

/** out[0]: most within one step; out[1]: most sum of 1/distance. */
pdn_status keyplayer__best_reach(const keyplayer__reciprocal *near, size_t k,
                                 uint64_t seed,
                                 keyplayer__best *out) PDN_MUST_USE;

#endif
