#include "check.h"
#include "graphs.h"
#include "measures/ego/brokerage_null.h"

#include "pdnet/chance.h"

#include <string.h>

enum { MOST = 24, DN = 8 };

static const uint32_t d_groups[DN] = {0, 0, 0, 1, 1, 1, 2, 2};

/* One stratum, or two: the last `silent` did not answer. */
static pdn_strata strata_of(size_t n, size_t silent)
{
    pdn_strata s = {0};
    uint32_t of[MOST] = {0};

    for (size_t v = 0; v < n; v++)
        of[v] = v + silent >= n;
    MUST(pdn_strata_make(of, n, 2, &s));
    return s;
}

static pdn_role_question question(const pdn_adjacency *a, const uint32_t *group,
                                  size_t groups, const pdn_strata *s,
                                  size_t draws)
{
    return (pdn_role_question){
        .net = a,
        .group = group,
        .groups = groups,
        .strata = s,
        .draws = {.draws = draws, .threads = 1, .seed = 5, .purpose = 1}};
}

/* tests/oracle/roles_chance.py: how many of the 560 labelings of D have at most
 * and at least as many ways, by actor and role. */
static const int d_low[DN][PDN_BROKERAGE] = {
    {560, 440, 440, 440, 380}, {560, 340, 460, 340, 260},
    {560, 340, 340, 460, 260}, {560, 128, 420, 320, 452},
    {560, 440, 440, 440, 380}, {560, 440, 440, 440, 380},
    {540, 440, 560, 440, 380}, {540, 440, 440, 560, 380}};
static const int d_high[DN][PDN_BROKERAGE] = {
    {20, 560, 560, 560, 560},  {40, 560, 140, 560, 560},
    {40, 560, 560, 140, 560},  {120, 560, 260, 360, 378},
    {20, 560, 560, 560, 560},  {20, 560, 560, 560, 560},
    {560, 560, 120, 560, 560}, {560, 560, 560, 120, 560}};

static void near_share(double got, int of_560, size_t draws, const char *what)
{
    double p = of_560 / 560., error = 4 * sqrt(p * (1 - p) / (double)draws);

    CHECK(near(got, p, error + 1.5 / (double)draws), "%s: %g, want %g", what,
          got, p);
}

static void d_is_within_error_of_all_labelings(void **state)
{
    (void)state;
    enum { DRAWS = 20000 };
    struct graph g = graph_d();
    pdn_adjacency a = packed(&g);
    pdn_strata s = strata_of(DN, 0);
    pdn_role_question q = question(&a, d_groups, 3, &s, DRAWS);
    pdn_role_chance got[DN];

    MUST(brokerage_null__draw(&q, got));
    for (int v = 0; v < DN; v++) {
        for (int r = 0; r < PDN_BROKERAGE; r++) {
            /* 7 and 8 are a group of two: no room for a coordinator */
            if (v > 5 && r == PDN_COORDINATOR) {
                assert_true(isnan(got[v].p[r]) && isnan(got[v].low[r]));
                continue;
            }
            near_share(got[v].low[r], d_low[v][r], DRAWS, "low");
            near_share(got[v].high[r], d_high[v][r], DRAWS, "high");
            double both = 2 * fmin(got[v].low[r], got[v].high[r]);
            assert_true(near(got[v].p[r], fmin(1, both), 1e-15));
        }
    }
    pdn_strata_clear(&s);
    pdn_adjacency_clear(&a);
}

/* Every i, j, k as the definition says. */
static void plain(const struct graph *g, const uint32_t *group,
                  long count[][PDN_BROKERAGE])
{
    bool arc[MOST][MOST] = {{false}};

    memset(count, 0, g->n * sizeof *count);
    for (size_t k = 0; k < g->m; k++) {
        arc[g->from[k]][g->to[k]] = true;
        if (!g->directed) arc[g->to[k]][g->from[k]] = true;
    }
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            for (size_t k = 0; k < g->n; k++)
                if (i != k && arc[i][j] && arc[j][k] && !arc[i][k])
                    count[j]
                         [brokerage__role_of(group[i], group[j], group[k])]++;
}

