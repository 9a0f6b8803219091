#include "two_headers.h"

#include "core/textmap.h"

#include <string.h>

/* Two records as a header. */
struct pair {
    const foreign_grid *t;
    size_t top, below, width;
};

static const char *cell(const struct pair *p, size_t record, size_t column)
{
    return column < foreign_grid__width(p->t, record)
               ? p->t->field[p->t->first[record] + column]
               : NULL;
}

/* The column whose name above stands over this one; SIZE_MAX: none. */
static size_t over(const struct pair *p, size_t column)
{
    size_t k = column + 1;

    while (k-- > 0)
        if (cell(p, p->top, k) != NULL) return k;
    return SIZE_MAX;
}

/* Is it one name, merged from both? */
static bool is_merged(const struct pair *p, size_t column)
{
    const char *above = cell(p, p->top, column),
               *below = cell(p, p->below, column);

    return above != NULL && below != NULL && strcmp(above, below) == 0;
}

/* Does the name above stand over one column alone? */
static bool is_alone(const struct pair *p, size_t column)
{
    return cell(p, p->top, column) != NULL &&
           (column + 1 == p->width || cell(p, p->top, column + 1) != NULL ||
            cell(p, p->below, column + 1) == NULL);
}

/* What survey programs put below a question that has one column. */
static bool is_filler(const char *s)
{
    static const char *const fillers[] = {"Response", "Open-Ended Response",
                                          "Svar", "Åpent svar", "Fritekst"};

    for (size_t i = 0; i < PDN_COUNT(fillers); i++)
        if (strcmp(s, fillers[i]) == 0) return true;
    return false;
}

/* A text, not one that stands under the same name already. */
static pdn_status is_new_name(const struct pair *p, size_t column,
                              pdn_textmap *seen, pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const char *below = cell(p, p->below, column);
    const char *key = NULL;
    uint32_t first = 0;
    double x = 0;

    *yes = !pdn_number_read(below, strlen(below), '.', &x) &&
           !pdn_number_read(below, strlen(below), ',', &x);
    if (!*yes) goto out;
    PDN_TRY(pdn_arena_format(text, &key, "%lu\n%s",
                             (unsigned long)over(p, column), below));
    PDN_TRY(textmap__put(seen, key, (uint32_t)column, &first));
    *yes = first == column;
out:
    return st;
}

/* May the upper be a header at all? One text alone is a title; a row that was
 * passed over for one is a header where names below repeat, or have a gap below
 * one of its own, or one is merged from both. */
static pdn_status may_be_header(const struct pair *p, bool passed, bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    size_t filled = 0, again = 0, fills = 0;
    uint32_t first = 0;

    for (size_t k = 0; k < p->width; k++) {
        const char *below = cell(p, p->below, k);
        filled += cell(p, p->top, k) != NULL;
        fills +=
            (below == NULL && cell(p, p->top, k) != NULL) || is_merged(p, k);
        if (below == NULL) continue;
        PDN_TRY(textmap__put(&seen, below, (uint32_t)k, &first));
        again += first != k;
    }
    *yes = passed && filled < 2 ? filled > 0 && again > 0
           : passed             ? again > 0 || fills > 0
                                : filled > 1;
out:
    textmap__clear(&seen);
    return st;
}

/* Are the two records one header? */
static pdn_status belong(const struct pair *p, bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    pdn_arena text = {0};
    size_t named = 0;

    *yes = true;
    for (size_t k = 0; k < p->width && *yes; k++) {
        const char *below = cell(p, p->below, k);
        if (below == NULL) continue;
        if (is_alone(p, k)) {
            *yes = is_filler(below) || is_merged(p, k);
            continue;
        }
        PDN_TRY(is_new_name(p, k, &seen, &text, yes));
        named += cell(p, p->top, k) == NULL && over(p, k) != SIZE_MAX;
    }
    *yes = *yes && named > 0;
out:
    textmap__clear(&seen);
    pdn_arena_clear(&text);
    return st;
}

