/* QAP and MRQAP: the five actors of the worked example over all 120 relabelings
 * (coefficients and t of R's lm; p by enumeration there), and a plain count. */
#include "breakdown/qap/qap_turns.h"
#include "check.h"

#include "pdnet/core.h"
#include "pdnet/qap.h"

#include <stdlib.h>
#include <string.h>

static const double y[25] = {0, 3, 1, 0, 2, 3, 0, 2, 1, 0, 1, 2, 0,
                             0, 1, 0, 1, 0, 0, 4, 2, 0, 1, 4, 0};
static const double z[25] = {0, 2, 1, 3, 3, 2, 0, 2, 1, 2, 1, 2, 0,
                             2, 2, 3, 1, 2, 0, 1, 3, 2, 2, 1, 0};
static double x[25];

static void make_same(void)
{
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 5; j++)
            x[i * 5 + j] = (i < 3) == (j < 3);
}

static pdn_diagnostics found;

/* The five actors, by pair (10 cells) or by ordered pair (20). */
static size_t run(const double *const *predictor, const char *const *name,
                  size_t predictors, bool undirected, size_t draws,
                  pdn_qap_row **row)
{
    pdn_qap_data d = {5, predictors, undirected, y, predictor, name, "f"};
    pdn_qap_options o = {.draws = draws, .threads = 2, .seed = 1};
    size_t rows = 0;

    pdn_diagnostics_clear(&found);
    MUST(pdn_qap(&d, &o, &found, row, &rows));
    return rows;
}

/* the worked example: coefficients and t by R, p by enumeration. By ordered
 * pairs the symmetric matrices stand twice: the same coefficients and
 * relabelings, t larger by sqrt(17 / 7). */
static void five_actors(void **state)
{
    (void)state;
    static const char *const name[2] = {"x", "z"};
    const double *const predictor[2] = {x, z};
    pdn_qap_row *row = NULL;
    static const char *const term[3] = {"intercept", "x", "z"};
    static const double estimate[3] = {.478261, 1.891304, .086957};
    static const double t[3] = {.372263, 2.379324, .156310};
    static const double p[3] = {(double)NAN, .091667, .891667};

    make_same();
    for (int undirected = 0; undirected < 2; undirected++) {
        double larger = undirected ? 1 : sqrt(17. / 7);
        assert_int_equal(run(predictor, name, 2, undirected, 2000, &row), 3);
        for (size_t k = 0; k < 3; k++) {
            assert_string_equal(row[k].term, term[k]);
            CHECK(near(row[k].estimate, estimate[k], 5e-7), "b %zu is %.9g", k,
                  row[k].estimate);
            CHECK(near(row[k].t, larger * t[k], 1e-6), "t %zu is %.9g", k,
                  row[k].t);
            CHECK(undirected ? isnan(row[k].p) : near(row[k].p, p[k], 5e-7),
                  "p %zu is %.9g", k, row[k].p);
            assert_true(near(row[k].cells, undirected ? 10 : 20, 0));
        }
        assert_true(near(row[1].draws, undirected ? 0 : 120, 0));
        /* 10 pairs are too few, and it is said */
        assert_int_equal(found.rows, undirected);
        free(row);
    }
    assert_string_equal(found.row[0].code, "few-pairs");

    run(predictor, name, 2, false, 100, &row);
    assert_true(near(row[1].draws, 100, 0) && !isnan(row[1].p));
    free(row);
    run(predictor, name, 2, false, 99, &row);
    assert_true(near(row[1].draws, 0, 0) && isnan(row[1].p));
    assert_string_equal(found.row[0].code, "few-relabelings");
    free(row);
}

/* Correlation of cells, and how many relabelings have one as far from 0. */
static double correlate(const uint32_t *turn)
{
    double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;

    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 5; j++) {
            if (i == j) continue;
            double a = x[turn[i] * 5 + turn[j]], b = y[i * 5 + j];
            sx += a;
            sy += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }
    return (xy - sx * sy / 20) /
           sqrt((xx - sx * sx / 20) * (yy - sy * sy / 20));
}

