/* mixing.h - how often chance alone gives so few, or so many, ties between two
 * groups: what draws of the whole table say of each pair, and how sure that
 * is. */
#ifndef PDN_MIXING_H
#define PDN_MIXING_H

#include "breakdown/arcs/reports.h"
#include "pdnet/chance.h"
#include "pdnet/stats.h"

/** A figure from draws and its 99.9 % Monte Carlo interval. */
typedef struct {
    double value;
    pdn_interval ends;
} pdn_drawn;

/** What the draws say of one pair. T* is the number of ties in a draw, D* its
 *  arcs a > b minus arcs b > a. Each p is (b + 1) / (m + 1) of m draws. */
typedef struct {
    size_t draws;
    pdn_drawn mean;        /* of T* */
    double variance;       /* divisor m */
    pdn_drawn ratio_lo;    /* of T / mean (precision.h) */
    pdn_drawn p_low;       /* T* <= T */
    pdn_drawn p_least;     /* T* = the least T* drawn */
    double p_high;         /* T* >= T */
    pdn_drawn p_direction; /* two-sided, of D* */
    double p_less, p_more; /* D* <= D, D* >= D */
    pdn_drawn difference;  /* mean of D* */
    double worth; /* draws that would tell as much of p_low if they were
                     independent of each other */
} pdn_mixing;

/** Sums over draws. */
typedef struct pdn_mixings pdn_mixings;

/** Draws in a batch: the intervals rest on the variance between means of as
 *  many draws that follow each other, since such draws may be alike. */
enum { PDN_MIXING_BATCH = 50 };

/**
 * Ready to see draws on so many workers.
 *
 * @param keep         how many of the first draws to keep whole.
 * @param independent  no draw depends on the one before.
 *
 * Memory  some 200 bytes a pair and worker, and four a pair and kept draw.
 */
pdn_status mixing__new(const pdn_reports *r, size_t workers, size_t keep,
                       bool independent, pdn_mixings **out) PDN_MUST_USE;

/** Sees a draw: count[g * groups + h] arcs from g to h (undirected: each once,
 *  either way). The first argument is the pdn_mixings. Draws of a batch are
 *  seen by one worker, in their order; batches in any. */
pdn_status mixing__see(void *mixings, size_t draw, size_t worker,
                       const uint32_t *count);

/** What all draws of d's question say, or what those of this shard do, to its
 *  part (chance.h), after they are made. */
pdn_status mixing__join(pdn_mixings *m, const pdn_draws *d) PDN_MUST_USE;

/** What the draws seen so far say of a pair (as reports__pair_at counts). */
pdn_mixing mixing__of(const pdn_mixings *m, size_t pair);

/** Ties of a pair in a kept draw. */
uint32_t mixing__kept(const pdn_mixings *m, size_t draw, size_t pair);

void mixing__free(pdn_mixings *m);

/** Interval of a share of draws that is met `hits` times in as many draws as
 *  `worth` independent ones: Wilson, at t standard errors; it holds (b + 1) /
 *  (m + 1). */
pdn_drawn mixing__drawn_share(size_t hits, size_t draws, double worth,
                              double t);

#endif
