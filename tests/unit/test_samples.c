#include "check.h"

#include "pdnet/study.h"
#include "pdnet/synth.h"
#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SAMPLE PDN_SOURCE "/samples/kongsvinger/"

static void read_file(const char *path, const char *kind, pdn_table *t)
{
    pdn_diagnostics f = {0};
    const pdn_file_kind *k = pdn_file_kind_of(kind);

    CHECK(k != NULL, "no file kind %s", kind);
    CHECK(pdn_csv_read(path, NULL, k->want, k->wants, &f, t) == PDN_OK,
          "%s: %s", path, pdn_message());
    pdn_diagnostics_clear(&f);
}

static void every_file_of_the_study_is_of_its_kind(void **state)
{
    (void)state;
    pdn_diagnostics f = {0};
    pdn_study s = {0};
    size_t files = 0;

    MUST(pdn_study_read(SAMPLE "study.ini", &f, &s));
    assert_int_equal(s.waves, 3);
    for (pdn_stage_id id = 0; id < PDN_STAGES; id++) {
        pdn_table t = {0};
        const char *kind = pdn_stage_of(id)->kind;
        if (kind == NULL || s.file[id] == NULL) continue;
        files++;
        read_file(s.file[id], kind, &t);
        CHECK(t.rows > 0, "%s has no row", s.file[id]);
        pdn_table_clear(&t);
    }
    assert_int_equal(files, 14); /* sections of study.ini with a file */
    for (size_t i = 0; i < s.waves; i++) {
        pdn_table actors = {0}, ties = {0};
        read_file(s.wave[i].actors, "actors", &actors);
        read_file(s.wave[i].ties, "ties", &ties);
        assert_int_equal(actors.rows, 176);
        assert_non_null(pdn_table_column(&actors, "sector"));
        assert_non_null(pdn_table_column(&ties, "barrier"));
        pdn_table_clear(&actors);
        pdn_table_clear(&ties);
    }
    pdn_study_clear(&s);
    pdn_diagnostics_clear(&f);
}

/* The row of a unit, indicator and year. */
static size_t find_row(const pdn_table *t, const char *unit,
                       const char *indicator, double year)
{
    const pdn_column *u = pdn_table_column(t, "unit");
    const pdn_column *n = pdn_table_column(t, "indicator");
    const pdn_column *y = pdn_table_column(t, "year");

    for (size_t i = 0; i < t->rows; i++)
        if (strcmp(u->text[i], unit) == 0 &&
            strcmp(n->text[i], indicator) == 0 && near(y->number[i], year, 0))
            return i;
    CHECK(false, "no row of %s %s %g", unit, indicator, year);
    return 0;
}

static void published_shares_stand_as_published(void **state)
{
    (void)state;
    static const struct {
        const char *unit;
        double percent, people, outside;
    } published[] = {
        /* NAV 2021, residents of 20-29; the two counts are our split */
        {"Kongsvinger", 22.8, 2146, 490}, {"Nord-Odal", 20.3, 526, 107},
        {"Sør-Odal", 19.4, 856, 166},     {"Eidskog", 26.4, 606, 160},
        {"Grue", 25.1, 419, 105},         {"Åsnes", 22.9, 523, 120},
    };
    pdn_table t = {0};

    read_file(SAMPLE "outcomes.csv", "outcomes", &t);
    const pdn_column *share = pdn_table_column(&t, "share_percent");
    const pdn_column *people = pdn_table_column(&t, "population");
    const pdn_column *events = pdn_table_column(&t, "events");
    const pdn_column *origin = pdn_table_column(&t, "origin");
    for (size_t i = 0; i < LEN(published); i++) {
        const char *unit = published[i].unit;
        size_t p = find_row(&t, unit, "utenfor-publisert", 2021);
        assert_true(near(share->number[p], published[i].percent, 0));
        assert_int_equal(pdn_state_of(people->number[p]), PDN_NOT_DEFINED);
        assert_int_equal(pdn_state_of(events->number[p]), PDN_NOT_DEFINED);
        assert_string_equal(origin->text[p], "published");
        for (int made = 0; made < 2; made++) {
            size_t k = find_row(
                &t, unit, made ? "utenfor-laget" : "utenfor-fordelt", 2021);
            assert_true(near(people->number[k], published[i].people, 0));
            assert_true(near(events->number[k], published[i].outside, 0));
            assert_string_equal(origin->text[k], "made");
        }
        /* the split rounds to what is published */
        CHECK(near(100 * published[i].outside / published[i].people,
                   published[i].percent, 0.05),
              "%s", unit);
    }
    pdn_table_clear(&t);
}

static void made_county_has_every_unit_in_every_year(void **state)
{
    (void)state;
    pdn_table t = {0};
    size_t made = 0, counter = 0;

    read_file(SAMPLE "outcomes.csv", "outcomes", &t);
    const pdn_column *n = pdn_table_column(&t, "indicator");
    for (size_t i = 0; i < t.rows; i++) {
        made += strcmp(n->text[i], "utenfor-laget") == 0;
        counter += strcmp(n->text[i], "ufor-laget") == 0;
    }
    assert_int_equal(made, 46 * 7);
    assert_int_equal(counter, 46 * 7);
    assert_int_equal(t.rows, 6 + 6 + 2 * 46 * 7);
    pdn_table_clear(&t);
}

static void a_share_of_no_wave_is_refused(void **state)
{
    (void)state;
    pdn_diagnostics f = {0};
    const double share[] = {1.2};
    pdn_synth_options o = {.response = share, .responses = 1};

    /* the default recipe is checked like any other */
    assert_int_equal(pdn_synth(&o, "/tmp/never-made", &f), PDN_EPARSE);
    assert_int_not_equal(access("/tmp/never-made", F_OK), 0);
    assert_true(f.errors > 0);
    pdn_diagnostics_clear(&f);

    pdn_synth_options large = {.actors = 5, .sectors = 4};
    assert_int_equal(pdn_synth(&large, "/tmp/never-made", &f), PDN_EARG);
    pdn_diagnostics_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_of_the_study_is_of_its_kind),
        cmocka_unit_test(published_shares_stand_as_published),
        cmocka_unit_test(made_county_has_every_unit_in_every_year),
        cmocka_unit_test(a_share_of_no_wave_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
