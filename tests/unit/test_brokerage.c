#include "check.h"
#include "graphs.h"
#include "measures/ego/brokerage.h"

#include <string.h>

enum { MOST = 30, GROUPS = 4 };

/* Every i, j, k as the definition says. */
static void plain(const struct graph *g, const uint32_t *group,
                  double count[][PDN_ROLES])
{
    bool arc[MOST][MOST] = {{false}};

    memset(count, 0, g->n * sizeof *count);
    for (size_t k = 0; k < g->m; k++) {
        arc[g->from[k]][g->to[k]] = true;
        if (!g->directed) arc[g->to[k]][g->from[k]] = true;
    }
    for (size_t i = 0; i < g->n; i++) {
        for (size_t j = 0; j < g->n; j++) {
            for (size_t k = 0; k < g->n; k++) {
                if (i == k || !arc[i][j] || !arc[j][k] || arc[i][k]) continue;
                bool ij = group[i] == group[j], jk = group[j] == group[k];
                int role = ij && jk               ? PDN_COORDINATOR
                           : ij                   ? PDN_REPRESENTATIVE
                           : jk                   ? PDN_GATEKEEPER
                           : group[i] == group[k] ? PDN_ITINERANT
                                                  : PDN_LIAISON;
                count[j][role]++;
                count[j][PDN_BROKERAGE]++;
            }
        }
    }
}

static void agrees_with_three_loops(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 41, 0, 0);
    for (int round = 0; round < 60; round++) {
        size_t n = pdn_random_below(&r, MOST);
        struct graph g =
            graph_random(&r, n, .4 * pdn_random_unit(&r), round % 3 != 0);
        pdn_adjacency a = packed(&g);
        uint32_t group[MOST];
        double want[MOST][PDN_ROLES];
        pdn_roles got[MOST];
        for (size_t v = 0; v < n; v++)
            group[v] = pdn_random_below(&r, GROUPS);
        MUST(brokerage__count(&a, group, GROUPS, got));
        plain(&g, group, want);
        for (size_t v = 0; v < n; v++) {
            for (int k = 0; k < PDN_ROLES; k++) {
                CHECK(near(got[v].count[k], want[v][k], 0),
                      "round %d, role %d of %zu: %g, want %g", round, k, v,
                      got[v].count[k], want[v][k]);
                assert_true(g.directed || isnan(got[v].z[k]));
            }
        }
        pdn_adjacency_clear(&a);
    }
}

/* The moments hold for arcs that are there with chance d; put the d of the
 * draw aside and simulate at a fixed one: 9 people in 4 + 3 + 2, 4 000 draws.
 * E and Var of the formulas at d = .3, by hand from the worked example for the
 * first actor (group of 4): p = .063, cube = (.3 x .7)^3 = .009261. */
static void moments_hold_in_simulation(void **state)
{
    (void)state;
    static const uint32_t group[] = {0, 0, 0, 0, 1, 1, 1, 2, 2};
    /* M: 3x2; 3x2+2x1; 3x5; 3x5; 3x2+2x3; 8x7
     * S: 3x2x1; 3x2x1+0; 3x10+5x3; the same; 2(3x1+2x3); 8x7x6 */
    static const double m[] = {6, 8, 15, 15, 12, 56};
    static const double s[] = {6, 6, 45, 45, 18, 336};
    enum { DRAWS = 4000 };
    double sum[PDN_ROLES] = {0}, squares[PDN_ROLES] = {0};
    pdn_random r;

    pdn_random_start(&r, 42, 0, 0);
    for (int draw = 0; draw < DRAWS; draw++) {
        struct graph g = graph_random(&r, 9, .3, true);
        double count[9][PDN_ROLES];
        plain(&g, group, count);
        for (int k = 0; k < PDN_ROLES; k++) {
            sum[k] += count[0][k];
            squares[k] += count[0][k] * count[0][k];
        }
    }
    for (int k = 0; k < PDN_ROLES; k++) {
        double mean = sum[k] / DRAWS;
        double variance = squares[k] / DRAWS - mean * mean;
        double p = .063, v = m[k] * p * (1 - p) + 2 * s[k] * .009261;
        CHECK(near(mean, m[k] * p, 4 * sqrt(v / DRAWS)), "role %d: mean %g", k,
              mean);
        CHECK(near(variance, v, .12 * v), "role %d: variance %g, want %g", k,
              variance, v);
    }
}

/* The same formulas as the library has them: a graph of 9 with 22 arcs. */
static void moments_are_those_formulas(void **state)
{
    (void)state;
    static const uint32_t group[] = {0, 0, 0, 0, 1, 1, 1, 2, 2};
    static const double m[] = {6, 8, 15, 15, 12, 56};
    static const double s[] = {6, 6, 45, 45, 18, 336};
    struct graph g = {.n = 9, .m = 22, .directed = true};
    pdn_roles got[9];
    double d = 22. / 72, p = d * d * (1 - d), cube = pow(d * (1 - d), 3);

    for (uint32_t k = 0; k < 22; k++) {
        g.from[k] = k % 9;
        g.to[k] = (k % 9 + 1 + k / 9) % 9;
    }
    pdn_adjacency a = packed(&g);
    assert_int_equal(a.arcs, 22);
    MUST(brokerage__count(&a, group, 3, got));
    for (int k = 0; k < PDN_ROLES; k++) {
        double v = m[k] * p * (1 - p) + 2 * s[k] * cube;
        assert_true(near(got[0].expected[k], m[k] * p, 1e-12));
        assert_true(near(got[0].sd[k], sqrt(v), 1e-12));
        assert_true(
            near(got[0].z[k], (got[0].count[k] - m[k] * p) / sqrt(v), 1e-9));
    }
    assert_true(isnan(got[8].z[PDN_COORDINATOR]));
    pdn_adjacency_clear(&a);
}

static void one_group_and_nobody(void **state)
{
    (void)state;
    static const uint32_t group[] = {0, 0, 0};
    struct graph g = {
        .n = 3, .m = 2, .directed = true, .from = {0, 1}, .to = {1, 2}};
    struct graph none = {.n = 0, .directed = true};
    pdn_roles got[3];
    pdn_adjacency a = packed(&g);

    MUST(brokerage__count(&a, group, 1, got));
    assert_true(near(got[1].count[PDN_COORDINATOR], 1, 0));
    assert_true(isnan(got[1].z[PDN_LIAISON]) && isnan(got[1].z[PDN_ITINERANT]));
    pdn_adjacency_clear(&a);
    a = packed(&none);
    MUST(brokerage__count(&a, group, 0, got));
    pdn_adjacency_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_three_loops),
        cmocka_unit_test(moments_hold_in_simulation),
        cmocka_unit_test(moments_are_those_formulas),
        cmocka_unit_test(one_group_and_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
