#include "breakdown/arcs/ratings.h"
#include "breakdown/pairs/friction.h"
#include "check.h"
#include "labelings.h"

#include "pdnet/stats.h"

/* Three raters of group 0 rate people of groups 1 and 2; the first `about` of
 * each one's ratings are about group 1. Ratings that give the numbers of
 * by enumeration: E 15.766667, sd 2.246231, observed 9, exact p_low 1/600. */
static const struct {
    int about, n;
    double rating[6];
} rater[] = {
    {2, 6, {2, 2, 3, 4, 4, 5}},
    {2, 5, {2, 2, 3, 3, 4}},
    {1, 4, {1, 4, 4, 5}},
};

static void worked(struct plain *p, double *value)
{
    *p = (struct plain){.directed = true, .n = 16, .groups = 3, .strata = 1};
    for (uint32_t i = 0; i < 16; i++) {
        p->group[i] = i < 3 ? 0 : i < 6 ? 1 : 2;
        p->answered[i] = true;
    }
    for (uint32_t i = 0; i < 3; i++)
        for (uint32_t k = 0; (int)k < rater[i].n; k++) {
            value[p->arcs] = rater[i].rating[k];
            plain_arc(p, i, (int)k < rater[i].about ? 3 + k : 6 + k);
        }
}

static void the_worked_example(void **state)
{
    (void)state;
    struct plain p;
    double value[32];
    uint64_t at[9] = {0};
    pdn_side side[9];
    pdn_reports r = {0};
    pdn_draws d = {30000, 2, 1, 3, NULL, NULL, NULL};

    worked(&p, value);
    pdn_reported q = plain_reported(&p);
    MUST(reports__make(&q, &r));

    MUST(ratings__sides(&r, value, side));
    assert_true(near(side[1].sum, 9, 0));
    assert_true(near(side[1].raters, 3, 0) && near(side[1].ratings, 5, 0));
    /* by hand: rater means 2, 2, 1; own means 20/6, 14/5, 14/4 */
    assert_true(near(side[1].mean, 5.0 / 3, 1e-12));
    assert_true(near(side[1].mean_without, 2, 1e-12));
    assert_true(near(side[1].drop, (4.0 / 3 + .8 + 2.5) / 3, 1e-12));
    assert_true(near(side[1].drop_without, (4.0 / 3 + .8) / 2, 1e-12));
    assert_true(near(side[3].raters, 0, 0) && isnan(side[3].mean));

    MUST(ratings__draw(&r, value, &d, 0, at));
    double exact = 1.0 / 600;
    double p_low = pdn_p_drawn(at[1], 30000);
    CHECK(near(p_low, exact, 4 * sqrt(exact / 30000)), "p %.6f", p_low);
    /* in two parts as in one */
    uint64_t parts[9] = {0};
    d.draws = 10000;
    MUST(ratings__draw(&r, value, &d, 0, parts));
    d.draws = 20000;
    MUST(ratings__draw(&r, value, &d, 10000, parts));
    assert_memory_equal(parts, at, sizeof at);
    reports__clear(&r);
}

static void one_rater_cannot_be_left_out(void **state)
{
    (void)state;
    struct plain p = {.directed = true, .n = 2, .groups = 2, .strata = 1};
    double value[1] = {4};
    pdn_side side[4];
    pdn_reports r = {0};

    p.group[1] = 1;
    p.answered[0] = p.answered[1] = true;
    plain_arc(&p, 0, 1);
    pdn_reported q = plain_reported(&p);
    MUST(reports__make(&q, &r));
    MUST(ratings__sides(&r, value, side));
    assert_true(near(side[1].mean, 4, 0));
    assert_true(isnan(side[1].mean_without) && isnan(side[1].drop_without));
    value[0] = (double)NAN;
    MUST(ratings__sides(&r, value, side));
    assert_true(near(side[1].raters, 0, 0) && isnan(side[1].mean));
    reports__clear(&r);
}

static void friction_by_hand(void **state)
{
    (void)state;
    /* the worked example's parts: f1 4 of 10, f2 .365, f4 3 of 7, f5 6 of 12;
     * the gap and the top share are left out (pdn-breakdown(1)) */
    pdn_friction_sums s = {.needs = {6, 4},
                           .unmet = {3, 1},
                           .means = {5, 5},
                           .mean_sum = {18, 17.4},
                           .confirmed = 4,
                           .one_sided = 3,
                           .rated = 12,
                           .barred = 6};
    double part[PDN_FRICTION_PARTS];

    friction__parts(&s, false, 1, 5, part);
    assert_true(near(part[PDN_F1], .4, 1e-12));
    /* Qbar = (3.6 + 3.48) / 2 = 3.54; (5 - 3.54) / 4 */
    assert_true(near(part[PDN_F2], .365, 1e-12));
    assert_true(near(part[PDN_F4], 3.0 / 7, 1e-12));
    assert_true(near(part[PDN_F5], .5, 1e-12));
    assert_true(
        near(friction__index(part), (.4 + .365 + 3.0 / 7 + .5) / 4, 1e-12));

    s.needs[0] = s.needs[1] = 0; /* need was not asked: three parts are left */
    friction__parts(&s, false, 1, 5, part);
    assert_true(isnan(part[PDN_F1]));
    assert_true(near(friction__index(part), (.365 + 3.0 / 7 + .5) / 3, 1e-12));
    s.rated = 0; /* two are too few */
    friction__parts(&s, false, 1, 5, part);
    assert_true(isnan(friction__index(part)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worked_example),
        cmocka_unit_test(one_rater_cannot_be_left_out),
        cmocka_unit_test(friction_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
