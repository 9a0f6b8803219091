/* What a public copy hides because figures that everybody can work out again
 * tell it: worked by hand. */
#include "hides.h"

#include "pdnet/breakdown.h"
#include "pdnet/fragility.h"
#include "pdnet/privacy.h"
#include "pdnet/tables.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

static pdn_pair pair_of(const char *a, const char *b, double n_a, double n_b,
                        double ties, double expected)
{
    pdn_pair p = {0};

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.group_a = a;
    p.group_b = b;
    p.actors_a = p.respondents_a = n_a;
    p.actors_b = p.respondents_b = n_b;
    p.possible = strcmp(a, b) == 0 ? n_a * (n_a - 1) : 2 * n_a * n_b;
    p.ties = ties;
    p.expected = expected;
    p.ratio = ties / expected;
    return p;
}

/* Six and seven people, all answered; 13, 4 and 19 contacts, 36 of 156 that
 * could be. Expected is that share of 30, 84 and 42: 6.92, 19.38, 9.69. Told as
 * 7 (ratio 1.9), 19 and 10 (2) they leave 35.3 to 36.2 of 36, and 3.3 to 4.2 of
 * the 4. */
static void contacts_of_all_by_shuffled_labels(void **state)
{
    (void)state;
    static const double could[] = {30, 84, 42}, ties[] = {13, 4, 19};
    pdn_pair p[3];
    double least = 0, most = 156;

    for (size_t i = 0; i < 3; i++)
        p[i] = pair_of(i < 2 ? "a" : "b", i > 0 ? "b" : "a", i < 2 ? 6 : 7,
                       i > 0 ? 7 : 6, ties[i], 36 * could[i] / 156);
    hide(&five, &pdn_breakdown_schema, p, 3);
    assert_true(hidden(p[1].ties));
    for (size_t i = 0; i < 3; i++) {
        double lo = p[i].expected - .5, hi = p[i].expected + .5;
        if (hidden(p[i].expected)) continue;
        if (!hidden(p[i].ratio)) {
            lo = fmax(lo, p[i].ties / (p[i].ratio + .05));
            hi = fmin(hi, p[i].ties / (p[i].ratio - .05));
        }
        least = fmax(least, lo * 156 / could[i]);
        most = fmin(most, hi * 156 / could[i]);
    }
    for (size_t i = 0; i < 3; i += 2) {
        if (hidden(p[i].ties)) return; /* two of three: any of it */
        least -= p[i].ties;
        most -= p[i].ties;
    }
    CHECK(most - fmax(0, least) >= 4, "%g to %g", least, most);
}

/* Of everybody's contacts with others as many are expected as there are. Of a
 * to d that makes b-c 14 - E(a-d) + E(b-c) where a-b is 6, a-c 11 and a-d 14:
 * E(a-d) is 12.5 to 13.3 (ratio 1.1), E(b-c) 1.5 to 2.5. */
static void contacts_of_each_by_rewiring(void **state)
{
    (void)state;
    pdn_pair p[] = {pair_of("a", "b", 10, 6, 6, 7.47),
                    pair_of("a", "c", 10, 9, 11, 10.465),
                    pair_of("a", "d", 10, 8, 14, 13.065),
                    pair_of("b", "c", 6, 9, 3, 2.065),
                    pair_of("b", "d", 6, 8, 3, 2.465),
                    pair_of("c", "d", 9, 8, 2, 3.47),
                    pair_of("a", "a", 10, 10, 21, (double)NAN),
                    pair_of("b", "b", 6, 6, 20, (double)NAN),
                    pair_of("c", "c", 9, 9, 19, (double)NAN),
                    pair_of("d", "d", 8, 8, 8, (double)NAN)};

    const pdn_hidden told = hide(&five, &pdn_breakdown_schema, p, LEN(p));
    assert_true(hidden(p[3].ties) && hidden(p[4].ties) && hidden(p[5].ties));
    assert_true(hidden(p[2].expected) || hidden(p[3].expected) ||
                hidden(p[2].ties) || hidden(p[1].ties) || hidden(p[0].ties));
    assert_int_equal(told.narrow, 0);
}

/* Two name an obstacle in the one pair, nobody in the other: either is hidden,
 * and that no pair hangs on one. So it is where their own words were withheld,
 * and with them how many they are. */
