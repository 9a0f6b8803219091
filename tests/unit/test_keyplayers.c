/* Key people and cuts: the worked graph K (the worked example, by R and by
 * hand), every set looked at one by one, and the heuristic beside it. */
#include "breakdown/fragility/keyplayer_search.h"
#include "check.h"
#include "graphs.h"
#include "measures/cohesion/cohesion.h"

#include "pdnet/fragility.h"

#include <string.h>

static const char *const id[60] = {
    "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11", "12",
    "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24",
    "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36",
    "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48",
    "49", "50", "51", "52", "53", "54", "55", "56", "57", "58", "59", "60"};

struct wanted {
    const char *goal, *actors;
    double f, f_n, df, reached, dr;
};

/* the worked example: one best on F is 6 (.555556, .644444, DF .662037); best
 * pairs 3+7 and 4+7 at .75; 1-reach 3+7, 3+9, 4+9 at 8 of 10, DR .9 */
static void k_sets(void **state)
{
    (void)state;
    static const double any = (double)NAN;
    static const struct wanted one = {"fragment", "6", 5. / 9, 29. / 45,
                                      .662037,    4,   any};
    static const struct wanted two[5] = {
        {"fragment", "3+7", .75, any, any, 8, .9},
        {"fragment", "4+7", .75, any, any, 7, any},
        {"reach", "3+7", any, any, any, 8, .9},
        {"reach", "3+9", any, any, any, 8, .9},
        {"reach", "4+9", any, any, any, 8, .9}};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    pdn_keyplayers p = {0};

    MUST(pdn_keyplayers_find(&a.both, id, 1, 1, &p));
    assert_string_equal(p.row[0].actors, one.actors);
    assert_true(near(p.row[0].fragmentation, one.f, 1e-12));
    assert_true(near(p.row[0].fragmentation_n, one.f_n, 1e-12));
    assert_true(near(p.row[0].distance_fragmentation, one.df, 5e-7));
    assert_true(near(p.row[0].sets, 1, 0) && near(p.row[0].exact, 1, 0));
    pdn_keyplayers_clear(&p);

    MUST(pdn_keyplayers_find(&a.both, id, 2, 1, &p));
    assert_true(p.rows >= 5);
    for (size_t k = 0; k < 5; k++) {
        assert_string_equal(pdn_code_text(&pdn_key_goal_codes, p.row[k].goal),
                            two[k].goal);
        assert_string_equal(p.row[k].actors, two[k].actors);
        if (!isnan(two[k].f))
            assert_true(near(p.row[k].fragmentation, two[k].f, 1e-12));
        assert_true(near(p.row[k].reached, two[k].reached, 0));
        if (!isnan(two[k].dr))
            assert_true(near(p.row[k].distance_reach, two[k].dr, 1e-12));
    }
    assert_int_equal(p.row[5].goal, PDN_KEY_DISTANCE_REACH);
    pdn_keyplayers_clear(&p);
    assert_int_equal(pdn_keyplayers_find(&a.both, id, 10, 1, &p), PDN_EDATA);
    assert_int_equal(pdn_keyplayers_find(&a.both, id, 0, 1, &p), PDN_EDATA);
    pdn_adjacency_clear(&a);
}

/* F of every single loss in K (fixture sheet). */
static void k_every_loss(void **state)
{
    (void)state;
    static const double f[10] = {0,       0,  .388889, .5,      0,
                                 .555556, .5, 0,       .222222, 0};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    articulation d = {0};
    uint64_t pairs[10];

    MUST(articulation__init(&d, 10));
    articulation__search(&d, &a.both, NULL);
    assert_int_equal(d.pairs, 90);
    articulation__pairs_without(&d, pairs);
    for (size_t v = 0; v < 10; v++)
        assert_true(near(1 - (double)pairs[v] / 72, f[v], 5e-7));
    articulation__clear(&d);
    pdn_adjacency_clear(&a);
}

