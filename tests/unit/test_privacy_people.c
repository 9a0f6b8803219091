/* What a public copy hides of people who are counted in several columns, of
 * single people, and of a network as a whole: counted by hand in the rows. */
#include "hides.h"

#include "pdnet/breakdown.h"
#include "pdnet/fragility.h"
#include "pdnet/measures.h"
#include "pdnet/practices.h"
#include "pdnet/privacy.h"
#include "pdnet/tables.h"
#include "pdnet/tallies.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

/* Two groups of 25 and 25, of whom 20 and 20 answered. */
static pdn_pair pair_of(double raters_ab, double raters_ba)
{
    pdn_pair p = {0};

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.group_a = "a";
    p.group_b = "b";
    p.actors_a = p.actors_b = 25;
    p.respondents_a = p.respondents_b = 20;
    p.ties = 60;
    p.possible = 960;
    p.raters_ab = raters_ab;
    p.raters_ba = raters_ba;
    p.reporters = p.barrier_asked = raters_ab + raters_ba;
    p.quality_ab = 3.1;
    p.quality_ba = 2.2;
    p.mean_frequency = 2;
    return p;
}

/* 4 + 9 = 13 who say how often, and who could name an obstacle. */
static void raters_by_those_of_both(void **state)
{
    (void)state;
    pdn_pair p = pair_of(4, 9);

    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.raters_ab) && hidden(p.quality_ab));
    assert_true(hidden(p.raters_ba) ||
                (hidden(p.reporters) && hidden(p.barrier_asked)));
    /* nine are enough for a mean, however many they are said to be */
    assert_true(near(p.quality_ba, 2.2, 1e-12));
    assert_true(near(p.mean_frequency, 2, 1e-12));
    /* thirteen name the obstacle: no fewer could */
    p = pair_of(4, 9);
    p.top_barrier = "time";
    p.barrier_named = 13;
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.raters_ba) ||
                (hidden(p.barrier_asked) && hidden(p.barrier_named)));
    /* one more who named an obstacle and rated nothing: 9 + 4 <= 14 */
    p = pair_of(4, 9);
    p.reporters = p.barrier_asked = 14;
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.raters_ab));
    assert_false(hidden(p.raters_ba)); /* 0 to 5: wide enough */
    p = pair_of(6, 9);
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(near(p.raters_ab, 6, 0) && near(p.raters_ba, 9, 0));
    assert_true(near(p.reporters, 15, 0) && near(p.barrier_asked, 15, 0));
}

/* Those of a group who do not rate are a count. */
static void the_rest_of_who_answered(void **state)
{
    (void)state;
    static const struct {
        double answered, raters;
        bool gone;
        const char *why;
    } rows[] = {
        {20, 15, false, "five do not"},        {20, 16, true, "four do not"},
        {20, 19, true, "one does not"},        {20, 20, false, "all of many"},
        {8, 8, true, "all of fewer than ten"}, {20, 0, false, "nobody"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = pair_of(rows[k].raters, 9);
        p.respondents_a = rows[k].answered;
        p.reporters = p.barrier_asked = pdn_absent(PDN_NOT_DEFINED);
        hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(hidden(p.raters_ab) == rows[k].gone, "%s", rows[k].why);
        CHECK(hidden(p.quality_ab) == (rows[k].raters < 5), "%s: the mean",
              rows[k].why);
    }
    /* of 40 who answered 37 name a contact, of 40 35 */
    pdn_pair p = pair_of(15, 15);
    p.reporters = 37;
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.reporters) && near(p.mean_frequency, 2, 1e-12));
    p = pair_of(15, 15);
    p.reporters = 35;
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(near(p.reporters, 35, 0));
}

/* People who name services: who names rates, and says how often. */
static void services_that_are_named(void **state)
{
    (void)state;
    pdn_pair p = pair_of(4, 9);

    p.named_ab = 4;
    p.named_ba = 9;
    p.could_name_ab = p.could_name_ba = 20;
    p.share_ab = .2;
    p.share_ba = .45;
    p.ties = p.reporters = 13;
    p.possible = 40;
    p.barrier_asked = pdn_absent(PDN_NOT_ASKED);
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.named_ab) && hidden(p.raters_ab));
    assert_true(hidden(p.share_ab));
    /* 13 - 9 = 4, by any two of these */
    assert_true((hidden(p.named_ba) && hidden(p.raters_ba)) ||
                (hidden(p.ties) && hidden(p.reporters)));
    /* a mean of whole numbers tells of how many */
    if (hidden(p.raters_ba)) assert_true(hidden(p.quality_ba));
    if (hidden(p.reporters)) assert_true(hidden(p.mean_frequency));
}

