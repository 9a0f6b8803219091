/* Where services stand in the flow of handovers: layers, loops, room for long
 * steps, widths by people. The expected places are worked by hand. */
#include "check.h"
#include "sheets/tally/flow_layout.h"

#include "pdnet/core.h"
#include "pdnet/handovers.h"

#include <string.h>

enum { MOST = 8 };

static pdn_handover_row made[MOST];
static const pdn_handover_row *rows[MOST];

static void step(size_t i, const char *from, const char *to, double sent,
                 double arrived)
{
    pdn_row_clear(&pdn_handover_schema, &made[i]);
    made[i].from = from;
    made[i].to = to;
    made[i].sent = sent;
    made[i].arrived = arrived;
    made[i].lost = sent - arrived;
    rows[i] = &made[i];
}

static const flow_node *node(const flow_layout *f, const char *name)
{
    for (size_t i = 0; i < f->nodes; i++)
        if (f->node[i].name != NULL && strcmp(f->node[i].name, name) == 0)
            return &f->node[i];
    return NULL;
}

/* a -> b -> c -> d, and a -> d beside them: d is the fourth, and the long step
 * has room of its own in the two layers that it passes. */
static void layers(void **state)
{
    (void)state;
    flow_layout f = {0};
    size_t rooms = 0, parts = 0;

    step(0, "a", "d", 10, 8);
    step(1, "a", "b", 40, 30);
    step(2, "b", "c", 20, 20);
    step(3, "c", "d", 5, 0);
    MUST(flow_layout__make(rows, 4, &f));
    assert_int_equal(f.layers, 4);
    assert_int_equal(node(&f, "a")->layer, 0);
    assert_int_equal(node(&f, "b")->layer, 1);
    assert_int_equal(node(&f, "c")->layer, 2);
    assert_int_equal(node(&f, "d")->layer, 3);
    for (size_t i = 0; i < f.nodes; i++)
        rooms += f.node[i].name == NULL;
    for (size_t i = 0; i < f.steps; i++)
        parts += f.step[i].index == 0;
    assert_int_equal(rooms, 2);
    assert_int_equal(parts, 3);
    CHECK(fabs(node(&f, "a")->out - 50) < 1e-9 &&
              fabs(node(&f, "d")->in - 8) < 1e-9,
          "%g %g", node(&f, "a")->out, node(&f, "d")->in);
    flow_layout__clear(&f);
}

/* c -> a closes the loop and leads back; another chain stands beside. */
static void loops_and_chains(void **state)
{
    (void)state;
    flow_layout f = {0};

    step(0, "a", "b", 4, 3);
    step(1, "b", "c", 3, 2);
    step(2, "c", "a", 1, 1);
    step(3, "x", "y", 2, 0);
    MUST(flow_layout__make(rows, 4, &f));
    for (size_t i = 0; i < f.steps; i++)
        assert_int_equal(f.step[i].back, f.step[i].index == 2);
    assert_int_equal(f.layers, 3);
    assert_int_equal(node(&f, "x")->layer, 0);
    CHECK(fabs(node(&f, "x")->order - node(&f, "a")->order) > .5,
          "one place for two");
    flow_layout__clear(&f);
}

/* Widths go by people: of 20 sent 15 arrive, and the 5 lost stand under them in
 * the bar. A count that is not known takes no room. */
static void widths(void **state)
{
    (void)state;
    flow_layout f = {0};
    const pdn_box box = {0, 0, 100, 400};

    step(0, "a", "b", 20, 15);
    step(1, "a", "c", 10, 10);
    step(2, "b", "d", pdn_absent(PDN_SUPPRESSED), pdn_absent(PDN_SUPPRESSED));
    MUST(flow_layout__make(rows, 3, &f));
    assert_true(flow_layout__place(&f, box, 20, 10, 30));
    const flow_node *a = node(&f, "a");
    CHECK(fabs(a->height - 30 * f.scale) < 1e-9, "%g", a->height);
    CHECK(a->top >= 20 && a->top + a->height <= 400, "%g", a->top);
    for (size_t i = 0; i < f.steps; i++) {
        const flow_step *s = &f.step[i];
        double want[] = {15, 10, 0}, lost[] = {5, 0, 0};
        CHECK(fabs(s->width - want[s->index] * f.scale) < 1e-9, "%zu", i);
        CHECK(fabs(s->lost - lost[s->index] * f.scale) < 1e-9, "%zu", i);
        if (s->index == 0)
            CHECK(fabs(s->lost_at - (a->top + 25 * f.scale)) < 1e-9, "%g",
                  s->lost_at);
    }
    /* no two bars of a layer meet */
    const flow_node *b = node(&f, "b"), *c = node(&f, "c");
    CHECK(b->top + b->height <= c->top - 20 ||
              c->top + c->height <= b->top - 20,
          "%g %g", b->top, c->top);
    flow_layout__clear(&f);
}

/* Where there is no room it is said. */
static void no_room(void **state)
{
    (void)state;
    flow_layout f = {0};
    const pdn_box box = {0, 0, 100, 30};

    for (size_t i = 0; i < 4; i++)
        step(i, "a", i == 0 ? "b" : i == 1 ? "c" : i == 2 ? "d" : "e", 1, 1);
    MUST(flow_layout__make(rows, 4, &f));
    assert_false(flow_layout__place(&f, box, 20, 10, 0));
    flow_layout__clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers),
        cmocka_unit_test(loops_and_chains),
        cmocka_unit_test(widths),
        cmocka_unit_test(no_room),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
