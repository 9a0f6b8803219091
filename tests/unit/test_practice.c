/* Exact contrasts of two small groups: by hand, every assignment
 * again by plain masks, ties, one deviant, and which rows are tested. */
#include "check.h"
#include "stats/contrast.h"

#include "pdnet/core.h"
#include "pdnet/practices.h"

#include <string.h>

/* the worked example: a = 7 9 8, b = 3 5 4 8 2 6 */
static const double f5[] = {7, 9, 8, 3, 5, 4, 8, 2, 6};

static void worked_values(void **state)
{
    (void)state;
    pdn_contrast c;

    MUST(contrast__make(f5, 3, 6, 0, 1, &c));
    assert_true(near(c.mean_a, 8, 1e-12));
    assert_true(near(c.mean_b, 28. / 6, 1e-12));
    assert_true(near(c.difference, 10. / 3, 1e-12));
    assert_true(near(c.delta, 15. / 18, 1e-12)); /* .8333 */
    assert_true(near(c.exact.p, 5. / 84, 1e-12));
    assert_true(near(c.exact.smallest_p, 2. / 84, 1e-12));
    assert_true(near(c.draws, 0, 0));
}

static void fisher(void **state)
{
    (void)state;
    static const struct {
        double with1, n1, with2, n2, p, smallest;
    } cases[] = {
        /* the worked example: 4 / 84 */
        {3, 3, 1, 6, 4. / 84, 4. / 84},
        /* tea: hypergeometric 1 16 36 16 1 of 70; R fisher.test .4857 */
        {3, 4, 1, 4, 34. / 70, 2. / 70},
        {4, 4, 0, 4, 2. / 70, 2. / 70},
        /* everybody, nobody: one table only */
        {3, 3, 5, 5, 1, 1},
        {0, 3, 0, 5, 1, 1},
        /* nobody to hold against */
        {0, 0, 1, 2, (double)NAN, (double)NAN},
        {1, 2, 0, 0, (double)NAN, (double)NAN},
    };

    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_exact e = contrast__fisher(cases[i].with1, cases[i].n1,
                                       cases[i].with2, cases[i].n2);
        CHECK(near(e.p, cases[i].p, 1e-12), "case %zu: p %.17g", i, e.p);
        CHECK(near(e.smallest_p, cases[i].smallest, 1e-12),
              "case %zu: smallest %.17g", i, e.smallest_p);
    }
}

/* Share of the masks with a bits whose sum lies as far out (sign 0), or as
 * high (1), when the a's are moved down by shift. */
static double by_masks(const double *x, size_t a, size_t n, double shift,
                       int sign)
{
    double mean = 0, seen = 0, hits = 0, all = 0, y[16];

    for (size_t i = 0; i < n; i++) {
        y[i] = x[i] - (i < a ? shift : 0);
        mean += y[i] / (double)n;
    }
    for (size_t i = 0; i < a; i++)
        seen += y[i] - mean;
    for (unsigned mask = 0; mask < 1u << n; mask++) {
        double sum = 0;
        size_t bits = 0;
        for (size_t i = 0; i < n; i++) {
            if ((mask >> i & 1) == 0) continue;
            bits++;
            sum += y[i] - mean;
        }
        if (bits != a) continue;
        all++;
        hits += sign == 0 ? fabs(sum) >= fabs(seen) - 1e-9
                          : sign * sum >= sign * seen - 1e-9;
    }
    return hits / all;
}

static void made_values(pdn_random *r, bool coarse, double *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        x[i] = coarse ? (double)pdn_random_below(r, 4) : pdn_random_normal(r);
}

