/* What follows of two waves beyond the rows of their tables. */
#include "known_forms.h"

#include "pdnet/breakdown.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

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
            (t->about != NULL && hide_cells__same_text(t->about->wave, wave)))
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
 * people, and the reports that could be seen would (with a density the contacts
 * kept, lost and new give them). */
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
        const pdn_waves_row *r = hide_cells__row(t, i);
        if (!any_row_hidden(w, pairs) &&
            !any_row_hidden(w,
                            table_of(w, &pdn_breakdown_schema, r->from_wave)) &&
            !any_row_hidden(w, table_of(w, &pdn_breakdown_schema, r->to_wave)))
            continue;
        for (size_t k = 0; k < PDN_COUNT(people); k++)
            hide_cells__hide_few(w, t, i, turnover(people[k]));
    }
}

/* ---- groups that are not shown */

static bool is_of_step(const hide_cells__table *t, size_t i,
                       const pdn_waves_row *of)
{
    return hide_cells__same_text(hide_cells__text_of(t, i, "from_wave"),
                                 of->from_wave) &&
           hide_cells__same_text(hide_cells__text_of(t, i, "to_wave"),
                                 of->to_wave);
}

/* The first three columns are the same of ratings and barriers: what, of whom,
 * about whom. */
static const pdn_field *group_of(const pdn_schema *s, const char *name)
{
    return table_rules__field(s, name);
}

static bool is_of(const hide_cells__table *t, size_t i, const pdn_wave_pair *r)
{
    const char *a = hide_cells__text(t, i, group_of(t->schema, "group_a"));
    const char *b = hide_cells__text(t, i, group_of(t->schema, "group_b"));
    const char *to = hide_cells__text(t, i, group_of(t->schema, "to_wave"));

    return hide_cells__same_text(to, r->to_wave) &&
           ((hide_cells__same_text(a, r->group_a) &&
             hide_cells__same_text(b, r->group_b)) ||
            (hide_cells__same_text(a, r->group_b) &&
             hide_cells__same_text(b, r->group_a)));
}

static bool pair_is_hidden(const hide_cells__table *pairs,
                           const hide_cells__table *t, size_t i)
{
    const char *a = hide_cells__text(t, i, group_of(t->schema, "group_a"));
    const char *b = hide_cells__text(t, i, group_of(t->schema, "group_b"));

    for (size_t k = hide_cells__first_of(pairs, a, b); k != SIZE_MAX;
         k = hide_cells__next_of(pairs, k))
        if (pairs->hidden[k] && is_of(t, i, hide_cells__row(pairs, k)))
            return true;
    return false;
}

void forms_of_waves__hide_groups(hide_cells__work *w)
{
    const size_t pairs = table_of(w, &pdn_waves_pairs_schema, NULL);

    for (size_t n = 0; pairs != SIZE_MAX && n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_waves_ratings_schema &&
            t->schema != &pdn_waves_barriers_schema)
            continue;
        for (size_t i = 0; i < t->rows; i++) {
            const bool all =
                hide_cells__text(t, i, group_of(t->schema, "group_a")) == NULL;
            if (!all && !t->hidden[i] && pair_is_hidden(&w->table[pairs], t, i))
                hide_few__row(w, t, i);
            if (!all || !any_row_hidden(w, pairs)) continue;
            hide_cells__hide_few(w, t, i, group_of(t->schema, "people_a"));
            hide_cells__hide_few(w, t, i, group_of(t->schema, "people_b"));
        }
    }
}

/* ---- contacts of few who left, came or fell silent */

/* Those on both lists who answered in one wave only: as many at least. */
static bool few_silent(const hide_cells__work *w, double answered, double both,
                       double away, double ties)
{
    return answered - both - away < w->o.fewest - .5 &&
           (answered > both + .5 || ties > .5);
}

static void hide_if(hide_cells__work *w, hide_cells__table *t, size_t i,
                    bool few, const char *column)
{
    if (few) hide_cells__hide_few(w, t, i, turnover(column));
}

