/* What a public copy hides: worked by hand. */
#include "hides.h"

#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "pdnet/tables.h"
#include "pdnet/tallies.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

/* ---- parts of a stage: a hidden part follows from the others. */

static void a_part_that_follows_from_the_sum(void **state)
{
    (void)state;
    pdn_stage_row row[4];
    static const double count[] = {100, 3, 40, 57};

    for (size_t i = 0; i < 4; i++) {
        pdn_row_clear(&pdn_stages_schema, &row[i]);
        row[i].chain = "c";
        row[i].stage = i == 0 ? "all" : i == 1 ? "x" : i == 2 ? "y" : "z";
        row[i].part_of = i == 0 ? NULL : "all";
        row[i].count = count[i];
        if (i > 0) row[i].of = 100;
        if (i > 0) row[i].share = count[i] / 100;
    }
    row[0].check = "adds-up";
    pdn_hidden told = hide(&five, &pdn_stages_schema, row, 4);
    /* 3 is few, 1 to 4; 40 would be 39 to 42 beside it, less than a fifth of 40
     * wide, so that 57 goes too */
    assert_true(hidden(row[1].count));
    assert_true(hidden(row[2].count));
    assert_true(near(row[0].count, 100, 0));
    assert_true(hidden(row[3].count));
    assert_true(near(row[3].of, 100, 0));
    /* with a count its share; the check of the chain, in each of its rows */
    assert_true(hidden(row[1].share) && hidden(row[2].share));
    assert_true(hidden(row[3].share));
    assert_string_equal(row[0].check, ":");
    assert_int_equal(told.narrow, 0);
    assert_int_equal(told.cells, 3 + 3 + 4);
}

/* Two people are in no part of the stage, or three in two parts: that is a
 * count of them too. */
static void parts_that_lack_few(void **state)
{
    (void)state;
    static const struct {
        double part, whole;
        const char *check;
        bool gone;
    } rows[] = {{40, 82, "short-by-2", true},
                {40, 77, "over-by-3", true},
                {40, 85, "short-by-5", false},
                {40, 80, "adds-up", false}};

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_stage_row row[3];
        for (size_t i = 0; i < 3; i++) {
            pdn_row_clear(&pdn_stages_schema, &row[i]);
            row[i].chain = "c";
            row[i].stage = i == 0 ? "all" : i == 1 ? "x" : "y";
            row[i].count = i == 0 ? rows[k].whole : rows[k].part;
            if (i > 0) row[i].part_of = "all";
            if (i > 0) row[i].of = rows[k].whole;
        }
        row[0].check = rows[k].check;
        hide(&five, &pdn_stages_schema, row, 3);
        CHECK((strcmp(row[0].check, ":") == 0) == rows[k].gone, "%s",
              rows[k].check);
        CHECK((hidden(row[1].count) || hidden(row[2].count) ||
               hidden(row[0].count)) == rows[k].gone,
              "%s: its counts", rows[k].check);
    }
}

/* ---- voices: all of few at an end of the scale, but one at most. */

static void nearly_all_at_an_end(void **state)
{
    (void)state;
    static const struct {
        double answers, mean, sd;
        bool gone;
        const char *why;
        double other; /* the mean of many */
    } rows[] = {
        {6, 1, (double)NAN, true, "six say 1", 4.5},
        {5, 5, (double)NAN, true, "five say 5", 4.5},
        {6, 10 / 6., (double)NAN, true, "five say 1 and one 5", 4.5},
        {6, 2, (double)NAN, false, "12 of six", 4.5},
        {9, 41 / 9., (double)NAN, true, "eight say 5 and one 1", 4.5},
        {7, 3, 0, true, "seven say 3", 4.5},
        {7, 3, 1, false, "seven differ", 4.5},
        {5, 2.8, .447, true, "four say 3 and one 2", 4.5},
        {5, 2.6, .548, false, "three say 3 and two 2", 4.5},
        {10, 1, (double)NAN, false, "ten say 1", 4.5},
        {7, 4, (double)NAN, true, "seven say 4, the most there is", 2.5},
        {7, 4, (double)NAN, false, "28 of seven, of 1 to 5", 4.5},
        {5, 9.6, (double)NAN, true, "three say 10 and two 9", 7.2},
        {6, -2, (double)NAN, true, "six say -2", 1},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_voice_row r[2];
        for (size_t i = 0; i < 2; i++)
            pdn_row_clear(&pdn_voices_schema, &r[i]);
        r[0].youth_answers = rows[k].answers;
        r[0].youth_mean = rows[k].mean;
        r[0].youth_sd = rows[k].sd;
        r[1].kind = "parents";
        r[1].answers = 20;
        r[1].mean = rows[k].other;
        hide(&five, &pdn_voices_schema, r, 2);
        CHECK(hidden(r[0].youth_mean) == rows[k].gone, "%s", rows[k].why);
        CHECK(hidden(r[0].youth_answers) == rows[k].gone,
              "%s: how many they are", rows[k].why);
        CHECK(!hidden(r[1].mean), "%s: the other", rows[k].why);
    }
}

