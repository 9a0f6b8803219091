/* The table of the kinds of sheet that one table is drawn as. */
#include "check.h"

#include "pdnet/sheets.h"

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
                  k->title != NULL && k->draw != NULL,
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
        char *title = NULL;
        pdn_canvas *c = NULL;
        FILE *f = tmpfile();
        assert_non_null(f);
        assert_true(k->schema->stride <= sizeof row);
        MUST(pdn_canvas_new(PDN_SVG, f, 842, 595, "x", "x", "test", &c));
        CHECK(k->title(k, row, 0, &asked, &title) == PDN_EDATA, "%s", k->name);
        assert_null(title);
        CHECK(k->draw(k, c, &facts, row, 0, &asked) == PDN_EDATA, "%s",
              k->name);
        MUST(pdn_canvas_finish(c));
        (void)fclose(f);
    }
    pdn_message_clear();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_is_whole),
        cmocka_unit_test(nothing_to_draw_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
