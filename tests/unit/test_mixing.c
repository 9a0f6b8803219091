#include "breakdown/arcs/activity.h"
#include "breakdown/chance/mixing.h"
#include "breakdown/chance/moments.h"
#include "check.h"
#include "labelings.h"
#include "mixings.h"

static pdn_reports reports(const struct plain *p)
{
    pdn_reported q = plain_reported(p);
    pdn_reports r = {0};

    MUST(reports__make(&q, &r));
    return r;
}

static void draw(const struct plain *p, size_t draws, size_t threads,
                 pdn_mixing *out)
{
    pdn_reports r = reports(p);
    pdn_strata s = {0};
    pdn_draws d = {draws, threads, 1, 2, NULL, NULL, NULL};

    MUST(pdn_strata_make(p->stratum, p->n, p->strata, &s));
    MUST(mixing_by_labels(&r, &s, &d, out));
    pdn_strata_clear(&s);
    reports__clear(&r);
}

/* |estimate - exact| within 4 Monte Carlo standard errors. */
static bool agrees(double p, double exact, double draws)
{
    return near(p, exact, 4 * sqrt(exact * (1 - exact) / draws) + 2 / draws);
}

static void draws_agree_with_all_labelings(void **state)
{
    (void)state;
    enum { DRAWS = 6000 };
    for (uint64_t seed = 0; seed < 6; seed++) {
        pdn_random r;
        pdn_mixing m[6];
        pdn_random_start(&r, seed, 1, 1);
        struct plain p =
            seed == 0 ? plain_w() : plain_random(&r, 8, seed % 4, 1 + seed / 4);
        draw(&p, DRAWS, 2, m);
        for (uint32_t g = 0; g < 3; g++)
            for (uint32_t h = g; h < 3; h++) {
                const pdn_mixing *at = &m[reports__pair_at(3, g, h)];
                struct plain_sums s = plain_enumerate(&p, g, h, false);
                assert_true(
                    agrees(at->p_low.value, s.at_most / s.labelings, DRAWS));
                assert_true(
                    agrees(at->p_high, s.at_least / s.labelings, DRAWS));
                if (g == h) continue;
                s = plain_enumerate(&p, g, h, true);
                assert_true(agrees(at->p_less, s.at_most / s.labelings, DRAWS));
                assert_true(
                    agrees(at->p_more, s.at_least / s.labelings, DRAWS));
            }
    }
}

static void threads_do_not_matter(void **state)
{
    (void)state;
    struct plain p = plain_w();
    pdn_mixing one[6], five[6];
    draw(&p, 777, 1, one);
    draw(&p, 777, 5, five);
    for (size_t k = 0; k < 6; k++) {
        assert_true(near(one[k].p_low.value, five[k].p_low.value, 0));
        assert_true(near(one[k].p_high, five[k].p_high, 0));
        assert_true(near(one[k].p_least.value, five[k].p_least.value, 0));
        assert_true(near(one[k].mean.value, five[k].mean.value, 0));
        assert_true(near(one[k].mean.ends.lo, five[k].mean.ends.lo, 0));
        assert_true(near(one[k].p_low.ends.hi, five[k].p_low.ends.hi, 0));
        assert_true(near(one[k].p_less, five[k].p_less, 0));
    }
}

/* Ties of one pair, thrown as the sum of 40 coins of chance .25 (mean 10,
 * variance 7.5), each throw seen `times` times in a row. */
static pdn_mixing throw_coins(uint64_t seed, size_t draws, size_t times)
{
    static const uint32_t from[] = {0, 1, 2, 3, 4, 5, 6};
    static const uint32_t to[] = {10, 11, 12, 13, 14, 15, 16};
    uint32_t group[20], count[4] = {0};
    bool answered[20];
    pdn_reports r = {0};
    pdn_mixings *m = NULL;
    pdn_random rng;

    for (uint32_t i = 0; i < 20; i++) {
        group[i] = i / 10;
        answered[i] = true;
    }
    pdn_reported q = {true, 20, 2, group, answered, 7,
                      from, to, 0, NULL,  NULL,     NULL};
    MUST(reports__make(&q, &r)); /* T = 7, all from the first group */
    MUST(mixing__new(&r, 1, 0, false, &m));
    pdn_random_start(&rng, seed, 5, 5);
    for (size_t d = 0; d < draws; d++) {
        if (d % times == 0) count[1] = count[2] = 0;
        for (int c = 0; d % times == 0 && c < 40; c++)
            if (pdn_random_unit(&rng) < .25)
                count[1 + pdn_random_below(&rng, 2)]++;
        MUST(mixing__see(m, d, 0, count));
    }
    pdn_mixing out = mixing__of(m, reports__pair_at(2, 0, 1));
    mixing__free(m);
    reports__clear(&r);
    return out;
}

