/* The range of a hidden cell: two linear programmes. Most cells are free within
 * their nearest neighbours, with all other hidden cells held where they are:
 * what is wide there is wider still when these may move too. So a few are let
 * go first, then more, then all. */
#include "cell_forms.h"
#include "linear_programme.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Let go of each form, and in all. Beyond the last of them a system is too
 * large to be asked whole, and the cell counts as narrow. */
static const struct {
    size_t of_form, cells;
} steps[] = {{2, 8}, {4, 30}, {12, 150}, {SIZE_MAX, 400}};

/* From so many cells on it is worth to see first how far all go together, none
 * further than a few times itself. */
enum { MANY = 30, AHEAD = 5 };

struct nearby {
    cell_forms *s;
    uint32_t *cell, *form, *column; /* column: of each cell, + 1; 0: held */
    uint32_t *met;                  /* of each form, + 1 */
    size_t cells, forms, terms;
    bool whole; /* nothing hidden was left out */
};

static uint32_t lead_of(const cell_forms *s, uint32_t cell)
{
    size_t least = cell;

    for (size_t k = s->cell[cell].twin; k != cell; k = s->cell[k].twin)
        if (k < least) least = k;
    return (uint32_t)least;
}

static void let_go(struct nearby *n, uint32_t lead)
{
    n->cell[n->cells++] = lead;
    n->column[lead] = (uint32_t)n->cells;
}

/* Lets hidden cells of a form go, the largest first: they have most room. */
static void take_from(struct nearby *n, const cell_forms__form *f,
                      size_t of_form, size_t most)
{
    const cell_forms *s = n->s;

    for (size_t taken = 0;; taken++) {
        uint32_t best = UINT32_MAX;
        for (size_t k = 0; k < f->terms; k++) {
            const uint32_t cell = s->term[f->first + k].cell;
            const uint32_t lead = lead_of(s, cell);
            if (!s->cell[cell].hidden || n->column[lead] != 0) continue;
            if (best == UINT32_MAX || s->cell[lead].truth > s->cell[best].truth)
                best = lead;
        }
        if (best == UINT32_MAX) return;
        if (taken == of_form || n->cells == most) {
            n->whole = false;
            return;
        }
        let_go(n, best);
    }
}

static void meet(struct nearby *n, uint32_t number)
{
    if (n->met[number] != 0) return;
    n->form[n->forms++] = number;
    n->met[number] = (uint32_t)n->forms;
    n->terms += n->s->form[number].terms;
}

static void find(struct nearby *n, uint32_t cell, size_t of_form, size_t most)
{
    const cell_forms *s = n->s;

    n->cells = n->forms = n->terms = 0;
    n->whole = true;
    memset(n->column, 0, s->cells * sizeof *n->column);
    memset(n->met, 0, s->forms * sizeof *n->met);
    let_go(n, lead_of(s, cell));
    for (size_t i = 0; i < n->cells; i++) {
        size_t k = n->cell[i];
        do {
            for (uint32_t j = 0; j < s->cell[k].forms; j++) {
                const uint32_t number = s->cell[k].form[j];
                if (n->met[number] != 0) continue;
                meet(n, number);
                take_from(n, &s->form[number], of_form, most);
            }
            k = s->cell[k].twin;
        } while (k != n->cell[i]);
    }
}

/* The arrays of a programme that is being made; those of terms begin at 1. */
struct rows {
    double *lo, *hi, *times;
    int *row, *column;
    size_t terms;
};

/* Twins are one unknown: `from` is where the terms of the row begin. */
static void put_term(struct rows *r, size_t from, size_t i, uint32_t column,
                     double times)
{
    size_t same = from;

    while (same < r->terms && r->column[same + 1] != (int)column)
        same++;
    if (same == r->terms) {
        r->terms++;
        r->row[r->terms] = (int)i + 1;
        r->column[r->terms] = (int)column;
        r->times[r->terms] = 0;
    }
    r->times[same + 1] += times;
}