static void nobody_is_told_as_few_are(void **state)
{
    (void)state;
    for (int own_words = 0; own_words < 2; own_words++) {
        pdn_pair p[] = {pair_of("a", "b", 12, 12, 40, 30),
                        pair_of("a", "c", 12, 12, 40, 30)};

        p[0].top_barrier = "time";
        p[0].barrier_named = own_words ? pdn_absent(PDN_SUPPRESSED) : 2;
        p[0].barrier_asked = 20;
        hide(&five, &pdn_breakdown_schema, p, LEN(p));
        for (size_t i = 0; i < LEN(p); i++) {
            assert_true(hidden(p[i].barrier_named));
            assert_string_equal(p[i].top_barrier, ":");
            assert_string_equal(p[i].hangs_on, ":");
        }
    }
}

/* 34 of 36 hang together: 2 do not, in whatever order nobody is gone. With one
 * gone 31 do, in the worst of the draws, so that 4 are cut off; on the mean 2
 * of 35, so that 2 x 36 / 35 are outside anyway, and one at most in the best.
 */
static void who_is_outside_before_anybody_is_gone(void **state)
{
    (void)state;
    pdn_fragility_row r[3];
    pdn_about about = {.n = 36};
    pdn_hidden told = {0};
    pdn_private_table t = {.schema = &pdn_fragility_schema,
                           .row = r,
                           .rows = LEN(r),
                           .about = &about};

    for (size_t i = 0; i < LEN(r); i++) {
        pdn_row_clear(&pdn_fragility_schema, &r[i]);
        r[i].order = i == 0 ? PDN_REMOVAL_TARGETED : PDN_REMOVAL_RANDOM;
        r[i].removed = i == 2;
        r[i].largest_share = 34. / 36;
    }
    r[1].largest_lo = r[1].largest_hi = 34. / 36;
    r[2].largest_share = 33. / 36; /* a mean */
    r[2].largest_lo = 31. / 36;
    r[2].largest_hi = 35. / 36;
    MUST(pdn_privacy_hide(&five, &t, 1, &told));
    assert_true(hidden(r[0].largest_share) && hidden(r[1].largest_share));
    assert_true(hidden(r[1].largest_lo) && hidden(r[1].largest_hi));
    assert_true(hidden(r[2].largest_lo));
    assert_true(hidden(r[2].largest_share) && hidden(r[2].largest_hi));
}

/* One left with 17 contacts and all who are there later answered: none were
 * lost by silence, so that 110 = 40 + 53 + 17 would give the 17. */
static void contacts_of_one_who_left(void **state)
{
    (void)state;
    pdn_waves_row r;

    pdn_row_clear(&pdn_waves_schema, &r);
    r.from_wave = "2021";
    r.to_wave = "2022";
    r.people = 38;
    r.people_before = 39;
    r.people_after = 38;
    r.leavers = 1;
    r.joiners = 0;
    r.answered_before = 39;
    r.answered_after = r.answered_both = 38;
    r.dyads = 38 * 37;
    r.ties_before = 110;
    r.ties_after = 90;
    r.kept = 40;
    r.lost = 53;
    r.lost_by_leavers = 17;
    r.appeared = 50;
    r.lost_by_silence = r.lost_by_renaming = r.unobservable = 0;
    r.new_by_joiners = r.new_by_silence = r.new_by_renaming = 0;
    hide(&five, &pdn_waves_schema, &r, 1);
    assert_true(hidden(r.lost_by_leavers));
    assert_true(near(r.lost_by_silence, 0, 0)); /* nobody's */
    assert_true(hidden(r.ties_before) || hidden(r.kept) || hidden(r.lost));
}

/* The pairs of four groups and how far each is from what was expected: a
 * group's add up to 0, so that two groups' are those of the other two. */
static const struct {
    const char *a, *b;
    size_t mirror;
    double ties, expected, z, p, p_low;
} of_four[] = {
    {"a", "b", 5, 2, 5, -1.5, .2, .1}, {"a", "c", 4, 20, 19, .4, .7, .6},
    {"a", "d", 3, 22, 20, .8, .5, .7}, {"b", "c", 2, 18, 16, .8, .5, .7},
    {"b", "d", 1, 25, 24, .4, .7, .6}, {"c", "d", 0, 30, 33, -1.5, .2, .1}};

static void of_four_two_are_as_the_others(void **state)
{
    (void)state;
    for (size_t groups = 4; groups <= 5; groups++) {
        pdn_pair p[LEN(of_four) + 1];
        for (size_t i = 0; i < LEN(of_four); i++) {
            p[i] = pair_of(of_four[i].a, of_four[i].b, 12, 12, of_four[i].ties,
                           of_four[i].expected);
            p[i].z = of_four[i].z;
            p[i].p = p[i].q = of_four[i].p;
            p[i].p_low = p[i].q_low = of_four[i].p_low;
            p[i].null = PDN_NULL_CONTACTS;
        }
        p[LEN(of_four)] = pair_of("a", "e", 12, 12, 20, 20); /* of five */
        p[LEN(of_four)].null = PDN_NULL_CONTACTS;
        hide(&five, &pdn_breakdown_schema, p, groups == 4 ? 6 : 7);
        assert_true(hidden(p[0].ties) && hidden(p[0].z) && hidden(p[0].p));
        CHECK(hidden(p[5].z) == (groups == 4), "%zu", groups);
        for (size_t i = 0; groups == 4 && i < LEN(of_four); i++) {
            const pdn_pair *same = &p[of_four[i].mirror];
            assert_int_equal(hidden(p[i].z), hidden(same->z));
            assert_int_equal(hidden(p[i].p), hidden(same->p));
            assert_int_equal(hidden(p[i].p_low), hidden(same->p_low));
        }
    }
}