/* The same shuffles counted by three loops give the same p to the last bit. */
static void agrees_with_three_loops(void **state)
{
    (void)state;
    enum { DRAWS = 40 };
    pdn_random r;

    pdn_random_start(&r, 77, 0, 0);
    for (int round = 0; round < 40; round++) {
        size_t n = 6 + pdn_random_below(&r, MOST - 6);
        struct graph g =
            graph_random(&r, n, .5 * pdn_random_unit(&r), round % 3 != 0);
        pdn_adjacency a = packed(&g);
        pdn_strata s = strata_of(n, (size_t)(round % 4));
        uint32_t group[MOST], label[MOST];
        long seen[MOST][PDN_BROKERAGE], drawn[MOST][PDN_BROKERAGE];
        size_t low[MOST][PDN_BROKERAGE] = {{0}};
        size_t high[MOST][PDN_BROKERAGE] = {{0}};
        pdn_role_chance got[MOST];
        pdn_role_question q = question(&a, group, 3, &s, DRAWS);

        for (size_t v = 0; v < n; v++)
            group[v] = v < 6 ? (uint32_t)v % 3 : pdn_random_below(&r, 3);
        plain(&g, group, seen);
        for (size_t d = 0; d < DRAWS; d++) {
            pdn_random stream;
            pdn_random_start(&stream, 5, 1, d);
            memcpy(label, group, sizeof label);
            pdn_strata_shuffle(&s, &stream, label);
            plain(&g, label, drawn);
            for (size_t v = 0; v < n; v++)
                for (int k = 0; k < PDN_BROKERAGE; k++) {
                    low[v][k] += drawn[v][k] <= seen[v][k];
                    high[v][k] += drawn[v][k] >= seen[v][k];
                }
        }
        MUST(brokerage_null__draw(&q, got));
        for (size_t v = 0; v < n; v++)
            for (int k = 0; k < PDN_BROKERAGE; k++) {
                if (isnan(got[v].p[k])) continue;
                CHECK(near(got[v].low[k], ((double)low[v][k] + 1) / (DRAWS + 1),
                           0),
                      "round %d, %zu, role %d", round, v, k);
                CHECK(near(got[v].high[k],
                           ((double)high[v][k] + 1) / (DRAWS + 1), 0),
                      "round %d, %zu, role %d", round, v, k);
            }
        pdn_strata_clear(&s);
        pdn_adjacency_clear(&a);
    }
}

/* Labels that mean nothing: of all p that there are, no more than a share of a
 * are at or below a. p is discrete, so it may be fewer. 120 networks of 24,
 * about 100 p each, which depend on each other within a network: the spread is
 * taken from the networks' own shares. */
static void small_p_are_rare_by_chance(void **state)
{
    (void)state;
    enum { NETWORKS = 120, DRAWS = 99 };
    static const double level[] = {.05, .10, .25};
    double sum[LEN(level)] = {0}, squares[LEN(level)] = {0};
    pdn_random r;

    pdn_random_start(&r, 78, 0, 0);
    for (int round = 0; round < NETWORKS; round++) {
        struct graph g = graph_random(&r, MOST, .15, true);
        pdn_adjacency a = packed(&g);
        pdn_strata s = strata_of(MOST, 0);
        uint32_t group[MOST];
        pdn_role_chance got[MOST];
        pdn_role_question q = question(&a, group, 3, &s, DRAWS);
        double small[LEN(level)] = {0}, all = 0;

        q.draws.seed = (uint64_t)round;
        for (uint32_t v = 0; v < MOST; v++)
            group[v] = v / 8;
        pdn_random_shuffle(&r, group, MOST);
        MUST(brokerage_null__draw(&q, got));
        for (size_t v = 0; v < MOST; v++)
            for (int k = 0; k < PDN_BROKERAGE; k++) {
                assert_true(got[v].p[k] > 0 && got[v].p[k] <= 1);
                all++;
                for (size_t x = 0; x < LEN(level); x++)
                    small[x] += got[v].p[k] <= level[x] + 1e-12;
            }
        for (size_t x = 0; x < LEN(level); x++) {
            sum[x] += small[x] / all;
            squares[x] += small[x] / all * small[x] / all;
        }
        pdn_strata_clear(&s);
        pdn_adjacency_clear(&a);
    }
    for (size_t x = 0; x < LEN(level); x++) {
        double mean = sum[x] / NETWORKS;
        double error =
            sqrt((squares[x] / NETWORKS - mean * mean) / (NETWORKS - 1));
        CHECK(mean <= level[x] + 3 * error, "p <= %g in %g +- %g of cases",
              level[x], mean, error);
        CHECK(mean > level[x] / 5, "p <= %g in %g only: it finds nothing",
              level[x], mean);
    }
}

