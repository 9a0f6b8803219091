/* What a public copy hides of a network as a whole, of what is left of it when
 * people are gone, and of columns that are empty: counted by hand. */
#include "hides.h"

#include "pdnet/breakdown.h"
#include "pdnet/fragility.h"
#include "pdnet/measures.h"
#include "pdnet/privacy.h"
#include "pdnet/tables.h"

#include <math.h>
#include <string.h>

static pdn_pair pair_of(const char *a, const char *b)
{
    pdn_pair p = {0};

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.group_a = a;
    p.group_b = b;
    p.actors_a = p.actors_b = 25;
    p.respondents_a = p.respondents_b = 20;
    p.ties = 60;
    p.possible = 960;
    return p;
}

static bool is_mark(const char *text)
{
    return text != NULL && strcmp(text, ":") == 0;
}

/* Somebody of the third pair hangs on one: or nobody of any. */
static void whom_a_pair_hangs_on(void **state)
{
    (void)state;
    for (int some = 0; some < 2; some++) {
        pdn_pair p[3] = {pair_of("a", "b"), pair_of("a", "c"),
                         pair_of("b", "c")};
        if (some) p[2].hangs_on = "kari";
        hide(&five, &pdn_breakdown_schema, p, LEN(p));
        for (size_t i = 0; i < LEN(p); i++)
            CHECK(is_mark(p[i].hangs_on), "%d: row %zu", some, i);
    }
    /* of organisations it is nobody's */
    pdn_pair p = pair_of("a", "b");
    hide(&(pdn_privacy_options){.fewest = 5, .organisations = true},
         &pdn_breakdown_schema, &p, 1);
    assert_null(p.hangs_on);
}

/* Of twelve five name the obstacle, four do, nobody does: the last two look
 * alike. So many are more than the four contacts of the fourth pair. */
static void nobody_names_an_obstacle(void **state)
{
    (void)state;
    pdn_pair p[4] = {pair_of("a", "b"), pair_of("a", "c"), pair_of("b", "c"),
                     pair_of("b", "d")};

    p[0].top_barrier = p[1].top_barrier = "time";
    p[0].barrier_named = 5;
    p[1].barrier_named = 4;
    for (size_t i = 0; i < 3; i++)
        p[i].barrier_asked = 12;
    p[3].barrier_asked = 8;
    p[3].ties = 4;
    p[0].top_barrier_share = 5. / 12;
    p[1].top_barrier_share = 4. / 12;
    hide(&five, &pdn_breakdown_schema, p, LEN(p));
    assert_string_equal(p[0].top_barrier, "time");
    assert_true(near(p[0].barrier_named, 5, 0));
    assert_true(near(p[0].barrier_asked, 12, 0));
    for (size_t i = 1; i < LEN(p); i++) {
        CHECK(is_mark(p[i].top_barrier), "%zu: which", i);
        CHECK(hidden(p[i].barrier_named), "%zu: named", i);
        CHECK(hidden(p[i].barrier_asked) == (i == 3), "%zu: asked", i);
        CHECK(hidden(p[i].top_barrier_share), "%zu: share", i);
    }
}

/* 40 people, 150 contacts. All at two steps at most: efficiency x 780 is
 * e + (reached - e) / 2, e of 150 arcs less those that come back. */
