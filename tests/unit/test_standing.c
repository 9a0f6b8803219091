/* Eigenvector, PageRank, structural holes, cohesion: against igraph, a dense
 * solver and plain twins. */
#include "check.h"
#include "graphs.h"
#include "measures/cohesion/centrality.h"
#include "measures/cohesion/cohesion.h"
#include "measures/ego/constraint.h"

#include <gsl/gsl_eigen.h>
#include <string.h>

enum { MOST = 40 };

static struct graph some_graph(pdn_random *r, int k)
{
    size_t n = 1 + pdn_random_below(r, MOST);

    return graph_random(r, n, 5 * pdn_random_unit(r) / (double)n, k % 2 == 0);
}

/* The collapsed graph, which igraph is to measure. */
static void collapsed(const struct graph *g, igraph_t *out)
{
    to_igraph(g, out);
    if (!g->directed) return;
    igraph_to_undirected(out, IGRAPH_TO_UNDIRECTED_COLLAPSE, NULL);
}

/* PageRank by walking until nothing moves: the definition. */
static void walked(const pdn_adjacency *a, double *x)
{
    double n = (double)a->n, next[MOST];

    for (size_t v = 0; v < a->n; v++)
        x[v] = 1 / n;
    for (int step = 0; step < 300; step++) { /* .85^300 is 7e-22 */
        double idle = 0;
        for (size_t v = 0; v < a->n; v++)
            if (a->out.start[v] == a->out.start[v + 1]) idle += x[v];
        for (size_t v = 0; v < a->n; v++)
            next[v] = (1 - .85) / n + .85 * idle / n;
        for (size_t v = 0; v < a->n; v++)
            for (uint32_t e = a->out.start[v]; e < a->out.start[v + 1]; e++)
                next[a->out.to[e]] +=
                    .85 * x[v] / (a->out.start[v + 1] - a->out.start[v]);
        memcpy(x, next, a->n * sizeof *x);
    }
}

static void pagerank_is_a_walk(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 31, 0, 0);
    for (int k = 0; k < 40; k++) {
        struct graph g = some_graph(&r, k);
        pdn_adjacency a = packed(&g);
        double ours[MOST], want[MOST], sum = 0;
        MUST(centrality__pagerank(&a, ours));
        walked(&a, want);
        for (size_t v = 0; v < g.n; v++) {
            sum += ours[v];
            CHECK(near(ours[v], want[v], 1e-10), "%zu: %.15g, want %.15g", v,
                  ours[v], want[v]);
        }
        assert_true(near(sum, 1, 1e-12));
        pdn_adjacency_clear(&a);
    }
}

/* The leading eigenvector of the largest component by GSL's dense solver. */
static void dense(const pdn_packed *both, double *score)
{
    uint32_t of[MOST], size[MOST];
    size_t components = 0, n = both->n;
    gsl_matrix *m = gsl_matrix_calloc(n, n), *vectors = gsl_matrix_alloc(n, n);
    gsl_vector *values = gsl_vector_alloc(n);
    gsl_eigen_symmv_workspace *w = gsl_eigen_symmv_alloc(n);
    double most = 0;

    MUST(cohesion__components(both, of, size, &components));
    uint32_t largest = cohesion__largest(size, components);
    for (size_t v = 0; v < n; v++) {
        if (of[v] != largest) gsl_matrix_set(m, v, v, -1e3);
        for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++)
            if (of[v] == largest) gsl_matrix_set(m, v, both->to[e], 1);
    }
    gsl_eigen_symmv(m, values, vectors, w);
    size_t top = gsl_vector_max_index(values);
    for (size_t v = 0; v < n; v++) {
        score[v] = fabs(gsl_matrix_get(vectors, v, top));
        most = fmax(most, score[v]);
    }
    for (size_t v = 0; v < n; v++)
        score[v] = of[v] == largest ? score[v] / most : (double)NAN;
    gsl_eigen_symmv_free(w);
    gsl_vector_free(values);
    gsl_matrix_free(vectors);
    gsl_matrix_free(m);
}

static void eigenvector_is_the_dense_one(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 32, 0, 0);
    for (int k = 0; k < 100; k++) {
        struct graph g = some_graph(&r, k);
        pdn_adjacency a = packed(&g);
        double ours[MOST], want[MOST];
        MUST(centrality__eigenvector(&a.both, ours));
        dense(&a.both, want);
        for (size_t v = 0; v < g.n; v++)
            CHECK(near(ours[v], want[v], 1e-10), "%d: %zu: %.15g, want %.15g",
                  k, v, ours[v], want[v]);
        pdn_adjacency_clear(&a);
    }
}

