/* Hides more until nothing that is hidden follows from what stands. */
#include "known_forms.h"

#include <math.h>
#include <stdlib.h>

static const double LITTLE = 1e-9;

/* Cells still to be looked at, the last found first: what is hidden to cover
 * another must be covered itself. */
struct search {
    known_forms *k;
    uint32_t *todo;
    size_t todos;
    cell_forms__ranges ranges;
    double *by[2]; /* how much a cell, freed, would move either end of the range
                      looked at last; of the first of its twins */
};

static double width_of(const hide_cells__work *w, const cell_forms__cell *c)
{
    const double width = known_forms__width(w, c->truth);

    return c->room > 0 ? fmin(width, c->room) : width;
}

/* How much room a form by itself leaves a hidden cell: with another hidden
 * figure that may grow against it, any; else what the others could be. */
static double room_in(const cell_forms *s, const cell_forms__form *f,
                      size_t cell)
{
    double sum = f->constant, slack = 0, own = 0;
    bool others = false, against = false;

    for (size_t i = 0; i < f->terms; i++)
        if (s->term[f->first + i].cell == cell)
            own += s->term[f->first + i].times;
    for (size_t i = 0; i < f->terms; i++) {
        const cell_forms__term *t = &s->term[f->first + i];
        const cell_forms__cell *c = &s->cell[t->cell];
        if (t->cell == cell) continue;
        if (!c->hidden) {
            sum += t->times * c->shown;
            slack += fabs(t->times) * c->slack;
            continue;
        }
        others = true;
        against = against || t->times * own < 0;
    }
    if (fabs(own) < 1e-12 || against) return (double)INFINITY;
    if (!others) return (2 * slack + f->spread) / fabs(own);
    return (fabs(sum) + slack + f->spread) / fabs(own);
}

/* No form leaves a cell more room than itself: where one leaves too little, no
 * programme need be solved. */
static double least_room(const cell_forms *s, size_t cell)
{
    double least = (double)INFINITY;
    size_t twin = cell;

    do {
        for (uint32_t i = 0; i < s->cell[twin].forms; i++)
            least =
                fmin(least, room_in(s, &s->form[s->cell[twin].form[i]], twin));
        twin = s->cell[twin].twin;
    } while (twin != cell);
    return least;
}

/* The cheapest figure that stands in a form; SIZE_MAX: none may go. */
static size_t cheapest(const cell_forms *s, const cell_forms__form *f)
{
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < f->terms; i++) {
        const size_t cell = s->term[f->first + i].cell;
        const cell_forms__cell *c = &s->cell[cell];
        if (c->hidden || !isfinite(c->cost)) continue;
        if (best == SIZE_MAX || c->cost < s->cell[best].cost) best = cell;
    }
    return best;
}

/* Of the forms that a cell stands in, the tightest that can be loosened; where
 * none by itself is too tight, the cheapest figure of them all. */
static size_t to_hide_beside(const cell_forms *s, size_t cell, double width)
{
    double least = (double)INFINITY;
    size_t best = SIZE_MAX, twin = cell;

    do {
        for (uint32_t i = 0; i < s->cell[twin].forms; i++) {
            const cell_forms__form *f = &s->form[s->cell[twin].form[i]];
            const size_t found = cheapest(s, f);
            double room = room_in(s, f, twin);
            if (room >= width) room = (double)INFINITY;
            if (found == SIZE_MAX) continue;
            if (best == SIZE_MAX || room < least ||
                (!isfinite(least) &&
                 s->cell[found].cost < s->cell[best].cost)) {
                best = found;
                least = room;
            }
        }
        twin = s->cell[twin].twin;
    } while (twin != cell);
    return best;
}

/* ---- the figures that hold a range */

static const cell_forms__form *form_met(const struct search *h, size_t i)
{
    return &h->k->s.form[h->ranges.form[i]];
}

static void add_up_form(struct search *h, int end, size_t i)
{
    const cell_forms__form *f = form_met(h, i);
    const double price = h->ranges.price[end][i];

    for (size_t k = 0; fabs(price) >= LITTLE && k < f->terms; k++) {
        const cell_forms__term *t = &h->k->s.term[f->first + k];
        h->by[end][h->ranges.lead[t->cell]] -= price * t->times;
    }
}

