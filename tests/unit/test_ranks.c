/* Ranks in draws, and the normals they are drawn from. */
#include "stats/models/ranks.h"

#include "check.h"
#include "stats/models/beta_draw.h"
#include "stats/models/rank_order.h"
#include "stats/ziggurat.h"

#include <gsl/gsl_cdf.h>
#include <stdlib.h>

/* Two units: P(first below second) is exact by a sum over the beta; equal
 * posteriors give one half; little memory gives the same bytes. */
static void ranks_follow_the_posteriors(void **state)
{
    (void)state;
    pdn_rank_unit two[] = {{.a = 2, .b = 8}, {.a = 3, .b = 7}};
    pdn_rank_options o = {.draws = 40000, .threads = 2, .seed = 9};

    MUST(ranks__draw(two, 2, &o));
    /* P(Beta(2,8) < Beta(3,7)) = sum_{i<3} B(2+i, 15) / ((7+i) B(1+i, 7)
     * B(2, 8)) = .711765 (Evan Miller's sum for whole shapes; by hand). */
    CHECK(near(two[0].best_quarter, .711765, .01), "%g", two[0].best_quarter);

    enum { K = 50 };
    static pdn_rank_unit much[K], little[K];
    for (size_t i = 0; i < K; i++)
        much[i] = little[i] = (pdn_rank_unit){
            .a = .5 + (double)i, .b = 60 + (double)((i * 17) % 23)};
    o = (pdn_rank_options){.draws = 333, .threads = 1, .seed = 4};
    MUST(ranks__draw(much, K, &o));
    o.memory = 7 * 333 * 4;
    o.threads = 3;
    MUST(ranks__draw(little, K, &o));
    for (size_t i = 0; i < K; i++)
        assert_true(near(much[i].lo, little[i].lo, 0) &&
                    near(much[i].hi, little[i].hi, 0) &&
                    near(much[i].best_quarter, little[i].best_quarter, 0));
    double sum = 0; /* each draw has ceil(50 / 4) = 13 in the best quarter */
    for (size_t i = 0; i < K; i++)
        sum += much[i].best_quarter;
    assert_true(near(sum, 13, 1e-9));
    assert_true(much[0].hi < much[K - 1].lo);
    o.up = 1;
    MUST(ranks__draw(little, K, &o));
    assert_true(little[0].lo > little[K - 1].hi);
    o.draws = 0;
    MUST(ranks__draw(little, K, &o));
    assert_true(isnan(little[0].lo));
}

/* One cell of a spread for all units of a draw: 1 of 2 and 2 of 2 over the
 * cells (1, 7) and (7, 1) are Beta(2,8) below Beta(3,7), .711765, and Beta(8,2)
 * below Beta(9,1), .764706 (Evan Miller's sum). With a cell for each unit it
 * would be .6635. */
static void a_draw_takes_one_cell(void **state)
{
    (void)state;
    double a[] = {1, 7}, b[] = {7, 1}, up_to[] = {.25, 1};
    const pdn_spread s = {
        .units = 2, .cells = 2, .a = a, .b = b, .up_to = up_to};
    pdn_rank_unit two[] = {{.a = 1, .b = 1, .spread = &s},
                           {.a = 2, .b = 0, .spread = &s}};
    pdn_rank_options o = {.draws = 40000, .threads = 2, .seed = 3};

    MUST(ranks__draw(two, 2, &o));
    double want = .25 * .711765 + .75 * .764706;
    CHECK(near(two[0].best_quarter, want, .01), "%g, want %g",
          two[0].best_quarter, want);
}

/* A million normals: how many lie below a place, from far out on the left to
 * the tail that has a way of its own (beyond 3.44), within five standard errors
 * of what GSL's distribution says; mean 0, variance 1. */
