/* Memory that runs out at each taking in turn, in the curves, key people,
 * cuts, figures of the whole, changes, regressions and contacts moved about:
 * plain failures, nothing leaked. */
#include "chance/contact_pools.h"
#include "check.h"
#include "graphs.h"
#include "measures/cohesion/communities.h"
#include "networks.h"
#include "scarce.h"

#include "pdnet/breakdown.h"
#include "pdnet/fragility.h"
#include "pdnet/measures.h"
#include "pdnet/qap.h"

static const char *const id[10] = {"1", "2", "3", "4", "5",
                                   "6", "7", "8", "9", "10"};

/* Calls again and again with one taking more allowed, until it goes well. */
#define RUN_SCARCE(call, undo)                                             \
    do {                                                                   \
        pdn_status st = PDN_ENOMEM;                                        \
        for (long enough = 0; st != PDN_OK; enough++) {                    \
            assert_true(enough < 5000);                                    \
            pdn_message_clear();                                           \
            atomic_store(&scarce_left, enough);                            \
            st = (call);                                                   \
            atomic_store(&scarce_left, LONG_MAX);                          \
            CHECK(st == PDN_OK || st == PDN_ENOMEM, "%ld: %d, %s", enough, \
                  (int)st, pdn_message());                                 \
            assert_true(st == PDN_OK || pdn_message()[0] != '\0');         \
        }                                                                  \
        undo;                                                              \
    } while (0)

static void of_graph_k(void **state)
{
    (void)state;
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    pdn_fragility_options o = {.remove = .5, .draws = 3, .threads = 2};
    pdn_fragility_row *row = NULL;
    pdn_keyplayers p = {0};
    pdn_separators s = {0};
    uint32_t of[10] = {1, 1, 1, 2, 2, 2, 0, 0, 0, 0};
    const char *label[3] = {"HELSE", "NAV", "OT"};
    pdn_groups q = {.actors = 10, .groups = 3, .of = of, .label = label};
    size_t n = 0;

    RUN_SCARCE(pdn_fragility(&a.both, id, &o, &row, &n), free(row));
    RUN_SCARCE(pdn_keyplayers_find(&a.both, id, 2, 1, &p),
               pdn_keyplayers_clear(&p));
    RUN_SCARCE(pdn_separators_find(&a.both, id, &q, NULL, &s),
               pdn_separators_clear(&s));
    pdn_adjacency_clear(&a);
}

static void of_a_whole(void **state)
{
    (void)state;
    struct plain p = {.n = 10, .arcs = 12};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    pdn_graph_level_options o = {.draws = 3, .seed = 1, .threads = 2};
    pdn_graph_level row[PDN_WHOLES];
    uint32_t part[10];
    double q = 0;

    for (size_t v = 0; v < 10; v++)
        p.answered[v] = true;
    for (size_t k = 0; k < 12; k++) {
        p.from[k] = g.from[k];
        p.to[k] = g.to[k];
    }
    pdn_network net = network_of(&p);
    RUN_SCARCE(communities__leiden(&a.both, 2, 1, part, &q), (void)part);
    RUN_SCARCE(communities__leiden_from(&a.both, 1, part, &q), (void)part);
    RUN_SCARCE(pdn_graph_level_measure(&net, &o, row, NULL), (void)row);
    pdn_network_clear(&net);
    pdn_adjacency_clear(&a);
}

static void of_a_regression(void **state)
{
    (void)state;
    static double y[25], x[25];
    static const char *const name[1] = {"x"};
    const double *const predictor[1] = {x};
    pdn_qap_data d = {5, 1, false, y, predictor, name, NULL};
    pdn_diagnostics f = {0};
    pdn_qap_options o = {.draws = 110, .threads = 2}; /* of 120 */
    pdn_qap_row *row = NULL;
    size_t n = 0;

    for (size_t k = 0; k < 25; k++) {
        y[k] = (double)(k * k % 7);
        x[k] = (double)(k % 4);
    }
    RUN_SCARCE(pdn_qap(&d, &o, &f, &row, &n), free(row));
    pdn_diagnostics_clear(&f);
}

static void of_a_change(void **state)
{
    (void)state;
    struct plain p = {.n = 5,
                      .groups = 2,
                      .arcs = 3,
                      .directed = true,
                      .group = {0, 0, 1, 1, 1},
                      .answered = {true, true, true, true, false},
                      .from = {0, 1, 2},
                      .to = {1, 2, 4}};
    pdn_network g = network_of(&p), after = {0};
    pdn_change_asked c = {.without = "A1", .from = "A0", .to = "A3"};
    pdn_breakdown_options o = {.draws = 5, .threads = 1};
    pdn_whatif w = {0};

    RUN_SCARCE(pdn_network_changed(&g, &c, &after), (void)0);
    RUN_SCARCE(pdn_whatif_make(&g, &after, &o, &w), pdn_whatif_clear(&w));
    pdn_network_clear(&after);
    pdn_network_clear(&g);
}

static pdn_status see_nothing(void *context, size_t draw, size_t worker,
                              const uint32_t *count)
{
    (void)context;
    (void)draw;
    (void)worker;
    (void)count;
    return PDN_OK;
}

static void of_contacts(void **state)
{
    (void)state;
    static const uint32_t group[] = {0, 1, 2, 3}, place[] = {1, 1, 1, 2};
    static const uint32_t from[] = {0, 2, 1}, to[] = {1, 3, 0};
    static const uint32_t blank_from[] = {3}, blank_to[] = {0};
    static const bool answered[] = {true, true, true, false};
    pdn_contacts c = {.directed = true,
                      .actors = 4,
                      .groups = 4,
                      .group = group,
                      .answered = answered,
                      .arcs = 3,
                      .from = from,
                      .to = to,
                      .places = 1,
                      .place = place,
                      .blanks = 1,
                      .blank_from = blank_from,
                      .blank_to = blank_to};
    pdn_draws d = {.draws = 2, .threads = 2};
    contact_pools__walk *w = NULL;

    RUN_SCARCE(pdn_contact_draw(&c, &d, 0, see_nothing, NULL), (void)0);
    RUN_SCARCE(contact_pools__new(&c, 0, &w), contact_pools__free(w));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_graph_k),      cmocka_unit_test(of_a_whole),
        cmocka_unit_test(of_a_regression), cmocka_unit_test(of_a_change),
        cmocka_unit_test(of_contacts),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
