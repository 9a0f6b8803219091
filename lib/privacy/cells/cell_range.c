/* The range of a hidden cell: two linear programmes. All other hidden cells are
 * held where they are at first. Those are let go that could move an end: they
 * stand in a form that has a price there (its dual value is not 0). Where no
 * such cell is held any longer the range is what it would be with all let go,
 * by duality. A rounded figure of several forms is the same in each: an unknown
 * between its limits.
 * What is found for one cell are values that fit for all, those that are held
 * too: each is noted, and a cell that was seen far enough apart is wide. */
#include "cell_forms.h"
#include "linear_programme.h"

#include <math.h>
#include <stdlib.h>

/* Let go of each form with a price, a turn; beyond so many in all a system is
 * too large to be asked, and the cell counts as narrow. */
enum { OF_FORM = 2, MOST_CELLS = 2000 };

/* A rounded figure of a longer form is free in each: the digits of so many
 * leave room by themselves (judgement). */
enum { LONGEST = 40 };

/* After so many turns what is hidden in forms of so few terms goes at once: a
 * form is of one row then, and a range that is still not wide needs more rows.
 * Not beyond so many cells: the rest are chosen one by one. */
enum { FEW_TURNS = 3, SHORT = 8, MANY_CELLS = MOST_CELLS / 2 };

static const double NO_PRICE = 1e-9;

/* A range is as wide as it must be but for that. */
static const double HAIR = 1e-6;

/* Of a search: `cell` are those let go, leads all, and column their number + 1
 * (0: held); `form` are those met, and met their number + 1. So many of them
 * were looked through. */

static void meet(cell_forms__ranges *n, uint32_t number)
{
    if (n->met[number] != 0) return;
    n->form[n->forms++] = number;
    n->met[number] = (uint32_t)n->forms;
}

