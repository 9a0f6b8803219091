/* Outcome files as publishers write them: periods, marks, rows picked, series
 * that break. */
#include "check.h"

#include "pdnet/baseline.h"
#include "pdnet/table.h"

#include "outcomes/baseline/benchmark.h"
#include "outcomes/rows/outcome_periods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/pdn-outcomes-XXXXXX";

static void put(const char *bytes)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_true(fputs(bytes, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

/* Contract section 1, "Outcome files". */
static void reads_periods(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double year, years;
        const char *kind; /* NULL: no period */
    } cases[] = {
        {"2021", 2021, 1, ""},
        {"2021.0", 2021, 1, ""},
        {"1", 1, 1, ""},
        {"9999", 9999, 1, ""},
        {"2018_2018", 2018, 1, ""},
        {"2016-2018", 2018, 3, ""},
        {"2016_2018", 2018, 3, ""},
        {"2016\u20132018", 2018, 3, ""},
        {"2021K1", 2021, 1, "K1"},
        {"2021k4", 2021, 1, "K4"},
        {"2021Q3", 2021, 1, "K3"},
        {"2021-Q3", 2021, 1, "K3"},
        {"2021M05", 2021, 1, "M05"},
        {"2021-12", 2021, 1, "M12"},
        {"2015/16", 2015, 1, "school year"},
        {"2015/2016", 2015, 1, "school year"},
        {"1999/00", 1999, 1, "school year"},
        {"", 0, 0, NULL},
        {"0", 0, 0, NULL},
        {"10000", 0, 0, NULL},
        {"-5", 0, 0, NULL},
        {"2021.5", 0, 0, NULL},
        {"2018-2016", 0, 0, NULL},
        {"1900-2016", 0, 0, NULL},
        {"2021K0", 0, 0, NULL},
        {"2021K5", 0, 0, NULL},
        {"2021K11", 0, 0, NULL},
        {"2021M13", 0, 0, NULL},
        {"2021-13", 0, 0, NULL},
        {"2021-1", 0, 0, NULL},
        {"2015/17", 0, 0, NULL},
        {"202105", 0, 0, NULL},
        {"0000-0001", 0, 0, NULL},
        {"2021x", 0, 0, NULL},
        {"siste", 0, 0, NULL},
    };

    for (size_t i = 0; i < LEN(cases); i++) {
        outcome_period p = {0};
        bool yes = outcome_periods__read(cases[i].text, &p);
        CHECK(yes == (cases[i].kind != NULL), "%s", cases[i].text);
        if (!yes) continue;
        CHECK(near(p.year, cases[i].year, 0) &&
                  near(p.years, cases[i].years, 0) &&
                  strcmp(p.kind, cases[i].kind) == 0,
              "%s: %g %g %s", cases[i].text, p.year, p.years, p.kind);
    }
}

/* unit year indicator events, one row a line; "" where it is refused. */
static void read_all(const pdn_csv_options *o, pdn_diagnostics *f, char *got,
                     size_t size)
{
    pdn_table t = {0};
    pdn_outcomes rows = {0};
    size_t used = 0;

    got[0] = '\0';
    pdn_status st = pdn_outcomes_read(path, o, PDN_PEOPLE, f, &t);
    if (st == PDN_OK) st = pdn_outcomes_take(&t, NULL, PDN_PEOPLE, f, &rows);
    for (size_t i = 0; i < rows.rows; i++) {
        const pdn_outcome *r = &rows.row[i];
        char events[PDN_NUMBER_SIZE];
        pdn_number_write(r->events, events);
        used += (size_t)snprintf(
            got + used, size - used, "%s%s %g %s %s", i > 0 ? "|" : "", r->unit,
            r->year, r->indicator != NULL ? r->indicator : "-", events);
    }
    pdn_outcomes_clear(&rows);
    pdn_table_clear(&t);
}

static void check(const char *name, const char *bytes, const pdn_csv_options *o,
                  const char *want, const char *told)
{
    pdn_diagnostics f = {0};
    char got[1024];
    bool found = *told == '\0';

    put(bytes);
    read_all(o, &f, got, sizeof got);
    for (size_t i = 0; i < f.rows && !found; i++)
        found = strstr(f.row[i].message, told) != NULL;
    CHECK(strcmp(got, want) == 0, "%s: %s\nwant %s\n(%s)", name, got, want,
          f.rows > 0 ? f.row[0].message : "");
    CHECK(found, "%s: not told: %s", name, told);
    pdn_diagnostics_clear(&f);
}

static void keeps_periods_apart(void **state)
{
    (void)state;
    check(
        "quarters",
        "unit,year,indicator,events\nA,2021K1,x,1\nA,2021K2,x,2\nA,2021,x,3\n",
        NULL, "A 2021 x, K1 1|A 2021 x, K2 2|A 2021 x 3", "");
    check("no indicator", "unit,year,events\nA,2021M05,1\nA,2021,3\n", NULL,
          "A 2021 M05 1|A 2021 - 3", "");
    check("pools", "unit,year,events\nA,2016-2018,1\nA,2017-2019,2\n", NULL,
          "A 2018 - 1|A 2019 - 2", "");
    check("pools and years", "unit,year,events\nA,2016-2018,1\nA,2019,2\n",
          NULL, "", "\"A\" 2019 has another period_years than line 2");
    check("a length that is none",
          "unit,year,period_years,events\nA,2016-2018,1,1\n", NULL, "",
          "period_years 1, where the period is one of 3 years");
    check("twice", "unit,year,events\nA,2021K1,1\nA,2021Q1,2\n", NULL, "",
          "\"A\" stands twice in 2021 of K1 (first in line 2)");
    check("no period", "unit,year,events\nA,siste,1\n", NULL, "",
          "year is \"siste\": want a number, or a period as 2016-2018");
    check("year 0", "unit,year,events\nA,0,1\n", NULL, "",
          "year is 0: want a year from 1 to 9999");
    check("a count beyond 2^53", "unit,year,events\nA,2021,9007199254740993\n",
          NULL, "", "want a whole number of at most 9007199254740992");
}

/* A thousand and a quarter expected, beside 1300 events (readr#1468). */
static void asks_about_points_in_expected(void **state)
{
    (void)state;
    check("expected",
          "unit,year,events,expected\nA,2021,1300,1.250\nB,2021,2900,3.000\n",
          NULL, "A 2021 - 1300|B 2021 - 2900",
          "every point in column expected has three digits after it; they are "
          "read as decimal points (--thousands point: as thousands)");
    check("shares", "unit,year,share_percent\nA,2021,0.081\nB,2021,0.084\n",
          NULL, "A 2021 - |B 2021 - ",
          "every share_percent is below 1 (the largest 0.084)");
}

static void picks_rows(void **state)
{
    (void)state;
    static const char file[] = "unit,year,events,sex,alder\n"
                               "A,2021,1,0,15-29\nA,2021,2,1,15-29\n"
                               "A,2021,3,0,30-44\nB,2021,4,0,15-29\n";
    static const char *const both[] = {"sex=0", "Alder=15-29"};
    static const char *const either[] = {"unit=a", "sex=1", "sex=0.0",
                                         "alder=15-29", "events=2"};
    static const char *const none[] = {"sex=7"};
    static const char *const missing[] = {"kjonn=1"};
    static const char *const wrong[] = {"sex"};

    check("all", file, NULL, "", "\"A\" stands twice");
    check("both", file, &(pdn_csv_options){.where = both, .wheres = 2},
          "A 2021 - 1|B 2021 - 4", "--where keeps 2 of 4 rows");
    check("either", file, &(pdn_csv_options){.where = either, .wheres = 5},
          "A 2021 - 2", "--where keeps 1 of 4 rows");
    check("none", file, &(pdn_csv_options){.where = none, .wheres = 1}, "",
          "--where: no row of 4 has what is asked for");
    check("no column", file, &(pdn_csv_options){.where = missing, .wheres = 1},
          "",
          "--where kjonn=1: no column \"kjonn\"; has \"unit\", \"year\", "
          "\"events\", \"sex\", \"alder\"");
    check("no value", file, &(pdn_csv_options){.where = wrong, .wheres = 1}, "",
          "--where sex: want COLUMN=VALUE");
}

static pdn_marks marks(const char *source, const char *hidden)
{
    pdn_marks m = {0};

    MUST(pdn_marks_of(source, hidden, false, &m));
    return m;
}

static void knows_whose_marks(void **state)
{
    (void)state;
    static const char file[] = "unit,year,events,x\nA,2021,-,1*\nB,2021,:,2\n"
                               "C,2021,.,3\nD,2021,..,-\n";
    pdn_csv_options ssb = {.marks = marks("ssb", NULL)};
    pdn_csv_options fhi = {.marks = marks("fhi", NULL)};
    pdn_marks m = {0};

    check("nobody's", file, NULL, "", "events is \"-\": want a number (SSB");
    check("ssb", file, &ssb, "A 2021 - 0|B 2021 - :|C 2021 - |D 2021 - ..", "");
    check("fhi", "unit,year,events\nB,2021,:\nC,2021,.\nD,2021,..\n", &fhi,
          "B 2021 - :|C 2021 - |D 2021 - ..", "");
    check("fhi has no dash", file, &fhi, "", "events is \"-\"");
    assert_int_equal(pdn_marks_of("scb", NULL, false, &m), PDN_EARG);
    assert_int_equal(pdn_marks_of(NULL, "3-1", false, &m), PDN_EARG);
    assert_int_equal(pdn_marks_of(NULL, "1.5-3", false, &m), PDN_EARG);
    assert_int_equal(pdn_marks_of(NULL, "-3", false, &m), PDN_EARG);
}

/* What a count may be, by its publisher's rule (contract section 1). */
static void gives_small_counts_their_range(void **state)
{
    (void)state;
    const double hidden = pdn_absent(PDN_SUPPRESSED), nan = (double)NAN;
    const struct {
        const char *source, *given;
        double events, population, lo, hi;
    } cases[] = {
        {NULL, NULL, hidden, 100, 1, 4},
        {NULL, NULL, hidden, 3, 1, 3}, /* no more than there are people */
        {"ssb", NULL, hidden, 100, 1, 2},
        {"nav", NULL, hidden, 100, 1, 3},
        {"fhi", NULL, hidden, 100, nan, nan},
        {"nav", "0-9", hidden, 100, 0, 9},
        {"ssb", "unknown", hidden, 100, nan, nan},
        {"ssb", NULL, 0, 100, 0, 2},
        {"ssb", NULL, 3, 100, 1, 3},
        {"ssb", NULL, 4, 100, 4, 4},
        {"nav", NULL, 3, 100, 3, 3},
    };

    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_marks m = marks(cases[i].source, cases[i].given);
        pdn_outcome o = {.events = cases[i].events,
                         .population = cases[i].population,
                         .hidden_lo = m.hidden_lo,
                         .hidden_hi = m.hidden_hi,
                         .rounded = m.rounded};
        pdn_seen s = benchmark__seen(&o);
        CHECK(near(s.least, cases[i].lo, 0) && near(s.most, cases[i].hi, 0),
              "case %zu: %g to %g", i, s.least, s.most);
    }
}

