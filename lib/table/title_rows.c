#include "title_rows.h"

#include "cells.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 20, FEWEST_COLUMNS = 3, LABEL_ROWS = 2 };

/* ---- Above -------------------------------------------------------------- */

/* How well a record does as the header. */
struct fit {
    bool all; /* required columns are there */
    size_t known;
};

static pdn_status fit_of(const pdn_i_header *h, const pdn_i_records *t,
                         size_t r, struct fit *out)
{
    pdn_status st = PDN_OK;
    size_t n = pdn_i_records_width(t, r);
    pdn_i_heading *heading = NULL;
    pdn_findings untold = {0};
    pdn_arena text = {0};

    *out = (struct fit){.all = true};
    PDN_NEW(heading, n);
    PDN_TRY(pdn_i_header_match(h, t->field + t->first[r], n, &text, &untold,
                               heading));
    for (size_t w = 0; w < h->wants; w++) {
        bool stands = false;
        for (size_t k = 0; k < n && !stands; k++)
            stands = heading[k].want == &h->want[w];
        out->known += stands;
        out->all &= stands || !h->want[w].required;
    }
out:
    pdn_findings_clear(&untold);
    pdn_arena_clear(&text);
    free(heading);
    return st;
}

static pdn_status tell_titles(const pdn_i_header *h, const pdn_i_records *t,
                              size_t header, pdn_findings *f)
{
    pdn_finding at = {
        .file = h->file, .severity = PDN_NOTE, .code = "title-rows"};
    const char *first = NULL;
    char shown[64];

    for (size_t i = 0; i < t->first[header] && first == NULL; i++)
        first = t->field[i];
    return pdn_findings_add(f, at,
                            "%zu row%s above the header in line %zu: left out "
                            "(\"%s\")",
                            header, header == 1 ? "" : "s", t->line[header],
                            pdn_i_cells_shown(first, shown));
}

static pdn_status find_header(const pdn_i_header *h, const pdn_i_records *t,
                              size_t *out)
{
    pdn_status st = PDN_OK;
    struct fit fit = {0};
    size_t most = 1;

    *out = 0;
    for (size_t r = 0; r < t->records && r <= LOOKED_AT; r++) {
        PDN_TRY(fit_of(h, t, r, &fit));
        if (fit.all) {
            *out = r;
            break;
        }
        if (fit.known > most || (r == 0 && fit.known == most)) {
            most = fit.known;
            *out = r;
        }
    }
out:
    return st;
}

/* ---- Below -------------------------------------------------------------- */

static bool begins(const char *s, const char *with)
{
    return s != NULL && strncmp(s, with, strlen(with)) == 0;
}

static bool is_import_ids(const pdn_i_records *t, size_t r)
{
    size_t n = pdn_i_records_width(t, r), ids = 0, others = 0;

    for (size_t k = 0; k < n; k++) {
        const char *s = t->field[t->first[r] + k];
        bool id = begins(s, "{\"ImportId\"") || begins(s, "{'ImportId'");
        ids += id;
        others += s != NULL && !id;
    }
    return ids > 0 && others == 0;
}

/* LimeSurvey's own columns have these names in every language. */
static bool is_codes(const pdn_i_records *t, size_t r)
{
    static const char *const own[] = {"submitdate", "lastpage",
                                      "startlanguage"};
    size_t n = pdn_i_records_width(t, r), found = 0;

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        for (size_t k = 0; k < n; k++) {
            const char *s = t->field[t->first[r] + k];
            found += s != NULL && strcmp(s, own[i]) == 0;
        }
    return found == sizeof own / sizeof *own;
}

static pdn_status pass_labels(const pdn_i_header *h, const pdn_i_records *t,
                              pdn_findings *f, title_rows *rows)
{
    pdn_finding at = {
        .file = h->file, .severity = PDN_NOTE, .code = "label-rows"};
    const char *whose = NULL;
    size_t r = rows->data;

    for (; r < t->records && r < rows->data + LABEL_ROWS && whose == NULL; r++)
        whose = is_import_ids(t, r) ? "Qualtrics"
                : is_codes(t, r)    ? "LimeSurvey"
                                    : NULL;
    if (whose == NULL) return PDN_OK;
    size_t passed = r - rows->data, line = t->line[rows->data];
    rows->data = r;
    return pdn_findings_add(f, at,
                            "%zu row%s of %s's own below the header (questions "
                            "and codes), from line %zu: left out",
                            passed, passed == 1 ? "" : "s", whose, line);
}

pdn_status title_rows__find(const pdn_i_header *h, const pdn_i_records *t,
                            pdn_findings *f, title_rows *out)
{
    pdn_status st = PDN_OK;
    title_rows rows = {.end = t->records};

    PDN_TRY(find_header(h, t, &rows.header));
    rows.data = rows.header + 1;
    if (rows.header > 0) PDN_TRY(tell_titles(h, t, rows.header, f));
    PDN_TRY(pass_labels(h, t, f, &rows));
    *out = rows;
out:
    return st;
}

/* ---- At the end --------------------------------------------------------- */

/* Fields of a record that hold something, counted to two; *first: the first
 * field does. */
static size_t filled(const pdn_i_records *t, size_t r, bool *first)
{
    size_t n = pdn_i_records_width(t, r), found = 0;

    *first = n > 0 && t->field[t->first[r]] != NULL;
    for (size_t k = 0; k < n && found < 2; k++)
        found += t->field[t->first[r] + k] != NULL;
    return found;
}

static bool cannot_be_data(const pdn_i_records *t, const title_rows *rows,
                           const pdn_i_heading *heading)
{
    size_t n = pdn_i_records_width(t, rows->header), keys = 0;

    for (size_t k = 0; k < n; k++)
        keys += heading[k].want != NULL && heading[k].want->filled;
    return n >= FEWEST_COLUMNS && keys > 1;
}

pdn_status title_rows__leave_notes(const pdn_i_header *h,
                                   const pdn_i_records *t,
                                   const pdn_i_heading *heading,
                                   pdn_findings *f, title_rows *rows)
{
    pdn_finding at = {
        .file = h->file, .severity = PDN_WARNING, .code = "note-rows"};
    size_t from = rows->end, notes = 0;
    bool first = false;
    char shown[64];

    if (!cannot_be_data(t, rows, heading)) return PDN_OK;
    for (size_t r = rows->end; r-- > rows->data;) {
        size_t n = filled(t, r, &first);
        if (n > 1 || (n == 1 && !first)) break;
        bool below_blank =
            t->line[r] > t->line[r - 1] + 1 || filled(t, r - 1, &first) == 0;
        if (n == 1 && below_blank) from = r;
    }
    if (from == rows->end) return PDN_OK;
    for (size_t r = from; r < rows->end; r++)
        notes += filled(t, r, &first);
    rows->end = from;
    at.line = t->line[from];
    return pdn_findings_add(f, at,
                            "%zu row%s below the table: left out (\"%s\")",
                            notes, notes == 1 ? "" : "s",
                            pdn_i_cells_shown(t->field[t->first[from]], shown));
}
