#include "check.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/stats.h"

static void p_counts_the_observed_table(void **state)
{
    (void)state;
    assert_true(
        near(pdn_p_drawn(3, 999), .004, 1e-15)); /* the worked example */
    assert_true(near(pdn_p_drawn(0, 9999), 1e-4, 1e-15));
    assert_true(isnan(pdn_p_drawn(0, 0)));
    assert_true(near(pdn_p_two_sided(.02, .99), .04, 1e-15));
    assert_true(near(pdn_p_two_sided(.6, .7), 1, 0));
    assert_true(isnan(pdn_p_two_sided((double)NAN, .5)));
    /* 1.96 times the worked example's s.e. .0020 */
    assert_true(near(pdn_p_error(.004, 999), .00391, 1e-5));
}

static void q_is_that_of_benjamini_and_hochberg(void **state)
{
    (void)state;
    /* the worked example, equal to R's p.adjust */
    double p[] = {.205, .001, .008, (double)NAN, .039, .041, .042, .06, .074};
    static const double want[] = {.205,  .008,  .032, (double)NAN, .0672,
                                  .0672, .0672, .08,  .084571};
    pdn_q_values(p, LEN(p), p);
    for (size_t i = 0; i < LEN(p); i++)
        assert_true(near(p[i], want[i], 5e-7));
    pdn_q_values(NULL, 0, NULL);
}

static void quantiles_are_type_7(void **state)
{
    (void)state;
    double x[] = {9, (double)NAN, 1, 4, 3};
    pdn_sort(x, LEN(x));
    assert_true(isnan(x[4]));
    /* R: quantile(c(1, 3, 4, 9), c(0, .1, .5, .9, 1)) */
    assert_true(near(pdn_quantile(x, 4, 0), 1, 0));
    assert_true(near(pdn_quantile(x, 4, .1), 1.6, 1e-12));
    assert_true(near(pdn_quantile(x, 4, .5), 3.5, 1e-12));
    assert_true(near(pdn_quantile(x, 4, .9), 7.5, 1e-12));
    assert_true(near(pdn_quantile(x, 4, 1), 9, 0));
    assert_true(isnan(pdn_quantile(x, 0, .5)));
}

/* Against insertion, of lengths below and above a run and a half page; what is
 * no value last, and equals (the two noughts) as they stood. */
static void sorted_as_by_insertion(void **state)
{
    (void)state;
    static double x[300], want[300];
    pdn_random r;

    pdn_random_start(&r, 8, 8, 0);
    for (size_t n = 0; n <= 300; n += n < 20 ? 1 : 35) {
        size_t m = 0;
        for (size_t i = 0; i < n; i++) {
            uint32_t one = pdn_random_below(&r, n % 2 == 0 ? 9 : 9999);
            x[i] = one == 0   ? (double)NAN
                   : one == 1 ? -0.
                   : one == 2 ? 0.
                              : one - 5.;
            if (isnan(x[i])) continue;
            size_t at = m++;
            for (; at > 0 && want[at - 1] > x[i]; at--)
                want[at] = want[at - 1];
            want[at] = x[i];
        }
        pdn_sort(x, n);
        for (size_t i = 0; i < n; i++)
            CHECK(i < m ? near(x[i], want[i], 0) &&
                              signbit(x[i]) == signbit(want[i])
                        : isnan(x[i]),
                  "number %zu of %zu", i, n);
    }
}

static void ranks_share_their_places(void **state)
{
    (void)state;
    static const double x[] = {5, 2, (double)NAN, 5, 1, 5};
    static const double want[] = {4, 2, (double)NAN, 4, 1, 4};
    double rank[LEN(x)];
    size_t order[LEN(x)];
    pdn_mid_ranks(x, LEN(x), order, rank);
    for (size_t i = 0; i < LEN(x); i++)
        assert_true(near(rank[i], want[i], 0));
}

static void expanded_tail_is_hesterbergs(void **state)
{
    (void)state;
    /* R: pnorm(-sqrt(k/(k-1)) * qt(.975, k-1)) */
    assert_true(near(pdn_expanded_tail(5), 9.54e-4, 5e-6));
    assert_true(near(pdn_expanded_tail(20), .015877, 5e-6));
    assert_true(isnan(pdn_expanded_tail(1)));
}

static void resampling_keeps_every_stratum_full(void **state)
{
    (void)state;
    static const uint32_t of[] = {0, 1, 0, 0, 1, 2};
    pdn_strata s = {0};
    pdn_random r;
    MUST(pdn_strata_make(of, LEN(of), 3, &s));
    for (uint64_t draw = 0; draw < 50; draw++) {
        uint32_t times[LEN(of)], sum[3] = {0};
        pdn_random_start(&r, 1, 2, draw);
        pdn_strata_resample(&s, &r, times);
        for (size_t i = 0; i < LEN(of); i++)
            sum[of[i]] += times[i];
        assert_true(sum[0] == 3 && sum[1] == 2 && sum[2] == 1);
    }
    pdn_strata_clear(&s);
}

/* Beside sorting, with many ties; the same values several times, as each leaves
 * them in another order. */
static void what_is_selected_is_that_of_the_sorted(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 7, 7, 0);
    assert_true(isnan(pdn_median(NULL, 0)));
    for (size_t n = 1; n < 60; n++)
        for (int again = 0; again < 20; again++) {
            double x[60], sorted[60];
            for (size_t i = 0; i < n; i++)
                x[i] = sorted[i] = pdn_random_below(&r, again < 10 ? 6 : 9999);
            pdn_sort(sorted, n);
            CHECK(near(pdn_median(x, n), pdn_quantile(sorted, n, .5), 1e-12),
                  "%zu values", n);
            for (size_t k = 0; k < n; k += 7)
                CHECK(near(pdn_select(x, n, k), sorted[k], 0),
                      "number %zu of %zu", k, n);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_selected_is_that_of_the_sorted),
        cmocka_unit_test(p_counts_the_observed_table),
        cmocka_unit_test(q_is_that_of_benjamini_and_hochberg),
        cmocka_unit_test(quantiles_are_type_7),
        cmocka_unit_test(sorted_as_by_insertion),
        cmocka_unit_test(ranks_share_their_places),
        cmocka_unit_test(expanded_tail_is_hesterbergs),
        cmocka_unit_test(resampling_keeps_every_stratum_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
