/* bench_kernels - our kernels beside igraph's own (shuffles: beside a
 * bare loop), in one run.
 *
 *   bench_kernels [ACTORS TIES]...      default: 300 1700 and 3000 15000
 *   bench_kernels 20000 100000          the largest size that targets name
 *   bench_kernels --sampled EPS ACTORS TIES     betweenness from sampled paths
 *                                       beside the exact one (up to 20 000)
 *   bench_kernels --tools BIN STUDY WAVE    time to start and end each tool in
 *                                       BIN, and for the report of one wave
 *
 * Build it with the release preset. Times are the best of a few runs. */
#include "pdnet/approximate.h"
#include "pdnet/betweenness.h"
#include "pdnet/harmonic.h"
#include "pdnet/mixing.h"
#include "pdnet/parallel.h"
#include "pdnet/placing.h"
#include "pdnet/random.h"
#include "pdnet/rewire.h"

#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { GROUPS = 8, DRAWS = 1000, SHUFFLES = 10000, RUNS = 5 };

/* One network, as we hold it and as igraph does. */
struct bench {
    size_t n, m;
    pdn_adjacency net;
    igraph_t graph;
    double *score, *edge;
    igraph_vector_t theirs;
    uint32_t *group, *from;
    bool *answered;
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
    b->edge = memory(b->m, sizeof *b->edge);
    b->group = memory(n, sizeof *b->group);
    b->answered = memory(n, sizeof *b->answered);
    b->from = from; /* of each arc, in the order of net.out */
    free(to);
    for (uint32_t v = 0; v < n; v++) {
        b->group[v] = v % GROUPS;
        b->answered[v] = v % 4 != 3;
        for (uint32_t e = b->net.out.start[v]; e < b->net.out.start[v + 1]; e++)
            from[e] = v;
    }
}

static void destroy(struct bench *b)
{
    pdn_adjacency_clear(&b->net);
    igraph_destroy(&b->graph);
    igraph_vector_destroy(&b->theirs);
    free(b->score);
    free(b->edge);
    free(b->group);
    free(b->from);
    free(b->answered);
}

static void our_betweenness(struct bench *b, size_t threads)
{
    must(pdn_betweenness(&b->net, NULL, threads, b->score));
}

static void our_edges(struct bench *b, size_t threads)
{
    must(pdn_betweenness_edges(&b->net, NULL, threads, b->score, b->edge));
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
    double *lo = memory(b->n, sizeof *lo), *hi = memory(b->n, sizeof *hi);
    pdn_placing_question q = {.net = &b->net,
                              .answered = b->answered,
                              .group = b->group,
                              .groups = GROUPS,
                              .draws = DRAWS,
                              .threads = threads,
                              .seed = 1};

    must(pdn_placing_range(&q, b->score, lo, hi));
    free(lo);
    free(hi);
}

/* Shuffles of the labels, the pair table counted again each time: the library,
 * everybody in one stratum. */
static void our_shuffles(struct bench *b, size_t threads)
{
    pdn_reported who = {.directed = true,
                        .actors = b->n,
                        .groups = GROUPS,
                        .group = b->group,
                        .arcs = b->m,
                        .from = b->from,
                        .to = b->net.out.to};
    pdn_draws draws = {
        .draws = SHUFFLES, .threads = threads, .seed = 1, .what = "shuffles"};
    bool *all = memory(b->n, sizeof *all);
    uint32_t *stratum = memory(b->n, sizeof *stratum);
    pdn_reports r = {0};
    pdn_strata s = {0};

    memset(all, true, b->n);
    who.answered = all;
    must(pdn_reports_make(&who, &r));
    must(pdn_strata_make(stratum, b->n, 1, &s));
    pdn_mixing *out = memory(r.pairs, sizeof *out);
    must(pdn_mixing_draw(&r, &s, &draws, out, NULL));
    free(out);
    free(all);
    free(stratum);
    pdn_strata_clear(&s);
    pdn_reports_clear(&r);
}

/* The same without any check, stream per draw, direction or pair order. */
static void bare_shuffles(struct bench *b, size_t threads)
{
    uint32_t *label = memory(b->n, sizeof *label);
    uint32_t count[GROUPS][GROUPS] = {{0}}, seen[GROUPS][GROUPS] = {{0}};
    uint32_t low[GROUPS][GROUPS] = {{0}}, high[GROUPS][GROUPS] = {{0}};
    pdn_random stream;

    (void)threads;
    memcpy(label, b->group, b->n * sizeof *label);
    pdn_random_start(&stream, 1, 0, 0);
    for (size_t k = 0; k < b->m; k++)
        seen[label[b->from[k]]][label[b->net.out.to[k]]]++;
    for (int draw = 0; draw < SHUFFLES; draw++) {
        pdn_random_shuffle(&stream, label, b->n);
        memset(count, 0, sizeof count);
        for (size_t k = 0; k < b->m; k++)
            count[label[b->from[k]]][label[b->net.out.to[k]]]++;
        for (size_t g = 0; g < GROUPS; g++) {
            for (size_t h = g; h < GROUPS; h++) {
                uint32_t t = count[g][h] + count[h][g];
                low[g][h] += t <= seen[g][h] + seen[h][g];
                high[g][h] += t >= seen[g][h] + seen[h][g];
            }
        }
    }
    b->score[0] = low[0][1] + high[0][1]; /* or it would all be left out */
    free(label);
}

/* So many trials a tie, from the graph as it is: returned arcs as others, which
 * is what igraph_rewire does (but for rings). */
enum { TRIALS = 100 };