static void distances_give_who_is_outside(void **state)
{
    (void)state;
    static const struct {
        double parts, outside, confirmation;
        bool gone, back_gone;
        const char *why;
    } rows[] = {
        {1, 0, .5, false, false, "nobody is outside: 50 both report"},
        {3, 2, .5, true, false, "two are"},
        {7, 6, .5, false, false, "six are"},
        {1, 0, .02, true, true, "150 x .02 / 1.02: 3 both report"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        static const char *const names[] = {
            "n",          "arcs",          "components",   "largest_share",
            "efficiency", "mean_distance", "confirmation", "reciprocity_arcs"};
        const double value[] = {
            40, 150, rows[k].parts,        1 - rows[k].outside / 40,
            .6, 1.8, rows[k].confirmation, .1};
        pdn_graph_level row[LEN(names)];
        for (size_t i = 0; i < LEN(row); i++) {
            pdn_row_clear(&pdn_graph_level_schema, &row[i]);
            row[i].measure = names[i];
            row[i].value = value[i];
        }
        row[4].null_mean = row[5].null_mean = .5;
        hide(&five, &pdn_graph_level_schema, row, LEN(row));
        for (size_t i = 4; i < 6; i++) {
            CHECK(hidden(row[i].value) == rows[k].gone, "%s: %s", rows[k].why,
                  names[i]);
            CHECK(hidden(row[i].null_mean) == rows[k].gone, "%s: chance",
                  rows[k].why);
        }
        CHECK(hidden(row[7].value) == rows[k].back_gone, "%s: back",
              rows[k].why);
    }
}

/* 50 people. Row 0: so many outside the largest part. Then r gone by chance:
 * off are not in it on the mean, and in the worst and best order. */
static void orders_by_chance(void **state)
{
    (void)state;
    static const struct {
        double outside, gone, off, worst, best;
        bool mean, lo, hi, efficiency;
        const char *why;
    } rows[] = {
        {0, 1, 0, 0, 0, false, false, false, false, "nobody is cut off"},
        {0, 1, .06, 3, 0, true, true, true, false, "50 x .06 = 3 hang on one"},
        {0, 1, .12, 3, 0, false, true, false, false, "six, on several"},
        {0, 1, .12, 6, 0, false, false, false, false, "six, on one"},
        {2, 1, 1.96, 2, 1, true, true, true, true, "2 x 49 / 50"},
        {2, 25, 1, 1, 0, true, true, true, true, "2 x 25 / 50"},
        {2, 25, 3, 6, 0, false, false, true, false, "3 x 2 = 6 might be"},
        {6, 1, 5.88, 6, 5, false, false, false, false, "6 x 49 / 50"},
        {6, 1, 5.94, 8, 5, true, true, true, false, "and 3 that hang on one"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_fragility_row row[3];
        pdn_about about = {.n = 50, .answered = 50};
        pdn_hidden told = {0};
        pdn_private_table t = {.schema = &pdn_fragility_schema,
                               .row = row,
                               .rows = LEN(row),
                               .about = &about};
        for (size_t i = 0; i < LEN(row); i++) {
            pdn_row_clear(&pdn_fragility_schema, &row[i]);
            row[i].order = i == 0 ? PDN_REMOVAL_TARGETED : PDN_REMOVAL_RANDOM;
            row[i].largest_share = 1 - rows[k].outside / 50;
            row[i].efficiency = .5;
            row[i].removed = 0;
        }
        row[1].largest_lo = row[1].largest_hi = row[1].largest_share;
        row[2].removed = rows[k].gone;
        row[2].largest_share = (50 - rows[k].gone - rows[k].off) / 50;
        row[2].largest_lo = (50 - rows[k].gone - rows[k].worst) / 50;
        row[2].largest_hi = (50 - rows[k].gone - rows[k].best) / 50;
        MUST(pdn_privacy_hide(&five, &t, 1, &told));
        const bool few = rows[k].outside > 0 && rows[k].outside < 5;
        for (size_t i = 0; i < 2; i++) {
            CHECK(hidden(row[i].largest_share) == few, "%s", rows[k].why);
            CHECK(hidden(row[i].efficiency) == few, "%s", rows[k].why);
        }
        CHECK(hidden(row[1].largest_lo) == few, "%s", rows[k].why);
        CHECK(hidden(row[2].largest_share) == rows[k].mean, "%s: mean",
              rows[k].why);
        CHECK(hidden(row[2].largest_lo) == rows[k].lo, "%s: lo", rows[k].why);
        CHECK(hidden(row[2].largest_hi) == rows[k].hi, "%s: hi", rows[k].why);
        CHECK(hidden(row[2].efficiency) == rows[k].efficiency, "%s: efficiency",
              rows[k].why);
    }
}

/* ---- one wave in two networks, and what its figures are of */

enum { DENSITY, BOTH, WAYS, CENTRAL, MIXING, GRAPH, PARTS, MEASURES };

static const char *const whole[MEASURES] = {
    "density",       "confirmation", "efficiency", "centralisation_in",
    "assortativity", "transitivity", "components"};

/* 45 people, two steps; 460 of 1980 contacts. */
static void make_steps(pdn_wave_whole row[2 * MEASURES], pdn_waves_row step[2])
{
    for (size_t k = 0; k < 2; k++) {
        pdn_row_clear(&pdn_waves_schema, &step[k]);
        step[k].from_wave = k == 0 ? "1" : "2";
        step[k].to_wave = k == 0 ? "2" : "3";
        step[k].people = 45;
        step[k].dyads = 1980;
        step[k].kept = 300;
        step[k].lost = step[k].appeared = 160;
        step[k].ties_before = step[k].ties_after = 460;
    }
    for (size_t i = 0; i < 2 * MEASURES; i++) {
        pdn_row_clear(&pdn_waves_whole_schema, &row[i]);
        row[i].measure = whole[i % MEASURES];
        row[i].from_wave = i < MEASURES ? "1" : "2";
        row[i].to_wave = i < MEASURES ? "2" : "3";
        row[i].before = row[i].after = .2324;
        row[i].change = 0;
    }
}

/* One has left: 45 and 44 people of the wave, whose figures would each give the
 * contacts. Two moved between services: that is told by those about groups. */
static void one_wave_in_two_networks(void **state)
{
    (void)state;
    pdn_wave_whole row[2 * MEASURES];
    pdn_waves_row step[2];
    pdn_hidden told = {0};
    pdn_wave_behind b[2 * MEASURES] = {0};
    pdn_private_table t[] = {
        {.schema = &pdn_waves_whole_schema,
         .row = row,
         .rows = 2 * MEASURES,
         .behind = b},
        {.schema = &pdn_waves_schema, .row = step, .rows = 2}};

    make_steps(row, step);
    for (size_t i = 0; i < MEASURES; i++)
        b[MEASURES + i].before = b[MEASURES + i].last = 1;
    MUST(pdn_privacy_hide(&(pdn_privacy_options){.fewest = 5}, t, 2, &told));
    for (size_t i = 0; i < MEASURES; i++) {
        const pdn_wave_whole *r = &row[MEASURES + i];
        CHECK(hidden(r->before) && hidden(r->change), "%s", whole[i]);
        CHECK(i == DENSITY || (!hidden(r->after) && !hidden(row[i].after)),
              "%s: after", whole[i]);
    }
    make_steps(row, step); /* six others differ from all of the wave */
    for (size_t i = 0; i < MEASURES; i++) {
        b[MEASURES + i].before = 6;
        b[MEASURES + i].last = i == MIXING ? 2 : 0;
    }
    MUST(pdn_privacy_hide(&(pdn_privacy_options){.fewest = 5}, t, 2, &told));
    for (size_t i = 0; i < MEASURES; i++) {
        CHECK(hidden(row[i].after) == (i == MIXING), "%s", whole[i]);
        CHECK(!hidden(row[MEASURES + i].before), "%s: later", whole[i]);
    }
}

/* Where it is hidden how many contacts there are nothing gives them: (45 k -
 * contacts) / 44^2 is one number of 45; ways of one, two, three steps and their
 * mean another. Who hangs together stands, and what many networks have is
 * rounded. Of one service that is not shown, with 40 contacts, a fifth of all
 * 460 stays open, 92: .01 x 1980 are 20, .1 x 1980 are 198; of contacts less
 * than a whole number a person nothing stands. Of 460 between two services a
 * tenth. */
static void figures_of_a_hidden_total(void **state)
{
    (void)state;
    for (int apart = 0; apart < 2; apart++) {
        pdn_wave_whole row[2 * MEASURES];
        pdn_waves_row step[2];
        pdn_wave_pair pair[2];
        pdn_hidden told = {0};
        pdn_private_table t[] = {
            {.schema = &pdn_waves_whole_schema, .row = row, .rows = MEASURES},
            {.schema = &pdn_waves_schema, .row = step, .rows = 1},
            {.schema = &pdn_waves_pairs_schema, .row = pair, .rows = 2}};
        make_steps(row, step);
        for (size_t i = 0; i < 2; i++) {
            pdn_row_clear(&pdn_waves_pairs_schema, &pair[i]);
            pair[i].group_a = pair[i].group_b = i == 0 ? "a" : "b";
            pair[i].from_wave = "1";
            pair[i].to_wave = "2";
            pair[i].people_a = pair[i].people_b = i == 0 || !apart ? 40 : 1;
            pair[i].respondents_a = pair[i].respondents_b = pair[i].people_a;
            pair[i].ties_before = pair[i].ties_after = i == 0 ? 420 : 40;
            pair[i].possible = i == 0 ? 1560 : 100;
        }
        if (!apart)
            step[0].kept = step[0].lost = step[0].appeared =
                step[0].ties_before = step[0].ties_after = step[0].dyads =
                    pdn_absent(PDN_SUPPRESSED);
        if (!apart) step[0].dyads = 1980;
        if (!apart)
            row[DENSITY].before = row[DENSITY].after =
                pdn_absent(PDN_SUPPRESSED);
        MUST(
            pdn_privacy_hide(&(pdn_privacy_options){.fewest = 5}, t, 3, &told));
        for (size_t i = 0; i < MEASURES; i++) {
            const bool gone =
                i == DENSITY || i == CENTRAL || (!apart && i < GRAPH);
            const bool tenths = i == MIXING || i == WAYS;
            CHECK(hidden(row[i].before) == gone, "%s, %d", whole[i], apart);
            CHECK(gone || i == PARTS ||
                      near(row[i].before, tenths ? .2 : .23, 1e-9),
                  "%s, %d: %g", whole[i], apart, row[i].before);
            CHECK(hidden(row[i].change) == (gone || tenths), "%s, %d: change",
                  whole[i], apart);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_wave_in_two_networks),
        cmocka_unit_test(figures_of_a_hidden_total),
        cmocka_unit_test(whom_a_pair_hangs_on),
        cmocka_unit_test(nobody_names_an_obstacle),
        cmocka_unit_test(distances_give_who_is_outside),
        cmocka_unit_test(orders_by_chance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
