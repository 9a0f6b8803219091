/* permute.h - labels shuffled within strata: the null "who is in which group
 * has nothing to do with who works with whom", with every group's number of
 * actors in every stratum kept. */
#ifndef PDN_PERMUTE_H
#define PDN_PERMUTE_H

#include "pdnet/random.h"
#include "pdnet/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Actors sorted by stratum: those of stratum s are member[start[s]] ..
 *  member[start[s+1] - 1]. Zero-initialise. */
typedef struct {
    size_t n, strata;
    uint32_t *of; /* stratum of each actor */
    uint32_t *start, *member;
} pdn_strata;

/** Strata from the number of each actor's stratum, 0 .. strata-1. */
pdn_status pdn_strata_make(const uint32_t *of, size_t n, size_t strata,
                           pdn_strata *out) PDN_MUST_USE;

void pdn_strata_clear(pdn_strata *s);

/** Shuffles the labels of n actors in place, every order within every stratum
 *  equally likely. O(n). */
void pdn_strata_shuffle(const pdn_strata *s, pdn_random *stream,
                        uint32_t *label);

#ifdef __cplusplus
}
#endif

#endif