/* How much an end would move were the figures that stand in forms free: their
 * reduced costs. Whether there was any price. */
static bool add_up(struct search *h)
{
    const cell_forms__ranges *r = &h->ranges;
    bool any = false;

    for (size_t i = 0; i < r->forms; i++) {
        const cell_forms__form *f = form_met(h, i);
        for (size_t k = 0; k < f->terms; k++) {
            const uint32_t lead = r->lead[h->k->s.term[f->first + k].cell];
            h->by[0][lead] = h->by[1][lead] = 0;
        }
    }
    for (size_t i = 0; i < r->forms; i++)
        for (int end = 0; end < 2; end++) {
            any = any || fabs(r->price[end][i]) >= LITTLE;
            add_up_form(h, end, i);
        }
    return any;
}

/* Whether the range grows where the figure is hidden: up there is room without
 * end, down no more than the figure is. */
static bool would_free(const struct search *h, size_t cell)
{
    const size_t first = h->ranges.lead[cell];
    const double down = h->k->s.cell[cell].truth;
    const double least = h->by[0][first], most = h->by[1][first];

    return least < -LITTLE || most > LITTLE || least * down > LITTLE ||
           -most * down > LITTLE;
}

/* The better of that cell, and its twins, and the best so far: the cheaper, or
 * the first. */
static size_t better(const struct search *h, size_t cell, size_t best)
{
    const cell_forms *s = &h->k->s;
    size_t twin = cell;

    do {
        const cell_forms__cell *c = &s->cell[twin];
        const double least = best == SIZE_MAX ? 0 : s->cell[best].cost;
        if (!c->hidden && isfinite(c->cost) && would_free(h, twin) &&
            (best == SIZE_MAX || c->cost < least ||
             (c->cost <= least && twin < best)))
            best = twin;
        twin = c->twin;
    } while (twin != cell);
    return best;
}

/* The cheapest of the figures that hold the range; SIZE_MAX: none may go. Of a
 * programme that was not solved nothing is known: what is nearest, then. */
static size_t to_hide_by_price(struct search *h, size_t cell, double width)
{
    const cell_forms *s = &h->k->s;
    size_t best = SIZE_MAX;

    if (!add_up(h)) return to_hide_beside(s, cell, width);
    for (size_t i = 0; i < h->ranges.forms; i++) {
        const cell_forms__form *f = form_met(h, i);
        for (size_t k = 0; k < f->terms; k++)
            best = better(h, s->term[f->first + k].cell, best);
    }
    return best;
}

static void cover_by(cell_forms *s, size_t cell)
{
    size_t twin = cell;

    cell_forms__hide(s, cell);
    do {
        s->cell[twin].cover = true;
        twin = s->cell[twin].twin;
    } while (twin != cell);
}

static pdn_status push(struct search *h, size_t cell)
{
    cell_forms *s = &h->k->s;

    if (s->cell[cell].hidden && !s->cell[cell].settled && s->cell[cell].counted)
        h->todo[h->todos++] = (uint32_t)cell;
    return PDN_OK;
}

/* Hides beside the cell until its range is wide; what was hidden for it is
 * looked at first. */
static pdn_status settle(struct search *h)
{
    pdn_status st = PDN_OK;
    cell_forms *s = &h->k->s;
    const size_t cell = h->todo[h->todos - 1];
    bool wide = false;
    size_t more = SIZE_MAX;
    double width = 0;

    if (s->cell[cell].settled) {
        h->todos--;
        return PDN_OK;
    }
    width = width_of(h->k->w, &s->cell[cell]);
    const bool narrow = least_room(s, cell) < width - 1e-6;
    if (narrow) more = to_hide_beside(s, cell, width);
    if (more == SIZE_MAX) {
        PDN_TRY(cell_forms__is_wide(&h->ranges, cell, width, &wide));
        if (!wide) more = to_hide_by_price(h, cell, width);
    }
    if (wide || more == SIZE_MAX) {
        if (!wide) h->k->w->told->narrow++;
        s->cell[cell].settled = true;
        h->todos--;
        return PDN_OK;
    }
    cover_by(s, more);
    PDN_TRY(push(h, more));
out:
    return st;
}

/* Covers those that are determined: of what was hidden for others, or of what
 * was not. Whether there was any. */
