#include "check.h"
#include "networks.h"

#include "pdnet/breakdown.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    double actors_a, actors_b, heard_a, heard_b, ties, possible;
} by_hand[] = {
    /* fixture W, counted from its list of arcs: S0 = {0, 1, 2},
     * S1 = {3, 4, 5}, S2 = {6, 7} silent; pairs 00 01 02 11 12 22 */
    {3, 3, 3, 3, 4, 6}, {3, 3, 3, 3, 4, 18}, {3, 2, 3, 0, 1, 6},
    {3, 3, 3, 3, 2, 6}, {3, 2, 3, 0, 2, 6},  {2, 2, 0, 0, 0, 0},
};

static void fixture_w_by_hand(void **state)
{
    (void)state;
    struct plain p = plain_w();
    pdn_network g = network_of(&p);
    pdn_groups q = {0};
    pdn_pair *pair = NULL;
    size_t rows = 0;

    MUST(pdn_groups_by(&g, "sector", &q));
    MUST(pdn_pairs_of_people(&g, &q, &pair, &rows));
    assert_int_equal(rows, LEN(by_hand));
    for (size_t k = 0; k < rows; k++) {
        const pdn_pair *row = &pair[k];
        CHECK(near(row->actors_a, by_hand[k].actors_a, 0) &&
                  near(row->actors_b, by_hand[k].actors_b, 0) &&
                  near(row->respondents_a, by_hand[k].heard_a, 0) &&
                  near(row->respondents_b, by_hand[k].heard_b, 0) &&
                  near(row->ties, by_hand[k].ties, 0) &&
                  near(row->possible, by_hand[k].possible, 0),
              "%s-%s: %g of %g", row->group_a, row->group_b, row->ties,
              row->possible);
        assert_true(row->verdict == PDN_NO_VERDICT && isnan(row->expected));
    }
    assert_true(near(pair[1].density, 4.0 / 18, 1e-15));
    assert_true(isnan(pair[5].density)); /* nobody could report */
    free(pair);
    pdn_groups_clear(&q);
    pdn_network_clear(&g);
}

/* The breakdown counts by dyads, this by arcs. */
static void counts_as_the_breakdown_does(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        pdn_random r;
        pdn_random_start(&r, seed, 3, 0);
        struct plain p =
            seed == 10 ? plain_k() : plain_random(&r, 20, seed % 4, 1);
        pdn_network g = network_of(&p);
        pdn_breakdown_options o = {.threads = 1, .seed = 1};
        pdn_breakdown b = {0};
        pdn_groups q = {0};
        pdn_pair *pair = NULL;
        size_t rows = 0;
        MUST(pdn_breakdown_make(&g, &o, &b));
        MUST(pdn_groups_by(&g, "sector", &q));
        MUST(pdn_pairs_of_people(&g, &q, &pair, &rows));
        assert_int_equal(rows, b.pairs);
        for (size_t k = 0; k < rows; k++) {
            assert_string_equal(pair[k].group_a, b.pair[k].group_a);
            assert_string_equal(pair[k].group_b, b.pair[k].group_b);
            CHECK(near(pair[k].ties, b.pair[k].ties, 0) &&
                      near(pair[k].possible, b.pair[k].possible, 0) &&
                      near(pair[k].respondents_a, b.pair[k].respondents_a, 0),
                  "%d: %s-%s %g of %g", (int)seed, pair[k].group_a,
                  pair[k].group_b, pair[k].ties, pair[k].possible);
        }
        free(pair);
        pdn_groups_clear(&q);
        pdn_breakdown_clear(&b);
        pdn_network_clear(&g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixture_w_by_hand),
        cmocka_unit_test(counts_as_the_breakdown_does),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
