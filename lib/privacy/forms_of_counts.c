/* What follows of handovers, stages and themes beyond their rows. */
#include "known_forms.h"

#include "pdnet/handovers.h"
#include "pdnet/tallies.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Makes the cells of a column twins in all rows that `same` says are one. */
typedef bool same_row(const void *a, const void *b);
static pdn_status twin_rows(known_forms *k, size_t table, size_t first,
                            const pdn_field *f, same_row *same)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    size_t lead = 0, cell = 0;

    PDN_TRY(known_forms__cell(k, table, first, f, &lead));
    for (size_t i = first + 1; lead != SIZE_MAX && i < t->rows; i++) {
        if (!same(hide_cells__row(t, first), hide_cells__row(t, i))) continue;
        PDN_TRY(known_forms__cell(k, table, i, f, &cell));
        if (cell != SIZE_MAX) cell_forms__twin(&k->s, lead, cell);
    }
out:
    return st;
}

/* ---- handovers */

static bool same_sender(const void *a, const void *b)
{
    const pdn_handover_row *x = a, *y = b;

    return fabs(x->year - y->year) < .5 &&
           hide_cells__same_text(x->from, y->from);
}

/* Arrived at a service less sent from it is what was not sent on. */
static pdn_status add_not_sent_on(known_forms *k, size_t table, size_t first)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_schema *s = t->schema;
    const pdn_handover_row *of = hide_cells__row(t, first);
    const pdn_field *left =
        pdn_field_at(s, offsetof(pdn_handover_row, not_sent_on));
    size_t cell = 0;

    PDN_TRY(twin_rows(k, table, first, left, same_sender));
    PDN_TRY(known_forms__cell(k, table, first, left, &cell));
    if (cell == SIZE_MAX) return PDN_OK;
    PDN_TRY(cell_forms__begin(&k->s, 0));
    PDN_TRY(cell_forms__put(&k->s, cell, 1));
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_handover_row *r = hide_cells__row(t, i);
        const bool here = fabs(r->year - of->year) < .5;
        if (here && hide_cells__same_text(r->from, of->from)) {
            PDN_TRY(known_forms__cell(
                k, table, i, pdn_field_at(s, offsetof(pdn_handover_row, sent)),
                &cell));
            if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, 1));
        }
        if (here && hide_cells__same_text(r->to, of->from)) {
            PDN_TRY(known_forms__cell(
                k, table, i,
                pdn_field_at(s, offsetof(pdn_handover_row, arrived)), &cell));
            if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, -1));
        }
    }
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

static pdn_status add_handovers(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    for (size_t i = 0; i < t->rows; i++) {
        bool first = true;
        for (size_t j = 0; j < i && first; j++)
            first = !same_sender(hide_cells__row(t, j), hide_cells__row(t, i));
        if (first) PDN_TRY(add_not_sent_on(k, table, i));
    }
out:
    return st;
}

/* ---- stages */

static bool is_part(const pdn_stage_row *part, const pdn_stage_row *whole)
{
    return hide_cells__same_text(part->chain, whole->chain) &&
           part->part_of != NULL &&
           hide_cells__same_text(part->part_of, whole->stage);
}

/* What several parts lack of their whole, or have too much: few people, as any
 * count of them, so that it must not follow. */
static pdn_status add_lack(known_forms *k, size_t table, size_t whole)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_stage_row *of = hide_cells__row(t, whole);
    double lack = of->count, times = -1;
    size_t parts = 0, cell = 0;

    for (size_t i = 0; i < t->rows; i++) {
        const pdn_stage_row *r = hide_cells__row(t, i);
        if (!is_part(r, of)) continue;
        lack -= r->count;
        parts++;
    }
    if (lack < 0) times = 1;
    lack = fabs(lack);
    if (parts < 2 || !(lack > .5 && lack < k->w->o.fewest - .5)) return PDN_OK;
    PDN_TRY(known_forms__unseen(k, lack, &cell));
    PDN_TRY(cell_forms__put(&k->s, cell, times));
out:
    return st;
}

/* The parts of a stage add up to it, but for few; `of` says it again. */
static pdn_status add_parts(known_forms *k, size_t table, size_t whole)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_field *count =
        pdn_field_at(t->schema, offsetof(pdn_stage_row, count));
    const pdn_field *of = pdn_field_at(t->schema, offsetof(pdn_stage_row, of));
    size_t lead = 0, cell = 0;

    PDN_TRY(known_forms__cell(k, table, whole, count, &lead));
    if (lead == SIZE_MAX) return PDN_OK;
    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t i = 0; i < t->rows; i++) {
        if (!is_part(hide_cells__row(t, i), hide_cells__row(t, whole)))
            continue;
        PDN_TRY(known_forms__cell(k, table, i, of, &cell));
        if (cell != SIZE_MAX) cell_forms__twin(&k->s, lead, cell);
        PDN_TRY(known_forms__cell(k, table, i, count, &cell));
        if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, -1));
    }
    PDN_TRY(cell_forms__put(&k->s, lead, 1));
    PDN_TRY(add_lack(k, table, whole));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* ---- themes */

static bool any_row(const void *a, const void *b)
{
    (void)a;
    (void)b;
    return true;
}

/* The themes add up to all inputs; their votes to a total that any visible
 * share of them gives. */
static pdn_status add_themes(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_schema *s = t->schema;
    double votes = 0;
    size_t cell = 0;

    if (t->rows == 0) return PDN_OK;
    PDN_TRY(twin_rows(k, table, 0, pdn_field_at(s, offsetof(pdn_theme_row, of)),
                      any_row));
    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t i = 0; i < t->rows; i++) {
        PDN_TRY(known_forms__cell(
            k, table, i, pdn_field_at(s, offsetof(pdn_theme_row, inputs)),
            &cell));
        if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, 1));
    }
    PDN_TRY(known_forms__cell(
        k, table, 0, pdn_field_at(s, offsetof(pdn_theme_row, of)), &cell));
    if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, -1));
    PDN_TRY(cell_forms__end(&k->s));
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_theme_row *r = hide_cells__row(t, i);
        if (isfinite(r->votes)) votes += r->votes;
    }
    PDN_TRY(cell_forms__begin(&k->s, -votes));
    for (size_t i = 0; i < t->rows; i++) {
        PDN_TRY(known_forms__cell(
            k, table, i, pdn_field_at(s, offsetof(pdn_theme_row, votes)),
            &cell));
        if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, 1));
    }
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

pdn_status forms_of_counts__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    if (t->schema == &pdn_handover_schema) PDN_TRY(add_handovers(k, table));
    if (t->schema == &pdn_themes_schema) PDN_TRY(add_themes(k, table));
    for (size_t i = 0; t->schema == &pdn_stages_schema && i < t->rows; i++)
        PDN_TRY(add_parts(k, table, i));
out:
    return st;
}
