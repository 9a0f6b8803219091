/* The whole table. Expected values: worked (R 4.2, Newcombe
 * 1998), tests/oracle/shrink-units.csv, or by hand where a line
 * says so. */
#include "baselines.h"
#include "check.h"
#include "outcome_lines.h"

#include "pdnet/baseline.h"
#include "pdnet/stats.h"
#include "pdnet/tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static pdn_status make(const struct line *line, size_t n,
                       const pdn_baseline_options *o, pdn_diagnostics *f,
                       pdn_baseline *out)
{
    pdn_table t = {0};

    fill(&t, line, n);
    return baseline_of(&t, o, f, out);
}

static const struct line six[] = {
    {"a", 2021, "i", "east", 30, 100, NONE},
    {"b", 2021, "i", "east", 12, 60, NONE},
    {"c", 2021, "i", "east", 45, 120, NONE},
    {"d", 2021, "i", "west", 5, 50, NONE},
    {"e", 2021, "i", "west", 22, 90, NONE},
    {"f", 2021, "i", "west", 40, 110, NONE},
};

static void six_units_have_every_figure(void **state)
{
    (void)state;
    static const double z[] = {.207786,   -1.545121, 2.037180,
                               -2.967919, -.963712,  1.687948};
    static const double shrunk[] = {.296176, .221411, .359088,
                                    .153887, .251722, .348723};
    static const double rank[] = {4, 2, 6, 1, 3, 5}; /* by hand */
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.draws = 2000, .threads = 2, .seed = 1};

    MUST(make(six, 6, &o, &f, &b));
    assert_int_equal(b.rows, 6);
    for (size_t i = 0; i < 6; i++) {
        const pdn_baseline_row *r = &b.row[i];
        CHECK(near(r->benchmark, .290566, 6e-7), "benchmark %g", r->benchmark);
        CHECK(near(r->z, z[i], 6e-7), "z %.9f", r->z);
        CHECK(near(r->shrunk, shrunk[i], 1e-5), "shrunk %.9f", r->shrunk);
        CHECK(near(r->spread, .10860, 5e-6), "spread %.9f", r->spread);
        CHECK(near(r->rank, rank[i], 0), "rank %g", r->rank);
        CHECK(near(r->phi, 2.461585, 6e-7), "phi %.9f", r->phi);
        CHECK(near(r->tau2, .006723714, 6e-10), "tau2 %.12f", r->tau2);
        CHECK(r->rank_lo <= r->rank && r->rank <= r->rank_hi, "rank range");
        CHECK(r->p_best_quarter >= 0 && r->p_best_quarter <= 1, "quarter");
        /* P(R >= 45 of 120) is .027, P(R <= 5 of 50) .0011 with an adjusted z
         * of -1.83 */
        CHECK(r->flag == 0, "flag of %s: %u", r->unit, r->flag);
        assert_null(r->band);
        assert_true(isnan(r->nullpunkt) && isnan(r->change));
    }
    /* By hand: .290566 -+ 1.959964 sqrt(.206137/100 + .006723714) */
    assert_true(near(b.row[0].adjusted95_lo, .106861, 6e-7));
    assert_true(near(b.row[0].adjusted95_hi, .474271, 6e-7));
    assert_true(near(b.row[3].shrunk_lo, .0633, 5e-5));
    assert_true(near(b.row[3].shrunk_hi, .2692, 5e-5));
    assert_true(near(b.row[0].z_adjusted, .100652, 1e-6));
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
}

/* One text per row, every digit. */
static void tell(const pdn_baseline *b, const char *unit, double year,
                 char text[2000])
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; i < b->rows; i++) {
        const char *row = (const char *)&b->row[i];
        if (strcmp(b->row[i].unit, unit) != 0 ||
            !near(b->row[i].year, year, .1))
            continue;
        for (size_t k = 0; k < pdn_baseline_schema.fields; k++) {
            const pdn_field *c = &pdn_baseline_schema.field[k];
            char cell[PDN_NUMBER_SIZE] = "";
            if (c->kind != PDN_TEXT)
                pdn_number_write(*(const double *)(const void *)(row + c->at),
                                 cell);
            used += (size_t)snprintf(text + used, 2000 - used, "%s,", cell);
        }
    }
}