static void threads_make_no_difference(void **state)
{
    (void)state;
    pdn_random r;
    pdn_random_start(&r, 79, 0, 0);
    struct graph g = graph_random(&r, MOST, .2, true);
    pdn_adjacency a = packed(&g);
    pdn_strata s = strata_of(MOST, 5);
    uint32_t group[MOST];
    pdn_role_chance one[MOST], more[MOST];
    pdn_role_question q = question(&a, group, 4, &s, 500);

    for (uint32_t v = 0; v < MOST; v++)
        group[v] = v % 4;
    MUST(brokerage_null__draw(&q, one));
    for (size_t threads = 2; threads < 5; threads++) {
        q.draws.threads = threads;
        MUST(brokerage_null__draw(&q, more));
        assert_memory_equal(one, more, sizeof one);
    }
    pdn_strata_clear(&s);
    pdn_adjacency_clear(&a);
}

/* Who did not answer, no draws, one group, each group a stratum, nobody. */
static void what_has_no_p(void **state)
{
    (void)state;
    static const bool answered[DN] = {true, true, false, true,
                                      true, true, true,  true};
    static const uint32_t alone[DN] = {0};
    struct graph g = graph_d(), none = {.directed = true};
    pdn_adjacency a = packed(&g), empty = packed(&none);
    pdn_strata s = strata_of(DN, 0), nobody = {0}, groups = {0};
    pdn_role_question q = question(&a, d_groups, 3, &s, 50);
    pdn_role_chance got[DN];

    q.answered = answered;
    MUST(brokerage_null__draw(&q, got));
    for (int r = 0; r < PDN_BROKERAGE; r++) {
        assert_true(isnan(got[2].p[r]));
        assert_true(!isnan(got[3].p[r]));
    }
    q.draws.draws = 0;
    MUST(brokerage_null__draw(&q, got));
    assert_true(isnan(got[3].p[PDN_LIAISON]));

    q = question(&a, alone, 1, &s, 50);
    MUST(brokerage_null__draw(&q, got));
    assert_true(isnan(got[3].p[PDN_COORDINATOR]));

    MUST(pdn_strata_make(d_groups, DN, 3, &groups));
    q = question(&a, d_groups, 3, &groups, 50);
    MUST(brokerage_null__draw(&q, got));
    assert_true(isnan(got[3].p[PDN_LIAISON]));

    MUST(pdn_strata_make(d_groups, 0, 1, &nobody));
    q = question(&empty, d_groups, 0, &nobody, 50);
    MUST(brokerage_null__draw(&q, got));
    pdn_strata_clear(&s);
    pdn_strata_clear(&nobody);
    pdn_strata_clear(&groups);
    pdn_adjacency_clear(&a);
    pdn_adjacency_clear(&empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(d_is_within_error_of_all_labelings),
        cmocka_unit_test(agrees_with_three_loops),
        cmocka_unit_test(small_p_are_rare_by_chance),
        cmocka_unit_test(threads_make_no_difference),
        cmocka_unit_test(what_has_no_p),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
