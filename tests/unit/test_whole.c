/* Figures of the network as a whole, against worked ones, closed forms and
 * plain searches. */
#include "check.h"
#include "graphs.h"
#include "measures/cohesion/core_periphery.h"
#include "networks.h"

#include "pdnet/measures.h"
#include "pdnet/tables.h"

/* A network of g, with these groups (NULL: all in one) and silent people. */
static pdn_network network(const struct graph *g, const uint32_t *group,
                           const bool *silent)
{
    struct plain p = {.n = g->n, .directed = g->directed, .arcs = g->m};

    for (size_t v = 0; v < g->n; v++) {
        p.group[v] = group != NULL ? group[v] : 0;
        p.answered[v] = silent == NULL || !silent[v];
    }
    for (size_t k = 0; k < g->m; k++) {
        p.from[k] = g->from[k];
        p.to[k] = g->to[k];
    }
    return network_of(&p);
}

static void measure(const struct graph *g, const uint32_t *group, size_t draws,
                    pdn_graph_level *out)
{
    pdn_network net = network(g, group, NULL);
    pdn_graph_level_options o = {
        .draws = draws, .seed = 1, .threads = 2, .null = PDN_NULL_ALL};

    MUST(pdn_graph_level_measure(&net, &o, out, NULL));
    pdn_network_clear(&net);
}

static bool empty(double x)
{
    return pdn_state_of(x) == PDN_NOT_DEFINED;
}

/* methods: the worked graph K (networkx) and, by hand, of betweenness
 * (0 0 14 18 0 20 18 0 8 0) 122 / (81 x 8 / 2), of degrees 6 / 72, of
 * distances (45 pairs) 123 / 45. */
static const struct {
    int which;
    double want;
} k_rows[] = {
    {PDN_WHOLE_N, 10},
    {PDN_WHOLE_RESPONSE, 1},
    {PDN_WHOLE_ARCS, 12},
    {PDN_WHOLE_DENSITY, 12. / 45},
    {PDN_WHOLE_TRANSITIVITY, .4736842105},
    {PDN_WHOLE_COMPONENTS, 1},
    {PDN_WHOLE_LARGEST_SHARE, 1},
    {PDN_WHOLE_EFFICIENCY, .5148148148},
    {PDN_WHOLE_MEAN_DISTANCE, 123. / 45},
    {PDN_WHOLE_CENTRALISATION_IN, 6. / 72},
    {PDN_WHOLE_CENTRALISATION_BETWEENNESS, 122. / 324},
    {PDN_WHOLE_EI_INDEX, -2. / 3},
    {PDN_WHOLE_ASSORTATIVITY, .7486910995},
    {PDN_WHOLE_MODULARITY_GROUP, .4965277778},
    {PDN_WHOLE_MODULARITY_LEIDEN, .4965277778},
};

static void graph_k_as_worked(void **state)
{
    (void)state;
    static const uint32_t group[10] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 2};
    struct graph g = graph_k();
    pdn_graph_level w[PDN_WHOLES];

    measure(&g, group, 0, w);
    for (size_t k = 0; k < LEN(k_rows); k++)
        CHECK(near(w[k_rows[k].which].value, k_rows[k].want, 1e-9),
              "%s is %.10g, want %.10g", w[k_rows[k].which].measure,
              w[k_rows[k].which].value, k_rows[k].want);
    assert_true(empty(w[PDN_WHOLE_CONFIRMATION].value));
    assert_true(empty(w[PDN_WHOLE_DENSITY].lo)); /* needs draws */
    assert_false(empty(w[PDN_WHOLE_EFFICIENCY].lo));
    assert_true(empty(w[PDN_WHOLE_TRANSITIVITY].p));
}

/* the worked example: 0>1, 1>0, 1>2, 2>3 have .5 and .3333. */
static const struct graph both_conventions = {
    .n = 4, .m = 4, .directed = true, .from = {0, 1, 1, 2}, .to = {1, 0, 2, 3}};

static void reciprocity_by_either_convention(void **state)
{
    (void)state;
    pdn_graph_level w[PDN_WHOLES];

    measure(&both_conventions, NULL, 10, w);
    assert_true(near(w[PDN_WHOLE_RECIPROCITY_ARCS].value, .5, 1e-12));
    assert_true(near(w[PDN_WHOLE_RECIPROCITY_DYADS].value, 1. / 3, 1e-12));
    assert_true(near(w[PDN_WHOLE_CONFIRMATION].value, 1. / 3, 1e-12));
    assert_true(near(w[PDN_WHOLE_DENSITY].value, 4. / 12, 1e-12));
    /* by hand: in-degrees 1 1 1 1, and 0 > 1 > 2 > 3 with 1 > 0 */
    assert_true(near(w[PDN_WHOLE_CENTRALISATION_IN].value, 0, 1e-12));
    assert_true(near(w[PDN_WHOLE_EI_INDEX].value, -1, 1e-12));
    assert_true(empty(w[PDN_WHOLE_ASSORTATIVITY].value));
}

