#include "cells.h"
#include "dialect.h"
#include "encoding.h"
#include "header.h"
#include "normalize_name.h"
#include "records.h"

#include "core/diagnostics.h"
#include "core/files/read_file.h"
#include "core/textmap.h"
#include "table/foreign/excel_text.h"
#include "table/foreign/json_stat.h"
#include "table/foreign/title_rows.h"
#include "table/foreign/two_headers.h"
#include "table/foreign/workbook.h"
#include "table/foreign/year_columns.h"
#include "table/sums/sum_words.h"

#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Beyond what tables have: such a file is none. */
enum { MOST_COLUMNS = 65536 };

/* One file being read. */
struct reading {
    const char *file;
    const pdn_csv_options *options;
    encoding__text text;
    char sha256[65]; /* of the bytes of the file */
    dialect__marks dialect;
    records__fields records;
    size_t *place;    /* of each field: its column; NULL: as it stands */
    bool sheet;       /* of a workbook: rows end at their last value */
    title_rows about; /* the header, and where data begin and end */
    header__heading *heading;
    size_t width;
    size_t *row; /* records that are rows, without blank ones */
    size_t rows;
    pdn_diagnostics *f;
    size_t errors_before;
    pdn_table t;
};

static pdn_diagnostic fault(const struct reading *r, size_t line, size_t column)
{
    return (pdn_diagnostic){
        .file = r->file, .line = line, .column = column, .severity = PDN_ERROR};
}

/* ---- Bytes that are no text -------------------------------------------- */

/* A place in the text, moved on byte by byte. */
struct place {
    size_t at, line, field;
    bool quoted;
};

static void move_to(const struct reading *r, struct place *p, size_t to)
{
    const char *s = r->text.at;

    for (; p->at < to; p->at++) {
        char c = s[p->at];
        bool ends = c == '\n' || (c == '\r' && s[p->at + 1] != '\n');
        if (ends) p->line++;
        if (c == '"') p->quoted = !p->quoted;
        if (ends && !p->quoted) p->field = 1;
        if (c == r->dialect.separator && !p->quoted) p->field++;
    }
}

static pdn_status tell_flaws(const struct reading *r)
{
    pdn_status st = PDN_OK;
    struct place p = {.line = 1, .field = 1};
    const encoding__text *t = &r->text;

    for (size_t i = 0; i < t->flaws && i < ENCODING_FLAWS; i++) {
        move_to(r, &p, t->flaw[i].at);
        pdn_diagnostic at = fault(r, p.line, p.field);
        at.code = "encoding";
        PDN_TRY(pdn_diagnostics_add(r->f, at, "byte 0x%02X: want %s",
                                    t->flaw[i].byte, t->flaw[i].wanted));
    }
    if (t->flaws > ENCODING_FLAWS) {
        pdn_diagnostic at = fault(r, 0, 0);
        at.code = "encoding";
        PDN_TRY(pdn_diagnostics_add(r->f, at, "and %zu more bytes like that",
                                    t->flaws - ENCODING_FLAWS));
    }
out:
    return st;
}

/* Control characters, which no output can carry, become spaces. */
static pdn_status clean(struct reading *r)
{
    size_t found = 0, first = 0, width = 0;
    struct place p = {.line = 1, .field = 1};

    for (size_t at = 0;; at += width) {
        size_t next = pdn_plain_text(r->text.at + at, NULL, &width);
        if (next == SIZE_MAX) break;
        at += next;
        if (found++ == 0) first = at;
        memset(r->text.at + at, ' ', width);
    }
    if (found == 0) return PDN_OK;
    move_to(r, &p, first);
    pdn_diagnostic at = fault(r, p.line, p.field);
    at.severity = PDN_WARNING;
    at.code = "control-character";
    return pdn_diagnostics_add(r->f, at,
                               "%zu control character%s in the file: read as "
                               "spaces",
                               found, found == 1 ? "" : "s");
}

/* ---- Rows -------------------------------------------------------------- */

/* The last columns of the file that have no name. */
static size_t named_width(const struct reading *r)
{
    size_t n = r->width;

    while (n > 0 && r->heading[n - 1].nameless)
        n--;
    return n;
}

