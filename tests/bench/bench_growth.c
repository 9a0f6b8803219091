/* bench_growth - how the time of our kernels grows with the network.
 *
 *   bench_growth [--r] [ACTORS TIES]...
 *                       default: 300 1700, 3000 15000 and 20000 100000
 *
 * One thread, processor time, the best of a few runs, and the exponent x of
 * time ~ actors^x by least squares over the sizes (2 is what n m gives: ties
 * are about as many for each actor; what is above it is memory).
 * --r: 10 000 shuffles of the labels at the first size by base R beside ours,
 * where Rscript is there. Build it with the release preset. */
#include "pdnet/betweenness.h"
#include "pdnet/efficiency.h"
#include "pdnet/fragility.h"
#include "pdnet/harmonic.h"
#include "pdnet/mixing.h"
#include "pdnet/parallel.h"
#include "pdnet/rewire.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { GROUPS = 8, RUNS = 5, SIZES = 8, TRIALS = 20 };
enum { SHUFFLES = 1000, ALL_SHUFFLES = 10000 };

struct bench {
    size_t n, m;
    pdn_adjacency net;
    double *score;
    uint32_t *group, *from, *order, *largest;
    pdn_reports reports;
    pdn_strata strata;
    size_t shuffles;
};

/* Processor time, so that others on the machine matter less. */
static double now(void)
{
    struct timespec t = {0};

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void must(pdn_status st)
{
    if (st == PDN_OK) return;
    fprintf(stderr, "bench_growth: %s\n", pdn_message());
    exit(1);
}

static void *memory(size_t n, size_t size)
{
    void *p = calloc(n > 0 ? n : 1, size);

    if (p == NULL) must(pdn_no_memory());
    return p;
}

/* Everybody in one stratum, and everybody answered. */
static void build_reports(struct bench *b)
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
    must(pdn_reports_make(&who, &b->reports));
    must(pdn_strata_make(stratum, b->n, 1, &b->strata));
    free(all);
    free(stratum);
}

static void build(struct bench *b, size_t n, size_t m)
{
    uint32_t *from = memory(m, sizeof *from), *to = memory(m, sizeof *to);
    pdn_random r;

    *b = (struct bench){.n = n, .from = from, .shuffles = SHUFFLES};
    pdn_random_start(&r, 1, 0, n);
    for (size_t k = 0; k < m; k++) {
        from[k] = pdn_random_below(&r, (uint32_t)n);
        to[k] = pdn_random_below(&r, (uint32_t)n);
    }
    must(pdn_adjacency_pack(n, true, from, to, m, &b->net));
    b->m = b->net.arcs;
    b->score = memory(n, sizeof *b->score);
    b->group = memory(n, sizeof *b->group);
    b->order = memory(n, sizeof *b->order);
    b->largest = memory(n + 1, sizeof *b->largest);
    free(to);
    for (uint32_t v = 0; v < n; v++) {
        b->group[v] = v % GROUPS;
        for (uint32_t e = b->net.out.start[v]; e < b->net.out.start[v + 1]; e++)
            from[e] = v;
    }
    build_reports(b);
}

static void destroy(struct bench *b)
{
    pdn_adjacency_clear(&b->net);
    pdn_reports_clear(&b->reports);
    pdn_strata_clear(&b->strata);
    free(b->score);
    free(b->group);
    free(b->from);
    free(b->order);
    free(b->largest);
}

static void betweenness(struct bench *b)
{
    must(pdn_betweenness(&b->net, NULL, 1, b->score));
}

static void harmonic(struct bench *b)
{
    must(pdn_harmonic(&b->net.out, 1, b->score, NULL, NULL));
}

static void efficiency(struct bench *b)
{
    pdn_searches *s = NULL;

    must(pdn_searches_new(b->n, &s));
    b->score[0] = pdn_nearness(&b->net.both, NULL, s);
    pdn_searches_free(s);
}

static void shuffles(struct bench *b)
{
    pdn_draws draws = {
        .draws = b->shuffles, .threads = 1, .seed = 1, .what = "shuffles"};
    pdn_mixing *out = memory(b->reports.pairs, sizeof *out);

    must(pdn_mixing_draw(&b->reports, &b->strata, &draws, out, NULL));
    free(out);
}

static void rewiring(struct bench *b)
{
    pdn_rewiring *w = NULL;
    pdn_random stream;

    pdn_random_start(&stream, 1, 0, 0);
    must(pdn_rewiring_new(b->n, PDN_REWIRE_ARCS, b->from, b->net.out.to, b->m,
                          &w));
    pdn_rewiring_run(w, &stream, TRIALS * b->m);
    pdn_rewiring_free(w);
}

static size_t gone(const struct bench *b)
{
    return 3 * b->n / 10;
}

static void fall(struct bench *b)
{
    must(pdn_fall_order(&b->net.both, PDN_FALL_ONCE, gone(b), 1, b->order));
    must(pdn_fall_largest(&b->net.both, b->order, gone(b), b->largest));
}

