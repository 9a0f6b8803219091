/* What is left of a network without some people: against one that is packed and
 * counted anew. */
#include "check.h"
#include "graphs.h"
#include "measures/graph/remainder.h"

enum { MOST = 24 };

/* Numbers those who stay; returns how many. */
static uint32_t number_those(const bool *gone, size_t n, uint32_t *now)
{
    uint32_t stay = 0;

    for (size_t v = 0; v < n; v++)
        now[v] = gone[v] ? UINT32_MAX : stay++;
    return stay;
}

static pdn_adjacency packed_anew(const struct graph *g, const uint32_t *now,
                                 size_t stay)
{
    struct graph left = {.n = stay, .directed = g->directed};

    for (size_t k = 0; k < g->m; k++) {
        if (now[g->from[k]] == UINT32_MAX || now[g->to[k]] == UINT32_MAX)
            continue;
        left.from[left.m] = now[g->from[k]];
        left.to[left.m++] = now[g->to[k]];
    }
    return packed(&left);
}

static void check_same(const pdn_packed *a, const pdn_packed *b)
{
    assert_int_equal(a->n, b->n);
    assert_int_equal(a->m, b->m);
    assert_memory_equal(a->start, b->start, (a->n + 1) * sizeof *a->start);
    if (a->m > 0) assert_memory_equal(a->to, b->to, a->m * sizeof *a->to);
}

static void rows_are_those_packed_anew(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 5, 0, 0);
    for (int round = 0; round < 60; round++) {
        size_t n = 1 + pdn_random_below(&r, MOST);
        struct graph g = graph_random(&r, n, .2, round % 2 == 0);
        pdn_adjacency all = packed(&g), left = {0};
        bool gone[MOST] = {false};
        uint32_t now[MOST];
        for (size_t v = 0; v < n; v++)
            gone[v] = pdn_random_below(&r, 4) == 0;
        uint32_t stay = number_those(gone, n, now);
        pdn_adjacency anew = packed_anew(&g, now, stay);
        MUST(remainder__network(&all, now, stay, &left));
        check_same(&left.out, &anew.out);
        check_same(&left.in, &anew.in);
        check_same(&left.both, &anew.both);
        assert_int_equal(left.arcs, anew.arcs);
        assert_int_equal(left.dyads, anew.dyads);
        pdn_adjacency_clear(&all);
        pdn_adjacency_clear(&left);
        pdn_adjacency_clear(&anew);
    }
}

/* The figures without v are those of the network of the others, to the bit. */
static void check_without(const struct graph *g, const bool *answered,
                          const remainder__triads *t, uint32_t v)
{
    bool gone[MOST] = {false}, heard[MOST] = {false};
    uint32_t now[MOST];
    double named[MOST], want[PDN_WHOLES], got[PDN_WHOLES];

    gone[v] = true;
    uint32_t stay = number_those(gone, g->n, now);
    for (size_t w = 0; w < g->n; w++)
        if (now[w] != UINT32_MAX) heard[now[w]] = answered[w];
    pdn_adjacency left = packed_anew(g, now, stay);
    graph_level__people who = {.answered = heard};
    MUST(indicators__figures(&left, &who, INDICATORS_TRIADS, 1, 1, want));
    remainder__triads_without(t, v, named, got);
    static const int of[] = {PDN_WHOLE_TRANSITIVITY,
                             PDN_WHOLE_CENTRALISATION_IN};
    for (size_t k = 0; k < LEN(of); k++)
        CHECK(isnan(want[of[k]]) ? isnan(got[of[k]])
                                 : near(got[of[k]], want[of[k]], 0),
              "without %u of %zu: %g for %g", v, g->n, got[of[k]], want[of[k]]);
    pdn_adjacency_clear(&left);
}

static void triads_are_those_counted_anew(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 6, 0, 0);
    for (int round = 0; round < 60; round++) {
        size_t n = 1 + pdn_random_below(&r, MOST);
        struct graph g = graph_random(&r, n, .05 * (round % 8), round % 2 == 0);
        pdn_adjacency all = packed(&g);
        bool answered[MOST];
        graph_level__people who = {.answered = answered};
        remainder__triads t = {0};
        for (size_t v = 0; v < n; v++)
            answered[v] = pdn_random_below(&r, 4) > 0;
        MUST(remainder__triads_of(&all, &who, &t));
        for (uint32_t v = 0; v < n; v++)
            check_without(&g, answered, &t, v);
        remainder__triads_clear(&t);
        pdn_adjacency_clear(&all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_those_packed_anew),
        cmocka_unit_test(triads_are_those_counted_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
