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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whom_a_pair_hangs_on),
        cmocka_unit_test(nobody_names_an_obstacle),
        cmocka_unit_test(distances_give_who_is_outside),
        cmocka_unit_test(orders_by_chance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
