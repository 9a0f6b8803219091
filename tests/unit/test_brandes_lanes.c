#include "measures/paths/brandes.h"
#include "measures/paths/brandes_lanes.h"

#include "check.h"
#include "graphs.h"

#include <string.h>

enum { MOST = 70, LANES = BRANDES_LANES };

/* Who is not there, and who passes nothing on, by actor. */
struct sets {
    lane_set absent[MOST], mute[MOST];
};

static lane_set often(pdn_random *r, double p)
{
    lane_set set = 0;

    for (int k = 0; k < LANES; k++)
        set = set << 1 | (pdn_random_unit(r) < p);
    return set;
}

static void draw_sets(pdn_random *r, struct sets *s)
{
    double absent = .3 * pdn_random_unit(r), mute = .5 * pdn_random_unit(r);

    for (int v = 0; v < MOST; v++) {
        s->absent[v] = often(r, absent);
        s->mute[v] = often(r, mute);
    }
}

static bool in(lane_set set, int lane)
{
    return set >> lane & 1;
}

/* What lane k is a network of: no row of the mute, nobody absent. */
static struct graph of_lane(const struct graph *g, const struct sets *s, int k)
{
    struct graph own = {.n = g->n, .directed = true};

    for (size_t e = 0; e < g->m; e++) {
        uint32_t v = g->from[e], w = g->to[e];
        if (in(s->mute[v] | s->absent[v] | s->absent[w], k)) continue;
        own.from[own.m] = v;
        own.to[own.m++] = w;
    }
    return own;
}

static void from_everybody(const pdn_adjacency *a, const struct sets *s,
                           int processor, double *score)
{
    brandes_lanes *b = NULL;
    lane_network net = {&a->out, s->absent, s->mute};

    MUST(brandes_lanes__new(a->n, a->out.m, &b));
    brandes_lanes__only(b, processor);
    for (uint32_t v = 0; v < a->n; v++) {
        uint32_t source[LANES];
        for (int k = 0; k < LANES; k++)
            source[k] = in(s->absent[v], k) ? UINT32_MAX : v;
        brandes_lanes__add(b, &net, source, score);
    }
    brandes_lanes__free(b);
}

/* One lane beside igraph, and beside the kernel of one source, to the bit. */
static void compare_lane(const struct graph *own, const double *score, int k)
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
        double ours = score[v * LANES + (size_t)k];
        CHECK(close_to(ours + 1, VECTOR(theirs)[v] + 1, 1e-12),
              "lane %d: %zu has %.15g, igraph %.15g", k, v, ours,
              VECTOR(theirs)[v]);
        CHECK(near(ours, alone[v], 0), "lane %d: %zu has %.17g, alone %.17g", k,
              v, ours, alone[v]);
    }
    brandes__clear(&b);
    pdn_adjacency_clear(&a);
    igraph_vector_destroy(&theirs);
    igraph_destroy(&ig);
}

static void lanes_of_networks_agree_with_igraph(void **state)
{
    (void)state;
    pdn_random r;
    struct sets s;

    pdn_random_start(&r, 21, 0, 0);
    for (int round = 0; round < 40; round++) {
        size_t n = 1 + pdn_random_below(&r, MOST);
        struct graph g =
            graph_random(&r, n, 8 * pdn_random_unit(&r) / (double)n, true);
        pdn_adjacency a = packed(&g);
        double score[MOST * LANES] = {0};
        draw_sets(&r, &s);
        from_everybody(&a, &s, BRANDES_AVX512, score);
        for (int p = BRANDES_ANY; p < BRANDES_AVX512; p++) {
            double plain[MOST * LANES] = {0};
            from_everybody(&a, &s, p, plain);
            assert_memory_equal(score, plain, sizeof score);
        }
        for (int k = 0; k < LANES; k++) {
            struct graph own = of_lane(&g, &s, k);
            compare_lane(&own, score, k);
        }
        pdn_adjacency_clear(&a);
    }
}