void forms_of_waves__hide_absent(hide_cells__work *w)
{
    const size_t waves = table_of(w, &pdn_waves_schema, NULL);

    if (waves == SIZE_MAX) return;
    hide_cells__table *t = &w->table[waves];
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_waves_row *r = hide_cells__row(t, i);
        hide_if(w, t, i, r->leavers > .5 && r->leavers < w->o.fewest - .5,
                "lost_by_leavers");
        hide_if(w, t, i, r->joiners > .5 && r->joiners < w->o.fewest - .5,
                "new_by_joiners");
        hide_if(w, t, i,
                r->people_after - r->answered_after > .5 &&
                    few_silent(w, r->answered_before, r->answered_both,
                               r->leavers, r->lost_by_silence),
                "lost_by_silence");
        hide_if(w, t, i,
                r->people_before - r->answered_before > .5 &&
                    few_silent(w, r->answered_after, r->answered_both,
                               r->joiners, r->new_by_silence),
                "new_by_silence");
    }
}

/* ---- sums over everybody */

/* Whether the table has a hidden row of that group by itself, of those waves
 * (NULL: any). */
static bool hides_group(const hide_cells__work *w, size_t table,
                        const char *group, const pdn_waves_row *of)
{
    if (table == SIZE_MAX) return false;
    const hide_cells__table *t = &w->table[table];
    const pdn_field *a = group_of(t->schema, "group_a");
    for (size_t i = hide_cells__first_of(t, group, group); i != SIZE_MAX;
         i = hide_cells__next_of(t, i))
        if (t->hidden[i] && !hide_cells__is_between(t, i) &&
            hide_cells__same_text(hide_cells__text(t, i, a), group) &&
            (of == NULL || is_of_step(t, i, of)))
            return true;
    return false;
}

/* Contacts of services that one of the two waves does not show count in no sum
 * over everybody. */
static bool is_left_out(const hide_cells__work *w, const char *group,
                        const pdn_waves_row *of)
{
    return hides_group(w, table_of(w, &pdn_breakdown_schema, of->from_wave),
                       group, NULL) ||
           hides_group(w, table_of(w, &pdn_breakdown_schema, of->to_wave),
                       group, NULL) ||
           hides_group(w, table_of(w, &pdn_waves_pairs_schema, NULL), group,
                       of);
}

/* Puts the figures of a column, of the pairs of groups that count in that row,
 * into the form under way; `step`: only those of its waves. */
static pdn_status put_column(known_forms *k, size_t table, const pdn_field *f,
                             const pdn_waves_row *of, bool step)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    size_t cell = 0;

    for (size_t i = 0; i < t->rows; i++) {
        if ((step && !is_of_step(t, i, of)) ||
            is_left_out(k->w, hide_cells__text_of(t, i, "group_a"), of) ||
            is_left_out(k->w, hide_cells__text_of(t, i, "group_b"), of))
            continue;
        PDN_TRY(known_forms__cell(k, table, i, f, &cell));
        if (cell != SIZE_MAX) PDN_TRY(cell_forms__put(&k->s, cell, 1));
    }
out:
    return st;
}

/* Ends the form under way; where its figures are not so it is none: not
 * everybody has a group, or somebody has another than before. */
static pdn_status end_if_so(known_forms *k)
{
    const cell_forms__form *f = &k->s.form[k->s.forms - 1];
    double sum = f->constant;

    for (size_t i = f->first; i < k->s.terms; i++)
        sum += k->s.term[i].times * k->s.cell[k->s.term[i].cell].truth;
    if (fabs(sum) < .5) return cell_forms__end(&k->s);
    k->s.terms = k->s.form[--k->s.forms].first;
    return PDN_OK;
}

