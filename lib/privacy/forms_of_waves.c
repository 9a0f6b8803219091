/* What follows of two waves beyond the rows of their tables. */
#include "known_forms.h"

#include "pdnet/breakdown.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

static const void *row_at(const hide_cells__table *t, size_t i)
{
    return t->was + i * t->schema->stride;
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static const pdn_field *turnover(const char *name)
{
    return table_rules__field(&pdn_waves_schema, name);
}

/* The table of that schema, of that wave (NULL: any); SIZE_MAX: none. */
static size_t table_of(const hide_cells__work *w, const pdn_schema *schema,
                       const char *wave)
{
    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        if (t->schema != schema || t->rows == 0) continue;
        if (wave == NULL ||
            (t->about != NULL && same_text(t->about->wave, wave)))
            return n;
    }
    return SIZE_MAX;
}

/* ---- how many people there are in all */

static bool any_row_hidden(const hide_cells__work *w, size_t table)
{
    bool any = false;

    for (size_t i = 0; table != SIZE_MAX && i < w->table[table].rows; i++)
        any = any || w->table[table].hidden[i];
    return any;
}

/* What stands of all and of each other group would give a hidden group's
 * people, and the reports that could be seen would. */
void forms_of_waves__hide_people(hide_cells__work *w)
{
    static const char *const people[] = {
        "people",  "people_before",   "people_after",   "leavers",
        "joiners", "answered_before", "answered_after", "answered_both",
        "dyads",   "unobservable"};
    const size_t pairs = table_of(w, &pdn_waves_pairs_schema, NULL);
    const size_t waves = table_of(w, &pdn_waves_schema, NULL);

    if (waves == SIZE_MAX) return;
    hide_cells__table *t = &w->table[waves];
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_waves_row *r = row_at(t, i);
        if (!any_row_hidden(w, pairs) &&
            !any_row_hidden(w,
                            table_of(w, &pdn_breakdown_schema, r->from_wave)) &&
            !any_row_hidden(w, table_of(w, &pdn_breakdown_schema, r->to_wave)))
            continue;
        for (size_t k = 0; k < PDN_COUNT(people); k++)
            w->told->few += hide_cells__hide(t, i, turnover(people[k]));
    }
}

/* ---- sums over everybody */

/* Puts the figures of a column, of the rows from and to those waves (NULL: all
 * rows), into the form under way. */
static pdn_status put_column(known_forms *k, size_t table, const pdn_field *f,
                             const pdn_waves_row *of)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    size_t cell = 0;

    for (size_t i = 0; i < t->rows; i++) {
        const pdn_wave_pair *r = row_at(t, i);
        if (of != NULL && (!same_text(r->from_wave, of->from_wave) ||
                           !same_text(r->to_wave, of->to_wave)))
            continue;
        PDN_TRY(known_forms__cell(k, table, i, f, &cell));
        if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, 1));
    }
out:
    return st;
}

/* whole = the parts, in one row of the turnover; there are five at most. */
static pdn_status add_parts(known_forms *k, size_t table, size_t row,
                            const char *const *name, size_t names)
{
    pdn_status st = PDN_OK;
    size_t cell = 0;

    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t i = 0; i < names; i++) {
        PDN_TRY(known_forms__cell(k, table, row, turnover(name[i]), &cell));
        if (cell == SIZE_MAX) continue;
        k->s.cell[cell].cost = i == 0 ? -1 : -.25; /* sums go first */
        PDN_TRY(cell_forms__put(&k->s, cell, i == 0 ? 1 : -1));
    }
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* The cell of the sum of ties that is told beside that table. */
static size_t total_of(const known_forms *k, size_t pairs)
{
    const hide_cells__table *t = &k->w->table[pairs];

    for (size_t i = 0; i < k->s.cells; i++) {
        const cell_forms__cell *c = &k->s.cell[i];
        if (c->table == pairs && c->column == SIZE_MAX &&
            same_text(t->total[c->row].column, "ties"))
            return i;
    }
    return SIZE_MAX;
}

