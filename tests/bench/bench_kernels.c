/* bench_kernels - our kernels beside igraph's own, in one run.
 *
 *   bench_kernels [ACTORS TIES]...      default: 300 1700 and 3000 15000
 *   bench_kernels 20000 100000          the largest size that targets name
 *   bench_kernels --run COMMAND...      wall time of a program, best of five
 *
 * Build it with the release preset. Times are the best of a few runs. */
#include "pdnet/betweenness.h"
#include "pdnet/harmonic.h"
#include "pdnet/parallel.h"
#include "pdnet/placing.h"
#include "pdnet/random.h"

#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { GROUPS = 8, DRAWS = 1000, RUNS = 5 };

/* One network, as we hold it and as igraph does. */
struct bench {
    size_t n, m;
    pdn_adjacency net;
    igraph_t graph;
    double *score;
    igraph_vector_t theirs;
};

static double now(void)
{
    struct timespec t = {0};

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void must(pdn_status st)
{
    if (st == PDN_OK) return;
    fprintf(stderr, "bench_kernels: %s\n", pdn_message());
    exit(1);
}

static void *memory(size_t n, size_t size)
{
    void *p = calloc(n > 0 ? n : 1, size);

    if (p == NULL) must(pdn_no_memory());
    return p;
}

/* The best of a few runs, fewer the longer they take. */
static double best(void (*run)(struct bench *b, size_t threads),
                   struct bench *b, size_t threads)
{
    double least = 1e300, all = 0;

    for (int k = 0; k < RUNS && all < 10; k++) {
        double began = now();
        run(b, threads);
        double took = now() - began;
        if (took < least) least = took;
        all += took;
    }
    return least;
}

/* m arcs between n actors, each pair at most once; every actor in one of a
 * few groups. */
static void build(struct bench *b, size_t n, size_t m)
{
    uint32_t *from = memory(m, sizeof *from), *to = memory(m, sizeof *to);
    igraph_vector_int_t edges;
    pdn_random r;

    *b = (struct bench){.n = n};
    pdn_random_start(&r, 1, 0, n);
    for (size_t k = 0; k < m; k++) {
        from[k] = pdn_random_below(&r, (uint32_t)n);
        to[k] = pdn_random_below(&r, (uint32_t)n);
    }
    must(pdn_adjacency_pack(n, true, from, to, m, &b->net));
    b->m = b->net.arcs;
    igraph_vector_int_init(&edges, (igraph_integer_t)(2 * b->m));
    for (size_t v = 0, k = 0; v < n; v++) {
        for (uint32_t e = b->net.out.start[v]; e < b->net.out.start[v + 1];
             e++) {
            VECTOR(edges)[k++] = (igraph_integer_t)v;
            VECTOR(edges)[k++] = b->net.out.to[e];
        }
    }
    igraph_create(&b->graph, &edges, (igraph_integer_t)n, true);
    igraph_vector_int_destroy(&edges);
    igraph_vector_init(&b->theirs, 0);
    b->score = memory(n, sizeof *b->score);
    free(from);
    free(to);
}

static void destroy(struct bench *b)
{
    pdn_adjacency_clear(&b->net);
    igraph_destroy(&b->graph);
    igraph_vector_destroy(&b->theirs);
    free(b->score);
}

static void our_betweenness(struct bench *b, size_t threads)
{
    must(pdn_betweenness(&b->net, NULL, threads, b->score));
}

static void igraph_betweenness_of(struct bench *b, size_t threads)
{
    (void)threads;
    igraph_betweenness(&b->graph, &b->theirs, igraph_vss_all(), true, NULL);
}

static void our_harmonic(struct bench *b, size_t threads)
{
    must(pdn_harmonic(&b->net.out, threads, b->score, NULL, NULL));
}

static void igraph_harmonic_of(struct bench *b, size_t threads)
{
    (void)threads;
    igraph_harmonic_centrality(&b->graph, &b->theirs, igraph_vss_all(),
                               IGRAPH_OUT, NULL, false);
}

/* The ranges of all ranks; three quarters answered. No twin in igraph. */
static void our_ranks(struct bench *b, size_t threads)
{
    bool *answered = memory(b->n, sizeof *answered);
    uint32_t *group = memory(b->n, sizeof *group);
    double *lo = memory(b->n, sizeof *lo), *hi = memory(b->n, sizeof *hi);
    pdn_placing_question q = {.net = &b->net,
                              .answered = answered,
                              .group = group,
                              .groups = GROUPS,
                              .draws = DRAWS,
                              .threads = threads,
                              .seed = 1};

    for (size_t v = 0; v < b->n; v++) {
        answered[v] = v % 4 != 3;
        group[v] = (uint32_t)(v % GROUPS);
    }
    must(pdn_placing_range(&q, b->score, lo, hi));
    free(answered);
    free(group);
    free(lo);
    free(hi);
}

/* Largest relative difference between the two answers. */
static double apart(const struct bench *b)
{
    double most = 0;

    for (size_t v = 0; v < b->n; v++) {
        double x = b->score[v], y = VECTOR(b->theirs)[v];
        double d = (x > y ? x - y : y - x) / (1 + (y > 0 ? y : -y));
        if (d > most) most = d;
    }
    return most;
}

static void row(const char *what, const struct bench *b, double ours,
                double theirs, double difference)
{
    printf("%-24s %6zu %7zu %11.6f", what, b->n, b->m, ours);
    if (theirs > 0)
        printf(" %11.6f %8.1f %9.1e\n", theirs, theirs / ours, difference);
    else
        printf(" %11s %8s %9s\n", "-", "-", "-");
    fflush(stdout);
}

static void compare(struct bench *b)
{
    double theirs = best(igraph_betweenness_of, b, 1);
    double one = best(our_betweenness, b, 1);

    row("betweenness, 1 thread", b, one, theirs, apart(b));
    row("betweenness, 2 threads", b, best(our_betweenness, b, 2), theirs,
        apart(b));
    theirs = best(igraph_harmonic_of, b, 1);
    one = best(our_harmonic, b, 1);
    row("harmonic, 1 thread", b, one, theirs, apart(b));
    row("harmonic, 2 threads", b, best(our_harmonic, b, 2), theirs, apart(b));
    if (b->n <= 300)
        row("1000 rank draws, 2 thr.", b, best(our_ranks, b, 2), 0, 0);
}

static int run_once(char **command)
{
    pid_t child = fork();
    int code = 0;

    if (child == 0) {
        if (freopen("/dev/null", "w", stdout) == NULL) _exit(126);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &code, 0) < 0) return 127;
    return WIFEXITED(code) ? WEXITSTATUS(code) : 1;
}

static int time_program(char **command)
{
    double least = 1e300;

    for (int k = 0; k < RUNS; k++) {
        double began = now();
        int code = run_once(command);
        double took = now() - began;
        if (code != 0) {
            fprintf(stderr, "bench_kernels: %s: exit %d\n", command[0], code);
            return 1;
        }
        if (took < least) least = took;
    }
    printf("%-24s %38.6f seconds, best of %d\n", command[0], least, RUNS);
    return 0;
}

int main(int argc, char **argv)
{
    static char word[5][8] = {"", "300", "1700", "3000", "15000"};
    char *usual[] = {word[0], word[1], word[2], word[3], word[4]};

    pdn_runtime_init();
    if (argc > 2 && strcmp(argv[1], "--run") == 0)
        return time_program(argv + 2);
    if (argc < 3) {
        argc = 5;
        argv = usual;
    }
    printf("%-24s %6s %7s %11s %11s %8s %9s\n", "", "actors", "ties", "ours s",
           "igraph s", "ratio", "differ by");
    for (int k = 1; k + 1 < argc; k += 2) {
        struct bench b;
        build(&b, (size_t)atol(argv[k]), (size_t)atol(argv[k + 1]));
        compare(&b);
        destroy(&b);
    }
    return 0;
}
