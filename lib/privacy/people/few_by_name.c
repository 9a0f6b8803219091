/* What is hidden because of whom a row names: a service of too few people, a
 * practice in somebody's own words. */
#include "privacy/hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/practices.h"

#include <math.h>
#include <string.h>

/* The last survey says which services there are. */
static const hide_cells__table *last_pairs(const hide_cells__work *w)
{
    const hide_cells__table *last = NULL;

    for (size_t n = 0; n < w->tables; n++)
        if (w->table[n].schema == &pdn_breakdown_schema) last = &w->table[n];
    return last;
}

static bool is_hidden_service(const hide_cells__table *pairs, const char *name)
{
    for (size_t i = hide_cells__first_of(pairs, name, name); i != SIZE_MAX;
         i = hide_cells__next_of(pairs, i)) {
        const pdn_pair *p = hide_cells__row(pairs, i);
        if (pairs->hidden[i] && hide_cells__same_text(p->group_a, name) &&
            hide_cells__same_text(p->group_b, name))
            return true;
    }
    return false;
}

static void hide_services(hide_cells__work *w, hide_cells__table *t,
                          const hide_cells__table *pairs)
{
    for (size_t n = 0; n < t->rules.rules; n++) {
        const table_rules__rule *r = &t->rules.rule[n];
        for (size_t i = 0; r->kind == TABLE_RULES_NAMES && i < t->rows; i++)
            if (is_hidden_service(pairs, hide_cells__text(t, i, r->field[0])))
                hide_few__row(w, t, i);
    }
}

/* ---- practices: what many units were asked is a question of the survey; what
 * one or two were may be told in somebody's words */

static bool is_listed(const pdn_privacy_options *o, const char *name)
{
    for (size_t i = 0; i < o->practices; i++)
        if (hide_cells__same_text(o->practice[i], name)) return true;
    return false;
}

static double units_of(const hide_cells__table *t, size_t i)
{
    if (t->schema == &pdn_practices_change_schema) {
        const pdn_practice_change *r = hide_cells__row(t, i);
        return r->units;
    }
    const pdn_practice_row *r = hide_cells__row(t, i);
    return r->kind == PDN_PRACTICE_MEASURE ? (double)INFINITY
                                           : r->deviants + r->peers;
}

static bool is_of_practices(const hide_cells__table *t)
{
    return t->schema == &pdn_practices_change_schema ||
           t->schema == &pdn_practice_schema;
}

static const pdn_field *name_of(const hide_cells__table *t)
{
    return table_rules__field(
        t->schema, t->schema == &pdn_practice_schema ? "name" : "practice");
}

/* In any year, of either table. */
static double most_units(const hide_cells__work *w, const char *name)
{
    double most = 0;

    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        const pdn_field *f = name_of(t);
        for (size_t i = 0; is_of_practices(t) && i < t->rows; i++) {
            const char *const *at =
                (const void *)(t->was + i * t->schema->stride + f->at);
            if (hide_cells__same_text(*at, name))
                most = fmax(most, units_of(t, i));
        }
    }
    return most;
}

static void hide_names(hide_cells__work *w, hide_cells__table *t)
{
    for (size_t i = 0; i < t->rows; i++) {
        const char *name = hide_cells__text(t, i, name_of(t));
        if (is_listed(&w->o, name) || most_units(w, name) > w->o.fewest - .5)
            continue;
        hide_cells__hide_few(w, t, i, name_of(t));
    }
}

/* ---- obstacles that are no codes: of these the number is marked as hidden
 * before anything is. Of people the words go with it; what organisations answer
 * stands, but not whose words these are. */
static void hide_obstacles(hide_cells__work *w, hide_cells__table *t)
{
    static const struct {
        const pdn_schema *schema;
        const char *words, *named;
    } of[] = {{&pdn_breakdown_schema, "top_barrier", "barrier_named"},
              {&pdn_barriers_schema, "barrier", "respondents"},
              {&pdn_waves_barriers_schema, "barrier", "named_before"}};

    for (size_t k = 0; k < PDN_COUNT(of); k++) {
        const pdn_field *f = table_rules__field(t->schema, of[k].words);
        for (size_t i = 0; t->schema == of[k].schema && i < t->rows; i++)
            if (pdn_state_of(hide_cells__was(
                    t, i, table_rules__field(t->schema, of[k].named))) ==
                    PDN_SUPPRESSED &&
                hide_cells__hide(t, i, f))
                w->told->few++;
    }
}

void few_by_name__hide_obstacles(hide_cells__work *w)
{
    if (w->o.persons || !w->o.organisations) return;
    for (size_t n = 0; n < w->all; n++)
        hide_obstacles(w, &w->table[n]);
}

void few_by_name__hide(hide_cells__work *w)
{
    const hide_cells__table *pairs = last_pairs(w);

    for (size_t n = 0; n < w->tables; n++) {
        if (pairs != NULL) hide_services(w, &w->table[n], pairs);
        if (is_of_practices(&w->table[n]) && !w->o.persons)
            hide_names(w, &w->table[n]);
    }
}
