/* Rewiring: nothing lost that is to be kept, every graph reached, and all of
 * them equally often. */
#include "chance/arc_slots.h"
#include "check.h"
#include "graphs.h"

#include "pdnet/chance.h"

#include <stdlib.h>
#include <string.h>

enum { SMALL = 6, MOST_TIES = 2000 };

/* One more than the length above which a row has bits beside its places; 0: as
 * the library has it, which is all rows of graphs as small as these. LARGE is
 * what it has for large ones, far above what is here. */
enum { LARGE = 65 };
static uint32_t longest = LARGE;

static pdn_rewiring *begin(const struct graph *g, bool kinds)
{
    pdn_rewiring *w = NULL;

    pdn_rewire_kind kind = !g->directed ? PDN_REWIRE_EDGES
                           : kinds      ? PDN_REWIRE_KINDS
                                        : PDN_REWIRE_ARCS;

    if (longest == 0)
        MUST(pdn_rewiring_new(g->n, kind, g->from, g->to, g->m, &w));
    else
        MUST(rewiring__new(g->n, kind, &(rewiring__arcs){g->from, g->to, g->m},
                           longest - 1, &w));
    return w;
}

/* The graph as a number: a bit for each ordered pair. */
static uint64_t code_of(const struct graph *g, const uint32_t *from,
                        const uint32_t *to)
{
    uint64_t code = 0;

    for (size_t k = 0; k < g->m; k++) {
        code |= UINT64_C(1) << (from[k] * SMALL + to[k]);
        if (!g->directed) code |= UINT64_C(1) << (to[k] * SMALL + from[k]);
    }
    return code;
}

/* How often each graph was met. */
struct tally {
    uint64_t code[128];
    size_t times[128], kinds;
};

static void tally_add(struct tally *t, uint64_t code)
{
    size_t k = 0;

    while (k < t->kinds && t->code[k] != code)
        k++;
    CHECK(k < LEN(t->code), "more graphs than there are");
    t->code[k] = code;
    if (k == t->kinds) t->times[t->kinds++] = 0;
    t->times[k]++;
}

static struct tally walk(const struct graph *g, bool kinds, size_t draws,
                         size_t trials)
{
    pdn_rewiring *w = begin(g, kinds);
    struct tally t = {.kinds = 0};
    pdn_random r;

    pdn_random_start(&r, 5, 0, 0);
    for (size_t k = 0; k < draws; k++) {
        uint32_t from[SMALL * SMALL], to[SMALL * SMALL];
        pdn_rewiring_run(w, &r, trials);
        pdn_rewiring_ties(w, from, to);
        tally_add(&t, code_of(g, from, to));
    }
    pdn_rewiring_free(w);
    return t;
}

static double chi_square(const struct tally *t)
{
    double all = 0, sum = 0;

    for (size_t k = 0; k < t->kinds; k++)
        all += (double)t->times[k];
    for (size_t k = 0; k < t->kinds; k++) {
        double want = all / (double)t->kinds, d = (double)t->times[k] - want;
        sum += d * d / want;
    }
    return sum;
}

/* the worked example: the number of simple graphs with these degrees, by
 * enumeration. Chi-square at 20 000 draws must stay below its .9999 quantile.
 */
static const struct {
    const char *degrees;
    struct graph g;
    size_t graphs;
    double limit;
} sequences[] = {
    /* clang-format off */
    {"2 2 1 1", {.n = 4, .m = 3, .from = {0, 0, 1}, .to = {1, 2, 3}}, 2, 15.1},
    {"2 2 2 1 1", {.n = 5, .m = 4, .from = {0, 1, 0, 2}, .to = {1, 2, 3, 4}}, 7, 27.9},
    {"2 2 2 2 2", {.n = 5, .m = 5, .from = {0, 1, 2, 3, 4}, .to = {1, 2, 3, 4, 0}}, 12, 37.4},
    {"3 2 2 2 1", {.n = 5, .m = 5, .from = {0, 0, 0, 1, 2}, .to = {1, 2, 4, 3, 3}}, 6, 25.7},
    {"2 2 2 2 2 2", {.n = 6, .m = 6, .from = {0, 1, 2, 3, 4, 5}, .to = {1, 2, 3, 4, 5, 0}}, 70, 122.0},
    /* clang-format on */
};

