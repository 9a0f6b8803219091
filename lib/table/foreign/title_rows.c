#include "title_rows.h"

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
    pdn_diagnostic at = {
        .file = ask->file, .severity = PDN_NOTE, .code = "title-rows"};
    const char *first = NULL;
    char text[64];

    for (size_t i = 0; i < t->first[header] && first == NULL; i++)
        first = t->field[i];
    return pdn_diagnostics_add(
        f, at,
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

/* The first row that is filled as most; 0 where those above are more than
 * titles, which fill one or two fields. */
static size_t by_shape(const foreign_grid *t)
{
    size_t widest = 0, r = 0;

    for (size_t i = 0; i < t->records && i <= LOOKED_AT; i++)
        if (fields_filled(t, i) > widest) widest = fields_filled(t, i);
    while (r < t->records && r < LOOKED_AT && fields_filled(t, r) <= 2 &&
           3 * fields_filled(t, r) <= widest)
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
    pdn_diagnostic at = {
        .file = ask->file, .severity = PDN_NOTE, .code = "label-rows"};
    const char *whose = NULL;
    size_t r = rows->data;

    for (; r < t->records && r < rows->data + LABEL_ROWS && whose == NULL; r++)
        whose = is_import_ids(t, r) ? "Qualtrics"
                : is_codes(t, r)    ? "LimeSurvey"
                                    : NULL;
    if (whose == NULL) return PDN_OK;
    size_t passed = r - rows->data, line = t->line[rows->data];
    rows->data = r;
    return pdn_diagnostics_add(
        f, at,
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

pdn_status title_rows__leave_notes(const title_rows__asker *ask,
                                   const foreign_grid *t, pdn_diagnostics *f,
                                   title_rows *rows)
{
    pdn_diagnostic at = {
        .file = ask->file, .severity = PDN_WARNING, .code = "note-rows"};
    size_t from = rows->end, notes = 0;
    bool first = false, apart = false;
    pdn_status st = PDN_OK;
    char text[64];

    PDN_TRY(cannot_be_data(ask, t, rows, &apart));
    if (!apart) goto out;
    for (size_t r = rows->end; r-- > rows->data;) {
        size_t n = filled(t, r, &first);
        if (n > 1 || (n == 1 && !first)) break;
        bool below_blank =
            t->line[r] > t->line[r - 1] + 1 || filled(t, r - 1, &first) == 0;
        if (n == 1 && below_blank) from = r;
    }
    if (from == rows->end) goto out;
    for (size_t r = from; r < rows->end; r++)
        notes += filled(t, r, &first);
    rows->end = from;
    at.line = t->line[from];
    st = pdn_diagnostics_add(
        f, at, "%zu row%s below the table: left out (\"%s\")", notes,
        notes == 1 ? "" : "s", shown(t->field[t->first[from]], text));
out:
    return st;
}
