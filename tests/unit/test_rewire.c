/* Rewiring: every network of small degree sequences, equally often. How many
 * there are: methods D2, by enumeration; where it does not say, counted here
 * by looking at all graphs. */
#include "pdnet/rewire.h"

#include "check.h"
#include "graphs.h"

#include <gsl/gsl_cdf.h>
#include <string.h>

enum { MOST = 4096 };

/* A graph of up to 6 as bits i * n + j, both ways where undirected. */
static uint64_t bits_of(const pdn_rewiring *w, size_t n, size_t m,
                        bool directed)
{
    uint32_t from[64], to[64];
    uint64_t bits = 0;

    pdn_rewiring_ties(w, from, to);
    for (size_t k = 0; k < m; k++) {
        bits |= UINT64_C(1) << (from[k] * n + to[k]);
        if (!directed) bits |= UINT64_C(1) << (to[k] * n + from[k]);
    }
    return bits;
}

/* Draws, each some trials after the one before; how many graphs are met, and
 * the chance of so uneven a count. */
static size_t tally(const struct graph *g, pdn_rewire_keep keep, size_t draws,
                    double *p)
{
    static uint64_t seen[MOST];
    static size_t times[MOST];
    size_t met = 0;
    double chi2 = 0;
    pdn_random r;
    pdn_rewiring *w = NULL;

    MUST(pdn_rewiring_new(g->n, g->directed, keep, g->from, g->to, g->m, &w));
    pdn_random_start(&r, 17, 1, g->m);
    for (size_t k = 0; k < draws; k++) {
        size_t at = 0;
        pdn_rewiring_run(w, &r, 60);
        uint64_t bits = bits_of(w, g->n, g->m, g->directed);
        while (at < met && seen[at] != bits)
            at++;
        if (at == met) {
            assert_true(met < MOST);
            seen[met] = bits;
            times[met++] = 0;
        }
        times[at]++;
    }
    double each = (double)draws / (double)met;
    for (size_t k = 0; k < met; k++)
        chi2 += ((double)times[k] - each) * ((double)times[k] - each) / each;
    *p = met > 1 ? gsl_cdf_chisq_Q(chi2, (double)(met - 1)) : 1;
    pdn_rewiring_free(w);
    return met;
}

static void undirected_all_equally_often(void **state)
{
    (void)state;
    static const struct {
        size_t n, m, graphs;
        uint32_t edge[6][2];
    } rows[5] = {
        {4, 3, 2, {{0, 1}, {0, 2}, {1, 3}}},                  /* 2 2 1 1 */
        {5, 4, 7, {{0, 1}, {1, 2}, {0, 3}, {2, 4}}},          /* 2 2 2 1 1 */
        {5, 5, 12, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}}}, /* 2 2 2 2 2 */
        {5, 5, 6, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {3, 4}}},  /* 3 2 2 2 1 */
        {6, 6, 70, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        struct graph g = {.n = rows[k].n, .m = rows[k].m};
        double p = 0;
        for (size_t e = 0; e < g.m; e++) {
            g.from[e] = rows[k].edge[e][0];
            g.to[e] = rows[k].edge[e][1];
        }
        size_t met = tally(&g, PDN_KEEP_DEGREES, 10000, &p);
        CHECK(met == rows[k].graphs, "row %zu: %zu graphs, want %zu", k, met,
              rows[k].graphs);
        CHECK(p > 1e-3, "row %zu: p %g", k, p);
    }
}

/* methods D2: igraph_rewire never leaves this one; there are two. */
static void the_ring_that_swaps_cannot_turn(void **state)
{
    (void)state;
    struct graph g = {.n = 4,
                      .m = 6,
                      .directed = true,
                      .from = {0, 0, 1, 1, 2, 2},
                      .to = {1, 3, 2, 3, 0, 3}};

    for (int keep = 0; keep < 2; keep++) {
        double p = 0;
        assert_int_equal(tally(&g, (pdn_rewire_keep)keep, 10000, &p), 2);
        assert_true(p > 1e-3);
    }
}

/* Degrees out, in and, where asked for, mutual of a graph of four as bits. */
static void degrees(uint64_t bits, bool mutual, unsigned char d[12])
{
    memset(d, 0, 12);
    for (unsigned i = 0; i < 4; i++)
        for (unsigned j = 0; j < 4; j++) {
            if (!(bits >> (i * 4 + j) & 1)) continue;
            d[i]++;
            d[4 + j]++;
            if (mutual && bits >> (j * 4 + i) & 1) d[8 + i]++;
        }
}

