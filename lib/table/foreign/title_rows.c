#define _POSIX_C_SOURCE 200809L
#include "title_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 20, FEWEST_COLUMNS = 3, LABEL_ROWS = 2 };

/* ---- Above -------------------------------------------------------------- */

/* The beginning of a text, in whole letters. */
static const char *shown(const char *s, char text[64])
{
    size_t n = s != NULL ? strlen(s) : 0, keep = n < 60 ? n : 57;

    while (keep > 0 && keep < n && ((unsigned char)s[keep] & 0xC0) == 0x80)
        keep--;
    pdn_format(text, 64, "%.*s%s", (int)keep, s != NULL ? s : "",
               keep < n ? "..." : "");
    return text;
}

static pdn_status tell_titles(const title_rows__asker *ask,
                              const foreign_grid *t, size_t header,
                              pdn_diagnostics *f)
{
    const char *first = NULL;
    char text[64];

    for (size_t i = 0; i < t->first[header] && first == NULL; i++)
        first = t->field[i];
    return pdn_diagnostics_tell(
        f, PDN_NOTE, "title-rows", ask->file,
        "%zu row%s above the header in line %zu: left out "
        "(\"%s\")",
        header, header == 1 ? "" : "s", t->line[header], shown(first, text));
}

static size_t fields_filled(const foreign_grid *t, size_t r)
{
    size_t n = foreign_grid__width(t, r), found = 0;

    for (size_t k = 0; k < n; k++)
        found += t->field[t->first[r] + k] != NULL;
    return found;
}

static const char digits[] = "0123456789";

/* Does it begin with what a number means: 1 = daglig? */
static bool begins_legend(const char *s)
{
    const size_t n = strspn(s, digits);
    const char *sign = s + n + strspn(s + n, " ");

    return n > 0 && *sign == '=' && sign[1 + strspn(sign + 1, " ")] != '\0';
}

static bool has_legend(const char *s)
{
    while (*(s += strcspn(s, digits)) != '\0' && !begins_legend(s))
        s += strspn(s, digits);
    return *s != '\0';
}

/* How many signs a text says the meaning of, as "x = ofte, (x) = av og til". */
static size_t sign_legends(const char *s)
{
    enum { LONGEST = 6 };
    size_t found = 0;

    while (*s != '\0') {
        s += strspn(s, " ,;");
        const size_t n = strcspn(s, " =,;");
        const char *sign = s + n + strspn(s + n, " ");
        found += n > 0 && n <= LONGEST && *sign == '=' && sign[1] == ' ';
        s += strcspn(s, ",;");
    }
    return found;
}

/* A row that says what numbers mean: in its one field, or one a field, the
 * first of which may say of what. */
static bool is_legend_row(const foreign_grid *t, size_t r)
{
    const size_t filled = fields_filled(t, r);
    char *const *field = t->field + t->first[r];

    if (filled == 0 || field[0] == NULL) return false;
    if (filled == 1) return has_legend(field[0]) || sign_legends(field[0]) > 1;
    for (size_t k = 1; k < filled; k++)
        if (field[k] == NULL || !begins_legend(field[k])) return false;
    return true;
}

/* A title, which fills one or two fields, or what numbers mean. */
static bool is_above(const foreign_grid *t, size_t r, size_t widest)
{
    const size_t filled = fields_filled(t, r);

    return (filled <= 2 && 3 * filled <= widest) ||
           (filled > 1 && is_legend_row(t, r));
}

/* The first row that is filled as most; 0 where those above are more than
 * titles. */
static size_t by_shape(const foreign_grid *t)
{
    size_t widest = 0, r = 0;

    for (size_t i = 0; i < t->records && i <= LOOKED_AT; i++)
        if (fields_filled(t, i) > widest) widest = fields_filled(t, i);
    while (r < t->records && r < LOOKED_AT && is_above(t, r, widest))
        r++;
    return r < t->records && 2 * fields_filled(t, r) >= widest ? r : 0;
}

