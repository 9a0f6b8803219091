#include "breakdown/carriers/top_share.h"
#include "check.h"
#include "networks.h"

#include "pdnet/breakdown.h"

static double expected(pdn_top_share_sizes s, bool draw, uint64_t seed)
{
    double out = 0;

    MUST(top_share__expected(&s, draw, seed, &out));
    return out;
}

/* By hand: n_a, n_b, of them answered, dyads. */
static void by_hand(void **state)
{
    (void)state;
    static const struct {
        pdn_top_share_sizes s;
        double want;
        const char *why;
    } rows[] = {
        /* clang-format off */
        {{1, 4, 1, 4, 3, false}, 1, "one post has all of it"},
        {{9, 9, 9, 9, 1, false}, 1, "one dyad"},
        {{2, 2, 2, 2, 2, false}, 5. / 6, "4 of 6 share a person, 2 do not"},
        {{2, 2, 2, 2, 4, false}, .5, "all there are"},
        {{3, 3, 3, 3, 2, false}, .75, "by hand: p_star .5"},
        {{2, 5, 2, 5, 2, false}, (25. / 45 + 1) / 2, "25 of 45 share one"},
        {{2, 2, 1, 1, 2, false}, 5. / 6, "three dyads seen, 2 of 3 share"},
        {{2, 2, 1, 1, 3, false}, 2. / 3, "a path of three"},
        {{3, 0, 3, 0, 2, true}, 1, "two sides of a triangle"},
        {{3, 0, 3, 0, 3, true}, 2. / 3, "a triangle"},
        {{4, 0, 4, 0, 2, true}, .9, "3 of 15 are apart"},
        {{3, 0, 1, 0, 2, true}, 1, "only the one who answered is seen"},
        /* nothing to say */
        {{4, 4, 4, 4, 0, false}, (double)NAN, "no dyads"},
        {{2, 2, 0, 0, 1, false}, (double)NAN, "nobody answered"},
        {{2, 2, 1, 1, 4, false}, (double)NAN, "more than could be seen"},
        {{0, 3, 0, 3, 1, false}, (double)NAN, "nobody there"},
        {{1500, 501, 9, 9, 3, false}, (double)NAN, "too many people"},
        /* clang-format on */
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        double got = expected(rows[k].s, false, 1);
        CHECK(near(got, rows[k].want, 1e-12), "%s: %g, want %g", rows[k].why,
              got, rows[k].want);
    }
}

/* All ways to take `left` more of the cells from `at` on. */
struct count {
    size_t n, cells, a[64], b[64];
    double sum, squares, ways, dyads[32];
};

static void take(struct count *c, size_t at, size_t left)
{
    if (left == 0) {
        double top = 0;
        for (size_t v = 0; v < c->n; v++)
            top = fmax(top, c->dyads[v]);
        c->sum += top;
        c->squares += top * top;
        c->ways++;
        return;
    }
    for (size_t k = at; k + left <= c->cells; k++) {
        c->dyads[c->a[k]]++;
        c->dyads[c->b[k]]++;
        take(c, k + 1, left - 1);
        c->dyads[c->a[k]]--;
        c->dyads[c->b[k]]--;
    }
}

/* Drawn ones within four errors of all placings. */
static void drawn_as_all_placings(void **state)
{
    (void)state;
    static const pdn_top_share_sizes rows[] = {
        {4, 4, 4, 4, 5, false}, /* 4 368 */
        {5, 5, 5, 5, 4, false}, /* 12 650 */
        {5, 4, 3, 2, 6, false}, /* 16 seen: 8 008 */
        {7, 0, 7, 0, 4, true},  /* 5 985 */
        {8, 0, 4, 0, 5, true},  /* 22 seen: 26 334 */
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_top_share_sizes s = rows[k];
        struct count c = {.n = s.actors_a + s.actors_b};
        for (size_t i = 0; i < s.actors_a; i++) {
            for (size_t j = s.within ? i + 1 : s.actors_a; j < c.n; j++) {
                bool heard =
                    s.within ? j < s.heard_a : j - s.actors_a < s.heard_b;
                if (i >= s.heard_a && !heard) continue;
                c.a[c.cells] = i;
                c.b[c.cells++] = j;
            }
        }
        if (s.within) c.n = s.actors_a;
        take(&c, 0, s.dyads);
        double e = (double)s.dyads, mean = c.sum / c.ways;
        double sd = sqrt(c.squares / c.ways - mean * mean);
        double got = expected(s, true, 3);
        CHECK(near(got, mean / e, 4 * sd / e / sqrt(PDN_TOP_SHARE_PLACINGS)),
              "row %zu: %g, want %g", k, got, mean / e);
        assert_true(isnan(expected(s, false, 3)));
        assert_true(near(got, expected(s, true, 3), 0));
        assert_true(!near(got, expected(s, true, 4), 1e-12));
    }
}

/* The size of what pdn-breakdown(1) tells: 10 to a side, about two dyads each:
 * .22; and everything that could be there is there: 1 of 20 rows. */
static void large_groups(void **state)
{
    (void)state;
    pdn_top_share_sizes s = {10, 10, 10, 10, 20, false};

    assert_true(near(expected(s, true, 1), .22, .01));
    s = (pdn_top_share_sizes){20, 30, 20, 30, 600, false};
    assert_true(near(expected(s, true, 1), 1. / 20, 1e-12));
    s = (pdn_top_share_sizes){900, 1100, 500, 500, 4000, false};
    double got = expected(s, true, 1);
    /* silent people have half the chances: about 8 ties each who answered */
    CHECK(got > 8. / 4000 && got < 30. / 4000, "%g", got);
}

/* Fixture W: A and B of three, all answered, 2 dyads of 9: .75. A and C of two
 * silent ones: one dyad. Within A the two dyads of three: 1. */
static void stands_in_the_table(void **state)
{
    (void)state;
    struct plain p = plain_w();
    pdn_network g = network_of(&p);
    pdn_breakdown b = {0};
    pdn_breakdown_options o = {.draws = 9, .threads = 2, .seed = 1};

    MUST(pdn_breakdown_make(&g, &o, &b));
    assert_true(near(b.pair[0].top_share_expected, 1, 1e-12));
    assert_true(near(b.pair[1].top_share_expected, .75, 1e-12));
    assert_true(near(b.pair[2].top_share_expected, 1, 1e-12));
    assert_int_equal(pdn_state_of(b.pair[5].top_share_expected),
                     PDN_NOT_DEFINED);
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(drawn_as_all_placings),
        cmocka_unit_test(large_groups),
        cmocka_unit_test(stands_in_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
