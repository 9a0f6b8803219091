/* What the pairs of two waves tell beside those of each wave, and of the steps
 * before and after: the difference of two figures is a figure. */
#include "known_forms.h"

#include "pdnet/breakdown.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

enum side { BEFORE, AFTER };

static const size_t ties_of[] = {offsetof(pdn_wave_pair, ties_before),
                                 offsetof(pdn_wave_pair, ties_after)};
static const size_t expected_of[] = {offsetof(pdn_wave_pair, expected_before),
                                     offsetof(pdn_wave_pair, expected_after)};

/* What is expected is rounded to whole contacts, or guessed as closely: the
 * model that gives it is known. */
static const double GUESSED = .5;

/* What it costs to hide the contacts of a wave with those of two. */
static const double OF_WAVE = 1e4;

static const pdn_field *field(size_t member)
{
    return pdn_field_at(&pdn_waves_pairs_schema, member);
}

static const pdn_wave_pair *row_of(const hide_cells__table *t, size_t i)
{
    return hide_cells__row(t, i);
}

static bool is_within(const pdn_wave_pair *r)
{
    return hide_cells__same_text(r->group_a, r->group_b);
}

static bool same_groups(const pdn_wave_pair *r, const char *a, const char *b)
{
    return (hide_cells__same_text(r->group_a, a) &&
            hide_cells__same_text(r->group_b, b)) ||
           (hide_cells__same_text(r->group_a, b) &&
            hide_cells__same_text(r->group_b, a));
}

/* The row of the step before that is about the same pair; SIZE_MAX: none. */
static size_t step_before(const hide_cells__table *t, size_t i)
{
    const pdn_wave_pair *r = row_of(t, i);

    for (size_t j = hide_cells__first_of(t, r->group_a, r->group_b);
         j != SIZE_MAX; j = hide_cells__next_of(t, j)) {
        const pdn_wave_pair *x = row_of(t, j);
        if (hide_cells__same_text(x->to_wave, r->from_wave) &&
            same_groups(x, r->group_a, r->group_b))
            return j;
    }
    return SIZE_MAX;
}

/* ---- one of two figures that a few people tell apart */

static bool is_hidden(const hide_cells__table *t, size_t i, size_t member)
{
    return hide_cells__is_hidden(t, i, field(member));
}

static void hide(hide_cells__work *w, hide_cells__table *t, size_t i,
                 size_t member)
{
    if (!is_hidden(t, i, member) && hide_cells__hide(t, i, field(member)))
        w->told->few++;
}

/* The contacts of the common people: what all said of the wave is what people
 * read, and the change is told in contacts. */
static void hide_ties(hide_cells__work *w, hide_cells__table *t, size_t i,
                      enum side side)
{
    if (!t->hidden[i]) hide(w, t, i, ties_of[side]);
}

static bool is_said(const pdn_wave_pair *r)
{
    return r->finding == PDN_WAVE_MORE || r->finding == PDN_WAVE_LESS;
}

static void hide_row(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    const pdn_wave_pair *r = row_of(t, i);
    const pdn_wave_behind b = hide_cells__behind(t, i);

    if (hide_cells__few(w, b.before)) hide_ties(w, t, i, BEFORE);
    if (hide_cells__few(w, b.after)) hide_ties(w, t, i, AFTER);
    if (!hide_cells__few(w, b.last) || is_hidden(t, i, ties_of[BEFORE])) return;
    const size_t j = step_before(t, i);
    if (j == SIZE_MAX || (is_said(row_of(t, j)) && !is_said(r)))
        hide_ties(w, t, i, BEFORE);
    else
        hide_ties(w, t, j, AFTER);
}

void forms_of_wave_pairs__hide_few(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++)
        for (size_t i = 0; i < w->table[n].rows; i++)
            if (w->table[n].schema == &pdn_waves_pairs_schema)
                hide_row(w, &w->table[n], i);
}

/* ---- groups that nobody is in both times */

static bool is_of_group(const pdn_wave_pair *r, const pdn_wave_pair *of)
{
    return hide_cells__same_text(r->to_wave, of->to_wave) &&
           (hide_cells__same_text(r->group_a, of->group_a) ||
            hide_cells__same_text(r->group_b, of->group_a));
}