/* The pairs of a wave add up to its contacts, where everybody has a group. */
static pdn_status add_wave(known_forms *k, size_t table, size_t row,
                           const char *whole, const char *wave)
{
    pdn_status st = PDN_OK;
    const size_t pairs = table_of(k->w, &pdn_breakdown_schema, wave);
    size_t cell = 0;

    if (pairs == SIZE_MAX) return PDN_OK;
    PDN_TRY(known_forms__cell(k, table, row, turnover(whole), &cell));
    if (cell == SIZE_MAX) return PDN_OK;
    const size_t total = total_of(k, pairs);
    if (total != SIZE_MAX &&
        fabs(k->s.cell[total].truth - k->s.cell[cell].truth) < .5) {
        cell_forms__twin(&k->s, total, cell);
        return PDN_OK;
    }
    PDN_TRY(cell_forms__begin(&k->s, 0));
    PDN_TRY(cell_forms__put(&k->s, cell, -1));
    PDN_TRY(put_column(
        k, pairs, pdn_field_at(&pdn_breakdown_schema, offsetof(pdn_pair, ties)),
        NULL));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* Those seen both times: kept and another = the pairs together. */
static pdn_status add_common(known_forms *k, size_t table, size_t row,
                             const char *other, size_t member)
{
    pdn_status st = PDN_OK;
    const size_t pairs = table_of(k->w, &pdn_waves_pairs_schema, NULL);
    size_t kept = 0, cell = 0;

    if (pairs == SIZE_MAX) return PDN_OK;
    PDN_TRY(known_forms__cell(k, table, row, turnover("kept"), &kept));
    PDN_TRY(known_forms__cell(k, table, row, turnover(other), &cell));
    if (kept == SIZE_MAX || cell == SIZE_MAX) return PDN_OK;
    PDN_TRY(cell_forms__begin(&k->s, 0));
    PDN_TRY(cell_forms__put(&k->s, kept, -1));
    PDN_TRY(cell_forms__put(&k->s, cell, -1));
    PDN_TRY(put_column(k, pairs, pdn_field_at(&pdn_waves_pairs_schema, member),
                       row_at(&k->w->table[table], row)));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* The density of what was seen both times, times how much that is, is kept and
 * another. */
static pdn_status add_density(known_forms *k, size_t table, size_t row,
                              const char *other, size_t member)
{
    pdn_status st = PDN_OK;
    const size_t whole = table_of(k->w, &pdn_waves_whole_schema, NULL);
    const pdn_waves_row *of = row_at(&k->w->table[table], row);
    size_t cell = 0;

    if (hide_cells__is_hidden(&k->w->table[table], row, turnover("dyads")))
        return PDN_OK;
    for (size_t i = 0; whole != SIZE_MAX && i < k->w->table[whole].rows; i++) {
        const pdn_wave_whole *r = row_at(&k->w->table[whole], i);
        if (!same_text(r->measure, "density") || !isfinite(of->dyads) ||
            !same_text(r->from_wave, of->from_wave) ||
            !same_text(r->to_wave, of->to_wave))
            continue;
        PDN_TRY(known_forms__cell(
            k, whole, i, pdn_field_at(&pdn_waves_whole_schema, member), &cell));
        if (cell == SIZE_MAX) continue;
        k->s.cell[cell].cost = -.5;
        PDN_TRY(cell_forms__begin(&k->s, 0));
        PDN_TRY(cell_forms__put(&k->s, cell, of->dyads));
        PDN_TRY(known_forms__cell(k, table, row, turnover("kept"), &cell));
        PDN_TRY(cell_forms__put(&k->s, cell, -1));
        PDN_TRY(known_forms__cell(k, table, row, turnover(other), &cell));
        PDN_TRY(cell_forms__put(&k->s, cell, -1));
        PDN_TRY(cell_forms__end(&k->s));
    }
out:
    return st;
}

static pdn_status add_turnover(known_forms *k, size_t table, size_t row)
{
    static const char *const before[] = {
        "ties_before",     "kept", "lost", "lost_by_leavers", "lost_by_silence",
        "lost_by_renaming"};
    static const char *const after[] = {
        "ties_after",     "kept",           "new",
        "new_by_joiners", "new_by_silence", "new_by_renaming"};
    pdn_status st = PDN_OK;
    const pdn_waves_row *r = row_at(&k->w->table[table], row);

    PDN_TRY(add_parts(k, table, row, before, PDN_COUNT(before)));
    PDN_TRY(add_parts(k, table, row, after, PDN_COUNT(after)));
    PDN_TRY(add_wave(k, table, row, before[0], r->from_wave));
    PDN_TRY(add_wave(k, table, row, after[0], r->to_wave));
    PDN_TRY(add_common(k, table, row, "lost",
                       offsetof(pdn_wave_pair, ties_before)));
    PDN_TRY(
        add_common(k, table, row, "new", offsetof(pdn_wave_pair, ties_after)));
    PDN_TRY(
        add_density(k, table, row, "lost", offsetof(pdn_wave_whole, before)));
    PDN_TRY(add_density(k, table, row, "new", offsetof(pdn_wave_whole, after)));
out:
    return st;
}

/* ---- a pair in both tables */

/* What was seen both times is among the contacts of the wave, and of the other
 * reports no more are contacts than there are. */
static pdn_status add_within(known_forms *k, size_t part, size_t whole,
                             double others)
{
    pdn_status st = PDN_OK;

    PDN_TRY(cell_forms__begin(&k->s, 0));
    k->s.form[k->s.forms - 1].spread = fmax(others, 0);
    PDN_TRY(cell_forms__put(&k->s, whole, 1));
    PDN_TRY(cell_forms__put(&k->s, part, -1));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

static bool same_pair(const pdn_pair *p, const pdn_wave_pair *r)
{
    return same_text(p->group_a, r->group_a) &&
           same_text(p->group_b, r->group_b);
}

/* One wave of a pair beside its row of that wave's own table. */
static pdn_status add_beside(known_forms *k, size_t table, size_t row,
                             const char *wave, size_t member)
{
    pdn_status st = PDN_OK;
    const size_t pairs = table_of(k->w, &pdn_breakdown_schema, wave);
    const pdn_wave_pair *r = row_at(&k->w->table[table], row);
    size_t part = 0, whole = 0;

    for (size_t i = 0; pairs != SIZE_MAX && i < k->w->table[pairs].rows; i++) {
        const pdn_pair *p = row_at(&k->w->table[pairs], i);
        if (!same_pair(p, r)) continue;
        PDN_TRY(known_forms__cell(k, table, row,
                                  pdn_field_at(&pdn_waves_pairs_schema, member),
                                  &part));
        PDN_TRY(known_forms__cell(
            k, pairs, i,
            pdn_field_at(&pdn_breakdown_schema, offsetof(pdn_pair, ties)),
            &whole));
        if (part != SIZE_MAX && whole != SIZE_MAX && isfinite(r->possible) &&
            isfinite(p->possible))
            PDN_TRY(add_within(k, part, whole, p->possible - r->possible));
    }
out:
    return st;
}

pdn_status forms_of_waves__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    for (size_t i = 0; t->schema == &pdn_waves_schema && i < t->rows; i++)
        PDN_TRY(add_turnover(k, table, i));
    for (size_t i = 0; t->schema == &pdn_waves_pairs_schema && i < t->rows;
         i++) {
        const pdn_wave_pair *r = row_at(t, i);
        PDN_TRY(add_beside(k, table, i, r->from_wave,
                           offsetof(pdn_wave_pair, ties_before)));
        PDN_TRY(add_beside(k, table, i, r->to_wave,
                           offsetof(pdn_wave_pair, ties_after)));
    }
out:
    return st;
}
