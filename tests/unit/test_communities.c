/* Communities: against igraph, all divisions of few people, closed forms, and
 * what every division has to be. */
#include "check.h"
#include "graphs.h"
#include "measures/cohesion/communities.h"
#include "oracle.h"

#include "pdnet/core.h"

#include <string.h>

/* ---- graphs ------------------------------------------------------------- */

/* The contacts of a ties file whose ids are a letter and a number from 1. */
static struct graph read_ties(const char *file)
{
    pdn_table t = oracle_read(file);
    struct graph g = {.n = 0};

    for (size_t k = 0; k < t.rows; k++) {
        size_t a = strtoul(oracle_text(&t, k, "from") + 1, NULL, 10);
        size_t b = strtoul(oracle_text(&t, k, "to") + 1, NULL, 10);
        CHECK(a > 0 && b > 0, "%s: no number in row %zu", file, k);
        g.n = a > g.n ? a : g.n;
        g.n = b > g.n ? b : g.n;
        g.from[g.m] = (uint32_t)a - 1;
        g.to[g.m++] = (uint32_t)b - 1;
    }
    pdn_table_clear(&t);
    return g;
}

/* n people in groups of about n / groups, a pair tied with chance inside or
 * outside; behind them so many with nobody. */
struct plan {
    size_t n, groups, alone;
    double inside, outside;
};

static struct graph planted(pdn_random *r, const struct plan *p)
{
    struct graph g = {.n = p->n + p->alone};

    for (uint32_t i = 0; i < p->n; i++) {
        for (uint32_t j = i + 1; j < p->n; j++) {
            bool one = i % p->groups == j % p->groups;
            if (pdn_random_unit(r) >= (one ? p->inside : p->outside)) continue;
            assert_true(g.m < LEN(g.from));
            g.from[g.m] = i;
            g.to[g.m++] = j;
        }
    }
    return g;
}

/* Planted, random, sparse, with people who have nobody. */
static const struct plan plans[] = {
    {20, 2, 0, .5, .1},     {40, 4, 0, .6, .1},       {60, 4, 3, .4, .05},
    {60, 6, 0, .5, .1},     {90, 6, 0, .3, .05},      {120, 8, 5, .4, .03},
    {150, 10, 0, .5, .04},  {200, 10, 0, .3, .03},    {300, 15, 0, .3, .02},
    {20, 1, 0, .3, .3},     {30, 1, 2, .2, .2},       {40, 1, 0, .5, .5},
    {60, 1, 0, .1, .1},     {60, 1, 0, .15, .15},     {100, 1, 0, .06, .06},
    {150, 1, 10, .03, .03}, {80, 1, 0, .02, .02},     {150, 1, 0, .012, .012},
    {200, 1, 0, .01, .01},  {300, 1, 20, .008, .008},
};

/* ---- igraph ------------------------------------------------------------- */

enum { STARTS = 20, PATIENCE = 2, ROUNDS = 100 };

static double one_start(const igraph_t *g, const igraph_vector_t *degree)
{
    igraph_vector_int_t part;
    igraph_real_t most = -1, q = 0;
    igraph_real_t resolution = 1 / (2 * (double)igraph_ecount(g));
    int without = 0;

    igraph_vector_int_init(&part, 0);
    for (int round = 0; round < ROUNDS && without < PATIENCE; round++) {
#if IGRAPH_VERSION_MAJOR >= 1
        igraph_community_leiden(g, NULL, degree, NULL, resolution, .01,
                                round > 0, 1, &part, NULL, &q);
#else
        igraph_community_leiden(g, NULL, degree, resolution, .01, round > 0, 1,
                                &part, NULL, &q);
#endif
        without = q > most + 1e-12 ? 0 : without + 1;
        most = fmax(most, q);
    }
    igraph_vector_int_destroy(&part);
    return most;
}

/* The best of 20 starts, each until two rounds gain nothing. */
static double best_of_igraph(const struct graph *g, const pdn_packed *both)
{
    igraph_t ig;
    igraph_vector_t degree;
    double most = -1;

    to_igraph(g, &ig);
    igraph_to_undirected(&ig, IGRAPH_TO_UNDIRECTED_COLLAPSE, NULL);
    igraph_simplify(&ig, true, true, NULL);
    assert_int_equal(igraph_ecount(&ig), both->m / 2);
    igraph_vector_init(&degree, (igraph_integer_t)g->n);
    for (size_t v = 0; v < g->n; v++)
        VECTOR(degree)[v] = both->start[v + 1] - both->start[v];
    igraph_rng_seed(igraph_rng_default(), 5);
    for (int k = 0; k < STARTS; k++)
        most = fmax(most, one_start(&ig, &degree));
    igraph_vector_destroy(&degree);
    igraph_destroy(&ig);
    return most;
}

