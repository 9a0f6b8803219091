#include "breakdown/carriers/carriers.h"
#include "breakdown/carriers/cuts.h"
#include "check.h"
#include "graphs.h"
#include "labelings.h"

#include <igraph/igraph.h>

/* By trying every set of people. */
static size_t plain_cover(const pdn_link *link, size_t links, size_t people)
{
    size_t best = people;

    for (uint32_t set = 0; set < 1u << people; set++) {
        size_t size = 0, left = 0;
        for (size_t v = 0; v < people; v++)
            size += set >> v & 1;
        for (size_t k = 0; k < links; k++)
            left += !(set >> link[k].a & 1) && !(set >> link[k].b & 1);
        if (left == 0 && size < best) best = size;
    }
    return best;
}

static void covers_equal_trying_every_set(void **state)
{
    (void)state;
    pdn_random r;
    pdn_random_start(&r, 5, 5, 5);
    for (int round = 0; round < 120; round++) {
        const uint32_t people = 4 + pdn_random_below(&r, 7);
        const double chance = 0.1 + 0.8 * pdn_random_unit(&r);
        pdn_link any[64], across[64];
        size_t anys = 0, acrosses = 0, matched = 0;
        double cover = 0;
        for (uint32_t a = 0; a < people; a++)
            for (uint32_t b = a + 1; b < people; b++) {
                if (pdn_random_unit(&r) > chance) continue;
                any[anys++] = (pdn_link){a, b};
                if (a < people / 2 && b >= people / 2)
                    across[acrosses++] = (pdn_link){a, b};
            }
        MUST(carriers__cover_within(any, anys, people, &cover));
        assert_true(near(cover, (double)plain_cover(any, anys, people), 0));
        MUST(carriers__cover_between(across, acrosses, people, &matched));
        assert_int_equal(matched, plain_cover(across, acrosses, people));
    }
}

static void a_triangle_needs_two(void **state)
{
    (void)state;
    /* pdn-breakdown(1): a matching says 1 */
    static const pdn_link triangle[] = {{0, 1}, {1, 2}, {0, 2}};
    double cover = 0;
    MUST(carriers__cover_within(triangle, 3, 3, &cover));
    assert_true(near(cover, 2, 0));
    MUST(carriers__cover_within(NULL, 0, 0, &cover));
    assert_true(near(cover, 0, 0));
}

/* 120 people in 30 groups of four that all know one another, in a ring: three
 * of every four must go. */
static void big_groups_are_still_exact(void **state)
{
    (void)state;
    pdn_link link[400];
    size_t n = 0;
    double cover = 0;
    for (uint32_t c = 0; c < 30; c++)
        for (uint32_t a = 0; a < 4; a++)
            for (uint32_t b = a + 1; b < 4; b++)
                link[n++] = (pdn_link){4 * c + a, 4 * c + b};
    MUST(carriers__cover_within(link, n, 120, &cover));
    assert_true(near(cover, 90, 0));
}

static void silent_people_may_carry_too(void **state)
{
    (void)state;
    /* pdn-breakdown(1): a3 and b3 silent, only a1-b1 seen: at most 3, not 2 */
    struct plain p = {.directed = true, .n = 6, .groups = 2, .strata = 1};
    pdn_reports r = {0};
    pdn_carriers c;
    for (uint32_t i = 0; i < 6; i++) {
        p.group[i] = i >= 3;
        p.answered[i] = i != 2 && i != 5;
    }
    plain_arc(&p, 0, 3);
    pdn_reported q = plain_reported(&p);
    MUST(reports__make(&q, &r));
    MUST(carriers__of(&r, 0, 1, &c));
    assert_true(near(c.carriers, 1, 0));
    assert_true(near(c.carriers_max, 3, 0));
    assert_true(near(c.top_share, 1, 0));
    reports__clear(&r);
}