/* How many loopless graphs of four have the same degrees. */
static size_t alike(const struct graph *g, bool mutual)
{
    unsigned char want[12], got[12];
    uint64_t mine = 0, diagonal = 0x8421;
    size_t n = 0;

    for (size_t k = 0; k < g->m; k++)
        mine |= UINT64_C(1) << (g->from[k] * 4 + g->to[k]);
    degrees(mine, mutual, want);
    for (uint64_t bits = 0; bits < 65536; bits++) {
        if (bits & diagonal) continue;
        degrees(bits, mutual, got);
        n += memcmp(want, got, sizeof want) == 0;
    }
    return n;
}

static void directed_all_equally_often(void **state)
{
    (void)state;
    pdn_random r;
    size_t whole = 0;

    for (size_t round = 0; round < 40; round++) {
        pdn_random_start(&r, 23, 2, round);
        struct graph g = graph_random(&r, 4, .2 + .015 * (double)round, true);
        for (int keep = 0; keep < 2; keep++) {
            double p = 0;
            size_t want = alike(&g, keep == 1);
            size_t met = tally(&g, (pdn_rewire_keep)keep, 3000, &p);
            /* with mutual contacts apart a few are out of reach (rewire.h) */
            CHECK(met == want || (keep == 1 && met < want),
                  "round %zu, %d: %zu graphs, want %zu", round, keep, met,
                  want);
            whole += keep == 1 && met == want;
            CHECK(p > 1e-4, "round %zu, %d: p %g", round, keep, p);
        }
    }
    assert_true(whole >= 36);
}

/* A larger one: everybody's numbers stay, nothing repeats. */
static void numbers_are_kept(void **state)
{
    (void)state;
    pdn_random r;

    for (int kind = 0; kind < 3; kind++) {
        pdn_random_start(&r, 29, 3, (uint64_t)kind);
        struct graph g = graph_random(&r, 60, .2, kind > 0), h = g;
        pdn_rewiring *w = NULL;
        MUST(pdn_rewiring_new(g.n, g.directed,
                              kind == 2 ? PDN_KEEP_RECIPROCITY
                                        : PDN_KEEP_DEGREES,
                              g.from, g.to, g.m, &w));
        assert_true(pdn_rewiring_run(w, &r, 20000) > 1000);
        pdn_rewiring_ties(w, h.from, h.to);
        pdn_adjacency a = packed(&g), b = packed(&h);
        size_t mutual[2] = {0, 0};
        assert_int_equal(a.arcs, b.arcs);
        for (uint32_t v = 0; v < g.n; v++) {
            assert_int_equal(a.out.start[v + 1], b.out.start[v + 1]);
            assert_int_equal(a.in.start[v + 1], b.in.start[v + 1]);
            if (kind == 2)
                assert_int_equal(a.both.start[v + 1], b.both.start[v + 1]);
        }
        for (size_t k = 0; k < g.m; k++) {
            mutual[0] += pdn_packed_has(&a.out, g.to[k], g.from[k]);
            mutual[1] += pdn_packed_has(&b.out, h.to[k], h.from[k]);
        }
        if (kind == 2) assert_int_equal(mutual[0], mutual[1]);
        pdn_rewiring_free(w);
        pdn_adjacency_clear(&a);
        pdn_adjacency_clear(&b);
    }
}

static void nothing_to_rewire(void **state)
{
    (void)state;
    static const uint32_t from[2] = {0, 0}, to[2] = {1, 1};
    pdn_rewiring *w = NULL;
    pdn_random r;

    pdn_random_start(&r, 1, 1, 1);
    for (size_t m = 0; m < 2; m++) {
        MUST(pdn_rewiring_new(2, true, PDN_KEEP_DEGREES, from, to, m, &w));
        assert_int_equal(pdn_rewiring_run(w, &r, 100), 0);
        pdn_rewiring_free(w);
    }
    assert_int_equal(
        pdn_rewiring_new(2, true, PDN_KEEP_DEGREES, from, to, 2, &w), PDN_EARG);
    assert_int_equal(
        pdn_rewiring_new(1, true, PDN_KEEP_DEGREES, from, to, 1, &w), PDN_EARG);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(undirected_all_equally_often),
        cmocka_unit_test(the_ring_that_swaps_cannot_turn),
        cmocka_unit_test(directed_all_equally_often),
        cmocka_unit_test(numbers_are_kept),
        cmocka_unit_test(nothing_to_rewire),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