static pdn_status join(const struct pair *p, size_t column, pdn_arena *a,
                       char **out)
{
    const char *below = cell(p, p->below, column);
    const size_t at = over(p, column);
    const char *above = at != SIZE_MAX ? cell(p, p->top, at) : NULL;

    *out = NULL;
    if (below == NULL) above = cell(p, p->top, column);
    if (below == NULL || above == NULL || is_alone(p, column)) {
        const char *only = above != NULL ? above : below;
        if (only == NULL) return PDN_OK;
        *out = pdn_arena_string(a, only);
        return pdn_had_memory(*out);
    }
    const char end = above[strlen(above) - 1];
    size_t size = strlen(above) + strlen(below) + 5;
    *out = pdn_arena_get(a, size);
    if (*out == NULL) return pdn_no_memory();
    pdn_format(*out, size, "%s%s [%s]", above,
               strchr("?:.!", end) != NULL ? "" : ":", below);
    return PDN_OK;
}

static pdn_status tell(const struct pair *p, char *const *name,
                       const foreign_work *w)
{
    size_t k = 0;

    while (k + 1 < p->width && (name[k] == NULL || cell(p, p->top, k) != NULL))
        k++;
    return pdn_diagnostics_tell(
        w->f, PDN_NOTE, "two-headers", w->file,
        "the header is two rows, lines %zu and %zu: put together, as "
        "\"%.120s\"",
        p->t->line[p->top], p->t->line[p->below], name[k]);
}

static bool is_id(const char *s)
{
    return strlen(s) == 2 && (s[0] == 'i' || s[0] == 'I') &&
           (s[1] == 'd' || s[1] == 'D');
}

/* The corner of a matrix that somebody typed: data stand under no name, and no
 * column is called id. */
static pdn_status name_corner(const foreign_grid *t, const title_rows *rows,
                              const foreign_work *w, char *const **name,
                              size_t width)
{
    pdn_status st = PDN_OK;
    char **named = NULL;
    const struct pair data = {.t = t};

    if (width < 2 || (*name)[0] != NULL || rows->data >= t->records ||
        cell(&data, rows->data, 0) == NULL)
        return PDN_OK;
    for (size_t k = 1; k < width; k++)
        if ((*name)[k] == NULL || is_id((*name)[k])) return PDN_OK;
    named = pdn_arena_get(w->arena, width * sizeof *named);
    PDN_TRY(pdn_had_memory(named));
    for (size_t k = 1; k < width; k++)
        named[k] = (*name)[k];
    named[0] = pdn_arena_string(w->arena, "id");
    PDN_TRY(pdn_had_memory(named[0]));
    *name = named;
    PDN_TRY(pdn_diagnostics_tell(w->f, PDN_NOTE, "corner", w->file,
                                 "the first column has no name: read as id"));
out:
    return st;
}

pdn_status two_headers__names(const foreign_grid *t, title_rows *rows,
                              const foreign_work *w, char *const **name,
                              size_t *width)
{
    pdn_status st = PDN_OK;
    bool yes = false;
    char **joined = NULL;

    *name = t->field + t->first[rows->header];
    *width = foreign_grid__width(t, rows->header);
    for (size_t above = 0; above < 2 && !yes; above++) {
        struct pair p = {.t = t,
                         .top = rows->header - above,
                         .below = rows->header + 1 - above};
        if (rows->header < above || p.below >= t->records) continue;
        p.width = foreign_grid__width(t, p.top);
        if (foreign_grid__width(t, p.below) > p.width)
            p.width = foreign_grid__width(t, p.below);
        PDN_TRY(may_be_header(&p, above > 0, &yes));
        if (yes) PDN_TRY(belong(&p, &yes));
        if (!yes) continue;
        joined = pdn_arena_get(w->arena, p.width * sizeof *joined);
        PDN_TRY(pdn_had_memory(joined));
        for (size_t k = 0; k < p.width; k++)
            PDN_TRY(join(&p, k, w->arena, &joined[k]));
        PDN_TRY(tell(&p, joined, w));
        *name = joined;
        *width = p.width;
        if (rows->data <= p.below) rows->data = p.below + 1;
    }
    PDN_TRY(name_corner(t, rows, w, name, *width));
out:
    return st;
}
