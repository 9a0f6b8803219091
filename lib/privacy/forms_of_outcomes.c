/* What follows of units and years beyond their rows. */
#include "known_forms.h"

#include "outcomes/peers/panel.h"
#include "pdnet/baseline.h"
#include "pdnet/deviants.h"
#include "stats/funnel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

_Static_assert((int)PANEL_ALIKE_BELOW == (int)PDN_ALIKE_BELOW,
               "models leave out the units that are hidden here");

static const pdn_baseline_row *row_of(const hide_cells__table *t, size_t i)
{
    return hide_cells__row(t, i);
}

/* Rows that one benchmark is of. */
static bool same_benchmark(const pdn_baseline_row *a, const pdn_baseline_row *b)
{
    return fabs(a->year - b->year) < .5 &&
           hide_cells__same_text(a->indicator, b->indicator) &&
           fabs(a->benchmark - b->benchmark) < 1e-12;
}

/* events - benchmark x population, over the rows of row `first`, is 0: the
 * benchmark gives their sum. Where it is a value that was given, the figures do
 * not add up and it is no form. */
static pdn_status add_benchmark(known_forms *k, size_t table, size_t first)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_baseline_row *of = row_of(t, first);
    const pdn_field *events =
        pdn_field_at(t->schema, offsetof(pdn_baseline_row, events));
    const pdn_field *benchmark =
        pdn_field_at(t->schema, offsetof(pdn_baseline_row, benchmark));
    size_t cell = 0, lead = 0;
    double people = 0;

    PDN_TRY(known_forms__cell(k, table, first, benchmark, &lead));
    if (lead == SIZE_MAX) return PDN_OK;
    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t i = first; i < t->rows; i++) {
        const pdn_baseline_row *r = row_of(t, i);
        if (!same_benchmark(of, r)) continue;
        PDN_TRY(known_forms__cell(k, table, i, benchmark, &cell));
        cell_forms__twin(&k->s, lead, cell);
        PDN_TRY(known_forms__cell(k, table, i, events, &cell));
        if (cell == SIZE_MAX || !isfinite(r->population)) continue;
        people += r->population;
        PDN_TRY(cell_forms__put(&k->s, cell, 1));
    }
    k->s.cell[lead].cost = -.5;
    PDN_TRY(cell_forms__put(&k->s, lead, -people));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

static pdn_status add_benchmarks(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    bool *done = NULL;

    PDN_NEW(done, t->rows);
    for (size_t i = 0; i < t->rows; i++) {
        if (done[i] || !isfinite(row_of(t, i)->benchmark)) continue;
        for (size_t j = i; j < t->rows; j++)
            done[j] = done[j] || same_benchmark(row_of(t, i), row_of(t, j));
        PDN_TRY(add_benchmark(k, table, i));
    }
out:
    free(done);
    return st;
}

/* There are no more events than people: of nearly all of them the others are as
 * few as few events are. population - events is 0 or more. */
static pdn_status add_most(known_forms *k, size_t table, size_t row)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    size_t events = 0, people = 0;

    PDN_TRY(known_forms__cell(
        k, table, row,
        pdn_field_at(t->schema, offsetof(pdn_baseline_row, events)), &events));
    PDN_TRY(known_forms__cell(
        k, table, row,
        pdn_field_at(t->schema, offsetof(pdn_baseline_row, population)),
        &people));
    if (events == SIZE_MAX || people == SIZE_MAX) return PDN_OK;
    PDN_TRY(cell_forms__begin(&k->s, 0));
    k->s.form[k->s.forms - 1].spread = k->s.cell[people].truth;
    PDN_TRY(cell_forms__put(&k->s, people, 1));
    PDN_TRY(cell_forms__put(&k->s, events, -1));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

pdn_status forms_of_outcomes__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    if (t->schema != &pdn_baseline_schema) return PDN_OK;
    PDN_TRY(add_benchmarks(k, table));
    for (size_t i = 0; i < t->rows; i++)
        if (!t->hidden[i]) PDN_TRY(add_most(k, table, i));
out:
    return st;
}

/* ---- years together, and the model of all units */

/* The counts of a unit's years, as some table has them. */
struct years {
    const hide_cells__table *t;
    const char *unit, *indicator;
    const pdn_field *of_unit, *of_indicator, *year, *events;
};

static bool is_of(const struct years *y, size_t i)
{
    return hide_cells__same_text(hide_cells__text(y->t, i, y->of_unit),
                                 y->unit) &&
           hide_cells__same_text(hide_cells__text(y->t, i, y->of_indicator),
                                 y->indicator);
}

/* How many years of the unit come after that of the row. */
static size_t later(const struct years *y, size_t i)
{
    size_t n = 0;

    for (size_t j = 0; j < y->t->rows; j++)
        n += is_of(y, j) && hide_cells__was(y->t, j, y->year) >
                                hide_cells__was(y->t, i, y->year) + .5;
    return n;
}

static bool is_hidden_year(const struct years *y, size_t i)
{
    return hide_cells__is_hidden(y->t, i, y->events) || y->t->hidden[i];
}

/* What is hidden of the years that the screen added up. Where their sum is
 * another, it is not known which these are. */
enum found { NOTHING, ANOTHER, HIDDEN };

/* The years of an indicator of which one is hidden. */
static enum found look(const struct years *y, const pdn_deviant_row *r)
{
    double sum = 0;
    bool judged = false;

