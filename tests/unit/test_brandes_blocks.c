#include "measures/paths/brandes.h"
#include "measures/paths/brandes_blocks.h"

#include "check.h"
#include "graphs.h"

#include <string.h>

enum { MOST = 90 };

/* The network that is left: no row of the mute, nobody absent. */
static struct graph left(const struct graph *g, const bool *mute,
                         const bool *absent)
{
    struct graph own = {.n = g->n, .directed = true};

    for (size_t e = 0; e < g->m; e++) {
        uint32_t v = g->from[e], w = g->to[e];
        if (mute[v] || absent[v] || absent[w]) continue;
        own.from[own.m] = v;
        own.to[own.m++] = w;
    }
    return own;
}

/* Beside igraph, and beside the kernel of one source. */
static void compare(const struct graph *own, const double *score)
{
    pdn_adjacency a = packed(own);
    brandes b = {0};
    double alone[MOST] = {0};
    igraph_t ig;
    igraph_vector_t theirs;

    to_igraph(own, &ig);
    igraph_vector_init(&theirs, 0);
    igraph_betweenness(&ig, &theirs, igraph_vss_all(), true, NULL);
    MUST(brandes__init(&b, own->n, own->m, false));
    for (uint32_t s = 0; s < own->n; s++)
        brandes__add(&b, &a.out, NULL, NULL, s, alone);
    for (size_t v = 0; v < own->n; v++) {
        CHECK(close_to(score[v] + 1, VECTOR(theirs)[v] + 1, 1e-12),
              "%zu has %.15g, igraph %.15g", v, score[v], VECTOR(theirs)[v]);
        CHECK(close_to(score[v] + 1, alone[v] + 1, 1e-12),
              "%zu has %.15g, alone %.15g", v, score[v], alone[v]);
        CHECK((alone[v] > 0) == (score[v] > 0), "%zu: %g, alone %g", v,
              score[v], alone[v]);
    }
    brandes__clear(&b);
    pdn_adjacency_clear(&a);
    igraph_vector_destroy(&theirs);
    igraph_destroy(&ig);
}

static void blocks_agree_with_igraph(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 31, 0, 0);
    for (int round = 0; round < 120; round++) {
        size_t n = 1 + pdn_random_below(&r, MOST);
        struct graph g = graph_random(
            &r, n, 8 * pdn_random_unit(&r) / (double)n, round % 2 == 0);
        pdn_adjacency a = packed(&g);
        bool mute[MOST] = {false}, absent[MOST] = {false};
        double score[MOST] = {0}, other[MOST] = {0};
        brandes_blocks *b = NULL;

        for (size_t v = 0; v < n && round % 3 > 0; v++) {
            mute[v] = pdn_random_unit(&r) < .3;
            absent[v] = pdn_random_unit(&r) < .2;
        }
        MUST(brandes_blocks__new(n, a.out.m, &b));
        brandes_blocks__score(b, &a.out, mute, absent, score);
        for (int p = BLOCKS_ANY; p < BLOCKS_AVX512; p++) {
            brandes_blocks__only(b, p);
            brandes_blocks__score(b, &a.out, mute, absent, other);
            assert_memory_equal(score, other, n * sizeof *score);
        }
        if (!g.directed) { /* as it stands in the rows */
            struct graph both = {.n = n, .directed = true};
            for (size_t e = 0; e < g.m; e++) {
                both.from[both.m] = g.from[e];
                both.to[both.m++] = g.to[e];
                both.from[both.m] = g.to[e];
                both.to[both.m++] = g.from[e];
            }
            g = both;
        }
        struct graph own = left(&g, mute, absent);
        compare(&own, score);
        brandes_blocks__free(b);
        pdn_adjacency_clear(&a);
    }
}

/* By hand: of a path of n, who is k-th from 0 lies between the k before and
 * the n - 1 - k behind; n levels, and nobody is met on one in two lanes. */
static void a_path_by_hand(void **state)
{
    (void)state;
    struct graph g = {.n = MOST, .m = MOST - 1, .directed = true};
    brandes_blocks *b = NULL;
    double score[MOST] = {0};
    pdn_adjacency a;

    for (uint32_t v = 0; v + 1 < MOST; v++) {
        g.from[v] = v;
        g.to[v] = v + 1;
    }
    a = packed(&g);
    MUST(brandes_blocks__new(g.n, g.m, &b));
    for (int twice = 0; twice < 2; twice++) {
        brandes_blocks__score(b, &a.out, NULL, NULL, score);
        for (uint32_t v = 0; v < MOST; v++)
            assert_true(near(score[v], v * (MOST - 1. - v), 0));
    }
    brandes_blocks__free(b);
    pdn_adjacency_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_agree_with_igraph),
        cmocka_unit_test(a_path_by_hand),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
