/* Handovers: the worked example, circles, absences, and the
 * narrowest cut against every set of services. */
#include "check.h"

#include "pdnet/core.h"
#include "pdnet/handovers.h"
#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads the text as a handovers file. */
static void read_text(const char *text, pdn_diagnostics *f, pdn_table *t)
{
    char path[] = "/tmp/test_handover.XXXXXX";
    int fd = mkstemp(path);
    FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;

    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    MUST(pdn_kind_read("handovers", path, NULL, f, t));
    remove(path);
}

static const char *const school[] = {"school"}, *const job[] = {"job"};

static pdn_handover_options plain(size_t draws)
{
    return (pdn_handover_options){.source = school,
                                  .sources = 1,
                                  .goal = job,
                                  .goals = 1,
                                  .draws = draws,
                                  .threads = 1,
                                  .seed = 1};
}

static pdn_status make(const char *text, const pdn_handover_options *o,
                       pdn_table *t, pdn_handover_row **row)
{
    pdn_diagnostics f = {0};

    read_text(text, &f, t);
    pdn_status st = pdn_handovers_make(t, o, &f, row);
    pdn_diagnostics_clear(&f);
    return st;
}

static const char c10[] = "from,to,year,sent,arrived\n"
                          "school,VGS,2024,90,90\nschool,OT,2024,10,10\n"
                          "VGS,job,2024,60,60\nVGS,OT,2024,20,20\n"
                          "OT,NAV,2024,18,18\nOT,VGS2,2024,6,6\n"
                          "NAV,job,2024,12,12\nVGS2,job,2024,6,6\n";

/* the worked example: h .78 .8 .6 2/3 1; vitality 68 0 60 8 12 6 12 6; passing
 * on gives VGS +9 (7.5 + 1.5), OT +4.5 (3 + 1.5), NAV +6. */
static void worked_example(void **state)
{
    (void)state;
    static const double h[] = {.78, .78, .8, .8, .6, .6, 2. / 3, 1};
    static const double vitality[] = {68, 0, 60, 8, 12, 6, 12, 6};
    static const double gain[] = {0, 0, 7.5, 1.5, 3, 1.5, 6, 0};
    pdn_handover_options o = plain(200);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    MUST(make(c10, &o, &t, &row));
    for (size_t e = 0; e < 8; e++) {
        assert_true(near(row[e].reach_goal_from, h[e], 1e-12));
        assert_true(near(row[e].vitality, vitality[e], 0));
        assert_true(near(row[e].repair_gain, gain[e], 1e-12));
        if (gain[e] > 0)
            assert_true(row[e].repair_lo < gain[e] &&
                        gain[e] < row[e].repair_hi);
        else
            assert_int_equal(pdn_state_of(row[e].repair_lo), PDN_NOT_DEFINED);
        assert_true(near(row[e].way_gain, 0, 0));
    }
    /* 0 lost of 90: Wilson 90 / (90 + z^2) = .959064 */
    assert_true(near(row[0].lo, .959064, 1e-6));
    assert_true(near(row[0].hi, 1, 0));
    assert_true(near(row[2].not_sent_on, 10, 0));
    free(row);
    pdn_table_clear(&t);
}

/* The spread of NAV's gain is that of 18 people with chance 1/3 of being lost,
 * times 1: mean 6, 2.5 and 97.5 % quantiles of that binomial 2 and 10 (R:
 * qbinom(c(.025,.975), 18, 1/3)). */
static void range_is_binomial(void **state)
{
    (void)state;
    pdn_handover_options o = plain(4000);
    pdn_table t = {0};
    pdn_handover_row *row = NULL, *again = NULL;

    MUST(make(c10, &o, &t, &row));
    assert_true(near(row[6].repair_lo, 2, 0));
    assert_true(near(row[6].repair_hi, 10, 0));
    pdn_table_clear(&t);
    o.threads = 3;
    MUST(make(c10, &o, &t, &again));
    for (size_t e = 0; e < 8; e++) {
        assert_true(near(row[e].repair_lo, again[e].repair_lo, 0));
        assert_true(near(row[e].repair_hi, again[e].repair_hi, 0));
    }
    free(row);
    free(again);
    pdn_table_clear(&t);
}

/* Large counts: 1e6 people, a tenth lost; the range is that of the normal,
 * 1e5 -+ 1.96 sqrt(1e6 .1 .9) = 99412 .. 100588, by hand, within 3 %. */