static void contacts_of_those_who_are_silent(void **state)
{
    (void)state;
    static const struct {
        double silent_a, silent_b, unknown;
        bool gone;
        const char *why;
    } rows[] = {
        {1, 0, 9, true, "nine know the one"},
        {1, 0, 0, true, "nobody knows the one"},
        {2, 2, 9, true, "of four"},
        {2, 3, 9, false, "of five"},
        {0, 0, 0, false, "nobody is silent"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = pair_of(8, 9);
        p.actors_a = 20 + rows[k].silent_a;
        p.actors_b = 20 + rows[k].silent_b;
        p.confirmed = 12;
        p.one_sided = 20;
        p.unknown = rows[k].unknown;
        p.ties = 44 + rows[k].unknown;
        hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(hidden(p.unknown) == rows[k].gone, "%s", rows[k].why);
    }
}

/* 15 + 10 + 5 = 30 dyads. */
static void dyads_of_the_busiest(void **state)
{
    (void)state;
    static const struct {
        double share;
        bool gone;
        const char *why;
    } rows[] = {
        {.1, true, "3 of 30"},
        {4 / 30., true, "4 of 30"},
        {5 / 30., false, "5 of 30"},
        {.9, true, "3 are others'"},
        {25 / 30., false, "5 are others'"},
        {1, false, "all of many"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = pair_of(8, 9);
        p.confirmed = 15;
        p.one_sided = 10;
        p.unknown = 5;
        p.ties = 45;
        p.top_share = rows[k].share;
        p.top_share_expected = .2;
        hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(hidden(p.top_share) == rows[k].gone, "%s", rows[k].why);
        CHECK(hidden(p.top_share_expected) == rows[k].gone, "%s", rows[k].why);
    }
}

/* 100 people in so many parts, so many outside the largest. */
static void people_outside_the_largest_part(void **state)
{
    (void)state;
    static const struct {
        double parts, outside;
        bool gone;
        const char *why;
    } rows[] = {
        {1, 0, false, "one part"},
        {4, 3, true, "three alone"},
        {3, 4, true, "four, in two parts"},
        {7, 6, false, "six alone"},
        {3, 8, false, "eight in two parts: none or one alone"},
        {5, 6, true, "six in four parts: two or three alone"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_graph_level row[3];
        for (size_t i = 0; i < LEN(row); i++)
            pdn_row_clear(&pdn_graph_level_schema, &row[i]);
        row[0].measure = "n";
        row[0].value = 100;
        row[1].measure = "components";
        row[1].value = rows[k].parts;
        row[2].measure = "largest_share";
        row[2].value = 1 - rows[k].outside / 100;
        hide(&five, &pdn_graph_level_schema, row, LEN(row));
        CHECK(hidden(row[1].value) == rows[k].gone, "%s: parts", rows[k].why);
        CHECK(hidden(row[2].value) == rows[k].gone, "%s: share", rows[k].why);
        CHECK(near(row[0].value, 100, 0), "%s: people", rows[k].why);
    }
}

static void votes_of_few_inputs(void **state)
{
    (void)state;
    static const struct {
        double inputs, voted, votes;
        bool votes_gone, ideas_gone;
        const char *why;
    } rows[] = {
        {20, 20, 60, false, false, "twenty inputs"},
        {20, 1, 60, true, false, "the votes of one of them are known"},
        {1, 1, 60, true, true, "one input"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_theme_row r[2];
        for (size_t i = 0; i < LEN(r); i++) {
            pdn_row_clear(&pdn_themes_schema, &r[i]);
            r[i].of = 60;
            r[i].inputs = r[i].voted = r[i].with_ideas = 40;
            r[i].votes = r[i].ideas = 200;
        }
        r[0].theme = "a";
        r[1].theme = "b";
        r[0].inputs = r[0].with_ideas = rows[k].inputs;
        r[0].voted = rows[k].voted;
        r[0].votes = rows[k].votes;
        hide(&five, &pdn_themes_schema, r, LEN(r));
        CHECK(hidden(r[0].votes) == rows[k].votes_gone, "%s", rows[k].why);
        CHECK(hidden(r[0].ideas) == rows[k].ideas_gone, "%s: ideas",
              rows[k].why);
    }
}

/* 50 people, two of whom are gone: 44 of the 48 that stay are in one part. */
static void who_is_cut_off_when_people_are_gone(void **state)
{
    (void)state;
    pdn_fragility_row row[3];
    pdn_about about = {.n = 50, .answered = 50};
    pdn_hidden told = {0};
    pdn_private_table t = {.schema = &pdn_fragility_schema,
                           .row = row,
                           .rows = LEN(row),
                           .about = &about};

    for (size_t i = 0; i < LEN(row); i++) {
        pdn_row_clear(&pdn_fragility_schema, &row[i]);
        row[i].order = PDN_REMOVAL_TARGETED;
        row[i].removed = 2;
        row[i].largest_share = .88;
        row[i].efficiency = .4;
        row[i].as_bad = .1;
    }
    row[1].largest_share = .86; /* five are cut off */
    row[2].order = PDN_REMOVAL_RANDOM;
    MUST(pdn_privacy_hide(&(pdn_privacy_options){.fewest = 5}, &t, 1, &told));
    assert_true(hidden(row[0].largest_share) && hidden(row[0].as_bad));
    assert_false(hidden(row[0].efficiency));
    assert_false(hidden(row[1].largest_share) || hidden(row[2].largest_share));
    about.n = 4;
    MUST(pdn_privacy_hide(&(pdn_privacy_options){.fewest = 5}, &t, 1, &told));
    assert_true(hidden(row[1].largest_share) && hidden(row[1].efficiency));
}

/* 60 contacts: confirmation .05 is at most 2.9 that both report. */
static void few_contacts_of_all(void **state)
{
    (void)state;
    pdn_wave_whole row[3];
    pdn_waves_row turnover;
    pdn_hidden told = {0};
    pdn_private_table t[2] = {
        {.schema = &pdn_waves_whole_schema, .row = row, .rows = LEN(row)},
        {.schema = &pdn_waves_schema, .row = &turnover, .rows = 1}};

    pdn_row_clear(&pdn_waves_schema, &turnover);
    turnover.from_wave = "1";
    turnover.to_wave = "2";
    turnover.people = 50;
    turnover.dyads = 2000;
    turnover.kept = 40;
    turnover.lost = turnover.appeared = 20;
    for (size_t i = 0; i < LEN(row); i++) {
        pdn_row_clear(&pdn_waves_whole_schema, &row[i]);
        row[i].from_wave = "1";
        row[i].to_wave = "2";
    }
    row[0].measure = "density";
    row[0].before = row[0].after = .03;
    row[1].measure = "confirmation";
    row[1].before = .05;
    row[1].after = .5;
    row[2].measure = "ei_index"; /* 60 (1 - .8) / 2 = 6 within */
    row[2].before = row[2].after = .8;
    MUST(pdn_privacy_hide(&(pdn_privacy_options){.fewest = 5}, t, LEN(t),
                          &told));
    assert_true(hidden(row[1].before) && hidden(row[1].after));
    assert_false(hidden(row[0].before) || hidden(row[2].before));
}

/* Asked of 2 + 2 units a practice has no name, of 2 + 3 it has; a measure is
 * nobody's own word. */
static void practices_asked_of_few(void **state)
{
    (void)state;
    static const double peers[] = {2, 3, 1};
    pdn_practice_row row[3];

    for (size_t i = 0; i < 3; i++) {
        pdn_row_clear(&pdn_practice_schema, &row[i]);
        row[i].kind = i < 2 ? PDN_PRACTICE_YES_OR_NO : PDN_PRACTICE_MEASURE;
        row[i].name = i == 0 ? "Kari rings Per" : i == 1 ? "meeting" : "degree";
        row[i].deviants = 2;
        row[i].peers = peers[i];
    }
    hide(&five, &pdn_practice_schema, row, 3);
    assert_string_equal(row[0].name, ":");
    assert_string_equal(row[1].name, "meeting");
    assert_string_equal(row[2].name, "degree");
}

/* Of so many asked so few want contact and have none: friction gives it. */
static void friction_by_those_who_want_contact(void **state)
{
    (void)state;
    static const struct {
        double asked, unmet;
        bool gone;
        const char *why;
    } rows[] = {{20, 5, false, "five"},      {20, 4, true, "four"},
                {20, 16, true, "all but 4"}, {20, 0, false, "none of many"},
                {9, 0, true, "none of few"}, {0, 0, false, "nobody asked"}};

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_pair p = pair_of(15, 15);
        p.friction = p.friction_lo = .4;
        p.asked_of_need = rows[k].asked;
        p.unmet_need = rows[k].unmet;
        hide(&five, &pdn_breakdown_schema, &p, 1);
        CHECK(hidden(p.friction) == rows[k].gone, "%s", rows[k].why);
        CHECK(hidden(p.friction_lo) == rows[k].gone, "%s", rows[k].why);
        pdn_whatif_row w = {.pair = pair_of(15, 15)};
        w.pair.friction = .4;
        w.pair.asked_of_need = rows[k].asked;
        w.pair.unmet_need = rows[k].unmet;
        hide(&five, &pdn_whatif_schema, &w, 1);
        CHECK(hidden(w.pair.friction) == rows[k].gone, "%s: what if",
              rows[k].why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(raters_by_those_of_both),
        cmocka_unit_test(the_rest_of_who_answered),
        cmocka_unit_test(services_that_are_named),
        cmocka_unit_test(contacts_of_those_who_are_silent),
        cmocka_unit_test(dyads_of_the_busiest),
        cmocka_unit_test(people_outside_the_largest_part),
        cmocka_unit_test(votes_of_few_inputs),
        cmocka_unit_test(who_is_cut_off_when_people_are_gone),
        cmocka_unit_test(few_contacts_of_all),
        cmocka_unit_test(practices_asked_of_few),
        cmocka_unit_test(friction_by_those_who_want_contact),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