static bool holds(const pdn_drawn *x, double exact)
{
    return x->ends.lo <= exact && exact <= x->ends.hi;
}

/* Exact: P(T* <= 7) = .1819542 by the binomial distribution; ratio_lo by its
 * closed form at 7 of 10 with variance 7.5 (test_precision.c): .3701202; D* is
 * +-1 a tie with mean 0. 99.9 % intervals miss each in one of a thousand: more
 * than 4 of 300 has probability below 1e-3. */
static void intervals_hold_what_they_should(void **state)
{
    (void)state;
    enum { SETS = 300 };
    for (size_t times = 1; times <= 5; times += 4) {
        size_t missed[4] = {0};
        for (uint64_t seed = 1; seed <= SETS; seed++) {
            pdn_mixing m = throw_coins(seed, 2000 * times, times);
            missed[0] += !holds(&m.mean, 10);
            missed[1] += !holds(&m.p_low, .1819542);
            missed[2] += !holds(&m.ratio_lo, .3701202);
            missed[3] += !holds(&m.difference, 0);
            assert_true(m.mean.ends.hi - m.mean.ends.lo < .6);
            assert_true(m.ratio_lo.ends.hi - m.ratio_lo.ends.lo < .1);
        }
        for (size_t k = 0; k < LEN(missed); k++)
            CHECK(missed[k] <= 4, "%zu of %d missed (%zu times, %zu)",
                  missed[k], SETS, times, k);
    }
}

/* A throw seen five times is worth one. */
static void draws_that_are_alike_are_worth_fewer(void **state)
{
    (void)state;
    pdn_mixing m = throw_coins(1, 20000, 5);

    CHECK(m.worth > 20000 / 5 * .75 && m.worth < 20000 / 5 * 1.35, "worth %.0f",
          m.worth);
    assert_true(throw_coins(1, 20000, 1).worth > 20000 * .8);
}

/* T = 2 C + O_ab + O_ba + U, and T is what the arcs say. */
static void dyads_add_up_to_ties(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        pdn_random rng;
        pdn_random_start(&rng, seed, 3, 3);
        struct plain p = plain_random(&rng, 5 + seed % 20, seed % 5, 1);
        if (seed % 2 == 0) { /* said twice, of oneself, by the silent */
            plain_arc(&p, p.from[0], p.to[0]);
            plain_arc(&p, 2, 2);
        }
        pdn_reports r = reports(&p);
        double all = 0;
        for (size_t q = 0; q < r.pairs; q++) {
            double c = 0, o = 0, u = 0, ties = 0;
            for (size_t k = r.start[q]; k < r.start[q + 1]; k++) {
                bool ab = r.dyad[k].arc_ab != PDN_NO_ARC;
                bool ba = r.dyad[k].arc_ba != PDN_NO_ARC;
                assert_true(ab || ba);
                ties += ab + ba;
                c += r.dyad[k].seen && ab && ba;
                o += r.dyad[k].seen && ab != ba;
                u += !r.dyad[k].seen;
            }
            assert_true(near(ties, 2 * c + o + u, 0));
            all += ties;
        }
        assert_true(near(all, (double)r.arcs, 0));
        reports__clear(&r);
    }
}

static void words_of_the_silent_are_not_theirs(void **state)
{
    (void)state;
    struct plain p = plain_w();
    plain_arc(&p, 6, 0);
    pdn_reports r = reports(&p);
    assert_int_equal(r.arcs, 13);
    assert_int_equal(reports__arc(&r, 6, 0), PDN_NO_ARC);
    reports__clear(&r);
}

