/* Any bytes as a result table of any kind, and as a layout file: read without
 * harm; what was read is written, read again and written as the same bytes. */
#include "core/files/read_file.h"
#include "fuzz.h"

#include "pdnet/tables.h"

static pdn_status read_rows(const char *path, const pdn_schema *schema,
                            pdn_arena *text, void **rows, size_t *n)
{
    pdn_diagnostics f = {0};
    pdn_status st = pdn_rows_read(path, schema, &f, text, rows, n);

    fuzz_check_refusal(st, &f);
    pdn_diagnostics_clear(&f);
    return st;
}

static char *written(const char *path, const pdn_schema *schema,
                     const void *rows, size_t n, size_t *size)
{
    char *bytes = NULL;

    REQUIRE(pdn_rows_write(path, schema, rows, n, NULL, NULL, NULL) == PDN_OK);
    REQUIRE(read_file__bytes(path, &bytes, size) == PDN_OK);
    return bytes;
}

/* A row of nothing is a blank line when it is read again. */
static void write_and_read(const char *path, const pdn_schema *schema,
                           const void *rows, size_t n)
{
    size_t size = 0, again = 0, back = 0;
    pdn_arena text = {0};
    void *read = NULL;
    char *once = written(path, schema, rows, n, &size);

    REQUIRE(read_rows(path, schema, &text, &read, &back) == PDN_OK);
    REQUIRE(back <= n);
    char *twice = written(path, schema, read, back, &again);
    if (back == n) REQUIRE(size == again && memcmp(once, twice, size) == 0);
    free(once);
    free(twice);
    free(read);
    pdn_arena_clear(&text);
}

static void read_places(const char *path)
{
    pdn_diagnostics f = {0};
    pdn_arena text = {0};
    pdn_place *place = NULL;
    size_t n = 0;
    pdn_status st = pdn_places_read(path, &f, &text, &place, &n);

    fuzz_check_refusal(st, &f);
    for (size_t i = 0; st == PDN_OK && i < n; i++)
        REQUIRE(pdn_places_find(place, n, place[i].id) == &place[i]);
    free(place);
    pdn_arena_clear(&text);
    pdn_diagnostics_clear(&f);
}

/* The first byte chooses the table. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const name[] = {"table.csv"};
    char path[FUZZ_PATH];
    pdn_arena text = {0};
    void *rows = NULL;
    size_t n = 0;

    if (size == 0) return 0;
    const pdn_schema *schema = pdn_schemas[data[0] % pdn_schemas_count];
    fuzz_write(fuzz_path(name[0], path), data + 1, size - 1);
    if (schema == &pdn_places_schema) read_places(path);
    if (read_rows(path, schema, &text, &rows, &n) == PDN_OK)
        write_and_read(path, schema, rows, n);
    free(rows);
    pdn_arena_clear(&text);
    fuzz_remove(name, 1);
    return 0;
}