/* ---- what every division is --------------------------------------------- */

/* 1/2m sum over pairs of (A_ij - k_i k_j / 2m) [same part]. */
static double plain_modularity(const pdn_packed *p, const uint32_t *part)
{
    double twice = (double)p->m, sum = 0;

    for (uint32_t i = 0; i < p->n; i++) {
        for (uint32_t j = 0; j < p->n; j++) {
            double ki = p->start[i + 1] - p->start[i];
            double kj = p->start[j + 1] - p->start[j];
            if (part[i] != part[j]) continue;
            sum += (pdn_packed_has(p, i, j) ? 1 : 0) - ki * kj / twice;
        }
    }
    return sum / twice;
}

/* Whom v's part reaches from v inside itself. */
static size_t reached(const pdn_packed *p, const uint32_t *part, uint32_t v)
{
    uint32_t todo[400] = {v};
    bool seen[400] = {false};
    size_t k = 1;

    seen[v] = true;
    for (size_t i = 0; i < k; i++) {
        for (uint32_t e = p->start[todo[i]]; e < p->start[todo[i] + 1]; e++) {
            uint32_t u = p->to[e];
            if (seen[u] || part[u] != part[v]) continue;
            seen[u] = true;
            todo[k++] = u;
        }
    }
    return k;
}

/* Numbered by first member, each part in one piece, the modularity its own. */
static void is_division(const pdn_packed *p, const uint32_t *part, double q)
{
    uint32_t parts = 0;

    for (uint32_t v = 0; v < p->n; v++) {
        size_t of_part = 0;
        assert_true(part[v] <= parts);
        if (part[v] < parts) continue;
        parts++;
        for (size_t u = 0; u < p->n; u++)
            of_part += part[u] == part[v];
        assert_int_equal(reached(p, part, v), of_part);
        if (p->start[v + 1] == p->start[v]) assert_int_equal(of_part, 1);
    }
    CHECK(near(q, plain_modularity(p, part), 1e-12), "%.15g, by pairs %.15g", q,
          plain_modularity(p, part));
}

/* As many as communities__leiden_tries gives up to a hundred contacts; some of
 * the graphs here have more, and would get fewer. */
enum { TRIES = 100 };

static void no_less_than_igraph(const char *name, const struct graph *g)
{
    pdn_adjacency a = packed(g);
    uint32_t part[400];
    double q = 0, few = 0, theirs = best_of_igraph(g, &a.both);

    MUST(communities__leiden(&a.both, TRIES, 1, part, &q));
    is_division(&a.both, part, q);
    CHECK(q >= theirs - 1e-12, "%s: %.9f, igraph %.9f", name, q, theirs);
    MUST(communities__leiden(&a.both, 1, 1, part, &few));
    is_division(&a.both, part, few);
    assert_true(few <= q);
    pdn_adjacency_clear(&a);
}

static void known_networks(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        double best; /* of 300 starts of R's igraph: oracle/whole-igraph.csv */
    } rows[] = {
        {"../data/networks/karate/ties.csv", .419789612097305},
        {"../../samples/search-and-rescue/ties-texas.csv", .206928670152034},
        {"../../samples/search-and-rescue/ties-cheyenne.csv",
         .0591783970123528}};

    for (size_t k = 0; k < LEN(rows); k++) {
        struct graph g = read_ties(rows[k].file);
        pdn_adjacency a = packed(&g);
        double q = 0;
        for (uint64_t seed = 1; seed <= 5; seed++) {
            MUST(communities__leiden(&a.both, 0, seed, NULL, &q));
            CHECK(near(q, rows[k].best, 1e-12), "%s: %.9f", rows[k].file, q);
        }
        pdn_adjacency_clear(&a);
        no_less_than_igraph(rows[k].file, &g);
    }
}