static pdn_status find_header(const title_rows__asker *ask,
                              const foreign_grid *t, size_t *out)
{
    pdn_status st = PDN_OK;
    title_rows__fit fit = {0};
    size_t most = 1, first = 0;

    *out = 0;
    for (size_t r = 0; r < t->records && r <= LOOKED_AT; r++) {
        PDN_TRY(ask->fit(ask->user, r, &fit));
        if (r == 0) first = fit.known;
        if (fit.all) {
            *out = r;
            break;
        }
        if (fit.known > most || (r == 0 && fit.known == most)) {
            most = fit.known;
            *out = r;
        }
    }
    if (first == 0 && most == 1 && !fit.all) *out = by_shape(t);
out:
    return st;
}

/* ---- Below -------------------------------------------------------------- */

static bool begins(const char *s, const char *with)
{
    return s != NULL && strncmp(s, with, strlen(with)) == 0;
}

static bool is_import_ids(const foreign_grid *t, size_t r)
{
    size_t n = foreign_grid__width(t, r), ids = 0, others = 0;

    for (size_t k = 0; k < n; k++) {
        const char *s = t->field[t->first[r] + k];
        bool id = begins(s, "{\"ImportId\"") || begins(s, "{'ImportId'");
        ids += id;
        others += s != NULL && !id;
    }
    return ids > 0 && others == 0;
}

/* LimeSurvey's own columns have these names in every language. */
static bool is_codes(const foreign_grid *t, size_t r)
{
    static const char *const own[] = {"submitdate", "lastpage",
                                      "startlanguage"};
    size_t n = foreign_grid__width(t, r), found = 0;

    for (size_t i = 0; i < PDN_COUNT(own); i++)
        for (size_t k = 0; k < n; k++) {
            const char *s = t->field[t->first[r] + k];
            found += s != NULL && strcmp(s, own[i]) == 0;
        }
    return found == PDN_COUNT(own);
}

static pdn_status pass_labels(const title_rows__asker *ask,
                              const foreign_grid *t, pdn_diagnostics *f,
                              title_rows *rows)
{
    const char *whose = NULL;
    size_t r = rows->data;

    for (; r < t->records && r < rows->data + LABEL_ROWS && whose == NULL; r++)
        whose = is_import_ids(t, r) ? "Qualtrics"
                : is_codes(t, r)    ? "LimeSurvey"
                                    : NULL;
    if (whose == NULL) return PDN_OK;
    size_t passed = r - rows->data, line = t->line[rows->data];
    if (passed > 1) rows->labels = rows->data;
    rows->data = r;
    return pdn_diagnostics_tell(
        f, PDN_NOTE, "label-rows", ask->file,
        "%zu row%s of %s's own below the header (questions "
        "and codes), from line %zu: left out",
        passed, passed == 1 ? "" : "s", whose, line);
}

pdn_status title_rows__find(const title_rows__asker *ask, const foreign_grid *t,
                            pdn_diagnostics *f, title_rows *out)
{
    pdn_status st = PDN_OK;
    title_rows rows = {.end = t->records};

    PDN_TRY(find_header(ask, t, &rows.header));
    rows.data = rows.header + 1;
    if (rows.header > 0) PDN_TRY(tell_titles(ask, t, rows.header, f));
    PDN_TRY(pass_labels(ask, t, f, &rows));
    *out = rows;
out:
    return st;
}

pdn_status title_rows__labels(const foreign_grid *t, const title_rows *rows,
                              pdn_arena *a, const char *const **out, size_t *n)
{
    pdn_status st = PDN_OK;
    const char **label = NULL;

    if (rows->labels == 0) return PDN_OK;
    *n = foreign_grid__width(t, rows->labels);
    label = pdn_arena_get(a, (*n + 1) * sizeof *label);
    PDN_TRY(pdn_had_memory(label));
    for (size_t k = 0; k < *n; k++) {
        const char *s = t->field[t->first[rows->labels] + k];
        PDN_TRY(pdn_arena_keep(a, s != NULL ? s : "", &label[k]));
    }
    *out = label;
out:
    return st;
}

/* ---- At the end --------------------------------------------------------- */

/* Fields of a record that hold something, counted to two; *first: the first
 * field does. */
static size_t filled(const foreign_grid *t, size_t r, bool *first)
{
    size_t n = foreign_grid__width(t, r), found = 0;

    *first = n > 0 && t->field[t->first[r]] != NULL;
    for (size_t k = 0; k < n && found < 2; k++)
        found += t->field[t->first[r] + k] != NULL;
    return found;
}

