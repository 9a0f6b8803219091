/* Regression of estimates of known variance: worked numbers
 * by hand and by metafor, and tests/oracle/meta.R (metafor 3.8-1,
 * MASS 7.3-58.2). */
#include "check.h"
#include "oracle.h"
#include "stats/models/meta_regression.h"

#include <gsl/gsl_cdf.h>
#include <string.h>

enum { MOST = 12, TERMS = 3 };

struct study {
    size_t rows, terms;
    double y[MOST], v[MOST], x[MOST * TERMS];
};

/* The rows of one study; a column that is 0 throughout is no term. */
static struct study take(const pdn_table *t, const char *name)
{
    struct study s = {.terms = 1};
    double a[MOST], b[MOST];
    bool any[2] = {false, false};

    for (size_t i = 0; i < t->rows; i++) {
        if (strcmp(oracle_text(t, i, "study"), name) != 0) continue;
        assert_true(s.rows < MOST);
        a[s.rows] = oracle_number(t, i, "a");
        b[s.rows] = oracle_number(t, i, "b");
        any[0] |= fabs(a[s.rows]) > 0;
        any[1] |= fabs(b[s.rows]) > 0;
        s.y[s.rows] = oracle_number(t, i, "y");
        s.v[s.rows++] = oracle_number(t, i, "v");
    }
    s.terms += any[0] + any[1];
    for (size_t i = 0; i < s.rows; i++) {
        double *x = s.x + i * s.terms;
        *x++ = 1;
        if (any[0]) *x++ = a[i];
        if (any[1]) *x = b[i];
    }
    return s;
}

static pdn_meta_data data_of(const struct study *s, size_t without)
{
    return (pdn_meta_data){.rows = s->rows,
                           .terms = s->terms,
                           .y = s->y,
                           .v = s->v,
                           .x = s->x,
                           .without = without};
}

static void every_fit_is_that_of_metafor(void **state)
{
    (void)state;
    static const char *const name[] = {"b0", "b1", "b2"};
    static const char *const far[] = {"far0", "far1", "far2"};
    pdn_table rows = oracle_read("meta-rows.csv");
    pdn_table fits = oracle_read("meta-fits.csv");

    for (size_t i = 0; i < fits.rows; i++) {
        struct study s = take(&rows, oracle_text(&fits, i, "study"));
        double number = oracle_number(&fits, i, "without");
        size_t without = number > 0 ? (size_t)number - 1 : SIZE_MAX;
        pdn_meta_data d = data_of(&s, without);
        /* wherever the search begins */
        static const double begin[] = {0, .01, 50};
        for (size_t k = 0; k < LEN(begin); k++) {
            pdn_meta fit = {0};
            MUST(meta_regression__fit(&d, begin[k], &fit));
            oracle_agrees(&fits, i, "tau2", fit.tau2, 1e-9);
            oracle_agrees(&fits, i, "df", fit.df, 0);
            for (size_t j = 0; j < s.terms; j++)
                oracle_agrees(&fits, i, name[j], fit.estimate[j], 1e-9);
            if (without < s.rows) {
                const double *x = s.x + without * s.terms;
                double z = (s.y[without] - meta_regression__mean(&fit, x)) /
                           sqrt(s.v[without] + fit.tau2 +
                                meta_regression__variance(&fit, x));
                oracle_agrees(&fits, i, "z", z, 1e-9);
                oracle_agrees(&fits, i, "p", gsl_cdf_tdist_P(z, fit.df), 1e-9);
            }
            meta_regression__clear(&fit);
        }
        pdn_meta robust = {0};
        d.robust = true;
        MUST(meta_regression__fit(&d, 0, &robust));
        for (size_t j = 0; j < s.terms; j++)
            oracle_agrees(&fits, i, far[j], robust.estimate[j], 1e-6);
        meta_regression__clear(&robust);
    }
    pdn_table_clear(&rows);
    pdn_table_clear(&fits);
}