/* 2 and 3 are silent: 2>3 cannot be; density 3 of 2 x 3, confirmed 1 of 1. */
static void the_silent_are_not_read_as_no(void **state)
{
    (void)state;
    struct graph g = both_conventions;
    static const bool silent[4] = {false, false, true, true};
    pdn_graph_level w[PDN_WHOLES];
    pdn_graph_level_options o = {.seed = 1, .draws = 50};

    g.m = 3;
    pdn_network net = network(&g, NULL, silent);
    MUST(pdn_graph_level_measure(&net, &o, w, NULL));
    assert_true(near(w[PDN_WHOLE_RESPONDENTS].value, 2, 0));
    assert_true(near(w[PDN_WHOLE_DENSITY].value, .5, 1e-12));
    assert_true(near(w[PDN_WHOLE_CONFIRMATION].value, 1, 1e-12));
    assert_true(near(w[PDN_WHOLE_RECIPROCITY_ARCS].value, 1, 1e-12));
    assert_true(near(w[PDN_WHOLE_RECIPROCITY_DYADS].value, 1, 1e-12));
    assert_true(empty(w[PDN_WHOLE_DENSITY].lo)); /* of two respondents */
    pdn_network_clear(&net);
}

/* By hand. Everybody who answered (0 1) names everybody: all that could be
 * returned is. And a > b > a, a > c of three who answered, a > d and b > e of
 * two who did not: 2 of 3 contacts, 1 of 2 pairs. */
static const struct {
    struct graph g;
    bool silent[5];
    double arcs, dyads;
} silent_partners[] = {
    {{.n = 3, .m = 4, .from = {0, 1, 0, 1}, .to = {1, 0, 2, 2}},
     {[2] = true},
     1,
     1},
    {{.n = 5, .m = 5, .from = {0, 1, 0, 0, 1}, .to = {1, 0, 2, 3, 4}},
     {[3] = true, [4] = true},
     2. / 3,
     1. / 2},
};

static void reciprocity_among_those_who_answered(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(silent_partners); k++) {
        struct graph g = silent_partners[k].g;
        pdn_graph_level w[PDN_WHOLES];
        pdn_graph_level_options o = {.seed = 1, .draws = 50};
        g.directed = true;
        pdn_network net = network(&g, NULL, silent_partners[k].silent);
        MUST(pdn_graph_level_measure(&net, &o, w, NULL));
        CHECK(near(w[PDN_WHOLE_RECIPROCITY_ARCS].value, silent_partners[k].arcs,
                   1e-12),
              "row %zu: arcs %g", k, w[PDN_WHOLE_RECIPROCITY_ARCS].value);
        CHECK(near(w[PDN_WHOLE_RECIPROCITY_DYADS].value,
                   silent_partners[k].dyads, 1e-12),
              "row %zu: dyads %g", k, w[PDN_WHOLE_RECIPROCITY_DYADS].value);
        CHECK(near(w[PDN_WHOLE_CONFIRMATION].value, silent_partners[k].dyads,
                   1e-12),
              "row %zu", k);
        pdn_network_clear(&net);
    }
}

/* Among the four who answered everybody names one and is named by one: 9
 * graphs, of which 3 are all returned and 6 not at all. The two who name the
 * silent 4 as well are no part of it (with them: 27 graphs, mean 8/27). */
static void chance_of_reciprocity_as_enumerated(void **state)
{
    (void)state;
    static const struct graph g = {.n = 5,
                                   .m = 6,
                                   .directed = true,
                                   .from = {0, 1, 2, 3, 0, 1},
                                   .to = {1, 0, 3, 2, 4, 4}};
    static const bool silent[5] = {[4] = true};
    pdn_graph_level w[PDN_WHOLES];
    enum { DRAWS = 1000 };
    pdn_graph_level_options o = {.seed = 1, .draws = DRAWS};
    pdn_network net = network(&g, NULL, silent);

    MUST(pdn_graph_level_measure(&net, &o, w, NULL));
    for (int k = PDN_WHOLE_RECIPROCITY_ARCS; k <= PDN_WHOLE_RECIPROCITY_DYADS;
         k++) {
        double sd = sqrt(2. / 9 / DRAWS);
        assert_true(near(w[k].value, 1, 1e-12));
        CHECK(near(w[k].null_mean, 1. / 3, 4 * sd), "mean %g", w[k].null_mean);
        CHECK(near(w[k].p, 2. / 3, 8 * sd), "p %g", w[k].p);
    }
    pdn_network_clear(&net);
}

