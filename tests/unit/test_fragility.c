/* What is left as people leave: the worked graph K of the methods (figures by
 * networkx and by enumeration), small graphs by hand, and other kernels. */
#include "check.h"
#include "graphs.h"
#include "measures/cohesion/cohesion.h"
#include "measures/paths/efficiency.h"
#include "measures/paths/harmonic.h"

#include "pdnet/fragility.h"

static const uint32_t k_order[10] = {6, 3, 9, 1, 2, 4, 5, 7, 8, 10};
static const uint32_t k_largest[11] = {10, 5, 4, 2, 2, 2, 2, 2, 1, 1, 0};

static void k_falls(void **state)
{
    (void)state;
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    uint32_t order[10], largest[11];

    MUST(pdn_removal_sequence(&a.both, PDN_REMOVE_BY_SIZE, 10, 2, order));
    MUST(pdn_removal_largest(&a.both, order, 10, largest));
    for (size_t q = 0; q < 10; q++)
        assert_int_equal(order[q] + 1, k_order[q]);
    for (size_t q = 0; q <= 10; q++)
        assert_int_equal(largest[q], k_largest[q]);
    pdn_adjacency_clear(&a);
}

/* Once: 6 4 and 7 (18 both) 3 9; degree: 3 4 6 7 9 (all of three contacts). */
static void k_orders(void **state)
{
    (void)state;
    static const uint32_t once[5] = {6, 4, 7, 3, 9};
    static const uint32_t degree[5] = {3, 4, 6, 7, 9};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    uint32_t order[5];

    MUST(pdn_removal_sequence(&a.both, PDN_REMOVE_BY_FIRST_BETWEENNESS, 5, 1,
                              order));
    for (size_t q = 0; q < 5; q++)
        assert_int_equal(order[q] + 1, once[q]);
    MUST(pdn_removal_sequence(&a.both, PDN_REMOVE_BY_DEGREE, 5, 1, order));
    for (size_t q = 0; q < 5; q++)
        assert_int_equal(order[q] + 1, degree[q]);
    pdn_adjacency_clear(&a);
}

/* Every set of `size` of ten: mean largest part, and the share that leaves no
 * more than `bad`. */
static void enumerate(const pdn_packed *both, unsigned size, uint32_t bad,
                      double *mean, double *share)
{
    double sets = 0, sum = 0, worse = 0;

    for (unsigned set = 0; set < 1024; set++) {
        uint32_t order[10], largest[11];
        size_t n = 0;
        if ((unsigned)__builtin_popcount(set) != size) continue;
        for (uint32_t v = 0; v < 10; v++)
            if (set >> v & 1) order[n++] = v;
        MUST(pdn_removal_largest(both, order, n, largest));
        sets++;
        sum += largest[n];
        worse += largest[n] <= bad;
    }
    *mean = sum / sets;
    *share = worse / sets;
}

static void k_every_set(void **state)
{
    (void)state;
    /* the worked example, exact: 7.7, 5.9778 (269/45), 4.725; .1, .178 (8/45),
     * .0083 */
    static const double mean[3] = {7.7, 269. / 45, 4.725};
    static const double share[3] = {.1, 8. / 45, 1. / 120};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);

    for (unsigned size = 1; size <= 3; size++) {
        double m = 0, s = 0;
        enumerate(&a.both, size, k_largest[size], &m, &s);
        assert_true(near(m, mean[size - 1], 1e-12));
        assert_true(near(s, share[size - 1], 1e-12));
    }
    pdn_adjacency_clear(&a);
}

static void k_rows(void **state)
{
    (void)state;
    /* the worked example, networkx: .5148 .2704 .1556 .0667 */
    static const double efficiency[4] = {.5148148148, .2703703704, .1555555556,
                                         .0666666667};
    static const double mean[4] = {1, .77, 269. / 450, .4725};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    pdn_fragility_options o = {
        .remove = .3, .draws = 4000, .threads = 2, .seed = 1};
    pdn_fragility_row *row = NULL;
    size_t rows = 0;

    MUST(pdn_fragility(&a.both, NULL, &o, &row, &rows));
    assert_int_equal(rows, 8);
    for (size_t q = 0; q < 4; q++) {
        assert_int_equal(row[q].order, PDN_REMOVAL_TARGETED);
        assert_true(near(row[q].largest_share, k_largest[q] / 10.0, 1e-12));
        assert_true(near(row[q].efficiency, efficiency[q], 1e-10));
        assert_true(isnan(row[q].largest_lo));
        assert_int_equal(row[4 + q].order, PDN_REMOVAL_RANDOM);
        /* sd of the share is below .25: four standard errors */
        assert_true(near(row[4 + q].largest_share, mean[q], .016));
        assert_true(row[4 + q].largest_lo <= row[4 + q].largest_share);
        assert_true(row[4 + q].largest_hi >= row[4 + q].largest_share);
    }
    assert_true(near(row[5].largest_lo, .5, 1e-12));
    assert_true(near(row[5].largest_hi, .9, 1e-12));
    free(row);
    pdn_adjacency_clear(&a);
}

