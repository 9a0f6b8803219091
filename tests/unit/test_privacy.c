/* What a public copy hides: worked by hand, and methods.md E9. */
#include "check.h"

#include "privacy/cells/cell_forms.h"
#include "privacy/table_rules.h"

#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "pdnet/tables.h"
#include "pdnet/tallies.h"

#include <math.h>
#include <string.h>

static bool hidden(double x)
{
    return pdn_state_of(x) == PDN_SUPPRESSED;
}

static const pdn_privacy_options five = {.fewest = 5};

static pdn_hidden hide(const pdn_privacy_options *o, const pdn_schema *schema,
                       void *row, size_t rows)
{
    pdn_private_table t = {.schema = schema, .row = row, .rows = rows};
    pdn_hidden told = {0};

    MUST(pdn_privacy_hide(o, &t, 1, &told));
    return told;
}

/* ---- identities */

static void every_name_is_a_column(void **state)
{
    (void)state;
    const char *first = NULL;
    size_t unknown = table_rules__unknown(&first);

    CHECK(unknown == 0, "%s is no column of its table", first);
}

/* ---- the rank test and the ranges: methods.md E9, the table
 * 20 3 15 | 8 12 30 | 25 40 11 with all its margins. */

static const double e9[9] = {20, 3, 15, 8, 12, 30, 25, 40, 11};

static void make_e9(cell_forms *s, const int *hide, size_t n)
{
    size_t cell = 0;

    for (size_t i = 0; i < 9; i++) {
        const cell_forms__cell c = {
            .truth = e9[i], .shown = e9[i], .cost = e9[i], .counted = true};
        MUST(cell_forms__add_cell(s, &c, &cell));
    }
    for (int line = 0; line < 6; line++) {
        double sum = 0;
        size_t at[3];
        for (size_t k = 0; k < 3; k++) {
            at[k] = line < 3 ? 3 * (size_t)line + k : 3 * k + (size_t)line - 3;
            sum += e9[at[k]];
        }
        MUST(cell_forms__begin(s, -sum));
        for (size_t k = 0; k < 3; k++)
            MUST(cell_forms__put(s, at[k], 1));
        MUST(cell_forms__end(s));
    }
    for (size_t k = 0; k < n; k++)
        cell_forms__hide(s, (size_t)hide[k]);
}

static void hidden_cells_that_follow(void **state)
{
    (void)state;
    static const struct {
        int hide[5];
        size_t n, follow;
        const char *why;
    } rows[] = {
        {{1}, 1, 1, "methods.md E9: its row gives it"},
        {{1, 0}, 2, 2, "methods.md E9: one more is not enough"},
        {{1, 0, 3}, 3, 3, "nor are two: the second row gives 8"},
        {{1, 0, 3, 4}, 4, 0, "methods.md E9: three more"},
        {{1, 0, 3, 4, 8}, 5, 1, "by hand: the last row gives 11"},
    };
    bool determined[9];

    for (size_t k = 0; k < LEN(rows); k++) {
        cell_forms s = {0};
        size_t found = 0;
        make_e9(&s, rows[k].hide, rows[k].n);
        MUST(cell_forms__determined(&s, determined));
        for (size_t i = 0; i < 9; i++)
            found += determined[i];
        CHECK(found == rows[k].follow, "%s: %zu follow, want %zu", rows[k].why,
              found, rows[k].follow);
        cell_forms__clear(&s);
    }
}

/* By hand: with x of row 1, column 2 the rectangle is 23 - x, x | 5 + x, 15 -
 * x, none below 0, so x is 0 to 15 and each of the four has a range of 15. */
static void ranges_of_a_rectangle(void **state)
{
    (void)state;
    static const int rectangle[] = {0, 1, 3, 4};
    cell_forms s = {0};
    bool wide = false;

    make_e9(&s, rectangle, 4);
    for (size_t k = 0; k < 4; k++) {
        const size_t cell = (size_t)rectangle[k];
        MUST(cell_forms__is_wide(&s, cell, 15, &wide, NULL));
        CHECK(wide, "cell %zu: a range of 15", cell);
        MUST(cell_forms__is_wide(&s, cell, 15.01, &wide, NULL));
        CHECK(!wide, "cell %zu: no more than 15", cell);
    }
    cell_forms__clear(&s);
}

