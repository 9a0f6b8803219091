/* One adjustment over all tests of change of two waves. */
#include "check.h"
#include "wave_networks.h"

#include "stats/test_family.h"

#include <string.h>

/* ---- the family by itself ---- */

static test_family family_of(double *p, double *q, const double *least,
                             size_t n)
{
    test_family f = {.most = .10};

    for (size_t i = 0; i < n; i++)
        MUST(test_family__add(
            &f,
            (test_family__test){.p = &p[i], .q = &q[i], .least = least[i]}));
    return f;
}

/* By hand. 12 tests of least p .001 and 4 of .005: 16 x .005 = .08, so these
 * can be told among all of them; 3 of 2^-5 cannot: 19 x 2^-5 = .59. Had there
 * been 18 of .001, 22 x .005 = .11: the four would be none either. */
static void what_could_not_be_told_is_no_test(void **state)
{
    (void)state;
    double p[25], q[25], least[25];
    size_t n = 0;

    for (size_t many = 12; many <= 18; many += 6) {
        size_t in = 0;
        n = 0;
        for (size_t i = 0; i < many + 7; i++, n++) {
            least[n] = i < 3 ? 1. / 32 : i < 7 ? .005 : .001;
            p[n] = i < 3 ? 1. / 32 : .5;
        }
        test_family f = family_of(p, q, least, n);
        MUST(test_family__choose(&f));
        MUST(test_family__adjust(&f));
        for (size_t i = 0; i < n; i++) {
            in += f.test[i].in;
            CHECK(isnan(q[i]) == !f.test[i].in, "%zu: q %g", i, q[i]);
        }
        assert_int_equal(in, many == 12 ? 16 : 18);
        test_family__clear(&f);
    }
}

/* Benjamini and Hochberg (1995), section 4: 15 p in two tables, of which the
 * four least are rejected at .05. q by hand: 15 p / rank, least from below. */
static void one_q_over_two_tables(void **state)
{
    (void)state;
    double p[15] = {.0344, .4262, .0001, .3240, .0278, .0019, 1,    .0095,
                    .5719, .0004, .0201, .0459, .6528, .0298, .7590};
    static const double want[15] = {15 * .0344 / 8,
                                    15 * .4262 / 11,
                                    15 * .0001 / 1,
                                    15 * .3240 / 10,
                                    15 * .0298 / 7,
                                    15 * .0019 / 3,
                                    1,
                                    15 * .0095 / 4,
                                    15 * .5719 / 12,
                                    15 * .0004 / 2,
                                    15 * .0201 / 5,
                                    15 * .0459 / 9,
                                    15 * .6528 / 13,
                                    15 * .0298 / 7,
                                    15 * .7590 / 14};
    double q[15], least[15] = {0}, lo[15], hi[15], clear[15];
    test_family f = family_of(p, q, least, 15);

    for (size_t i = 0; i < 15; i++) {
        lo[i] = i == 2 ? -1 : 1; /* the least p, and an interval about 0 */
        hi[i] = 2;
        f.test[i].lo = &lo[i];
        f.test[i].hi = &hi[i];
        f.test[i].clear = &clear[i];
    }
    MUST(test_family__choose(&f));
    MUST(test_family__adjust(&f));
    for (size_t i = 0; i < 15; i++) {
        CHECK(near(q[i], want[i], 1e-12), "%zu: q %g, want %g", i, q[i],
              want[i]);
        assert_true(near(clear[i], want[i] <= .10 && i != 2, 0));
    }
    /* who has left keeps its q, and the others are one fewer */
    f.test[2].left = true;
    MUST(test_family__adjust(&f));
    CHECK(near(q[2], .0015, 1e-12), "q %g", q[2]);
    CHECK(near(q[9], 14 * .0004, 1e-12), "q %g", q[9]);
    test_family__clear(&f);
}

/* ---- two waves ---- */

enum { N = 24, GROUPS = 4 };

/* Everybody answers and rates quality and skill; one obstacle or none. */
static pdn_network random_wave(pdn_random *r, double level)
{
    static char ids[N][8];
    static const char *id[N], *group[N];
    static const char *const groups[GROUPS] = {"A", "B", "C", "D"};
    static const char *const code[] = {"", "x", "y", "x+y"};
    static bool yes[N];
    static uint32_t from[N * N], to[N * N];
    struct made_wave w = {true, N, 0, 0, id, group, yes, from, to, NULL, NULL};

    for (uint32_t i = 0; i < N; i++) {
        snprintf(ids[i], sizeof ids[i], "p%u", i);
        id[i] = ids[i];
        group[i] = groups[i % GROUPS];
        yes[i] = true;
        for (uint32_t j = 0; j < N; j++) {
            if (i == j || pdn_random_unit(r) > level) continue;
            from[w.arcs] = i;
            to[w.arcs++] = j;
        }
    }
    pdn_network g = made_network(&w);
    pdn_column *quality = network_column(&g.tie, "quality", PDN_REAL);
    pdn_column *skill = network_column(&g.tie, "skill", PDN_REAL);
    pdn_column *barrier = network_column(&g.tie, "barrier", PDN_TEXT);
    for (size_t e = 0; e < g.ties; e++) {
        quality->number[e] = 1 + pdn_random_below(r, 5);
        skill->number[e] = 1 + pdn_random_below(r, 5);
        MUST(pdn_table_text(
            &g.tie,
            pdn_random_below(r, 4) == 0 ? code[pdn_random_below(r, 4)] : "",
            &barrier->text[e]));
    }
    return g;
}

