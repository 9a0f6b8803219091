/* Hidden cells as unknowns, the rank test and the ranges: methods.md E9; rows
 * about two groups. */
#include "check.h"

#include "privacy/cells/cell_forms.h"
#include "privacy/cells/group_rows.h"

#include <math.h>
#include <string.h>

/* 20 3 15 | 8 12 30 | 25 40 11 with all its margins. */

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
    cell_forms__ranges r = {0};
    bool wide = false;

    make_e9(&s, rectangle, 4);
    MUST(cell_forms__begin_ranges(&s, &r));
    for (size_t k = 0; k < 4; k++) {
        const size_t cell = (size_t)rectangle[k];
        MUST(cell_forms__is_wide(&r, cell, 15, &wide));
        CHECK(wide, "cell %zu: a range of 15", cell);
        MUST(cell_forms__is_wide(&r, cell, 15.01, &wide));
        CHECK(!wide, "cell %zu: no more than 15", cell);
    }
    cell_forms__end_ranges(&r);
    cell_forms__clear(&s);
}

/* With three of the rectangle hidden each follows; with the fourth, as above.
 */
static void a_range_grows_with_what_is_hidden(void **state)
{
    (void)state;
    static const int three[] = {0, 1, 3};
    cell_forms s = {0};
    cell_forms__ranges r = {0};
    bool wide = false;

    make_e9(&s, three, 3);
    MUST(cell_forms__begin_ranges(&s, &r));
    MUST(cell_forms__is_wide(&r, 1, .01, &wide));
    assert_false(wide);
    cell_forms__hide(&s, 4);
    MUST(cell_forms__is_wide(&r, 1, 15.01, &wide));
    assert_false(wide);
    MUST(cell_forms__is_wide(&r, 1, 15, &wide));
    assert_true(wide);
    cell_forms__end_ranges(&r);
    cell_forms__clear(&s);
}

/* By hand: hidden x is at most 10, and what is left of it stands nowhere: x is
 * 0 to 10; where it is at least 3 too, 3 to 10. */
static void what_is_left_is_free(void **state)
{
    (void)state;
    cell_forms s = {0};
    cell_forms__ranges r = {0};
    const cell_forms__cell x = {.truth = 4, .shown = 4, .hidden = true};
    const cell_forms__cell rest = {.truth = 6, .shown = 6, .hidden = true};
    const cell_forms__cell over = {.truth = 1, .shown = 1, .hidden = true};
    size_t a = 0, b = 0, c = 0;
    bool wide = false;

    for (int least = 0; least < 2; least++) {
        s = (cell_forms){0};
        MUST(cell_forms__add_cell(&s, &x, &a));
        MUST(cell_forms__add_cell(&s, &rest, &b));
        MUST(cell_forms__begin(&s, -10));
        MUST(cell_forms__put(&s, a, 1));
        MUST(cell_forms__put(&s, b, 1));
        MUST(cell_forms__end(&s));
        if (least == 1) {
            MUST(cell_forms__add_cell(&s, &over, &c));
            MUST(cell_forms__begin(&s, -3));
            MUST(cell_forms__put(&s, a, 1));
            MUST(cell_forms__put(&s, c, -1));
            MUST(cell_forms__end(&s));
        }
        MUST(cell_forms__begin_ranges(&s, &r));
        MUST(cell_forms__is_wide(&r, a, least == 0 ? 10.01 : 7.01, &wide));
        assert_false(wide);
        MUST(cell_forms__is_wide(&r, a, least == 0 ? 10 : 7, &wide));
        assert_true(wide);
        cell_forms__end_ranges(&r);
        cell_forms__clear(&s);
    }
}

/* By hand: which rows are about the two, in either order. */
static void rows_about_two_groups(void **state)
{
    (void)state;
    static const char *const a[] = {"x", "y", "x", "y", NULL, "x", ""};
    static const char *const b[] = {"y", "z", "x", "x", NULL, "y", NULL};
    static const struct {
        const char *a, *b;
        size_t row[3], n;
    } rows[] = {{"x", "y", {0, 3, 5}, 3}, {"y", "x", {0, 3, 5}, 3},
                {"z", "y", {1}, 1},       {"x", "x", {2}, 1},
                {NULL, "", {4, 6}, 2},    {"x", "z", {0}, 0}};
    group_rows g = {0};

    assert_true(group_rows__first(&g, "x", "y") == SIZE_MAX);
    MUST(group_rows__make(a, b, LEN(a), &g));
    for (size_t k = 0; k < LEN(rows); k++) {
        size_t found = 0;
        for (size_t i = group_rows__first(&g, rows[k].a, rows[k].b);
             i != SIZE_MAX; i = group_rows__next(&g, i))
            found += found < rows[k].n && rows[k].row[found] == i;
        CHECK(found == rows[k].n, "case %zu: %zu rows", k, found);
    }
    group_rows__clear(&g);
}

/* All cells of a square table hidden beside its margins: a cell can be from
 * max(0, row + column - all) to min(row, column) (Frechet's bounds). */
static void ranges_of_many_are_those_of_all(void **state)
{
    (void)state;
    enum { SIDE = 25 };
    double row[SIDE] = {0}, column[SIDE] = {0}, all = 0;
    cell_forms s = {0};
    cell_forms__ranges r = {0};
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
    MUST(cell_forms__begin_ranges(&s, &r));
    for (size_t i = 0; i < (size_t)SIDE * SIDE; i += 39) {
        const double a = row[i / SIDE], b = column[i % SIDE];
        const double width = fmin(a, b) - fmax(0, a + b - all);
        MUST(cell_forms__is_wide(&r, i, width, &wide));
        CHECK(wide, "cell %zu: a range of %g", i, width);
        MUST(cell_forms__is_wide(&r, i, width + .01, &wide));
        CHECK(!wide, "cell %zu: no more than %g", i, width);
    }
    cell_forms__end_ranges(&r);
    cell_forms__clear(&s);
}

/* By hand: hidden x, and a total shown as 100 that may be 99.5 to 100.5, with
 * 96 that stands: x is 3.5 to 4.5. */
static void a_rounded_total_is_an_interval(void **state)
{
    (void)state;
    cell_forms s = {0};
    cell_forms__ranges r = {0};
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
    MUST(cell_forms__begin_ranges(&s, &r));
    MUST(cell_forms__is_wide(&r, a, 1, &wide));
    assert_true(wide);
    MUST(cell_forms__is_wide(&r, a, 1.01, &wide));
    assert_false(wide);
    cell_forms__end_ranges(&r);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hidden_cells_that_follow),
        cmocka_unit_test(ranges_of_a_rectangle),
        cmocka_unit_test(a_range_grows_with_what_is_hidden),
        cmocka_unit_test(what_is_left_is_free),
        cmocka_unit_test(rows_about_two_groups),
        cmocka_unit_test(ranges_of_many_are_those_of_all),
        cmocka_unit_test(a_rounded_total_is_an_interval),
        cmocka_unit_test(what_does_not_add_up_is_no_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