static pdn_status check_width(const struct reading *r, size_t record)
{
    size_t n = records__width(&r->records, record);
    pdn_diagnostic at = fault(r, r->records.line[record], 0);

    at.code = "row-width";
    if (n > r->width) {
        at.column = r->width + 1;
        return pdn_diagnostics_add(r->f, at,
                                   "%zu fields, the header has %zu: the row is "
                                   "too long",
                                   n, r->width);
    }
    if (n < named_width(r) && !r->sheet) {
        at.column = n + 1;
        return pdn_diagnostics_add(
            r->f, at,
            "%zu field%s, the header has %zu: the row is "
            "too short",
            n, n == 1 ? "" : "s", r->width);
    }
    return PDN_OK;
}

/* Picks the rows; one of nothing but separators is a blank line. */
static pdn_status pick_rows(struct reading *r)
{
    pdn_status st = PDN_OK;
    size_t blank = 0, first_blank = 0;

    PDN_NEW(r->row, r->records.records);
    for (size_t i = r->about.data; i < r->about.end; i++) {
        if (r->width > 1 && records__is_empty(&r->records, i, 0)) {
            if (blank++ == 0) first_blank = r->records.line[i];
            continue;
        }
        PDN_TRY(check_width(r, i));
        r->row[r->rows++] = i;
    }
    if (blank > 0) {
        pdn_diagnostic at = fault(r, first_blank, 0);
        at.severity = PDN_NOTE;
        at.code = "blank-row";
        PDN_TRY(pdn_diagnostics_add(r->f, at,
                                    "%zu row%s of nothing but separators: read "
                                    "as blank",
                                    blank, blank == 1 ? "" : "s"));
    }
out:
    return st;
}

/* ---- The table --------------------------------------------------------- */

/* What a record's fit is asked of. */
struct candidates {
    const struct reading *r;
    const header__wanted *h;
};

static pdn_status fit_of(void *user, size_t record, title_rows__fit *out)
{
    const struct candidates *c = user;
    const records__fields *t = &c->r->records;

    return header__fit(c->h, t->field + t->first[record],
                       records__width(t, record), out);
}

/* Rows of sums at the end, as people and pivot tables put them there. */
static pdn_status leave_sums(struct reading *r)
{
    const records__fields *t = &r->records;
    const size_t last = r->about.end;
    size_t end = last;

    while (end > r->about.data + 1 &&
           sum_words__row(t->field + t->first[end - 1],
                          records__width(t, end - 1)))
        end--;
    if (end == last) return PDN_OK;
    r->about.end = end;
    char *const *cell = t->field + t->first[end];
    while (!sum_words__says(*cell))
        cell++;
    return sum_words__tell(r->file, t->line[end], last - end, " at the end",
                           *cell, r->f);
}

static void take_grid(struct reading *r, const foreign_grid *g)
{
    r->records =
        (records__fields){g->field, g->fields,  g->fields_capacity, g->first,
                          g->line,  g->records, g->records_capacity};
}

/* Outcomes with a column of each year: a row of each. */
static pdn_status turn_years(struct reading *r, const header__wanted *h,
                             const foreign_grid *g, char *const **name)
{
    pdn_status st = PDN_OK;
    year_columns turned = {0};
    bool yes = false;

    PDN_TRY(header__wants_years(h, *name, r->width, &yes));
    if (!yes || !year_columns__stand(*name, r->width)) goto out;
    PDN_TRY(title_rows__text(g, &r->about, &r->t.arena, &r->t.aside));
    PDN_TRY(year_columns__turn(g, &r->about,
                               &(foreign_work){r->file, &r->t.arena, r->f},
                               *name, r->width, &turned));
    records__clear(&r->records);
    take_grid(r, &turned.grid);
    r->place = turned.place;
    r->about = (title_rows){.data = 1, .end = turned.grid.records};
    r->width = foreign_grid__width(&turned.grid, 0);
    *name = r->records.field;
out:
    return st;
}

static pdn_status leave_notes(struct reading *r, const title_rows__asker *ask,
                              const foreign_grid *g)
{
    pdn_status st = title_rows__leave_notes(ask, g, r->f, &r->about);

    if (st == PDN_OK)
        st = title_rows__labels(g, &r->about, &r->t.arena, &r->t.label,
                                &r->t.labels);
    if (st != PDN_OK) return st;
    return title_rows__text(g, &r->about, &r->t.arena, &r->t.aside);
}

