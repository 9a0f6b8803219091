/* The range of a hidden cell: two linear programmes. All other hidden cells are
 * held where they are at first. Those are let go that could move an end: they
 * stand in a form that has a price there (its dual value is not 0). Where no
 * such cell is held any longer the range is what it would be with all let go,
 * by duality. A rounded figure of several forms is the same in each: an unknown
 * between its limits. */
#include "cell_forms.h"
#include "linear_programme.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Let go of each form with a price, a turn; beyond so many in all a system is
 * too large to be asked, and the cell counts as narrow. */
enum { OF_FORM = 2, MOST_CELLS = 2000 };

/* A rounded figure of a longer form is free in each: the digits of so many
 * leave room by themselves (judgement). */
enum { LONGEST = 40 };

static const double NO_PRICE = 1e-9;

struct nearby {
    cell_forms *s;
    uint32_t *cell, *form, *column; /* column: of each cell, + 1; 0: held */
    uint32_t *met;                  /* of each form, + 1 */
    size_t cells, forms, terms;
    size_t looked;    /* so many of the forms met were looked through */
    double *price[2]; /* of each form met, at the least and at the most */
};

static uint32_t lead_of(const cell_forms *s, uint32_t cell)
{
    return (uint32_t)cell_forms__first_twin(s, cell);
}

static void meet(struct nearby *n, uint32_t number)
{
    if (n->met[number] != 0) return;
    n->form[n->forms++] = number;
    n->met[number] = (uint32_t)n->forms;
    n->terms += n->s->form[number].terms;
}

/* From then on the cell may be anything that fits the forms it stands in. */
static void let_go(struct nearby *n, uint32_t lead)
{
    const cell_forms *s = n->s;
    size_t k = lead;

    n->cell[n->cells++] = lead;
    n->column[lead] = (uint32_t)n->cells;
    do {
        for (uint32_t j = 0; j < s->cell[k].forms; j++)
            meet(n, s->cell[k].form[j]);
        k = s->cell[k].twin;
    } while (k != lead);
}

static size_t forms_of(const cell_forms *s, size_t cell)
{
    size_t forms = 0, k = cell;

    do {
        forms += s->cell[k].forms;
        k = s->cell[k].twin;
    } while (k != cell);
    return forms;
}

/* Figures of the forms met that are rounded, and stand in others too. */
static void let_go_rounded(struct nearby *n)
{
    const cell_forms *s = n->s;

    for (; n->looked < n->forms; n->looked++) {
        const cell_forms__form *f = &s->form[n->form[n->looked]];
        for (size_t k = 0; k < f->terms && f->terms <= LONGEST; k++) {
            const uint32_t cell = s->term[f->first + k].cell;
            const uint32_t lead = lead_of(s, cell);
            if (!s->cell[cell].hidden && s->cell[cell].slack > 0 &&
                n->column[lead] == 0 && n->cells < MOST_CELLS &&
                forms_of(s, cell) > 1)
                let_go(n, lead);
        }
    }
}

/* Lets hidden cells of a form go, the largest first: they have most room. */
static void take_from(struct nearby *n, const cell_forms__form *f)
{
    const cell_forms *s = n->s;

    for (size_t taken = 0; taken < OF_FORM && n->cells < MOST_CELLS; taken++) {
        uint32_t best = UINT32_MAX;
        for (size_t k = 0; k < f->terms; k++) {
            const uint32_t cell = s->term[f->first + k].cell;
            const uint32_t lead = lead_of(s, cell);
            if (!s->cell[cell].hidden || n->column[lead] != 0) continue;
            if (best == UINT32_MAX || s->cell[lead].truth > s->cell[best].truth)
                best = lead;
        }
        if (best == UINT32_MAX) return;
        let_go(n, best);
    }
}