/* Connected ordered pairs among those not in the set, by components. */
static uint64_t plain_pairs(const struct graph *g, uint64_t set)
{
    struct graph left = {.n = g->n};
    uint32_t of[60], size[60];
    size_t parts = 0;
    uint64_t pairs = 0;

    for (size_t k = 0; k < g->m; k++) {
        if (set >> g->from[k] & 1 || set >> g->to[k] & 1) continue;
        left.from[left.m] = g->from[k];
        left.to[left.m++] = g->to[k];
    }
    pdn_adjacency a = packed(&left);
    MUST(cohesion__components(&a.both, of, size, &parts));
    for (size_t c = 0; c < parts; c++)
        pairs += (uint64_t)size[c] * (size[c] - 1);
    pdn_adjacency_clear(&a);
    return pairs;
}

static void every_set_one_by_one(void **state)
{
    (void)state;
    pdn_random r;

    for (size_t round = 0; round < 12; round++) {
        pdn_random_start(&r, 8, 1, round);
        size_t n = 6 + round, k = 1 + round % 4, sets = 0;
        struct graph g = graph_random(&r, n, 1.6 / (double)n, false);
        pdn_adjacency a = packed(&g);
        uint64_t least = UINT64_MAX;
        keyplayer__best b = {0};

        for (uint64_t set = 0; set < UINT64_C(1) << n; set++) {
            if ((size_t)__builtin_popcountll(set) != k) continue;
            uint64_t pairs = plain_pairs(&g, set);
            if (pairs < least) sets = 0;
            if (pairs <= least) sets++;
            if (pairs < least) least = pairs;
        }
        MUST(keyplayer__best_fragment(&a.both, k, 1, &b));
        CHECK(near(-b.value, (double)least, .5), "round %zu: %g, want %g",
              round, -b.value, (double)least);
        CHECK(b.sets == sets, "round %zu: %zu sets, want %zu", round, b.sets,
              sets);
        keyplayer__best_clear(&b);
        pdn_adjacency_clear(&a);
    }
}

/* 60 people, sets of 10: too many. Six stars of ten: their middles are best on
 * reach, whatever is added. */
static void too_many_to_look_at(void **state)
{
    (void)state;
    struct graph g = {.n = 60};
    pdn_keyplayers p = {0}, again = {0};

    for (uint32_t v = 0; v < 60; v++) {
        if (v % 10 == 0) continue;
        g.from[g.m] = v - v % 10;
        g.to[g.m++] = v;
    }
    pdn_adjacency a = packed(&g);
    assert_true(keyplayer__may_enumerate(2000, 2) &&
                !keyplayer__may_enumerate(2001, 2));
    MUST(pdn_keyplayers_find(&a.both, id, 10, 3, &p));
    MUST(pdn_keyplayers_find(&a.both, id, 10, 3, &again));
    for (size_t k = 0; k < p.rows; k++) {
        assert_true(near(p.row[k].exact, 0, 0) && isnan(p.row[k].sets));
        assert_string_equal(p.row[k].actors, again.row[k].actors);
        if (p.row[k].goal == PDN_KEY_FRAGMENT)
            assert_true(near(p.row[k].fragmentation, 1, 0));
        else
            assert_true(near(p.row[k].reached, 60, 0));
    }
    pdn_keyplayers_clear(&p);
    pdn_keyplayers_clear(&again);
    pdn_adjacency_clear(&a);
}

