/* The layouts of graphs: how near they come to igraph's, and the sparse form to
 * that of all pairs. */
#include "check.h"
#include "layout/pivot_mds.h"
#include "layout/sparse_stress.h"
#include "layout/stress.h"
#include "made_graphs.h"

#include <igraph/igraph.h>
#include <string.h>

enum { STARTS = 20, PIVOTS = 250 }; /* PIVOTS: as the map of people */

/* ---- graphs and their distances ---- */

struct laid {
    struct made_graph g;
    pdn_adjacency a;
    pdn_pivots all;
    double *distance;
    pdn_point *x;
};

static struct laid laid_of(struct made_graph g)
{
    struct laid t = {.g = g};
    const size_t n = g.n;

    MUST(pdn_adjacency_pack(n, false, g.from, g.to, g.m, &t.a));
    MUST(pivots__make(&t.a.both, n, &t.all));
    assert_int_equal(t.all.pivots, n);
    t.distance = calloc(n * n, sizeof *t.distance);
    t.x = calloc(n, sizeof *t.x);
    assert_true(t.distance != NULL && t.x != NULL);
    for (size_t k = 0; k < n * n; k++)
        t.distance[k] = t.all.hops[k] == PDN_NO_WAY ? 0 : t.all.hops[k];
    return t;
}

static void laid_clear(struct laid *t)
{
    made_graph_clear(&t->g);
    pdn_adjacency_clear(&t->a);
    pivots__clear(&t->all);
    free(t->distance);
    free(t->x);
}

/* A real network of tests/data, its ties as edges. */
static struct made_graph read_graph(const char *name)
{
    struct made_graph g = {0};
    char path[512], line[256];
    unsigned i = 0, j = 0;

    snprintf(path, sizeof path, "%s/tests/data/networks/%s/ties.csv",
             PDN_SOURCE, name);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    g.from = calloc(4096, sizeof *g.from);
    g.to = calloc(4096, sizeof *g.to);
    while (fgets(line, sizeof line, f) != NULL)
        if (sscanf(line, "A%u,A%u,", &i, &j) == 2 && g.m < 4096) {
            made_edge(&g, i - 1, j - 1);
            if (i > g.n) g.n = i;
            if (j > g.n) g.n = j;
        }
    fclose(f);
    assert_true(g.m > 10);
    return g;
}

/* The stress at the best scale of x: layouts by others have a unit of their
 * own. */
static double stress_of(const struct laid *t, const pdn_point *x)
{
    double squares = 0, sum = 0, pairs = 0;

    for (size_t i = 0; i < t->g.n; i++)
        for (size_t j = 0; j < i; j++) {
            double d = t->distance[i * t->g.n + j];
            if (!(d > 0)) continue;
            double share = hypot(x[i].x - x[j].x, x[i].y - x[j].y) / d;
            squares += share * share;
            sum += share;
            pairs++;
        }
    return pairs - sum * sum / squares;
}

static double full_from_scaling(struct laid *t)
{
    MUST(pivot_mds__place(&t->all, 1, t->x));
    stress__lower(&(pdn_stress){t->g.n, t->distance, NULL, NULL, NULL}, 1000,
                  t->x);
    return stress_of(t, t->x);
}

static double full_from_chance(struct laid *t, uint64_t seed)
{
    pdn_random r;

    pdn_random_start(&r, seed, 7, 0);
    for (size_t i = 0; i < t->g.n; i++)
        t->x[i] =
            (pdn_point){10 * pdn_random_unit(&r), 10 * pdn_random_unit(&r)};
    stress__lower(&(pdn_stress){t->g.n, t->distance, NULL, NULL, NULL}, 1000,
                  t->x);
    return stress_of(t, t->x);
}

/* ---- all pairs beside igraph ---- */

static double best_of_igraph(struct laid *t)
{
    const igraph_integer_t n = (igraph_integer_t)t->g.n;
    igraph_vector_int_t edge;
    igraph_t graph;
    double best = 1e99;

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
        best = fmin(best, stress_of(t, t->x));
        igraph_matrix_destroy(&at);
    }
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&edge);
    return best;
}

static void check_beside_igraph(const char *name, struct made_graph g)
{
    struct laid t = laid_of(g);
    double ours = full_from_scaling(&t), igraphs = best_of_igraph(&t);

    /* small graphs have many minima: igraph had 20 starts, we take up to 10 */
    for (uint64_t start = 1; start < 10 && ours > 1.02 * igraphs; start++)
        ours = fmin(ours, full_from_chance(&t, start));
    CHECK(ours <= 1.02 * igraphs, "%s: %.6g, igraph's best of %d %.6g", name,
          ours, STARTS, igraphs);
    laid_clear(&t);
}