static void made_networks(void **state)
{
    (void)state;
    pdn_random r;
    char name[32];

    pdn_random_start(&r, 11, 0, 0);
    for (size_t k = 0; k < LEN(plans); k++) {
        struct graph g = planted(&r, &plans[k]);
        snprintf(name, sizeof name, "made %zu", k);
        no_less_than_igraph(name, &g);
    }
}

/* ---- closed forms ------------------------------------------------------- */

static double found(const struct graph *g, uint32_t *part)
{
    pdn_adjacency a = packed(g);
    double q = 0;

    MUST(communities__leiden(&a.both, 0, 1, part, &q));
    if (a.both.m > 0) is_division(&a.both, part, q);
    pdn_adjacency_clear(&a);
    return q;
}

static struct graph cliques(size_t count, size_t size, bool ring)
{
    struct graph g = {.n = count * size};

    for (uint32_t c = 0; c < count; c++) {
        for (uint32_t i = 0; i < size; i++) {
            for (uint32_t j = i + 1; j < size; j++) {
                g.from[g.m] = (uint32_t)(c * size) + i;
                g.to[g.m++] = (uint32_t)(c * size) + j;
            }
        }
        if (!ring) continue;
        g.from[g.m] = (uint32_t)(c * size);
        g.to[g.m++] = (uint32_t)((c + 1) % count * size) + 1;
    }
    return g;
}

static void closed_forms(void **state)
{
    (void)state;
    uint32_t part[400];
    struct graph star = {.n = 9};
    struct graph g = cliques(1, 12, false);

    /* a complete graph and a star are best left whole: 1 - 1 */
    assert_true(near(found(&g, part), 0, 1e-15));
    for (uint32_t v = 1; v < 9; v++) {
        star.from[star.m] = 0;
        star.to[star.m++] = v;
    }
    assert_true(near(found(&star, part), 0, 1e-15));
    /* k alike that do not hang together: 1 - 1/k */
    g = cliques(5, 4, false);
    assert_true(near(found(&g, part), 1 - 1. / 5, 1e-12));
    assert_true(part[0] == part[3] && part[3] != part[4]);
    /* a ring of six cliques of five, ten contacts each and one to the next:
     * 10/11 - 1/6 */
    g = cliques(6, 5, true);
    assert_true(near(found(&g, part), 10. / 11 - 1. / 6, 1e-12));
}

static void few_people_and_no_contact(void **state)
{
    (void)state;
    struct graph pair = {.n = 3, .m = 1, .from = {0}, .to = {2}};
    uint32_t part[4];

    for (size_t n = 0; n < 4; n++) {
        struct graph g = {.n = n};
        assert_true(isnan(found(&g, part)));
        for (size_t v = 0; v < n; v++)
            assert_int_equal(part[v], v);
    }
    assert_true(near(found(&pair, part), 0, 0));
    assert_true(part[0] == 0 && part[1] == 1 && part[2] == 0);
}

static void tries_by_contacts(void **state)
{
    (void)state;
    static const struct {
        size_t contacts, tries;
    } rows[] = {{0, 100},   {1, 100},   {100, 100},   {250, 56},
                {1600, 8},  {4667, 2},  {7000, 2},    {7001, 1},
                {14000, 1}, {14001, 1}, {1u << 20, 1}};

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_packed p = {.m = 2 * rows[k].contacts};
        assert_int_equal(communities__leiden_tries(&p), rows[k].tries);
    }
}

/* ---- from a division, side by side -------------------------------------- */

static void from_a_division(void **state)
{
    (void)state;
    struct graph g = read_ties("../data/networks/karate/ties.csv");
    pdn_adjacency a = packed(&g);
    uint32_t part[400], again[400];
    double q = 0, from = 0;

    MUST(communities__leiden(&a.both, 0, 1, part, &q));
    memcpy(again, part, sizeof again);
    MUST(communities__leiden_from(&a.both, 2, again, &from));
    assert_true(near(q, from, 0)); /* the best: nothing to gain */
    assert_memory_equal(part, again, g.n * sizeof *part);
    memset(again, 0, sizeof again); /* all in one: 0 */
    MUST(communities__leiden_from(&a.both, 2, again, &from));
    is_division(&a.both, again, from);
    assert_true(from > .3);
    pdn_adjacency_clear(&a);
}

