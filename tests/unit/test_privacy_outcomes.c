/* What a public copy hides of outcomes: worked by hand. */
#include "hides.h"

#include "pdnet/privacy.h"
#include "pdnet/tables.h"

#include <math.h>
#include <string.h>

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

/* 4 of 80 is hidden, and with it the benchmark; of 60, 15 are outside where it
 * is 4 and not where it is 1. Between two bands a share stands by itself. */
static void who_stands_out_of_a_hidden_benchmark(void **state)
{
    (void)state;
    static const double events[] = {4, 15, 17, 17, 6, 42};
    static const double people[] = {80, 60, 150, 120, 60, 300};
    pdn_baseline_row row[6];

    for (int few = 1; few >= 0; few--) {
        for (size_t i = 0; i < LEN(row); i++) {
            pdn_row_clear(&pdn_baseline_schema, &row[i]);
            row[i].unit =
                (const char *const[]){"a", "b", "c", "d", "e", "f"}[i];
            row[i].indicator = "out";
            row[i].year = 2021;
            row[i].events = i > 0 || few ? events[i] : 14;
            row[i].population = people[i];
            row[i].share = row[i].events / people[i];
            row[i].benchmark = (few ? 101 : 111) / 770.;
            row[i].tau2 = 0;
        }
        row[1].flag = PDN_BIT(PDN_FLAG_EDGE) | PDN_BIT(PDN_FLAG_OUTSIDE95);
        hide(&five, &pdn_baseline_schema, row, LEN(row));
        assert_int_equal(hidden(row[1].benchmark), few);
        assert_false(hidden(row[1].events));
        assert_true(PDN_HAS(row[1].flag, PDN_FLAG_EDGE));
        assert_int_equal(!PDN_HAS(row[1].flag, PDN_FLAG_OUTSIDE95), few);
        for (size_t i = 1; i < LEN(row); i++)
            assert_int_equal(PDN_HAS(row[i].flag, PDN_FLAG_NOT_SAID), few);
    }
}

/* The benchmark is given, how much units differ is hidden with 3 of 40. Of 1000
 * at .185 the sd is .0123: 40 is beyond chance, and whether it is outside is
 * not told; 190 is outside however much units differ in no case. */
static void who_stands_out_of_a_hidden_spread(void **state)
{
    (void)state;
    static const double events[] = {190, 40, 185, 3};
    pdn_baseline_row row[4];

    for (size_t i = 0; i < LEN(row); i++) {
        pdn_row_clear(&pdn_baseline_schema, &row[i]);
        row[i].unit = (const char *const[]){"a", "g", "b", "h"}[i];
        row[i].indicator = "out";
        row[i].year = 2023;
        row[i].events = events[i];
        row[i].population = i == 3 ? 40 : 1000;
        row[i].share = row[i].events / row[i].population;
        row[i].benchmark = .185;
        row[i].tau2 = .0068;
    }
    row[1].flag = PDN_BIT(PDN_FLAG_OUTSIDE95);
    hide(&five, &pdn_baseline_schema, row, LEN(row));
    assert_true(hidden(row[0].tau2) && !hidden(row[0].benchmark));
    assert_int_equal(row[0].flag, 0);
    assert_int_equal(row[1].flag, PDN_BIT(PDN_FLAG_NOT_SAID));
    assert_int_equal(row[2].flag, 0);
}

/* A share with its total gives the count that is not told: 4 % of 50 is 2. */
static void a_share_without_its_count(void **state)
{
    (void)state;
    static const struct {
        double share, people;
        bool gone;
        const char *why;
    } rows[] = {{.04, 50, true, "two"},       {.96, 50, true, "all but two"},
                {.1, 50, false, "five"},      {0, 50, false, "nobody"},
                {1, 8, true, "all of eight"}, {.001, 3000, true, "three"}};

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_baseline_row r[2];
        for (size_t i = 0; i < 2; i++) {
            pdn_row_clear(&pdn_baseline_schema, &r[i]);
            r[i].unit = "a";
            r[i].indicator = "out";
            r[i].year = 2021 + (double)i;
            r[i].population = rows[k].people;
            r[i].share = i == 0 ? rows[k].share : .5;
            r[i].nullpunkt = rows[k].share;
        }
        hide(&five, &pdn_baseline_schema, r, 2);
        CHECK(hidden(r[0].share) == rows[k].gone, "%s", rows[k].why);
        CHECK(hidden(r[1].nullpunkt) == rows[k].gone, "%s: once more",
              rows[k].why);
    }
}