/* Changes beyond what was expected add up to 0 too. Two people tell a-b's 33
 * apart from another figure, and few of its dyads changed, so that these and
 * the change are hidden; a's others, told to half a contact, leave 1 either way
 * of 0 for it, and with 37 later contacts 2 either way of the 33. That no q
 * stands beside a p tells that few dyads changed. */
static void changes_of_each_add_up(void **state)
{
    (void)state;
    static const double ties[2][6] = {{33, 30, 30, 30, 30, 20},
                                      {37, 30, 30, 30, 30, 20}};
    static const double due[2][6] = {{40, 25, 28, 28, 25, 27},
                                     {44, 25, 28, 28, 25, 27}};
    pdn_wave_pair p[LEN(of_four) + 4];
    pdn_wave_behind behind[LEN(p)] = {{.before = 2}};
    pdn_hidden told = {0};
    pdn_private_table t = {.schema = &pdn_waves_pairs_schema,
                           .row = p,
                           .rows = LEN(p),
                           .behind = behind};

    for (size_t i = 0; i < LEN(p); i++) {
        const bool within = i >= LEN(of_four);
        const size_t k = within ? i - LEN(of_four) : i;
        pdn_row_clear(&pdn_waves_pairs_schema, &p[i]);
        p[i].group_a = within ? &"a\0b\0c\0d"[2 * k] : of_four[k].a;
        p[i].group_b = within ? p[i].group_a : of_four[k].b;
        p[i].from_wave = "1";
        p[i].to_wave = "2";
        p[i].people_a = p[i].respondents_a = 12;
        p[i].people_b = p[i].respondents_b = 12;
        p[i].possible = within ? 132 : 288;
        p[i].ties_before = within ? 40 : ties[0][k];
        p[i].ties_after = within ? 40 : ties[1][k];
        p[i].expected_before = within ? 40 : due[0][k];
        p[i].expected_after = within ? 40 : due[1][k];
        p[i].contacts = p[i].ties_after - p[i].expected_after -
                        (p[i].ties_before - p[i].expected_before);
        p[i].p = .3;
        p[i].dyads_changed = i == 0 ? 4 : 7;
    }
    p[LEN(p) - 1].q = .9; /* of some it stands */
    MUST(pdn_privacy_hide(&five, &t, 1, &told));
    assert_true(hidden(p[0].ties_before) && hidden(p[0].contacts));
    assert_true(hidden(p[0].dyads_changed) && hidden(p[0].q));
    for (size_t of = 0; of < 2; of++) { /* a's others, b's others */
        const size_t one = of == 0 ? 1 : 3, two = of == 0 ? 2 : 4;
        assert_true(hidden(p[0].ties_after) || hidden(p[one].contacts) ||
                    hidden(p[two].contacts));
    }
    assert_true(hidden(p[5].contacts)); /* of the other two */
}

/* Three decimals of .0002 are .001 and not 0: there is no chance of 0. Of a
 * figure that may be 0 they are 0. */
static void no_chance_is_none(void **state)
{
    (void)state;
    pdn_pair p = pair_of("a", "b", 20, 20, 40, 100);

    p.p = p.q = p.p_low = .0002;
    p.q_low = .0016;
    p.ratio = .01;
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_float_equal(p.p, .001, 1e-6);
    assert_float_equal(p.q, .001, 1e-6);
    assert_float_equal(p.p_low, .001, 1e-6);
    assert_float_equal(p.q_low, .002, 1e-6);
    assert_float_equal(p.ratio, 0, 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_chance_is_none),
        cmocka_unit_test(contacts_of_all_by_shuffled_labels),
        cmocka_unit_test(contacts_of_each_by_rewiring),
        cmocka_unit_test(nobody_is_told_as_few_are),
        cmocka_unit_test(who_is_outside_before_anybody_is_gone),
        cmocka_unit_test(contacts_of_one_who_left),
        cmocka_unit_test(of_four_two_are_as_the_others),
        cmocka_unit_test(changes_of_each_add_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
