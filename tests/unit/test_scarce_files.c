/* The n-th taking of memory fails, for n = 1, 2, 3 ...: libxml2's and jansson's
 * own, too. A workbook or JSON-stat file that is read is the whole table, or
 * memory is out. */
#include "check.h"
#include "scarce.h"

#include "pdnet/table.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *other_malloc(size_t n)
{
    return __wrap_malloc(n);
}

static void *other_realloc(void *p, size_t n)
{
    return __wrap_realloc(p, n);
}

static char *other_strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    char *copy = __wrap_malloc(n);

    return copy != NULL ? memcpy(copy, s, n) : NULL;
}

static const char json[] =
    "{\"id\":[\"unit\",\"year\"],\"size\":[2,2],\"dimension\":{\"unit\":{"
    "\"category\":{\"index\":{\"a\":0,\"b\":1},\"label\":{\"a\":\"A\",\"b\":"
    "\"A\"}}},\"year\":{\"category\":{\"index\":[\"2020\",\"2021\"]}}},"
    "\"value\":{\"0\":1,\"3\":2.5},\"status\":{\"1\":\":\"}}";

static char path[] = "/tmp/test_scarce_files.XXXXXX";

static void spell(const pdn_table *t, char *text, size_t size)
{
    size_t used = 0;

    for (size_t k = 0; k < t->columns; k++)
        for (size_t i = 0; i < t->rows && used < size; i++) {
            char number[PDN_NUMBER_SIZE] = "";
            const pdn_column *c = &t->column[k];
            if (c->kind != PDN_TEXT) pdn_number_write(c->number[i], number);
            const char *cell = c->kind != PDN_TEXT  ? number
                               : c->text[i] != NULL ? c->text[i]
                                                    : "-";
            used += (size_t)snprintf(text + used, size - used, "%s=%s|",
                                     c->name, cell);
        }
}

/* from: all that come from there fail; else that one alone. knows: the parser
 * tells want of memory from a file that is unsound; jansson does not always. */
static void read_with(const char *file, bool from, bool knows, const char *want)
{
    pdn_status st = PDN_ENOMEM;
    long failed = 0;

    for (long n = 0; n < 20000; n++) {
        pdn_diagnostics f = {0};
        pdn_table t = {0};
        char got[2048] = "";
        pdn_message_clear();
        atomic_store(&scarce_one, !from);
        atomic_store(&scarce_left, n);
        st = pdn_kind_read("outcomes", file, NULL, &f, &t);
        bool reached = atomic_load(&scarce_left) < 0;
        atomic_store(&scarce_left, LONG_MAX);
        atomic_store(&scarce_one, false);
        CHECK(st == PDN_OK || st == PDN_ENOMEM || (st == PDN_EPARSE && !knows),
              "%ld: %d %s", n, (int)st, pdn_message());
        if (st == PDN_OK) spell(&t, got, sizeof got);
        CHECK(st != PDN_OK || strcmp(got, want) == 0, "%ld: %s", n, got);
        failed += st != PDN_OK;
        pdn_table_clear(&t);
        pdn_diagnostics_clear(&f);
        if (!reached) break;
    }
    assert_int_equal(st, PDN_OK);
    assert_true(failed > 30);
}

static void read_all(const char *file, bool knows)
{
    pdn_diagnostics f = {0};
    pdn_table t = {0};
    char want[2048] = "";

    MUST(pdn_kind_read("outcomes", file, NULL, &f, &t)); /* what is kept is */
    spell(&t, want, sizeof want);
    assert_true(strlen(want) > 40);
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
    read_with(file, true, knows, want);
    read_with(file, false, knows, want);
}

static void a_workbook_is_whole_or_refused(void **state)
{
    (void)state;
    read_all(PDN_SOURCE "/tests/data/workbooks/outcomes.xlsx", true);
}

static void json_stat_is_whole_or_refused(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;

    assert_non_null(f);
    assert_true(fputs(json, f) >= 0);
    assert_int_equal(fclose(f), 0);
    read_all(path, false);
    assert_int_equal(unlink(path), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workbook_is_whole_or_refused),
        cmocka_unit_test(json_stat_is_whole_or_refused),
    };
    int failed = 0;

    xmlMemSetup(free, other_malloc, other_realloc, other_strdup);
    json_set_alloc_funcs(other_malloc, free);
    pdn_runtime_init();
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
