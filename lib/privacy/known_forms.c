#include "known_forms.h"

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/deviants.h"
#include "pdnet/tables.h"
#include "pdnet/tallies.h"
#include "pdnet/waves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What hiding costs: figures elsewhere go before rows, rows without a finding
 * before others, small figures before large ones, ties last in their row. */
static const double OF_FINDING = 1e5, OF_TIES = 50, OF_EXPECTED = 20,
                    OF_CHANGE = 1e3, OF_LITTLE = 1e7;

static bool is_finding(const hide_cells__table *t, size_t i)
{
    if (t->schema == &pdn_breakdown_schema) {
        const pdn_pair *p = (const void *)(t->row + i * t->schema->stride);
        const pdn_concern c = pdn_concern_of(p->verdict);
        return c == PDN_BREAKS || c == PDN_THIN || c == PDN_WORKS;
    }
    if (t->schema == &pdn_deviant_schema) {
        const pdn_deviant_row *r =
            (const void *)(t->row + i * t->schema->stride);
        return r->claim == PDN_CLAIM_SUSTAINED ||
               r->claim == PDN_CLAIM_IMPROVED;
    }
    if (t->schema == &pdn_waves_pairs_schema) {
        const pdn_wave_pair *r = (const void *)(t->row + i * t->schema->stride);
        return r->finding == PDN_WAVE_MORE || r->finding == PDN_WAVE_LESS;
    }
    return false;
}

/* What is said of such a pair is how few its ties are. */
static bool says_few(const hide_cells__table *t, size_t i)
{
    const pdn_pair *p = (const void *)(t->row + i * t->schema->stride);

    return p->verdict == PDN_MISSING || p->verdict == PDN_THIN_CONTACT;
}

/* What is said of a pair of waves is its change in contacts. */
static double cost_of_change(const hide_cells__work *w,
                             const hide_cells__table *t, size_t i,
                             const pdn_field *f)
{
    if (f->at != offsetof(pdn_wave_pair, contacts)) return 0;
    return !w->o.counts_alone && is_finding(t, i) ? (double)INFINITY
                                                  : OF_CHANGE;
}

static double cost_of(const hide_cells__work *w, const hide_cells__table *t,
                      size_t i, const pdn_field *f, double truth)
{
    double cost = fabs(truth);

    if (t->schema == &pdn_waves_pairs_schema)
        return cost + cost_of_change(w, t, i, f);
    if (t->schema == &pdn_baseline_schema &&
        f->at == offsetof(pdn_baseline_row, population))
        return (double)INFINITY; /* others tell it too */
    if (!w->o.counts_alone && is_finding(t, i)) cost += OF_FINDING;
    if (t->schema != &pdn_breakdown_schema) return cost;
    if (f->at == offsetof(pdn_pair, ties) && says_few(t, i)) cost += OF_LITTLE;
    if (f->at == offsetof(pdn_pair, ties)) cost += OF_TIES;
    if (f->kind == PDN_REAL) cost += OF_EXPECTED;
    return cost;
}

/* More contacts than any pair has. */
static const double LIFT = 1e5;

/* Beside fewest - 1, the share of a count that its range has at least. */
static const double WIDE = .2;

double known_forms__lift(const pdn_schema *schema, const pdn_field *f)
{
    return schema == &pdn_waves_pairs_schema &&
                   f->at == offsetof(pdn_wave_pair, contacts)
               ? LIFT
               : 0;
}

double known_forms__width(const hide_cells__work *w, double truth)
{
    return fmax(w->o.fewest - 1, WIDE * fabs(truth));
}

/* Where everybody answered no contact is with somebody silent. */
static bool is_known(const hide_cells__table *t, size_t row, const pdn_field *f)
{
    const pdn_pair *p = hide_cells__row(t, row);

    return t->schema == &pdn_breakdown_schema &&
           f->at == offsetof(pdn_pair, unknown) &&
           p->actors_a - p->respondents_a < .5 &&
           p->actors_b - p->respondents_b < .5;
}

/* A ratio in so many digits says more of what was expected than whole contacts
 * do, and so does how much the silent would have to have: of ratio and
 * coverage.
 */
