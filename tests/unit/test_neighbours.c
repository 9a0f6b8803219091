/* Facts about the libraries beside us that our code leans on. When one of
 * these fails, the library has changed and the code that names it must be
 * looked at. */
#include "check.h"

#include "pdnet/core.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <igraph/igraph.h>
#include <string.h>

static void igraph_says_why_once_and_leaves_nothing(void **state)
{
    (void)state;
    igraph_t g = {0};
    igraph_vector_int_t edges = {0};

    assert_int_equal(igraph_vector_int_init(&edges, 1), IGRAPH_SUCCESS);
    pdn_status st =
        pdn_from_igraph(igraph_create(&g, &edges, 3, false), "igraph_create");
    assert_int_equal(st, PDN_ELIB);
    assert_non_null(strstr(pdn_message(), "igraph: "));
    assert_non_null(strstr(pdn_message(), "(igraph_create)"));
    assert_true(IGRAPH_FINALLY_STACK_EMPTY);
    igraph_vector_int_destroy(&edges);
}

static void zeroed_values_may_be_destroyed(void **state)
{
    (void)state;
    igraph_t g = {0};
    igraph_vector_t real = {0};
    igraph_vector_int_t whole = {0};
    igraph_matrix_t matrix = {0};
    igraph_vector_int_list_t list = {0};

    igraph_destroy(&g);
    igraph_vector_destroy(&real);
    igraph_vector_int_destroy(&whole);
    igraph_matrix_destroy(&matrix);
    igraph_vector_int_list_destroy(&list);
}

static void gsl_answers_nan_and_does_not_abort(void **state)
{
    (void)state;
    assert_true(isnan(gsl_cdf_beta_P(0.5, 5e6, 5e6)));
}

static void the_beta_inverse_still_fails_on_an_ordinary_count(void **state)
{
    (void)state;
    assert_true(isnan(gsl_cdf_beta_Qinv(0.025, 7, 394)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(igraph_says_why_once_and_leaves_nothing),
        cmocka_unit_test(zeroed_values_may_be_destroyed),
        cmocka_unit_test(gsl_answers_nan_and_does_not_abort),
        cmocka_unit_test(the_beta_inverse_still_fails_on_an_ordinary_count),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