/* One form as a row: what stands and what is held goes to its limits. */
static void put_row(const struct nearby *n, size_t i, struct rows *r)
{
    const cell_forms *s = n->s;
    const cell_forms__form *f = &s->form[n->form[i]];
    double sum = -f->constant, slack = 0;
    const size_t from = r->terms;

    for (size_t k = 0; k < f->terms; k++) {
        const cell_forms__term *t = &s->term[f->first + k];
        const cell_forms__cell *c = &s->cell[t->cell];
        const uint32_t at = n->column[lead_of(s, t->cell)];
        if (!c->hidden) {
            sum -= t->times * c->shown;
            slack += fabs(t->times) * c->slack;
        } else if (at == 0) {
            sum -= t->times * c->truth;
        } else {
            put_term(r, from, i, at, t->times);
        }
    }
    r->lo[i] = sum - slack;
    r->hi[i] = sum + slack + f->spread;
}

/* All other hidden cells stay where they are, so that these values fit the
 * whole of what is known. */
static void keep_seen(const struct nearby *n, const linear_programme__values *v)
{
    for (size_t k = 0; v->some && k < n->cells; k++) {
        cell_forms__cell *c = &n->s->cell[n->cell[k]];
        c->fell = fmax(c->fell, c->truth - v->at[k]);
        c->rose = fmax(c->rose, v->at[k] - c->truth);
    }
}

static double seen(const cell_forms *s, uint32_t lead)
{
    return s->cell[lead].fell + s->cell[lead].rose;
}

/* Or what was seen of it, where that is as much as wanted. */
static pdn_status range_of(const struct nearby *n, double wanted, double *width)
{
    pdn_status st = PDN_OK;
    struct rows rows = {0};
    linear_programme__values ends[2] = {{0}, {0}};
    double *most = NULL;
    linear_programme p = {.columns = n->cells, .rows = n->forms};
    linear_programme__range r = {0, 0};

    PDN_NEW(rows.lo, n->forms);
    PDN_NEW(rows.hi, n->forms);
    PDN_NEW(rows.times, n->terms + 1);
    PDN_NEW(rows.row, n->terms + 1);
    PDN_NEW(rows.column, n->terms + 1);
    for (size_t i = 0; i < n->forms; i++)
        put_row(n, i, &rows);
    p.lo = rows.lo;
    p.hi = rows.hi;
    p.row = rows.row;
    p.column = rows.column;
    p.times = rows.times;
    p.terms = rows.terms;
    for (int k = 0; k < 2; k++)
        PDN_NEW(ends[k].at, n->cells);
    if (n->cells >= MANY) {
        PDN_NEW(most, n->cells);
        for (size_t k = 0; k < n->cells; k++)
            most[k] = AHEAD * (n->s->cell[n->cell[k]].truth + AHEAD);
        PDN_TRY(linear_programme__spread(&p, most, ends));
        for (int k = 0; k < 2; k++)
            keep_seen(n, &ends[k]);
        *width = seen(n->s, n->cell[0]);
        if (*width >= wanted) goto out;
    }
    PDN_TRY(linear_programme__range_of(&p, 1, &r, ends));
    *width = r.most - r.least;
    for (int k = 0; k < 2; k++)
        keep_seen(n, &ends[k]);
out:
    free(most);
    free(ends[0].at);
    free(ends[1].at);
    free(rows.lo);
    free(rows.hi);
    free(rows.times);
    free(rows.row);
    free(rows.column);
    return st;
}

pdn_status cell_forms__is_wide(cell_forms *s, size_t cell, double width,
                               bool *wide)
{
    pdn_status st = PDN_OK;
    struct nearby n = {.s = s};
    double got = 0;

    *wide = seen(s, lead_of(s, (uint32_t)cell)) >= width;
    if (*wide) return PDN_OK;

    PDN_NEW(n.cell, s->cells);
    PDN_NEW(n.column, s->cells);
    PDN_NEW(n.form, s->forms);
    PDN_NEW(n.met, s->forms);
    for (size_t k = 0; k < PDN_COUNT(steps) && !*wide; k++) {
        find(&n, (uint32_t)cell, steps[k].of_form, steps[k].cells);
        if (n.forms == 0)
            got = (double)INFINITY; /* nothing is known of it */
        else
            PDN_TRY(range_of(&n, width, &got));
        *wide = got >= width - 1e-6;
        if (n.whole) break;
    }
out:
    free(n.cell);
    free(n.column);
    free(n.form);
    free(n.met);
    return st;
}
