#include "core/diagnostics.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Faults of one run that are told one by one; the rest are counted. */
enum { TOLD = 50, LINE_SIZE = 600 };

/* The finding with the text that fmt makes. */
PDN_PRINTF(3, 0)
static pdn_status add(pdn_diagnostics *f, pdn_diagnostic at, const char *fmt,
                      va_list ap)
{
    pdn_status st = PDN_OK;
    char message[LINE_SIZE];

    pdn_vformat(message, sizeof message, fmt, ap);
    for (char *c = message; *c != '\0'; c++)
        if (*c == '\n' || *c == '\r' || *c == '\t') *c = ' '; /* one line */

    PDN_ROOM(f->row, f->rows + 1, f->capacity);
    PDN_TRY(pdn_arena_keep(&f->text, at.file, &at.file));
    PDN_TRY(pdn_arena_keep(&f->text, at.code, &at.code));
    PDN_TRY(pdn_arena_keep(&f->text, message, &at.message));
    PDN_TRY(pdn_arena_keep(&f->text, at.action, &at.action));
    f->row[f->rows++] = at;
    if (at.severity == PDN_ERROR) f->errors++;
out:
    return st;
}

pdn_status pdn_diagnostics_add(pdn_diagnostics *f, pdn_diagnostic at,
                               const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    pdn_status st = add(f, at, fmt, ap);
    va_end(ap);
    return st;
}

pdn_status pdn_diagnostics_tell(pdn_diagnostics *f, pdn_severity severity,
                                const char *code, const char *file,
                                const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    pdn_status st = add(
        f, (pdn_diagnostic){.file = file, .severity = severity, .code = code},
        fmt, ap);
    va_end(ap);
    return st;
}

/* True for `FILE.xlsx` and `FILE.xlsx#Sheet`: places there are cells. */
static bool is_workbook(const char *file)
{
    for (const char *end = file; end != NULL; end++) {
        if ((*end == '#' || *end == '\0') && end - file > 5 &&
            (strncasecmp(end - 5, ".xlsx", 5) == 0 ||
             strncasecmp(end - 5, ".xlsm", 5) == 0))
            return true;
        if (*end == '\0') return false;
    }
    return false;
}

/* 28 as AB. */
static const char *letters_of(size_t column, char text[16])
{
    char *at = text + 15;

    for (*at = '\0'; column > 0 && at > text; column = (column - 1) / 26)
        *--at = (char)('A' + (column - 1) % 26);
    return at;
}

size_t pdn_diagnostic_text(const pdn_diagnostic *f, char *text, size_t size)
{
    char letters[16];
    int n = 0;

    if (f->line > 0 && f->column > 0 && is_workbook(f->file))
        n = snprintf(text, size, "%s:%s%zu: %s", f->file,
                     letters_of(f->column, letters), f->line, f->message);
    else if (f->file != NULL && f->line > 0 && f->column > 0)
        n = snprintf(text, size, "%s:%zu:%zu: %s", f->file, f->line, f->column,
                     f->message);
    else if (f->file != NULL && f->line > 0)
        n = snprintf(text, size, "%s:%zu: %s", f->file, f->line, f->message);
    else if (f->file != NULL)
        n = snprintf(text, size, "%s: %s", f->file, f->message);
    else
        n = snprintf(text, size, "%s", f->message);
    return n < 0 ? 0 : (size_t)n;
}

pdn_status pdn_diagnostics_verdict(const pdn_diagnostics *f)
{
    if (f->errors == 0) return PDN_OK;

    char *all = malloc((size_t)(TOLD + 1) * LINE_SIZE);
    if (all == NULL) return pdn_no_memory();
    size_t used = 0, told = 0;
    for (size_t i = 0; i < f->rows && told < TOLD; i++) {
        if (f->row[i].severity != PDN_ERROR) continue;
        if (told++ > 0) all[used++] = '\n';
        size_t n = pdn_diagnostic_text(&f->row[i], all + used, LINE_SIZE - 1);
        used += n < LINE_SIZE - 1 ? n : LINE_SIZE - 2;
    }
    if (f->errors > told)
        snprintf(all + used, LINE_SIZE, "\nand %zu more faults (%zu in all)",
                 f->errors - told, f->errors);
    pdn_status st = pdn_fail(PDN_EPARSE, "%s", all);
    free(all);
    return st;
}

struct ordered {
    pdn_diagnostic finding;
    size_t order;
};

static int by_place(const void *a_at, const void *b_at)
{
    const struct ordered *a = a_at, *b = b_at;
    const pdn_diagnostic *x = &a->finding, *y = &b->finding;

    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* True for what only follows from the fault before it: the same cell. */
static bool follows(const pdn_diagnostic *before, const pdn_diagnostic *f)
{
    return f->line > 0 && f->column > 0 && f->line == before->line &&
           f->column == before->column && before->code != NULL &&
           strcmp(before->code, "encoding") == 0;
}

pdn_status diagnostics__sort(pdn_diagnostics *f, size_t since)
{
    pdn_status st = PDN_OK;
    size_t n = f->rows - since;
    struct ordered *sorted = NULL;

    PDN_NEW(sorted, n);
    for (size_t i = 0; i < n; i++)
        sorted[i] = (struct ordered){f->row[since + i], i};
    qsort(sorted, n, sizeof *sorted, by_place);
    f->rows = since;
    for (size_t i = 0; i < n; i++) {
        const pdn_diagnostic *one = &sorted[i].finding;
        if (f->rows > since && follows(&f->row[f->rows - 1], one)) {
            f->errors -= one->severity == PDN_ERROR;
            continue;
        }
        f->row[f->rows++] = *one;
    }
out:
    free(sorted);
    return st;
}

const char *pdn_severity_name(pdn_severity s)
{
    switch (s) {
    case PDN_NOTE: return "note";
    case PDN_WARNING: return "warning";
    case PDN_ERROR: return "error";
    }
    return "error";
}

void pdn_diagnostics_clear(pdn_diagnostics *f)
{
    pdn_arena_clear(&f->text);
    free(f->row);
    *f = (pdn_diagnostics){.progress = f->progress};
}