static void narrow_expected(const hide_cells__table *t, size_t row,
                            cell_forms__cell *c)
{
    const pdn_schema *s = t->schema;
    const pdn_pair *p = hide_cells__row(t, row);
    const double all =
        pdn_state_of(p->could_name_ab) == PDN_VALUE ? p->actors_a + p->actors_b
        : hide_cells__is_between(t, row) ? 2 * p->actors_a * p->actors_b
                                         : p->actors_a * (p->actors_a - 1);
    const double seen = p->possible / all;
    const pdn_field *f = pdn_field_at(s, offsetof(pdn_pair, ratio));
    double least = 0, most = (double)INFINITY;
    double lo = c->shown - c->slack, hi = c->shown + c->slack;

    if (!(p->ties > .5) || hide_cells__is_hidden(t, row, f)) return;
    least = hide_digits__shown(f, p->ratio) - hide_digits__slack(f);
    most = hide_digits__shown(f, p->ratio) + hide_digits__slack(f);
    f = pdn_field_at(s, offsetof(pdn_pair, tipping));
    if (isfinite(p->tipping) && seen > 0 && seen < 1) {
        const double x = hide_digits__shown(f, p->tipping);
        const double off = hide_digits__slack(f);
        least = fmax(least, (2. / 3 - (x + off) * (1 - seen)) / seen);
        most = fmin(most, (2. / 3 - (x - off) * (1 - seen)) / seen);
    }
    if (most > 0) lo = fmax(lo, p->ties / most);
    if (least > 0) hi = fmin(hi, p->ties / least);
    if (!(lo <= c->truth + 1e-9 && hi >= c->truth - 1e-9)) return;
    c->shown = (lo + hi) / 2;
    c->slack = (hi - lo) / 2;
}

double known_forms__dyads(const hide_cells__table *t, size_t row, bool both)
{
    const pdn_pair *p = hide_cells__row(t, row);
    const double a = p->respondents_a, b = p->respondents_b;
    const double off_a = p->actors_a - a, off_b = p->actors_b - b;

    if (hide_cells__is_between(t, row))
        return both ? a * b : a * off_b + b * off_a;
    return both ? a * (a - 1) / 2 : a * off_a;
}

/* No contacts are told of but those that could be; of groups that are shown
 * everybody knows how many. 0: not of this figure. */
static double possible_of(const hide_cells__table *t, size_t row,
                          const pdn_field *f)
{
    const pdn_pair *p = hide_cells__row(t, row);
    const pdn_wave_pair *r = hide_cells__row(t, row);
    double possible = 0;

    if (t->hidden[row]) return 0;
    if (t->schema == &pdn_breakdown_schema) {
        if (f->at == offsetof(pdn_pair, ties)) possible = p->possible;
        if (f->at == offsetof(pdn_pair, confirmed) ||
            f->at == offsetof(pdn_pair, one_sided))
            possible = known_forms__dyads(t, row, true);
        if (f->at == offsetof(pdn_pair, unknown))
            possible = known_forms__dyads(t, row, false);
    }
    if (t->schema == &pdn_waves_pairs_schema &&
        (f->at == offsetof(pdn_wave_pair, ties_before) ||
         f->at == offsetof(pdn_wave_pair, ties_after)))
        possible = r->possible;
    return possible > .5 ? possible : 0;
}

pdn_status known_forms__cell(known_forms *k, size_t table, size_t row,
                             const pdn_field *f, size_t *cell)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const size_t column = (size_t)(f - t->schema->field);
    uint32_t *at = &k->at[table][row * t->schema->fields + column];
    const double was = hide_cells__was(t, row, f);

    *cell = SIZE_MAX;
    if (pdn_state_of(was) != PDN_VALUE || !isfinite(was)) return PDN_OK;
    if (*at == 0) {
        const double lift = known_forms__lift(t->schema, f);
        const bool known = is_known(t, row, f);
        cell_forms__cell c = {
            .truth = was + lift,
            .shown = hide_digits__shown(f, was) + lift,
            .slack = hide_digits__slack(f),
            .cost = known ? (double)INFINITY : cost_of(k->w, t, row, f, was),
            .hidden = !known && hide_cells__is_hidden(t, row, f),
            .known = known,
            .counted = f->disclosure == PDN_DISCLOSURE_COUNT_OF_PEOPLE,
            .table = table,
            .row = row,
            .column = column};
        c.room = c.most = possible_of(t, row, f);
        if (t->schema == &pdn_breakdown_schema &&
            f->at == offsetof(pdn_pair, expected))
            narrow_expected(t, row, &c);
        PDN_TRY(cell_forms__add_cell(&k->s, &c, cell));
        *at = (uint32_t)*cell + 1;
    }
    *cell = *at - 1;
out:
    return st;
}

pdn_status known_forms__put_rest(known_forms *k)
{
    pdn_status st = PDN_OK;
    const cell_forms__form *f = &k->s.form[k->s.forms - 1];
    cell_forms__cell rest = {.truth = -f->constant,
                             .hidden = true,
                             .settled = true,
                             .cost = (double)INFINITY,
                             .column = KNOWN_FORMS_NOWHERE};
    size_t cell = 0;

    for (size_t i = 0; i < f->terms; i++)
        rest.truth -= k->s.term[f->first + i].times *
                      k->s.cell[k->s.term[f->first + i].cell].truth;
    rest.truth = fmax(0, rest.truth); /* else it is no form of these figures */
    PDN_TRY(cell_forms__add_cell(&k->s, &rest, &cell));
    PDN_TRY(cell_forms__put(&k->s, cell, 1));
out:
    return st;
}

