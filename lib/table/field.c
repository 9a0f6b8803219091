#include "resource.h"

#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How a table is written: the columns chosen and the signs. */
struct writing {
    const pdn_schema *schema;
    const pdn_field **field;
    size_t fields;
    bool excel;
    char separator;
};

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* ---- Cells ------------------------------------------------------------- */

static const char *text_at(const void *row, const pdn_field *f)
{
    const char *s = NULL;

    memcpy(&s, (const char *)row + f->at, sizeof s);
    return s;
}

static unsigned code_at(const void *row, const pdn_field *f)
{
    unsigned code = 0;

    memcpy(&code, (const char *)row + f->at, sizeof code);
    return code;
}

static bool is_number(const pdn_field *f)
{
    return f->kind == PDN_REAL || f->kind == PDN_INTEGER ||
           f->kind == PDN_BOOLEAN;
}

static double number_at(const void *row, const pdn_field *f)
{
    double x = 0;

    memcpy(&x, (const char *)row + f->at, sizeof x);
    return x;
}

/* What a cell that is no number says. */
static const char *text_of(const void *row, const pdn_field *f,
                           char capacity[PDN_CODES_ROOM])
{
    if (f->kind == PDN_TEXT) return text_at(row, f);
    if (f->kind == PDN_CODE) return pdn_code_text(f->codes, code_at(row, f));
    pdn_codes_text(f->codes, code_at(row, f), capacity);
    return capacity;
}

const char *pdn_field_text(const pdn_field *f, const void *row,
                           char capacity[PDN_CODES_ROOM])
{
    const char *text = capacity;

    if (is_number(f))
        pdn_number_write(number_at(row, f), capacity);
    else
        text = text_of(row, f, capacity);
    return text != NULL ? text : "";
}

static bool needs_quotes(const char *s, char separator)
{
    size_t n = strlen(s);

    if (n == 0) return false;
    if (*s == ' ' || *s == '\t' || s[n - 1] == ' ' || s[n - 1] == '\t')
        return true; /* a reader takes blanks off */
    if (strncmp(s, BYTE_ORDER_MARK, 3) == 0) return true; /* and that */
    for (; *s != '\0'; s++)
        if (*s == separator || *s == '"' || *s == '\n' || *s == '\r')
            return true;
    return false;
}

/* A spreadsheet takes text that begins so for a formula; a number is none. */
static bool is_formula(const char *s)
{
    double x = 0;

    return *s != '\0' && strchr("=+-@\t\r", *s) != NULL &&
           !pdn_number_read(s, strlen(s), '.', &x) &&
           !pdn_number_read(s, strlen(s), ',', &x);
}

static void print_text(FILE *f, const struct writing *w, const char *s)
{
    bool guard = w->excel && is_formula(s);
    bool quotes = needs_quotes(s, w->separator);

    if (!guard && !quotes) {
        fputs(s, f);
        return;
    }
    if (quotes) putc('"', f);
    if (guard) putc('\'', f);
    for (; *s != '\0'; s++) {
        if (*s == '"') putc('"', f);
        putc(*s, f);
    }
    if (quotes) putc('"', f);
}

static void print_number(FILE *f, const struct writing *w, double x)
{
    char text[PDN_NUMBER_SIZE];

    pdn_number_write(x, text);
    char *point =
        w->excel && pdn_state_of(x) == PDN_VALUE ? strchr(text, '.') : NULL;
    if (point != NULL) *point = ',';
    fputs(text, f);
}

static void print_cell(FILE *f, const struct writing *w, const pdn_field *field,
                       const void *row)
{
    char codes[PDN_CODES_ROOM];

    if (!is_number(field)) {
        const char *s = text_of(row, field, codes);
        if (s != NULL && *s != '\0')
            print_text(f, w, s);
        else if (w->fields == 1)
            fputs("\"\"", f); /* a blank line would be no row */
        return;
    }
    double x = number_at(row, field);
    bool empty = pdn_state_of(x) == PDN_NOT_DEFINED;
    if (empty && w->fields == 1)
        fputs("\"\"", f);
    else
        print_number(f, w, x);
}