static void neither_order_nor_threads_change_a_digit(void **state)
{
    (void)state;
    enum { UNITS = 37, YEARS = 2, N = UNITS * YEARS };
    static struct line line[N], turned[N];
    static char name[UNITS][8], first[2000], second[2000];
    pdn_diagnostics f = {0};
    pdn_baseline a = {0}, b = {0};
    pdn_baseline_options o = {
        .draws = 500, .threads = 1, .seed = 5, .nullpunkt = 2020};

    for (size_t i = 0; i < N; i++) {
        size_t u = i % UNITS;
        snprintf(name[u], sizeof name[u], "u%zu", u);
        double n = 40 + 13 * (double)u;
        line[i] =
            (struct line){name[u],
                          2020 + (double)(i / UNITS),
                          "i",
                          u % 2 ? "g" : "h",
                          floor(n * (.15 + .2 * (double)((i * 31) % 17) / 17)),
                          n,
                          NONE};
        turned[(i * 29 + 3) % N] = line[i];
    }
    for (int group = 0; group < 2; group++) {
        o.benchmark = group ? PDN_AGAINST_GROUP : PDN_AGAINST_ALL;
        o.threads = 1;
        MUST(make(line, N, &o, &f, &a));
        o.threads = 3;
        MUST(make(turned, N, &o, &f, &b));
        for (size_t i = 0; i < N; i++) {
            tell(&a, line[i].unit, line[i].year, first);
            tell(&b, line[i].unit, line[i].year, second);
            assert_string_equal(first, second);
        }
        pdn_baseline_clear(&a);
        pdn_baseline_clear(&b);
    }
    pdn_diagnostics_clear(&f);
}

static void change_is_newcombe_katz_and_detectable(void **state)
{
    (void)state;
    static const struct line line[] = {
        {"r", 2021, "i", NULL, 1148, 5076, NONE},
        {"r", 2023, "i", NULL, 1050, 5050, NONE},
        {"s", 2021, "i", NULL, 45, 100, NONE},
        {"s", 2023, "i", NULL, 30, 100, NONE},
        {"new", 2023, "i", NULL, 30, 100, NONE},
        {"p", 2021, "i", NULL, NONE, NONE, 22.8},
        {"p", 2023, "i", NULL, NONE, NONE, 20.3},
    };
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.nullpunkt = 2021};

    MUST(make(line, LEN(line), &o, &f, &b));
    const pdn_baseline_row *r = b.row;
    assert_true(near(r[0].nullpunkt, 1148 / 5076.0, 1e-15));
    assert_true(isnan(r[0].change) && isnan(r[0].change_p));
    /* E8 for p0 = 1148/5076 and n = 5076; .226 there: 2.28 points. */
    assert_true(near(r[0].detectable, .0228, 6e-5));
    assert_true(near(r[1].change, -.0182, 6e-5));
    assert_true(near(r[1].change_lo, -.0343, 6e-5));
    assert_true(near(r[1].change_hi, -.0022, 6e-5));
    assert_true(near(r[3].change_ratio, .666667, 6e-7));
    assert_true(near(r[3].change_ratio_lo, .460686, 6e-7));
    assert_true(near(r[3].change_ratio_hi, .964746, 6e-7));
    assert_true(near(r[3].change_p, .02846, 6e-6));
    assert_true(isnan(r[4].nullpunkt) && isnan(r[4].change));
    /* Published shares: the points, no interval. By hand. */
    assert_true(near(r[6].change, -.025, 1e-12));
    assert_true(isnan(r[6].change_lo) && isnan(r[6].change_p));
    assert_true(isnan(r[6].detectable) && isnan(r[6].lo) && isnan(r[6].z));
    assert_true(near(r[6].change_ratio, 20.3 / 22.8, 1e-12));
    pdn_baseline_clear(&b);

    o.nullpunkt = 1999;
    assert_int_equal(make(line, LEN(line), &o, &f, &b), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "1999"));
    pdn_diagnostics_clear(&f);
}

/* No event in either year, or nothing but events in both: no quotient, and no
 * interval of any kind without width. Newcombe: worked (10/10 against 0/10:
 * 1, .607509 to 1). */
