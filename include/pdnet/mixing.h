/* mixing.h - how often chance alone gives so few, or so many, ties between two
 * groups. */
#ifndef PDN_MIXING_H
#define PDN_MIXING_H

#include "pdnet/permute.h"
#include "pdnet/replicate.h"
#include "pdnet/reports.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What the shuffles say of one pair; each is (b + 1) / (m + 1) of m draws. */
typedef struct {
    double p_low, p_high;  /* ties T: share of draws with T* <= T, T* >= T */
    double p_none;         /* share with T* = 0: could "no tie" be chance? */
    double p_less, p_more; /* D = arcs a > b minus arcs b > a, likewise */
} pdn_mixing;

/** The first draws themselves: draw d gave count[d * pairs + p] ties to pair p.
 *  For asking what a whole table of chance looks like. */
typedef struct {
    size_t draws, pairs;
    uint32_t *count;
} pdn_kept_draws;

/**
 * Shuffles the labels within the strata and counts ties again.
 *
 * @param[out] out   r->pairs rows, as pdn_pair_at counts; the caller's.
 * @param[out] keep  zeroed, with draws set to how many to keep (made fewer if
 *                   there are fewer); count is malloc'ed. May be NULL.
 *
 * Cost     draws x (actors + arcs + pairs), on d->threads threads.
 * Proof    tests/unit/test_mixing.c: within Monte Carlo error of all labelings.
 */
pdn_status pdn_mixing_draw(const pdn_reports *r, const pdn_strata *s,
                           const pdn_draws *d, pdn_mixing *out,
                           pdn_kept_draws *keep) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