/* of: the row within the group. That everybody of few was replaced is told by
 * zeros; of a group that is only named, it is not. */
static bool is_replaced(const hide_cells__work *w, const hide_cells__table *t,
                        size_t of)
{
    const pdn_wave_pair *r = row_of(t, of);
    const pdn_wave_behind b = hide_cells__behind(t, of);
    double possible = 0;

    if (!is_within(r) || r->people_a > .5 ||
        !(hide_cells__few(w, b.before) || hide_cells__few(w, b.after)))
        return false;
    for (size_t i = 0; i < t->rows; i++)
        if (is_of_group(row_of(t, i), r)) possible += row_of(t, i)->possible;
    return possible < .5;
}

void forms_of_wave_pairs__hide_nobody(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_waves_pairs_schema) continue;
        for (size_t of = 0; of < t->rows; of++)
            for (size_t i = 0; is_replaced(w, t, of) && i < t->rows; i++)
                if (is_of_group(row_of(t, i), row_of(t, of)) && !t->hidden[i])
                    hide_few__row(w, t, i);
    }
}

/* Within a group what is expected in one wave is the contacts of both, shared
 * out: either gives the other. */
void forms_of_wave_pairs__hide_expected(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        for (size_t i = 0; i < t->rows; i++) {
            if (t->schema != &pdn_waves_pairs_schema ||
                !is_within(row_of(t, i)) ||
                (!is_hidden(t, i, ties_of[BEFORE]) &&
                 !is_hidden(t, i, ties_of[AFTER])))
                continue;
            for (enum side s = BEFORE; s <= AFTER; s++)
                if (!is_hidden(t, i, expected_of[s]) &&
                    hide_cells__hide(t, i, field(expected_of[s])))
                    w->told->others++;
        }
    }
}

/* That no q stands beside a p tells that few dyads changed, and so does that no
 * p does: it is empty of fewer than six. */
void forms_of_wave_pairs__hide_changed(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_waves_pairs_schema) continue;
        for (size_t i = 0; i < t->rows; i++) {
            if (!is_hidden(t, i, ties_of[BEFORE]) &&
                !is_hidden(t, i, ties_of[AFTER]))
                continue;
            hide(w, t, i, offsetof(pdn_wave_pair, dyads_changed));
            if (!is_said(row_of(t, i)))
                hide(w, t, i, offsetof(pdn_wave_pair, q));
        }
        for (size_t i = 0; i < t->rows; i++)
            if (is_hidden(t, i, offsetof(pdn_wave_pair, dyads_changed)) &&
                isnan(row_of(t, i)->p)) {
                hide(w, t, i, offsetof(pdn_wave_pair, p));
                hide(w, t, i, offsetof(pdn_wave_pair, q));
            }
    }
}

/* ---- the change in contacts gives either wave's from the other's */

/* contacts - later x ties_after + earlier x ties_before + constant = 0, to
 * that much either way. */
