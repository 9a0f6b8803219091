#include "check.h"

#include "pdnet/network.h"

#include <string.h>

/* Five actors; ties 0>1 1>0 2>1 0>2 3>4, of which 2>1 is "no contact". */
static void make(pdn_network *g, bool directed)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    static const char *const sectors[] = {"NAV", "BUP", NULL, "NAV", "Åpen"};
    static const double responded[] = {1, 1, 0, 1, 1};
    static const uint32_t from[] = {0, 1, 1, 0, 3}, to[] = {1, 0, 2, 2, 4};
    static const double tie[] = {1, 1, 0, 1, 1};
    static const double quality[] = {2, 4.5, 1, 3, 2};
    pdn_column *id, *sector, *answered, *level, *contact, *rating;

    *g = (pdn_network){.directed = directed};
    g->actor.rows = LEN(ids);
    g->tie.rows = LEN(from);
    MUST(pdn_table_add(&g->actor, "id", PDN_TEXT, &id));
    MUST(pdn_table_add(&g->actor, "sector", PDN_TEXT, &sector));
    MUST(pdn_table_add(&g->actor, "responded", PDN_BOOLEAN, &answered));
    MUST(pdn_table_add(&g->actor, "level", PDN_INTEGER, &level));
    MUST(pdn_table_add(&g->tie, "tie", PDN_BOOLEAN, &contact));
    MUST(pdn_table_add(&g->tie, "quality", PDN_REAL, &rating));
    g->from = pdn_arena_get(&g->arena, sizeof from);
    g->to = pdn_arena_get(&g->arena, sizeof to);
    memcpy(g->from, from, sizeof from);
    memcpy(g->to, to, sizeof to);
    for (size_t i = 0; i < LEN(ids); i++) {
        id->text[i] = ids[i];
        sector->text[i] = sectors[i];
        answered->number[i] = responded[i];
        level->number[i] = i == 4 ? pdn_absent(PDN_NO_ANSWER) : (double)i + 9;
        contact->number[i] = tie[i];
        rating->number[i] = quality[i];
    }
}

static void settles(void **state)
{
    (void)state;
    pdn_network g;

    make(&g, true);
    MUST(pdn_network_validate(&g));
    assert_int_equal(g.actors, 5);
    assert_int_equal(g.ties, 5);
    assert_string_equal(g.label[2], "c");
    assert_false(g.answered[2]);
    assert_true(g.answered[3]);
    assert_false(g.contact[2]);
    assert_int_equal(pdn_network_find(&g, "d"), 3);
    assert_true(pdn_network_find(&g, "D") == SIZE_MAX);
    pdn_network_clear(&g);

    make(&g, false);
    MUST(pdn_network_validate(&g));
    assert_true(g.answered[2]); /* undirected: everybody counts as answered */
    pdn_network_clear(&g);
}

static void refuses_what_does_not_fit(void **state)
{
    (void)state;
    pdn_network g;

    make(&g, true);
    g.to[4] = 5;
    assert_int_equal(pdn_network_validate(&g), PDN_EDATA);
    pdn_network_clear(&g);

    make(&g, true);
    pdn_table_column(&g.tie, "tie")->number[1] = 2;
    assert_int_equal(pdn_network_validate(&g), PDN_EDATA);
    pdn_network_clear(&g);

    make(&g, true);
    pdn_table_column(&g.actor, "id")->text[1] = NULL;
    assert_int_equal(pdn_network_validate(&g), PDN_EDATA);
    pdn_network_clear(&g);

    g = (pdn_network){0};
    assert_int_equal(pdn_network_validate(&g), PDN_EDATA);
    pdn_network_clear(&g);
}

static void makes_igraph_graphs(void **state)
{
    (void)state;
    pdn_network g;
    igraph_t out = {0};
    igraph_integer_t from = -1, to = -1;

    make(&g, true);
    MUST(pdn_network_validate(&g));
    MUST(pdn_network_to_igraph(&g, false, &out));
    assert_int_equal(igraph_vcount(&out), 5);
    assert_int_equal(igraph_ecount(&out), 4); /* by hand: 1>2 is no contact */
    assert_true(igraph_is_directed(&out));
    igraph_edge(&out, 1, &from, &to);
    assert_int_equal(from, 1);
    assert_int_equal(to, 0);
    igraph_destroy(&out);

    MUST(pdn_network_to_igraph(&g, true, &out));
    assert_int_equal(igraph_ecount(&out), 3); /* 0-1 0-2 3-4 */
    assert_false(igraph_is_directed(&out));
    igraph_edge(&out, 1, &from, &to);
    assert_int_equal(from + to, 2);
    igraph_destroy(&out);
    pdn_network_clear(&g);
}

