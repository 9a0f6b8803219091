/* Memory that runs out at the first taking, the second, the third ... until
 * there is enough: each time a plain failure, nothing leaked (the sanitizer
 * looks at the end), nothing half done. */
#include "check.h"
#include "scarce.h"

#include "pdnet/measures.h"
#include "pdnet/network.h"

#include <stdio.h>
#include <stdlib.h>

static const char graph[] =
    "<graphml><key id='s' for='node' attr.name='sector' attr.type='string'/>"
    "<key id='r' for='node' attr.name='responded' attr.type='boolean'/>"
    "<key id='u' for='node' attr.name='unit' attr.type='double'/>"
    "<key id='f' for='edge' attr.name='frequency' attr.type='double'/>"
    "<graph edgedefault='directed'>"
    "<node id='a'><data key='s'>A</data><data key='u'>1</data></node>"
    "<node id='b'><data key='s'>A</data></node>"
    "<node id='c'><data key='s'>B</data></node>"
    "<node id='d'><data key='s'>B</data><data key='r'>false</data></node>"
    "<edge source='a' target='b'><data key='f'>1</data></edge>"
    "<edge source='b' target='c'><data key='f'>2</data></edge>"
    "<edge source='c' target='d'><data key='f'>3</data></edge>"
    "<edge source='c' target='a'><data key='f'>4</data></edge>"
    "</graph></graphml>";

static void read_graph(pdn_network *g)
{
    char path[] = "/tmp/test_scarce.XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;

    assert_non_null(f);
    fputs(graph, f);
    fclose(f);
    MUST(pdn_graphml_read(path, g, NULL));
    remove(path);
}

static void measures_fail_plainly(void **state)
{
    (void)state;
    pdn_network g = {0};
    pdn_status st = PDN_ENOMEM;
    long most = 0;

    read_graph(&g);
    for (int distance = 0; distance < 2; distance++) {
        for (size_t threads = 1; threads < 4; threads += 2) {
            pdn_measure_options o = {.distance = (pdn_distance)distance,
                                     .draws = 110,
                                     .role_draws = 20,
                                     .threads = threads,
                                     .seed = 1};
            st = PDN_ENOMEM;
            for (long enough = 0; st != PDN_OK && enough < 1000; enough++) {
                pdn_measures *rows = NULL;
                pdn_message_clear();
                atomic_store(&scarce_left, enough);
                st = pdn_measure(&g, &o, &rows, NULL);
                atomic_store(&scarce_left, LONG_MAX);
                CHECK(st == PDN_OK || (st == PDN_ENOMEM && rows == NULL),
                      "after %ld: %d %s", enough, (int)st, pdn_message());
                assert_true(st == PDN_OK || pdn_message()[0] != '\0');
                free(rows);
                most = enough > most ? enough : most;
            }
            assert_int_equal(st, PDN_OK);
        }
    }
    assert_true(most > 30);
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_fail_plainly),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