static void our_rewiring(struct bench *b, size_t threads)
{
    pdn_rewiring *w = NULL;
    pdn_random stream;

    (void)threads;
    pdn_random_start(&stream, 1, 0, 0);
    must(pdn_rewiring_new(b->n, PDN_REWIRE_ARCS, b->from, b->net.out.to, b->m,
                          &w));
    pdn_rewiring_run(w, &stream, TRIALS * b->m);
    pdn_rewiring_free(w);
}

static void igraph_rewiring(struct bench *b, size_t threads)
{
    igraph_t copy;

    (void)threads;
    igraph_copy(&copy, &b->graph);
    igraph_rewire(&copy, (igraph_integer_t)(TRIALS * b->m),
                  IGRAPH_REWIRING_SIMPLE);
    igraph_destroy(&copy);
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
    row("  ties' too, 2 threads", b, best(our_edges, b, 2), theirs, apart(b));
    theirs = best(igraph_harmonic_of, b, 1);
    one = best(our_harmonic, b, 1);
    row("harmonic, 1 thread", b, one, theirs, apart(b));
    row("harmonic, 2 threads", b, best(our_harmonic, b, 2), theirs, apart(b));
    theirs = best(igraph_rewiring, b, 1);
    one = best(our_rewiring, b, 1);
    row("rewiring, 100 trials/tie", b, one, theirs, 0);
    printf("  a trial %.0f ns, igraph's %.0f ns\n",
           1e9 * one / (TRIALS * (double)b->m),
           1e9 * theirs / (TRIALS * (double)b->m));
    if (b->n > 3000) return; /* would take minutes, and is not asked of */
    theirs = best(bare_shuffles, b, 1);
    row("10 000 shuffles, bare", b, best(our_shuffles, b, 1), theirs, 0);
    row("  the same, 2 threads", b, best(our_shuffles, b, 2), theirs, 0);
    if (b->n <= 300)
        row("1 000 rank draws, 2 thr.", b, best(our_ranks, b, 2), 0, 0);
}

/* How long sampled paths take, and how far off they are. */
static void time_sampled(struct bench *b, double epsilon)
{
    double *near_by = memory(b->n, sizeof *near_by), most = 0;
    double pairs = (double)b->n * ((double)b->n - 1), began = now();
    size_t samples = 0;

    must(pdn_betweenness_sampled(&b->net, epsilon, 2, 1, near_by, &samples));
    printf("%zu actors, %zu ties, %zu paths: %.2f s on 2 threads\n", b->n, b->m,
           samples, now() - began);
    if (b->n <= 20000) {
        began = now();
        our_betweenness(b, 2);
        printf("exact: %.2f s", now() - began);
        for (size_t v = 0; v < b->n; v++) {
            double d = near_by[v] - b->score[v];
            if (d < 0) d = -d;
            if (d > most) most = d;
        }
        printf("; off by %.2g of all pairs at most, bound %g\n", most / pairs,
               epsilon);
    }
    free(near_by);
}

static int run_once(char **command)
{
    int code = 0;

    fflush(stdout); /* or the child would print it once more */
    pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stdout) == NULL ||
            freopen("/dev/null", "w", stderr) == NULL)
            _exit(126);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &code, 0) < 0) return 127;
    return WIFEXITED(code) ? WEXITSTATUS(code) : 1;
}

static void time_program(const char *what, char **command)
{
    double least = 1e300;

    for (int k = 0; k < RUNS; k++) {
        double began = now();
        int code = run_once(command);
        double took = now() - began;
        if (code != 0) {
            printf("%-40s exit %d\n", what, code);
            return;
        }
        if (took < least) least = took;
    }
    printf("%-40s %10.4f s\n", what, least);
}

static void time_tools(const char *bin, char *study, char *wave)
{
    static const char *const tools[] = {"pdn-ingest",    "pdn-measure",
                                        "pdn-breakdown", "pdn-plot",
                                        "pdn-baseline",  "pdn-report"};
    char path[4096], folder[] = "/tmp/bench_kernels.XXXXXX";
    char version[] = "--version", o[] = "-o", w[] = "--wave";

    for (size_t k = 0; k < sizeof tools / sizeof *tools; k++) {
        snprintf(path, sizeof path, "%s/%s", bin, tools[k]);
        char *command[] = {path, version, NULL};
        if (access(path, X_OK) == 0) time_program(tools[k], command);
    }
    if (mkdtemp(folder) == NULL) return;
    snprintf(path, sizeof path, "%s/pdn-report", bin);
    char *command[] = {path, study, o, folder, w, wave, NULL};
    time_program("pdn-report, one wave", command);
    char rm[] = "rm", rf[] = "-rf";
    run_once((char *[]){rm, rf, folder, NULL});
}

static size_t number(const char *text)
{
    return (size_t)strtoul(text, NULL, 10);
}

int main(int argc, char **argv)
{
    static char word[5][8] = {"", "300", "1700", "3000", "15000"};
    char *usual[] = {word[0], word[1], word[2], word[3], word[4]};

    pdn_runtime_init();
    if (argc > 4 && strcmp(argv[1], "--tools") == 0) {
        time_tools(argv[2], argv[3], argv[4]);
        return 0;
    }
    if (argc > 4 && strcmp(argv[1], "--sampled") == 0) {
        struct bench b;
        build(&b, number(argv[3]), number(argv[4]));
        time_sampled(&b, strtod(argv[2], NULL));
        destroy(&b);
        return 0;
    }
    if (argc < 3) {
        argc = 5;
        argv = usual;
    }
    printf("%-24s %6s %7s %11s %11s %8s %9s\n", "", "actors", "ties", "ours s",
           "theirs s", "ratio", "differ by");
    for (int k = 1; k + 1 < argc; k += 2) {
        struct bench b;
        build(&b, number(argv[k]), number(argv[k + 1]));
        compare(&b);
        destroy(&b);
    }
    return 0;
}
