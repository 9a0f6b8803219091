/* Intervals beside those of R: tests/oracle/intervals.R. */
#include "check.h"
#include "oracle.h"

#include "pdnet/stats.h"

static void ends(const pdn_table *t, size_t row, const char *lo, const char *hi,
                 pdn_interval got, double within)
{
    oracle_agrees(t, row, lo, got.lo, within);
    oracle_agrees(t, row, hi, got.hi, within);
}

/* Beyond a + b of two million ours are normal quantiles, to 1e-7. */
static double beta_tolerance(double a, double b)
{
    return a + b > 2e6 ? 1e-7 : 1e-9;
}

static void shares(void **state)
{
    (void)state;
    pdn_table t = oracle_read("interval-shares.csv");

    for (size_t i = 0; i < t.rows; i++) {
        double x = oracle_number(&t, i, "x"), n = oracle_number(&t, i, "n");
        double level = oracle_number(&t, i, "level");
        double within = beta_tolerance(x, n - x);
        ends(&t, i, "wilson_lo", "wilson_hi",
             pdn_share_interval(x, n, level, PDN_WILSON), 1e-9);
        ends(&t, i, "clopper_lo", "clopper_hi",
             pdn_share_interval(x, n, level, PDN_CLOPPER_PEARSON), within);
        ends(&t, i, "jeffreys_lo", "jeffreys_hi",
             pdn_share_interval(x, n, level, PDN_JEFFREYS), within);
    }
    pdn_table_clear(&t);
}

static void counts(void **state)
{
    (void)state;
    pdn_table t = oracle_read("interval-counts.csv");

    for (size_t i = 0; i < t.rows; i++) {
        double x = oracle_number(&t, i, "x");
        double level = oracle_number(&t, i, "level");
        ends(&t, i, "garwood_lo", "garwood_hi", pdn_count_interval(x, level),
             1e-9);
        ends(&t, i, "byar_lo", "byar_hi", pdn_count_interval_byar(x, level),
             1e-9);
    }
    pdn_table_clear(&t);
}

static void differences_and_ratios(void **state)
{
    (void)state;
    pdn_table t = oracle_read("interval-differences.csv");

    for (size_t i = 0; i < t.rows; i++) {
        double x1 = oracle_number(&t, i, "x1"), n1 = oracle_number(&t, i, "n1");
        double x2 = oracle_number(&t, i, "x2"), n2 = oracle_number(&t, i, "n2");
        ends(&t, i, "lo", "hi", pdn_difference_interval(x1, n1, x2, n2, .95),
             1e-9);
        ends(&t, i, "ratio_lo", "ratio_hi",
             pdn_ratio_interval(x1, n1, x2, n2, .95), 1e-9);
        oracle_agrees(&t, i, "p", pdn_difference_p(x1, n1, x2, n2), 1e-9);
    }
    pdn_table_clear(&t);
}

/* The fixture has the first less the second. */
static void paired_differences(void **state)
{
    (void)state;
    pdn_table t = oracle_read("interval-paired.csv");

    for (size_t i = 0; i < t.rows; i++)
        ends(&t, i, "lo", "hi",
             pdn_paired_interval(oracle_number(&t, i, "both"),
                                 oracle_number(&t, i, "second"),
                                 oracle_number(&t, i, "first"),
                                 oracle_number(&t, i, "neither"), .95),
             1e-9);
    pdn_table_clear(&t);

    const pdn_interval none[] = {
        pdn_paired_interval(0, 0, 0, 0, .95),
        pdn_paired_interval(1, -1, 1, 1, .95),
        pdn_paired_interval(1, 1, (double)NAN, 1, .95)};
    for (size_t k = 0; k < LEN(none); k++)
        assert_true(isnan(none[k].lo) && isnan(none[k].hi));
}

static void beta_quantiles(void **state)
{
    (void)state;
    pdn_table t = oracle_read("interval-beta.csv");

    for (size_t i = 0; i < t.rows; i++) {
        double a = oracle_number(&t, i, "a"), b = oracle_number(&t, i, "b");
        double want = oracle_number(&t, i, "quantile");
        double got = pdn_beta_quantile(oracle_number(&t, i, "p"), a, b);
        CHECK(close_to(got, want, beta_tolerance(a, b)), "%s:%zu: %.15g",
              t.file, t.line[i], got);
    }
    pdn_table_clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares),
        cmocka_unit_test(counts),
        cmocka_unit_test(differences_and_ratios),
        cmocka_unit_test(paired_differences),
        cmocka_unit_test(beta_quantiles),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