    for (size_t i = 0; i < y->t->rows; i++) {
        if (!is_of(y, i) || (double)later(y, i) > r->years - .5) continue;
        sum += hide_cells__was(y->t, i, y->events);
        judged = judged || is_hidden_year(y, i);
    }
    if (fabs(sum - r->observed) >= .5) return ANOTHER;
    return judged ? HIDDEN : NOTHING;
}

static enum found look_at_years(const hide_cells__work *w,
                                const pdn_deviant_row *r)
{
    enum found best = NOTHING;

    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        struct years y = {t,
                          r->unit,
                          NULL,
                          table_rules__field(t->schema, "unit"),
                          table_rules__field(t->schema, "indicator"),
                          table_rules__field(t->schema, "year"),
                          table_rules__field(t->schema, "events")};
        if (t->schema != &pdn_baseline_schema &&
            t->schema != &pdn_deviant_residual_schema)
            continue;
        for (size_t i = 0; i < t->rows; i++) {
            y.indicator = hide_cells__text(t, i, y.of_indicator);
            if (!is_hidden_year(&y, i) || !is_of(&y, i)) continue;
            const enum found f = look(&y, r);
            if (f > best) best = f;
        }
    }
    return best;
}

/* One model is of all units that were not left out: with the count of one of
 * them hidden, what it says of the others would tell it. */
static void hide_model(hide_cells__work *w, hide_cells__table *t)
{
    for (size_t i = 0; i < t->rows; i++)
        for (size_t k = 0; k < t->schema->fields; k++)
            if (t->schema->field[k].disclosure == PDN_DISCLOSURE_FROM_COUNTS &&
                hide_cells__hide(t, i, &t->schema->field[k]))
                w->told->others++;
}

static bool was_counted(const hide_cells__table *t, size_t i, const char *count)
{
    const pdn_field *f = table_rules__field(t->schema, count);

    return pdn_state_of(hide_cells__was(t, i, f)) == PDN_VALUE &&
           hide_cells__is_hidden(t, i, f);
}

/* The screen for deviants adds a unit's years up: with one of them hidden, the
 * sum and what is made of it are. The claim stands. */
static void hide_sums(hide_cells__work *w, hide_cells__table *t)
{
    const pdn_field *observed =
        pdn_field_at(t->schema, offsetof(pdn_deviant_row, observed));
    bool model = false;

    for (size_t i = 0; i < t->rows; i++) {
        const enum found f = look_at_years(w, hide_cells__row(t, i));
        if (f >= ANOTHER && hide_cells__hide(t, i, observed)) w->told->others++;
        model = model || (f != ANOTHER && was_counted(t, i, "observed"));
    }
    if (model) hide_model(w, t);
}

void forms_of_outcomes__hide_years(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        bool model = false;
        if (t->schema == &pdn_deviant_schema) hide_sums(w, t);
        if (t->schema != &pdn_deviant_residual_schema) continue;
        for (size_t i = 0; i < t->rows; i++)
            model = model || was_counted(t, i, "events");
        if (model) hide_model(w, t);
    }
}

/* ---- who stands out */

static bool is_gone(const hide_cells__table *t, size_t i, size_t member)
{
    return hide_cells__is_hidden(t, i, pdn_field_at(t->schema, member));
}

/* Not beyond chance at any benchmark that is told by its digits. */
static bool is_within_chance(const hide_cells__table *t,
                             const pdn_baseline_row *r)
{
    const pdn_field *f =
        pdn_field_at(t->schema, offsetof(pdn_baseline_row, benchmark));
    const double shown = hide_digits__shown(f, r->benchmark);
    const double slack = hide_digits__slack(f);

    if (!isfinite(r->events) || !isfinite(r->population)) return false;
    for (int end = -1; end <= 1; end++) {
        const double at = fmin(1, fmax(0, shown + end * slack));
        if (funnel__outside(r->events, r->population, at, (double)NAN) > 0)
            return false;
    }
    return true;
}

/* Flags are judged by the benchmark and by how much units differ: which of them
 * stand tells what is hidden of these. A unit that is not beyond chance at a
 * benchmark that stands is not outside however much units differ. */
static bool tells_of_hidden(const hide_cells__table *t, size_t i)
{
    const pdn_baseline_row *r = row_of(t, i);

    if (!isfinite(r->share)) return false;
    if (is_gone(t, i, offsetof(pdn_baseline_row, share)) ||
        is_gone(t, i, offsetof(pdn_baseline_row, benchmark)))
        return true;
    return is_gone(t, i, offsetof(pdn_baseline_row, tau2)) &&
           !is_within_chance(t, r);
}

void forms_of_outcomes__hide_flags(hide_cells__work *w)
{
    const unsigned outside =
        PDN_BIT(PDN_FLAG_OUTSIDE95) | PDN_BIT(PDN_FLAG_OUTSIDE998);

    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_baseline_schema) continue;
        for (size_t i = 0; i < t->rows; i++) {
            pdn_baseline_row *r =
                (pdn_baseline_row *)(void *)(t->row + i * t->schema->stride);
            if (!tells_of_hidden(t, i)) continue;
            r->flag &= ~outside;
            r->flag |= PDN_BIT(PDN_FLAG_NOT_SAID);
        }
    }
}
