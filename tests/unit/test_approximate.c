/* Sampled betweenness against the exact one. */
#include "check.h"
#include "graphs.h"
#include "measures/paths/betweenness.h"
#include "measures/paths/betweenness_sampled.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 500 };

/* The most that a score is off, as a share of all pairs. */
static double off(const pdn_adjacency *a, double epsilon, uint64_t seed,
                  size_t *samples)
{
    double exact[MOST], near_by[MOST], most = 0;
    double pairs = (double)a->n * ((double)a->n - 1);

    MUST(betweenness__compute(a, NULL, 2, exact));
    MUST(betweenness_sampled__compute(a, epsilon, 2, seed, near_by, samples));
    for (size_t v = 0; v < a->n; v++)
        most = fmax(most, fabs(exact[v] - near_by[v]));
    return most / (a->directed ? pairs : pairs / 2);
}

/* The bound may fail once in ten; over six seeds and both kinds, more than
 * four failures of twelve have a chance below .005. */
static void within_the_bound(void **state)
{
    (void)state;
    pdn_random r;
    int failures = 0;

    pdn_random_start(&r, 21, 0, 0);
    for (int directed = 0; directed < 2; directed++) {
        struct graph g = graph_random(&r, MOST, 3.6 / MOST, directed != 0);
        pdn_adjacency a = packed(&g);
        for (uint64_t seed = 1; seed <= 6; seed++) {
            size_t samples = 0;
            failures += off(&a, .03, seed, &samples) > .03;
            assert_true(samples > 1000);
        }
        pdn_adjacency_clear(&a);
    }
    assert_true(failures <= 4);
}

/* Without bias: with many paths the error falls as one over their root. On K
 * by hand: d = 10, 1/2 (3 + 1 + ln 10) / eps^2 paths. */
static void graph_k_in_the_limit(void **state)
{
    (void)state;
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    size_t samples = 0;

    double most = off(&a, .005, 3, &samples);
    assert_int_equal(samples,
                     (size_t)ceil(.5 / .005 / .005 * (3 + 1 + log(10))));
    /* four standard errors of a share of so many draws, at worst */
    CHECK(most < 4 * .5 / sqrt((double)samples), "off by %g", most);
    pdn_adjacency_clear(&a);
}

static void the_same_for_any_threads(void **state)
{
    (void)state;
    struct graph g = graph_d();
    pdn_adjacency a = packed(&g);
    double one[8], more[8];
    size_t samples = 0;

    MUST(betweenness_sampled__compute(&a, .05, 1, 4, one, &samples));
    MUST(betweenness_sampled__compute(&a, .05, 7, 4, more, &samples));
    assert_memory_equal(one, more, sizeof one);
    assert_int_equal(betweenness_sampled__compute(&a, 0, 1, 4, one, &samples),
                     PDN_EARG);
    assert_int_equal(
        betweenness_sampled__compute(&a, (double)NAN, 1, 4, one, &samples),
        PDN_EARG);
    assert_int_equal(
        betweenness_sampled__compute(&a, 1e-6, 1, 4, one, &samples), PDN_EARG);
    assert_memory_equal(one, more, sizeof one);
    pdn_adjacency_clear(&a);
}

static void few_people(void **state)
{
    (void)state;
    for (size_t n = 0; n < 5; n++) {
        struct graph g = {.n = n};
        pdn_adjacency a = packed(&g);
        double score[5] = {1, 1, 1, 1, 1};
        size_t samples = 1;
        MUST(betweenness_sampled__compute(&a, .1, 2, 1, score, &samples));
        assert_int_equal(samples, 0);
        for (size_t v = 0; v < n; v++)
            assert_true(near(score[v], 0, 0));
        pdn_adjacency_clear(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(within_the_bound),
        cmocka_unit_test(graph_k_in_the_limit),
        cmocka_unit_test(the_same_for_any_threads),
        cmocka_unit_test(few_people),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