static void one_predictor(void **state)
{
    (void)state;
    static const char *const name[1] = {"x"};
    const double *const predictor[1] = {x};
    pdn_qap_row *row = NULL;
    uint32_t a[5] = {0, 1, 2, 3, 4};
    size_t far = 0, high = 0;

    make_same();
    assert_int_equal(run(predictor, name, 1, false, 120, &row), 3);
    /* the worked example: r = .701334, p of r as high .1 */
    assert_string_equal(row[0].term, "r");
    CHECK(near(row[0].estimate, .701334, 5e-7), "r is %.9g", row[0].estimate);
    double seen = correlate(a);
    for (size_t code = 0; code < 3125; code++) {
        unsigned used = 0;
        size_t left = code;
        for (size_t i = 0; i < 5; i++, left /= 5)
            used |= 1U << (a[i] = (uint32_t)(left % 5));
        if (used != 31) continue;
        far += fabs(correlate(a)) >= fabs(seen) - 1e-9;
        high += correlate(a) >= seen - 1e-9;
    }
    assert_int_equal(high, 12);
    assert_true(near(row[0].p, (double)far / 120, 1e-12));
    assert_true(near(row[2].p, row[0].p, 1e-12));
    free(row);
    assert_int_equal(run(predictor, name, 1, false, 0, &row), 3);
    assert_true(isnan(row[0].p) && near(row[0].draws, 0, 0));
    assert_int_equal(found.rows, 0);
    free(row);
}

static bool told(const char *code, const char *what)
{
    for (size_t k = 0; k < found.rows; k++)
        if (strcmp(found.row[k].code, code) == 0 &&
            strstr(found.row[k].message, what) != NULL)
            return found.row[k].severity == PDN_WARNING;
    return false;
}

/* x and 2x + 1 cannot be told apart: neither they nor the intercept has a
 * figure. A constant is left out, and the model without it stands. */
static void no_figures_for_what_says_nothing(void **state)
{
    (void)state;
    static const char *const name[3] = {"x", "one", "twice"};
    double one[25], twice[25];
    const double *const predictor[3] = {x, one, twice};
    pdn_qap_row *row = NULL, *alone = NULL;

    make_same();
    for (size_t k = 0; k < 25; k++) {
        one[k] = .3;
        twice[k] = 2 * x[k] + 1;
    }
    run(predictor, name, 3, false, 200, &row);
    for (size_t k = 0; k < 4; k++)
        assert_true(isnan(row[k].estimate) && isnan(row[k].t) &&
                    isnan(row[k].p));
    assert_int_equal(found.rows, 2);
    assert_true(told("constant", "\"one\"") && told("collinear", "\"x\""));
    assert_true(told("collinear", "\"twice\""));
    free(row);

    run(predictor, name, 1, false, 200, &alone);
    run(predictor, name, 2, false, 200, &row);
    assert_int_equal(found.rows, 1);
    for (size_t k = 0; k < 2; k++) { /* of alone, r comes first */
        assert_true(near(row[k].estimate, alone[k + 1].estimate, 1e-12));
        assert_true(near(row[k].t, alone[k + 1].t, 1e-12));
    }
    assert_true(near(row[1].p, alone[2].p, 0));
    assert_string_equal(row[2].term, "one");
    assert_true(isnan(row[2].estimate) && isnan(row[2].p));
    free(row);
    free(alone);

    run(predictor + 1, name + 1, 1, false, 200, &row);
    for (size_t k = 0; k < 3; k++)
        assert_true(isnan(row[k].estimate) && isnan(row[k].p));
    assert_true(told("constant", "\"one\""));
    free(row);

    pdn_qap_data d = {5, 1, false, one, predictor, name, NULL};
    pdn_qap_options o = {.draws = 200, .threads = 1};
    size_t n = 0;
    pdn_diagnostics_clear(&found);
    MUST(pdn_qap(&d, &o, &found, &row, &n));
    for (size_t k = 0; k < n; k++)
        assert_true(isnan(row[k].estimate) && isnan(row[k].p));
    assert_true(told("constant", "outcome"));
    free(row);
    d = (pdn_qap_data){2, 1, true, y, predictor, name, NULL};
    assert_int_equal(pdn_qap(&d, &o, &found, &row, &n), PDN_EDATA);
    pdn_diagnostics_clear(&found);
}