static void many_people(void **state)
{
    (void)state;
    pdn_handover_options o = plain(2000);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    MUST(make("from,to,year,sent,arrived\nschool,job,1,1000000,900000\n", &o,
              &t, &row));
    assert_true(near(row[0].repair_gain, 1e5, 1e-6));
    assert_true(near(row[0].way_gain, 1e5, 1e-6));
    assert_true(near(row[0].repair_lo, 99412, 60));
    assert_true(near(row[0].repair_hi, 100588, 60));
    free(row);
    pdn_table_clear(&t);
}

/* school > A 10; A > B 6, A > job 4; B > A 3, B > job 3 (of 6). A had 13: 10
 * from school, 3 back; 10 sent. h(A) = 4/13 + 6/13 h(B); h(B) = .5 + .5 h(A):
 * h(A) (1 - 3/13) = 7/13, so h(A) = .7, h(B) = .85. */
static void circle(void **state)
{
    (void)state;
    pdn_handover_options o = plain(50);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    MUST(make("from,to,year,sent,arrived\nschool,A,1,10,10\nA,B,1,6,6\n"
              "A,job,1,4,4\nB,A,1,3,3\nB,job,1,3,3\n",
              &o, &t, &row));
    assert_true(near(row[0].reach_goal_from, .7, 1e-12));
    assert_true(near(row[1].reach_goal_from, .7, 1e-12));
    assert_true(near(row[3].reach_goal_from, .85, 1e-12));
    /* most that gets through: 4 by A, 3 by B; back to A is no gain */
    assert_true(near(row[0].vitality, 7, 0));
    assert_true(near(row[3].vitality, 0, 0));
    /* 3 of 13 not sent on, six tenths of it to B */
    assert_true(near(row[1].repair_gain, 3 * .6 * .85, 1e-12));
    free(row);
    pdn_table_clear(&t);
}

/* Nowhere to go: 0, a value. Nobody there: not defined. A circle that lets
 * nobody out: 0. Two that only send to each other: 0. */
static void unreachable(void **state)
{
    (void)state;
    pdn_handover_options o = plain(20);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    MUST(make("from,to,year,sent,arrived\nschool,A,1,5,5\nA,B,1,5,5\n"
              "B,A,1,5,5\nC,job,1,0,0\nD,E,1,4,4\nE,D,1,4,4\nD,A,1,0,0\n",
              &o, &t, &row));
    for (size_t e = 0; e < 3; e++) {
        assert_true(near(row[e].reach_goal_from, 0, 0));
        assert_true(near(row[e].vitality, 0, 0));
        assert_true(near(row[e].repair_gain, 0, 0));
    }
    assert_int_equal(pdn_state_of(row[3].arrival), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(row[3].lo), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(row[3].reach_goal_from), PDN_NOT_DEFINED);
    assert_true(near(row[3].lost, 0, 0));
    assert_true(near(row[4].reach_goal_from, 0, 0));
    free(row);
    pdn_table_clear(&t);
}

/* An absence keeps its reason, hides what needs it and nothing else. */
static void absences(void **state)
{
    (void)state;
    pdn_handover_options o = plain(20);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    MUST(make("from,to,year,sent,arrived\nschool,A,1,10,:\nA,job,1,8,6\n"
              "school,job,2,5,\nschool,B,2,9,9\nB,job,2,9,..\n"
              "X,Y,2,4,1\nschool,job,3,4,.\n",
              &o, &t, &row));
    assert_int_equal(pdn_state_of(row[0].lost), PDN_SUPPRESSED);
    assert_int_equal(pdn_state_of(row[0].arrival), PDN_SUPPRESSED);
    assert_int_equal(pdn_state_of(row[0].hi), PDN_SUPPRESSED);
    assert_int_equal(pdn_state_of(row[0].reach_goal_from), PDN_SUPPRESSED);
    assert_int_equal(pdn_state_of(row[0].vitality), PDN_SUPPRESSED);
    assert_int_equal(pdn_state_of(row[0].repair_hi), PDN_SUPPRESSED);
    /* how many were at A is hidden too, but not what arrived from there */
    assert_true(near(row[1].arrival, .75, 0));
    assert_int_equal(pdn_state_of(row[1].reach_goal_from), PDN_SUPPRESSED);
    assert_int_equal(pdn_state_of(row[2].arrival), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(row[4].reach_goal_from), PDN_NO_ANSWER);
    assert_true(near(row[5].reach_goal_from, 0, 0));
    assert_int_equal(pdn_state_of(row[6].lost), PDN_NOT_ASKED);
    free(row);
    pdn_table_clear(&t);

    MUST(make("from,to,year,sent\nschool,job,1,10\n", &o, &t, &row));
    assert_int_equal(pdn_state_of(row[0].arrived), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(row[0].lost), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(row[0].vitality), PDN_NOT_DEFINED);
    free(row);
    pdn_table_clear(&t);
}