/* ---- Tables ------------------------------------------------------------ */

static const pdn_field *field_called(const pdn_schema *s, const char *name)
{
    for (size_t i = 0; i < s->fields; i++)
        if (strcmp(s->field[i].name, name) == 0) return &s->field[i];
    return NULL;
}

/* The columns that o asks for, in the order asked. */
static pdn_status choose(const pdn_schema *schema, const pdn_write_options *o,
                         struct writing *out)
{
    pdn_status st = PDN_OK;
    struct writing w = {.schema = schema, .separator = ','};
    const char *const *only = o != NULL ? o->only : NULL;

    w.fields = only == NULL ? schema->fields : o->onlys;
    w.excel = o != NULL && o->excel;
    if (w.excel) w.separator = ';';
    PDN_NEW(w.field, w.fields);
    for (size_t i = 0; i < w.fields; i++) {
        if (only == NULL) {
            w.field[i] = &schema->field[i];
            continue;
        }
        w.field[i] = field_called(schema, only[i]);
        if (w.field[i] == NULL)
            PDN_FAIL(PDN_EARG, "no column \"%s\" in %s", only[i], schema->name);
        for (size_t k = 0; k < i; k++)
            if (w.field[k] == w.field[i])
                PDN_FAIL(PDN_EARG, "column \"%s\" asked for twice",
                         w.field[i]->name);
    }
    *out = w;
    w.field = NULL;
out:
    free(w.field);
    return st;
}

static void print_rows(FILE *f, const struct writing *w, const void *rows,
                       size_t n)
{
    const char *end = w->excel ? "\r\n" : "\n";

    if (w->excel) fputs(BYTE_ORDER_MARK, f);
    for (size_t k = 0; k < w->fields; k++) {
        if (k > 0) putc(w->separator, f);
        print_text(f, w, w->field[k]->name);
    }
    fputs(end, f);
    for (size_t i = 0; i < n; i++) {
        const char *row = (const char *)rows + i * w->schema->stride;
        for (size_t k = 0; k < w->fields; k++) {
            if (k > 0) putc(w->separator, f);
            print_cell(f, w, w->field[k], row);
        }
        fputs(end, f);
    }
}

/* ---- Files ------------------------------------------------------------- */

/* True when what stands in the buffers of o has reached the disk. */
static pdn_status flushed(const pdn_atomic_file *o)
{
    if (o->file == NULL || (fflush(o->file) == 0 && ferror(o->file) == 0))
        return PDN_OK;
    return pdn_fail(PDN_EIO, "%s: %s",
                    o->path != NULL ? o->path : "standard output",
                    pdn_system_error(errno));
}

static pdn_status put(const pdn_atomic_file *o, const char *bytes, size_t n)
{
    if (fwrite(bytes, 1, n, o->file) == n) return flushed(o);
    return pdn_fail(PDN_EIO, "%s: %s",
                    o->path != NULL ? o->path : "standard output",
                    pdn_system_error(errno));
}

/* Whether a cell that is written is of a person, or names one. */
static bool names_people(const struct writing *w, const void *rows, size_t n)
{
    const char *hidden = pdn_state_mark(PDN_SUPPRESSED);
    char codes[PDN_CODES_ROOM];

    for (size_t k = 0; k < w->fields; k++) {
        const pdn_field *field = w->field[k];
        if (field->disclosure != PDN_DISCLOSURE_OF_A_PERSON &&
            field->disclosure != PDN_DISCLOSURE_NAMES_A_PERSON)
            continue;
        for (size_t i = 0; i < n; i++) {
            const char *row = (const char *)rows + i * w->schema->stride;
            const char *text = pdn_field_text(field, row, codes);
            if (text[0] != '\0' && strcmp(text, hidden) != 0) return true;
        }
    }
    return false;
}

/* The table and, where `described` is not NULL, its description. Both stand
 * complete under temporary names before either gets its own. */
