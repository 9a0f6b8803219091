/* What a public copy hides because of what stands beside it: worked by hand. */
#include "hides.h"

#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "pdnet/qap.h"
#include "pdnet/tables.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

/* Of a with 3 people nothing is shown: its 30 contacts are in no total. */
static void a_total_of_what_is_shown(void **state)
{
    (void)state;
    static const char *const group[][2] = {{"a", "b"}, {"b", "b"}, {"b", "c"}};
    pdn_pair p[LEN(group)];
    double ties = 130;
    pdn_hidden told = {0};
    const pdn_private_total total = {"ties", &ties};
    pdn_private_table t = {.schema = &pdn_breakdown_schema,
                           .row = p,
                           .rows = LEN(p),
                           .total = &total,
                           .totals = 1};

    for (size_t i = 0; i < LEN(p); i++) {
        pdn_row_clear(&pdn_breakdown_schema, &p[i]);
        p[i].group_a = group[i][0];
        p[i].group_b = group[i][1];
        p[i].actors_a = p[i].respondents_a = i == 0 ? 3 : 20;
        p[i].actors_b = p[i].respondents_b = 20;
        p[i].possible = 400;
        p[i].ties = i == 0 ? 30 : 50;
    }
    MUST(pdn_privacy_hide(&five, &t, 1, &told));
    assert_true(hidden(p[0].ties) && !hidden(p[1].ties) && !hidden(p[2].ties));
    CHECK(near(ties, 100, 1e-12), "total %g, want 100", ties);
}

/* 15 of 16 and 0 of 10 name each other, by Fisher: q tells both. */
static void a_test_of_hidden_counts(void **state)
{
    (void)state;
    pdn_pair p;

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.group_a = "a";
    p.group_b = "b";
    p.actors_a = p.respondents_a = p.could_name_ab = 16;
    p.actors_b = p.respondents_b = p.could_name_ba = 10;
    p.possible = 26;
    p.ties = p.named_ab = 15;
    p.named_ba = 0;
    p.q_direction = .001;
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.named_ab) && hidden(p.q_direction));
}

/* Who rates one way: 2 weigh a quarter each of a mean of both ways, 3 a sixth.
 */
static void few_of_one_direction(void **state)
{
    (void)state;

    for (int few = 2; few <= 3; few++) {
        pdn_pair p;
        pdn_row_clear(&pdn_breakdown_schema, &p);
        p.group_a = "a";
        p.group_b = "b";
        p.actors_a = p.respondents_a = p.actors_b = p.respondents_b = 30;
        p.raters_ab = few;
        p.raters_ba = 15;
        p.raters_knowledge = few + 15;
        p.knowledge = 3.2;
        hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(hidden(p.knowledge) == (few == 2), "%d one way", few);
    }
}

/* 20 answered both times: 18 rate, 2 do not; of 14 six do not. Dyads that
 * changed go with the contacts of either wave. */
static void who_does_not_rate(void **state)
{
    (void)state;
    pdn_wave_pair p[3];
    pdn_wave_rating r[2];
    pdn_hidden told = {0};
    pdn_private_table t[] = {
        {.schema = &pdn_waves_pairs_schema, .row = p, .rows = LEN(p)},
        {.schema = &pdn_waves_ratings_schema, .row = r, .rows = LEN(r)}};

    for (size_t i = 0; i < LEN(p); i++) {
        pdn_row_clear(&pdn_waves_pairs_schema, &p[i]);
        p[i].group_a = i < 2 ? "a" : "b";
        p[i].group_b = i < 1 ? "a" : "b";
        p[i].from_wave = "1";
        p[i].to_wave = "2";
        p[i].people_a = p[i].people_b = 25;
        p[i].respondents_a = p[i].respondents_b = 20;
        p[i].possible = 800;
        p[i].ties_before = i == 0 ? 3 : 60;
        p[i].ties_after = 50;
        p[i].dyads_changed = 20;
    }
    for (size_t i = 0; i < LEN(r); i++) {
        pdn_row_clear(&pdn_waves_ratings_schema, &r[i]);
        r[i].rating = "quality";
        r[i].group_a = "a";
        r[i].group_b = i == 0 ? "a" : "b";
        r[i].from_wave = "1";
        r[i].to_wave = "2";
        r[i].people_a = r[i].people_b = 25;
        r[i].raters = i == 0 ? 18 : 14;
        r[i].before = r[i].after = 3.1;
        r[i].change = 0;
        r[i].lo = -.4;
        r[i].hi = .4;
    }
    MUST(pdn_privacy_hide(&(pdn_privacy_options){.fewest = 5}, t, LEN(t),
                          &told));
    assert_true(hidden(r[0].raters) && hidden(r[0].lo) && !hidden(r[0].before));
    assert_false(hidden(r[1].raters) || hidden(r[1].lo));
    assert_true(hidden(p[0].ties_before) && hidden(p[0].dyads_changed));
    assert_false(hidden(p[1].dyads_changed));
}

