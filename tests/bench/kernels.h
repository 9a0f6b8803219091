/* kernels.h - a made network and our kernels on it, for the benches. */
#ifndef PDN_KERNELS_H
#define PDN_KERNELS_H

#include "../support/mixings.h"
#include "measures/paths/betweenness.h"
#include "measures/paths/efficiency.h"
#include "measures/paths/harmonic.h"
#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/fragility.h"

#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { GROUPS = 8, RUNS = 5, SHUFFLES = 10000 };

/* One network, as we hold it and as igraph does. */
struct bench {
    size_t n, m;
    pdn_adjacency net;
    igraph_t graph;
    igraph_vector_t theirs;
    double *score, *edge;
    uint32_t *group, *from; /* from: of each arc, in the order of net.out */
    uint32_t *order, *largest;
    bool *answered;
    pdn_reports reports;
    pdn_strata strata;
    size_t shuffles, trials; /* of labels; of rewiring, for each tie */
};

/* Processor time, in which others on the machine matter less, or a clock's. */
static inline double now(bool processor)
{
    struct timespec t = {0};

    clock_gettime(processor ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline void must(pdn_status st)
{
    if (st == PDN_OK) return;
    fprintf(stderr, "bench: %s\n", pdn_message());
    exit(1);
}

static inline void *memory(size_t n, size_t size)
{
    void *p = calloc(n > 0 ? n : 1, size);

    if (p == NULL) must(pdn_no_memory());
    return p;
}

static inline size_t number(const char *text)
{
    return (size_t)strtoul(text, NULL, 10);
}

typedef void kernel(struct bench *b, size_t threads);

/* The best of a few runs, fewer the longer they take: processor time of one
 * thread, by the clock of more. */
static inline double best(kernel *run, struct bench *b, size_t threads)
{
    double least = 1e300, all = 0;

    for (int k = 0; k < RUNS && all < 5; k++) {
        double began = now(threads == 1);
        run(b, threads);
        double took = now(threads == 1) - began;
        if (took < least) least = took;
        all += took;
    }
    return least;
}

/* Everybody in one stratum, and everybody answered. */
static inline void build_reports(struct bench *b)
{
    pdn_reported who = {.directed = true,
                        .actors = b->n,
                        .groups = GROUPS,
                        .group = b->group,
                        .arcs = b->m,
                        .from = b->from,
                        .to = b->net.out.to};
    bool *all = memory(b->n, sizeof *all);
    uint32_t *stratum = memory(b->n, sizeof *stratum);

    memset(all, true, b->n);
    who.answered = all;
    must(reports__make(&who, &b->reports));
    must(pdn_strata_make(stratum, b->n, 1, &b->strata));
    free(all);
    free(stratum);
}

static inline void build_graph(struct bench *b)
{
    igraph_vector_int_t edges;

    igraph_vector_int_init(&edges, (igraph_integer_t)(2 * b->m));
    for (size_t e = 0; e < b->m; e++) {
        VECTOR(edges)[2 * e] = b->from[e];
        VECTOR(edges)[2 * e + 1] = b->net.out.to[e];
    }
    igraph_create(&b->graph, &edges, (igraph_integer_t)b->n, true);
    igraph_vector_int_destroy(&edges);
    igraph_vector_init(&b->theirs, 0);
}

/* m arcs between n actors, each pair at most once; every actor in one of a
 * few groups; three quarters answered. */
static inline void build(struct bench *b, size_t n, size_t m)
{
    uint32_t *from = memory(m, sizeof *from), *to = memory(m, sizeof *to);
    pdn_random r;

    *b = (struct bench){
        .n = n, .from = from, .shuffles = SHUFFLES, .trials = 100};
    pdn_random_start(&r, 1, 0, n);
    for (size_t k = 0; k < m; k++) {
        from[k] = pdn_random_below(&r, (uint32_t)n);
        to[k] = pdn_random_below(&r, (uint32_t)n);
    }
    must(pdn_adjacency_pack(n, true, from, to, m, &b->net));
    free(to);
    b->m = b->net.arcs;
    b->score = memory(n, sizeof *b->score);
    b->edge = memory(b->m, sizeof *b->edge);
    b->group = memory(n, sizeof *b->group);
    b->order = memory(n, sizeof *b->order);
    b->largest = memory(n + 1, sizeof *b->largest);
    b->answered = memory(n, sizeof *b->answered);
    for (uint32_t v = 0; v < n; v++) {
        b->group[v] = v % GROUPS;
        b->answered[v] = v % 4 != 3;
        for (uint32_t e = b->net.out.start[v]; e < b->net.out.start[v + 1]; e++)
            from[e] = v;
    }
    build_reports(b);
    build_graph(b);
}

static inline void destroy(struct bench *b)
{
    pdn_adjacency_clear(&b->net);
    reports__clear(&b->reports);
    pdn_strata_clear(&b->strata);
    igraph_destroy(&b->graph);
    igraph_vector_destroy(&b->theirs);
    free(b->score);
    free(b->edge);
    free(b->group);
    free(b->from);
    free(b->order);
    free(b->largest);
    free(b->answered);
}

/* ---- kernels ------------------------------------------------------------ */

static inline void betweenness(struct bench *b, size_t threads)
{
    must(betweenness__compute(&b->net, NULL, threads, b->score));
}

static inline void harmonic(struct bench *b, size_t threads)
{
    must(harmonic__compute(&b->net.out, threads, b->score, NULL, NULL));
}

static inline void efficiency(struct bench *b, size_t threads)
{
    pdn_searches *s = NULL;

    (void)threads;
    must(efficiency__searches_new(b->n, &s));
    b->score[0] = efficiency__nearness(&b->net.both, NULL, s);
    efficiency__searches_free(s);
}

/* Labels shuffled, the pair table counted again each time. */
static inline void shuffles(struct bench *b, size_t threads)
{
    pdn_draws draws = {.draws = b->shuffles,
                       .threads = threads,
                       .seed = 1,
                       .what = "shuffles"};
    pdn_mixing *out = memory(b->reports.pairs, sizeof *out);

    must(mixing_by_labels(&b->reports, &b->strata, &draws, out));
    free(out);
}

/* From the graph as it is, returned arcs as others: what igraph_rewire does,
 * but for rings. */
static inline void rewiring(struct bench *b, size_t threads)
{
    pdn_rewiring *w = NULL;
    pdn_random stream;

    (void)threads;
    pdn_random_start(&stream, 1, 0, 0);
    must(pdn_rewiring_new(b->n, PDN_REWIRE_ARCS, b->from, b->net.out.to, b->m,
                          &w));
    pdn_rewiring_run(w, &stream, b->trials * b->m);
    pdn_rewiring_free(w);
}

static inline size_t gone(const struct bench *b)
{
    return 3 * b->n / 10;
}

/* Needs the order. */
static inline void largest_parts(struct bench *b, size_t threads)
{
    (void)threads;
    must(pdn_removal_largest(&b->net.both, b->order, gone(b), b->largest));
}

static inline void fall(struct bench *b, size_t threads)
{
    must(pdn_removal_sequence(&b->net.both, PDN_REMOVE_BY_FIRST_BETWEENNESS,
                              gone(b), threads, b->order));
    largest_parts(b, threads);
}

#endif
