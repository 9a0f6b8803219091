/* What is hidden by itself: too few people stand behind it. */
#include "hide_cells.h"

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/tables.h"

#include <math.h>
#include <string.h>

/* Fewer who answered and a group is not shown. */
enum { LEAST_ANSWERS = 3 };

static void hide(hide_cells__work *w, hide_cells__table *t, size_t i,
                 const pdn_field *f)
{
    hide_cells__hide_few(w, t, i, f);
}

/* ---- rows about too few people */

/* A duty names groups, or persons; of those it has no verdict. */
static bool names_groups(const hide_cells__table *t, size_t i,
                         const pdn_field *f)
{
    const pdn_unmet_duty *r = hide_cells__row(t, i);

    return t->schema == &pdn_unmet_duties_schema &&
           (f->at == offsetof(pdn_unmet_duty, from) ||
            f->at == offsetof(pdn_unmet_duty, to)) &&
           r->verdict != PDN_NO_VERDICT;
}

/* A key of the row, or a setting: no figure. */
static bool stands_in_hidden_row(const pdn_field *f)
{
    const bool setting = f->unit == PDN_UNIT_YEAR ||
                         f->unit == PDN_UNIT_LEVEL ||
                         f->unit == PDN_UNIT_YES_NO;

    if (f->disclosure != PDN_DISCLOSURE_PUBLIC) return false;
    return f->kind == PDN_TEXT || f->kind == PDN_CODE || setting;
}

void hide_few__row(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    t->hidden[i] = true;
    w->told->rows++;
    for (size_t k = 0; k < t->schema->fields; k++)
        if (!stands_in_hidden_row(&t->schema->field[k]) &&
            !names_groups(t, i, &t->schema->field[k]))
            hide(w, t, i, &t->schema->field[k]);
}

bool hide_few__is_small(double fewest, double people, double answered)
{
    return people > .5 &&
           (people < fewest - .5 || answered < LEAST_ANSWERS - .5);
}

static bool too_small(const hide_cells__work *w, const hide_cells__table *t,
                      size_t i, const table_rules__rule *r)
{
    const double people = hide_cells__was(t, i, r->field[1]);
    const double answered = hide_cells__was(t, i, r->field[2]);

    if (pdn_state_of(people) != PDN_VALUE) return false;
    if (r->field[2] == NULL) return people < w->o.fewest - .5;
    return hide_few__is_small(w->o.fewest, people, answered);
}

/* ---- one figure */

/* Counts are hidden where they are few. */
static void hide_counts(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    for (size_t k = 0; k < t->schema->fields; k++) {
        const pdn_field *f = &t->schema->field[k];
        if (f->disclosure == PDN_DISCLOSURE_COUNT_OF_PEOPLE &&
            hide_cells__few(w, hide_cells__was(t, i, f)))
            hide(w, t, i, f);
    }
}

/* The part of a total; where it is not told, as its share gives it. */
static double part_of(const hide_cells__table *t, size_t i,
                      const table_rules__rule *r)
{
    const double x = hide_cells__was(t, i, r->field[1]);

    if (!isnan(x) || r->kind == TABLE_RULES_WITH) return x;
    return round(hide_cells__was(t, i, r->field[0]) *
                 hide_cells__was(t, i, r->field[2]));
}

/* x of n: hidden where either is few, or the rest, or all are alike. */
static void hide_part(hide_cells__work *w, hide_cells__table *t, size_t i,
                      const table_rules__rule *r)
{
    const bool with = r->kind == TABLE_RULES_WITH;
    const double x = part_of(t, i, r);
    const double y = hide_cells__was(t, i, r->field[2]);
    const double n = with ? x + y : y, rest = with ? y : n - x;

    if (isnan(x) || isnan(y) || n < .5) return;
    if (hide_cells__few(w, n) || hide_cells__few(w, x) ||
        hide_cells__few(w, rest))
        hide(w, t, i, r->field[0]);
    if (hide_cells__few(w, rest) && !with) hide(w, t, i, r->field[1]);
    if (n > PDN_ALIKE_BELOW - .5 || (x > .5 && rest > .5)) return;
    hide(w, t, i, r->field[0]);
    hide(w, t, i, r->field[1]);
}

/* A published ratio to what was expected gives the events, too. */
static void hide_of_ratio(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    const pdn_baseline_row *r = hide_cells__row(t, i);

    if (isnan(r->events) && hide_cells__few(w, round(r->ratio * r->expected)))
        hide(w, t, i,
             pdn_field_at(t->schema, offsetof(pdn_baseline_row, ratio)));
}

bool hide_few__tells_rest(const hide_cells__work *w, double people,
                          double whole)
{
    if (!(people > .5) || isnan(whole)) return false;
    return hide_cells__few(w, whole - people) ||
           (whole - people < .5 && whole < PDN_ALIKE_BELOW - .5);
}

