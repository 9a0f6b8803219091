/* Any bytes as a CSV file: read without harm; a refusal has its reason in
 * lines of their own; what was read is written and read again as the same. */
#include "pdnet/table.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[64];

static void put_file(const void *bytes, size_t n)
{
    if (path[0] == '\0')
        snprintf(path, sizeof path, "/tmp/pdn-fuzz-%ld.csv", (long)getpid());
    FILE *f = fopen(path, "wb");
    if (f == NULL || fwrite(bytes, 1, n, f) != n || fclose(f) != 0) abort();
}

#define REQUIRE(cond)                                                 \
    do {                                                              \
        if (!(cond)) fprintf(stderr, "not so: %s\n", #cond), abort(); \
    } while (0)

static void check_refusal(const pdn_diagnostics *f, const pdn_table *t)
{
    REQUIRE(f->errors > 0 && pdn_message()[0] != '\0');
    REQUIRE(t->rows == 0 && t->column == NULL && t->arena.head == NULL);
    for (size_t i = 0; i < f->rows; i++) {
        REQUIRE(f->row[i].message[0] != '\0');
        REQUIRE(strchr(f->row[i].message, '\n') == NULL);
    }
}

/* ---- A table as rows of eight-byte cells ------------------------------- */

enum { CELL = sizeof(double) };
_Static_assert(sizeof(const char *) <= CELL, "a cell holds either");

static pdn_field *fields_of(const pdn_table *t)
{
    pdn_field *field = calloc(t->columns + 1, sizeof *field);

    REQUIRE(field != NULL);
    for (size_t k = 0; k < t->columns; k++)
        field[k] = (pdn_field){.name = t->column[k].name,
                               .kind = t->column[k].kind,
                               .at = k * CELL};
    return field;
}

static char *rows_of(const pdn_table *t)
{
    char *rows = calloc(t->rows * t->columns + 1, CELL);

    REQUIRE(rows != NULL);
    for (size_t i = 0; i < t->rows; i++)
        for (size_t k = 0; k < t->columns; k++) {
            char *to = rows + (i * t->columns + k) * CELL;
            if (t->column[k].kind == PDN_TEXT)
                memcpy(to, (const void *)&t->column[k].text[i],
                       sizeof(const char *));
            else
                memcpy(to, &t->column[k].number[i], sizeof(double));
        }
    return rows;
}

static int is_empty(const pdn_table *t, size_t i)
{
    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        if (c->kind == PDN_TEXT ? c->text[i] != NULL
                                : pdn_state_of(c->number[i]) != PDN_NOT_DEFINED)
            return 0;
    }
    return t->columns > 1;
}

static void check_cell(const pdn_column *a, size_t i, const pdn_column *b,
                       size_t j)
{
    REQUIRE(a->kind == b->kind);
    if (a->kind == PDN_TEXT) {
        const char *x = a->text[i], *y = b->text[j];
        REQUIRE((x == NULL) == (y == NULL));
        REQUIRE(x == NULL || strcmp(x, y) == 0);
        return;
    }
    double x = a->number[i], y = b->number[j];
    REQUIRE(pdn_state_of(x) == pdn_state_of(y));
    REQUIRE(isnan(x) || fabs(x - y) <= 0);
}

/* Rows of nothing read back as blank lines; all others must be there. */
static void check_same(const pdn_table *a, const pdn_table *b)
{
    size_t j = 0;

    REQUIRE(a->columns == b->columns);
    for (size_t i = 0; i < a->rows; i++) {
        if (is_empty(a, i)) continue;
        REQUIRE(j < b->rows);
        for (size_t k = 0; k < a->columns; k++)
            check_cell(&a->column[k], i, &b->column[k], j);
        j++;
    }
    REQUIRE(j == b->rows);
}

/* A number that no wanted column may hold is refused there. */
static int is_too_large(const pdn_table *t)
{
    for (size_t k = 0; k < t->columns; k++)
        for (size_t i = 0; t->column[k].number != NULL && i < t->rows; i++)
            if (fabs(t->column[k].number[i]) > 9007199254740992.0) return 1;
    return 0;
}

/* A first name may look like the mark of another kind of file. */
static int is_of_another_kind(const pdn_diagnostics *f)
{
    const char *code = f->rows > 0 ? f->row[f->rows - 1].code : "";

    return strcmp(code, "not-csv") == 0 || strcmp(code, "json-stat") == 0;
}

static void write_and_read(const pdn_table *t)
{
    pdn_field *field = fields_of(t);
    char *rows = rows_of(t);
    pdn_schema schema = {"any", "Any", t->columns * CELL, field, t->columns,
                         NULL,  0};
    pdn_want *want = calloc(t->columns + 1, sizeof *want);
    pdn_csv_options o = {.separator = ',', .decimal = '.', .encoding = "utf-8"};
    pdn_diagnostics f = {0};
    pdn_table back = {0};

    REQUIRE(want != NULL);
    for (size_t k = 0; k < t->columns; k++)
        want[k] = (pdn_want){.name = field[k].name, .kind = field[k].kind};
    REQUIRE(pdn_rows_write(path, &schema, rows, t->rows, NULL, NULL, NULL) ==
            PDN_OK);
    pdn_status st = pdn_csv_read(path, &o, want, t->columns, &f, &back);
    if (st == PDN_OK)
        check_same(t, &back);
    else
        REQUIRE(is_of_another_kind(&f));
    pdn_table_clear(&back);
    pdn_diagnostics_clear(&f);
    free(want);
    free(rows);
    free(field);
}

/* The first byte chooses the options, the rest is the file. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const encodings[] = {NULL, "utf-8", "utf-16",
                                            "windows-1252"};
    static const char separators[] = {0, 0, ',', ';'};
    pdn_diagnostics f = {0};
    pdn_table t = {0};

    if (size == 0) return 0;
    const pdn_file_kind *ties = pdn_file_kind_of("ties");
    size_t wants = (data[0] & 64) != 0 ? ties->wants : 0;
    pdn_csv_options o = {.encoding = encodings[data[0] & 3],
                         .separator = separators[data[0] >> 2 & 3],
                         .decimal = (data[0] & 16) != 0 ? ',' : 0};
    put_file(data + 1, size - 1);
    pdn_status st = pdn_csv_read(path, &o, ties->want, wants, &f, &t);
    if (st == PDN_EPARSE)
        check_refusal(&f, &t);
    else
        REQUIRE(st == PDN_OK && f.errors == 0);
    if (st == PDN_OK && t.columns > 0 && !is_too_large(&t) &&
        strncasecmp(t.column[0].name, "sep=", 4) != 0)
        write_and_read(&t);
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
    (void)unlink(path);
    return 0;
}
