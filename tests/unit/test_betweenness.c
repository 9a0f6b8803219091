#include "check.h"
#include "graphs.h"
#include "measures/paths/betweenness.h"
#include "measures/paths/harmonic.h"

#include <string.h>

enum { MOST = 60 };

/* Lengths 1/frequency with frequencies 1 .. 5: many ways tie. */
static void frequencies(pdn_random *r, size_t m, double *length)
{
    for (size_t k = 0; k < m; k++)
        length[k] = 1 / (double)(1 + pdn_random_below(r, 5));
}

static void fill_weights(const struct graph *g, const double *length,
                         igraph_vector_t *w)
{
    igraph_vector_init(w, (igraph_integer_t)g->m);
    for (size_t k = 0; k < g->m; k++)
        VECTOR(*w)[k] = length[k];
}

/* Of every tie, and of the people in the same pass, as without. */
static void compare_edges(const struct graph *g, const pdn_adjacency *a,
                          const double *length, const igraph_vector_t *weights)
{
    igraph_t ig;
    igraph_vector_t theirs;
    double score[MOST], alone[MOST], edge[4000];

    to_igraph(g, &ig);
    igraph_vector_init(&theirs, 0);
    igraph_edge_betweenness(&ig, &theirs, g->directed, weights);
    MUST(betweenness__edges(a, length, 2, score, edge));
    MUST(betweenness__compute(a, length, 2, alone));
    assert_memory_equal(score, alone, g->n * sizeof *score);
    for (size_t e = 0; e < a->out.m; e++)
        CHECK(close_to(edge[e] + 1, VECTOR(theirs)[a->out.tie[e]] + 1, 1e-9),
              "betweenness of tie %u: %.12g, igraph %.12g", a->out.tie[e],
              edge[e], VECTOR(theirs)[a->out.tie[e]]);
    igraph_vector_destroy(&theirs);
    igraph_destroy(&ig);
}

/* Betweenness and both harmonics, ours and igraph's. */
static void compare(const struct graph *g, const double *length)
{
    pdn_adjacency a = packed(g);
    igraph_t ig;
    igraph_vector_t theirs, w;
    double score[MOST], out[MOST];

    to_igraph(g, &ig);
    igraph_vector_init(&theirs, 0);
    if (length != NULL) fill_weights(g, length, &w);
    const igraph_vector_t *weights = length != NULL ? &w : NULL;

    MUST(betweenness__compute(&a, length, 2, score));
    igraph_betweenness(&ig, &theirs, igraph_vss_all(), g->directed, weights);
    for (size_t v = 0; v < g->n; v++)
        CHECK(close_to(score[v] + 1, VECTOR(theirs)[v] + 1, 1e-9),
              "betweenness of %zu: %.12g, igraph %.12g", v, score[v],
              VECTOR(theirs)[v]);

    compare_edges(g, &a, length, weights);

    for (int in = 0; in < 2; in++) {
        const pdn_packed *p = in ? &a.in : &a.out;
        igraph_harmonic_centrality(&ig, &theirs, igraph_vss_all(),
                                   in ? IGRAPH_IN : IGRAPH_OUT, weights, false);
        if (length == NULL)
            MUST(harmonic__compute(p, 2, out, NULL, NULL));
        else
            MUST(harmonic__by_length(p, length, 2, out));
        for (size_t v = 0; v < g->n; v++)
            CHECK(close_to(out[v] + 1, VECTOR(theirs)[v] + 1, 1e-9),
                  "harmonic of %zu: %.12g, igraph %.12g", v, out[v],
                  VECTOR(theirs)[v]);
    }
    if (length != NULL) igraph_vector_destroy(&w);
    igraph_vector_destroy(&theirs);
    igraph_destroy(&ig);
    pdn_adjacency_clear(&a);
}

static void agrees_with_igraph(void **state)
{
    (void)state;
    pdn_random r;
    double length[2000];

    pdn_random_start(&r, 11, 0, 0);
    for (int k = 0; k < 60; k++) {
        size_t n = 2 + pdn_random_below(&r, MOST - 2);
        double p = 6 * pdn_random_unit(&r) / (double)n; /* often in pieces */
        struct graph g = graph_random(&r, n, p, k % 2 == 0);
        frequencies(&r, g.m, length);
        compare(&g, NULL);
        compare(&g, length);
    }
}

