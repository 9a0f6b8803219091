/* Tests of chance beside R: contrast.R and qap.R of tests/oracle. */
#include "check.h"
#include "oracle.h"
#include "stats/contrast.h"

#include "pdnet/qap.h"
#include "pdnet/stats.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

static const double exactly = 1e-9;

/* The numbers of a column in the rows whose first column is `key`. */
static size_t rows_of(const pdn_table *t, const char *key, const char *column,
                      double *out)
{
    const char *by = t->column[0].name;
    size_t n = 0;

    for (size_t i = 0; i < t->rows; i++) {
        if (strcmp(oracle_text(t, i, by), key) != 0) continue;
        assert_true(n < MOST);
        out[n++] = oracle_number(t, i, column);
    }
    return n;
}

static void fisher(void **state)
{
    (void)state;
    pdn_table t = oracle_read("contrast-fisher.csv");

    for (size_t i = 0; i < t.rows; i++) {
        pdn_exact e = contrast__fisher(
            oracle_number(&t, i, "with1"), oracle_number(&t, i, "n1"),
            oracle_number(&t, i, "with2"), oracle_number(&t, i, "n2"));
        oracle_agrees(&t, i, "p", e.p, exactly);
        oracle_agrees(&t, i, "smallest_p", e.smallest_p, exactly);
    }
    pdn_table_clear(&t);
}

static void groups(void **state)
{
    (void)state;
    pdn_table t = oracle_read("contrast-groups.csv");
    pdn_table values = oracle_read("contrast-values.csv");

    for (size_t i = 0; i < t.rows; i++) {
        const char *key = oracle_text(&t, i, "case");
        double x[MOST];
        size_t n = rows_of(&values, key, "value", x), n_a = 0;
        for (size_t k = 0; k < values.rows; k++)
            n_a += strcmp(oracle_text(&values, k, "case"), key) == 0 &&
                   strcmp(oracle_text(&values, k, "side"), "a") == 0;
        pdn_contrast c;
        MUST(contrast__make(x, n_a, n - n_a, 0, 1, &c));
        oracle_agrees(&t, i, "mean_a", c.mean_a, exactly);
        oracle_agrees(&t, i, "mean_b", c.mean_b, exactly);
        oracle_agrees(&t, i, "difference", c.difference, exactly);
        oracle_agrees(&t, i, "delta", c.delta, exactly);
        oracle_agrees(&t, i, "p", c.exact.p, exactly);
        oracle_agrees(&t, i, "smallest_p", c.exact.smallest_p, exactly);
        oracle_agrees(&t, i, "lo", c.lo, exactly);
        oracle_agrees(&t, i, "hi", c.hi, exactly);
    }
    pdn_table_clear(&t);
    pdn_table_clear(&values);
}

/* Each row the first of its family? Then the whole family is looked at. */
static bool begins(const pdn_table *t, size_t i, const char *by)
{
    return i == 0 ||
           strcmp(oracle_text(t, i, by), oracle_text(t, i - 1, by)) != 0;
}

static void adjusted(void **state)
{
    (void)state;
    pdn_table t = oracle_read("contrast-adjusted.csv");

    for (size_t i = 0; i < t.rows; i++) {
        if (!begins(&t, i, "case")) continue;
        double p[MOST];
        size_t n = rows_of(&t, oracle_text(&t, i, "case"), "p", p);
        pdn_q_values(p, n, p);
        for (size_t k = 0; k < n; k++)
            oracle_agrees(&t, i + k, "q", p[k], exactly);
    }
    pdn_table_clear(&t);
}

/* A case of qap-cells.csv as matrices by row. */
struct matrices {
    size_t n, predictors;
    bool directed;
    double y[MOST], x[3][MOST];
};

static struct matrices matrices_of(const pdn_table *cells, const char *key)
{
    static const char *const column[3] = {"x1", "x2", "x3"};
    struct matrices m = {0};

    for (size_t i = 0; i < cells->rows; i++)
        if (strcmp(oracle_text(cells, i, "case"), key) == 0)
            m.n = (size_t)fmax((double)m.n, oracle_number(cells, i, "i"));
    assert_true(m.n * m.n <= MOST);
    for (size_t i = 0; i < cells->rows; i++) {
        if (strcmp(oracle_text(cells, i, "case"), key) != 0) continue;
        size_t at = ((size_t)oracle_number(cells, i, "i") - 1) * m.n +
                    (size_t)oracle_number(cells, i, "j") - 1;
        m.directed = oracle_number(cells, i, "directed") > 0;
        m.y[at] = oracle_number(cells, i, "y");
        for (size_t k = 0; k < 3; k++) {
            m.x[k][at] = oracle_number(cells, i, column[k]);
            if (!isnan(m.x[k][at]) && m.predictors <= k) m.predictors = k + 1;
        }
    }
    return m;
}

static void relabelings(void **state)
{
    (void)state;
    static const char *const name[3] = {"x1", "x2", "x3"};
    pdn_table t = oracle_read("qap-terms.csv");
    pdn_table cells = oracle_read("qap-cells.csv");

    for (size_t i = 0; i < t.rows; i++) {
        if (!begins(&t, i, "case")) continue;
        struct matrices m = matrices_of(&cells, oracle_text(&t, i, "case"));
        const double *x[3] = {m.x[0], m.x[1], m.x[2]};
        pdn_qap_data d = {m.n, m.predictors, !m.directed, m.y, x, name, NULL};
        pdn_diagnostics f = {0};
        pdn_qap_options o = {.draws = 1000, .threads = 2, .seed = 1};
        pdn_qap_row *row = NULL;
        size_t rows = 0;
        MUST(pdn_qap(&d, &o, &f, &row, &rows));
        for (size_t k = 0; k < rows; k++) {
            assert_true(i + k < t.rows);
            assert_string_equal(row[k].term, oracle_text(&t, i + k, "term"));
            oracle_agrees(&t, i + k, "estimate", row[k].estimate, exactly);
            /* r has the t of its predictor */
            if (strcmp(row[k].term, "r") != 0)
                oracle_agrees(&t, i + k, "t", row[k].t, exactly);
            oracle_agrees(&t, i + k, "p", row[k].p, exactly);
            oracle_agrees(&t, i + k, "cells", row[k].cells, 0);
        }
        free(row);
        pdn_diagnostics_clear(&f);
    }
    pdn_table_clear(&t);
    pdn_table_clear(&cells);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fisher),
        cmocka_unit_test(groups),
        cmocka_unit_test(adjusted),
        cmocka_unit_test(relabelings),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
