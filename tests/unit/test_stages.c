/* The table of stages: every row is whole, and nothing stands twice. */
#include "check.h"

#include "pdnet/study.h"
#include "pdnet/tables.h"

#include <string.h>

static void every_section_has_its_file_and_its_keys(void **state)
{
    (void)state;

    for (pdn_stage_id id = 0; id < PDN_STAGES; id++) {
        const pdn_stage *s = pdn_stage_of(id);
        const char *about = NULL, *key = NULL;
        CHECK((s->section == NULL) == (s->about == NULL), "stage %d", (int)id);
        if (s->kind != NULL) {
            CHECK(pdn_file_kind_of(s->kind) != NULL, "no file kind %s",
                  s->kind);
            assert_string_equal(pdn_stage_key(id, 0, &about), "file");
            assert_null(about);
        }
        for (size_t i = s->kind != NULL;
             (key = pdn_stage_key(id, i, &about)) != NULL; i++)
            CHECK(about != NULL, "[%s] %s says nothing", s->section, key);
    }
}

static void every_table_is_of_one_stage(void **state)
{
    (void)state;
    const pdn_schema *seen[2 * PDN_STAGES];
    size_t n = 0;

    for (pdn_stage_id id = 0; id < PDN_STAGES; id++)
        for (size_t i = 0; i < pdn_stage_of(id)->tables; i++) {
            const pdn_schema *schema = pdn_stage_of(id)->table[i].schema;
            for (size_t k = 0; k < n; k++)
                CHECK(strcmp(seen[k]->name, schema->name) != 0, "%s twice",
                      schema->name);
            assert_true(n < sizeof seen / sizeof *seen);
            seen[n++] = schema;
        }
    /* as many as a report of everything has in tables/ for one wave */
    assert_int_equal(n, 19);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_section_has_its_file_and_its_keys),
        cmocka_unit_test(every_table_is_of_one_stage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