static bool cover_some(struct search *h, const bool *determined, bool covers)
{
    cell_forms *s = &h->k->s;
    bool any = false;

    for (size_t i = 0; i < s->cells; i++) {
        const cell_forms__cell *c = &s->cell[i];
        if (!determined[i] || !c->counted || c->cover != covers) continue;
        const size_t more = to_hide_beside(s, i, width_of(h->k->w, c));
        if (more == SIZE_MAX) continue;
        cover_by(s, more);
        any = true;
    }
    return any;
}

/* What the rank test finds is covered before any programme is solved. What
 * covers and is determined itself covers nothing yet: that first. */
static pdn_status cover_determined(struct search *h)
{
    pdn_status st = PDN_OK;
    cell_forms *s = &h->k->s;
    bool *determined = NULL;

    PDN_NEW(determined, s->cells);
    do
        PDN_TRY(cell_forms__determined(s, determined));
    while (cover_some(h, determined, true) || cover_some(h, determined, false));
out:
    free(determined);
    return st;
}

/* A figure that was to cover others, and that what stands determines all the
 * same, covers nothing. */
static pdn_status show_again(cell_forms *s)
{
    pdn_status st = PDN_OK;
    bool *determined = NULL;

    PDN_NEW(determined, s->cells);
    PDN_TRY(cell_forms__determined(s, determined));
    for (size_t i = 0; i < s->cells; i++) {
        size_t twin = i;
        bool all = determined[i];
        do {
            const cell_forms__cell *c = &s->cell[twin];
            all = all && c->hidden && c->cover && !c->counted;
            twin = c->twin;
        } while (twin != i);
        do {
            if (all) s->cell[twin].hidden = s->cell[twin].cover = false;
            twin = s->cell[twin].twin;
        } while (twin != i);
    }
out:
    free(determined);
    return st;
}

static pdn_status search(struct search *h)
{
    pdn_status st = PDN_OK;
    const size_t cells = h->k->s.cells;

    PDN_TRY(cover_determined(h));
    for (size_t i = 0; i < cells; i++) {
        PDN_TRY(push(h, i));
        while (h->todos > 0)
            PDN_TRY(settle(h));
    }
out:
    return st;
}

static pdn_status make_forms(hide_cells__work *w, known_forms *out)
{
    pdn_status st = PDN_OK;

    PDN_TRY(known_forms__begin(w, out));
    for (size_t n = 0; n < w->tables; n++) {
        PDN_TRY(known_forms__add_sums(out, n));
        PDN_TRY(forms_of_pairs__add(out, n));
        PDN_TRY(forms_of_people__add(out, n));
        PDN_TRY(forms_of_labels__add(out, n));
        PDN_TRY(forms_of_verdicts__add(out, n));
        PDN_TRY(forms_of_outcomes__add(out, n));
        PDN_TRY(beside_units__add(out, n));
        PDN_TRY(forms_of_counts__add(out, n));
        PDN_TRY(sums_of_rows__add(out, n));
        PDN_TRY(forms_of_waves__add(out, n));
        PDN_TRY(forms_of_wave_pairs__add(out, n));
    }
    PDN_TRY(known_forms__add_few(out));
out:
    return st;
}

pdn_status hide_more__all(hide_cells__work *w)
{
    pdn_status st = PDN_OK;
    known_forms k = {0};
    struct search h = {.k = &k};
    size_t before = 0;

    PDN_TRY(make_forms(w, &k));
    PDN_NEW(h.todo, 2 * k.s.cells + 1);
    PDN_TRY(cell_forms__begin_ranges(&k.s, &h.ranges));
    PDN_NEW(h.by[0], k.s.cells);
    PDN_NEW(h.by[1], k.s.cells);
    do { /* what follows from what was hidden may hide a figure of a form */
        before = w->told->few + w->told->others;
        w->told->narrow = 0;
        PDN_TRY(search(&h));
        PDN_TRY(show_again(&k.s));
        known_forms__hide_in_tables(&k);
        PDN_TRY(hide_following__all(w));
        known_forms__look_again(&k);
    } while (w->told->few + w->told->others != before);
out:
    free(h.todo);
    cell_forms__end_ranges(&h.ranges);
    free(h.by[0]);
    free(h.by[1]);
    known_forms__clear(&k);
    return st;
}
