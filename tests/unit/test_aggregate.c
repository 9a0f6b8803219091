#include "check.h"

#include "pdnet/aggregate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/pdn-aggregate-XXXXXX";
static char actors[64], ties[64];

static int open_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return 1;
    snprintf(actors, sizeof actors, "%s/actors.csv", folder);
    snprintf(ties, sizeof ties, "%s/ties.csv", folder);
    return 0;
}

static int close_folder(void **state)
{
    (void)state;
    (void)unlink(actors);
    (void)unlink(ties);
    return rmdir(folder);
}

static void save(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

/* A: a1 and a2 answered, a3 did not; B: both; C: c1 did not; u is in none. */
static void survey(bool undirected, pdn_network *g)
{
    pdn_diagnostics f = {0};
    pdn_survey_options o = {.actors = actors,
                            .ties = ties,
                            .wave = "2021",
                            .undirected = undirected};

    save(actors, "id,sector,responded\na1,A,1\na2,A,1\na3,A,0\nb1,B,1\nb2,B,1\n"
                 "c1,C,0\nu,NA,1\n");
    save(ties, "from,to,frequency,quality\na1,b1,2,4\na1,b2,4,2\na2,b1,1,5\n"
               "b1,a1,3,1\nb2,a3,1,\na1,a2,1,5\na1,u,9,5\nb1,c1,2,3\n"
               "a2,b2,..,\na2,c1,0,\n");
    MUST(pdn_survey_network(&o, &f, NULL, g));
    pdn_diagnostics_clear(&f);
}

static void check_column(const pdn_table *t, const char *name,
                         const double *want)
{
    const pdn_column *c = pdn_table_column(t, name);

    assert_non_null(c);
    for (size_t i = 0; i < t->rows; i++)
        CHECK(isnan(want[i]) ? isnan(c->number[i])
                             : near(c->number[i], want[i], 1e-12),
              "%s row %zu: %g, want %g", name, i, c->number[i], want[i]);
}

/* By hand. A to B: three arcs of 2 x 2 less the one that a2 left open; raters
 * a1 (4 and 2) and a2 (5): mean of 3 and 5. a1 and b1 report each other. Nobody
 * of C answered: no row from there. */
static void counts_as_worked_by_hand(void **state)
{
    (void)state;
    pdn_network g = {0}, q = {0};
    pdn_diagnostics f = {0};
    static const uint32_t from[] = {0, 0, 1, 1}, to[] = {1, 2, 0, 2};

    survey(false, &g);
    MUST(pdn_network_aggregate(&g, "sector", &f, &q));
    assert_int_equal(q.actors, 3);
    assert_string_equal(q.id[2], "C");
    check_column(&q.actor, "actors", (double[]){3, 2, 1});
    check_column(&q.actor, "respondents", (double[]){2, 2, 0});
    check_column(&q.actor, "responded", (double[]){1, 1, 0});
    check_column(&q.actor, "ties_within", (double[]){1, 0, 0});
    check_column(&q.actor, "possible_within", (double[]){4, 2, 0});
    assert_int_equal(q.ties, LEN(from));
    for (size_t i = 0; i < LEN(from); i++) {
        assert_int_equal(q.from[i], from[i]);
        assert_int_equal(q.to[i], to[i]);
    }
    check_column(&q.tie, "ties", (double[]){3, 0, 2, 1});
    check_column(&q.tie, "possible", (double[]){3, 2, 6, 2});
    check_column(&q.tie, "share", (double[]){1, 0, 1. / 3, .5});
    check_column(&q.tie, "mean_frequency",
                 (double[]){7. / 3, (double)NAN, 2, 2});
    check_column(&q.tie, "mean_quality", (double[]){4, (double)NAN, 1, 3});
    check_column(&q.tie, "confirmed", (double[]){1, 0, 1, 0});
    check_column(&q.tie, "tie", (double[]){1, 0, 1, 1});
    assert_string_equal(pdn_network_text(&q, "wave"), "2021");
    assert_true(near(pdn_network_attribute(&q, "in_no_group")->number, 1, 0));
    assert_true(near(pdn_network_attribute(&q, "actors")->number, 6, 0));
    assert_true(near(pdn_network_attribute(&q, "respondents")->number, 4, 0));
    assert_int_equal(f.rows, 1);
    assert_string_equal(f.row[0].message, "1 of 7 people stand in no group: "
                                          "their sector is not known");
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&q);
    pdn_network_clear(&g);
}

/* By hand: a1-b1 is one tie (frequency 3, quality 2.5 of 4 and 1); so A-B has
 * a1-b1, a1-b2, a2-b1, a3-b2 of 3 x 2 less the open a2-b2; A-C none of 3; B-C
 * one of 2. */
static void counts_undirected_ties_once(void **state)
{
    (void)state;
    pdn_network g = {0}, q = {0};
    pdn_diagnostics f = {0};

    survey(true, &g);
    MUST(pdn_network_aggregate(&g, "sector", &f, &q));
    assert_false(q.directed);
    assert_int_equal(q.ties, 3);
    check_column(&q.tie, "ties", (double[]){4, 0, 1});
    check_column(&q.tie, "possible", (double[]){5, 3, 2});
    check_column(&q.tie, "mean_frequency",
                 (double[]){(3 + 4 + 1 + 1) / 4., (double)NAN, 2});
    check_column(&q.tie, "mean_quality",
                 (double[]){(2.5 + 2 + 5) / 3., (double)NAN, 3});
    check_column(&q.tie, "confirmed",
                 (double[]){(double)NAN, (double)NAN, (double)NAN});
    check_column(&q.actor, "possible_within", (double[]){3, 1, 0});
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&q);
    pdn_network_clear(&g);
}

static void refuses_what_has_no_groups(void **state)
{
    (void)state;
    pdn_network g = {0}, q = {0};
    pdn_diagnostics f = {0};

    survey(false, &g);
    assert_int_equal(pdn_network_aggregate(&g, "unit", &f, &q), PDN_EDATA);
    pdn_column *c = pdn_table_mutable_column(&g.actor, "sector");
    for (size_t i = 0; i < g.actors; i++)
        c->text[i] = NULL;
    assert_int_equal(pdn_network_aggregate(&g, "sector", &f, &q), PDN_EDATA);
    assert_string_equal(pdn_message(),
                        "column sector has 0 groups, want 1 to 2000");
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_as_worked_by_hand),
        cmocka_unit_test(counts_undirected_ties_once),
        cmocka_unit_test(refuses_what_has_no_groups),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