static pdn_status put_change(known_forms *k, size_t table, size_t i,
                             const double times[2], double constant,
                             double either)
{
    pdn_status st = PDN_OK;
    size_t cell[3] = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
    const double by[] = {1, times[BEFORE], -times[AFTER]};
    const size_t member[] = {offsetof(pdn_wave_pair, contacts), ties_of[BEFORE],
                             ties_of[AFTER]};

    for (size_t n = 0; n < PDN_COUNT(cell); n++) {
        PDN_TRY(known_forms__cell(k, table, i, field(member[n]), &cell[n]));
        if (cell[n] == SIZE_MAX) return PDN_OK;
    }
    constant -= known_forms__lift(&pdn_waves_pairs_schema,
                                  field(offsetof(pdn_wave_pair, contacts)));
    PDN_TRY(cell_forms__begin(&k->s, constant + either));
    k->s.form[k->s.forms - 1].spread = 2 * either;
    for (size_t n = 0; n < PDN_COUNT(cell); n++)
        PDN_TRY(cell_forms__put(&k->s, cell[n], by[n]));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* What is expected in either wave is guessed; within a group it is the contacts
 * of both, shared out, besides. */
static pdn_status add_change(known_forms *k, size_t table, size_t i)
{
    pdn_status st = PDN_OK;
    const pdn_wave_pair *r = row_of(&k->w->table[table], i);
    const double both = r->expected_before + r->expected_after;
    const double once[] = {1, 1};
    const double shared[] = {2 * r->expected_after / both,
                             2 * r->expected_before / both};

    if (k->w->table[table].hidden[i]) return PDN_OK;
    if (!isfinite(both)) return put_change(k, table, i, once, 0, 0);
    if (is_within(r) && both > 0)
        PDN_TRY(put_change(k, table, i, shared, 0, GUESSED));
    PDN_TRY(put_change(k, table, i, once,
                       r->expected_after - r->expected_before, 2 * GUESSED));
out:
    return st;
}

/* A form of so much spread that it leaves each of its figures room enough
 * either way, where another form holds its other end: left out, since it would
 * only join what need not be looked at together. */
static bool is_loose(const known_forms *k, size_t form)
{
    const cell_forms__form *f = &k->s.form[form];
    double widest = 0;

    for (size_t n = 0; n < f->terms; n++)
        widest = fmax(widest,
                      known_forms__width(
                          k->w, k->s.cell[k->s.term[f->first + n].cell].truth));
    return f->spread >= 2 * widest;
}

/* ---- each group's contacts with all others are what was expected of them */

static bool is_of_margin(const pdn_wave_pair *r, const pdn_wave_pair *of)
{
    return !is_within(r) && !(r->q <= PDN_WAVES_MOST_Q) &&
           hide_cells__same_text(r->to_wave, of->to_wave) &&
           (hide_cells__same_text(r->group_a, of->group_a) ||
            hide_cells__same_text(r->group_b, of->group_a));
}

/* of: the row within the group. */
static pdn_status add_margin(known_forms *k, size_t table, size_t of,
                             enum side side)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    size_t cell = 0;
    double either = 0;
    const size_t form = k->s.forms;

    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t i = 0; i < t->rows; i++) {
        double expected = 0;
        if (!is_of_margin(row_of(t, i), row_of(t, of))) continue;
        PDN_TRY(known_forms__cell(k, table, i, field(ties_of[side]), &cell));
        expected = hide_cells__was(t, i, field(expected_of[side]));
        if (cell == SIZE_MAX || !isfinite(expected)) continue;
        PDN_TRY(cell_forms__put(&k->s, cell, 1));
        k->s.form[form].constant -= expected;
        either += GUESSED;
    }
    k->s.form[form].constant += either;
    k->s.form[form].spread = 2 * either;
    if (is_loose(k, form)) {
        k->s.terms = k->s.form[--k->s.forms].first;
        return PDN_OK;
    }
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* What was expected is of as many contacts as there were: changes beyond it add
 * up to none. Of many, whose digits leave the contacts of each room enough
 * either way, it is left out. of: the row within the group. */
static pdn_status add_changes(known_forms *k, size_t table, size_t of)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_field *f = field(offsetof(pdn_wave_pair, contacts));
    const double lift = known_forms__lift(t->schema, f);
    double widest = 0, digits = 4 * GUESSED - 2 * hide_digits__slack(f);
    size_t cell = 0;
    const size_t form = k->s.forms;

    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_wave_pair *r = row_of(t, i);
        if (!is_of_margin(r, row_of(t, of))) continue;
        PDN_TRY(known_forms__cell(k, table, i, f, &cell));
        if (cell == SIZE_MAX) continue;
        PDN_TRY(cell_forms__put(&k->s, cell, 1));
        k->s.form[form].constant -= lift;
        widest =
            fmax(widest,
                 known_forms__width(k->w, fmax(r->ties_before, r->ties_after)));
        digits += 2 * hide_digits__slack(f);
    }
    if (digits >= 2 * widest)
        k->s.terms = k->s.form[--k->s.forms].first;
    else
        PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* ---- beside the wave's own table, and the step before */

static bool is_twin(const cell_forms *s, size_t a, size_t b)
{
    size_t k = a;

    do {
        if (k == b) return true;
        k = s->cell[k].twin;
    } while (k != a);
    return false;
}

/* Both are of the same people's same reports: they go together, at the cost of
 * the dearer. */
