/* rank_robustness.h - order of people by betweenness, and how far it moves when
 * as many again fall silent. */
#ifndef PDN_RANK_ROBUSTNESS_H
#define PDN_RANK_ROBUSTNESS_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/shards.h"

/** Mid-ranks of score among those with among[v] (NULL: everybody), 1 for the
 *  greatest; NaN for the others. Scores within 1e-9 of each other, relatively,
 *  are tied: sums of the same shares differ in their last digits. */
pdn_status rank_robustness__mid(const double *score, const bool *among,
                                size_t n, double *rank) PDN_MUST_USE;

/** What a rank range is asked of. */
typedef struct {
    const pdn_adjacency *net; /* directed */
    const double *length;     /* as betweenness__compute takes it; NULL: hops */
    const bool *answered;     /* n long */
    const uint32_t *group;    /* 0 .. groups-1 for each actor */
    size_t groups;
    size_t draws, threads;
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard;
} rank_robustness__question;

/**
 * In each draw every group loses the share q = min(.5, max(.1, 1 - r/n)) of
 * its r respondents (n people): their rows go, they stay as targets. Those
 * kept are ranked among themselves, and the rank is stretched to the range
 * 1 .. r of today. lo and hi are the 5 and 95 % order statistics, outward,
 * over the draws in which the person was kept, widened to hold today's rank.
 * A sensitivity range, not a confidence interval: it does not recover what the
 * silent would have said.
 *
 * @param rank  today's ranks, as rank_robustness__mid gives them among the
 * answered.
 * @param[out] lo, hi  n values; NaN for the silent and below 100 such draws.
 *
 * Errors  PDN_ENOMEM
 * Cost    by hops a third (300 actors) to a half (3 000), by length the whole,
 *         of draws times betweenness; memory 8 n draws, and for each thread
 *         O(16 (n + m)). The same bits for any number of threads.
 * Proof   tests/unit/test_placing.c
 */
pdn_status rank_robustness__range(const rank_robustness__question *q,
                                  const double *rank, double *lo,
                                  double *hi) PDN_MUST_USE;

#endif
