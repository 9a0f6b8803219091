#include "sheet_cells.h"

#include "cell_text.h"
#include "merged_cells.h"
#include "part_xml.h"

#include <string.h>

/* As many as a sheet of Excel has. */
enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384, PLAIN_DIGITS = 15 };

enum cell_kind { A_NUMBER, SHARED, TEXT, TRUTH };

struct sheet {
    const workbook_parts *w;
    const char *file;
    pdn_arena *a;
    pdn_diagnostics *f;
    foreign_grid grid;
    merged_cells merged;
    cell_text text;
    size_t row, column; /* under way, from 1 */
    bool begun;         /* the row has a record */
    bool hidden;        /* and is hidden */
    size_t hidden_rows;
    enum cell_kind kind;
    size_t style;
    bool takes, value, formula;
    size_t reading; /* depth of <rPh> */
};

/* ---- Places ------------------------------------------------------------- */

/* `AB12` as row 12 and column 28. */
static bool place_of(part_xml__text t, size_t *row, size_t *column)
{
    size_t c = 0, i = 0;

    for (; i < t.n && t.s[i] >= 'A' && t.s[i] <= 'Z' && c <= MOST_COLUMNS; i++)
        c = 26 * c + (size_t)(t.s[i] - 'A') + 1;
    part_xml__text rest = {t.s + i, t.n - i};
    if (i == 0 || c > MOST_COLUMNS || !part_xml__whole(rest, row)) return false;
    *column = c;
    return *row >= 1 && *row <= MOST_ROWS;
}

static pdn_status open_row(struct sheet *s, part_xml__attributes a)
{
    part_xml__text at = part_xml__attribute(a, "r");
    size_t row = s->row + 1;

    if ((at.s != NULL && !part_xml__whole(at, &row)) || row <= s->row ||
        row > MOST_ROWS)
        return pdn_fail(PDN_EPARSE,
                        "the row after row %zu is numbered \"%.*s\"", s->row,
                        (int)(at.n < 20 ? at.n : 20), at.s);
    s->row = row;
    s->column = 0;
    s->begun = false;
    s->hidden = part_xml__attribute_is(a, "hidden", "1") ||
                part_xml__attribute_is(a, "hidden", "true");
    return PDN_OK;
}

static enum cell_kind kind_of(part_xml__text t)
{
    if (t.s == NULL || (t.n == 1 && *t.s == 'n')) return A_NUMBER;
    if (t.n == 1 && *t.s == 's') return SHARED;
    if (t.n == 1 && *t.s == 'b') return TRUTH;
    return TEXT; /* str, inlineStr, e, d */
}

static pdn_status open_cell(struct sheet *s, part_xml__attributes a)
{
    part_xml__text at = part_xml__attribute(a, "r");
    size_t row = s->row, column = s->column + 1;

    if (at.s != NULL &&
        (!place_of(at, &row, &column) || row != s->row || column <= s->column))
        return pdn_fail(PDN_EPARSE,
                        "row %zu holds a cell \"%.*s\" out of place", s->row,
                        (int)(at.n < 20 ? at.n : 20), at.s);
    if (column > MOST_COLUMNS || s->row == 0)
        return pdn_fail(PDN_EPARSE, "row %zu has too many cells", s->row);
    s->column = column;
    s->kind = kind_of(part_xml__attribute(a, "t"));
    s->value = s->formula = false;
    s->style = 0;
    (void)part_xml__whole(part_xml__attribute(a, "s"), &s->style);
    return PDN_OK;
}

/* ---- Values ------------------------------------------------------------- */

/* A number that is written as it is read: a few digits. */
static bool is_plain(const char *s, size_t n)
{
    if (n == 0 || n > PLAIN_DIGITS || (*s == '0' && n > 1)) return false;
    for (size_t i = 0; i < n; i++)
        if (s[i] < '0' || s[i] > '9') return false;
    return true;
}

static pdn_status take_number(struct sheet *s, char **out)
{
    const workbook_parts *w = s->w;
    number_look look = {0};
    cell_text *t = &s->text;
    char text[NUMBER_LOOK_ROOM];
    double x = 0;

    if (s->style < w->looks) look = w->look[s->style];
    bool plain = look.kind == NUMBER_LOOK_PLAIN && look.digits == 0;
    if ((!plain || !is_plain(t->s, t->n)) &&
        pdn_number_read(t->s, t->n, '.', &x)) {
        number_look__write(look, w->since_1904, x, text);
        t->n = 0;
        pdn_status st = cell_text__add(t, text, strlen(text));
        if (st != PDN_OK) return st;
    }
    return cell_text__take(t, s->a, out);
}

static pdn_status take_shared(struct sheet *s, char **out)
{
    size_t which = 0;
    part_xml__text t = {s->text.s, s->text.n};

    if (!part_xml__whole(t, &which) || which >= s->w->texts)
        return pdn_fail(PDN_EPARSE,
                        "row %zu column %zu points at a text that the workbook "
                        "does not have",
                        s->row, s->column);
    *out = s->w->text[which];
    s->text.n = 0;
    return PDN_OK;
}