static void degree_sequences_are_uniform(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(sequences); k++) {
        struct tally t = walk(&sequences[k].g, false, 20000, 40);
        CHECK(t.kinds == sequences[k].graphs, "%s: %zu graphs, want %zu",
              sequences[k].degrees, t.kinds, sequences[k].graphs);
        CHECK(chi_square(&t) < sequences[k].limit, "%s: chi-square %g",
              sequences[k].degrees, chi_square(&t));
    }
}

/* the worked example: in (1,1,1,3), out (2,2,2,0): exactly two graphs; only
 * turning the ring leads from one to the other (igraph_rewire never does). */
static void a_ring_is_turned_round(void **state)
{
    (void)state;
    static const struct graph g = {.n = 4,
                                   .m = 6,
                                   .directed = true,
                                   .from = {0, 0, 1, 1, 2, 2},
                                   .to = {1, 3, 2, 3, 0, 3}};

    for (int kinds = 0; kinds < 2; kinds++) {
        struct tally t = walk(&g, kinds != 0, 4000, 60);
        assert_int_equal(t.kinds, 2);
        CHECK(chi_square(&t) < 15.1, "chi-square %g", chi_square(&t));
    }
}

/* ---- all directed graphs of four actors --------------------------------- */

enum { FOUR = 4, DYADS = 6, DIGRAPHS = 4096 };

static struct graph digraph(unsigned number)
{
    struct graph g = {.n = FOUR, .directed = true};

    for (uint32_t i = 0; i < FOUR; i++) {
        for (uint32_t j = i + 1; j < FOUR; j++, number >>= 2) {
            if ((number & 1) != 0) {
                g.from[g.m] = i;
                g.to[g.m++] = j;
            }
            if ((number & 2) != 0) {
                g.from[g.m] = j;
                g.to[g.m++] = i;
            }
        }
    }
    return g;
}