/* All cells of a square table hidden beside its margins: a cell can be from
 * max(0, row + column - all) to min(row, column) (Frechet's bounds). */
static void ranges_of_many_are_those_of_all(void **state)
{
    (void)state;
    enum { SIDE = 25 };
    double row[SIDE] = {0}, column[SIDE] = {0}, all = 0;
    cell_forms s = {0};
    bool wide = false;
    size_t at = 0;

    for (size_t i = 0; i < (size_t)SIDE * SIDE; i++) {
        const double x = (double)((i * i + 3 * i) % 11 + (i == 40 ? 9000 : 0));
        const cell_forms__cell c = {.truth = x, .shown = x, .hidden = true};
        MUST(cell_forms__add_cell(&s, &c, &at));
        row[i / SIDE] += x;
        column[i % SIDE] += x;
        all += x;
    }
    for (size_t line = 0; line < 2 * (size_t)SIDE; line++) {
        const bool is_row = line < SIDE;
        const size_t k = is_row ? line : line - SIDE;
        MUST(cell_forms__begin(&s, is_row ? -row[k] : -column[k]));
        for (size_t i = 0; i < SIDE; i++)
            MUST(cell_forms__put(&s, is_row ? k * SIDE + i : i * SIDE + k, 1));
        MUST(cell_forms__end(&s));
    }
    for (size_t i = 0; i < (size_t)SIDE * SIDE; i += 39) {
        const double r = row[i / SIDE], c = column[i % SIDE];
        const double width = fmin(r, c) - fmax(0, r + c - all);
        MUST(cell_forms__is_wide(&s, i, width, &wide, NULL));
        CHECK(wide, "cell %zu: a range of %g", i, width);
        MUST(cell_forms__is_wide(&s, i, width + .01, &wide, NULL));
        CHECK(!wide, "cell %zu: no more than %g", i, width);
    }
    cell_forms__clear(&s);
}

/* By hand: hidden x, and a total shown as 100 that may be 99.5 to 100.5, with
 * 96 that stands: x is 3.5 to 4.5. */
static void a_rounded_total_is_an_interval(void **state)
{
    (void)state;
    cell_forms s = {0};
    const cell_forms__cell x = {.truth = 4.2, .shown = 4.2, .hidden = true};
    const cell_forms__cell y = {.truth = 96, .shown = 96};
    const cell_forms__cell sum = {.truth = 100.2, .shown = 100, .slack = .5};
    size_t a = 0, b = 0, c = 0;
    bool wide = false, determined[3];

    MUST(cell_forms__add_cell(&s, &x, &a));
    MUST(cell_forms__add_cell(&s, &y, &b));
    MUST(cell_forms__add_cell(&s, &sum, &c));
    MUST(cell_forms__begin(&s, 0));
    MUST(cell_forms__put(&s, a, 1));
    MUST(cell_forms__put(&s, b, 1));
    MUST(cell_forms__put(&s, c, -1));
    MUST(cell_forms__end(&s));
    MUST(cell_forms__determined(&s, determined));
    assert_false(determined[a]);
    MUST(cell_forms__is_wide(&s, a, 1, &wide, NULL));
    assert_true(wide);
    MUST(cell_forms__is_wide(&s, a, 1.01, &wide, NULL));
    assert_false(wide);
    cell_forms__clear(&s);
}

/* Figures that do not add up are no form: here 3 and 4 of a total of 8. */
static void what_does_not_add_up_is_no_form(void **state)
{
    (void)state;
    cell_forms s = {0};
    const cell_forms__cell x = {.truth = 3, .shown = 3, .hidden = true};
    const cell_forms__cell y = {.truth = 4, .shown = 4};
    size_t a = 0, b = 0;

    MUST(cell_forms__add_cell(&s, &x, &a));
    MUST(cell_forms__add_cell(&s, &y, &b));
    MUST(cell_forms__begin(&s, -8));
    MUST(cell_forms__put(&s, a, 1));
    MUST(cell_forms__put(&s, b, 1));
    MUST(cell_forms__end(&s));
    assert_int_equal(s.forms, 0);
    cell_forms__clear(&s);
}

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
    /* 3 is few; 40 is the smallest that leaves it a range (0 to 43) */
    assert_true(hidden(row[1].count));
    assert_true(hidden(row[2].count));
    assert_true(near(row[0].count, 100, 0));
    assert_true(near(row[3].count, 57, 0));
    assert_true(near(row[3].of, 100, 0));
    /* with a count its share; the check of the chain, in each of its rows */
    assert_true(hidden(row[1].share) && hidden(row[2].share));
    assert_true(near(row[3].share, .57, 0));
    assert_string_equal(row[0].check, ":");
    assert_int_equal(told.narrow, 0);
    assert_int_equal(told.cells, 2 + 2 + 4);
}