static pdn_status write_both(const char *path, bool people, const char *bytes,
                             size_t n, const char *about_path,
                             const char *described)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file table = {.slot = -1}, about = {.slot = -1};

    PDN_TRY(pdn_atomic_file_open_for(path, people, &table));
    if (described != NULL) {
        if (!resource__may_replace(about_path))
            PDN_FAIL(PDN_EIO,
                     "%s: is no description that these tools wrote; move it, "
                     "or write without one",
                     about_path);
        PDN_TRY(pdn_atomic_file_open(about_path, &about));
        PDN_TRY(put(&about, described, strlen(described)));
    }
    PDN_TRY(put(&table, bytes, n));
    if (described != NULL) PDN_TRY(pdn_atomic_file_commit(&about));
    st = pdn_atomic_file_commit(&table);
    if (st != PDN_OK && described != NULL) (void)unlink(about_path);
out:
    pdn_atomic_file_abandon(&table);
    pdn_atomic_file_abandon(&about);
    return st;
}

/* Cells that are written as hidden: numbers only, the mark in a text is text.
 */
static size_t count_suppressed(const struct writing *w,
                               const pdn_schema *schema, const char *rows,
                               size_t n)
{
    size_t hidden = 0;
    double x = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < w->fields; k++) {
            const pdn_field *f = w->field[k];
            if (f->kind == PDN_TEXT || f->kind == PDN_CODE ||
                f->kind == PDN_CODES)
                continue;
            memcpy(&x, rows + i * schema->stride + f->at, sizeof x);
            hidden += pdn_state_of(x) == PDN_SUPPRESSED;
        }
    return hidden;
}

/* NOLINTNEXTLINE(readability-function-size): where, what, how, whence */
pdn_status pdn_rows_write(const char *path, const pdn_schema *schema,
                          const void *rows, size_t n,
                          const pdn_write_options *o, const pdn_about *about,
                          const pdn_provenance *origin)
{
    pdn_status st = PDN_OK;
    FILE *memory = NULL;
    struct writing w = {0};
    char *bytes = NULL, *described = NULL, *about_path = NULL;
    size_t size = 0;

    PDN_TRY(choose(schema, o, &w));
    PDN_TRY(pdn_description_path(path, &about_path));
    memory = open_memstream(&bytes, &size);
    PDN_TRY(pdn_had_memory(memory));
    print_rows(memory, &w, rows, n);
    /* glibc closes well and leaves no text where its last step fails */
    if (fclose(memory) != 0 || bytes == NULL) PDN_TRY(pdn_no_memory());
    if (origin != NULL && about_path != NULL) {
        const resource__table r = {.path = path,
                                   .schema = schema,
                                   .field = w.field,
                                   .fields = w.fields,
                                   .excel = w.excel,
                                   .bytes = bytes,
                                   .size = size,
                                   .suppressed =
                                       count_suppressed(&w, schema, rows, n),
                                   .about = about,
                                   .origin = origin};
        PDN_TRY(resource__make(&r, &described));
    }
    PDN_TRY(write_both(path, names_people(&w, rows, n), bytes, size, about_path,
                       described));
out:
    free(about_path);
    free(described);
    free(bytes);
    free(w.field);
    return st;
}

/* ---- Back again -------------------------------------------------------- */

static pdn_status unknown_code(const pdn_table *t, const pdn_column *c,
                               size_t row, const pdn_field *field,
                               pdn_diagnostics *f)
{
    char known[2 * PDN_CODES_ROOM] = "";
    size_t n = 0;

    for (unsigned k = 1; k < field->codes->codes; k++) {
        const char *one = pdn_code_text(field->codes, k);
        n += (size_t)pdn_format(known + n, sizeof known - n, "%s%s",
                                k > 1 ? ", " : "", one);
    }
    return pdn_diagnostics_add(
        f,
        (pdn_diagnostic){.file = t->file,
                         .line = t->line[row],
                         .column = t->field[c - t->column],
                         .severity = PDN_ERROR,
                         .code = "code"},
        "%s \"%s\": want %s%s", field->name, c->text[row],
        field->kind == PDN_CODES ? "some, joined by +, of " : "one of ", known);
}