/* Closed forms on bipartite graphs, where plain powers swing for ever: a star
 * of k rays has 1/sqrt(k) at each; a line of n has sin(pi i/(n+1)), scaled.
 * The line of 1 000 has a gap of 3e-5 between its two greatest values. */
static void bipartite_graphs_settle(void **state)
{
    (void)state;
    static struct graph star = {.n = 10, .m = 9}, line = {.n = 1000, .m = 999};
    static double x[1000];

    for (uint32_t k = 0; k < 9; k++)
        star.to[k] = k + 1;
    pdn_adjacency a = packed(&star);
    MUST(centrality__eigenvector(&a.both, x));
    for (size_t v = 0; v < 10; v++)
        assert_true(near(x[v], v == 0 ? 1 : 1. / 3, 1e-13));
    pdn_adjacency_clear(&a);

    for (uint32_t k = 0; k < 999; k++) {
        line.from[k] = k;
        line.to[k] = k + 1;
    }
    a = packed(&line);
    MUST(centrality__eigenvector(&a.both, x));
    double step = acos(-1) / 1001, top = sin(500 * step);
    for (size_t v = 0; v < 1000; v++)
        CHECK(near(x[v], sin((double)(v + 1) * step) / top, 1e-10),
              "%zu: %.15g, want %.15g", v, x[v],
              sin((double)(v + 1) * step) / top);
    pdn_adjacency_clear(&a);
}

/* Burt's formulas as they stand, over all q and a full matrix. */
static void plain_holes(const struct graph *g, pdn_holes *h)
{
    static double z[MOST][MOST], total[MOST], most[MOST];
    size_t n = g->n;

    memset(z, 0, sizeof z);
    memset(total, 0, sizeof total);
    memset(most, 0, sizeof most);
    for (size_t k = 0; k < g->m; k++) {
        z[g->from[k]][g->to[k]] += g->directed ? 1 : 2;
        z[g->to[k]][g->from[k]] += g->directed ? 1 : 2;
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            total[i] += z[i][j];
            most[i] = fmax(most[i], z[i][j]);
        }
    }
    for (size_t i = 0; i < n; i++) {
        double c = 0, size = 0, entropy = 0, contacts = 0;
        double cij[MOST] = {0};
        for (size_t j = 0; j < n; j++) {
            if (!(z[i][j] > 0)) continue;
            double through = 0, redundant = 0;
            for (size_t q = 0; q < n; q++) {
                if (q == i || q == j || !(total[q] > 0)) continue;
                through += z[i][q] / total[i] * (z[q][j] / total[q]);
                redundant += z[i][q] / total[i] * (z[j][q] / most[j]);
            }
            cij[j] = pow(z[i][j] / total[i] + through, 2);
            c += cij[j];
            size += 1 - redundant;
            contacts++;
        }
        for (size_t j = 0; j < n; j++)
            if (z[i][j] > 0)
                entropy += cij[j] / (c / contacts) * log(cij[j] * contacts / c);
        h[i].constraint = contacts > 0 ? c : (double)NAN;
        h[i].effective_size = contacts > 0 ? size : (double)NAN;
        h[i].hierarchy =
            contacts > 1 ? entropy / (contacts * log(contacts)) : (double)NAN;
    }
}

static void holes_are_burts(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 33, 0, 0);
    for (int k = 0; k < 60; k++) {
        struct graph g = some_graph(&r, k);
        pdn_adjacency a = packed(&g);
        pdn_holes ours[MOST], twin[MOST];
        igraph_t ig;
        igraph_vector_t theirs;
        to_igraph(&g, &ig);
        igraph_vector_init(&theirs, 0);
        igraph_constraint(&ig, &theirs, igraph_vss_all(), NULL);
        MUST(constraint__figures(&a, ours));
        plain_holes(&g, twin);
        for (size_t v = 0; v < g.n; v++) {
            CHECK(near(ours[v].constraint, VECTOR(theirs)[v], 1e-9),
                  "constraint of %zu: %g, igraph %g", v, ours[v].constraint,
                  VECTOR(theirs)[v]);
            assert_true(near(ours[v].constraint, twin[v].constraint, 1e-12));
            assert_true(
                near(ours[v].effective_size, twin[v].effective_size, 1e-12));
            assert_true(near(ours[v].hierarchy, twin[v].hierarchy, 1e-12));
        }
        igraph_vector_destroy(&theirs);
        igraph_destroy(&ig);
        pdn_adjacency_clear(&a);
    }
}

