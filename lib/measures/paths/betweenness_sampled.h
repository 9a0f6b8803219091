/* betweenness_sampled.h - betweenness from a sample of shortest paths. */
#ifndef PDN_BETWEENNESS_SAMPLED_H
#define PDN_BETWEENNESS_SAMPLED_H

#include "pdnet/core.h"
#include "pdnet/network.h"

/** The chance that the bound below does not hold. */
#define PDN_SAMPLED_RISK .1

/** pdn_measure is exact up to this many actors, even when asked to sample. */
enum { PDN_EXACT_UP_TO = 2000 };

/**
 * Betweenness by hops, as betweenness__compute, from r pairs drawn at random
 * and one of the shortest paths of each, all equally likely. With chance .9 at
 * least nobody's score is off by more than epsilon times all n (n-1) pairs
 * (undirected: half of them), where
 *     r = .5 / epsilon^2 (floor(log2(d - 2)) + 1 + ln(1 / .1)),
 * d the most people that a shortest path can have: here those of the largest
 * component.
 *
 * @param epsilon  above 0, below 1.
 * @param[out] score    n values.
 * @param[out] samples  r.
 *
 * Errors  PDN_EARG epsilon; PDN_ENOMEM
 * Cost    r searches from both ends at once, each of which sees a small part
 *         of the network only. The same bits for any number of threads.
 * Source  Riondato and Kornaropoulos (2016), Data Min. Knowl. Discov. 30,
 *         438-475; Borassi and Natale (2019), ACM J. Exp. Algorithmics 24,
 *         for the search from both ends.
 * Proof   tests/unit/test_approximate.c, against the exact score.
 */
pdn_status betweenness_sampled__compute(const pdn_adjacency *a, double epsilon,
                                        size_t threads, uint64_t seed,
                                        double *score,
                                        size_t *samples) PDN_MUST_USE;

#endif