/* The slow plain twin: distances and numbers of shortest ways by relaxing all
 * arcs n times, then sigma_sv sigma_vt / sigma_st over all s, t, v. */
static void plain(const struct graph *g, double *score)
{
    enum { N = 12 };
    double d[N][N], ways[N][N];

    for (size_t s = 0; s < g->n; s++) {
        for (size_t v = 0; v < g->n; v++) {
            d[s][v] = v == s ? 0 : (double)INFINITY;
            ways[s][v] = v == s;
        }
        for (size_t step = 1; step < g->n; step++) {
            double before[N];
            memcpy(before, d[s], sizeof before);
            for (size_t k = 0; k < g->m; k++) {
                uint32_t v = g->from[k], w = g->to[k];
                if (!near(before[v], (double)step - 1, 0)) continue;
                if (isinf(d[s][w])) d[s][w] = (double)step;
                if (near(d[s][w], (double)step, 0)) ways[s][w] += ways[s][v];
            }
        }
    }
    for (size_t v = 0; v < g->n; v++) {
        score[v] = 0;
        for (size_t s = 0; s < g->n; s++)
            for (size_t t = 0; t < g->n; t++)
                if (s != v && t != v && s != t && !isinf(d[s][t]) &&
                    near(d[s][v] + d[v][t], d[s][t], 0))
                    score[v] += ways[s][v] * ways[v][t] / ways[s][t];
    }
}

static void agrees_with_the_plain_twin(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 12, 0, 0);
    for (int k = 0; k < 200; k++) {
        struct graph g =
            graph_random(&r, 1 + pdn_random_below(&r, 12), .25, true);
        pdn_adjacency a = packed(&g);
        double ours[12], twin[12];
        MUST(betweenness__compute(&a, NULL, 1, ours));
        plain(&g, twin);
        for (size_t v = 0; v < g.n; v++)
            CHECK(near(ours[v], twin[v], 1e-12), "%d: %zu is %g, want %g", k, v,
                  ours[v], twin[v]);
        pdn_adjacency_clear(&a);
    }
}

/* By hand: the worked example. 0-1 4, 1-2 4, 0-2 1: length 1/s makes the way
 * over 1 shorter (.5 against 1). Three ties of frequency 3 in a row are as long
 * as one of frequency 1 although 1/3 + 1/3 + 1/3 is not 1 in the machine. */
static void lengths_by_hand(void **state)
{
    (void)state;
    struct graph triangle = {
        .n = 3, .m = 3, .from = {0, 1, 0}, .to = {1, 2, 2}};
    struct graph round = {
        .n = 4, .m = 4, .from = {0, 1, 2, 0}, .to = {1, 2, 3, 3}};
    const double by_4[] = {.25, .25, 1}, by_3[] = {1. / 3, 1. / 3, 1. / 3, 1};
    double score[4];
    pdn_adjacency a = packed(&triangle);

    MUST(betweenness__compute(&a, by_4, 1, score));
    assert_true(near(score[1], 1, 0) && near(score[0], 0, 0));
    MUST(harmonic__by_length(&a.out, by_4, 1, score));
    assert_true(near(score[0], 4 + 2, 1e-12));
    pdn_adjacency_clear(&a);

    a = packed(&round);
    MUST(betweenness__compute(&a, by_3, 1, score));
    /* 0-3 goes half over 1 and 2; 0-2 over 1; 1-3 over 2 */
    assert_true(near(score[1], 1.5, 1e-12) && near(score[2], 1.5, 1e-12));
    pdn_adjacency_clear(&a);
}

static void threads_change_no_bit(void **state)
{
    (void)state;
    static const size_t threads[] = {1, 2, 7};
    pdn_random r;
    double length[2000], score[3][400], sum[3][400];

    pdn_random_start(&r, 13, 0, 0);
    struct graph g = graph_random(&r, 400, .01, true);
    pdn_adjacency a = packed(&g);
    frequencies(&r, g.m, length);
    for (int with = 0; with < 2; with++) {
        for (int k = 0; k < 3; k++) {
            MUST(betweenness__compute(&a, with ? length : NULL, threads[k],
                                      score[k]));
            MUST(harmonic__compute(&a.in, threads[k], sum[k], NULL, NULL));
            assert_memory_equal(score[k], score[0], sizeof score[0]);
            assert_memory_equal(sum[k], sum[0], sizeof sum[0]);
        }
    }
    pdn_adjacency_clear(&a);
}