/* Nothing named, everything named, one ring: no draw and nobody left out moves
 * the figure, and what cannot move has no interval. */
static void no_interval_without_width(void **state)
{
    (void)state;
    for (size_t all = 0; all < 2; all++) {
        struct graph g = {.n = 5, .directed = true};
        pdn_graph_level w[PDN_WHOLES];
        for (uint32_t a = 0; a < 5 && all == 1; a++) {
            for (uint32_t b = 0; b < 5; b++) {
                if (a == b) continue;
                g.from[g.m] = a;
                g.to[g.m++] = b;
            }
        }
        measure(&g, NULL, 50, w);
        assert_true(near(w[PDN_WHOLE_DENSITY].value, (double)all, 0));
        assert_true(near(w[PDN_WHOLE_LARGEST_SHARE].value, all ? 1 : .2, 0));
        for (int k = 0; k < PDN_WHOLES; k++)
            CHECK(empty(w[k].lo) ? empty(w[k].hi) : w[k].lo < w[k].hi,
                  "%zu, %s: %g to %g", all, w[k].measure, w[k].lo, w[k].hi);
        assert_true(empty(w[PDN_WHOLE_DENSITY].lo));
        assert_true(empty(w[PDN_WHOLE_DENSITY].draws));
        assert_true(all == 1 || empty(w[PDN_WHOLE_CONFIRMATION].value));
    }
}

/* the worked example: Y > 0 has density .7, and the spread of it under people
 * drawn again is .157607 exactly; t(.975, 4) = 2.776445 (tables). */
static void spread_of_density_as_worked(void **state)
{
    (void)state;
    static const int y[5][5] = {{0, 3, 1, 0, 2},
                                {3, 0, 2, 1, 0},
                                {1, 2, 0, 0, 1},
                                {0, 1, 0, 0, 4},
                                {2, 0, 1, 4, 0}};
    struct graph g = {.n = 5, .directed = true};
    pdn_graph_level w[PDN_WHOLES];
    enum { DRAWS = 4000 };

    for (uint32_t i = 0; i < 5; i++) {
        for (uint32_t j = 0; j < 5; j++) {
            if (y[i][j] == 0) continue;
            g.from[g.m] = i;
            g.to[g.m++] = j;
        }
    }
    pdn_network net = network(&g, NULL, NULL);
    pdn_graph_level_options o = {.draws = DRAWS, .seed = 1};
    MUST(pdn_graph_level_measure(&net, &o, w, NULL));
    double spread = (.7 - w[PDN_WHOLE_DENSITY].lo) / 2.776445;
    assert_true(near(w[PDN_WHOLE_DENSITY].value, .7, 1e-12));
    /* four standard errors of a spread over so many draws */
    CHECK(near(spread, .157607, 4 * .157607 / sqrt(2. * DRAWS)), "spread %g",
          spread);
    assert_true(near(w[PDN_WHOLE_DENSITY].hi, 1, 0));
    pdn_network_clear(&net);
}

/* Of a ring of five there are 12, all alike but for who is where: each pair
 * has contact in half of them. Groups {0,1}, {2,3,4}: 2 of 5 contacts within
 * on average, E-I .2; no transitivity. */
static void chance_as_enumerated(void **state)
{
    (void)state;
    static const uint32_t group[5] = {0, 0, 1, 1, 1};
    struct graph g = {
        .n = 5, .m = 5, .from = {0, 1, 2, 3, 4}, .to = {1, 2, 3, 4, 0}};
    pdn_graph_level w[PDN_WHOLES];
    enum { DRAWS = 2000 };

    measure(&g, group, DRAWS, w);
    const pdn_graph_level *ei = &w[PDN_WHOLE_EI_INDEX];
    /* E-I is -.2 or .6 with a half each (3 or 1 contacts within): .4 apart */
    CHECK(near(ei->null_mean, .2, 4 * .4 / sqrt(DRAWS)), "mean %g",
          ei->null_mean);
    assert_true(near(ei->null_lo, -.2, 1e-12) && near(ei->null_hi, .6, 1e-12));
    assert_true(ei->p > .9); /* the lower of two values, as likely */
    assert_true(near(w[PDN_WHOLE_TRANSITIVITY].null_mean, 0, 0));
    assert_true(near(w[PDN_WHOLE_TRANSITIVITY].p, 1, 0));
    assert_true(empty(w[PDN_WHOLE_RECIPROCITY_ARCS].p));
    assert_true(near(w[PDN_WHOLE_MEAN_DISTANCE].null_mean, 1.5, 1e-12));
}

