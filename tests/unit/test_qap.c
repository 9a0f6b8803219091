/* QAP and MRQAP: the five actors of methods D1 over all 120 relabelings
 * (coefficients and t of R's lm; p by enumeration there), and a plain count. */
#include "pdnet/qap.h"
#include "pdnet/random.h"

#include "check.h"

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

static size_t run(const double *const *predictor, const char *const *name,
                  size_t predictors, size_t draws, pdn_qap_row **row)
{
    pdn_qap_data d = {5, predictors, true, y, predictor, name};
    pdn_qap_options o = {.draws = draws, .threads = 2, .seed = 1};
    size_t rows = 0;

    MUST(pdn_qap(&d, &o, row, &rows));
    return rows;
}

static void five_actors(void **state)
{
    (void)state;
    static const char *const name[2] = {"x", "z"};
    const double *const predictor[2] = {x, z};
    pdn_qap_row *row = NULL;

    make_same();
    assert_int_equal(run(predictor, name, 2, 2000, &row), 3);
    static const char *const term[3] = {"intercept", "x", "z"};
    static const double estimate[3] = {.478261, 1.891304, .086957};
    static const double t[3] = {.372263, 2.379324, .156310};
    static const double p[3] = {(double)NAN, .091667, .891667};
    for (size_t k = 0; k < 3; k++) {
        assert_string_equal(row[k].term, term[k]);
        CHECK(near(row[k].estimate, estimate[k], 5e-7), "b %zu is %.9g", k,
              row[k].estimate);
        CHECK(near(row[k].t, t[k], 5e-7), "t %zu is %.9g", k, row[k].t);
        CHECK(near(row[k].p, p[k], 5e-7), "p %zu is %.9g", k, row[k].p);
    }
    assert_true(near(row[1].draws, 120, 0) && near(row[1].cells, 10, 0));
    free(row);

    run(predictor, name, 2, 100, &row);
    assert_true(near(row[1].draws, 100, 0));
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
    assert_int_equal(run(predictor, name, 1, 120, &row), 3);
    /* methods D1: r = .701334, p of r as high .1 */
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
    assert_int_equal(run(predictor, name, 1, 0, &row), 3);
    assert_true(isnan(row[0].p) && near(row[0].draws, 0, 0));
    free(row);
}

static void no_figures_for_what_says_nothing(void **state)
{
    (void)state;
    static const char *const name[3] = {"x", "one", "twice"};
    double one[25], twice[25];
    const double *const predictor[3] = {x, one, twice};
    pdn_qap_row *row = NULL;

    make_same();
    for (size_t k = 0; k < 25; k++) {
        one[k] = 1;
        twice[k] = 2 * x[k] + 1;
    }
    run(predictor, name, 3, 50, &row);
    for (size_t k = 1; k < 4; k++)
        assert_true(isnan(row[k].estimate) && isnan(row[k].p));
    free(row);

    pdn_qap_data d = {2, 1, true, y, predictor, name};
    pdn_qap_options o = {.threads = 1};
    size_t n = 0;
    assert_int_equal(pdn_qap(&d, &o, &row, &n), PDN_EDATA);
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
        pdn_qap_data d = {N, 1, false, b, predictor, name};
        pdn_qap_options o = {.draws = 199, .threads = 1 + 2 * k, .seed = 5};
        MUST(pdn_qap(&d, &o, &row[k], &n));
    }
    assert_true(near(row[0][0].cells, 13 * 13, 0));
    assert_true(near(row[0][0].p, 1. / 200, 1e-12));
    for (size_t k = 0; k < n; k++) {
        assert_true(near(row[0][k].t, row[1][k].t, 0));
        assert_true(near(row[0][k].p, row[1][k].p, 0));
    }
    free(row[0]);
    free(row[1]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_actors),
        cmocka_unit_test(one_predictor),
        cmocka_unit_test(no_figures_for_what_says_nothing),
        cmocka_unit_test(unknown_cells),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