static void every_assignment(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 5, 0, 0);
    for (size_t round = 0; round < 60; round++) {
        size_t n = 4 + round % 8, a = 1 + pdn_random_below(&r, 3);
        double x[16];
        pdn_contrast c;

        made_values(&r, round % 3 == 0, x, n);
        MUST(contrast__make(x, a, n - a, 0, 1, &c));
        CHECK(near(c.exact.p, by_masks(x, a, n, 0, 0), 1e-12), "round %zu",
              round);
        assert_true(c.exact.smallest_p >= 0 && c.exact.smallest_p <= 1);
        if (isnan(c.lo)) continue;
        /* just inside is not refused, just outside is */
        CHECK(by_masks(x, a, n, c.lo + 1e-6, 1) > .025, "round %zu", round);
        CHECK(by_masks(x, a, n, c.lo - 1e-6, 1) <= .025, "round %zu", round);
        CHECK(by_masks(x, a, n, c.hi - 1e-6, -1) > .025, "round %zu", round);
        CHECK(by_masks(x, a, n, c.hi + 1e-6, -1) <= .025, "round %zu", round);
    }
}

static void ties_and_nobody(void **state)
{
    (void)state;
    static const double same[] = {2, 2, 2, 2, 2};
    /* 1 of the three 1s and the lone 5: C(5,2) = 10; top {5,1}: 4 ways */
    static const double lone[] = {5, 1, 1, 1, 1};
    pdn_contrast c;

    MUST(contrast__make(same, 2, 3, 0, 1, &c));
    assert_true(near(c.exact.p, 1, 0) && near(c.exact.smallest_p, 1, 0));
    assert_true(near(c.delta, 0, 0));
    MUST(contrast__make(lone, 2, 3, 0, 1, &c));
    assert_true(near(c.exact.p, .4, 1e-12));
    assert_true(near(c.exact.smallest_p, .4, 1e-12));
    MUST(contrast__make(same, 0, 3, 9, 1, &c));
    assert_true(isnan(c.difference) && isnan(c.exact.p));
    assert_true(isnan(c.mean_a) && near(c.mean_b, 2, 1e-12));
    MUST(contrast__make(same, 0, 0, 9, 1, &c));
    assert_true(isnan(c.mean_b));
    /* Every assignment of four 7s and five 3s is undone by a shift of 4: an
     * interval without width, which is none. */
    static const double flat[] = {7, 7, 7, 7, 3, 3, 3, 3, 3};
    MUST(contrast__make(flat, 4, 5, 0, 1, &c));
    assert_true(near(c.difference, 4, 1e-12) && isnan(c.lo) && isnan(c.hi));
}

/* C(40, 6) = 3 838 380: drawn. The p is that of the enumeration of a normal
 * approximation within its Monte Carlo error; the same seed, the same p. */
static void drawn(void **state)
{
    (void)state;
    double x[40];
    pdn_contrast c, again;
    pdn_random r;

    pdn_random_start(&r, 9, 0, 0);
    made_values(&r, false, x, 40);
    for (size_t i = 0; i < 6; i++)
        x[i] += .8;
    MUST(contrast__make(x, 6, 34, 0, 1, &c));
    assert_true(isnan(c.exact.p) && !isnan(c.delta));
    MUST(contrast__make(x, 6, 34, 2000, 1, &c));
    MUST(contrast__make(x, 6, 34, 2000, 1, &again));
    assert_true(near(c.exact.p, again.exact.p, 0) && near(c.lo, again.lo, 0));
    assert_true(near(c.draws, 2000, 0));
    assert_true(near(c.exact.smallest_p, 1. / 2001, 1e-15));
    assert_true(c.lo < c.difference && c.difference < c.hi);
    /* the test and the interval are one: 0 is out where p is small */
    if (c.exact.p < .03) assert_true(c.lo > 0 || c.hi < 0);
    if (c.exact.p > .08) assert_true(c.lo < 0 && c.hi > 0);
}

/* ---- the table ---- */

enum { UNITS = 9 };

static const char *const units[UNITS] = {"a", "b", "c", "p", "q",
                                         "r", "s", "t", "u"};