/* From then on the cell may be anything that fits the forms it stands in. */
static void let_go(cell_forms__ranges *n, uint32_t lead)
{
    const cell_forms *s = n->s;
    size_t k = lead;

    n->cell[n->cells++] = lead;
    n->column[lead] = (uint32_t)n->cells;
    do {
        for (uint32_t j = 0; j < s->cell[k].forms; j++)
            meet(n, s->cell[k].form[j]);
        n->terms += s->cell[k].forms;
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

/* Whether a figure of a form that was met is let go with it: it is rounded, and
 * stands in others too; it is hidden, and stands in no other; after some turns,
 * whatever is hidden in a short one. */
static bool goes_with(const cell_forms__ranges *n, const cell_forms__form *f,
                      uint32_t cell)
{
    const cell_forms__cell *c = &n->s->cell[cell];

    if (c->hidden)
        return (n->turns >= FEW_TURNS && f->terms <= SHORT &&
                n->cells < MANY_CELLS) ||
               forms_of(n->s, cell) == 1;
    return c->slack > 0 && forms_of(n->s, cell) > 1;
}

static void let_go_with(cell_forms__ranges *n)
{
    const cell_forms *s = n->s;

    for (; n->looked < n->forms; n->looked++) {
        const cell_forms__form *f = &s->form[n->form[n->looked]];
        for (size_t k = 0; k < f->terms && f->terms <= LONGEST; k++) {
            const uint32_t cell = s->term[f->first + k].cell;
            if (n->column[n->lead[cell]] == 0 && n->cells < MOST_CELLS &&
                goes_with(n, f, cell))
                let_go(n, n->lead[cell]);
        }
    }
}

/* Lets hidden cells of a form go, the largest first: they have most room. */
static void take_from(cell_forms__ranges *n, const cell_forms__form *f)
{
    const cell_forms *s = n->s;

    for (size_t taken = 0; taken < OF_FORM && n->cells < MOST_CELLS; taken++) {
        uint32_t best = UINT32_MAX;
        for (size_t k = 0; k < f->terms; k++) {
            const uint32_t cell = s->term[f->first + k].cell;
            const uint32_t lead = n->lead[cell];
            if (!s->cell[cell].hidden || n->column[lead] != 0) continue;
            if (best == UINT32_MAX || s->cell[lead].truth > s->cell[best].truth)
                best = lead;
        }
        if (best == UINT32_MAX) return;
        let_go(n, best);
    }
}

/* Lets go of what could move an end; whether there was any. */
static bool take_more(cell_forms__ranges *n)
{
    const size_t before = n->cells, forms = n->forms;

    for (size_t i = 0; i < forms; i++)
        if (fabs(n->price[0][i]) > NO_PRICE || fabs(n->price[1][i]) > NO_PRICE)
            take_from(n, &n->s->form[n->form[i]]);
    if (n->turns == FEW_TURNS) n->looked = 0;
    let_go_with(n);
    return n->cells > before;
}

/* Twins are one unknown: `from` is where the terms of the row begin. */
static void put_term(linear_programme *r, size_t from, size_t i,
                     uint32_t column, double times)
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
static void put_row(const cell_forms__ranges *n, size_t i, linear_programme *r)
{
    const cell_forms *s = n->s;
    const cell_forms__form *f = &s->form[n->form[i]];
    double sum = -f->constant, slack = 0;
    const size_t from = r->terms;

    for (size_t k = 0; k < f->terms; k++) {
        const cell_forms__term *t = &s->term[f->first + k];
        const cell_forms__cell *c = &s->cell[t->cell];
        const uint32_t at = n->column[n->lead[t->cell]];
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

/* The most that a hidden figure, or a twin of it, could be. */
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

static void put_limits(const cell_forms__ranges *n, linear_programme *r)
{
    for (size_t i = 0; i < n->cells; i++) {
        const cell_forms__cell *c = &n->s->cell[n->cell[i]];
        r->least[i] = c->hidden ? 0 : c->shown - c->slack;
        r->most[i] =
            c->hidden ? most_of(n->s, n->cell[i]) : c->shown + c->slack;
    }
}

static pdn_status make(const cell_forms__ranges *n, linear_programme *out)
{
    pdn_status st = PDN_OK;
    linear_programme p = {.columns = n->cells, .rows = n->forms};

    PDN_TAKE(&p.memory, p.least, n->cells);
    PDN_TAKE(&p.memory, p.most, n->cells);
    PDN_TAKE(&p.memory, p.lo, n->forms);
    PDN_TAKE(&p.memory, p.hi, n->forms);
    PDN_TAKE(&p.memory, p.times, n->terms + 1);
    PDN_TAKE(&p.memory, p.row, n->terms + 1);
    PDN_TAKE(&p.memory, p.column, n->terms + 1);
    PDN_TAKE(&p.memory, p.seen_least, n->cells);
    PDN_TAKE(&p.memory, p.seen_most, n->cells);
    for (size_t i = 0; i < n->forms; i++)
        put_row(n, i, &p);
    put_limits(n, &p);
    for (size_t i = 0; i < n->cells; i++)
        p.seen_least[i] = p.seen_most[i] = n->s->cell[n->cell[i]].truth;
    p.seen_least[0] = n->least[n->cell[0]];
    p.seen_most[0] = n->most[n->cell[0]];
    *out = p;
    p = (linear_programme){0};
out:
    pdn_arena_clear(&p.memory);
    return st;
}

/* What fits for those that are let go fits for all: the rest are held where
 * they are. */
static void note_seen(cell_forms__ranges *n, const linear_programme *p)
{
    for (size_t i = 0; i < n->cells; i++) {
        const uint32_t cell = n->cell[i];
        n->moved[i] = p->seen_most[i] - p->seen_least[i] > NO_PRICE;
        n->least[cell] = fmin(n->least[cell], p->seen_least[i]);
        n->most[cell] = fmax(n->most[cell], p->seen_most[i]);
    }
}

static pdn_status range_of(cell_forms__ranges *n, double enough, double *width)
{
    pdn_status st = PDN_OK;
    linear_programme p = {0};
    linear_programme__end end[2] = {{.price = n->price[0]},
                                    {.price = n->price[1]}};

    PDN_TRY(make(n, &p));
    PDN_TRY(linear_programme__range_of(&p, 1, enough, end));
    *width = end[1].value - end[0].value;
    note_seen(n, &p);
out:
    pdn_arena_clear(&p.memory);
    return st;
}

/* All are held again. */
static void hold(cell_forms__ranges *n)
{
    for (size_t i = 0; i < n->cells; i++)
        n->column[n->cell[i]] = 0;
    for (size_t i = 0; i < n->forms; i++)
        n->met[n->form[i]] = 0;
    n->cells = n->forms = n->terms = n->looked = n->turns = 0;
}

/* ---- a range that is looked at again when more is hidden beside it */

static bool is_settled(const cell_forms *s, size_t cell)
{
    bool settled = false;
    size_t k = cell;

    do {
        settled = settled || s->cell[k].settled;
        k = s->cell[k].twin;
    } while (k != cell);
    return settled;
}

/* Keeps what was let go for a range that is not wide, and is elsewhere at its
 * ends: of two, the larger. */
static void keep(cell_forms__ranges *n)
{
    if (n->kept > 0 && n->keep[0] != n->cell[0] && n->kept > n->cells &&
        !is_settled(n->s, n->keep[0]))
        return;
    n->kept = 0;
    for (size_t i = 0; i < n->cells; i++)
        if (i == 0 || n->moved[i]) n->keep[n->kept++] = n->cell[i];
}

static void let_go_kept(cell_forms__ranges *n)
{
    if (n->kept == 0 || n->keep[0] != n->cell[0]) return;
    for (size_t i = 1; i < n->kept; i++)
        let_go(n, n->keep[i]);
    n->turns = FEW_TURNS;
}

pdn_status cell_forms__is_wide(cell_forms__ranges *n, size_t cell, double width,
                               bool *wide)
{
    pdn_status st = PDN_OK;
    const uint32_t lead = n->lead[cell];
    double got = n->most[lead] - n->least[lead];

    hold(n);
    *wide = got >= width - HAIR;
    if (*wide) return PDN_OK;
    let_go(n, lead);
    let_go_kept(n);
    let_go_with(n);
    do {
        n->turns++;
        if (n->forms == 0)
            got = (double)INFINITY; /* nothing is known of it */
        else
            PDN_TRY(range_of(n, width - HAIR, &got));
        *wide = got >= width - HAIR;
    } while (!*wide && take_more(n));
    if (!*wide) keep(n);
out:
    return st;
}

pdn_status cell_forms__begin_ranges(const cell_forms *s,
                                    cell_forms__ranges *out)
{
    pdn_status st = PDN_OK;
    cell_forms__ranges n = {.s = s};

    PDN_TAKE(&n.memory, n.lead, s->cells);
    PDN_TAKE(&n.memory, n.least, s->cells);
    PDN_TAKE(&n.memory, n.most, s->cells);
    PDN_TAKE(&n.memory, n.cell, s->cells);
    PDN_TAKE(&n.memory, n.keep, s->cells);
    PDN_TAKE(&n.memory, n.moved, s->cells);
    PDN_TAKE(&n.memory, n.column, s->cells);
    PDN_TAKE(&n.memory, n.form, s->forms);
    PDN_TAKE(&n.memory, n.met, s->forms);
    for (int k = 0; k < 2; k++)
        PDN_TAKE(&n.memory, n.price[k], s->forms);
    for (size_t i = 0; i < s->cells; i++) {
        n.lead[i] = (uint32_t)cell_forms__first_twin(s, i);
        n.least[i] = n.most[i] = s->cell[i].truth;
    }
    *out = n;
    n = (cell_forms__ranges){0};
out:
    cell_forms__end_ranges(&n);
    return st;
}

void cell_forms__end_ranges(cell_forms__ranges *r)
{
    pdn_arena_clear(&r->memory);
    *r = (cell_forms__ranges){0};
}