/* By hand: 50 came to V, 60 were sent on; 9 came to W, 9 were sent on; 6 began
 * at S. Nobody is less than nobody. */
static void more_sent_on_than_came(void **state)
{
    (void)state;
    pdn_handover_options o = {.threads = 1, .seed = 1};
    pdn_diagnostics f = {0};
    pdn_table t = {0};
    pdn_handover_row *row = NULL;
    char text[200];

    read_text("from,to,year,sent,arrived\nS,V,2022,50,50\nV,W,2022,20,9\n"
              "W,X,2022,9,7\nV,X,2022,40,40\nV,X,2023,3,3\nS,V,2023,:,:\n",
              &f, &t);
    MUST(pdn_handovers_make(&t, &o, &f, &row));
    assert_int_equal(pdn_state_of(row[0].not_sent_on), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(row[1].not_sent_on), PDN_NOT_DEFINED);
    assert_true(near(row[2].not_sent_on, 0, 0));
    assert_int_equal(pdn_state_of(row[3].not_sent_on), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(row[4].not_sent_on), PDN_SUPPRESSED);
    assert_int_equal(f.rows, 1);
    assert_int_equal(f.row[0].severity, PDN_WARNING);
    pdn_diagnostic_text(&f.row[0], text, sizeof text);
    assert_non_null(strstr(text, ":3: V in 2022: 50 arrived, but 60 were sent "
                                 "on"));
    free(row);
    pdn_table_clear(&t);

    /* where they set out there may be more */
    o = plain(0);
    pdn_diagnostics_clear(&f);
    read_text("from,to,year,sent,arrived\nschool,A,1,9,9\nA,job,1,7,7\n"
              "A,school,1,2,2\n",
              &f, &t);
    MUST(pdn_handovers_make(&t, &o, &f, &row));
    for (size_t k = 0; k < f.rows; k++)
        assert_int_equal(f.row[k].severity, PDN_NOTE);
    free(row);
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
}

/* A goal keeps those who come: what is sent from it changes nothing. */
static void beyond_goal(void **state)
{
    (void)state;
    pdn_handover_options o = plain(20);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    MUST(make("from,to,year,sent,arrived\nschool,job,1,10,8\njob,A,1,5,1\n", &o,
              &t, &row));
    assert_true(near(row[0].reach_goal_from, .8, 1e-15));
    assert_true(near(row[1].reach_goal_from, 1, 0));
    assert_true(near(row[1].repair_gain, 0, 0));
    assert_true(near(row[1].vitality, 0, 0));
    free(row);
    pdn_table_clear(&t);
}

/* By hand: all 10 are lost in every draw, or none; of Binomial(10, 1/2) at most
 * 1 has .0107 and at most 2 .0547, so that 2.5 % of the draws end at 2, and
 * 97.5 % at 8. */
static void no_interval_of_no_width(void **state)
{
    (void)state;
    static const double gain[] = {10, 0, 5};
    static const char *const from[] = {"a", "b", "c"};
    pdn_handover_options o = plain(2000);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    o.source = from;
    o.sources = 3;
    MUST(make("from,to,year,sent,arrived\na,job,1,10,0\nb,job,1,10,10\n"
              "c,job,1,10,5\n",
              &o, &t, &row));
    for (size_t e = 0; e < 3; e++)
        CHECK(near(row[e].repair_gain, gain[e], 1e-12), "%zu: %g", e,
              row[e].repair_gain);
    for (size_t e = 0; e < 2; e++) {
        assert_int_equal(pdn_state_of(row[e].repair_lo), PDN_NOT_DEFINED);
        assert_int_equal(pdn_state_of(row[e].repair_hi), PDN_NOT_DEFINED);
    }
    CHECK(near(row[2].repair_lo, 2, 0) && near(row[2].repair_hi, 8, 0),
          "%g to %g", row[2].repair_lo, row[2].repair_hi);
    free(row);
    pdn_table_clear(&t);
}