/* By hand. a is 1 for what 0 sends and -1 for what 1 sends; b likewise of 2 and
 * 3; they share nothing, so a is its own residual. Of the 120 orders 12 leave a
 * as it is, but for its sign, and have the same |t|. 12 make b of it: beside b
 * there is then nothing left of it, and they count, too. */
static void draws_without_figures_are_as_far(void **state)
{
    (void)state;
    static const double sent[5] = {1, -1, 0, 0, 0}, other[5] = {0, 0, 1, -1, 0};
    static const char *const name[2] = {"a", "b"};
    double a[25], b[25], out[25];
    const double *const predictor[2] = {a, b};
    pdn_qap_options o = {.draws = 120, .threads = 1};
    pdn_qap_row *row = NULL;
    size_t n = 0;

    for (size_t k = 0; k < 25; k++) {
        a[k] = sent[k / 5];
        b[k] = other[k / 5];
        out[k] = 10 * a[k] + .1 * (double)(k * k % 3);
    }
    pdn_qap_data d = {5, 2, false, out, predictor, name, NULL};
    MUST(pdn_qap(&d, &o, &found, &row, &n));
    assert_true(near(row[1].draws, 120, 0));
    CHECK(near(row[1].p, 24. / 120, 1e-12), "p %g", row[1].p);
    free(row);
    pdn_diagnostics_clear(&found);
}

/* What is unknown is left out; a relation without any is found; the same for
 * any number of threads. */
static void unknown_cells(void **state)
{
    (void)state;
    enum { N = 14 };
    static double a[N * N], b[N * N];
    static const char *const name[1] = {"a"};
    const double *const predictor[1] = {a};
    pdn_random r;
    pdn_qap_row *row[2] = {NULL, NULL};
    size_t n = 0;

    pdn_random_start(&r, 3, 3, 3);
    for (size_t k = 0; k < N * N; k++) {
        a[k] = pdn_random_unit(&r);
        b[k] = a[k] + .3 * pdn_random_unit(&r);
        if (k / N == 4) b[k] = (double)NAN;
    }
    for (size_t k = 0; k < 2; k++) {
        pdn_qap_data d = {N, 1, false, b, predictor, name, NULL};
        pdn_qap_options o = {.draws = 199, .threads = 1 + 2 * k, .seed = 5};
        MUST(pdn_qap(&d, &o, &found, &row[k], &n));
    }
    assert_int_equal(found.rows, 0);
    assert_true(near(row[0][0].cells, 13 * 13, 0));
    assert_true(near(row[0][0].p, 1. / 200, 1e-12));
    for (size_t k = 0; k < n; k++) {
        assert_true(near(row[0][k].t, row[1][k].t, 0));
        assert_true(near(row[0][k].p, row[1][k].p, 0));
    }
    free(row[0]);
    free(row[1]);
}

/* Ratings that stand only where there is contact, on a ring: nobody can change
 * places with anybody, and a perfect relation has no p instead of one that
 * rests on the few cells that meet. */
static void ratings_of_contacts_alone(void **state)
{
    (void)state;
    enum { N = 24 };
    static double a[N * N], b[N * N];
    static const char *const name[1] = {"a"};
    const double *const predictor[1] = {a};
    pdn_qap_row *row = NULL;
    size_t n = 0;

    for (size_t k = 0; k < N * N; k++) {
        bool tie = k % N == (k / N + 1) % N;
        a[k] = tie ? (double)(k * k % 5) : (double)NAN;
        b[k] = 2 * a[k];
    }
    pdn_qap_data d = {N, 1, false, b, predictor, name, NULL};
    pdn_qap_options o = {.draws = 500, .threads = 1};
    MUST(pdn_qap(&d, &o, &found, &row, &n));
    assert_true(near(row[0].estimate, 1, 1e-12) && near(row[0].cells, N, 0));
    assert_true(isnan(row[0].p) && near(row[0].draws, 0, 0));
    assert_true(told("few-relabelings", "0 of 24 actors"));
    free(row);
    pdn_diagnostics_clear(&found);
}

/* ---- relabelings -------------------------------------------------------- */

/* Do all known cells stay known when a and b change places? By definition. */
static bool swap_keeps(const bool *known, size_t n, size_t a, size_t b)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            size_t to = i == a ? b : i == b ? a : i;
            size_t at = j == a ? b : j == b ? a : j;
            if (i != j && known[i * n + j] != known[to * n + at]) return false;
        }
    return true;
}