/* The cell of the sum of ties that is told beside that table. */
static size_t total_of(const known_forms *k, size_t pairs)
{
    const hide_cells__table *t = &k->w->table[pairs];

    for (size_t i = 0; i < k->s.cells; i++) {
        const cell_forms__cell *c = &k->s.cell[i];
        if (c->table == pairs && c->column == KNOWN_FORMS_TOTAL &&
            hide_cells__same_text(t->total[c->row].column, "ties"))
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
    size_t cell = 0, total = 0;

    if (pairs == SIZE_MAX) return PDN_OK;
    PDN_TRY(known_forms__cell(k, table, row, turnover(whole), &cell));
    if (cell == SIZE_MAX) return PDN_OK;
    total = total_of(k, pairs);
    if (total != SIZE_MAX &&
        fabs(k->s.cell[total].truth - k->s.cell[cell].truth) < .5) {
        cell_forms__twin(&k->s, total, cell);
        return PDN_OK;
    }
    PDN_TRY(cell_forms__begin(&k->s, 0));
    PDN_TRY(cell_forms__put(&k->s, cell, -1));
    PDN_TRY(put_column(
        k, pairs, pdn_field_at(&pdn_breakdown_schema, offsetof(pdn_pair, ties)),
        hide_cells__row(&k->w->table[table], row), false));
    PDN_TRY(end_if_so(k));
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
    k->s.cell[kept].cost = k->s.cell[cell].cost = KNOWN_FORMS_OF_ALL;
    PDN_TRY(cell_forms__begin(&k->s, 0));
    PDN_TRY(cell_forms__put(&k->s, kept, -1));
    PDN_TRY(cell_forms__put(&k->s, cell, -1));
    PDN_TRY(put_column(k, pairs, pdn_field_at(&pdn_waves_pairs_schema, member),
                       hide_cells__row(&k->w->table[table], row), true));
    PDN_TRY(end_if_so(k));
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
    const pdn_waves_row *of = hide_cells__row(&k->w->table[table], row);
    size_t cell = 0, kept = 0, moved = 0;

    PDN_TRY(known_forms__cell(k, table, row, turnover("kept"), &kept));
    PDN_TRY(known_forms__cell(k, table, row, turnover(other), &moved));
    if (kept == SIZE_MAX || moved == SIZE_MAX ||
        hide_cells__is_hidden(&k->w->table[table], row, turnover("dyads")))
        return PDN_OK;
    for (size_t i = 0; whole != SIZE_MAX && i < k->w->table[whole].rows; i++) {
        const pdn_wave_whole *r = hide_cells__row(&k->w->table[whole], i);
        if (!hide_cells__same_text(r->measure, "density") ||
            !isfinite(of->dyads) ||
            !hide_cells__same_text(r->from_wave, of->from_wave) ||
            !hide_cells__same_text(r->to_wave, of->to_wave))
            continue;
        PDN_TRY(known_forms__cell(
            k, whole, i, pdn_field_at(&pdn_waves_whole_schema, member), &cell));
        if (cell == SIZE_MAX) continue;
        k->s.cell[cell].cost = -.5;
        PDN_TRY(cell_forms__begin(&k->s, 0));
        PDN_TRY(cell_forms__put(&k->s, cell, of->dyads));
        PDN_TRY(cell_forms__put(&k->s, kept, -1));
        PDN_TRY(cell_forms__put(&k->s, moved, -1));
        PDN_TRY(cell_forms__end(&k->s));
    }
out:
    return st;
}

enum { ABSENT = 3, SILENT, RENAMED };

static const char *const lost[] = {
    "ties_before",     "kept", "lost", "lost_by_leavers", "lost_by_silence",
    "lost_by_renaming"};
static const char *const gained[] = {
    "ties_after",     "kept",           "new",
    "new_by_joiners", "new_by_silence", "new_by_renaming"};

/* Whether it is known that nobody left or came, or fell silent or answered
 * anew: of nobody there are no contacts. */
static bool is_nobody(const pdn_waves_row *r, bool later, size_t part)
{
    if (part == ABSENT) return (later ? r->joiners : r->leavers) < .5;
    if (part != SILENT) return false;
    return later ? r->people_before - r->answered_before < .5
                 : r->people_after - r->answered_after < .5;
}

/* The parts of a wave's contacts are its sum. What few took along hides among
 * what others did not say; what was renamed is known from the crosswalk. */
static pdn_status add_parts(known_forms *k, size_t table, size_t row,
                            const char *const part[6])
{
    pdn_status st = PDN_OK;
    const pdn_waves_row *r = hide_cells__row(&k->w->table[table], row);
    size_t cell = 0;

    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t n = 0; n < 6; n++) {
        PDN_TRY(known_forms__cell(k, table, row, turnover(part[n]), &cell));
        if (cell == SIZE_MAX) continue;
        if (n == 0) k->s.cell[cell].cost = KNOWN_FORMS_OF_ALL;
        if (n == ABSENT || n == SILENT)
            k->s.cell[cell].cost = KNOWN_FORMS_OF_SOME;
        if (n == RENAMED) k->s.cell[cell].cost = (double)INFINITY;
        if (is_nobody(r, part == gained, n) && k->s.cell[cell].truth < .5) {
            k->s.cell[cell].hidden = false;
            k->s.cell[cell].known = true;
            k->s.cell[cell].cost = (double)INFINITY;
        }
        PDN_TRY(cell_forms__put(&k->s, cell, n == 0 ? -1 : 1));
    }
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* All contacts of a wave, as the step before it has them. */
static pdn_status add_last(known_forms *k, size_t table, size_t row)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_waves_row *r = hide_cells__row(t, row);
    size_t before = 0, after = 0;

    for (size_t i = 0; i < t->rows; i++) {
        const pdn_waves_row *last = hide_cells__row(t, i);
        if (!hide_cells__same_text(last->to_wave, r->from_wave) ||
            !(fabs(last->ties_after - r->ties_before) < .5))
            continue;
        PDN_TRY(known_forms__cell(k, table, i, turnover("ties_after"), &after));
        PDN_TRY(
            known_forms__cell(k, table, row, turnover("ties_before"), &before));
        if (before != SIZE_MAX && after != SIZE_MAX)
            cell_forms__twin(&k->s, after, before);
    }
out:
    return st;
}

