/* bench_layout - how good the layouts are, and what they take.
 *
 *   bench_layout [MOST]     graphs of up to MOST people [500]
 *
 * For made graphs of several kinds, two seeds each: the stress (at the best
 * scale) of all pairs from classical scaling over that of igraph's
 * Kamada-Kawai, best of 20 starts (up to 200 people; aimed at: 1.02), and of
 * 250 and of 100 pivots over that of all pairs (aimed at for 250: 1.05); then
 * processor seconds of all pairs and of 250 pivots. A few minutes. */
#include "../support/made_graphs.h"
#include "kernels.h"
#include "layout/pivot_mds.h"
#include "layout/sparse_stress.h"
#include "layout/stress.h"

#include <math.h>

enum { STARTS = 20, SWEEPS = 1000, IGRAPH_UP_TO = 200 };

struct laid {
    struct made_graph g;
    pdn_adjacency a;
    double *distance;
    pdn_point *x;
    double seconds; /* of the last layout */
};

static double stress_of(const struct laid *t)
{
    double squares = 0, sum = 0, pairs = 0;

    for (size_t i = 0; i < t->g.n; i++)
        for (size_t j = 0; j < i; j++) {
            double d = t->distance[i * t->g.n + j];
            if (!(d > 0)) continue;
            double share =
                hypot(t->x[i].x - t->x[j].x, t->x[i].y - t->x[j].y) / d;
            squares += share * share;
            sum += share;
            pairs++;
        }
    return pairs - sum * sum / squares;
}

static struct laid laid_of(struct made_graph g)
{
    struct laid t = {.g = g};
    pdn_pivots all = {0};

    must(pdn_adjacency_pack(g.n, false, g.from, g.to, g.m, &t.a));
    must(pivots__make(&t.a.both, g.n, &all));
    t.distance = memory(g.n * g.n, sizeof *t.distance);
    t.x = memory(g.n, sizeof *t.x);
    for (size_t k = 0; k < g.n * g.n; k++)
        t.distance[k] = all.hops[k] == PDN_NO_WAY ? 0 : all.hops[k];
    pivots__clear(&all);
    return t;
}

static void laid_clear(struct laid *t)
{
    made_graph_clear(&t->g);
    pdn_adjacency_clear(&t->a);
    free(t->distance);
    free(t->x);
}

static double all_pairs(struct laid *t)
{
    double start = now(true);
    pdn_pivots all = {0};

    must(pivots__make(&t->a.both, t->g.n, &all));
    must(pivot_mds__place(&all, 1, t->x));
    stress__lower(&(pdn_stress){t->g.n, t->distance, NULL, NULL, NULL}, SWEEPS,
                  t->x);
    t->seconds = now(true) - start;
    pivots__clear(&all);
    return stress_of(t);
}

/* The best of nine starts by chance. */
static double by_chance(struct laid *t)
{
    double best = (double)INFINITY;

    for (uint64_t start = 1; start < 10; start++) {
        pdn_random r;
        pdn_random_start(&r, start, 7, 0);
        for (size_t i = 0; i < t->g.n; i++)
            t->x[i] =
                (pdn_point){10 * pdn_random_unit(&r), 10 * pdn_random_unit(&r)};
        stress__lower(&(pdn_stress){t->g.n, t->distance, NULL, NULL, NULL},
                      SWEEPS, t->x);
        best = fmin(best, stress_of(t));
    }
    return best;
}

static double pivots(struct laid *t, size_t wanted)
{
    double start = now(true);
    pdn_pivots p = {0};
    pdn_sparse_stress s = {&t->a.both, &p, 1, NULL, NULL, NULL};

    must(pivots__make(&t->a.both, wanted, &p));
    must(pivot_mds__place(&p, 1, t->x));
    must(sparse_stress__lower(&s, SWEEPS, t->x, NULL));
    t->seconds = now(true) - start;
    pivots__clear(&p);
    return stress_of(t);
}

static double igraphs(struct laid *t)
{
    const igraph_integer_t n = (igraph_integer_t)t->g.n;
    igraph_vector_int_t edge;
    igraph_t graph;
    double best = (double)INFINITY;

    igraph_vector_int_init(&edge, (igraph_integer_t)(2 * t->g.m));
    for (size_t k = 0; k < t->g.m; k++) {
        VECTOR(edge)[2 * k] = t->g.from[k];
        VECTOR(edge)[2 * k + 1] = t->g.to[k];
    }
    igraph_create(&graph, &edge, n, IGRAPH_UNDIRECTED);
    igraph_rng_seed(igraph_rng_default(), 1);
    for (int start = 0; start < STARTS; start++) {
        igraph_matrix_t at;
        igraph_matrix_init(&at, n, 2);
        for (igraph_integer_t i = 0; i < n; i++)
            for (igraph_integer_t c = 0; c < 2; c++)
                MATRIX(at, i, c) =
                    igraph_rng_get_unif(igraph_rng_default(), -1, 1) *
                    sqrt((double)n) / 2;
        igraph_layout_kamada_kawai(&graph, &at, 1, 50 * n, 0, (double)n, NULL,
                                   NULL, NULL, NULL, NULL);
        for (igraph_integer_t i = 0; i < n; i++)
            t->x[i] = (pdn_point){MATRIX(at, i, 0), MATRIX(at, i, 1)};
        best = fmin(best, stress_of(t));
        igraph_matrix_destroy(&at);
    }
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&edge);
    return best;
}

static void print_row(const char *name, struct made_graph g)
{
    struct laid t = laid_of(g);
    double full = all_pairs(&t), whole = t.seconds;
    double few = pivots(&t, 250), part = t.seconds;
    double fewer = pivots(&t, 100);

    printf("%-8s %5zu %6zu", name, g.n, t.a.dyads);
    if (g.n <= IGRAPH_UP_TO) {
        double theirs = igraphs(&t);
        printf(" %10.4f %10.4f", full / theirs,
               fmin(full, by_chance(&t)) / theirs);
    } else {
        printf(" %10s %10s", "", "");
    }
    printf(" %10.4f %10.4f %9.3f %9.3f\n", few / full, fewer / full, whole,
           part);
    fflush(stdout);
    laid_clear(&t);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        made_kind *kind;
    } kinds[] = {{"people", made_people},
                 {"near", made_near},
                 {"tree", made_tree},
                 {"random", made_random}};
    static const size_t sizes[] = {60, 100, 200, 350, 500, 1000};
    size_t most = argc > 1 ? number(argv[1]) : 500;

    pdn_runtime_init();
    printf("%-8s %5s %6s %10s %10s %10s %10s %9s %9s\n", "kind", "n", "ties",
           "all/igraph", "ten/igraph", "250/all", "100/all", "all s", "250 s");
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t n = 0; n < sizeof sizes / sizeof *sizes; n++)
            for (uint64_t seed = 1; seed <= 2 && sizes[n] <= most; seed++)
                print_row(kinds[k].name,
                          made_graph(kinds[k].kind, sizes[n], seed));
    return 0;
}