/* Lets go of what could move an end; whether there was any. */
static bool take_more(struct nearby *n)
{
    const size_t before = n->cells, forms = n->forms;

    for (size_t i = 0; i < forms; i++)
        if (fabs(n->price[0][i]) > NO_PRICE || fabs(n->price[1][i]) > NO_PRICE)
            take_from(n, &n->s->form[n->form[i]]);
    let_go_rounded(n);
    return n->cells > before;
}

/* The arrays of a programme that is being made; those of terms begin at 1. */
struct rows {
    double *least, *most; /* of each unknown */
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
        if (at == 0 && !c->hidden) {
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

static double most_of(const cell_forms *s, uint32_t lead)
{
    double most = (double)INFINITY;
    size_t k = lead;

    do {
        if (s->cell[k].most > 0) most = fmin(most, s->cell[k].most);
        k = s->cell[k].twin;
    } while (k != lead);
    return most;
}

static void put_limits(const struct nearby *n, struct rows *r)
{
    for (size_t i = 0; i < n->cells; i++) {
        const cell_forms__cell *c = &n->s->cell[n->cell[i]];
        r->least[i] = c->hidden ? 0 : c->shown - c->slack;
        r->most[i] =
            c->hidden ? most_of(n->s, n->cell[i]) : c->shown + c->slack;
    }
}

static pdn_status range_of(const struct nearby *n, double *width)
{
    pdn_status st = PDN_OK;
    struct rows rows = {0};
    linear_programme p = {.columns = n->cells, .rows = n->forms};
    linear_programme__range r = {0, 0};

    PDN_NEW(rows.least, n->cells);
    PDN_NEW(rows.most, n->cells);
    PDN_NEW(rows.lo, n->forms);
    PDN_NEW(rows.hi, n->forms);
    PDN_NEW(rows.times, n->terms + 1);
    PDN_NEW(rows.row, n->terms + 1);
    PDN_NEW(rows.column, n->terms + 1);
    for (size_t i = 0; i < n->forms; i++)
        put_row(n, i, &rows);
    put_limits(n, &rows);
    p.least = rows.least;
    p.most = rows.most;
    p.lo = rows.lo;
    p.hi = rows.hi;
    p.row = rows.row;
    p.column = rows.column;
    p.times = rows.times;
    p.terms = rows.terms;
    PDN_TRY(linear_programme__range_of(&p, 1, &r, n->price));
    *width = r.most - r.least;
out:
    free(rows.least);
    free(rows.most);
    free(rows.lo);
    free(rows.hi);
    free(rows.times);
    free(rows.row);
    free(rows.column);
    return st;
}

static void tell_prices(const struct nearby *n, cell_forms__ends *ends)
{
    double *of[] = {ends->least, ends->most};

    for (int k = 0; k < 2; k++) {
        memset(of[k], 0, n->s->forms * sizeof *of[k]);
        for (size_t i = 0; i < n->forms; i++)
            of[k][n->form[i]] = n->price[k][i];
    }
}

pdn_status cell_forms__is_wide(cell_forms *s, size_t cell, double width,
                               bool *wide, cell_forms__ends *ends)
{
    pdn_status st = PDN_OK;
    struct nearby n = {.s = s};
    double got = 0;

    PDN_NEW(n.cell, s->cells);
    PDN_NEW(n.column, s->cells);
    PDN_NEW(n.form, s->forms);
    PDN_NEW(n.met, s->forms);
    PDN_NEW(n.price[0], s->forms);
    PDN_NEW(n.price[1], s->forms);
    let_go(&n, lead_of(s, (uint32_t)cell));
    let_go_rounded(&n);
    do {
        if (n.forms == 0)
            got = (double)INFINITY; /* nothing is known of it */
        else
            PDN_TRY(range_of(&n, &got));
        *wide = got >= width - 1e-6;
    } while (!*wide && take_more(&n));
    if (ends != NULL) tell_prices(&n, ends);
out:
    free(n.cell);
    free(n.column);
    free(n.form);
    free(n.met);
    free(n.price[0]);
    free(n.price[1]);
    return st;
}