/* Renaming people renames the figures; an isolate more changes nothing else;
 * all lengths doubled change nothing; turning all arcs changes nothing. */
static void what_must_not_matter(void **state)
{
    (void)state;
    pdn_random r;
    uint32_t name[40];
    double length[2000], was[41], is[41];

    pdn_random_start(&r, 14, 0, 0);
    struct graph g = graph_random(&r, 40, .07, true), h = g;
    pdn_adjacency a = packed(&g);
    frequencies(&r, g.m, length);
    MUST(betweenness__compute(&a, length, 2, was));
    for (size_t k = 0; k < g.m; k++)
        length[k] *= 2;
    MUST(betweenness__compute(&a, length, 2, is));
    for (size_t v = 0; v < 40; v++)
        assert_true(near(is[v], was[v], 1e-9));
    MUST(betweenness__compute(&a, NULL, 2, was));
    pdn_adjacency_clear(&a);

    for (uint32_t v = 0; v < 40; v++)
        name[v] = v;
    pdn_random_shuffle(&r, name, 40);
    h.n = 41;
    for (size_t k = 0; k < h.m; k++) {
        h.from[k] = name[g.to[k]];
        h.to[k] = name[g.from[k]];
    }
    a = packed(&h);
    MUST(betweenness__compute(&a, NULL, 2, is));
    for (size_t v = 0; v < 40; v++)
        assert_true(near(is[name[v]], was[v], 1e-9));
    assert_true(near(is[40], 0, 0));
    pdn_adjacency_clear(&a);
}

static void nobody_and_few(void **state)
{
    (void)state;
    for (size_t n = 0; n < 4; n++) {
        for (int directed = 0; directed < 2; directed++) {
            struct graph g = {.n = n, .directed = directed};
            pdn_adjacency a = packed(&g);
            double x[4] = {7, 7, 7, 7}, steps[4], met[4];
            MUST(betweenness__compute(&a, NULL, 2, x));
            for (size_t v = 0; v < n; v++)
                assert_true(near(x[v], 0, 0));
            MUST(harmonic__compute(&a.out, 2, x, steps, met));
            for (size_t v = 0; v < n; v++)
                assert_true(near(x[v] + steps[v] + met[v], 0, 0));
            assert_true(near(x[n], 7, 0));
            pdn_adjacency_clear(&a);
        }
    }
}

/* A line of 300: more levels than the bits of a word, sums in closed form. */
static void a_long_line(void **state)
{
    (void)state;
    static struct graph g = {.n = 300, .m = 299};
    double x[300], steps[300], met[300];

    for (uint32_t k = 0; k < 299; k++) {
        g.from[k] = k;
        g.to[k] = k + 1;
    }
    pdn_adjacency a = packed(&g);
    MUST(betweenness__compute(&a, NULL, 2, x));
    for (size_t v = 0; v < 300; v++) /* those before times those behind */
        assert_true(near(x[v], (double)(v * (299 - v)), 1e-6));
    MUST(harmonic__compute(&a.both, 2, x, steps, met));
    for (size_t v = 0; v < 300; v++) {
        double l = (double)v, r = 299 - l;
        assert_true(near(steps[v], (l * (l + 1) + r * (r + 1)) / 2, 0));
        assert_true(near(met[v], 299, 0));
    }
    double sum = 0; /* 1 + 1/2 + ... + 1/299 */
    for (int d = 299; d > 0; d--)
        sum += 1. / d;
    assert_true(near(x[0], sum, 1e-12));
    pdn_adjacency_clear(&a);
}

static void bad_lengths_are_refused(void **state)
{
    (void)state;
    struct graph g = {.n = 2, .m = 1, .from = {0}, .to = {1}};
    const double bad[] = {0, -1, (double)NAN, (double)INFINITY};
    double score[2] = {7, 7};
    pdn_adjacency a = packed(&g);

    for (size_t k = 0; k < LEN(bad); k++) {
        assert_int_equal(betweenness__compute(&a, &bad[k], 1, score), PDN_EARG);
        assert_true(near(score[0], 7, 0));
    }
    pdn_adjacency_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_igraph),
        cmocka_unit_test(agrees_with_the_plain_twin),
        cmocka_unit_test(lengths_by_hand),
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(what_must_not_matter),
        cmocka_unit_test(nobody_and_few),
        cmocka_unit_test(a_long_line),
        cmocka_unit_test(bad_lengths_are_refused),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