static void all_pairs_as_good_as_kamada_kawai(void **state)
{
    (void)state;
    check_beside_igraph("karate", read_graph("karate"));
    check_beside_igraph("emon texas", read_graph("emon_texas"));
    check_beside_igraph("florentine", read_graph("florentine"));
    check_beside_igraph("people 60", made_graph(made_people, 60, 1));
    check_beside_igraph("near 60", made_graph(made_near, 60, 1));
    check_beside_igraph("tree 60", made_graph(made_tree, 60, 1));
    check_beside_igraph("random 60", made_graph(made_random, 60, 1));
}

/* ---- pivots beside all pairs ---- */

static double sparse(struct laid *t, size_t pivots, const pdn_point *home,
                     const double *hold)
{
    pdn_pivots p = {0};
    pdn_sparse_stress s = {&t->a.both, &p, 1, home, hold, NULL};

    MUST(pivots__make(&t->a.both, pivots, &p));
    if (home == NULL)
        MUST(pivot_mds__place(&p, 1, t->x));
    else
        memcpy(t->x, home, t->g.n * sizeof *home);
    MUST(sparse_stress__lower(&s, 400, t->x, NULL));
    pivots__clear(&p);
    return stress_of(t, t->x);
}

static void check_sparse(const char *name, struct made_graph g, double most)
{
    struct laid t = laid_of(g);
    double full = full_from_scaling(&t);
    double few = sparse(&t, PIVOTS, NULL, NULL);

    CHECK(few <= most * full, "%s: %.6g with %d pivots, %.6g with all pairs",
          name, few, PIVOTS, full);
    laid_clear(&t);
}

static void pivots_nearly_as_good_as_all_pairs(void **state)
{
    (void)state;
    check_sparse("karate", read_graph("karate"), 1.05);
    check_sparse("emon texas", read_graph("emon_texas"), 1.05);
    check_sparse("people 60", made_graph(made_people, 60, 1), 1.05);
    check_sparse("people 300", made_graph(made_people, 300, 1), 1.05);
    check_sparse("near 250", made_graph(made_near, 250, 1), 1.05);
    check_sparse("tree 300", made_graph(made_tree, 300, 1), 1.05);
    check_sparse("random 300", made_graph(made_random, 300, 1), 1.05);
}

/* As the map of people does it: held to five homes, three parts of four. */
static void held_nearly_as_good_as_all_pairs(void **state)
{
    (void)state;
    enum { N = 400 };
    static double hold[N], parts[N];
    static pdn_point home[N];
    struct laid t = laid_of(made_graph(made_people, N, 2));

    for (size_t i = 0; i < N; i++) {
        double turn = 2 * 3.141592653589793 * (double)(i % 8) / 8;
        double own = 2.4 * (double)i, r = .3 * sqrt((double)i / N);
        home[i] = (pdn_point){2 * cos(turn) + r * cos(own),
                              2 * sin(turn) + r * sin(own)};
        parts[i] = 3;
        hold[i] = 0;
        for (size_t j = 0; j < N; j++) {
            double d = t.distance[i * N + j];
            if (d > 0) hold[i] += 3 / (d * d);
        }
        t.x[i] = home[i];
    }
    pdn_stress s = {N, t.distance, home, hold, NULL};
    stress__lower(&s, 1000, t.x);
    double full = stress__of(&s, t.x);
    sparse(&t, 200, home, parts);
    double few = stress__of(&s, t.x);
    CHECK(few <= 1.05 * full, "%.6g with pivots, %.6g with all pairs", few,
          full);
    laid_clear(&t);
}

static void everybody_a_pivot_is_all_pairs(void **state)
{
    (void)state;
    struct laid t = laid_of(made_graph(made_near, 60, 3));
    pdn_sparse_stress s = {&t.a.both, &t.all, 1, NULL, NULL, NULL};
    pdn_point x[60];

    MUST(pivot_mds__place(&t.all, 1, t.x));
    memcpy(x, t.x, sizeof x);
    for (int sweep = 0; sweep < 5; sweep++) { /* from one place, step by step */
        MUST(sparse_stress__lower(&s, 1, t.x, NULL));
        stress__lower(&(pdn_stress){60, t.distance, NULL, NULL, NULL}, 1, x);
        for (size_t i = 0; i < 60; i++)
            CHECK(hypot(x[i].x - t.x[i].x, x[i].y - t.x[i].y) < 1e-4,
                  "%zu in sweep %d", i, sweep);
    }
    laid_clear(&t);
}

/* ---- pivots ---- */

