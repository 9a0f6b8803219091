/* Expected values: worked (R 4.2: glm, rstandard, rstudent). */
#include "check.h"
#include "stats/models/glm_residual.h"

static const double x[] = {30, 12, 45, 5, 22, 40};
static const double n[] = {100, 60, 120, 50, 90, 110};
static const double one[] = {1, 1, 1, 1, 1, 1};
static const double r[] = {2.1, 1.5, 2.8, 1.2, 2.0, 2.6};
static const double *const terms[] = {one, r};
static const pdn_glm_data data = {
    .rows = 6, .terms = 2, .events = x, .people = n, .term = terms};

static void the_fit_is_that_of_r(void **state)
{
    (void)state;
    pdn_glm g = {0};

    MUST(glm__fit(&data, NULL, &g));
    assert_true(near(g.estimate[0], -2.78180176, 6e-9));
    assert_true(near(g.estimate[1], .84277219, 6e-9));
    assert_true(near(sqrt(g.covariance[0]), .46906401, 6e-8));
    assert_true(near(sqrt(g.covariance[3]), .20030133, 6e-8));
    assert_true(near(g.deviance, 1.9013531, 6e-8));
    assert_true(near(g.pearson, 1.8322355, 6e-8));
    assert_true(near(g.df, 4, 0) && near(glm__phi(&g), 1, 0));
    glm__clear(&g);
}

static void residuals_are_those_of_r(void **state)
{
    (void)state;
    static const struct {
        double fitted, hat, pearson, deviance, standardised, studentised,
            quantile;
    } want[] = {
        /* clang-format off */
        {.266593, .213965,  .755522,  .746131,  .841577,   .843855,  .758179},
        {.179809, .305909,  .407263,  .401605,  .482049,   .484137,  .430209},
        {.396029, .570818, -.471014, -.472534, -.721294,  -.719970, -.463704},
        {.145483, .355660, -.912157, -.958317, -1.193855, -1.173726, -.886580},
        {.250442, .217526, -.131318, -.131672, -.148853,  -.148766, -.110598},
        {.356499, .336121,  .156299,  .156070,  .191547,   .191642,  .164600},
        /* clang-format on */
    };
    pdn_glm g = {0};

    MUST(glm__fit(&data, NULL, &g));
    for (size_t i = 0; i < LEN(want); i++) {
        const double mu = glm__share(&data, g.estimate, i);
        glm_residual got = glm_residual__of(&data, &g, mu, i);
        CHECK(near(mu, want[i].fitted, 6e-7) &&
                  near(got.hat, want[i].hat, 6e-7) &&
                  near(got.pearson, want[i].pearson, 6e-7) &&
                  near(got.deviance, want[i].deviance, 6e-7) &&
                  near(got.standardised, want[i].standardised, 6e-7) &&
                  near(got.studentised, want[i].studentised, 6e-7) &&
                  near(got.quantile, want[i].quantile, 6e-7),
              "row %zu: %.7f %.7f %.7f %.7f %.7f %.7f", i, got.hat, got.pearson,
              got.deviance, got.standardised, got.studentised, got.quantile);
    }
    glm__clear(&g);
}

static void a_row_left_out_is_a_fit_without_it(void **state)
{
    (void)state;
    for (size_t out = 0; out < 6; out++) {
        pdn_glm all = {0}, rest = {0};
        bool skip[6] = {false};
        double step[2] = {0}, once[2] = {0};
        pdn_glm_data d = data;

        skip[out] = true;
        MUST(glm__fit(&d, NULL, &all));
        MUST(glm__without(&d, &all, out, 1, true, once));
        MUST(glm__without(&d, &all, out, 1, false, step));
        d.skip = skip;
        MUST(glm__fit(&d, all.estimate, &rest));
        for (size_t k = 0; k < 2; k++)
            /* One step stands within a tenth of a standard error of the end. */
            CHECK(near(step[k], rest.estimate[k], 1e-9) &&
                      near(once[k], rest.estimate[k],
                           .1 * sqrt(rest.covariance[3 * k])),
                  "row %zu term %zu: %g %g", out, k, step[k], rest.estimate[k]);
        glm__clear(&all);
        glm__clear(&rest);
    }
}

static void one_wild_row_does_not_pull_the_robust_fit(void **state)
{
    (void)state;
    enum { N = 40 };
    static double events[N], people[N], ones[N], resource[N];
    static const double *const columns[] = {ones, resource};
    pdn_glm plain = {0}, robust = {0};
    pdn_glm_data d = {.rows = N,
                      .terms = 2,
                      .events = events,
                      .people = people,
                      .term = columns};

    for (size_t i = 0; i < N; i++) {
        ones[i] = 1;
        resource[i] = (double)i / N;
        people[i] = 400;
        events[i] = round(400 / (1 + exp(2 - resource[i])));
    }
    MUST(glm__fit(&d, NULL, &plain));
    double slope = plain.estimate[1];
    glm__clear(&plain);
    events[N - 1] = 10;
    MUST(glm__fit(&d, NULL, &plain));
    d.robust = true;
    MUST(glm__fit(&d, NULL, &robust));
    CHECK(fabs(plain.estimate[1] - slope) > .1, "plain %g", plain.estimate[1]);
    CHECK(fabs(robust.estimate[1] - slope) < .01, "robust %g was %g",
          robust.estimate[1], slope);
    glm__clear(&plain);
    glm__clear(&robust);
}

static void what_cannot_be_fitted_is_refused(void **state)
{
    (void)state;
    static const double twice[] = {4.2, 3, 5.6, 2.4, 4, 5.2};
    static const double *const alike[] = {one, r, twice};
    static const double apart_x[] = {0, 0, 0, 50, 90, 110};
    static const double apart_n[] = {50, 60, 120, 50, 90, 110};
    static const double low[] = {1, 2, 3, 10, 11, 12};
    static const double *const apart[] = {one, low};
    pdn_glm g = {0};
    pdn_glm_data d = {
        .rows = 6, .terms = 3, .events = x, .people = n, .term = alike};

    assert_int_equal(glm__fit(&d, NULL, &g), PDN_EDATA);
    assert_null(g.estimate);
    d = (pdn_glm_data){.rows = 6,
                       .terms = 2,
                       .events = apart_x,
                       .people = apart_n,
                       .term = apart};
    assert_int_equal(glm__fit(&d, NULL, &g), PDN_EDATA);
    d = data;
    d.rows = 1;
    assert_int_equal(glm__fit(&d, NULL, &g), PDN_EDATA);
}

static void quantile_residuals_keep_their_tails(void **state)
{
    (void)state;
    /* P(X = 0) / 2 for n 10, share .2: .0536870912; normal
     * score by Python 3.11 statistics.NormalDist. */
    assert_true(near(glm_residual__quantile(0, 10, .2), -1.610109, 1e-6));
    assert_true(near(glm_residual__quantile(10, 10, .8), 1.610109, 1e-6));
    assert_true(near(glm_residual__quantile(5, 10, .5), 0, 1e-12));
    double far = glm_residual__quantile(0, 4000, .5);
    assert_true(isfinite(far) && far < -30);
    assert_true(isnan(glm_residual__quantile(1, 0, .5)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fit_is_that_of_r),
        cmocka_unit_test(residuals_are_those_of_r),
        cmocka_unit_test(a_row_left_out_is_a_fit_without_it),
        cmocka_unit_test(one_wild_row_does_not_pull_the_robust_fit),
        cmocka_unit_test(what_cannot_be_fitted_is_refused),
        cmocka_unit_test(quantile_residuals_keep_their_tails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