/* the worked example: K has E-I -0.6667 where shuffled labels give +0.4667, and
 * 2 of 4 200 labelings are as far down: two-sided 4/4 200. The ring of five
 * above, all 10 labelings: contacts within 3 (half of them) or 1, E-I .2 on
 * average,
 * -.2 or .6. */
static void shuffled_as_enumerated(void **state)
{
    (void)state;
    static const uint32_t k_group[10] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 2};
    static const uint32_t ring_group[5] = {0, 0, 1, 1, 1};
    struct graph k = graph_k();
    struct graph ring = {
        .n = 5, .m = 5, .from = {0, 1, 2, 3, 4}, .to = {1, 2, 3, 4, 0}};
    pdn_graph_level w[PDN_WHOLES];
    enum { DRAWS = 1000 };

    measure(&k, k_group, DRAWS, w);
    assert_true(near(w[PDN_WHOLE_EI_INDEX].shuffled_mean, 1 - 48. / 90, 1e-12));
    /* 2/4 200 of 1 000: half a draw on average, 5 or more in .0002 of cases */
    assert_true(w[PDN_WHOLE_EI_INDEX].shuffled_p <= 2. * 5 / (DRAWS + 1));
    assert_true(near(w[PDN_WHOLE_EI_INDEX].shuffled_p,
                     w[PDN_WHOLE_ASSORTATIVITY].shuffled_p, .005));
    assert_true(empty(w[PDN_WHOLE_TRANSITIVITY].shuffled_mean));
    assert_true(empty(w[PDN_WHOLE_N].shuffled_p));

    measure(&ring, ring_group, DRAWS, w);
    assert_true(near(w[PDN_WHOLE_EI_INDEX].shuffled_mean, .2, 1e-12));
    assert_true(w[PDN_WHOLE_EI_INDEX].shuffled_p > .9);
    /* modularity of the two: 3/5 - .52 and 1/5 - .52, each in half */
    CHECK(near(w[PDN_WHOLE_MODULARITY_GROUP].shuffled_mean, .4 - .52,
               4 * .2 / sqrt(DRAWS)),
          "mean %g", w[PDN_WHOLE_MODULARITY_GROUP].shuffled_mean);
    measure(&ring, ring_group, 0, w);
    assert_true(near(w[PDN_WHOLE_EI_INDEX].shuffled_mean, .2, 1e-12));
    assert_true(empty(w[PDN_WHOLE_EI_INDEX].shuffled_p));
    measure(&ring, NULL, 20, w); /* one group: nothing to shuffle */
    assert_true(empty(w[PDN_WHOLE_EI_INDEX].shuffled_p));
}

/* A star has the degrees of no other graph: chance says nothing, p is 1. */
static void chance_without_choice(void **state)
{
    (void)state;
    static const uint32_t group[5] = {0, 0, 1, 1, 1};
    struct graph g = {.n = 5, .m = 4, .from = {0, 0, 0, 0}, .to = {1, 2, 3, 4}};
    pdn_network net = network(&g, group, NULL);
    pdn_graph_level_options o = {.draws = 30, .seed = 1, .null = PDN_NULL_ALL};
    pdn_graph_level w[PDN_WHOLES];
    double changed = 1;

    MUST(pdn_graph_level_measure(&net, &o, w, &changed));
    assert_true(near(changed, 0, 0));
    for (int k = 0; k < PDN_WHOLES; k++)
        CHECK(empty(w[k].p) ||
                  (near(w[k].p, 1, 0) && near(w[k].null_lo, w[k].value, 1e-12)),
              "row %d", k);
    assert_false(empty(w[PDN_WHOLE_EFFICIENCY].p));
    assert_true(near(w[PDN_WHOLE_CORE_PERIPHERY].value, 1, 1e-12));
    pdn_network_clear(&net);
}