static bool keeps(const bool *known, size_t n, const uint32_t *turn)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if (i != j && known[i * n + j] != known[turn[i] * n + turn[j]])
                return false;
    return true;
}

/* The relabelings of a pattern, all of them: none twice, each keeps it, and as
 * many as the product of factorials of the classes found pair by pair. */
static void check_pattern(const bool *known, size_t n)
{
    qap__turns t = {0};
    uint32_t order[6], turn[6];
    static bool seen[46656];
    size_t want = 1, all = 0, movable = 0;

    for (size_t i = 0; i < n; i++) {
        size_t before = 0, with = 1;
        for (size_t j = 0; j < n; j++) {
            if (j == i || !swap_keeps(known, n, i, j)) continue;
            before += j < i;
            with++;
        }
        want *= before + 1;
        movable += with > 1;
    }
    memset(seen, 0, sizeof seen);
    MUST(qap__turns_make(known, n, &t));
    assert_int_equal(qap__turns_count(&t, 1000), want);
    if (want > 1) assert_int_equal(qap__turns_count(&t, want - 1), want);
    assert_int_equal(t.movable, movable);
    qap__turns_first(&t, order, turn);
    do {
        size_t code = 0;
        for (size_t i = 0; i < n; i++)
            code = code * 6 + turn[i];
        assert_false(seen[code]);
        seen[code] = true;
        assert_true(keeps(known, n, turn));
        all++;
    } while (qap__turns_next(&t, order, turn));
    assert_int_equal(all, want);
    qap__turns_clear(&t);
}

static void relabelings_of_patterns(void **state)
{
    (void)state;
    pdn_random r;
    bool known[36];

    pdn_random_start(&r, 8, 0, 0);
    for (size_t round = 0; round < 400; round++) {
        size_t n = 3 + round % 4;
        unsigned silent = pdn_random_below(&r, 1U << n);
        unsigned blank = round % 3 == 0 ? 3 : 0;
        for (size_t k = 0; k < n * n; k++)
            known[k] = round < 40 ? pdn_random_below(&r, 2) > 0
                                  : (silent >> (k / n) & 1) == 0;
        while (blank-- > 0)
            known[pdn_random_below(&r, (uint32_t)(n * n))] = false;
        check_pattern(known, n);
    }
    for (size_t k = 0; k < 36; k++)
        known[k] = true;
    check_pattern(known, 6);
}

/* Drawn: 3 of one class and 2 of another, 12 relabelings, each as likely:
 * chi-square with 11 degrees of freedom, .999 point 31.26 (tables). */
static void relabelings_drawn_alike(void **state)
{
    (void)state;
    enum { DRAWS = 12000 };
    bool known[25];
    qap__turns t = {0};
    uint32_t order[5], turn[5];
    static size_t count[3125];
    pdn_random r;
    double chi = 0;

    for (size_t k = 0; k < 25; k++)
        known[k] = k / 5 < 3;
    MUST(qap__turns_make(known, 5, &t));
    pdn_random_start(&r, 4, 0, 0);
    for (size_t d = 0; d < DRAWS; d++) {
        size_t code = 0;
        qap__turns_draw(&t, &r, order, turn);
        assert_true(keeps(known, 5, turn));
        for (size_t i = 0; i < 5; i++)
            code = code * 5 + turn[i];
        count[code]++;
    }
    for (size_t k = 0; k < LEN(count); k++)
        if (count[k] > 0)
            chi += pow((double)count[k] - DRAWS / 12., 2) / (DRAWS / 12.);
    CHECK(chi > 0 && chi < 31.26, "chi-square %g", chi);
    qap__turns_clear(&t);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_actors),
        cmocka_unit_test(one_predictor),
        cmocka_unit_test(no_figures_for_what_says_nothing),
        cmocka_unit_test(draws_without_figures_are_as_far),
        cmocka_unit_test(unknown_cells),
        cmocka_unit_test(ratings_of_contacts_alone),
        cmocka_unit_test(relabelings_of_patterns),
        cmocka_unit_test(relabelings_drawn_alike),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