/* There and back: ids, columns, ends and who answered stay. */
static void goes_to_igraph_and_back(void **state)
{
    (void)state;
    pdn_network g, back = {0};
    igraph_t graph = {0};

    igraph_set_attribute_table(&igraph_cattribute_table);
    make(&g, true);
    MUST(pdn_network_validate(&g));
    MUST(pdn_network_to_igraph(&g, false, &graph));
    assert_string_equal(igraph_cattribute_VAS(&graph, "name", 2), g.id[2]);
    MUST(pdn_network_from_igraph(&graph, &back));
    assert_int_equal(back.actors, g.actors);
    assert_int_equal(back.ties, 4); /* by hand: 1>2 is no contact */
    assert_true(back.directed);
    for (size_t v = 0; v < g.actors; v++) {
        assert_string_equal(back.id[v], g.id[v]);
        assert_string_equal(back.label[v], g.label[v]);
        assert_int_equal(back.answered[v], g.answered[v]);
    }
    for (size_t k = 0, at = 0; k < g.ties; k++) {
        if (!g.contact[k]) continue;
        assert_int_equal(back.from[at], g.from[k]);
        assert_int_equal(back.to[at], g.to[k]);
        assert_true(back.contact[at++]);
    }
    for (size_t c = 0; c < g.actor.columns; c++)
        if (strcmp(g.actor.column[c].name, "name") != 0)
            assert_non_null(
                pdn_table_column(&back.actor, g.actor.column[c].name));
    igraph_destroy(&graph);
    pdn_network_clear(&back);
    pdn_network_clear(&g);
}

static void takes_any_simple_igraph_graph(void **state)
{
    (void)state;
    igraph_t ring = {0};
    pdn_network g = {0};

    MUST(pdn_from_igraph(igraph_ring(&ring, 4, false, false, true), "ring"));
    MUST(pdn_network_from_igraph(&ring, &g));
    assert_int_equal(g.ties, 4);
    assert_false(g.directed);
    assert_string_equal(g.id[3], "3");
    assert_true(g.from[3] < g.to[3]); /* igraph has 3-0 */
    pdn_network_clear(&g);
    igraph_add_edge(&ring, 1, 1);
    assert_int_equal(pdn_network_from_igraph(&ring, &g), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "loops"));
    igraph_destroy(&ring);

    igraph_set_attribute_table(&igraph_cattribute_table);
    igraph_empty(&ring, 2, true);
    igraph_cattribute_VAS_set(&ring, "name", 0, "a");
    igraph_cattribute_VAS_set(&ring, "name", 1, "a");
    assert_int_equal(pdn_network_from_igraph(&ring, &g), PDN_EDATA);
    assert_string_equal(pdn_message(),
                        "vertices 0 and 1 have the same id \"a\"");
    igraph_destroy(&ring);
}

static void knows_scales(void **state)
{
    (void)state;
    pdn_network g;
    double lo = 0, hi = 0;

    make(&g, true);
    assert_true(pdn_network_scale(&g, "quality", &lo, &hi));
    assert_true(near(lo, 1, 0) && near(hi, 4.5, 0)); /* the range seen */
    MUST(pdn_network_set_text(&g, "scale_quality", "1:5"));
    assert_true(pdn_network_scale(&g, "quality", &lo, &hi));
    assert_true(near(lo, 1, 0) && near(hi, 5, 0));
    assert_false(pdn_network_scale(&g, "skill", &lo, &hi));
    pdn_network_clear(&g);
}

static void keeps_attributes(void **state)
{
    (void)state;
    pdn_network g = {0};
    char name[8] = "n0";

    for (int i = 0; i < 9; i++) {
        name[1] = (char)('0' + i);
        MUST(pdn_network_set_number(&g, name, i));
    }
    MUST(pdn_network_set_text(&g, "n3", "three"));
    assert_int_equal(g.attributes, 9);
    assert_string_equal(pdn_network_text(&g, "n3"), "three");
    assert_null(pdn_network_text(&g, "n4"));
    assert_true(near(pdn_network_attribute(&g, "n8")->number, 8, 0));
    assert_null(pdn_network_attribute(&g, "n9"));
    pdn_network_clear(&g);
}

static void sorts_into_groups(void **state)
{
    (void)state;
    pdn_network g;
    pdn_groups q = {0};

    make(&g, true);
    MUST(pdn_network_validate(&g));
    MUST(pdn_groups_by(&g, "sector", &q));
    assert_int_equal(q.groups, 4); /* "", BUP, NAV, Åpen in byte order */
    assert_string_equal(q.label[0], "");
    assert_string_equal(q.label[2], "NAV");
    assert_int_equal(q.of[3], 2);
    assert_int_equal(q.size[2], 2);
    assert_int_equal(q.answered[0], 0);
    assert_int_equal(q.answered[2], 2);
    pdn_groups_clear(&q);

    MUST(pdn_groups_by(&g, "level", &q));
    assert_int_equal(q.groups, 5); /* "" 10 11 12 9: as text, in bytes */
    assert_string_equal(q.label[1], "10");
    assert_int_equal(q.of[4], 0);
    pdn_groups_clear(&q);

    assert_int_equal(pdn_groups_by(&g, "village", &q), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "village"));
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settles),
        cmocka_unit_test(refuses_what_does_not_fit),
        cmocka_unit_test(makes_igraph_graphs),
        cmocka_unit_test(goes_to_igraph_and_back),
        cmocka_unit_test(takes_any_simple_igraph_graph),
        cmocka_unit_test(knows_scales),
        cmocka_unit_test(keeps_attributes),
        cmocka_unit_test(sorts_into_groups),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