static void without_draws(void **state)
{
    (void)state;
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    pdn_fragility_options o = {.remove = 1, .threads = 1};
    pdn_fragility_row *row = NULL;
    size_t rows = 0;

    MUST(pdn_fragility(&a.both, NULL, &o, &row, &rows));
    assert_int_equal(rows, 22);
    assert_true(near(row[10].largest_share, 0, 0));
    assert_true(isnan(row[12].largest_share) && isnan(row[12].efficiency));
    assert_true(isnan(row[1].as_bad));
    free(row);
    pdn_adjacency_clear(&a);
}

static void nobody_and_one(void **state)
{
    (void)state;
    pdn_fragility_options o = {.remove = 1, .draws = 3, .threads = 1};

    for (size_t n = 0; n < 2; n++) {
        struct graph g = {.n = n};
        pdn_adjacency a = packed(&g);
        pdn_fragility_row *row = NULL;
        size_t rows = 7;
        MUST(pdn_fragility(&a.both, NULL, &o, &row, &rows));
        assert_int_equal(rows, n == 0 ? 0 : 4);
        if (n == 1) assert_true(near(row[0].largest_share, 1, 0));
        if (n == 1) assert_true(isnan(row[0].efficiency));
        free(row);
        pdn_adjacency_clear(&a);
    }
}

/* Against the other kernels, on random graphs with some gone. */
static void other_kernels_agree(void **state)
{
    (void)state;
    pdn_random r;

    for (size_t round = 0; round < 20; round++) {
        pdn_random_start(&r, 5, 1, round);
        struct graph g = graph_random(&r, 20 + 30 * round, .012, false);
        bool gone[700] = {false};
        uint32_t order[700], largest[701], of[700], size[700];
        size_t left = 0, parts = 0, m = 0;
        pdn_adjacency a = packed(&g), b = {0};
        pdn_searches *s = NULL;
        double x[700], sum = 0;

        for (uint32_t v = 0; v < g.n; v++)
            if (pdn_random_unit(&r) < .3) gone[order[left++] = v] = true;
        MUST(efficiency__searches_new(g.n, &s));
        double got = efficiency__nearness(&a.both, gone, s);
        MUST(pdn_removal_largest(&a.both, order, left, largest));
        for (size_t k = 0; k < g.m; k++) {
            if (gone[g.from[k]] || gone[g.to[k]]) continue;
            g.from[m] = g.from[k];
            g.to[m++] = g.to[k];
        }
        MUST(pdn_adjacency_pack(g.n, false, g.from, g.to, m, &b));
        MUST(harmonic__compute(&b.both, 1, x, NULL, NULL));
        for (size_t v = 0; v < g.n; v++)
            sum += x[v];
        CHECK(close_to(got, sum, 1e-12), "%zu: %g, want %g", round, got, sum);
        MUST(cohesion__components(&b.both, of, size, &parts));
        uint32_t most = size[cohesion__largest(size, parts)];
        assert_int_equal(largest[left], left == g.n ? 0 : most);
        efficiency__searches_free(s);
        pdn_adjacency_clear(&a);
        pdn_adjacency_clear(&b);
    }
}

/* Above PDN_REMOVE_LARGE actors more orders move the largest parts alone. */
static void few_orders_of_many_people(void **state)
{
    (void)state;
    enum { MANY = PDN_REMOVE_LARGE + 1, TIES = 1000 };
    static uint32_t from[TIES], to[TIES];
    pdn_adjacency a = {0};
    pdn_fragility_row *few = NULL, *more = NULL;
    size_t rows = 0, apart = 0;
    pdn_fragility_options o = {.order = PDN_REMOVE_BY_DEGREE,
                               .remove = .00025,
                               .draws = PDN_REMOVE_ORDERS,
                               .threads = 2,
                               .seed = 1};

    for (uint32_t k = 0; k < TIES; k++) {
        from[k] = k / 8;
        to[k] = k + 1; /* a tree, eight under each */
    }
    MUST(pdn_adjacency_pack(MANY, false, from, to, TIES, &a));
    MUST(pdn_fragility(&a.both, NULL, &o, &few, &rows));
    o.draws = PDN_REMOVE_ORDERS + 10;
    o.threads = 3;
    MUST(pdn_fragility(&a.both, NULL, &o, &more, &rows));
    assert_int_equal(rows, 4);
    for (size_t q = 0; q < rows; q++) {
        assert_true(near(few[q].efficiency, more[q].efficiency, 0));
        assert_true(near(few[q].efficiency_lo, more[q].efficiency_lo, 0));
        apart += !near(few[q].largest_share, more[q].largest_share, 0);
    }
    assert_true(apart > 0);
    free(few);
    free(more);
    pdn_adjacency_clear(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(k_falls),
        cmocka_unit_test(k_orders),
        cmocka_unit_test(k_every_set),
        cmocka_unit_test(k_rows),
        cmocka_unit_test(without_draws),
        cmocka_unit_test(nobody_and_one),
        cmocka_unit_test(other_kernels_agree),
        cmocka_unit_test(few_orders_of_many_people),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
