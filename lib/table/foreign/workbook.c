#include "workbook.h"

#include "sheet_cells.h"
#include "workbook_parts.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *sheet_in(const char *path)
{
    for (const char *at = strchr(path, '#'); at != NULL;
         at = strchr(at + 1, '#'))
        if (at - path > 5 && (strncasecmp(at - 5, ".xlsx", 5) == 0 ||
                              strncasecmp(at - 5, ".xlsm", 5) == 0))
            return at + 1;
    return NULL;
}

pdn_status workbook__split_path(const char *path, pdn_arena *a,
                                const char **file, const char **sheet)
{
    *file = path;
    *sheet = path != NULL ? sheet_in(path) : NULL;
    if (*sheet == NULL) return PDN_OK;
    *file = pdn_arena_text(a, path, (size_t)(*sheet - path) - 1);
    return pdn_had_memory(*file);
}

bool workbook__is_archive(const char *bytes, size_t n)
{
    return n >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0;
}

/* The names of the sheets that can be read, but for `but`. */
static void list_sheets(const workbook_parts *w, const workbook_sheet *but,
                        char *text, size_t size)
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; i < w->sheets; i++) {
        const workbook_sheet *s = &w->sheet[i];
        if (s->part == NULL || s == but) continue;
        if (used + 60 > size) {
            snprintf(text + used, size - used, " ...");
            return;
        }
        int n = snprintf(text + used, 50, "%s\"%.40s\"", used > 0 ? ", " : "",
                         s->name);
        used += n < 50 ? (size_t)n : 49;
    }
}

static const workbook_sheet *choose(const workbook_parts *w, const char *name)
{
    const workbook_sheet *any_case = NULL, *hidden = NULL;

    for (size_t i = 0; i < w->sheets; i++) {
        const workbook_sheet *s = &w->sheet[i];
        if (s->part == NULL) continue;
        if (name == NULL && !s->hidden) return s;
        if (name == NULL && hidden == NULL) hidden = s;
        if (name == NULL) continue;
        if (strcmp(s->name, name) == 0) return s;
        if (strcasecmp(s->name, name) == 0) any_case = s;
    }
    return name == NULL ? hidden : any_case;
}

static pdn_status no_sheet(const workbook__source *from,
                           const workbook_parts *w, pdn_diagnostics *f)
{
    pdn_diagnostic at = {
        .file = from->file, .severity = PDN_ERROR, .code = "no-sheet"};
    char there[400];

    list_sheets(w, NULL, there, sizeof there);
    if (from->sheet == NULL)
        return pdn_diagnostics_add(f, at, "the workbook has no sheet of cells");
    return pdn_diagnostics_add(f, at,
                               "the workbook has no sheet \"%s\"; it has %s",
                               from->sheet, there);
}

/* Which of several sheets is read, when nobody has said. */
static pdn_status tell_choice(const workbook__source *from,
                              const workbook_parts *w,
                              const workbook_sheet *chosen, pdn_diagnostics *f)
{
    char others[400];

    list_sheets(w, chosen, others, sizeof others);
    if (from->sheet != NULL || others[0] == '\0') return PDN_OK;
    return pdn_diagnostics_tell(
        f, PDN_NOTE, "sheet", from->file,
        "sheet \"%s\" is read; the workbook also has %s "
        "(FILE.xlsx#SHEET reads another)",
        chosen->name, others);
}

static pdn_status read_sheet(const workbook__source *from, workbook_parts *w,
                             pdn_arena *text, pdn_diagnostics *f,
                             foreign_grid *out)
{
    pdn_status st = PDN_OK;
    const workbook_sheet *sheet = choose(w, from->sheet);

    if (sheet == NULL) return no_sheet(from, w, f);
    PDN_TRY(tell_choice(from, w, sheet, f));
    PDN_TRY(sheet_cells__read(w, sheet->part, from->file, text, f, out));
out:
    return st;
}

pdn_status workbook__read(const workbook__source *from, pdn_arena *text,
                          pdn_diagnostics *f, foreign_grid *out,
                          bool *is_workbook)
{
    workbook_parts w = {0};
    pdn_status st =
        workbook_parts__open(from->bytes, from->n, text, &w, is_workbook);

    if (st == PDN_OK) st = read_sheet(from, &w, text, f, out);
    workbook_parts__clear(&w);
    if (st != PDN_EPARSE || !*is_workbook)
        return st == PDN_EPARSE ? PDN_OK : st;
    st =
        pdn_diagnostics_tell(f, PDN_ERROR, "workbook", from->file,
                             "this workbook cannot be read: %s", pdn_message());
    pdn_message_clear();
    return st;
}