static void the_ends_have_no_quotient(void **state)
{
    (void)state;
    static const struct {
        double x1, n1, x2, n2;
        bool quotient;
    } cases[] = {
        {0, 20, 0, 20, false},   {0, 20, 3, 20, false},  {3, 20, 0, 20, false},
        {20, 20, 20, 20, false}, {20, 20, 10, 20, true}, {10, 20, 20, 20, true},
        {0, 10, 10, 10, false},  {3, 20, 3, 20, true},
    };
    pdn_diagnostics f = {0};
    pdn_baseline_options o = {.nullpunkt = 2020, .draws = 100, .threads = 1};

    for (size_t i = 0; i < LEN(cases); i++) {
        const struct line line[] = {
            {"a", 2020, "i", NULL, cases[i].x1, cases[i].n1, NONE},
            {"a", 2021, "i", NULL, cases[i].x2, cases[i].n2, NONE},
            {"b", 2020, "i", NULL, 5, 40, NONE},
            {"b", 2021, "i", NULL, 6, 40, NONE},
        };
        pdn_baseline b = {0};
        MUST(make(line, LEN(line), &o, &f, &b));
        const pdn_baseline_row *r = &b.row[1];
        const double ends[][2] = {
            {r->lo, r->hi},
            {r->change_lo, r->change_hi},
            {r->shrunk_lo, r->shrunk_hi},
            {r->funnel95_lo, r->funnel95_hi},
            {r->adjusted998_lo, r->adjusted998_hi},
        };
        CHECK(isnan(r->change_ratio) == !cases[i].quotient &&
                  isnan(r->change_ratio_lo) == !cases[i].quotient &&
                  isnan(r->change_ratio_hi) == !cases[i].quotient,
              "case %zu: %g, %g to %g", i, r->change_ratio, r->change_ratio_lo,
              r->change_ratio_hi);
        for (size_t k = 0; k < LEN(ends); k++)
            CHECK(ends[k][0] < ends[k][1], "case %zu interval %zu: %g to %g", i,
                  k, ends[k][0], ends[k][1]);
        if (i == 6)
            assert_true(near(r->change, 1, 0) &&
                        near(r->change_lo, .607509, 6e-7) &&
                        near(r->change_hi, 1, 0));
        pdn_baseline_clear(&b);
    }
    pdn_diagnostics_clear(&f);
}

static void what_is_hidden_stays_hidden(void **state)
{
    (void)state;
    static struct line line[5];
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.draws = 200, .threads = 1, .nullpunkt = 2021};

    for (size_t i = 0; i < 4; i++)
        line[i] = six[i];
    line[1].events = HIDDEN;
    line[4] = (struct line){"b", 2022, "i", "east", 12, 60, NONE};
    MUST(make(line, LEN(line), &o, &f, &b));
    const pdn_baseline_row *r = &b.row[1];
    const double cells[] = {
        r->events,
        r->share,
        r->lo,
        r->hi,
        r->z,
        r->z_adjusted,
        r->shrunk,
        r->shrunk_lo,
        r->rank,
        r->rank_lo,
        r->rank_hi,
        r->p_best_quarter,
        r->nullpunkt,
        r->detectable,
        b.row[4].nullpunkt,
        b.row[4].change,
        b.row[4].change_lo,
        b.row[4].change_p,
        b.row[4].change_ratio,
        b.row[4].detectable,
    };
    for (size_t i = 0; i < LEN(cells); i++)
        CHECK(pdn_state_of(cells[i]) == PDN_SUPPRESSED, "cell %zu: %g", i,
              cells[i]);
    /* 80 of 270, without the hidden one; by hand. */
    assert_true(near(r->benchmark, 80 / 270.0, 1e-15));
    assert_true(r->funnel95_lo < r->benchmark);
    assert_true(near(b.row[0].rank, 2, 0) && near(b.row[2].rank, 3, 0));
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
}