pdn_status known_forms__unseen(known_forms *k, double count, size_t *cell)
{
    const cell_forms__cell c = {.truth = count,
                                .hidden = true,
                                .counted = true,
                                .cost = (double)INFINITY,
                                .column = KNOWN_FORMS_NOWHERE};

    return cell_forms__add_cell(&k->s, &c, cell);
}

void known_forms__set_room(known_forms *k, size_t table, size_t row,
                           const pdn_field *f, double room)
{
    const pdn_schema *s = k->w->table[table].schema;
    const uint32_t at = k->at[table][row * s->fields + (size_t)(f - s->field)];

    if (at == 0) return;
    cell_forms__cell *c = &k->s.cell[at - 1];
    room = fmax(room, 1e-3);
    c->room = c->room > 0 ? fmin(c->room, room) : room;
}

/* whole - times x first - the others = 0, in one row; or no more than 0. */
static pdn_status add_sum(known_forms *k, size_t table, size_t row,
                          const table_rules__rule *r)
{
    pdn_status st = PDN_OK;
    size_t cell[4] = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX};

    for (size_t i = 0; i < PDN_COUNT(cell); i++) {
        if (r->field[i] == NULL) continue;
        PDN_TRY(known_forms__cell(k, table, row, r->field[i], &cell[i]));
        if (cell[i] == SIZE_MAX) return PDN_OK;
    }
    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t i = 0; i < PDN_COUNT(cell); i++)
        if (cell[i] != SIZE_MAX)
            PDN_TRY(cell_forms__put(&k->s, cell[i],
                                    i == 0   ? 1
                                    : i == 1 ? -r->number
                                             : -1));
    if (r->kind == TABLE_RULES_AT_MOST) PDN_TRY(known_forms__put_rest(k));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

static bool is_sum(const table_rules__rule *r)
{
    return r->kind == TABLE_RULES_SUM || r->kind == TABLE_RULES_AT_MOST;
}

/* Of many pairs one is hidden rather than how many contacts there are in all.
 */
static double cost_of_total(const hide_cells__table *t, const char *column)
{
    enum { MANY = 45 }; /* pairs of nine services */
    size_t shown = 0;

    for (size_t i = 0; i < t->rows; i++)
        shown += !t->hidden[i];
    return strcmp(column, "ties") == 0 && shown >= MANY ? KNOWN_FORMS_OF_ALL
                                                        : -1;
}

/* A figure elsewhere that is the sum of a column. */
static pdn_status add_total(known_forms *k, size_t table, size_t number)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_private_total *total = &t->total[number];
    const pdn_field *f = table_rules__field(t->schema, total->column);
    size_t cell = SIZE_MAX;
    const cell_forms__cell c = {.truth = *total->total,
                                .shown = *total->total,
                                .cost = cost_of_total(t, total->column),
                                .table = table,
                                .row = number,
                                .column = KNOWN_FORMS_TOTAL};

    if (f == NULL || pdn_state_of(c.truth) != PDN_VALUE) return PDN_OK;
    PDN_TRY(cell_forms__add_cell(&k->s, &c, &cell));
    PDN_TRY(cell_forms__begin(&k->s, 0));
    PDN_TRY(cell_forms__put(&k->s, cell, -1));
    for (size_t i = 0; i < t->rows; i++) {
        if (t->hidden[i]) continue;
        PDN_TRY(known_forms__cell(k, table, i, f, &cell));
        if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, 1));
    }
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

pdn_status known_forms__add_sums(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    for (size_t n = 0; n < t->rules.rules; n++)
        for (size_t i = 0; is_sum(&t->rules.rule[n]) && i < t->rows; i++)
            PDN_TRY(add_sum(k, table, i, &t->rules.rule[n]));
    for (size_t i = 0; i < t->totals; i++)
        PDN_TRY(add_total(k, table, i));
out:
    return st;
}

/* A figure that is hidden because it is few, or lacks few of its whole, can be
 * known to be that: 1 to fewest - 1. It must be able to be any of these. Of
 * what was answered nobody knows for what it is hidden: for others' sake, most
 * of it. whole: SIZE_MAX: none. */