static void pivots_of_a_path(void **state)
{
    (void)state;
    /* 0-1-...-8 and 9-10-11: the first of the path is 1, of two neighbours;
     * 9-10-11 is reached by none: 10; then 8, 7 hops off; then 5 (4 from 1, 3
     * from 8; 4 is 3 and 4): 4 and 5 are both 3 off, the lower goes first */
    static const uint32_t from[] = {0, 1, 2, 3, 4, 5, 6, 7, 9, 10};
    static const uint32_t to[] = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11};
    static const uint32_t want[] = {1, 10, 8, 4};
    pdn_adjacency a = {0};
    pdn_pivots p = {0};

    MUST(pdn_adjacency_pack(12, false, from, to, LEN(from), &a));
    MUST(pivots__make(&a.both, 4, &p));
    assert_int_equal(p.pivots, 4);
    for (size_t k = 0; k < 4; k++)
        assert_int_equal(p.pivot[k], want[k]);
    assert_int_equal(p.hops[2 * 12 + 0], 8);
    assert_int_equal(p.hops[2 * 12 + 9], PDN_NO_WAY);
    pivots__clear(&p);
    pdn_adjacency_clear(&a);
}

static void parts_of_two_need_no_pivot(void **state)
{
    (void)state;
    static const uint32_t from[] = {0, 2, 2}, to[] = {1, 3, 4};
    pdn_adjacency a = {0};
    pdn_pivots p = {0};
    pdn_point x[6];

    MUST(pdn_adjacency_pack(6, false, from, to, LEN(from), &a));
    MUST(pivots__make(&a.both, 5, &p));
    assert_int_equal(p.pivots, 3); /* 2, 3, 4; not 0, 1, nor 5, who is alone */
    MUST(pivot_mds__place(&p, 1, x));
    pdn_sparse_stress s = {&a.both, &p, 1, NULL, NULL, NULL};
    MUST(sparse_stress__lower(&s, 400, x, NULL));
    /* both at rest: an edge as long as a hop, two edges in a line */
    CHECK(near(hypot(x[0].x - x[1].x, x[0].y - x[1].y), 1, 1e-3), "edge");
    CHECK(near(hypot(x[3].x - x[4].x, x[3].y - x[4].y), 2, 1e-2), "%g",
          hypot(x[3].x - x[4].x, x[3].y - x[4].y));
    CHECK(isfinite(x[5].x) && isfinite(x[5].y), "alone");
    pivots__clear(&p);
    pdn_adjacency_clear(&a);
}

/* A path is a line, whose squared distances classical scaling gives back. */
static void scaling_of_a_path_is_a_line(void **state)
{
    (void)state;
    enum { N = 9 };
    uint32_t from[N - 1], to[N - 1];
    pdn_adjacency a = {0};
    pdn_pivots p = {0};
    pdn_point x[N];

    for (uint32_t i = 0; i + 1 < N; i++) {
        from[i] = i;
        to[i] = i + 1;
    }
    MUST(pdn_adjacency_pack(N, false, from, to, N - 1, &a));
    MUST(pivots__make(&a.both, N, &p));
    MUST(pivot_mds__place(&p, 1, x));
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < i; j++) /* but for the hair apart, under .1 */
            CHECK(near(hypot(x[i].x - x[j].x, x[i].y - x[j].y), (double)(i - j),
                       .21),
                  "%zu-%zu %g", i, j, hypot(x[i].x - x[j].x, x[i].y - x[j].y));
    pivots__clear(&p);
    pdn_adjacency_clear(&a);
}

static void nobody_and_one(void **state)
{
    (void)state;
    pdn_adjacency a = {0};
    pdn_pivots p = {0};
    pdn_point x[1] = {{0, 0}};
    uint32_t none[1] = {0};

    for (size_t n = 0; n < 2; n++) {
        MUST(pdn_adjacency_pack(n, false, none, none, 0, &a));
        MUST(pivots__make(&a.both, 10, &p));
        MUST(pivot_mds__place(&p, 1, x));
        pdn_sparse_stress s = {&a.both, &p, 1, NULL, NULL, NULL};
        MUST(sparse_stress__lower(&s, 10, x, NULL));
        assert_true(isfinite(x[0].x) && isfinite(x[0].y));
        pivots__clear(&p);
        pdn_adjacency_clear(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_pairs_as_good_as_kamada_kawai),
        cmocka_unit_test(pivots_nearly_as_good_as_all_pairs),
        cmocka_unit_test(held_nearly_as_good_as_all_pairs),
        cmocka_unit_test(everybody_a_pivot_is_all_pairs),
        cmocka_unit_test(pivots_of_a_path),
        cmocka_unit_test(parts_of_two_need_no_pivot),
        cmocka_unit_test(scaling_of_a_path_is_a_line),
        cmocka_unit_test(nobody_and_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