/* ---- a pair */

static pdn_pair pair_of(double c, double ab, double ba, double u)
{
    pdn_pair p = {0};

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.group_a = "a";
    p.group_b = "b";
    p.actors_a = p.actors_b = 11;
    p.respondents_a = p.respondents_b = 8;
    p.possible = 160;
    p.confirmed = c;
    p.one_sided_ab = ab;
    p.one_sided_ba = ba;
    p.one_sided = ab + ba;
    p.unknown = u;
    p.ties = 2 * c + ab + ba + u;
    p.density = p.ties / p.possible;
    p.expected = 20.4;
    p.ratio = p.ties / p.expected;
    p.confirmation = c / (c + ab + ba);
    p.quality_ab = 3.25;
    p.raters_ab = 6;
    p.quality_ba = 3.75;
    p.raters_ba = 4;
    p.quality_gap = -.5;
    p.verdict = PDN_ORDINARY;
    return p;
}

static void figures_of_a_pair(void **state)
{
    (void)state;
    pdn_pair p = pair_of(12, 7, 8, 9);

    hide(&five, &pdn_breakdown_schema, &p, 1);
    /* nothing of the counts is few: they stand, rounded */
    assert_true(near(p.ties, 48, 0) && near(p.confirmed, 12, 0));
    assert_true(near(p.density, .3, 0) && near(p.expected, 20, 0));
    assert_true(near(p.confirmation, .444, 0));
    /* four raters are too few, and the gap would give their mean */
    assert_true(near(p.quality_ab, 3.3, 1e-12));
    assert_true(hidden(p.quality_ba) && hidden(p.raters_ba));
    assert_true(hidden(p.quality_gap));
}

/* One cell of ties = 2 confirmed + one_sided + unknown is few: another goes. */
static void one_count_of_a_pair(void **state)
{
    (void)state;
    pdn_pair p = pair_of(12, 7, 8, 2);

    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.unknown));
    assert_int_equal(hidden(p.ties) + hidden(p.confirmed) + hidden(p.one_sided),
                     1);
    assert_false(hidden(p.ties)); /* last of them to go */
    /* 12 is the smallest: 2 c + u = 26, so c is 0 to 13 and u 0 to 26 */
    assert_true(hidden(p.confirmed) && hidden(p.confirmation));
    assert_true(near(p.one_sided, 15, 0));
}

/* Four pairs, the second of two contacts, so that its figures are hidden. By
 * hand: q is the least m p / k over p that are no smaller. */
static void a_q_that_is_another_pairs_p(void **state)
{
    (void)state;
    static const struct {
        double p[4], q[4];
        bool gone; /* the first one's q */
    } rows[] = {
        /* .015 x 4 / 2: of the second */
        {{.01, .015, .45, .8}, {.03, .03, .6, .8}, true},
        /* both have that p, and the first one's stands */
        {{.01, .01, .45, .8}, {.02, .02, .6, .8}, false},
        {{.01, .2, .45, .8}, {.04, .4, .6, .8}, false},
        /* of a p that stands nowhere now: 5 is no m / k of four */
        {{.01, .2, .45, .8}, {.05, .4, .6, .8}, true},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p[4];
        static const char *const other[] = {"b", "c", "d", "e"};
        for (size_t i = 0; i < 4; i++) {
            p[i] = i == 1 ? pair_of(0, 1, 1, 0) : pair_of(12, 7, 8, 9);
            p[i].group_b = other[i];
            p[i].p_low = rows[k].p[i];
            p[i].q_low = p[i].q_direction = rows[k].q[i];
            p[i].verdict = PDN_MISSING;
        }
        hide(&five, &pdn_breakdown_schema, p, 4);
        CHECK(hidden(p[0].q_low) == rows[k].gone, "case %zu", k);
        assert_false(hidden(p[0].p_low));
        assert_true(hidden(p[1].p_low) && hidden(p[1].q_low));
        assert_false(hidden(p[2].q_low) || hidden(p[3].q_low));
        /* of a direction no p stands: it may be that of any with that q */
        assert_true(hidden(p[0].q_direction) == (rows[k].q[0] >= rows[k].q[1]));
        assert_true(p[0].verdict == PDN_MISSING);
    }
}