static void make_units(pdn_deviant_row *row, size_t deviants)
{
    memset(row, 0, UNITS * sizeof *row);
    for (size_t u = 0; u < UNITS; u++) {
        row[u].unit = units[u];
        row[u].claim = u >= deviants
                           ? (u % 2 ? PDN_CLAIM_NONE : PDN_CLAIM_ONE_YEAR)
                       : u % 2 ? PDN_CLAIM_IMPROVED
                               : PDN_CLAIM_SUSTAINED;
    }
}

/* F5's practice, and one that everybody has. */
static void make_practices(pdn_table *t)
{
    pdn_column *unit, *practice, *present;

    t->rows = 2 * UNITS;
    MUST(pdn_table_add(t, "unit", PDN_TEXT, &unit));
    MUST(pdn_table_add(t, "practice", PDN_TEXT, &practice));
    MUST(pdn_table_add(t, "present", PDN_BOOLEAN, &present));
    unit = pdn_table_mutable_column(t, "unit");
    practice = pdn_table_mutable_column(t, "practice");
    for (size_t i = 0; i < t->rows; i++) {
        size_t u = i % UNITS;
        unit->text[i] = units[u];
        practice->text[i] = i < UNITS ? "meets" : "breathes";
        present->number[i] = i >= UNITS || u <= 3;
    }
}

static void make_measures(pdn_table *t)
{
    pdn_column *unit, *value, *other;

    t->rows = 2 * UNITS;
    MUST(pdn_table_add(t, "unit", PDN_TEXT, &unit));
    MUST(pdn_table_add(t, "degree", PDN_REAL, &value));
    MUST(pdn_table_add(t, "responded", PDN_REAL, &other));
    unit = pdn_table_mutable_column(t, "unit");
    value = pdn_table_mutable_column(t, "degree");
    for (size_t i = 0; i < t->rows; i++) { /* f5 is the mean of two people */
        size_t u = i % UNITS;
        unit->text[i] = units[u];
        value->number[i] = f5[u] + (i < UNITS ? 1 : -1);
    }
}

static pdn_practices make(size_t deviants, bool with_measures)
{
    pdn_deviant_row row[UNITS];
    pdn_table t = {0}, m = {0};
    pdn_diagnostics f = {0};
    pdn_practices p = {0};
    pdn_practice_options o = {.by = "unit", .draws = 100, .seed = 1};

    make_units(row, deviants);
    make_practices(&t);
    make_measures(&m);
    if (with_measures) o.measures = &m;
    MUST(pdn_practices_make(&t, row, UNITS, &o, &f, &p));
    pdn_table_clear(&t);
    pdn_table_clear(&m);
    pdn_diagnostics_clear(&f);
    return p;
}

/* One deviant of eight people and a peer of eight; a mean x 8 is a sum. */
static double told_of(const double *have, size_t answered, const char *name)
{
    pdn_deviant_row row[UNITS];
    pdn_table t = {0}, m = {0};
    pdn_column *unit, *value, *responded;
    pdn_diagnostics f = {0};
    pdn_practices p = {0};
    const pdn_practice_options o = {
        .measures = &m, .by = "unit", .fewest = 5, .draws = 10, .seed = 1};

    make_units(row, 1);
    make_practices(&t);
    m.rows = 40;
    MUST(pdn_table_add(&m, "unit", PDN_TEXT, &unit));
    MUST(pdn_table_add(&m, name, PDN_REAL, &value));
    MUST(pdn_table_add(&m, "responded", PDN_REAL, &responded));
    unit = pdn_table_mutable_column(&m, "unit");
    value = pdn_table_mutable_column(&m, name);
    for (size_t i = 0; i < m.rows; i++) {
        unit->text[i] = units[i / 8];
        value->number[i] = have[i < 8 ? i : 8 + i % 2];
        responded->number[i] = i % 8 < answered;
    }
    MUST(pdn_practices_make(&t, row, UNITS, &o, &f, &p));
    const double deviants = p.row[p.rows - 1].deviants;
    pdn_practices_clear(&p);
    pdn_table_clear(&t);
    pdn_table_clear(&m);
    pdn_diagnostics_clear(&f);
    return deviants;
}