static pdn_status match_header(struct reading *r, const pdn_want *want,
                               size_t wants)
{
    pdn_status st = PDN_OK;
    header__wanted h = {
        .file = r->file, .want = want, .wants = wants, .options = r->options};
    struct candidates all = {r, &h};
    const title_rows__asker ask = {fit_of, &all, r->file};
    const records__fields *t = &r->records;
    char *const *name = NULL;
    const foreign_grid g = {.field = t->field,
                            .fields = t->fields,
                            .first = t->first,
                            .line = t->line,
                            .records = t->records};

    if (r->records.records == 0) {
        pdn_diagnostic at = fault(r, 0, 0);
        at.code = "empty-file";
        /* A quote that was never closed may have taken the header with it. */
        if (r->f->errors == r->errors_before)
            PDN_TRY(pdn_diagnostics_add(
                r->f, at, "the file is empty: want a header row"));
        goto out;
    }
    PDN_TRY(title_rows__find(&ask, &g, r->f, &r->about));
    PDN_TRY(two_headers__names(&g, &r->about,
                               &(foreign_work){r->file, &r->t.arena, r->f},
                               &name, &r->width));
    PDN_TRY(turn_years(r, &h, &g, &name));
    h.line = r->records.line[r->about.header];
    if (r->width > MOST_COLUMNS) {
        pdn_diagnostic at = fault(r, h.line, MOST_COLUMNS + 1);
        at.code = "header";
        PDN_TRY(pdn_diagnostics_add(r->f, at, "%zu columns: want at most %d",
                                    r->width, (int)MOST_COLUMNS));
        goto out;
    }
    PDN_NEW(r->heading, r->width);
    PDN_TRY(header__match(&h, name, r->width, &r->t.arena, r->f, r->heading));
    if (r->place == NULL) /* else both are done */
        PDN_TRY(leave_notes(r, &ask, &g));
    PDN_TRY(leave_sums(r));
out:
    return st;
}

/* No two columns have one name; a table would find only the first. */
static pdn_status check_names(const struct reading *r)
{
    pdn_status st = PDN_OK;
    pdn_textmap names = {0};
    uint32_t first = 0;

    for (size_t k = 0; k < r->width; k++) {
        const header__heading *h = &r->heading[k];
        if (h->twice || h->nameless) continue;
        PDN_TRY(textmap__put(&names, h->name, (uint32_t)k, &first));
        if (first != k) PDN_FAIL(PDN_EARG, "column %s stands already", h->name);
    }
out:
    textmap__clear(&names);
    return st;
}

static pdn_status fill_table(struct reading *r)
{
    pdn_status st = PDN_OK;
    cells__text c = {
        .file = r->file,
        .records = &r->records,
        .row = r->row,
        .rows = r->rows,
        .marks = r->options != NULL ? &r->options->marks : NULL,
        .separator = r->dialect.separator,
        .decimal = (char)(r->options != NULL ? r->options->decimal : 0),
        .thousands = (char)(r->options != NULL ? r->options->thousands : 0),
        .place = r->place};

    r->t.rows = r->rows;
    r->t.line = pdn_arena_get(&r->t.arena, r->rows * sizeof *r->t.line);
    PDN_TRY(pdn_had_memory(r->t.line));
    for (size_t i = 0; i < r->rows; i++)
        r->t.line[i] = r->records.line[r->row[i]];
    PDN_TRY(check_names(r));
    for (size_t k = 0; k < r->width; k++)
        PDN_TRY(cells__column(&c, k, &r->heading[k], r->f, &r->t));
    PDN_TRY(normalize_name__join(r->file, r->heading, r->width, r->f, &r->t));
    if (r->options != NULL) r->t.marks = r->options->marks;
    memcpy(r->t.sha256, r->sha256, sizeof r->t.sha256);
    PDN_TRY(pdn_table_text(&r->t, r->file, &r->t.file));
out:
    return st;
}

/* ---- Records ----------------------------------------------------------- */