static void few_equal_and_empty_units(void **state)
{
    (void)state;
    static const struct line one[] = {{"a", 2021, NULL, NULL, 3, 12, NONE}};
    static const struct line equal[] = {
        {"a", 2021, NULL, NULL, 10, 50, NONE},
        {"b", 2021, NULL, NULL, 20, 100, NONE},
        {"c", 2021, NULL, NULL, 0, 0, NONE},
    };
    static const struct line nil[] = {
        {"a", 2021, NULL, NULL, 0, 50, NONE},
        {"b", 2021, NULL, NULL, 0, 10, NONE},
    };
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.draws = 4000, .threads = 1};

    MUST(make(one, 1, &o, &f, &b));
    assert_true(near(b.row[0].share, .25, 0) && near(b.row[0].z, 0, 0));
    /* Held against itself: nothing to be drawn towards, no spread. */
    assert_true(isnan(b.row[0].shrunk) && isnan(b.row[0].shrunk_lo));
    assert_true(isnan(b.row[0].phi) && isnan(b.row[0].tau2));
    assert_true(isnan(b.row[0].spread) && isnan(b.row[0].adjusted95_lo));
    assert_true(isnan(b.row[0].z_adjusted));
    assert_true(near(b.row[0].rank_lo, 1, 0) && near(b.row[0].rank_hi, 1, 0));
    assert_true(near(b.row[0].p_best_quarter, 1, 0));
    pdn_baseline_clear(&b);

    MUST(make(equal, 3, &o, &f, &b));
    assert_true(near(b.row[0].rank, 1.5, 0) && near(b.row[1].rank, 1.5, 0));
    /* Of the same share: near it, and either order about as likely. */
    assert_true(near(b.row[0].shrunk, .2, .02));
    assert_true(b.row[0].shrunk_lo < .2 && b.row[0].shrunk_hi > .2);
    assert_true(near(b.row[0].p_best_quarter, .5, .06));
    assert_true(isnan(b.row[2].share) && isnan(b.row[2].rank));
    assert_true(isnan(b.row[2].funnel95_lo) && isnan(b.row[2].shrunk));
    pdn_baseline_clear(&b);

    MUST(make(nil, 2, &o, &f, &b));
    assert_true(near(b.row[0].lo, 0, 0) && near(b.row[0].benchmark, 0, 0));
    assert_true(isnan(b.row[0].z) && isnan(b.row[0].phi));
    assert_true(isnan(b.row[0].funnel95_lo) && isnan(b.row[0].funnel95_hi));
    assert_true(b.row[0].shrunk > 0 && b.row[0].shrunk < .02);
    assert_true(b.row[0].shrunk_hi > b.row[0].shrunk);
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
}

static void benchmarks_of_three_kinds(void **state)
{
    (void)state;
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.benchmark = PDN_AGAINST_GROUP, .level = .9};

    MUST(make(six, 6, &o, &f, &b));
    assert_true(near(b.row[0].benchmark, 87 / 280.0, 1e-15));
    assert_true(near(b.row[5].benchmark, 67 / 250.0, 1e-15));
    pdn_interval ci = pdn_share_interval(30, 100, .9, PDN_WILSON);
    assert_true(near(b.row[0].lo, ci.lo, 0));
    pdn_baseline_clear(&b);

    o.benchmark = PDN_AGAINST_VALUE;
    o.benchmark_value = .183;
    MUST(make(six, 6, &o, &f, &b));
    assert_true(near(b.row[0].benchmark, .183, 0));
    /* By hand: (.3 - .183) / sqrt(.183 * .817 / 100) */
    assert_true(near(b.row[0].z, 3.025863, 6e-6));
    pdn_baseline_clear(&b);
    o.benchmark_value = 18.3;
    assert_int_equal(make(six, 6, &o, &f, &b), PDN_EARG);
    pdn_diagnostics_clear(&f);
}

static void faults_are_told_and_nothing_is_made(void **state)
{
    (void)state;
    static const struct {
        struct line line;
        const char *word;
    } cases[] = {
        {{"a", 2021, "i", NULL, 3, 12, NONE}, "twice"},
        {{"z", 2021, "i", NULL, 13, 12, NONE}, "more than population"},
        {{"z", 2021, "i", NULL, 1.5, 12, NONE}, "whole number"},
        {{"z", NONE, "i", NULL, 3, 12, NONE}, "no year"},
        {{"", 2021, "i", NULL, 3, 12, NONE}, "empty unit"},
        {{"z", 2021, "i", NULL, NONE, NONE, 101}, "from 0 to 100"},
    };
    pdn_baseline_options o = {0};

    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_diagnostics f = {0};
        pdn_baseline b = {0};
        struct line two[] = {six[0], cases[i].line};
        CHECK(make(two, 2, &o, &f, &b) == PDN_EPARSE, "case %zu", i);
        CHECK(strstr(pdn_message(), cases[i].word) != NULL, "case %zu: %s", i,
              pdn_message());
        assert_null(b.row);
        pdn_diagnostics_clear(&f);
    }
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    o.indicator = "other";
    assert_int_equal(make(six, 6, &o, &f, &b), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "\"i\""));
    pdn_diagnostics_clear(&f);
}

/* A group of one and a unit without a group have no shrunk share, but ranks
 * among all: theirs rest on their own count. */