static void means_that_are_counts(void **state)
{
    (void)state;
    static const struct {
        double have[10]; /* the eight, then the others turn about */
        size_t answered;
        const char *name;
        bool told;
        const char *why;
    } rows[] = {
        {{4, 5, 6, 7, 8, 9, 3, 2, 5, 6}, 8, "degree", true, "44 contacts"},
        {{4, 5, 6, 7, 8, 9, 3, 2, 5, 6}, 4, "degree", false, "four answered"},
        {{4, 5, 6, 7, 8, 9, 3, 2, 5, 6}, 5, "degree", true, "five did"},
        {{1, 1, 1, 0, 0, 0, 0, 0, 5, 6}, 8, "degree", false, "3 contacts"},
        {{1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, 8, "cut_actor", false, "two do"},
        {{1, 1, 1, 1, 1, 1, 0, 0, 0, 0}, 8, "cut_actor", false, "two do not"},
        {{0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 8, "cut_actor", false, "none of 8"},
        {{2, 2, 1, 1, 1, 1, 1, 1, 1, 1},
         8,
         "parts_if_gone",
         false,
         "10 - 8: two more parts"},
        {{.2, .3, 0, 0, 0, 0, 0, 0, 0, 0}, 8, "share", false, "two have any"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        const double told =
            told_of(rows[k].have, rows[k].answered, rows[k].name);
        CHECK(near(told, rows[k].told, 0), "%s: %g", rows[k].why, told);
    }
}

/* Eight people of the one deviant have 40 contacts by who names them; the
 * others as many. Whom they name besides are few, or all of both are. */
static double told_beside(const double *more, const double *out)
{
    pdn_deviant_row row[UNITS];
    pdn_table t = {0}, m = {0};
    pdn_column *unit;
    const char *const name[] = {"out_degree", "in_degree", "degree"};
    pdn_column *of[LEN(name)];
    pdn_diagnostics f = {0};
    pdn_practices p = {0};
    const pdn_practice_options o = {
        .measures = &m, .by = "unit", .fewest = 5, .draws = 10, .seed = 1};

    make_units(row, 1);
    make_practices(&t);
    m.rows = 40;
    MUST(pdn_table_add(&m, "unit", PDN_TEXT, &unit));
    for (size_t k = 0; k < LEN(name); k++)
        MUST(pdn_table_add(&m, name[k], PDN_REAL, &of[k]));
    unit = pdn_table_mutable_column(&m, "unit");
    for (size_t k = 0; k < LEN(name); k++) {
        of[k] = pdn_table_mutable_column(&m, name[k]);
        for (size_t i = 0; i < m.rows; i++) {
            const double in = 4 + (double)(i % 3);
            unit->text[i] = units[i / 8];
            of[k]->number[i] = k == 0   ? out[i % 8]
                               : k == 1 ? in
                                        : in + more[i % 8];
        }
    }
    MUST(pdn_practices_make(&t, row, UNITS, &o, &f, &p));
    const double deviants = p.row[p.rows - 1].deviants;
    pdn_practices_clear(&p);
    pdn_table_clear(&t);
    pdn_table_clear(&m);
    pdn_diagnostics_clear(&f);
    return deviants;
}

static void means_that_differ_by_few(void **state)
{
    (void)state;
    static const struct {
        double more[8], out[8];
        bool told;
        const char *why;
    } rows[] = {
        {{1, 2, 3, 1, 2, 3, 1, 2}, {3, 4, 5, 3, 4, 5, 3, 4}, true, "15 and 16"},
        {{1, 2, 0, 0, 0, 0, 0, 0},
         {3, 4, 3, 3, 3, 3, 3, 3},
         false,
         "3 besides"},
        {{1, 2, 3, 1, 2, 3, 1, 2},
         {1, 3, 3, 1, 2, 4, 1, 2},
         false,
         "2 by both"},
    };

    for (size_t k = 0; k < LEN(rows); k++)
        CHECK(near(told_beside(rows[k].more, rows[k].out), rows[k].told, 0),
              "%s", rows[k].why);
}

static void rows_of_both_kinds(void **state)
{
    (void)state;
    pdn_practices p = make(3, false);

    /* "breathes" can show nothing, so one test only: .05 / 1 */
    assert_int_equal(p.rows, 2);
    assert_int_equal(p.tested, 1);
    assert_true(near(p.row[0].deviants_with, 3, 0));
    assert_true(near(p.row[0].deviants, 3, 0));
    assert_true(near(p.row[0].peers_with, 1, 0));
    assert_true(near(p.row[0].peers, 6, 0));
    assert_true(near(p.row[0].difference, 5. / 6, 1e-12));
    assert_true(near(p.row[0].delta, 5. / 6, 1e-12));
    assert_true(near(p.row[0].p_exact, 4. / 84, 1e-12));
    assert_true(near(p.row[0].q, 4. / 84, 1e-12));
    /* Newcombe by hand from Wilson: 3/3 .438503 1, 1/6 .030053 .563503 */
    assert_true(near(p.row[0].lo,
                     5. / 6 - sqrt(.561497 * .561497 + .396836 * .396836),
                     1e-5));
    assert_true(near(p.row[1].smallest_p, 1, 0) && isnan(p.row[1].p_exact));
    pdn_practices_clear(&p);

    /* .047619 > .05 / 2, but the measure's 2/84 can reach it */
    p = make(3, true);
    assert_int_equal(p.rows, 3);
    assert_int_equal(p.tested, 1);
    assert_true(isnan(p.row[0].p_exact) && isnan(p.row[0].q));
    assert_true(near(p.row[2].p_exact, 5. / 84, 1e-12));
    assert_true(near(p.row[2].q, 5. / 84, 1e-12));
    assert_true(near(p.row[2].delta, 15. / 18, 1e-12));
    assert_true(near(p.row[2].deviants_mean, 8, 1e-12));
    assert_true(isnan(p.row[2].deviants_with) && isnan(p.row[2].draws));
    pdn_practices_clear(&p);
}

static void one_deviant_is_not_tested(void **state)
{
    (void)state;
    pdn_practices p = make(1, true);

    assert_int_equal(p.tested, 0);
    for (size_t i = 0; i < p.rows; i++)
        assert_true(isnan(p.row[i].p_exact) && isnan(p.row[i].q));
    /* its place: 7 stands above 3 5 4 2 6, below 9 8 8 */
    assert_true(near(p.row[2].delta, 2. / 8, 1e-12));
    pdn_practices_clear(&p);
}

static void bad_units_are_refused(void **state)
{
    (void)state;
    pdn_table t = {0};
    pdn_diagnostics f = {0};
    pdn_practices p = {0};
    pdn_practice_options o = {.by = "unit"};
    pdn_deviant_row row[UNITS];

    make_practices(&t);
    make_units(row, 3);
    row[4].claim = PDN_NO_CLAIM;
    assert_int_equal(pdn_practices_make(&t, row, UNITS, &o, &f, &p), PDN_EDATA);
    make_units(row, 3);
    row[4].unit = "a";
    assert_int_equal(pdn_practices_make(&t, row, UNITS, &o, &f, &p), PDN_EDATA);
    make_units(row, 3);
    assert_int_equal(pdn_practices_make(&t, row, 0, &o, &f, &p), PDN_EDATA);
    pdn_message_clear();
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_values),
        cmocka_unit_test(fisher),
        cmocka_unit_test(every_assignment),
        cmocka_unit_test(ties_and_nobody),
        cmocka_unit_test(drawn),
        cmocka_unit_test(means_that_are_counts),
        cmocka_unit_test(means_that_differ_by_few),
        cmocka_unit_test(rows_of_both_kinds),
        cmocka_unit_test(one_deviant_is_not_tested),
        cmocka_unit_test(bad_units_are_refused),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