static void k_cuts(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *actor, *other, *sizes, *groups, *cut_off;
    } want[8] = {
        /* by hand */
        {"person", "3", "", "7+2", "HELSE+OT|NAV", "NAV"},
        {"person", "4", "", "6+3", "HELSE+OT|NAV", "NAV"},
        {"person", "6", "", "5+4", "NAV+OT|HELSE", "HELSE"},
        {"person", "7", "", "6+3", "NAV+OT|HELSE", "HELSE"},
        {"person", "9", "", "8+1", "HELSE+NAV+OT|HELSE", ""},
        {"bridge", "3", "4", "7+3", "HELSE+OT|NAV", "NAV"},
        {"bridge", "6", "7", "6+4", "NAV+OT|HELSE", "HELSE"},
        {"bridge", "9", "10", "9+1", "HELSE+NAV+OT|HELSE", ""},
    };
    uint32_t of[10] = {1, 1, 1, 2, 2, 2, 0, 0, 0, 0};
    const char *label[3] = {"HELSE", "NAV", "OT"};
    pdn_groups q = {.actors = 10, .groups = 3, .of = of, .label = label};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    pdn_separators s = {0};

    MUST(pdn_separators_find(&a.both, id, &q, NULL, &s));
    assert_int_equal(s.rows, 8);
    for (size_t k = 0; k < 8; k++) {
        const pdn_separator *row = &s.row[k];
        assert_string_equal(pdn_code_text(&pdn_separator_kind_codes, row->kind),
                            want[k].kind);
        assert_string_equal(row->actor, want[k].actor);
        assert_string_equal(row->other ? row->other : "", want[k].other);
        assert_true(near(row->parts, 2, 0));
        assert_string_equal(row->sizes, want[k].sizes);
        assert_string_equal(row->groups, want[k].groups);
        assert_string_equal(row->cut_off ? row->cut_off : "", want[k].cut_off);
    }
    for (size_t k = 0; k < 8; k++)
        assert_true(near(s.row[k].certain, 1, 0));
    pdn_separators_clear(&s);

    /* 1 and 8 silent: only what does not part them is certain; by hand: 9 and
     * 9-10, for 10 is cut off either way */
    bool answered[10] = {false, true, true,  true, true,
                         true,  true, false, true, true};
    MUST(pdn_separators_find(&a.both, id, &q, answered, &s));
    for (size_t k = 0; k < 8; k++)
        assert_true(near(s.row[k].certain, k == 4 || k == 7, 0));
    pdn_separators_clear(&s);
    pdn_adjacency_clear(&a);
}

/* As many as igraph finds, and the parts that losing one leaves. */
static void cuts_are_igraphs(void **state)
{
    (void)state;
    uint32_t of[50] = {0}, parts[50];
    const char *label[1] = {"S"};
    pdn_groups q = {.actors = 50, .groups = 1, .of = of, .label = label};
    pdn_random r;

    for (size_t round = 0; round < 20; round++) {
        pdn_random_start(&r, 9, 1, round);
        struct graph g = graph_random(&r, 50, .035, false);
        pdn_adjacency a = packed(&g);
        pdn_separators s = {0};
        igraph_t ig;
        igraph_vector_int_t people, bridges;
        size_t persons = 0;

        to_igraph(&g, &ig);
        igraph_vector_int_init(&people, 0);
        igraph_vector_int_init(&bridges, 0);
        igraph_articulation_points(&ig, &people);
        igraph_bridges(&ig, &bridges);
        MUST(cohesion__parts_if_gone(&a.both, parts));
        MUST(pdn_separators_find(&a.both, id, &q, NULL, &s));
        for (size_t k = 0; k < s.rows; k++) {
            if (s.row[k].kind != PDN_SEPARATOR_PERSON) continue;
            persons++;
            size_t v = (size_t)atoi(s.row[k].actor) - 1;
            assert_true(near(s.row[k].parts, parts[v], 0));
        }
        assert_int_equal(persons, igraph_vector_int_size(&people));
        assert_int_equal(s.rows - persons, igraph_vector_int_size(&bridges));
        igraph_vector_int_destroy(&people);
        igraph_vector_int_destroy(&bridges);
        igraph_destroy(&ig);
        pdn_separators_clear(&s);
        pdn_adjacency_clear(&a);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(k_sets),
        cmocka_unit_test(k_every_loss),
        cmocka_unit_test(every_set_one_by_one),
        cmocka_unit_test(too_many_to_look_at),
        cmocka_unit_test(k_cuts),
        cmocka_unit_test(cuts_are_igraphs),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
