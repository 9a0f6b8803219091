/* Limits, detectable change, normal scores and trends beside R:
 * tests/oracle/limits.R; roles beside sna: tests/oracle/roles_sna.R. */
#include "check.h"
#include "measures/ego/brokerage.h"
#include "oracle.h"
#include "stats/detectable.h"
#include "stats/funnel.h"
#include "stats/models/glm_residual.h"
#include "stats/trend.h"

#include <stdlib.h>
#include <string.h>

static void funnel(void **state)
{
    (void)state;
    pdn_table t = oracle_read("limits-funnel.csv");

    for (size_t i = 0; i < t.rows; i++) {
        double p = oracle_number(&t, i, "p"), n = oracle_number(&t, i, "n");
        double target = oracle_number(&t, i, "target");
        oracle_agrees(&t, i, "quantile",
                      funnel__binomial_quantile(p, n, target), 0);
        oracle_agrees(&t, i, "limit", funnel__limit(p, n, target), 1e-9);
    }
    pdn_table_clear(&t);
}

static void detectable(void **state)
{
    (void)state;
    pdn_table t = oracle_read("limits-detectable.csv");

    for (size_t i = 0; i < t.rows; i++)
        oracle_agrees(&t, i, "detectable",
                      detectable__change(oracle_number(&t, i, "p0"),
                                         oracle_number(&t, i, "n"),
                                         oracle_number(&t, i, "up") > 0),
                      1e-9);
    pdn_table_clear(&t);
}

static void scores(void **state)
{
    (void)state;
    pdn_table t = oracle_read("limits-scores.csv");

    for (size_t i = 0; i < t.rows; i++)
        oracle_agrees(&t, i, "score",
                      glm_residual__quantile(oracle_number(&t, i, "x"),
                                             oracle_number(&t, i, "n"),
                                             oracle_number(&t, i, "mu")),
                      1e-9);
    pdn_table_clear(&t);
}

static void trends(void **state)
{
    (void)state;
    pdn_table t = oracle_read("limits-trend.csv");

    for (size_t i = 0, n; i < t.rows; i += n) {
        double year[16], x[16], people[16];
        const char *key = oracle_text(&t, i, "case");
        for (n = 0; i + n < t.rows; n++) {
            if (strcmp(oracle_text(&t, i + n, "case"), key) != 0) break;
            assert_true(n < LEN(year));
            year[n] = oracle_number(&t, i + n, "year");
            x[n] = oracle_number(&t, i + n, "events");
            people[n] = oracle_number(&t, i + n, "population");
        }
        pdn_trend got = trend__of(year, x, people, n);
        CHECK(got.points == n, "%s: %zu points", key, got.points);
        oracle_agrees(&t, i, "slope", got.slope, 1e-9);
        oracle_agrees(&t, i, "chi2", got.chi2, 1e-9);
        oracle_agrees(&t, i, "p", got.p, 1e-9);
    }
    pdn_table_clear(&t);
}

enum { MOST_ACTORS = 64, MOST_TIES = 400, MOST_GROUPS = 8 };

/* A graph of random-actors.csv and random-ties.csv. */
struct named {
    size_t n, m, groups;
    const char *id[MOST_ACTORS], *sector[MOST_GROUPS];
    uint32_t group[MOST_ACTORS], from[MOST_TIES], to[MOST_TIES];
};

static uint32_t place(const char *const *list, size_t n, const char *what)
{
    uint32_t i = 0;

    while (i < n && strcmp(list[i], what) != 0)
        i++;
    return i;
}

static struct named graph_of(const pdn_table *actors, const pdn_table *ties,
                             const char *name)
{
    struct named g = {0};

    for (size_t i = 0; i < actors->rows; i++) {
        if (strcmp(oracle_text(actors, i, "graph"), name) != 0) continue;
        const char *sector = oracle_text(actors, i, "sector");
        uint32_t own = place(g.sector, g.groups, sector);
        if (own == g.groups) g.sector[g.groups++] = sector;
        g.group[g.n] = own;
        g.id[g.n++] = oracle_text(actors, i, "id");
    }
    for (size_t i = 0; i < ties->rows; i++) {
        if (strcmp(oracle_text(ties, i, "graph"), name) != 0) continue;
        g.from[g.m] = place(g.id, g.n, oracle_text(ties, i, "from"));
        g.to[g.m++] = place(g.id, g.n, oracle_text(ties, i, "to"));
    }
    return g;
}

/* What the table of pdn-measure does not tell. */
static void expectations_of_roles(void **state)
{
    (void)state;
    static const char *const name[] = {"r8", "r15", "r24", "r40"};
    static const struct {
        int role;
        const char *count, *expected, *z;
    } role[] = {
        {PDN_COORDINATOR, "coordinator", "coordinator_expected",
         "coordinator_z"},
        {PDN_ITINERANT, "itinerant", "itinerant_expected", "itinerant_z"},
        {PDN_GATEKEEPER, "gatekeeper", "gatekeeper_expected", "gatekeeper_z"},
        {PDN_REPRESENTATIVE, "representative", "representative_expected",
         "representative_z"},
        {PDN_LIAISON, "liaison", "liaison_expected", "liaison_z"},
        {PDN_BROKERAGE, "brokerage", "brokerage_expected", "brokerage_z"},
    };
    pdn_table actors = oracle_read("random-actors.csv");
    pdn_table ties = oracle_read("random-ties.csv");
    pdn_table t = oracle_read("roles-sna.csv");
    size_t met = 0;

    for (size_t k = 0; k < LEN(name); k++) {
        struct named g = graph_of(&actors, &ties, name[k]);
        pdn_adjacency a = {0};
        pdn_roles got[MOST_ACTORS];
        MUST(pdn_adjacency_pack(g.n, true, g.from, g.to, g.m, &a));
        MUST(brokerage__count(&a, g.group, g.groups, got));
        for (size_t i = 0; i < t.rows; i++) {
            if (strcmp(oracle_text(&t, i, "graph"), name[k]) != 0) continue;
            const pdn_roles *own =
                &got[place(g.id, g.n, oracle_text(&t, i, "id"))];
            for (size_t r = 0; r < LEN(role); r++) {
                int at = role[r].role;
                oracle_agrees(&t, i, role[r].count, own->count[at], 0);
                oracle_agrees(&t, i, role[r].expected, own->expected[at], 1e-9);
                oracle_agrees(&t, i, role[r].z, own->z[at], 1e-9);
            }
            met++;
        }
        pdn_adjacency_clear(&a);
    }
    assert_int_equal(met, 8 + 15 + 24 + 40);
    pdn_table_clear(&actors);
    pdn_table_clear(&ties);
    pdn_table_clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(funnel),
        cmocka_unit_test(detectable),
        cmocka_unit_test(scores),
        cmocka_unit_test(trends),
        cmocka_unit_test(expectations_of_roles),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