/* One person per group; arcs as listed; all answered. */
static struct plain of_groups(size_t groups, size_t size)
{
    struct plain p = {.directed = true, .groups = groups, .strata = 1};

    p.n = groups * size;
    for (size_t i = 0; i < p.n; i++) {
        p.group[i] = (uint32_t)(i / size);
        p.answered[i] = true;
    }
    return p;
}

static void activity_of_equal_groups_is_equal(void **state)
{
    (void)state;
    /* four groups of two; everybody names one of each other group: with equal
     * margins of 6 every cell is 2, every pair 4 */
    struct plain p = of_groups(4, 2);
    double mu[10];
    for (uint32_t i = 0; i < 8; i++)
        for (uint32_t g = 0; g < 4; g++)
            if (g != p.group[i]) plain_arc(&p, i, 2 * g);
    pdn_reports r = reports(&p);
    MUST(activity__expected(&r, mu));
    for (uint32_t g = 0; g < 4; g++)
        for (uint32_t h = g; h < 4; h++)
            assert_true(near(mu[reports__pair_at(4, g, h)],
                             g == h ? (double)NAN : 4, 1e-9));
    reports__clear(&r);
}

/* The fit has the margins of the table and the form P alpha beta: here by
 * plain sums over a random table. */
static void activity_keeps_the_totals(void **state)
{
    (void)state;
    pdn_random rng;
    pdn_random_start(&rng, 8, 8, 8);
    struct plain p = of_groups(5, 4);
    double mu[15];
    for (uint32_t i = 0; i < 20; i++)
        for (uint32_t j = 0; j < 20; j++)
            if (i != j && pdn_random_unit(&rng) < 0.1 + 0.02 * (i / 4))
                plain_arc(&p, i, j);
    pdn_reports r = reports(&p);
    MUST(activity__expected(&r, mu));
    for (uint32_t g = 0; g < 5; g++) {
        double fitted = 0, seen = 0;
        for (uint32_t h = 0; h < 5; h++) {
            if (h == g) continue;
            fitted += mu[reports__pair_at(5, g, h)];
            seen += plain_count(&p, p.group, g, h, false);
        }
        CHECK(near(fitted, seen, 1e-8), "group %u: %.12g, want %.12g", g,
              fitted, seen);
    }
    reports__clear(&r);
}

static void activity_of_a_star_is_zero_between_its_points(void **state)
{
    (void)state;
    /* everybody names the first group and it names them: no table with these
     * margins has anything between two points, so mu is exactly 0 there */
    struct plain p = of_groups(5, 3);
    double mu[15];
    for (uint32_t i = 3; i < 15; i++) {
        plain_arc(&p, i, i % 3);
        if (i % 2 == 0) plain_arc(&p, i % 3, i);
    }
    pdn_reports r = reports(&p);
    MUST(activity__expected(&r, mu));
    for (uint32_t g = 0; g < 5; g++)
        for (uint32_t h = g + 1; h < 5; h++)
            assert_true(near(mu[reports__pair_at(5, g, h)],
                             plain_count(&p, p.group, g, h, false), 1e-9));
    reports__clear(&r);
}

static void activity_needs_four_groups(void **state)
{
    (void)state;
    struct plain p = plain_w();
    double mu[6];
    pdn_reports r = reports(&p);
    MUST(activity__expected(&r, mu));
    for (size_t k = 0; k < 6; k++)
        assert_true(isnan(mu[k]));
    reports__clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_agree_with_all_labelings),
        cmocka_unit_test(threads_do_not_matter),
        cmocka_unit_test(intervals_hold_what_they_should),
        cmocka_unit_test(draws_that_are_alike_are_worth_fewer),
        cmocka_unit_test(dyads_add_up_to_ties),
        cmocka_unit_test(words_of_the_silent_are_not_theirs),
        cmocka_unit_test(activity_of_equal_groups_is_equal),
        cmocka_unit_test(activity_keeps_the_totals),
        cmocka_unit_test(activity_of_a_star_is_zero_between_its_points),
        cmocka_unit_test(activity_needs_four_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