static void join(known_forms *k, size_t a, size_t b)
{
    cell_forms *s = &k->s;
    const double cost = fmax(s->cell[a].cost, s->cell[b].cost);
    size_t i = a;

    if (is_twin(s, a, b) || fabs(s->cell[a].truth - s->cell[b].truth) > .5)
        return;
    cell_forms__twin(s, a, b);
    do {
        s->cell[i].cost = cost;
        i = s->cell[i].twin;
    } while (i != a);
    if (s->cell[a].hidden || s->cell[b].hidden) cell_forms__hide(s, a);
}

/* Of the same people it is the same figure; so is none of none. */
static pdn_status add_whole(known_forms *k, size_t table, size_t i,
                            enum side side, size_t of, size_t row)
{
    pdn_status st = PDN_OK;
    const pdn_wave_pair *r = row_of(&k->w->table[table], i);
    const pdn_pair *p = hide_cells__row(&k->w->table[of], row);
    const pdn_field *ties =
        pdn_field_at(&pdn_breakdown_schema, offsetof(pdn_pair, ties));
    const pdn_wave_behind b = hide_cells__behind(&k->w->table[table], i);
    const double people = side == BEFORE ? b.before : b.after;
    size_t part = 0, whole = 0;

    PDN_TRY(known_forms__cell(k, table, i, field(ties_of[side]), &part));
    PDN_TRY(known_forms__cell(k, of, row, ties, &whole));
    if (part == SIZE_MAX || whole == SIZE_MAX) return PDN_OK;
    if (k->w->table[table].hidden[i] && k->w->table[of].hidden[row])
        return PDN_OK; /* nothing of either stands */
    if (people < .5 || (p->ties < .5 && k->s.cell[part].truth < .5)) {
        k->s.cell[whole].cost = fmax(k->s.cell[whole].cost, OF_WAVE);
        k->s.cell[part].room = k->s.cell[whole].room;
        join(k, whole, part);
        return PDN_OK;
    }
    if (!(p->possible >= r->possible)) return PDN_OK;
    PDN_TRY(cell_forms__begin(&k->s, 0));
    k->s.form[k->s.forms - 1].spread = p->possible - r->possible;
    PDN_TRY(cell_forms__put(&k->s, whole, 1));
    PDN_TRY(cell_forms__put(&k->s, part, -1));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

static pdn_status add_beside(known_forms *k, size_t table, size_t i,
                             enum side side)
{
    pdn_status st = PDN_OK;
    const pdn_wave_pair *r = row_of(&k->w->table[table], i);
    const char *wave = side == BEFORE ? r->from_wave : r->to_wave;

    for (size_t n = 0; n < k->w->tables; n++) {
        const hide_cells__table *t = &k->w->table[n];
        if (t->schema != &pdn_breakdown_schema || t->about == NULL ||
            !hide_cells__same_text(t->about->wave, wave))
            continue;
        for (size_t row = hide_cells__first_of(t, r->group_a, r->group_b);
             row != SIZE_MAX; row = hide_cells__next_of(t, row)) {
            const pdn_pair *p = hide_cells__row(t, row);
            if (same_groups(r, p->group_a, p->group_b))
                PDN_TRY(add_whole(k, table, i, side, n, row));
        }
    }
out:
    return st;
}

static pdn_status add_step(known_forms *k, size_t table, size_t i)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const size_t j = step_before(t, i);
    size_t now = 0, then = 0;

    if (j == SIZE_MAX || !(hide_cells__behind(t, i).last < .5)) return PDN_OK;
    PDN_TRY(known_forms__cell(k, table, i, field(ties_of[BEFORE]), &now));
    PDN_TRY(known_forms__cell(k, table, j, field(ties_of[AFTER]), &then));
    if (now != SIZE_MAX && then != SIZE_MAX) join(k, now, then);
out:
    return st;
}

pdn_status forms_of_wave_pairs__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    if (t->schema != &pdn_waves_pairs_schema) return PDN_OK;
    for (size_t i = 0; i < t->rows; i++) {
        PDN_TRY(add_change(k, table, i));
        if (is_within(row_of(t, i))) PDN_TRY(add_changes(k, table, i));
        for (enum side s = BEFORE; s <= AFTER; s++) {
            PDN_TRY(add_beside(k, table, i, s));
            if (is_within(row_of(t, i))) PDN_TRY(add_margin(k, table, i, s));
        }
        PDN_TRY(add_step(k, table, i));
    }
out:
    return st;
}
