/* graph_bootstrap.h - how far the figures of a whole network would move with
 * other people. */
#ifndef PDN_GRAPH_BOOTSTRAP_H
#define PDN_GRAPH_BOOTSTRAP_H

#include "indicators.h"

/** What is asked about; the communities found in it. threads: at least 1. */
typedef struct {
    const pdn_adjacency *net;
    const graph_level__people *who;
    const uint32_t *community;
    size_t draws, threads;
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard;
} graph_bootstrap__sample;

/** The t-scaled half width that values of resampled people have, and of values
 *  with a part of the people left out; NaN where half of them or fewer are
 *  defined. */
double graph_bootstrap__half_drawn(const double *x, size_t draws,
                                   size_t people);
double graph_bootstrap__half_left(const double *x, size_t parts);

/** In how many parts people are left out: each alone, or of many a hundred. */
size_t graph_bootstrap__parts(size_t people);

/** The part of each person; of many people by lot. */
void graph_bootstrap__deal(size_t people, uint64_t seed, uint64_t purpose,
                           uint32_t *part);

/** Resampled people: the t-scaled half width of each figure that is a share of
 *  dyads into half[its place]; NaN where it has none. */
pdn_status graph_bootstrap__resampled(const graph_bootstrap__sample *q,
                                      double *half) PDN_MUST_USE;

/** People left out: the same for all other figures. Communities are those found
 *  with everybody, as they are after one try from there. */
pdn_status graph_bootstrap__leave_one_out(const graph_bootstrap__sample *q,
                                          double *half) PDN_MUST_USE;

#endif