/* The same for codes, of which each must be known. */
static pdn_status fill_codes(const pdn_table *t, const pdn_field *field,
                             size_t stride, pdn_diagnostics *f, char *rows)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(t, field->name);

    for (size_t i = 0; c != NULL && i < t->rows; i++) {
        unsigned code = 0;
        bool known = field->kind == PDN_CODES
                         ? pdn_codes_of(field->codes, c->text[i], &code)
                         : (code = pdn_code_of(field->codes, c->text[i])) <
                               field->codes->codes;
        if (!known)
            PDN_TRY(unknown_code(t, c, i, field, f));
        else
            memcpy(rows + i * stride + field->at, &code, sizeof code);
    }
out:
    return st;
}

/* Puts a column of the table into its member of every row; an absent one is
 * not defined there. */
static pdn_status fill_member(const pdn_table *t, const pdn_field *f,
                              size_t stride, pdn_arena *text, char *rows)
{
    const pdn_column *c = pdn_table_column(t, f->name);

    for (size_t i = 0; i < t->rows; i++) {
        char *to = rows + i * stride + f->at;
        if (is_number(f)) {
            double x = c != NULL ? c->number[i] : pdn_absent(PDN_NOT_DEFINED);
            memcpy(to, &x, sizeof x);
            continue;
        }
        const char *s = c != NULL ? c->text[i] : NULL;
        if (s != NULL) s = pdn_arena_string(text, s);
        if (s == NULL && c != NULL && c->text[i] != NULL)
            return pdn_no_memory();
        memcpy(to, &s, sizeof s);
    }
    return PDN_OK;
}

static pdn_status check_some_column(const pdn_table *t, const pdn_schema *s)
{
    for (size_t i = 0; i < s->fields; i++)
        if (pdn_table_column(t, s->field[i].name) != NULL) return PDN_OK;
    return pdn_fail(PDN_EPARSE,
                    "%s: not a table of %s: it has none of its columns",
                    t->file, s->name);
}

/* Marks what the schema cannot do without. */
static void mark_needs(const pdn_schema *s, pdn_want *want)
{
    for (size_t k = 0; k < s->needs; k++) {
        const pdn_field *f = pdn_field_at(s, s->need[k].at);
        want[f - s->field].required = true;
        want[f - s->field].filled = s->need[k].filled;
    }
}

pdn_status pdn_rows_read(const char *path, const pdn_schema *schema,
                         pdn_diagnostics *f, pdn_arena *text, void **rows,
                         size_t *n)
{
    pdn_status st = PDN_OK;
    pdn_table t = {0};
    pdn_want *want = NULL;
    char *all = NULL;

    PDN_NEW(want, schema->fields);
    for (size_t i = 0; i < schema->fields; i++)
        want[i] = (pdn_want){.name = schema->field[i].name,
                             .kind = is_number(&schema->field[i])
                                         ? schema->field[i].kind
                                         : PDN_TEXT};
    mark_needs(schema, want);
    PDN_TRY(pdn_csv_read(path, NULL, want, schema->fields, f, &t));
    PDN_TRY(check_some_column(&t, schema));
    all = calloc(t.rows > 0 ? t.rows : 1, schema->stride);
    PDN_TRY(pdn_had_memory(all));
    for (size_t i = 0; i < schema->fields; i++)
        if (schema->field[i].codes != NULL)
            PDN_TRY(fill_codes(&t, &schema->field[i], schema->stride, f, all));
        else
            PDN_TRY(
                fill_member(&t, &schema->field[i], schema->stride, text, all));
    PDN_TRY(pdn_diagnostics_verdict(f));
    *n = t.rows;
    *rows = all;
    all = NULL;
out:
    free(all);
    free(want);
    pdn_table_clear(&t);
    return st;
}