/* p and q of every row, in the order of the tables. */
struct figures {
    double p[600], q[600];
    size_t n;
};

static void take(struct figures *f, double p, double q)
{
    assert_true(f->n < LEN(f->p));
    f->p[f->n] = p;
    f->q[f->n++] = q;
}

static struct figures figures_of(const pdn_wave_changes *c)
{
    struct figures f = {.n = 0};

    for (size_t i = 0; i < c->pairs.rows; i++)
        take(&f, c->pairs.row[i].p, c->pairs.row[i].q);
    for (size_t i = 0; i < c->ratings.rows; i++)
        take(&f, c->ratings.row[i].p, c->ratings.row[i].q);
    for (size_t i = 0; i < c->barriers.rows; i++) {
        const pdn_wave_barrier *r = &c->barriers.row[i];
        CHECK(r->group_a == NULL || (isnan(r->q) && isnan(r->clear)),
              "%s: no sentence is made of two groups' obstacles", r->barrier);
        take(&f, r->p, r->q);
    }
    return f;
}

/* q = the least, over thresholds t >= p, of t m / those at most t. */
static double slow_q(const struct figures *f, size_t i)
{
    double m = 0, least = 1;

    for (size_t k = 0; k < f->n; k++)
        m += !isnan(f->q[k]);
    for (size_t k = 0; k < f->n; k++) {
        if (isnan(f->q[k]) || f->p[k] < f->p[i]) continue;
        double below = 0;
        for (size_t j = 0; j < f->n; j++)
            below += !isnan(f->q[j]) && f->p[j] <= f->p[k];
        least = fmin(least, f->p[k] * m / below);
    }
    return least;
}

/* Where no pair stands out the q of all tables are one adjustment over the p
 * that stand beside them, and they are the same whichever table is wanted. */
static void tables_share_one_q(void **state)
{
    (void)state;
    pdn_random r;
    pdn_diagnostics told = {0};
    pdn_wave_changes all = {0};
    pdn_waves_options o = pdn_waves_defaults();

    pdn_random_start(&r, 8, 1, 1);
    pdn_network a = random_wave(&r, .3), b = random_wave(&r, .3);
    const pdn_wave wave[] = {{"1", &a}, {"2", &b}};
    o.draws = 400;
    o.whole_draws = 300;
    o.threads = 2;
    MUST(
        pdn_wave_changes_make(wave, NULL, &o, PDN_WAVE_TABLE_ALL, &told, &all));
    const struct figures f = figures_of(&all);
    size_t tests = 0;
    for (size_t i = 0; i < all.pairs.rows; i++)
        assert_false(all.pairs.row[i].q <= .10);
    for (size_t i = 0; i < f.n; i++) {
        if (isnan(f.q[i])) continue;
        tests++;
        CHECK(near(f.q[i], slow_q(&f, i), 1e-12), "%zu: p %g, q %g, want %g", i,
              f.p[i], f.q[i], slow_q(&f, i));
    }
    assert_int_equal(tests, all.pairs.tests);
    assert_int_equal(all.pairs.changed, 0);
    assert_true(all.pairs.tested > 5 && all.wholes == PDN_WAVE_WHOLES);
    for (unsigned table = 1; table < PDN_WAVE_TABLE_ALL; table *= 2) {
        pdn_wave_changes one = {0};
        o.threads = 1;
        MUST(pdn_wave_changes_make(wave, NULL, &o, table, &told, &one));
        const struct figures g = figures_of(&one);
        assert_int_equal(one.wholes == PDN_WAVE_WHOLES,
                         table == PDN_WAVE_TABLE_WHOLE);
        for (size_t i = 0; i < one.wholes; i++)
            assert_true(near(one.whole[i].q, all.whole[i].q, 0));
        if (table == PDN_WAVE_TABLE_WHOLE) {
            assert_int_equal(g.n, 0);
            pdn_wave_changes_clear(&one);
            continue;
        }
        assert_int_equal(g.n, f.n);
        for (size_t i = 0; i < f.n; i++)
            CHECK(near(g.q[i], f.q[i], 0), "table %u, row %zu: q %g, %g", table,
                  i, g.q[i], f.q[i]);
        CHECK(isnan(one.pairs.row[1].lo) == (table != PDN_WAVE_TABLE_PAIRS),
              "table %u: interval of a pair", table);
        pdn_wave_changes_clear(&one);
    }
    pdn_wave_changes_clear(&all);
    /* without draws: obstacles alone */
    o.draws = 0;
    MUST(
        pdn_wave_changes_make(wave, NULL, &o, PDN_WAVE_TABLE_ALL, &told, &all));
    assert_true(all.pairs.tests > 0 && all.pairs.tests <= 2);
    pdn_wave_changes_clear(&all);
    pdn_diagnostics_clear(&told);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_could_not_be_told_is_no_test),
        cmocka_unit_test(one_q_over_two_tables),
        cmocka_unit_test(tables_share_one_q),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
