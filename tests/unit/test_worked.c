/* The worked graphs K and D: every figure to the last digit given. */
#include "check.h"
#include "graphs.h"
#include "measures/cohesion/centrality.h"
#include "measures/cohesion/cohesion.h"
#include "measures/ego/brokerage.h"
#include "measures/ego/constraint.h"
#include "measures/paths/betweenness.h"
#include "measures/paths/harmonic.h"

static const double nan_ = (double)NAN;

enum { KN = 10, DN = 8 };

/* methods, fixture sheet for K, computed there with networkx and sna */
static const double k_harmonic[KN] = {.4425926, .4425926, .5592593, .6018519,
                                      .5092593, .6111111, .5925926, .4796296,
                                      .5351852, .3740741};
static const double k_betweenness[KN] = {0, 0, 14, 18, 0, 20, 18, 0, 8, 0};
static const double k_eigenvector[KN] = {.453511, .453511, .720184, .956830,
                                         .756111, 1,       .875080, .596374,
                                         .668349, .258247};
static const double k_pagerank[KN] = {.085765, .085765, .121111, .117216,
                                      .081482, .117427, .122068, .086584,
                                      .130583, .051999};
static const double k_constraint[KN] = {1.006944, 1.006944, .611111, .558642,
                                        .888889,  .558642,  .558642, .888889,
                                        .558642,  1};
static const double k_size[KN] = {1,        1,        2.333333, 2.333333, 1,
                                  2.333333, 2.333333, 1,        2.333333, 1};
static const double k_hierarchy[KN] = {.009938, .009938,    .052205, .045494,
                                       0,       .045494,    .045494, 0,
                                       .045494, (double)NAN};
static const double k_clustering[KN] = {
    1, 1, 1. / 3, 1. / 3, 1, 1. / 3, 1. / 3, 1, 1. / 3, (double)NAN};

static void same(const char *what, const double *got, const double *want,
                 size_t n, double tolerance)
{
    for (size_t v = 0; v < n; v++)
        CHECK(near(got[v], want[v], tolerance), "%s of %zu is %.9g, want %.9g",
              what, v + 1, got[v], want[v]);
}

static void k_ways(void **state)
{
    (void)state;
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    double x[KN], mean = 0;

    MUST(betweenness__compute(&a, NULL, 1, x));
    same("betweenness", x, k_betweenness, KN, 1e-12);
    MUST(harmonic__compute(&a.out, 1, x, NULL, NULL));
    for (size_t v = 0; v < KN; v++) {
        x[v] /= KN - 1;
        mean += x[v] / KN;
    }
    same("harmonic", x, k_harmonic, KN, 5e-8);
    CHECK(near(mean, .5148148, 5e-8), "efficiency %.9g", mean);
    pdn_adjacency_clear(&a);
}

/* methods: edge betweenness in edge order; at v it sums to 2 b(v) + 9. */
static void k_ties(void **state)
{
    (void)state;
    static const double want[12] = {1, 8, 8, 21, 4, 20, 5, 24, 7, 14, 2, 9};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    double x[KN], edge[24];

    MUST(betweenness__edges(&a, NULL, 1, x, edge));
    same("betweenness", x, k_betweenness, KN, 1e-12);
    for (size_t v = 0; v < KN; v++) {
        double sum = 0;
        for (uint32_t e = a.out.start[v]; e < a.out.start[v + 1]; e++) {
            CHECK(near(edge[e], want[a.out.tie[e]], 1e-12), "tie %u: %g",
                  a.out.tie[e], edge[e]);
            sum += edge[e];
        }
        assert_true(near(sum, 2 * x[v] + KN - 1, 1e-12));
    }
    pdn_adjacency_clear(&a);
}

static void k_standing(void **state)
{
    (void)state;
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    double x[KN], closed[KN], pairs[KN], all_closed = 0, all_pairs = 0;

    MUST(centrality__eigenvector(&a.both, x));
    same("eigenvector", x, k_eigenvector, KN, 5e-7);
    MUST(centrality__pagerank(&a, x));
    same("pagerank", x, k_pagerank, KN, 5e-7);
    MUST(cohesion__clustering(&a.both, x, closed, pairs));
    same("clustering", x, k_clustering, KN, 1e-15);
    for (size_t v = 0; v < KN; v++) {
        all_closed += closed[v];
        all_pairs += pairs[v];
    }
    CHECK(near(all_closed / all_pairs, .4736842, 5e-8), "transitivity");
    pdn_adjacency_clear(&a);
}