/* pdn-deviants(1): the worked example, intercept only; then without unit 4. */
static void the_worked_numbers(void **state)
{
    (void)state;
    pdn_table rows = oracle_read("meta-rows.csv");
    struct study s = take(&rows, "plain");
    pdn_meta_data d = data_of(&s, SIZE_MAX);
    pdn_meta fit = {0};

    assert_int_equal(s.rows, 6);
    MUST(meta_regression__fit(&d, 0, &fit));
    assert_true(near(fit.tau2, .2324337, 6e-8));
    assert_true(near(fit.estimate[0], -.9970336, 6e-8));
    meta_regression__clear(&fit);
    d.without = 3;
    MUST(meta_regression__fit(&d, 0, &fit));
    double z = (s.y[3] - fit.estimate[0]) /
               sqrt(s.v[3] + fit.tau2 + fit.covariance[0]);
    assert_true(near(fit.tau2, .0678563, 6e-8) && near(fit.df, 4, 0));
    assert_true(near(z, -2.372605, 6e-7));
    assert_true(near(gsl_cdf_tdist_P(z, fit.df), .038302, 6e-7));
    meta_regression__clear(&fit);
    pdn_table_clear(&rows);
}

/* All v alike: tau2 is the variance of y less v, in closed form. */
static void with_equal_variances_it_is_the_sample_variance(void **state)
{
    (void)state;
    static const double y[] = {1, 2, 4, 9}, one[] = {1, 1, 1, 1};
    static const double v[] = {.5, .5, .5, .5};
    pdn_meta_data d = {
        .rows = 4, .terms = 1, .y = y, .v = v, .x = one, .without = SIZE_MAX};
    pdn_meta fit = {0};

    MUST(meta_regression__fit(&d, 0,
                              &fit)); /* mean 4, squares 9 + 4 + 0 + 25 = 38 */
    assert_true(near(fit.estimate[0], 4, 1e-12));
    assert_true(near(fit.tau2, 38. / 3 - .5, 1e-10));
    assert_true(near(fit.covariance[0], 38. / 12, 1e-10)); /* (v + tau2) / 4 */
    meta_regression__clear(&fit);
}

static void one_wild_row_does_not_pull_the_robust_fit(void **state)
{
    (void)state;
    enum { N = 11 };
    double y[N], v[N], x[2 * N];
    pdn_meta_data d = {
        .rows = N, .terms = 2, .y = y, .v = v, .x = x, .without = SIZE_MAX};
    pdn_meta plain = {0}, robust = {0};

    for (size_t i = 0; i < N; i++) { /* y = 1 + x / 2, give or take .1 */
        x[2 * i] = 1;
        x[2 * i + 1] = (double)i - 5;
        y[i] = 1 + x[2 * i + 1] / 2 + (i % 2 == 0 ? .1 : -.1);
        v[i] = .01;
    }
    MUST(meta_regression__fit(&d, 0, &plain));
    double slope = plain.estimate[1];
    meta_regression__clear(&plain);
    y[N - 1] = 60;
    MUST(meta_regression__fit(&d, 0, &plain));
    d.robust = true;
    MUST(meta_regression__fit(&d, 0, &robust));
    assert_true(fabs(plain.estimate[1] - slope) > 1);
    assert_true(near(robust.tau2, plain.tau2, 0));
    CHECK(fabs(robust.estimate[1] - slope) < .02, "%g, was %g",
          robust.estimate[1], slope);
    meta_regression__clear(&plain);
    meta_regression__clear(&robust);
}

static void what_cannot_be_fitted_is_refused(void **state)
{
    (void)state;
    static const double y[] = {1, 2, 4}, v[] = {1, 1, 1};
    static const double same[] = {1, 2, 1, 2, 1, 2}, one[] = {1, 1, 1};
    static const double bad[] = {1, (double)NAN, 1};
    pdn_meta fit = {0};
    pdn_meta_data d = {
        .rows = 3, .terms = 2, .y = y, .v = v, .x = same, .without = SIZE_MAX};

    assert_int_equal(meta_regression__fit(&d, 0, &fit), PDN_EDATA);
    d.without = 0; /* two rows, two terms */
    assert_int_equal(meta_regression__fit(&d, 0, &fit), PDN_EDATA);
    d = (pdn_meta_data){
        .rows = 3, .terms = 1, .y = y, .v = bad, .x = one, .without = SIZE_MAX};
    assert_int_equal(meta_regression__fit(&d, 0, &fit), PDN_EDATA);
    assert_null(fit.estimate);
    pdn_message_clear();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fit_is_that_of_metafor),
        cmocka_unit_test(the_worked_numbers),
        cmocka_unit_test(with_equal_variances_it_is_the_sample_variance),
        cmocka_unit_test(one_wild_row_does_not_pull_the_robust_fit),
        cmocka_unit_test(what_cannot_be_fitted_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