/* Every lane a source of its own, lanes that rest at the end. */
static void lanes_of_sources_agree_with_igraph(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 22, 0, 0);
    for (int round = 0; round < 40; round++) {
        size_t n = 1 + pdn_random_below(&r, MOST);
        struct graph g = graph_random(
            &r, n, 8 * pdn_random_unit(&r) / (double)n, round % 2 == 0);
        pdn_adjacency a = packed(&g);
        lane_network net = {.out = &a.out};
        brandes_lanes *b = NULL;
        double score[MOST * LANES] = {0};
        igraph_t ig;
        igraph_vector_t theirs;

        MUST(brandes_lanes__new(n, a.out.m, &b));
        for (uint32_t s = 0; s < n; s += LANES) {
            uint32_t source[LANES];
            for (uint32_t k = 0; k < LANES; k++)
                source[k] = s + k < n ? s + k : UINT32_MAX;
            brandes_lanes__add(b, &net, source, score);
        }
        to_igraph(&g, &ig);
        igraph_vector_init(&theirs, 0);
        igraph_betweenness(&ig, &theirs, igraph_vss_all(), g.directed, NULL);
        for (size_t v = 0; v < n; v++) {
            double sum = 0;
            for (size_t k = 0; k < LANES; k++)
                sum += score[v * LANES + k] / (g.directed ? 1 : 2);
            CHECK(close_to(sum + 1, VECTOR(theirs)[v] + 1, 1e-12),
                  "%zu has %.15g, igraph %.15g", v, sum, VECTOR(theirs)[v]);
        }
        igraph_vector_destroy(&theirs);
        igraph_destroy(&ig);
        brandes_lanes__free(b);
        pdn_adjacency_clear(&a);
    }
}

/* By hand: RUNGS layers of two, each leading to both of the next, so that
 * 2^(k - 1) paths lead to who stands in layer k: more than 16 bits count. Of
 * the 2k before layer k and the 2 (RUNGS - 1 - k) behind it, half of all paths
 * lead through each of its two. */
static void paths_may_be_many(void **state)
{
    (void)state;
    enum { RUNGS = 34 };
    struct graph g = {.n = 2 * RUNGS, .directed = true};
    struct sets s = {{0}, {0}};
    pdn_adjacency a;

    for (uint32_t k = 0; k + 1 < RUNGS; k++)
        for (uint32_t way = 0; way < 4; way++) {
            g.from[g.m] = 2 * k + way / 2;
            g.to[g.m++] = 2 * k + 2 + way % 2;
        }
    a = packed(&g);
    for (int p = BRANDES_ANY; p <= BRANDES_AVX512; p++) {
        double score[MOST * LANES] = {0};
        from_everybody(&a, &s, p, score);
        for (uint32_t v = 0; v < g.n; v++)
            for (uint32_t lane = 0; lane < LANES; lane++) {
                uint32_t k = v / 2, want = 2 * k * (RUNGS - 1 - k);
                assert_true(near(score[v * LANES + lane], want, 0));
            }
    }
    pdn_adjacency_clear(&a);
}

/* By hand. 0 > 1 > 2 > 3 and 0 > 2. Lanes 0 and 1, from 0: 2 lies on the way to
 * 3, 1 on none. Lane 2, 2 mute, and lane 3, 2 absent: nobody carries anything.
 * Lane 4 rests. Lane 5, from 1: 2 carries the way to 3. Lane 6, 0 mute: nothing
 * begins. Lane 7, from 3: it has no row. */
static void a_line_by_hand(void **state)
{
    (void)state;
    struct graph g = {.n = 4,
                      .m = 4,
                      .directed = true,
                      .from = {0, 1, 2, 0},
                      .to = {1, 2, 3, 2}};
    const lane_set absent[4] = {0, 0, 1 << 3, 0};
    const lane_set mute[4] = {1 << 6, 0, 1 << 2, 0};
    uint32_t source[LANES] = {0, 0, 0, 0, UINT32_MAX, 1, 0, 3};
    const double want[LANES] = {1, 1, 0, 0, 0, 1, 0, 0};
    double score[4 * LANES] = {0};
    brandes_lanes *b = NULL;
    pdn_adjacency a = packed(&g);
    lane_network net = {&a.out, absent, mute};

    for (int k = 8; k < LANES; k++)
        source[k] = UINT32_MAX;
    MUST(brandes_lanes__new(4, 4, &b));
    for (int twice = 1; twice <= 2; twice++) {
        brandes_lanes__add(b, &net, source, score);
        for (int k = 0; k < LANES; k++) {
            assert_true(near(score[2 * LANES + k], twice * want[k], 0));
            assert_true(near(score[LANES + k], 0, 0));
        }
    }
    brandes_lanes__free(b);
    pdn_adjacency_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lanes_of_networks_agree_with_igraph),
        cmocka_unit_test(lanes_of_sources_agree_with_igraph),
        cmocka_unit_test(a_line_by_hand),
        cmocka_unit_test(paths_may_be_many),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