static void a_group_of_one_is_held_against_nothing(void **state)
{
    (void)state;
    static struct line line[8];
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {
        .benchmark = PDN_AGAINST_GROUP, .draws = 4000, .threads = 1};

    memcpy(line, six, sizeof six);
    line[6] = (struct line){"g", 2021, "i", "alone", 9, 60, NONE};
    line[7] = (struct line){"h", 2021, "i", NULL, 90, 100, NONE};
    MUST(make(line, 8, &o, &f, &b));
    for (size_t i = 6; i < 8; i++) {
        const pdn_baseline_row *r = &b.row[i];
        assert_true(isnan(r->shrunk) && isnan(r->shrunk_lo));
        assert_true(isnan(r->phi) && isnan(r->tau2) && isnan(r->spread));
        assert_true(r->rank_lo >= 1 && r->rank_hi <= 8);
        assert_true(b.row[i - 3].shrunk > 0 && b.row[i - 3].rank_lo >= 1);
    }
    assert_true(isnan(b.row[7].benchmark));
    /* 90 of 100 is the highest, surely. */
    assert_true(near(b.row[7].rank_lo, 8, 0) && near(b.row[7].rank_hi, 8, 0));
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
}

/* People together beyond every number leave no likelihood: that year of that
 * indicator is told, and stays empty alone. */
static void a_fit_that_fails_costs_no_other_row(void **state)
{
    (void)state;
    static struct line line[9];
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.draws = 100, .threads = 1};
    size_t told = 0;

    memcpy(line, six, sizeof six);
    line[6] = (struct line){"a", 2022, "huge", NULL, 5, 50, NONE};
    line[7] = (struct line){"b", 2022, "huge", NULL, 1e307, 1e308, NONE};
    line[8] = (struct line){"c", 2022, "huge", NULL, 1e307, 1e308, NONE};
    MUST(make(line, 9, &o, &f, &b));
    for (size_t i = 0; i < 9; i++) {
        const pdn_baseline_row *r = &b.row[i];
        bool empty = i >= 6;
        CHECK(isnan(r->shrunk) == empty && isnan(r->shrunk_hi) == empty &&
                  isnan(r->rank_lo) == empty && isnan(r->spread) == empty,
              "row %zu: %g", i, r->shrunk);
        assert_true(r->rank > 0 && r->share > 0);
    }
    for (size_t i = 0; i < f.rows; i++)
        told += strstr(f.row[i].message, "\"huge\" 2022: how much") != NULL;
    assert_int_equal(told, 1);
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
}

/* P(R <= 0 of 31 at .2) = .8^31 = .00099, and with eight units at the benchmark
 * itself the sum of z^2 is 31 * .2 / .8 = 7.75 < 8: tau2 0. One unit of nine is
 * more than a tenth outside998, one of ten is not. */
static void no_interval_of_phi_where_many_are_far_out(void **state)
{
    (void)state;
    static const char *const name[] = {"a", "b", "c", "d", "e",
                                       "f", "g", "h", "i", "j"};
    struct line line[10];
    pdn_diagnostics f = {0};
    pdn_baseline_options o = {.benchmark = PDN_AGAINST_VALUE,
                              .benchmark_value = .2};

    for (size_t units = 9; units <= 10; units++) {
        pdn_baseline b = {0};
        for (size_t i = 0; i < units; i++)
            line[i] = (struct line){
                name[i], 2021, "i", NULL, i > 0 ? 6 : 0, i > 0 ? 30 : 31, NONE};
        MUST(make(line, units, &o, &f, &b));
        assert_int_equal(b.row[0].flag, PDN_BIT(PDN_FLAG_OUTSIDE95) |
                                            PDN_BIT(PDN_FLAG_OUTSIDE998));
        assert_int_equal(b.row[1].flag, 0);
        assert_true(near(b.row[0].tau2, 0, 0) && b.row[0].phi > 0);
        assert_int_equal(isnan(b.row[0].phi_lo), units == 9);
        assert_int_equal(isnan(b.row[0].phi_hi), units == 9);
        pdn_baseline_clear(&b);
    }
    pdn_diagnostics_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_units_have_every_figure),
        cmocka_unit_test(neither_order_nor_threads_change_a_digit),
        cmocka_unit_test(change_is_newcombe_katz_and_detectable),
        cmocka_unit_test(the_ends_have_no_quotient),
        cmocka_unit_test(what_is_hidden_stays_hidden),
        cmocka_unit_test(few_equal_and_empty_units),
        cmocka_unit_test(benchmarks_of_three_kinds),
        cmocka_unit_test(faults_are_told_and_nothing_is_made),
        cmocka_unit_test(a_group_of_one_is_held_against_nothing),
        cmocka_unit_test(a_fit_that_fails_costs_no_other_row),
        cmocka_unit_test(no_interval_of_phi_where_many_are_far_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