/* What the walk keeps, as a number: graphs with the same are one class. */
static uint64_t class_of(const struct graph *g, bool kinds)
{
    uint64_t key = 0;

    for (uint32_t v = 0; v < FOUR; v++) {
        unsigned sent = 0, got = 0, both = 0;
        for (size_t k = 0; k < g->m; k++) {
            sent += g->from[k] == v;
            got += g->to[k] == v;
            for (size_t l = 0; l < g->m; l++)
                both +=
                    g->from[k] == v && g->from[l] == g->to[k] && g->to[l] == v;
        }
        key = key * 64 + sent * 8 + got;
        if (kinds) key = key * 8 + both;
    }
    return key;
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* Every class of every directed graph of four is met in full (3550 classes
 * with returned ties kept), and all its members are met equally often. */
static void every_class_of_four_is_reached(void **state)
{
    (void)state;
    static uint64_t key[DIGRAPHS], sorted[DIGRAPHS];

    for (int kinds = 0; kinds < 2; kinds++) {
        double sum = 0, free = 0;
        size_t classes = 0;
        for (unsigned k = 0; k < DIGRAPHS; k++) {
            struct graph g = digraph(k);
            key[k] = sorted[k] = class_of(&g, kinds != 0);
        }
        qsort(sorted, DIGRAPHS, sizeof *sorted, by_number);
        for (size_t k = 0, end = 0; k < DIGRAPHS; k = end) {
            unsigned first = 0;
            for (end = k; end < DIGRAPHS && sorted[end] == sorted[k];)
                end++;
            classes++;
            if (end - k < 2) continue;
            while (key[first] != sorted[k])
                first++;
            struct graph g = digraph(first);
            struct tally t = walk(&g, kinds != 0, 40 * (end - k), 80);
            CHECK(t.kinds == end - k, "graph %u: %zu of %zu met", first,
                  t.kinds, end - k);
            sum += chi_square(&t);
            free += (double)(end - k - 1);
        }
        if (kinds) assert_int_equal(classes, 3550);
        /* chi-square's mean is its degrees of freedom, its variance twice */
        CHECK(fabs(sum - free) < 4 * sqrt(2 * free),
              "chi-square %g on %g degrees of freedom", sum, free);
    }
}

/* ---- larger graphs ------------------------------------------------------ */

struct kept {
    size_t sent[200], got[200], both[200];
};

static struct kept count(const struct graph *g, const uint32_t *from,
                         const uint32_t *to)
{
    static bool there[200][200];
    struct kept k = {{0}, {0}, {0}};

    memset(there, 0, sizeof there);
    for (size_t e = 0; e < g->m; e++) {
        uint32_t x = from[e], y = to[e];
        CHECK(x != y && !there[x][y], "%u > %u is no new tie", x, y);
        there[x][y] = true;
        if (!g->directed) there[y][x] = true;
    }
    for (size_t x = 0; x < g->n; x++) {
        for (size_t y = 0; y < g->n; y++) {
            k.sent[x] += there[x][y];
            k.got[y] += there[x][y];
            k.both[x] += there[x][y] && there[y][x];
        }
    }
    return k;
}

static void what_is_kept_is_kept(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 9, 0, 0);
    for (int k = 0; k < 24; k++) {
        size_t n = 10 + pdn_random_below(&r, 70);
        double p = k % 3 == 0 ? .4 : 5 * pdn_random_unit(&r) / (double)n;
        struct graph g = graph_random(&r, n, p, k % 4 != 3);
        uint32_t from[MOST_TIES], to[MOST_TIES];
        bool kinds = k % 2 != 0;
        struct kept before = count(&g, g.from, g.to);
        pdn_rewiring *w = begin(&g, kinds);
        uint64_t trials = 0, changes = 0;
        pdn_rewiring_run(w, &r, 20 * g.m + 5);
        pdn_rewiring_ties(w, from, to);
        pdn_rewiring_count(w, &trials, &changes);
        struct kept after = count(&g, from, to);
        assert_memory_equal(before.sent, after.sent, sizeof before.sent);
        assert_memory_equal(before.got, after.got, sizeof before.got);
        if (kinds)
            assert_memory_equal(before.both, after.both, sizeof before.both);
        assert_int_equal(trials, 20 * g.m + 5);
        CHECK(g.m < 20 || changes > trials / 50, "%zu of %zu", (size_t)changes,
              (size_t)trials);
        pdn_rewiring_free(w);
    }
}

/* Three of 200 send to 117 others each, so that their rows are long; others
 * have some 7 ties. */
static struct graph graph_with_hubs(bool directed)
{
    struct graph g = {.n = 200, .directed = directed};

    for (uint32_t x = 0; x < g.n; x++) {
        for (uint32_t y = directed ? 0 : x + 1; y < g.n; y++) {
            bool hub = x < 3 && y > 2 && y % 10 < 6;
            if (x == y || (!hub && (x * 7 + y * 3) % 29 != 0)) continue;
            g.from[g.m] = x;
            g.to[g.m++] = y;
        }
    }
    return g;
}

static size_t check_bits(const pdn_rewiring *w)
{
    size_t rows = 0;

    for (uint32_t x = 0; x < w->n; x++) {
        if (!rewiring__long_row(w, x)) continue;
        rows++;
        for (uint32_t y = 0; y < w->n; y++) {
            bool bit = (*rewiring__word_of(w, x, y) >> (y % 64) & 1) != 0;
            size_t places = 0;
            for (uint32_t p = w->start[x]; p < w->start[x + 1]; p++)
                places += w->to[p] == y;
            CHECK(places == bit, "%u leads to %u in %zu places, bit %d", x, y,
                  places, bit);
        }
    }
    return rows;
}