static pdn_status add_few(known_forms *k, size_t cell, size_t whole)
{
    pdn_status st = PDN_OK;
    cell_forms *s = &k->s;
    cell_forms__cell *c = &s->cell[cell];
    const double most = k->w->o.fewest - 1;
    const double count =
        whole == SIZE_MAX ? c->truth : s->cell[whole].truth - c->truth;

    if (!(count > .5 && count < most + .5) || most < 1.5) return PDN_OK;
    c->room = c->room > 0 ? fmin(c->room, most - 1) : most - 1;
    PDN_TRY(cell_forms__begin(s, -1));
    s->form[s->forms - 1].spread = most - 1;
    PDN_TRY(cell_forms__put(s, cell, whole == SIZE_MAX ? 1 : -1));
    if (whole != SIZE_MAX) PDN_TRY(cell_forms__put(s, whole, 1));
    PDN_TRY(cell_forms__end(s));
out:
    return st;
}

/* Whether a figure is a part of one that is few itself: that is all that is
 * known of it. */
static bool is_part_of_few(const known_forms *k, const cell_forms__cell *c)
{
    const hide_cells__table *t = &k->w->table[c->table];
    const pdn_field *f = &t->schema->field[c->column];
    bool found = false;

    for (size_t n = 0; n < t->rules.rules; n++) {
        const table_rules__rule *r = &t->rules.rule[n];
        const pdn_field *whole = NULL;
        if (r->kind == TABLE_RULES_OF && r->field[1] == f) whole = r->field[2];
        if (r->kind == TABLE_RULES_SUM &&
            (r->field[1] == f || r->field[2] == f || r->field[3] == f))
            whole = r->field[0];
        found = found || (whole != NULL && hide_cells__was(t, c->row, whole) <
                                               k->w->o.fewest - .5);
    }
    return found;
}

pdn_status known_forms__add_few(known_forms *k)
{
    pdn_status st = PDN_OK;
    const size_t cells = k->s.cells;
    size_t whole = SIZE_MAX;

    for (size_t i = 0; i < cells; i++) {
        const cell_forms__cell c = k->s.cell[i];
        const hide_cells__table *t = &k->w->table[c.table];
        if (!c.hidden || !c.counted || c.part ||
            c.column >= KNOWN_FORMS_BESIDE || t->schema == &pdn_themes_schema ||
            hide_cells__is_of_answers(t->schema) || is_part_of_few(k, &c))
            continue;
        PDN_TRY(add_few(k, i, SIZE_MAX));
        for (size_t n = 0; n < t->rules.rules; n++) {
            const table_rules__rule *r = &t->rules.rule[n];
            if (r->kind != TABLE_RULES_OF ||
                r->field[1] != &t->schema->field[c.column] ||
                hide_cells__is_hidden(t, c.row, r->field[2]))
                continue;
            PDN_TRY(known_forms__cell(k, c.table, c.row, r->field[2], &whole));
            if (whole != SIZE_MAX) PDN_TRY(add_few(k, i, whole));
        }
    }
out:
    return st;
}

pdn_status known_forms__begin(hide_cells__work *w, known_forms *out)
{
    pdn_status st = PDN_OK;

    *out = (known_forms){.w = w};
    PDN_NEW(out->at, w->tables);
    for (size_t n = 0; n < w->tables; n++) /* a form may be of several */
        PDN_NEW(out->at[n], w->table[n].rows * w->table[n].schema->fields);
out:
    return st;
}

void known_forms__clear(known_forms *k)
{
    for (size_t n = 0; k->at != NULL && n < k->w->tables; n++)
        free(k->at[n]);
    free(k->at);
    cell_forms__clear(&k->s);
}

void known_forms__hide_in_tables(known_forms *k)
{
    for (size_t i = 0; i < k->s.cells; i++) {
        const cell_forms__cell *c = &k->s.cell[i];
        hide_cells__table *t = &k->w->table[c->table];
        if (!c->hidden || c->column == KNOWN_FORMS_NOWHERE) continue;
        if (c->column == KNOWN_FORMS_BESIDE) {
            const pdn_private_reference *r = &t->reference[c->row];
            k->w->told->others += pdn_state_of(*r->share) == PDN_VALUE;
            *r->share = *r->events = *r->population =
                pdn_absent(PDN_SUPPRESSED);
        } else if (c->column == KNOWN_FORMS_TOTAL) {
            double *total = t->total[c->row].total;
            k->w->told->others += pdn_state_of(*total) == PDN_VALUE;
            *total = pdn_absent(PDN_SUPPRESSED);
        } else if (hide_cells__hide(t, c->row, &t->schema->field[c->column])) {
            k->w->told->others++;
        }
    }
}

void known_forms__look_again(known_forms *k)
{
    for (size_t i = 0; i < k->s.cells; i++) {
        const cell_forms__cell *c = &k->s.cell[i];
        const hide_cells__table *t = &k->w->table[c->table];
        if (!c->hidden && !c->known && c->column < KNOWN_FORMS_BESIDE &&
            hide_cells__is_hidden(t, c->row, &t->schema->field[c->column]))
            cell_forms__hide(&k->s, i);
    }
}