static void several_ends(void **state)
{
    (void)state;
    static const char *const from[] = {"a", "b"}, *const to[] = {"x", "y"};
    pdn_handover_options o = plain(0);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    o.source = from;
    o.goal = to;
    o.sources = o.goals = 2;
    MUST(make("from,to,year,sent,arrived\na,x,1,10,8\nb,m,1,6,6\nm,y,1,6,3\n"
              "m,x,1,1,1\n",
              &o, &t, &row));
    assert_true(near(row[0].reach_goal_from, .8, 1e-15));
    /* m had 7 (sent), 4 came to a goal */
    assert_true(near(row[1].reach_goal_from, 4. / 7, 1e-12));
    assert_true(near(row[0].vitality, 8, 0));
    assert_true(near(row[1].vitality, 4, 0));
    assert_int_equal(pdn_state_of(row[0].repair_lo), PDN_NOT_DEFINED);
    free(row);
    pdn_table_clear(&t);
}

static void refusals(void **state)
{
    (void)state;
    pdn_handover_options o = plain(0);
    pdn_table t = {0};
    pdn_handover_row *row = NULL;

    assert_int_equal(make("from,to,year,sent,arrived\nschool,job,1,4,5\n"
                          "school,A,1,1,1\nschool,A,1,2,2\nA,A,1,2,2\n",
                          &o, &t, &row),
                     PDN_EPARSE);
    assert_non_null(strstr(pdn_message(), ":5:2: a step from \"A\" to itself"));
    assert_non_null(strstr(pdn_message(), ":2:5: arrived 5 is more than sent"));
    assert_non_null(strstr(pdn_message(), ":4:1: \"school\" to \"A\" stands "
                                          "twice in 1 (first in line 3)"));
    assert_null(row);
    pdn_table_clear(&t);
    assert_int_equal(
        make("from,to,year,sent,arrived\na,job,1,4,4\n", &o, &t, &row),
        PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "source \"school\" stands in no row "
                                          "(there: \"a\", \"job\")"));
    assert_null(row);
    pdn_table_clear(&t);
    MUST(make("from,to,year,sent,arrived\n", &(pdn_handover_options){0}, &t,
              &row));
    free(row);
    pdn_table_clear(&t);
}

/* Most that flows = capacity of the narrowest of all cuts (Ford and Fulkerson
 * 1956), over every set of services; the drop likewise without the step. */
static double narrowest(double cap[6][6], int a, int b)
{
    double least = (double)INFINITY;

    for (unsigned set = 0; set < 64; set++) {
        double sum = 0;
        if (!(set & 1) || set & 32) continue;
        for (int i = 0; i < 6; i++)
            for (int j = 0; j < 6; j++)
                if (set >> i & 1 && !(set >> j & 1) && !(i == a && j == b))
                    sum += cap[i][j];
        least = fmin(least, sum);
    }
    return least;
}

static void cuts_enumerated(void **state)
{
    (void)state;
    static const char *const name[] = {"school", "a", "b", "c", "d", "job"};

    for (uint64_t round = 0; round < 60; round++) {
        pdn_random r;
        char text[2000] = "from,to,year,sent,arrived\n";
        double cap[6][6] = {{0}}, cut = 0;
        int ends[30][2], steps = 0;
        pdn_handover_options o = plain(0);
        pdn_table t = {0};
        pdn_handover_row *row = NULL;

        pdn_random_start(&r, 7, 1, round);
        for (int i = 0; i < 6; i++)
            for (int j = 0; j < 6; j++) {
                if (i == j || (pdn_random_below(&r, 2) == 0 && i + j != 5))
                    continue;
                cap[i][j] = pdn_random_below(&r, 9);
                ends[steps][0] = i;
                ends[steps++][1] = j;
                sprintf(text + strlen(text), "%s,%s,1,9,%.0f\n", name[i],
                        name[j], cap[i][j]);
            }
        MUST(make(text, &o, &t, &row));
        double most = narrowest(cap, -1, -1);
        for (int e = 0; e < steps; e++) {
            double drop = most - narrowest(cap, ends[e][0], ends[e][1]);
            assert_true(near(row[e].vitality, drop, 0));
            if (row[e].min_cut > 0) cut += row[e].arrived;
        }
        assert_true(near(cut, most, 0));
        free(row);
        pdn_table_clear(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_example),
        cmocka_unit_test(range_is_binomial),
        cmocka_unit_test(many_people),
        cmocka_unit_test(circle),
        cmocka_unit_test(unreachable),
        cmocka_unit_test(absences),
        cmocka_unit_test(more_sent_on_than_came),
        cmocka_unit_test(beyond_goal),
        cmocka_unit_test(no_interval_of_no_width),
        cmocka_unit_test(several_ends),
        cmocka_unit_test(refusals),
        cmocka_unit_test(cuts_enumerated),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