/* Two columns and more may not be empty: one text alone is no row. */
static pdn_status cannot_be_data(const title_rows__asker *ask,
                                 const foreign_grid *t, const title_rows *rows,
                                 bool *out)
{
    title_rows__fit fit = {0};
    pdn_status st = ask->fit(ask->user, rows->header, &fit);

    *out =
        foreign_grid__width(t, rows->header) >= FEWEST_COLUMNS && fit.keys > 1;
    return st;
}

static pdn_status tell_notes(const title_rows__asker *ask,
                             const foreign_grid *t, size_t from, size_t notes,
                             pdn_diagnostics *f)
{
    const pdn_diagnostic at = {.file = ask->file,
                               .line = t->line[from],
                               .severity = PDN_WARNING,
                               .code = "note-rows"};
    char text[64];

    return pdn_diagnostics_add(
        f, at, "%zu row%s below the table: left out (\"%s\")", notes,
        notes == 1 ? "" : "s", shown(t->field[t->first[from]], text));
}

/* Kilde: Statistisk sentralbyrå, alone in the first field. */
static bool is_source(const foreign_grid *t, size_t r)
{
    static const char *const words[] = {
        "Kilde:", "Kilder:", "Kjelde:", "Kjelder:", "Source:", "Sources:"};
    bool first = false;

    if (filled(t, r, &first) != 1 || !first) return false;
    for (size_t i = 0; i < PDN_COUNT(words); i++)
        if (begins(t->field[t->first[r]], words[i])) return true;
    return false;
}

/* Where notes begin: the lowest rows that fill the first column alone, from
 * one below a blank row; in any table rows that say what numbers mean, or where
 * the table is from. */
static size_t notes_from(const foreign_grid *t, const title_rows *rows,
                         bool apart)
{
    size_t from = rows->end;
    bool first = false;

    for (size_t r = rows->end; r-- > rows->data;) {
        size_t n = filled(t, r, &first);
        bool legend = is_legend_row(t, r) || is_source(t, r);
        if (!legend && n > 0 && (!apart || n > 1 || !first)) break;
        bool below_blank =
            t->line[r] > t->line[r - 1] + 1 || filled(t, r - 1, &first) == 0;
        if (legend || (apart && n == 1 && below_blank)) from = r;
    }
    return from;
}

pdn_status title_rows__leave_notes(const title_rows__asker *ask,
                                   const foreign_grid *t, pdn_diagnostics *f,
                                   title_rows *rows)
{
    pdn_status st = PDN_OK;
    size_t from = 0, notes = 0;
    bool first = false, apart = false;

    PDN_TRY(cannot_be_data(ask, t, rows, &apart));
    from = notes_from(t, rows, apart);
    if (from == rows->end) goto out;
    for (size_t r = from; r < rows->end; r++)
        notes += filled(t, r, &first);
    rows->end = from;
    PDN_TRY(tell_notes(ask, t, from, notes, f));
out:
    return st;
}

/* ---- What they say ------------------------------------------------------ */

/* The fields of a record, parted by commas, and a line end. */
static void put_line(const foreign_grid *t, size_t r, FILE *f)
{
    const size_t n = foreign_grid__width(t, r);

    for (size_t k = 0, told = 0; k < n; k++) {
        const char *s = t->field[t->first[r] + k];
        if (s == NULL) continue;
        fprintf(f, "%s", told++ > 0 ? ", " : "");
        for (; *s != '\0'; s++)
            putc(*s == '\n' || *s == '\r' ? ' ' : *s, f);
    }
    putc('\n', f);
}

pdn_status title_rows__text(const foreign_grid *t, const title_rows *rows,
                            pdn_arena *a, const char **out)
{
    pdn_status st = PDN_OK;
    char *bytes = NULL;
    size_t n = 0;
    FILE *f = NULL;

    if (rows->header == 0 && rows->end == t->records) return PDN_OK;
    f = open_memstream(&bytes, &n);
    PDN_TRY(pdn_had_memory(f));
    for (size_t r = 0; r < rows->header; r++)
        put_line(t, r, f);
    for (size_t r = rows->end; r < t->records; r++)
        put_line(t, r, f);
    if (fclose(f) != 0 || bytes == NULL) PDN_TRY(pdn_no_memory());
    *out = pdn_arena_text(a, bytes, n);
    PDN_TRY(pdn_had_memory(*out));
out:
    free(bytes);
    return st;
}
