/* What follows of units and years beyond their rows. */
#include "known_forms.h"

#include "pdnet/baseline.h"
#include "pdnet/deviants.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

pdn_status forms_of_outcomes__add(known_forms *k, size_t table)
{
    if (k->w->table[table].schema != &pdn_baseline_schema) return PDN_OK;
    return add_benchmarks(k, table);
}

/* ---- years together */

static bool any_year_hidden(const hide_cells__work *w, const char *unit)
{
    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        const pdn_field *of = table_rules__field(t->schema, "unit");
        const pdn_field *events = table_rules__field(t->schema, "events");
        if (t->schema != &pdn_baseline_schema &&
            t->schema != &pdn_deviant_residual_schema)
            continue;
        for (size_t i = 0; i < t->rows; i++)
            if (hide_cells__same_text(hide_cells__text(t, i, of), unit) &&
                (hide_cells__is_hidden(t, i, events) || t->hidden[i]))
                return true;
    }
    return false;
}

/* The screen for deviants adds a unit's years up: with one of them hidden, the
 * sum and what is made of it are. The claim stands. */
void forms_of_outcomes__hide_years(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        const pdn_field *observed =
            pdn_field_at(t->schema, offsetof(pdn_deviant_row, observed));
        if (t->schema != &pdn_deviant_schema) continue;
        for (size_t i = 0; i < t->rows; i++) {
            const pdn_deviant_row *r =
                (const void *)(t->was + i * t->schema->stride);
            if (any_year_hidden(w, r->unit) && hide_cells__hide(t, i, observed))
                w->told->others++;
        }
    }
}
