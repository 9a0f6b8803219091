/* The table of the kinds of sheet that one table is drawn as. */
#include "check.h"

#include "pdnet/sheets.h"
#include "pdnet/waves.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void each_kind_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; pdn_sheet_kinds[i] != NULL; i++) {
        const pdn_sheet_kind *k = pdn_sheet_kinds[i];
        assert_ptr_equal(pdn_sheet_kind_of(k->name), k); /* one of that name */
        CHECK(k->wrote != NULL && k->about != NULL && k->schema != NULL &&
                  k->draw != NULL,
              "%s", k->name);
        CHECK(strncmp(k->wrote, "pdn-", 4) == 0, "%s", k->name);
        CHECK(k->about[strlen(k->about) - 1] == '.', "%s", k->name);
    }
    assert_null(pdn_sheet_kind_of("nothing"));
    assert_null(pdn_sheet_kind_of(""));
}

/* No rows: an error, no title, and the page stays a page. */
static void nothing_to_draw_is_said(void **state)
{
    (void)state;
    const pdn_sheet_asked asked = {.year = 0};
    const pdn_sheet_facts facts = {.seed = 1};
    char row[4096] = "";

    for (size_t i = 0; pdn_sheet_kinds[i] != NULL; i++) {
        const pdn_sheet_kind *k = pdn_sheet_kinds[i];
        const char *title = NULL;
        pdn_canvas *c = NULL;
        FILE *f = tmpfile();
        assert_non_null(f);
        assert_true(k->schema->stride <= sizeof row);
        MUST(pdn_canvas_new(PDN_SVG, f, 842, 595, "x", "x", "test", &c));
        CHECK(pdn_sheet_title(k, row, 0, &asked, &title) == PDN_EDATA, "%s",
              k->name);
        assert_null(title);
        CHECK(k->draw(k, c, &facts, row, 0, &asked) == PDN_EDATA, "%s",
              k->name);
        MUST(pdn_canvas_finish(c));
        (void)fclose(f);
    }
    pdn_message_clear();
}

static void expect_title(const char *kind, const void *rows, size_t n,
                         bool of_shown, const char *want)
{
    const pdn_sheet_asked asked = {.of_shown = of_shown};
    const char *title = NULL;

    MUST(pdn_sheet_title(pdn_sheet_kind_of(kind), rows, n, &asked, &title));
    assert_string_equal(title, want);
}

/* A q that is hidden may be none: nobody can say how many were tested. */
static void no_count_of_tests_that_may_be_none(void **state)
{
    (void)state;
    enum { ROWS = 3 };
    static const char *const group[ROWS] = {"A", "B", "C"};
    pdn_wave_pair row[ROWS];

    pdn_words_use(PDN_BOKMAL);
    for (size_t i = 0; i < ROWS; i++) {
        pdn_row_clear(&pdn_waves_pairs_schema, &row[i]);
        row[i].from_wave = "2022";
        row[i].to_wave = "2023";
        row[i].group_a = group[i];
        row[i].group_b = "D";
        row[i].possible = 90;
        row[i].ties_before = row[i].ties_after = 40;
        row[i].finding = i == 0 ? PDN_WAVE_LESS : PDN_WAVE_UNCLEAR;
        row[i].q = i == 0 ? .01 : i == 1 ? .5 : pdn_absent(PDN_NOT_DEFINED);
    }
    expect_title("waves-pairs", row, ROWS, false,
                 "Fra 2022 til 2023: tydelig mer kontakt i 0 av de 2 parene "
                 "som kunne prøves, tydelig mindre i 1.");
    row[2].q = pdn_absent(PDN_SUPPRESSED);
    expect_title("waves-pairs", row, ROWS, false,
                 "Fra 2022 til 2023: tydelig mer kontakt i 0 av parene som "
                 "kunne prøves, tydelig mindre i 1 av dem.");
}

/* What a step counts is of the services that both waves show. */
static void a_step_says_what_it_counts(void **state)
{
    (void)state;
    pdn_waves_row row;

    pdn_words_use(PDN_BOKMAL);
    pdn_row_clear(&pdn_waves_schema, &row);
    row.from_wave = "2022";
    row.to_wave = "2023";
    row.ties_after = 609;
    expect_title("waves", &row, 1, false,
                 "Hva det ble av kontaktene fra 2022 til 2023");
    expect_title("waves", &row, 1, true,
                 "Hva det ble av kontaktene i tjenestene som er vist begge "
                 "gangene, fra 2022 til 2023");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_is_whole),
        cmocka_unit_test(nothing_to_draw_is_said),
        cmocka_unit_test(no_count_of_tests_that_may_be_none),
        cmocka_unit_test(a_step_says_what_it_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