static void the_same_for_any_threads(void **state)
{
    (void)state;
    pdn_random r;
    pdn_graph_level one[PDN_WHOLES], more[PDN_WHOLES];
    uint32_t group[12];

    pdn_random_start(&r, 3, 0, 0);
    struct graph g = graph_random(&r, 12, .25, true);
    for (uint32_t v = 0; v < 12; v++)
        group[v] = v % 3;
    pdn_network net = network(&g, group, NULL);
    pdn_graph_level_options o = {
        .draws = 150, .seed = 7, .threads = 1, .null = PDN_NULL_ALL};
    MUST(pdn_graph_level_measure(&net, &o, one, NULL));
    o.threads = 5;
    MUST(pdn_graph_level_measure(&net, &o, more, NULL));
    assert_memory_equal(one, more, sizeof one);
    for (int k = 0; k < PDN_WHOLES; k++)
        CHECK(empty(one[k].lo) ||
                  (one[k].lo <= one[k].value && one[k].value <= one[k].hi),
              "row %d", k);
    pdn_network_clear(&net);
}

static void few_people_and_no_contact(void **state)
{
    (void)state;
    pdn_graph_level w[PDN_WHOLES];

    for (size_t n = 0; n < 4; n++) {
        for (int directed = 0; directed < 2; directed++) {
            struct graph g = {.n = n, .directed = directed != 0};
            measure(&g, NULL, 20, w);
            assert_true(near(w[PDN_WHOLE_N].value, (double)n, 0));
            assert_true(near(w[PDN_WHOLE_ARCS].value, 0, 0));
            assert_true(near(w[PDN_WHOLE_COMPONENTS].value, (double)n, 0));
            assert_true(empty(w[PDN_WHOLE_EI_INDEX].value));
            assert_true(empty(w[PDN_WHOLE_MODULARITY_LEIDEN].value));
            assert_true(empty(w[PDN_WHOLE_MEAN_DISTANCE].value));
            assert_true(empty(w[PDN_WHOLE_CORE_PERIPHERY].value));
            assert_true(n > 1 || empty(w[PDN_WHOLE_DENSITY].value));
        }
    }
}

/* ---- core and periphery ------------------------------------------------- */

/* The correlation as it is defined: over all pairs. */
static double plain_fit(const pdn_packed *p, unsigned core)
{
    double n = 0, x = 0, y = 0, xy = 0;

    for (uint32_t i = 0; i < p->n; i++) {
        for (uint32_t j = i + 1; j < p->n; j++) {
            bool tie = pdn_packed_has(p, i, j);
            bool member = (core >> i & 1) != 0 || (core >> j & 1) != 0;
            n++;
            x += tie;
            y += member;
            xy += tie && member;
        }
    }
    double spread = x * (n - x) * y * (n - y);
    return spread > 0 ? (n * xy - x * y) / sqrt(spread) : -1;
}

static void core_periphery_against_all_cores(void **state)
{
    (void)state;
    pdn_random r;
    int few = 0, few_best = 0, more = 0, more_best = 0;

    pdn_random_start(&r, 17, 0, 0);
    for (int k = 0; k < 80; k++) {
        size_t n = k < 60 ? 4 + (size_t)k % 5 : 15;
        double chance = k < 60 ? (1 + k % 4) * .15 : .2 + (k % 2) * .2;
        struct graph g = graph_random(&r, n, chance, false);
        pdn_adjacency a = packed(&g);
        bool core[16];
        double fit = 0, most = -1;
        unsigned found = 0;
        MUST(core_periphery__correlation(&a.both, core, &fit));
        for (unsigned c = 0; c < 1U << g.n; c++)
            most = fmax(most, plain_fit(&a.both, c));
        if (!isnan(fit)) {
            for (size_t v = 0; v < g.n; v++)
                found |= core[v] ? 1U << v : 0;
            assert_true(near(fit, plain_fit(&a.both, found), 1e-12));
            *(k < 60 ? &few : &more) += 1;
            *(k < 60 ? &few_best : &more_best) += fit > most - 1e-9;
        }
        pdn_adjacency_clear(&a);
    }
    CHECK(few_best == few, "the best in %d of %d", few_best, few);
    CHECK(more_best > more * 8 / 10, "the best in %d of %d", more_best, more);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graph_k_as_worked),
        cmocka_unit_test(reciprocity_by_either_convention),
        cmocka_unit_test(the_silent_are_not_read_as_no),
        cmocka_unit_test(reciprocity_among_those_who_answered),
        cmocka_unit_test(chance_of_reciprocity_as_enumerated),
        cmocka_unit_test(no_interval_without_width),
        cmocka_unit_test(spread_of_density_as_worked),
        cmocka_unit_test(chance_as_enumerated),
        cmocka_unit_test(shuffled_as_enumerated),
        cmocka_unit_test(chance_without_choice),
        cmocka_unit_test(the_same_for_any_threads),
        cmocka_unit_test(few_people_and_no_contact),
        cmocka_unit_test(core_periphery_against_all_cores),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