/* What the file is made of; bytes are taken over. */
static pdn_status read_text(struct reading *r, char *bytes, size_t n)
{
    pdn_status st = PDN_OK;
    const pdn_csv_options none = {0},
                          *o = r->options != NULL ? r->options : &none;
    records__source from = {0};
    size_t formulas = 0;

    PDN_TRY(encoding__take(bytes, n, r->file, o->encoding, r->f, &r->text));
    if (r->f->errors > r->errors_before) goto out;
    r->dialect = dialect__of(r->text.at, r->text.n, o->separator);
    PDN_TRY(tell_flaws(r));
    PDN_TRY(clean(r));
    formulas = excel_text__open_formulas(r->text.at + r->dialect.skip,
                                         r->text.n - r->dialect.skip,
                                         r->dialect.separator);
    from = (records__source){.s = r->text.at + r->dialect.skip,
                             .n = r->text.n - r->dialect.skip,
                             .line = 1 + r->dialect.lines,
                             .separator = r->dialect.separator,
                             .file = r->file};
    PDN_TRY(records__read(&from, &r->t.arena, r->f, &r->records));
    formulas += excel_text__unwrap(r->records.field, r->records.fields);
    PDN_TRY(excel_text__tell(r->file, formulas, r->f));
out:
    return st;
}

/* A file that is no text with separators; *taken: it was one, or is refused. */
static pdn_status read_foreign(struct reading *r, const char *bytes, size_t n,
                               const char *sheet, bool *taken)
{
    pdn_status st = PDN_OK;
    const workbook__source from = {bytes, n, r->file, sheet};
    foreign_grid g = {0};

    *taken = false;
    if (workbook__is_archive(bytes, n)) {
        PDN_TRY(workbook__read(&from, &r->t.arena, r->f, &g, taken));
        r->sheet = *taken;
    } else if (json_stat__is_json(bytes, n)) {
        PDN_TRY(json_stat__read(bytes, n, r->file, &r->t.arena, r->f, &g));
        *taken = true;
    }
    take_grid(r, &g);
out:
    return st;
}

static pdn_status read_records(struct reading *r, const char *path)
{
    pdn_status st = PDN_OK;
    const char *file = NULL, *sheet = NULL;
    char *bytes = NULL;
    size_t n = 0;
    bool taken = false;

    PDN_TRY(workbook__split_path(path, &r->t.arena, &file, &sheet));
    PDN_TRY(read_file__bytes(file, &bytes, &n));
    pdn_sha256(bytes, n, r->sha256);
    PDN_TRY(read_foreign(r, bytes, n, sheet, &taken));
    if (taken) goto out;
    st = read_text(r, bytes, n);
    bytes = NULL;
out:
    free(bytes);
    return st;
}

static pdn_status read_all(struct reading *r, const char *path,
                           const pdn_want *want, size_t wants)
{
    pdn_status st = PDN_OK;

    PDN_TRY(read_records(r, path));
    if (r->f->errors > r->errors_before && r->records.records == 0) goto out;
    PDN_TRY(match_header(r, want, wants));
    if (r->heading == NULL) goto out;
    PDN_TRY(pick_rows(r));
    PDN_TRY(fill_table(r));
out:
    return st;
}

pdn_status pdn_csv_read_faulty(const char *path, const pdn_csv_options *options,
                               const pdn_want *want, size_t wants,
                               pdn_diagnostics *f, pdn_table *out)
{
    pdn_status st = PDN_OK;
    size_t since = f->rows;
    struct reading r = {.file = pdn_base_name(path),
                        .options = options,
                        .f = f,
                        .errors_before = f->errors};

    PDN_TRY(read_all(&r, path, want, wants));
    PDN_TRY(diagnostics__sort(f, since));
    if (f->errors > r.errors_before) st = pdn_diagnostics_verdict(f);
    if (st != PDN_OK && st != PDN_EPARSE) goto out;
    *out = r.t;
    r.t = (pdn_table){0};
out:
    free(r.row);
    free(r.place);
    free(r.heading);
    records__clear(&r.records);
    encoding__clear(&r.text);
    pdn_table_clear(&r.t);
    return st;
}

pdn_status pdn_csv_read(const char *path, const pdn_csv_options *options,
                        const pdn_want *want, size_t wants, pdn_diagnostics *f,
                        pdn_table *out)
{
    pdn_table t = {0};
    pdn_status st = pdn_csv_read_faulty(path, options, want, wants, f, &t);

    if (st == PDN_OK)
        *out = t;
    else
        pdn_table_clear(&t);
    return st;
}

pdn_status pdn_kind_read(const char *kind, const char *path,
                         const pdn_csv_options *options, pdn_diagnostics *f,
                         pdn_table *out)
{
    const pdn_file_kind *k = pdn_file_kind_of(kind);

    if (k == NULL) return pdn_fail(PDN_EARG, "no kind of file is %s", kind);
    return pdn_csv_read(path, options, k->want, k->wants, f, out);
}