/* Of two themes a count that stands is left; the whole, 14, is none. */
static void nothing_is_left_of_a_table(void **state)
{
    (void)state;
    const double gone = pdn_absent(PDN_NOT_DEFINED);
    for (int many = 0; many < 2; many++) {
        pdn_theme_row row[] = {
            {.theme = "a", .inputs = many ? 7 : 4, .of = 14},
            {.theme = "b", .inputs = many ? 7 : 3, .of = 14}};
        for (size_t i = 0; i < PDN_COUNT(row); i++)
            row[i].votes = row[i].ideas = row[i].share = gone;
        pdn_private_table t = {
            .schema = &pdn_themes_schema, .row = row, .rows = PDN_COUNT(row)};
        pdn_hidden told = {0};
        MUST(pdn_privacy_hide(&five, &t, 1, &told));
        assert_int_equal(t.nothing_left, !many);
    }
    /* nor of a pair of too few people */
    pdn_pair p = pair_of(12, 7, 8, 9);
    pdn_private_table t = {
        .schema = &pdn_breakdown_schema, .row = &p, .rows = 1};
    pdn_hidden told = {0};
    MUST(pdn_privacy_hide(&five, &t, 1, &told));
    assert_false(t.nothing_left);
    p = pair_of(12, 7, 8, 9);
    p.actors_a = 4;
    MUST(pdn_privacy_hide(&five, &t, 1, &told));
    assert_true(t.nothing_left);
}

static void groups_that_are_too_small(void **state)
{
    (void)state;
    static const struct {
        double actors, answered;
        bool shown;
        const char *why;
    } rows[] = {
        {10, 8, true, "enough"},
        {5, 3, true, "just enough"},
        {4, 4, false, "fewer than five on the list"},
        {10, 2, false, "fewer than three answered"},
        {1, 1, false, "one person"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = pair_of(12, 7, 8, 9);
        p.actors_b = rows[k].actors;
        p.respondents_b = rows[k].answered;
        p.duty = 1;
        p.lead = "Kari";
        hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(hidden(p.ties) == !rows[k].shown, "%s: ties", rows[k].why);
        CHECK(hidden(p.actors_a) == !rows[k].shown, "%s: actors", rows[k].why);
        CHECK((p.verdict == PDN_HIDDEN) == !rows[k].shown, "%s: verdict",
              rows[k].why);
        CHECK(near(p.duty, 1, 0), "%s: a stated duty is no figure",
              rows[k].why);
        CHECK(strcmp(p.lead, ":") == 0, "%s: a name", rows[k].why);
    }
    /* one organisation may be shown */
    pdn_pair p = pair_of(0, 1, 0, 0);
    p.actors_a = p.actors_b = p.respondents_a = p.respondents_b = 1;
    hide(&(pdn_privacy_options){.fewest = 5, .organisations = true},
         &pdn_breakdown_schema, &p, 1);
    assert_true(near(p.ties, 1, 0) && p.verdict == PDN_ORDINARY);
}

/* x of n: both, coordinated. */
static void parts_of_a_total(void **state)
{
    (void)state;
    static const struct {
        double both, coordinated;
        bool part, share;
        const char *why;
    } rows[] = {
        {40, 12, false, false, "enough on both sides"},
        {40, 4, true, true, "few"},
        {40, 36, true, true, "the rest is few"},
        {40, 0, false, false, "none of many"},
        {40, 40, false, false, "all of many"},
        {9, 0, true, true, "none of fewer than ten tells all of them"},
        {9, 9, true, true, "all of fewer than ten"},
        {10, 5, false, false, "five of ten"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_together_row r;
        pdn_row_clear(&pdn_together_schema, &r);
        r.both = rows[k].both;
        r.coordinated = rows[k].coordinated;
        r.share = r.coordinated / r.both;
        hide(&five, &pdn_together_schema, &r, 1);
        CHECK(hidden(r.coordinated) == rows[k].part, "%s: part", rows[k].why);
        CHECK(hidden(r.share) == rows[k].share, "%s: share", rows[k].why);
        CHECK(!hidden(r.both), "%s: total", rows[k].why);
    }
}

/* A total that stands elsewhere goes before anything of a row does. */
static void a_total_elsewhere(void **state)
{
    (void)state;
    pdn_pair pair[2] = {pair_of(12, 7, 8, 2), pair_of(14, 9, 6, 9)};
    double unknown = 11;
    const pdn_private_total total = {"unknown", &unknown};
    pdn_private_table t = {.schema = &pdn_breakdown_schema,
                           .row = pair,
                           .rows = 2,
                           .total = &total,
                           .totals = 1};
    pdn_hidden told = {0};

    pair[1].group_b = "c";
    MUST(pdn_privacy_hide(&five, &t, 1, &told));
    assert_true(hidden(pair[0].unknown) && hidden(unknown));
    assert_true(near(pair[1].unknown, 9, 0));
    assert_int_equal(told.narrow, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_that_follows_from_the_sum),
        cmocka_unit_test(parts_that_lack_few),
        cmocka_unit_test(nearly_all_at_an_end),
        cmocka_unit_test(figures_of_a_pair),
        cmocka_unit_test(one_count_of_a_pair),
        cmocka_unit_test(a_q_that_is_another_pairs_p),
        cmocka_unit_test(nothing_is_left_of_a_table),
        cmocka_unit_test(groups_that_are_too_small),
        cmocka_unit_test(parts_of_a_total),
        cmocka_unit_test(a_total_elsewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