/* ---- two years of a unit: the difference gives the year that is hidden. */

static void make_years(pdn_baseline_row row[4], double other)
{
    static const double year[] = {2021, 2022, 2021, 2022};
    const double events[] = {3, 30, 60, 70};
    const double people[] = {300, 300, other, other};
    double sum[2] = {0}, all[2] = {0};

    for (size_t i = 0; i < 4; i++) {
        sum[i % 2] += events[i];
        all[i % 2] += people[i];
    }
    for (size_t i = 0; i < 4; i++) {
        pdn_row_clear(&pdn_baseline_schema, &row[i]);
        row[i].unit = i < 2 ? "a" : "b";
        row[i].indicator = "out";
        row[i].year = year[i];
        row[i].events = events[i];
        row[i].population = people[i];
        row[i].share = events[i] / people[i];
        row[i].benchmark = sum[i % 2] / all[i % 2];
        row[i].nullpunkt = events[i - i % 2] / people[i - i % 2];
        row[i].change = row[i].share - row[i].nullpunkt;
        row[i].z = row[i].rank = 1;
    }
}

static void a_difference_of_years(void **state)
{
    (void)state;
    pdn_baseline_row row[4];

    make_years(row, 9000);
    hide(&five, &pdn_baseline_schema, row, 4);
    assert_true(hidden(row[0].events) && hidden(row[0].share));
    /* 30 of 300 stands, and from it less the change 3 would follow */
    assert_true(near(row[1].events, 30, 0) && near(row[1].share, .1, 0));
    assert_true(hidden(row[1].nullpunkt) && hidden(row[1].change));
    /* the other unit's own difference stands; z and rank of that year go */
    assert_true(near(row[3].change, .001, 1e-12));
    assert_true(hidden(row[2].z) && hidden(row[2].rank));
    assert_false(hidden(row[3].z) || hidden(row[3].rank));
    /* 63 of 9300 to one decimal of a percent is 60.45 to 69.75 events in all:
     * the hidden one may be anything in 9.3, wide enough */
    assert_true(near(row[2].benchmark, .007, 0));
    assert_true(near(row[2].events, 60, 0));
}

/* Of 1300 people .048 is 61.75 to 63.05 events: the hidden one would be 1.75 to
 * 3.05. The benchmark goes, before the other unit does. */
static void a_benchmark_that_gives_a_count(void **state)
{
    (void)state;
    pdn_baseline_row row[4];

    make_years(row, 1000);
    hide(&five, &pdn_baseline_schema, row, 4);
    assert_true(hidden(row[0].benchmark) && hidden(row[2].benchmark));
    assert_true(near(row[2].events, 60, 0));
    assert_false(hidden(row[1].benchmark));
}

/* ---- a pair */

static pdn_pair pair_of(double c, double ab, double ba, double u)
{
    pdn_pair p;

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
        cmocka_unit_test(every_name_is_a_column),
        cmocka_unit_test(hidden_cells_that_follow),
        cmocka_unit_test(ranges_of_a_rectangle),
        cmocka_unit_test(ranges_of_many_are_those_of_all),
        cmocka_unit_test(a_rounded_total_is_an_interval),
        cmocka_unit_test(what_does_not_add_up_is_no_form),
        cmocka_unit_test(a_part_that_follows_from_the_sum),
        cmocka_unit_test(a_difference_of_years),
        cmocka_unit_test(a_benchmark_that_gives_a_count),
        cmocka_unit_test(figures_of_a_pair),
        cmocka_unit_test(one_count_of_a_pair),
        cmocka_unit_test(nothing_is_left_of_a_table),
        cmocka_unit_test(groups_that_are_too_small),
        cmocka_unit_test(parts_of_a_total),
        cmocka_unit_test(a_total_elsewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