/* So few actors all have bits, unless rows of 64 are not yet long. */
static void long_rows_keep_their_bits(void **state)
{
    (void)state;
    for (int kind = 0; kind < 6; kind++) {
        struct graph g = graph_with_hubs(kind % 3 > 0);
        size_t rows = kind < 3 ? 3 : g.n;
        longest = kind < 3 ? LARGE : 0;
        pdn_rewiring *w = begin(&g, kind % 3 == 2);
        longest = LARGE;
        pdn_random r;
        pdn_random_start(&r, 3, 0, 0);
        assert_int_equal(check_bits(w), rows);
        pdn_rewiring_run(w, &r, 50 * g.m);
        assert_int_equal(check_bits(w), rows);
        uint64_t trials = 0, changes = 0;
        pdn_rewiring_count(w, &trials, &changes);
        CHECK(changes > trials / 4, "%zu changes", (size_t)changes);
        pdn_rewiring_free(w);
    }
}

/* Threshold graphs: no other graph has their degrees. */
static const struct graph alone[] = {
    {.n = 5, .m = 4, .from = {0, 0, 0, 0}, .to = {1, 2, 3, 4}},
    {.n = 4, .m = 4, .from = {0, 0, 0, 1}, .to = {1, 2, 3, 2}},
    {.n = 3, .m = 3, .from = {0, 0, 1}, .to = {1, 2, 2}},
    {.n = 3, .m = 2, .directed = true, .from = {0, 0}, .to = {1, 2}},
    {.n = 2, .m = 2, .directed = true, .from = {0, 1}, .to = {1, 0}},
    {.n = 2, .m = 1, .directed = true, .from = {1}, .to = {0}},
    {.n = 2, .m = 1, .from = {1}, .to = {0}},
    {.n = 3},
    {.n = 1, .directed = true},
    {.n = 0},
};

static void small_and_single_graphs_stay(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(alone); k++) {
        for (int kinds = 0; kinds < 2; kinds++) {
            struct tally t = walk(&alone[k], kinds != 0, 50, 20);
            assert_int_equal(t.kinds, 1);
            CHECK(t.code[0] == code_of(&alone[k], alone[k].from, alone[k].to),
                  "graph %zu has changed", k);
        }
    }
}

static void loops_and_repeats_are_refused(void **state)
{
    (void)state;
    static const uint32_t from[] = {0, 1, 0}, to[] = {1, 1, 1};
    static const uint32_t again[] = {0, 1}, other[] = {1, 0};
    pdn_rewiring *w = NULL;

    assert_int_equal(pdn_rewiring_new(2, PDN_REWIRE_ARCS, from, to, 2, &w),
                     PDN_EARG);
    assert_int_equal(pdn_rewiring_new(1, PDN_REWIRE_ARCS, from, to, 1, &w),
                     PDN_EARG);
    assert_int_equal(pdn_rewiring_new(2, PDN_REWIRE_EDGES, again, other, 2, &w),
                     PDN_EARG);
    assert_null(w);
}

static int bits_everywhere(void **state)
{
    (void)state;
    longest = 1;
    return 0;
}

/* Above two places, so that a row with bits meets one without. */
static int bits_here_and_there(void **state)
{
    (void)state;
    longest = 3;
    return 0;
}

static int no_bits(void **state)
{
    (void)state;
    longest = LARGE;
    return 0;
}

#define ALL_BITS(test) \
    cmocka_unit_test_setup_teardown(test, bits_everywhere, no_bits)
#define SOME_BITS(test) \
    cmocka_unit_test_setup_teardown(test, bits_here_and_there, no_bits)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(degree_sequences_are_uniform),
        cmocka_unit_test(a_ring_is_turned_round),
        cmocka_unit_test(every_class_of_four_is_reached),
        cmocka_unit_test(what_is_kept_is_kept),
        cmocka_unit_test(long_rows_keep_their_bits),
        cmocka_unit_test(small_and_single_graphs_stay),
        cmocka_unit_test(loops_and_repeats_are_refused),
        ALL_BITS(degree_sequences_are_uniform),
        ALL_BITS(every_class_of_four_is_reached),
        ALL_BITS(what_is_kept_is_kept),
        ALL_BITS(small_and_single_graphs_stay),
        SOME_BITS(degree_sequences_are_uniform),
        SOME_BITS(every_class_of_four_is_reached),
        SOME_BITS(what_is_kept_is_kept),
        SOME_BITS(small_and_single_graphs_stay),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