static pdn_status take_value(struct sheet *s, char **out)
{
    *out = NULL;
    if (s->text.n == 0) return PDN_OK;
    if (s->kind == SHARED) return take_shared(s, out);
    if (s->kind == A_NUMBER) return take_number(s, out);
    return cell_text__take(&s->text, s->a, out);
}

static pdn_status put(struct sheet *s, char *value)
{
    pdn_status st = PDN_OK;
    foreign_grid *g = &s->grid;

    if (!s->begun) {
        PDN_TRY(foreign_grid__begin(g, s->row));
        s->begun = true;
        s->hidden_rows += s->hidden;
    }
    while (foreign_grid__width(g, g->records - 1) + 1 < s->column)
        PDN_TRY(foreign_grid__add(g, NULL));
    PDN_TRY(foreign_grid__add(g, value));
out:
    return st;
}

static pdn_status close_cell(struct sheet *s)
{
    pdn_status st = PDN_OK;
    char *value = NULL;

    if (s->formula && !s->value) {
        pdn_diagnostic at = {.file = s->file,
                             .line = s->row,
                             .column = s->column,
                             .severity = PDN_ERROR,
                             .code = "formula"};
        PDN_TRY(
            pdn_diagnostics_add(s->f, at,
                                "a formula without its value: open the file "
                                "in Excel and save it"));
        goto out;
    }
    PDN_TRY(take_value(s, &value));
    if (value != NULL) PDN_TRY(put(s, value));
out:
    return st;
}

/* ---- Elements ----------------------------------------------------------- */

static pdn_status open_merged(struct sheet *s, part_xml__attributes a)
{
    part_xml__text t = part_xml__attribute(a, "ref"), from = t, to;
    const char *colon = t.s != NULL ? memchr(t.s, ':', t.n) : NULL;
    merged_cells__area area = {0};
    size_t last_column = 0;

    if (colon == NULL) return PDN_OK;
    from.n = (size_t)(colon - t.s);
    to = (part_xml__text){colon + 1, t.n - from.n - 1};
    if (!place_of(from, &area.row, &area.column) ||
        !place_of(to, &area.last_row, &last_column))
        return pdn_fail(PDN_EPARSE, "merged cells at \"%.*s\"",
                        (int)(t.n < 40 ? t.n : 40), t.s);
    return merged_cells__add(&s->merged, &area);
}

static pdn_status on_open(void *user, const char *name, part_xml__attributes a)
{
    struct sheet *s = user;

    s->takes = false;
    if (strcmp(name, "c") == 0) return open_cell(s, a);
    if (strcmp(name, "v") == 0) s->takes = s->value = true;
    if (strcmp(name, "row") == 0) return open_row(s, a);
    if (strcmp(name, "f") == 0) s->formula = true;
    if (strcmp(name, "is") == 0) s->value = true;
    if (strcmp(name, "t") == 0) s->takes = s->reading == 0;
    if (strcmp(name, "rPh") == 0) s->reading++;
    if (strcmp(name, "mergeCell") == 0) return open_merged(s, a);
    return PDN_OK;
}

static pdn_status on_text(void *user, const char *text, size_t n)
{
    struct sheet *s = user;

    return s->takes ? cell_text__add(&s->text, text, n) : PDN_OK;
}

static pdn_status on_close(void *user, const char *name)
{
    struct sheet *s = user;

    s->takes = false;
    if (strcmp(name, "rPh") == 0 && s->reading > 0) s->reading--;
    return strcmp(name, "c") == 0 ? close_cell(s) : PDN_OK;
}

/* ---- What is told ------------------------------------------------------- */

static pdn_status tell(const struct sheet *s)
{
    pdn_status st = PDN_OK;
    pdn_diagnostic at = {.file = s->file, .severity = PDN_NOTE};
    size_t controls = s->text.controls + s->w->controls;

    if (s->hidden_rows > 0) {
        at.code = "hidden-rows";
        PDN_TRY(
            pdn_diagnostics_add(s->f, at,
                                "%zu row%s of the sheet %s hidden there: read "
                                "as the others",
                                s->hidden_rows, s->hidden_rows == 1 ? "" : "s",
                                s->hidden_rows == 1 ? "is" : "are"));
    }
    if (controls > 0) {
        at.severity = PDN_WARNING;
        at.code = "control-character";
        PDN_TRY(pdn_diagnostics_add(s->f, at,
                                    "%zu control character%s in the workbook: "
                                    "read as spaces",
                                    controls, controls == 1 ? "" : "s"));
    }
out:
    return st;
}

pdn_status sheet_cells__read(const workbook_parts *w, const char *part,
                             const char *file, pdn_arena *text,
                             pdn_diagnostics *f, foreign_grid *out)
{
    pdn_status st = PDN_OK;
    struct sheet s = {.w = w, .file = file, .a = text, .f = f};
    const part_xml__listener listener = {on_open, on_text, on_close};

    PDN_TRY(part_xml__read(w->zip, part, &listener, &s));
    PDN_TRY(merged_cells__fill(&s.merged, file, f, &s.grid));
    PDN_TRY(tell(&s));
    *out = s.grid;
    s.grid = (foreign_grid){0};
out:
    foreign_grid__clear(&s.grid);
    merged_cells__clear(&s.merged);
    cell_text__clear(&s.text);
    return st;
}