/* ---- Breaks ------------------------------------------------------------- */

static const pdn_baseline_row *row_of(const pdn_baseline *b, double year)
{
    for (size_t i = 0; i < b->rows; i++)
        if (near(b->row[i].year, year, 0)) return &b->row[i];
    return NULL;
}

static void changes_do_not_cross_a_break(void **state)
{
    (void)state;
    pdn_diagnostics f = {0};
    pdn_table t = {0}, breaks = {0};
    pdn_baseline b = {0};
    pdn_baseline_options o = {.nullpunkt = 2019, .breaks = &breaks};

    put("indicator,year,why\ny,2020,another\nx,2022,ny kilde\n");
    MUST(pdn_kind_read("breaks", path, NULL, &f, &breaks));
    put("unit,year,indicator,events,population\nA,2019,x,20,100\n"
        "A,2020,x,21,100\nA,2021,x,24,100\nA,2022,x,10,100\nA,2023,x,9,100\n"
        "A,2024,x,12,100\n");
    MUST(pdn_outcomes_read(path, NULL, PDN_PEOPLE, &f, &t));
    MUST(pdn_baseline_make(&t, &o, &f, &b));
    assert_true(near(row_of(&b, 2021)->change, .04, 1e-12));
    assert_true(isnan(row_of(&b, 2022)->change));
    assert_true(isnan(row_of(&b, 2024)->change));
    assert_true(near(row_of(&b, 2024)->trend_years, 3, 0)); /* 2022 to 2024 */
    assert_non_null(strstr(
        f.row[0].message,
        "no rows of \"y\" before and from 2020: nothing is broken there"));
    pdn_baseline_clear(&b);
    pdn_table_clear(&t);
    pdn_table_clear(&breaks);
    pdn_diagnostics_clear(&f);
}

static int make_file(void **state)
{
    int fd = mkstemp(path);

    (void)state;
    return fd < 0 || close(fd) != 0;
}

static int drop_file(void **state)
{
    (void)state;
    return unlink(path);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_periods),
        cmocka_unit_test(keeps_periods_apart),
        cmocka_unit_test(asks_about_points_in_expected),
        cmocka_unit_test(picks_rows),
        cmocka_unit_test(knows_whose_marks),
        cmocka_unit_test(gives_small_counts_their_range),
        cmocka_unit_test(changes_do_not_cross_a_break),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