/* As a published ratio to what was expected: .5 of 6 is 3. */
static void a_ratio_without_its_count(void **state)
{
    (void)state;
    pdn_baseline_row r;

    for (int many = 0; many < 2; many++) {
        pdn_row_clear(&pdn_baseline_schema, &r);
        r.unit = "a";
        r.expected = many ? 60 : 6;
        r.ratio = .5;
        hide(&five, &pdn_baseline_schema, &r, 1);
        assert_int_equal(hidden(r.ratio), !many);
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

/* Outcomes of nearly everybody: of 260 people .931 is 241.93 to 242.19, 242
 * events. 55 + 43 + 46 stand: 98 of the other 100 have the outcome, and no unit
 * has more events than people: 38 to 40 of 40, 33 to 35, 23 to 25. By hand. */
static void a_benchmark_that_gives_who_are_without(void **state)
{
    (void)state;
    static const double people[] = {60, 48, 40, 35, 25, 52};
    static const double events[] = {55, 43, 39, 35, 24, 46};
    static const char *const unit[] = {"a", "b", "c", "d", "e", "f"};
    static const bool gone[] = {false, false, true, false, true, false};
    pdn_baseline_row row[LEN(people)];

    for (int without = 0; without < 2; without++) { /* and its mirror */
        for (size_t i = 0; i < LEN(row); i++) {
            pdn_row_clear(&pdn_baseline_schema, &row[i]);
            row[i].unit = unit[i];
            row[i].indicator = "completed";
            row[i].year = 2023;
            row[i].population = people[i];
            row[i].events = without ? people[i] - events[i] : events[i];
            row[i].share = row[i].events / people[i];
            row[i].benchmark = (without ? 18 : 242) / 260.;
        }
        hide(&five, &pdn_baseline_schema, row, LEN(row));
        for (size_t i = 0; i < LEN(row); i++) {
            CHECK(hidden(row[i].events) == gone[i], "%s, %d", unit[i], without);
            CHECK(hidden(row[i].benchmark), "benchmark, %d", without);
        }
    }
}

/* Two of 4 among 128 of 1350: .095 is 127.6 to 128.9, 7.6 to 8.9 together, and
 * whoever takes each for 1 to 4 has 3.6 to 4. Of 13 500 people .009 leaves 0 to
 * 14. By hand. */
static void a_benchmark_that_gives_how_few(void **state)
{
    (void)state;
    static const double events[] = {4, 4, 30, 40, 50};

    for (int many = 1; many <= 10; many += 9) {
        pdn_baseline_row row[LEN(events)];
        for (size_t i = 0; i < LEN(row); i++) {
            static const char *const unit[] = {"a", "b", "c", "d", "e"};
            pdn_row_clear(&pdn_baseline_schema, &row[i]);
            row[i].unit = unit[i];
            row[i].indicator = "out";
            row[i].year = 2023;
            row[i].population = 270 * many;
            row[i].events = events[i];
            row[i].share = row[i].events / row[i].population;
            row[i].benchmark = 128. / (1350 * many);
        }
        hide(&five, &pdn_baseline_schema, row, LEN(row));
        CHECK(hidden(row[0].benchmark) == (many == 1), "of %d", 1350 * many);
        for (size_t i = 2; i < LEN(row); i++)
            CHECK(!hidden(row[i].events), "of %d: unit %zu", 1350 * many, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_stands_out_of_a_hidden_benchmark),
        cmocka_unit_test(who_stands_out_of_a_hidden_spread),
        cmocka_unit_test(a_share_without_its_count),
        cmocka_unit_test(a_ratio_without_its_count),
        cmocka_unit_test(a_difference_of_years),
        cmocka_unit_test(a_benchmark_that_gives_a_count),
        cmocka_unit_test(a_benchmark_that_gives_who_are_without),
        cmocka_unit_test(a_benchmark_that_gives_how_few),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