static void normals_are_normal(void **state)
{
    (void)state;
    enum { N = 1000000, PLACES = 9 };
    static const double at[PLACES] = {-3.6, -2.3, -1,  -.27, 0,
                                      .5,   1.5,  2.9, 3.5};
    size_t below[PLACES] = {0};
    double sum = 0, square = 0;
    ziggurat__table z;
    pdn_random r;

    ziggurat__fill(&z);
    pdn_random_start(&r, 5, 1, 1);
    for (size_t i = 0; i < N; i++) {
        double x = ziggurat__normal(&z, &r);
        sum += x;
        square += x * x;
        for (int k = 0; k < PLACES; k++)
            below[k] += x < at[k];
    }
    for (int k = 0; k < PLACES; k++) {
        double p = gsl_cdf_ugaussian_P(at[k]), got = (double)below[k] / N;
        CHECK(near(got, p, 5 * sqrt(p * (1 - p) / N)), "%g: %g, want %g", at[k],
              got, p);
    }
    assert_true(near(sum / N, 0, 5e-3) && near(square / N, 1, 8e-3));
}

static int by_value(const void *va, const void *vb)
{
    double a = *(const double *)va, b = *(const double *)vb;

    return (a > b) - (a < b);
}

/* The largest distance between the draws' distribution and GSL's, times sqrt n:
 * beyond 2.2 one sample in eight thousand (Kolmogorov). */
static double distance(double *x, size_t n, double a, double b, bool gamma)
{
    double most = 0;

    qsort(x, n, sizeof *x, by_value);
    for (size_t i = 0; i < n; i += 13) {
        double p = gamma ? gsl_cdf_gamma_P(x[i], a, 1 / b)
                         : gsl_cdf_beta_P(1 / (1 + exp(-x[i])), a, b);
        most = fmax(most, fabs(p - ((double)i + .5) / (double)n));
    }
    return most * sqrt((double)n);
}

/* Both ways to draw, on both sides of where they change. */
static void draws_have_their_law(void **state)
{
    (void)state;
    enum { N = 200000, LAWS = 8 };
    static const double law[LAWS][2] = {{.4, 3},      {1, 1},    {8, 40},
                                        {29.9, 300},  {30, 300}, {40, 9000},
                                        {300.5, 700}, {9e4, 3e5}};
    static double drawn[N];
    ziggurat__table z;
    pdn_random r;

    ziggurat__fill(&z);
    for (size_t l = 0; l < 2 * LAWS; l++) {
        betadraw__laws laws = {0};
        bool gamma = l >= LAWS;
        double a = law[l % LAWS][0], b = law[l % LAWS][1];
        MUST(betadraw__new(1, gamma, &laws));
        betadraw__set(&laws, 0, a, b);
        betadraw__ready(&laws);
        pdn_random_start(&r, 7, 2, l);
        for (size_t i = 0; i < N; i++)
            betadraw__draw(&laws, &z, &r, &drawn[i]);
        double off = distance(drawn, N, a, b, gamma);
        CHECK(off < 2.2, "law %zu: %.3f", l, off);
        betadraw__clear(&laws);
    }
}

/* Beside counting, with one that is far out, ties, and all alike. */
static void ranks_are_those_of_counting(void **state)
{
    (void)state;
    enum { MOST = 300 };
    static const size_t size[] = {1, 2, 3, 46, MOST};
    double x[MOST];
    uint32_t rank[MOST];
    pdn_random r;

    pdn_random_start(&r, 1, 2, 3);
    for (size_t c = 0; c < 4 * LEN(size); c++) {
        size_t k = size[c % LEN(size)], kind = c / LEN(size);
        order__buffers buffers = {0};
        for (size_t i = 0; i < k; i++)
            x[i] = kind == 3 ? 5 : -3 + pdn_random_normal(&r);
        if (kind == 1) x[k / 2] = 1e6;
        if (kind == 2 && k > 2) x[k - 1] = x[0];
        MUST(rank_order__new(k, &buffers));
        rank_order__ranks(x, k, &buffers, rank);
        for (size_t i = 0; i < k; i++) {
            uint32_t want = 1;
            for (size_t j = 0; j < k; j++)
                want += x[j] < x[i] || (!(x[j] > x[i]) && j < i);
            CHECK(rank[i] == want, "kind %zu, %zu of %zu: %u, want %u", kind, i,
                  k, rank[i], want);
        }
        rank_order__clear(&buffers);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_follow_the_posteriors),
        cmocka_unit_test(a_draw_takes_one_cell),
        cmocka_unit_test(normals_are_normal),
        cmocka_unit_test(draws_have_their_law),
        cmocka_unit_test(ranks_are_those_of_counting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