static void k_circle(void **state)
{
    (void)state;
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    pdn_holes h[KN];
    double c[KN], s[KN], x[KN];
    uint32_t core[KN], parts[KN];

    MUST(constraint__figures(&a, h));
    for (size_t v = 0; v < KN; v++) {
        c[v] = h[v].constraint;
        s[v] = h[v].effective_size;
        x[v] = h[v].hierarchy;
    }
    same("constraint", c, k_constraint, KN, 5e-7);
    same("effective size", s, k_size, KN, 5e-7);
    same("hierarchy", x, k_hierarchy, KN, 5e-7);
    MUST(cohesion__core(&a.both, core));
    MUST(cohesion__parts_if_gone(&a.both, parts));
    for (size_t v = 0; v < KN; v++) {
        /* methods: coreness 2 x9, 1; articulation 3 4 6 7 9 */
        bool cut = v == 2 || v == 3 || v == 5 || v == 6 || v == 8;
        assert_int_equal(core[v], v == 9 ? 1 : 2);
        assert_int_equal(parts[v], cut ? 2 : 1);
    }
    pdn_adjacency_clear(&a);
}

/* methods, fixture sheet for D: w_I w_O b_IO b_OI b_O t of each, and the
 * moments that sna::brokerage gives. */
static const int in_order[PDN_ROLES] = {PDN_COORDINATOR,    PDN_ITINERANT,
                                        PDN_REPRESENTATIVE, PDN_GATEKEEPER,
                                        PDN_LIAISON,        PDN_BROKERAGE};

static void d_counts(void **state)
{
    (void)state;
    static const double want[DN][PDN_ROLES] = {
        {1, 0, 0, 0, 0, 1}, {1, 0, 0, 1, 0, 2}, {1, 0, 1, 0, 0, 2},
        {1, 0, 1, 2, 2, 6}, {1, 0, 0, 0, 0, 1}, {1, 0, 0, 0, 0, 1},
        {0, 0, 0, 1, 0, 1}, {0, 0, 1, 0, 0, 1}};
    static const uint32_t group[DN] = {0, 0, 0, 1, 1, 1, 2, 2};
    struct graph g = graph_d();
    pdn_adjacency a = packed(&g);
    pdn_roles r[DN];

    MUST(brokerage__count(&a, group, 3, r));
    for (size_t v = 0; v < DN; v++)
        for (size_t k = 0; k < PDN_ROLES; k++)
            CHECK(near(r[v].count[in_order[k]], want[v][k], 0),
                  "role %zu of %zu is %g, want %g", k, v + 1,
                  r[v].count[in_order[k]], want[v][k]);
    pdn_adjacency_clear(&a);
}

static void d_moments(void **state)
{
    (void)state;
    static const double expected_b[PDN_ROLES] = {.0620, .2480, .3101,
                                                 .3101, .3721, 1.3022};
    static const double sd_b[PDN_ROLES] = {.245128, .536230, .705033,
                                           .705033, .708592, 1.706916};
    static const double z_4[PDN_ROLES] = {3.8265, -.4626, .9786,
                                          2.3970, 2.2974, 2.7522};
    static const double expected_c[PDN_ROLES] = {0,     .3721, .1860,
                                                 .1860, .5581, 1.3022};
    static const double sd_c[PDN_ROLES] = {0,       .674470, .546116,
                                           .546116, .907712, 1.706916};
    static const uint32_t group[DN] = {0, 0, 0, 1, 1, 1, 2, 2};
    struct graph g = graph_d();
    pdn_adjacency a = packed(&g);
    pdn_roles r[DN];

    MUST(brokerage__count(&a, group, 3, r));
    for (size_t k = 0; k < PDN_ROLES; k++) {
        int role = in_order[k];
        CHECK(near(r[3].expected[role], expected_b[k], 5e-5), "E of %zu", k);
        CHECK(near(r[3].sd[role], sd_b[k], 5e-7), "sd of %zu", k);
        CHECK(near(r[3].z[role], z_4[k], 5e-5), "z of %zu", k);
        CHECK(near(r[6].expected[role], expected_c[k], 5e-5), "E of %zu", k);
        CHECK(near(r[6].sd[role], sd_c[k], 5e-7), "sd of %zu", k);
    }
    CHECK(near(r[6].z[PDN_COORDINATOR], nan_, 0), "two cannot coordinate");
    pdn_adjacency_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(k_ways),     cmocka_unit_test(k_ties),
        cmocka_unit_test(k_standing), cmocka_unit_test(k_circle),
        cmocka_unit_test(d_counts),   cmocka_unit_test(d_moments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