/* by enumeration: all answered */
static void p_star_of_the_rules(void **state)
{
    (void)state;
    static const struct {
        size_t n_g, n_h, e;
        double want;
    } cases[] = {
        {3, 3, 2, .5},    {2, 5, 3, .1667}, {2, 5, 4, .0476},
        {5, 5, 3, .0435}, {1, 4, 3, 1},     {1, 9, 5, 1},
    };
    for (size_t k = 0; k < LEN(cases); k++) {
        struct plain p = {.directed = true, .groups = 2, .strata = 1};
        pdn_reports r = {0};
        p.n = cases[k].n_g + cases[k].n_h;
        for (size_t i = 0; i < p.n; i++) {
            p.group[i] = i >= cases[k].n_g;
            p.answered[i] = true;
        }
        pdn_reported q = plain_reported(&p);
        MUST(reports__make(&q, &r));
        double p_star = carriers__chance(&r, 0, 1, cases[k].e, cases[k].e);
        CHECK(near(p_star, cases[k].want, 5e-5), "%zux%zu: %.6f", cases[k].n_g,
              cases[k].n_h, p_star);
        reports__clear(&r);
    }
}

/* By hand: a group of one has no dyad, so no draw holds one on anybody: 1 for
 * none, 0 for some; of one that is silent nobody holds any. */
static void p_star_of_a_group_of_one(void **state)
{
    (void)state;
    for (int answered = 0; answered < 2; answered++) {
        struct plain p = {.directed = true, .groups = 2, .strata = 1, .n = 4};
        pdn_reports r = {0};
        p.group[3] = 1;
        for (size_t i = 0; i < p.n; i++)
            p.answered[i] = i < 3 || answered;
        pdn_reported q = plain_reported(&p);
        MUST(reports__make(&q, &r));
        double none = carriers__chance(&r, 1, 1, 0, 0);
        double some = carriers__chance(&r, 1, 1, 1, 1);
        CHECK(none >= 0 && none <= 1, "%g", none);
        assert_true(near(some, 0, 0));
        assert_true(!answered || near(none, 1, 1e-12));
        reports__clear(&r);
    }
}

static void people_between_on_graph_k(void **state)
{
    (void)state;
    /* the worked example: NAV-HELSE 1; neighbours share one link each */
    struct plain p = plain_k();
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    size_t n = 0;
    MUST(cuts__people_between(&a.both, p.group, 0, 2, &n));
    assert_int_equal(n, 1);
    MUST(cuts__people_between(&a.both, p.group, 0, 1, &n));
    assert_int_equal(n, 1);
    pdn_adjacency_clear(&a);
}

/* igraph's vertex connectivity, super-source and super-sink added. */
static size_t by_igraph(const struct graph *g, const uint32_t *group,
                        uint32_t from, uint32_t to)
{
    struct graph wide = *g;
    igraph_t graph;
    igraph_integer_t found = 0;

    for (uint32_t v = 0; v < g->n; v++) {
        if (group[v] != from && group[v] != to) continue;
        wide.from[wide.m] = v;
        wide.to[wide.m++] = (uint32_t)g->n + (group[v] == to);
    }
    wide.n += 2;
    to_igraph(&wide, &graph);
    igraph_st_vertex_connectivity(&graph, &found, (igraph_integer_t)g->n,
                                  (igraph_integer_t)g->n + 1,
                                  IGRAPH_VCONN_NEI_ERROR);
    igraph_destroy(&graph);
    return (size_t)found;
}

static void people_between_equal_igraphs(void **state)
{
    (void)state;
    pdn_random r;
    pdn_random_start(&r, 9, 9, 9);
    for (int round = 0; round < 60; round++) {
        const size_t people = 6 + pdn_random_below(&r, 25);
        const double chance = 0.03 + 0.3 * pdn_random_unit(&r);
        struct graph g = graph_random(&r, people, chance, false);
        uint32_t group[40];
        size_t n = 0;
        for (size_t v = 0; v < people; v++)
            group[v] = v < 2 ? (uint32_t)v : pdn_random_below(&r, 4);
        pdn_adjacency a = packed(&g);
        MUST(cuts__people_between(&a.both, group, 0, 1, &n));
        assert_int_equal(n, by_igraph(&g, group, 0, 1));
        pdn_adjacency_clear(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(covers_equal_trying_every_set),
        cmocka_unit_test(a_triangle_needs_two),
        cmocka_unit_test(big_groups_are_still_exact),
        cmocka_unit_test(silent_people_may_carry_too),
        cmocka_unit_test(p_star_of_the_rules),
        cmocka_unit_test(p_star_of_a_group_of_one),
        cmocka_unit_test(people_between_on_graph_k),
        cmocka_unit_test(people_between_equal_igraphs),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