/* Parts by taking the person away and counting. */
static uint32_t parts_without(const struct graph *g, const uint32_t *of,
                              uint32_t v)
{
    struct graph h = {.n = g->n};
    uint32_t now[MOST], size[MOST], parts = 0;
    bool met[MOST] = {false};
    size_t components = 0;

    for (size_t k = 0; k < g->m; k++) {
        if (g->from[k] == v || g->to[k] == v) continue;
        h.from[h.m] = g->from[k];
        h.to[h.m++] = g->to[k];
    }
    pdn_adjacency a = packed(&h);
    MUST(cohesion__components(&a.both, now, size, &components));
    for (size_t w = 0; w < g->n; w++) {
        if (w == v || of[w] != of[v] || met[now[w]]) continue;
        met[now[w]] = true;
        parts++;
    }
    pdn_adjacency_clear(&a);
    return parts;
}

/* Core numbers by their definition: those with fewer than k contacts among
 * the rest go, until nobody does. */
static void peeled(const pdn_packed *both, uint32_t *core)
{
    bool gone[MOST] = {false};

    for (uint32_t k = 0; k <= both->n; k++)
        for (bool some = true; some;) {
            some = false;
            for (size_t v = 0; v < both->n; v++) {
                uint32_t left = 0;
                for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++)
                    left += !gone[both->to[e]];
                if (gone[v] || left >= k) continue;
                gone[v] = some = true;
                core[v] = k - 1;
            }
        }
}

static void cohesion_is_its_definition(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 34, 0, 0);
    for (int k = 0; k < 60; k++) {
        struct graph g = some_graph(&r, k);
        pdn_adjacency a = packed(&g);
        igraph_t ig;
        igraph_vector_t local;
        uint32_t core[MOST], peel[MOST], parts[MOST], of[MOST], size[MOST];
        size_t components = 0;
        igraph_integer_t theirs = 0;
        double share[MOST];
        collapsed(&g, &ig);
        igraph_vector_init(&local, 0);
        igraph_transitivity_local_undirected(&ig, &local, igraph_vss_all(),
                                             IGRAPH_TRANSITIVITY_NAN);
        igraph_connected_components(&ig, NULL, NULL, &theirs, IGRAPH_WEAK);
        MUST(cohesion__core(&a.both, core));
        MUST(cohesion__clustering(&a.both, share, NULL, NULL));
        MUST(cohesion__components(&a.both, of, size, &components));
        MUST(cohesion__parts_if_gone(&a.both, parts));
        peeled(&a.both, peel);
        assert_int_equal(components, theirs);
        for (uint32_t v = 0; v < g.n; v++) {
            assert_int_equal(core[v], peel[v]);
            assert_true(near(share[v], VECTOR(local)[v], 1e-12));
            assert_int_equal(parts[v], parts_without(&g, of, v));
        }
        igraph_vector_destroy(&local);
        igraph_destroy(&ig);
        pdn_adjacency_clear(&a);
    }
}

static void nobody_and_no_ties(void **state)
{
    (void)state;
    for (size_t n = 0; n < 4; n++) {
        struct graph g = {.n = n, .directed = true};
        pdn_adjacency a = packed(&g);
        double x[4] = {7, 7, 7, 7};
        pdn_holes h[4];
        uint32_t core[4], parts[4], of[4], size[4];
        size_t components = 7;
        MUST(centrality__eigenvector(&a.both, x));
        for (size_t v = 0; v < n; v++) /* the first isolate is the largest */
            assert_true(near(x[v], v == 0 ? 1 : (double)NAN, 0));
        MUST(centrality__pagerank(&a, x));
        for (size_t v = 0; v < n; v++)
            assert_true(near(x[v], 1. / (double)n, 1e-15));
        MUST(cohesion__clustering(&a.both, x, NULL, NULL));
        MUST(constraint__figures(&a, h));
        MUST(cohesion__core(&a.both, core));
        MUST(cohesion__parts_if_gone(&a.both, parts));
        MUST(cohesion__components(&a.both, of, size, &components));
        assert_int_equal(components, n);
        for (size_t v = 0; v < n; v++) {
            assert_true(isnan(x[v]) && isnan(h[v].constraint) &&
                        isnan(h[v].effective_size) && isnan(h[v].hierarchy));
            assert_int_equal(core[v] + parts[v], 0);
        }
        pdn_adjacency_clear(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pagerank_is_a_walk),
        cmocka_unit_test(eigenvector_is_the_dense_one),
        cmocka_unit_test(bipartite_graphs_settle),
        cmocka_unit_test(holes_are_burts),
        cmocka_unit_test(cohesion_is_its_definition),
        cmocka_unit_test(nobody_and_no_ties),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
