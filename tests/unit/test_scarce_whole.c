/* Memory that runs out at each taking in turn, in communities and the figures
 * of a whole network: plain failures, nothing leaked. */
#include "check.h"
#include "graphs.h"
#include "measures/cohesion/communities.h"
#include "networks.h"
#include "scarce.h"

#include "pdnet/measures.h"

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

static void of_a_whole(void **state)
{
    (void)state;
    struct plain p = {.n = 10, .arcs = 12};
    struct graph g = graph_k();
    pdn_adjacency a = packed(&g);
    pdn_whole_options o = {.draws = 3, .seed = 1, .threads = 2};
    pdn_whole row[PDN_WHOLES];
    uint32_t part[10];
    double q = 0;

    for (size_t v = 0; v < 10; v++)
        p.answered[v] = true;
    for (size_t k = 0; k < 12; k++) {
        p.from[k] = g.from[k];
        p.to[k] = g.to[k];
    }
    pdn_network net = network_of(&p);
    RUN_SCARCE(pdn_leiden(&a.both, 2, 1, part, &q), (void)part);
    RUN_SCARCE(pdn_leiden_from(&a.both, 1, part, &q), (void)part);
    RUN_SCARCE(pdn_whole_measure(&net, &o, row, NULL), (void)row);
    pdn_network_clear(&net);
    pdn_adjacency_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(of_a_whole)};

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