/* Isolates that a division has put together are taken apart. */
static void from_what_does_not_hang_together(void **state)
{
    (void)state;
    struct graph g = {.n = 6, .m = 2, .from = {0, 2}, .to = {1, 3}};
    pdn_adjacency a = packed(&g);
    uint32_t part[6] = {0, 0, 1, 1, 5, 5};
    double q = 0;

    MUST(communities__leiden_from(&a.both, 1, part, &q));
    is_division(&a.both, part, q);
    assert_true(near(q, .5, 1e-12));
    pdn_adjacency_clear(&a);
}

enum { SEARCHES = 24 };

struct searches {
    pdn_adjacency net;
    double q[SEARCHES];
};

static pdn_status search(void *context, size_t k, size_t worker)
{
    struct searches *s = context;

    (void)worker;
    return communities__leiden(&s->net.both, 3, k % 8, NULL, &s->q[k]);
}

static void side_by_side(void **state)
{
    (void)state;
    pdn_random r;
    static struct searches one, more;

    pdn_random_start(&r, 31, 0, 0);
    struct graph g = planted(&r, &(struct plan){120, 6, 4, .3, .05});
    one.net = more.net = packed(&g);
    MUST(pdn_parallel(SEARCHES, 1, search, &one));
    MUST(pdn_parallel(SEARCHES, 4, search, &more));
    assert_memory_equal(one.q, more.q, sizeof one.q);
    for (size_t k = 8; k < SEARCHES; k++)
        assert_true(near(one.q[k], one.q[k % 8], 0));
    pdn_adjacency_clear(&one.net);
}

/* ---- few people --------------------------------------------------------- */

/* Two triangles and the contact between them: 6/7 - 2 (7/14)^2. */
static void two_triangles(void **state)
{
    (void)state;
    struct graph g = {.n = 6,
                      .m = 7,
                      .from = {0, 0, 1, 2, 3, 3, 4},
                      .to = {1, 2, 2, 3, 4, 5, 5}};
    pdn_adjacency a = packed(&g);
    uint32_t part[6];
    double q = 0, ends[6];

    MUST(communities__leiden(&a.both, 0, 1, part, &q));
    assert_true(near(q, 6. / 7 - .5, 1e-12));
    assert_true(
        near(communities__modularity(&a.both, part, 6, ends), q, 1e-15));
    assert_true(part[0] == part[1] && part[1] == part[2]);
    assert_true(part[3] == part[4] && part[4] == part[5]);
    assert_true(part[0] != part[5]);
    pdn_adjacency_clear(&a);
}

/* The next division of n people, each in a part at most one above those
 * before; false after the last. */
static bool next_division(uint32_t *part, size_t n)
{
    for (size_t v = n; v-- > 1;) {
        uint32_t top = 0;
        for (size_t w = 0; w < v; w++)
            top = part[w] > top ? part[w] : top;
        if (part[v] <= top) {
            part[v]++;
            memset(part + v + 1, 0, (n - v - 1) * sizeof *part);
            return true;
        }
    }
    return false;
}

static void against_all_divisions(void **state)
{
    (void)state;
    pdn_random r;
    int graphs = 0, best = 0;

    pdn_random_start(&r, 23, 0, 0);
    for (int k = 0; k < 30; k++) {
        struct graph g = graph_random(&r, 8, .25 + .1 * (k % 4), false);
        pdn_adjacency a = packed(&g);
        uint32_t part[8] = {0};
        double q = 0, most = -1, ends[8];
        MUST(communities__leiden(&a.both, 0, (uint64_t)k, NULL, &q));
        do {
            most = fmax(most, communities__modularity(&a.both, part, 8, ends));
        } while (next_division(part, 8));
        assert_true(q <= most + 1e-12);
        graphs++;
        best += q > most - 1e-9;
        pdn_adjacency_clear(&a);
    }
    CHECK(best == graphs, "the best in %d of %d", best, graphs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_networks),
        cmocka_unit_test(made_networks),
        cmocka_unit_test(closed_forms),
        cmocka_unit_test(few_people_and_no_contact),
        cmocka_unit_test(tries_by_contacts),
        cmocka_unit_test(from_a_division),
        cmocka_unit_test(from_what_does_not_hang_together),
        cmocka_unit_test(side_by_side),
        cmocka_unit_test(two_triangles),
        cmocka_unit_test(against_all_divisions),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