/* Where some of a group, that always stands, are nearly all of it. Nobody of it
 * is told anyway. */
static void hide_rest(hide_cells__work *w, hide_cells__table *t, size_t i,
                      const table_rules__rule *r)
{
    const double people = hide_cells__was(t, i, r->field[0]);
    double whole = hide_cells__was(t, i, r->field[1]);

    if (r->field[2] != NULL && hide_cells__is_between(t, i))
        whole += hide_cells__was(t, i, r->field[2]);
    if (hide_few__tells_rest(w, people, whole)) hide(w, t, i, r->field[0]);
}

static void hide_by_people(hide_cells__work *w, hide_cells__table *t, size_t i,
                           const table_rules__rule *r)
{
    const double people = hide_cells__was(t, i, r->field[1]);

    if (!(people > w->o.fewest - .5)) hide(w, t, i, r->field[0]);
}

static void hide_alike(hide_cells__work *w, hide_cells__table *t, size_t i,
                       const table_rules__rule *r)
{
    const double people = hide_cells__was(t, i, r->field[1]);
    const double mark = hide_cells__was(t, i, r->field[2]);
    const double value =
        r->field[3] != NULL ? hide_cells__was(t, i, r->field[3]) : r->number;

    if (people < PDN_ALIKE_BELOW - .5 && fabs(mark - value) < 1e-9)
        hide(w, t, i, r->field[0]);
}

static void hide_in_row(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    hide_counts(w, t, i);
    if (t->schema == &pdn_baseline_schema) hide_of_ratio(w, t, i);
    if (t->schema == &pdn_breakdown_schema || t->schema == &pdn_whatif_schema)
        few_of_pair__hide(w, t, i);
    for (size_t k = 0; k < t->rules.rules; k++) {
        const table_rules__rule *r = &t->rules.rule[k];
        switch (r->kind) {
        case TABLE_RULES_OF:
        case TABLE_RULES_WITH: hide_part(w, t, i, r); break;
        case TABLE_RULES_REST: hide_rest(w, t, i, r); break;
        case TABLE_RULES_BEHIND:
        case TABLE_RULES_MEAN: hide_by_people(w, t, i, r); break;
        case TABLE_RULES_ALIKE: hide_alike(w, t, i, r); break;
        case TABLE_RULES_GROUP:
        case TABLE_RULES_NAMES:
        case TABLE_RULES_SUM:
        case TABLE_RULES_AT_MOST:
        case TABLE_RULES_ABOUT:
        case TABLE_RULES_FROM:
        case TABLE_RULES_ADJUSTED:
        case TABLE_RULES_TOGETHER: break;
        }
    }
}

/* ---- tables */

/* Whom the answers name is hidden in every row, also where they name nobody in
 * any: a column that is empty would tell that, and one that is not that they
 * name somebody. */
static void hold_names(hide_cells__table *t, const pdn_field *f)
{
    if (f->disclosure == PDN_DISCLOSURE_NAMES_A_PERSON &&
        hide_cells__is_of_answers(t->schema))
        t->held[f - t->schema->field] = true;
}

void hide_few__persons(hide_cells__work *w)
{
    if (w->o.persons) return;
    for (size_t n = 0; n < w->all; n++) {
        hide_cells__table *t = &w->table[n];
        for (size_t k = 0; k < t->schema->fields; k++) {
            const pdn_field *f = &t->schema->field[k];
            if (f->disclosure < PDN_DISCLOSURE_OF_A_PERSON) continue;
            if (!w->o.organisations) hold_names(t, f);
            for (size_t i = 0; i < t->rows; i++)
                if (!names_groups(t, i, f)) hide(w, t, i, f);
        }
    }
}

static void hide_table(hide_cells__work *w, hide_cells__table *t)
{
    for (size_t i = 0; i < t->rows; i++) {
        bool gone = false;
        for (size_t k = 0; k < t->rules.rules && !gone; k++)
            gone = t->rules.rule[k].kind == TABLE_RULES_GROUP &&
                   too_small(w, t, i, &t->rules.rule[k]);
        if (gone)
            hide_few__row(w, t, i);
        else
            hide_in_row(w, t, i);
    }
}

static void hide_totals(hide_cells__work *w, const hide_cells__table *t)
{
    for (size_t i = 0; i < t->totals; i++)
        if (hide_cells__few(w, *t->total[i].total)) {
            *t->total[i].total = pdn_absent(PDN_SUPPRESSED);
            w->told->few++;
        }
}

void hide_few__tables(hide_cells__work *w)
{
    for (size_t k = 0; k < w->tables; k++)
        hide_table(w, &w->table[k]);
}

void hide_few__totals(hide_cells__work *w)
{
    for (size_t k = 0; k < w->tables; k++)
        hide_totals(w, &w->table[k]);
}