static void largest_parts(struct bench *b)
{
    must(pdn_fall_largest(&b->net.both, b->order, gone(b), b->largest));
}

/* largest parts after fall, whose order they follow */
static const struct {
    const char *what;
    void (*run)(struct bench *b);
} kernels[] = {
    {"betweenness", betweenness},
    {"harmonic", harmonic},
    {"efficiency", efficiency},
    {"1 000 label shuffles", shuffles},
    {"rewiring, 20 trials a tie", rewiring},
    {"targeted curve, order once", fall},
    {"  its largest parts alone", largest_parts},
};
enum { KERNELS = sizeof kernels / sizeof *kernels };

/* The best of a few runs, fewer the longer they take. */
static double best(void (*run)(struct bench *b), struct bench *b)
{
    double least = 1e300, all = 0;

    for (int k = 0; k < RUNS && all < 5; k++) {
        double began = now();
        run(b);
        double took = now() - began;
        if (took < least) least = took;
        all += took;
    }
    return least;
}

/* The slope of log y on log x. */
static double exponent(const double *x, const double *y, size_t n)
{
    double mx = 0, my = 0, xy = 0, xx = 0;

    for (size_t k = 0; k < n; k++) {
        mx += log(x[k]) / (double)n;
        my += log(y[k]) / (double)n;
    }
    for (size_t k = 0; k < n; k++) {
        xy += (log(x[k]) - mx) * (log(y[k]) - my);
        xx += (log(x[k]) - mx) * (log(x[k]) - mx);
    }
    return xx > 0 ? xy / xx : (double)NAN;
}

/* So many shuffles of the labels by base R, the pair table counted each time.
 * Seconds; NaN without R. */
static double by_r(size_t n, size_t m)
{
    char line[1024], answer[64] = "";
    double seconds = (double)NAN;

    snprintf(line, sizeof line,
             "Rscript --vanilla -e 'set.seed(1);n<-%zu;m<-%zu;k<-%d;"
             "g<-rep_len(seq_len(k),n);f<-sample(n,m,TRUE);t<-sample(n,m,TRUE);"
             "c<-function(g)tabulate((g[f]-1L)*k+g[t],k*k);s<-c(g);"
             "lo<-hi<-integer(k*k);cat(system.time(for(i in seq_len(%d)){"
             "x<-c(sample(g));lo<-lo+(x<=s);hi<-hi+(x>=s)})[[3]])' 2>/dev/null",
             n, m, GROUPS, ALL_SHUFFLES);
    FILE *r = popen(line, "r");
    if (r == NULL) return seconds;
    if (fgets(answer, sizeof answer, r) != NULL) seconds = strtod(answer, NULL);
    return pclose(r) == 0 ? seconds : (double)NAN;
}

static void beside_r(size_t n, size_t m)
{
    struct bench b;

    build(&b, n, m);
    b.shuffles = ALL_SHUFFLES;
    double ours = best(shuffles, &b), theirs = by_r(n, m);
    printf("%d label shuffles, %zu actors, %zu ties: %.4f s", ALL_SHUFFLES, n,
           m, ours);
    if (isnan(theirs))
        printf("; no Rscript here\n");
    else
        printf(", base R %.3f s, ratio %.0f\n", theirs, theirs / ours);
    destroy(&b);
}

static void print_growth(const size_t (*size)[2], size_t sizes)
{
    double actors[SIZES], took[KERNELS][SIZES];

    printf("%-28s", "processor seconds, 1 thread");
    for (size_t k = 0; k < sizes; k++) {
        struct bench b;
        build(&b, size[k][0], size[k][1]);
        actors[k] = (double)b.n;
        for (size_t q = 0; q < KERNELS; q++)
            took[q][k] = best(kernels[q].run, &b);
        destroy(&b);
        printf(" %5zu/%6zu", size[k][0], size[k][1]);
        fflush(stdout);
    }
    printf(" exponent\n");
    for (size_t q = 0; q < KERNELS; q++) {
        printf("%-28s", kernels[q].what);
        for (size_t k = 0; k < sizes; k++)
            printf(" %12.6f", took[q][k]);
        printf(" %8.2f\n", exponent(actors, took[q], sizes));
    }
}

int main(int argc, char **argv)
{
    size_t size[SIZES][2] = {{300, 1700}, {3000, 15000}, {20000, 100000}};
    size_t sizes = 3;
    int at = 1;
    bool r = argc > 1 && strcmp(argv[1], "--r") == 0;

    pdn_runtime_init();
    at += r;
    if (argc - at >= 2) {
        sizes = 0;
        for (; at + 1 < argc && sizes < SIZES; at += 2, sizes++) {
            size[sizes][0] = (size_t)strtoul(argv[at], NULL, 10);
            size[sizes][1] = (size_t)strtoul(argv[at + 1], NULL, 10);
        }
    }
    if (r) beside_r(size[0][0], size[0][1]);
    print_growth((const size_t(*)[2])size, sizes);
    return 0;
}