/* Of little contact it is said how little, or nothing: 6 = 2 confirmed + 4 + 2
 * leave 0 to 3 confirmed, so that the 6 goes; beside 19 expected it would be
 * said to be fewer than 5. */
static void what_is_said_of_little_contact(void **state)
{
    (void)state;
    static const struct {
        double confirmed, one_sided, unknown, expected;
        pdn_verdict verdict;
        bool ties, of_expected;
        const char *why;
    } rows[] = {
        {0, 4, 2, 19, PDN_MISSING, true, true, "6: 0 to 3 confirmed"},
        {0, 4, 2, 9, PDN_THIN_CONTACT, true, true, "6, a sign"},
        {0, 8, 2, 30, PDN_MISSING, false, false, "10: 0 to 5 confirmed"},
        {0, 3, 0, 30, PDN_MISSING, true, false, "fewer than 5"},
        {0, 3, 0, 7, PDN_MISSING, true, true, "half of 7.5 is 3 at most"},
        {0, 0, 0, 30, PDN_MISSING, false, false, "none"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = {0};
        pdn_row_clear(&pdn_breakdown_schema, &p);
        p.group_a = "a";
        p.group_b = "b";
        p.actors_a = p.actors_b = 14;
        p.respondents_a = p.respondents_b = 8;
        p.possible = 224;
        p.coverage = 224. / (2 * 14 * 14);
        p.confirmed = rows[k].confirmed;
        p.one_sided_ab = rows[k].one_sided;
        p.one_sided_ba = 0;
        p.one_sided = p.one_sided_ab;
        p.unknown = rows[k].unknown;
        p.ties = 2 * p.confirmed + p.one_sided + p.unknown;
        p.expected = rows[k].expected;
        p.verdict = rows[k].verdict;
        const pdn_hidden told = hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(hidden(p.ties) == rows[k].ties, "ties, %s", rows[k].why);
        CHECK(hidden(p.expected) == rows[k].of_expected, "expected, %s",
              rows[k].why);
        CHECK(p.verdict == rows[k].verdict, "%s", rows[k].why);
        CHECK(told.narrow == 0, "%s: narrow", rows[k].why);
    }
}

/* Three services of ten: 80 contacts and those of a and b between them, of 600
 * that could be, 90 of 270 within. With 3 of a and b the density .138 would
 * leave 2.5 to 3.1, .14 leaves 1 to 7, .1 up to 10: room for twice 4. */
static void a_model_that_gives_sums(void **state)
{
    (void)state;
    static const char *const group[][2] = {{"a", "a"}, {"a", "b"}, {"a", "c"},
                                           {"b", "b"}, {"b", "c"}, {"c", "c"}};
    static const struct {
        double ties, intercept, same;
        const char *why;
    } rows[] = {
        {3, .1, .2, "3 are hidden"},
        {30, .183, .15, "nothing is hidden: .18333 and .33333 - .18333"},
    };

    for (size_t n = 0; n < LEN(rows); n++) {
        pdn_pair p[LEN(group)];
        pdn_qap_row q[2];
        pdn_hidden told = {0};
        const double base = (80 + rows[n].ties) / 600;
        for (size_t i = 0; i < LEN(p); i++) {
            const bool within = group[i][0] == group[i][1];
            pdn_row_clear(&pdn_breakdown_schema, &p[i]);
            p[i].group_a = group[i][0];
            p[i].group_b = group[i][1];
            p[i].actors_a = p[i].respondents_a = 10;
            p[i].actors_b = p[i].respondents_b = 10;
            p[i].possible = within ? 90 : 200;
            p[i].ties = within ? 30 : 40;
        }
        p[1].ties = rows[n].ties;
        for (size_t i = 0; i < LEN(q); i++) {
            pdn_row_clear(&pdn_qap_schema, &q[i]);
            q[i].term = i == 0 ? "intercept" : "same:sector";
            q[i].estimate = i == 0 ? base : 1. / 3 - base;
            q[i].behind = 100;
        }
        pdn_private_table model = {
            .schema = &pdn_qap_schema, .row = q, .rows = LEN(q)};
        pdn_private_table pairs = {
            .schema = &pdn_breakdown_schema, .row = p, .rows = LEN(p)};
        MUST(pdn_privacy_hide_with(&five, &model, &pairs, &told));
        CHECK(near(q[0].estimate, rows[n].intercept, 1e-12), "%s: %g",
              rows[n].why, q[0].estimate);
        CHECK(near(q[1].estimate, rows[n].same, 1e-12), "%s: %g", rows[n].why,
              q[1].estimate);
    }
}

/* 3 + 150 + 160 contacts are 313 kept and new: beside the 3 the 150 is hidden,
 * 30 wide. Of 20 that a and a could have it is 133 to 153, and 160 goes too; of
 * 200 it is wide. */
static void no_more_contacts_than_could_be(void **state)
{
    (void)state;
    static const double after[] = {3, 150, 160};

    for (int few = 0; few < 2; few++) {
        pdn_wave_pair p[LEN(after)];
        pdn_waves_row r;
        pdn_hidden told = {0};
        pdn_private_table t[] = {
            {.schema = &pdn_waves_pairs_schema, .row = p, .rows = LEN(p)},
            {.schema = &pdn_waves_schema, .row = &r, .rows = 1}};
        for (size_t i = 0; i < LEN(p); i++) {
            pdn_row_clear(&pdn_waves_pairs_schema, &p[i]);
            p[i].group_a = i < 2 ? "a" : "b";
            p[i].group_b = i < 1 ? "a" : "b";
            p[i].from_wave = "1";
            p[i].to_wave = "2";
            p[i].people_a = p[i].people_b = 25;
            p[i].respondents_a = p[i].respondents_b = 20;
            p[i].possible = i == 0 && few == 0 ? 20 : 200;
            p[i].ties_before = 40;
            p[i].ties_after = after[i];
        }
        pdn_row_clear(&pdn_waves_schema, &r);
        r.from_wave = "1";
        r.to_wave = "2";
        r.kept = 80;
        r.lost = 40;
        r.appeared = 233;
        MUST(pdn_privacy_hide(&five, t, LEN(t), &told));
        assert_true(hidden(p[0].ties_after) && hidden(p[1].ties_after));
        CHECK(hidden(p[2].ties_after) == (few == 0), "%g could be",
              p[0].possible);
        CHECK(told.narrow == 0, "%zu narrow", told.narrow);
    }
}

/* Two people tell the 0 of those who answered both times from the 0 of all: it
 * goes, and so does the other, which would give it. With 14 expected both times
 * a change of 0 from 0 would give it to within 1.5: the other wave's goes. */
static void none_of_none(void **state)
{
    (void)state;
    pdn_wave_pair p;
    pdn_pair whole;
    pdn_hidden told = {0};
    pdn_about about = {.wave = "2"};
    const pdn_wave_behind behind = {.before = 9, .after = 2};
    pdn_private_table t[] = {{.schema = &pdn_waves_pairs_schema,
                              .row = &p,
                              .rows = 1,
                              .behind = &behind},
                             {.schema = &pdn_breakdown_schema,
                              .row = &whole,
                              .rows = 1,
                              .about = &about}};

    pdn_row_clear(&pdn_waves_pairs_schema, &p);
    p.group_a = "a";
    p.group_b = "b";
    p.from_wave = "1";
    p.to_wave = "2";
    p.people_a = p.people_b = 25;
    p.respondents_a = p.respondents_b = 20;
    p.possible = 400;
    p.ties_before = p.ties_after = p.contacts = 0;
    p.expected_before = p.expected_after = 14;
    pdn_row_clear(&pdn_breakdown_schema, &whole);
    whole.group_a = "a";
    whole.group_b = "b";
    whole.actors_a = whole.actors_b = 25;
    whole.respondents_a = whole.respondents_b = 20;
    whole.possible = 1000;
    whole.ties = 0;
    MUST(pdn_privacy_hide(&five, t, LEN(t), &told));
    assert_true(hidden(p.ties_after) && hidden(whole.ties));
    assert_true(hidden(p.ties_before) && !hidden(p.contacts));
    CHECK(told.narrow == 0, "%zu narrow", told.narrow);
}

/* Of b, of whom two are on the list, nothing is shown: that somebody of them
 * rates a is told by a row, and by none that nobody does. */
static void rows_that_are_told(void **state)
{
    (void)state;
    static const char *const of[][2] = {{"a", "a"}, {"b", "a"}, {"a", "b"}};
    pdn_wave_rating r[LEN(of)];
    pdn_hidden told = {0};
    pdn_private_table t = {
        .schema = &pdn_waves_ratings_schema, .row = r, .rows = LEN(r)};

    for (size_t i = 0; i < LEN(r); i++) {
        pdn_row_clear(&pdn_waves_ratings_schema, &r[i]);
        r[i].rating = i == 2 ? "skill" : "quality";
        r[i].group_a = of[2 - i][0];
        r[i].group_b = of[2 - i][1];
        r[i].from_wave = "1";
        r[i].to_wave = "2";
        r[i].people_a = *r[i].group_a == 'a' ? 25 : 2;
        r[i].people_b = *r[i].group_b == 'a' ? 25 : 2;
        r[i].raters = 14;
        r[i].before = r[i].after = 3.1;
    }
    MUST(pdn_privacy_hide(&five, &t, 1, &told));
    assert_int_equal(t.rows, 1);
    assert_string_equal(r[0].rating, "skill");
    assert_string_equal(r[0].group_b, "a");
    assert_int_equal(told.rows, 0);
}

/* Four of b rate b: their row is not there, as if nobody did. That 14 of 16
 * rate a tells of two, and is hidden; so is then that no change is clear. */
static void rows_of_few(void **state)
{
    (void)state;
    static const double raters[] = {14, 4, 14};
    pdn_wave_rating r[LEN(raters)];
    pdn_wave_pair p;
    pdn_hidden told = {0};
    pdn_private_table t[] = {
        {.schema = &pdn_waves_ratings_schema, .row = r, .rows = LEN(r)},
        {.schema = &pdn_waves_pairs_schema, .row = &p, .rows = 1}};

    pdn_row_clear(&pdn_waves_pairs_schema, &p);
    p.group_a = p.group_b = "b";
    p.from_wave = "1";
    p.to_wave = "2";
    p.people_a = p.people_b = 25;
    p.respondents_a = p.respondents_b = 16;

    for (size_t i = 0; i < LEN(r); i++) {
        pdn_row_clear(&pdn_waves_ratings_schema, &r[i]);
        r[i].rating = "quality";
        r[i].group_a = i == 0 ? "a" : "b";
        r[i].group_b = i == 1 ? "b" : "a";
        r[i].from_wave = "1";
        r[i].to_wave = "2";
        r[i].people_a = r[i].people_b = 25;
        r[i].raters = raters[i];
        r[i].before = r[i].after = 3.1;
        r[i].change = 0;
        if (i == 0) r[i].clear = 0;
    }
    MUST(pdn_privacy_hide(&five, t, LEN(t), &told));
    assert_int_equal(t[0].rows, 2);
    assert_string_equal(r[1].group_a, "b");
    assert_string_equal(r[1].group_b, "a");
    assert_float_equal(r[0].clear, 0, 0);
    assert_true(hidden(r[1].raters) && hidden(r[1].clear));
    assert_float_equal(r[1].before, 3.1, 0);
}

/* An obstacle that few name of a pair is hidden, and so that the pair has a row
 * of it, unless many do in the other wave: such rows come last, and in an order
 * that tells nothing of what they name. */
static void obstacles_of_few(void **state)
{
    (void)state;
    static const struct {
        const char *code, *a, *b;
        double before, after;
    } of[] = {{"time", NULL, NULL, 20, 18}, {"time", "a", "a", 2, 1},
              {"time", "b", "b", 7, 2},     {"time", "c", "c", 0, 3},
              {"way", NULL, NULL, 16, 15},  {"way", "a", "b", 6, 1},
              {"way", "b", "b", 8, 9}};
    pdn_wave_barrier r[LEN(of)];
    pdn_hidden told = {0};
    pdn_private_table t = {
        .schema = &pdn_waves_barriers_schema, .row = r, .rows = LEN(r)};

    for (size_t i = 0; i < LEN(r); i++) {
        pdn_row_clear(&pdn_waves_barriers_schema, &r[i]);
        r[i].barrier = of[i].code;
        r[i].group_a = of[i].a;
        r[i].group_b = of[i].b;
        r[i].from_wave = "1";
        r[i].to_wave = "2";
        r[i].people_a = r[i].people_b = 40;
        r[i].asked = 30;
        r[i].named_before = of[i].before;
        r[i].named_after = of[i].after;
    }
    MUST(pdn_privacy_hide(&five, &t, 1, &told));
    assert_int_equal(t.rows, 5);
    assert_string_equal(r[0].barrier, "time");
    assert_string_equal(r[1].barrier, "way");
    assert_float_equal(r[2].named_before, 8, 0);
    assert_string_equal(r[3].barrier, ":");
    assert_string_equal(r[3].group_a, "a");
    assert_float_equal(r[3].named_before, 6, 0);
    assert_string_equal(r[4].barrier, ":");
    assert_float_equal(r[4].named_before, 7, 0);
}

/* Where six dyads changed there is a p. That it is empty tells that none or
 * five did, of a pair of which that is hidden with its contacts. */
static void no_p_of_few_dyads(void **state)
{
    (void)state;
    static const double before[] = {30, 3, 40, 50}, changed[] = {9, 5, 5, 2};
    static const char *const b[] = {"a", "b", "c", "d"};
    pdn_wave_pair p[LEN(before)];

    for (size_t i = 0; i < LEN(p); i++) {
        pdn_row_clear(&pdn_waves_pairs_schema, &p[i]);
        p[i].group_a = "a";
        p[i].group_b = b[i];
        p[i].from_wave = "1";
        p[i].to_wave = "2";
        p[i].people_a = p[i].people_b = 30;
        p[i].respondents_a = p[i].respondents_b = 25;
        p[i].possible = 1200;
        p[i].ties_before = before[i];
        p[i].ties_after = before[i] + 5;
        p[i].dyads_changed = changed[i];
        p[i].assessable = changed[i] > 5;
        if (i == 0) p[i].p = .04;
    }
    hide(&five, &pdn_waves_pairs_schema, p, LEN(p));
    assert_float_equal(p[0].p, .04, 0);
    assert_true(hidden(p[1].dyads_changed) && hidden(p[1].p));
    assert_false(hidden(p[2].dyads_changed) || hidden(p[2].p));
    assert_true(hidden(p[3].dyads_changed) && hidden(p[3].p));
}

/* 26 = 2 confirmed + one_sided: both are hidden. Within six who all answered
 * there are 15 dyads, so that 11 to 13 would be confirmed; of 20 people 190. */
static void no_more_dyads_than_there_are(void **state)
{
    (void)state;

    for (int people = 6; people <= 20; people += 14) {
        pdn_pair p;
        pdn_row_clear(&pdn_breakdown_schema, &p);
        p.group_a = p.group_b = "a";
        p.actors_a = p.actors_b = p.respondents_a = p.respondents_b = people;
        p.possible = people * (people - 1.);
        p.confirmed = 12;
        p.one_sided = 2;
        p.unknown = 0;
        p.ties = 26;
        hide(&five, &pdn_breakdown_schema, &p, 1);
        assert_true(hidden(p.one_sided) && hidden(p.confirmed));
        CHECK(hidden(p.ties) == (people == 6), "of %d", people);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_total_of_what_is_shown),
        cmocka_unit_test(a_test_of_hidden_counts),
        cmocka_unit_test(few_of_one_direction),
        cmocka_unit_test(who_does_not_rate),
        cmocka_unit_test(what_is_said_of_little_contact),
        cmocka_unit_test(a_model_that_gives_sums),
        cmocka_unit_test(no_more_contacts_than_could_be),
        cmocka_unit_test(none_of_none),
        cmocka_unit_test(rows_that_are_told),
        cmocka_unit_test(rows_of_few),
        cmocka_unit_test(obstacles_of_few),
        cmocka_unit_test(no_p_of_few_dyads),
        cmocka_unit_test(no_more_dyads_than_there_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