static pdn_status add_turnover(known_forms *k, size_t table, size_t row)
{
    pdn_status st = PDN_OK;
    const pdn_waves_row *r = hide_cells__row(&k->w->table[table], row);

    PDN_TRY(add_wave(k, table, row, "ties_before", r->from_wave));
    PDN_TRY(add_wave(k, table, row, "ties_after", r->to_wave));
    if (table_of(k->w, &pdn_breakdown_schema, r->from_wave) == SIZE_MAX)
        PDN_TRY(add_last(k, table, row));
    PDN_TRY(add_common(k, table, row, "lost",
                       offsetof(pdn_wave_pair, ties_before)));
    PDN_TRY(
        add_common(k, table, row, "new", offsetof(pdn_wave_pair, ties_after)));
    PDN_TRY(add_parts(k, table, row, lost));
    PDN_TRY(add_parts(k, table, row, gained));
    PDN_TRY(
        add_density(k, table, row, "lost", offsetof(pdn_wave_whole, before)));
    PDN_TRY(add_density(k, table, row, "new", offsetof(pdn_wave_whole, after)));
out:
    return st;
}

/* ---- a pair in both tables */

static bool same_pair(const pdn_pair *p, const pdn_wave_pair *r)
{
    return hide_cells__same_text(p->group_a, r->group_a) &&
           hide_cells__same_text(p->group_b, r->group_b);
}

/* What was seen both times is among the contacts of the wave: with few other
 * reports either tells the other. A pair of which it is said that the contacts
 * are few keeps its own. */
static void hide_beside(hide_cells__work *w, hide_cells__table *t, size_t row,
                        const char *wave, size_t member)
{
    const size_t n = table_of(w, &pdn_breakdown_schema, wave);
    const pdn_wave_pair *r = hide_cells__row(t, row);
    const pdn_field *part = pdn_field_at(t->schema, member);
    const pdn_field *whole =
        pdn_field_at(&pdn_breakdown_schema, offsetof(pdn_pair, ties));

    if (n == SIZE_MAX) return;
    hide_cells__table *of = &w->table[n];
    for (size_t i = hide_cells__first_of(of, r->group_a, r->group_b);
         i != SIZE_MAX; i = hide_cells__next_of(of, i)) {
        const pdn_pair *p = hide_cells__row(of, i);
        const bool few =
            p->verdict == PDN_MISSING || p->verdict == PDN_THIN_CONTACT;
        if (!same_pair(p, r) ||
            !(p->possible - r->possible < fmax(w->o.fewest - 1, .2 * p->ties)))
            continue;
        if (hide_cells__is_hidden(of, i, whole))
            (void)hide_cells__follow(w, t, row, part);
        if (hide_cells__is_hidden(t, row, part) && !few)
            (void)hide_cells__follow(w, of, i, whole);
    }
}

void forms_of_waves__hide_pairs(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_waves_pairs_schema) continue;
        for (size_t i = 0; i < t->rows; i++) {
            const pdn_wave_pair *r = hide_cells__row(t, i);
            hide_beside(w, t, i, r->from_wave,
                        offsetof(pdn_wave_pair, ties_before));
            hide_beside(w, t, i, r->to_wave,
                        offsetof(pdn_wave_pair, ties_after));
        }
    }
}

pdn_status forms_of_waves__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    for (size_t i = 0; t->schema == &pdn_waves_schema && i < t->rows; i++)
        PDN_TRY(add_turnover(k, table, i));
out:
    return st;
}
