/* The same people counted in several columns of a pair: who says how often, who
 * rates, who could name an obstacle. Most who do one of them do all. */
#include "privacy/known_forms.h"

#include "pdnet/breakdown.h"

#include <math.h>
#include <string.h>

/* A row under way. */
struct pair {
    known_forms *k;
    size_t table, row;
    bool between;
};

static const pdn_field *field(const struct pair *p, const char *name)
{
    return table_rules__field(p->k->w->table[p->table].schema, name);
}

static double was(const struct pair *p, const pdn_field *f)
{
    return hide_cells__was(&p->k->w->table[p->table], p->row, f);
}

static pdn_status put(const struct pair *p, const pdn_field *f, double times)
{
    pdn_status st = PDN_OK;
    size_t cell = SIZE_MAX;

    PDN_TRY(known_forms__cell(p->k, p->table, p->row, f, &cell));
    if (f->disclosure == PDN_DISCLOSURE_RESPONSE) /* it always stands */
        p->k->s.cell[cell].cost = (double)INFINITY;
    PDN_TRY(cell_forms__put(&p->k->s, cell, times));
out:
    return st;
}

/* Those of `whole`, and of `more`, are the others and perhaps some besides:
 * where these are none and `all` is set, everybody may guess so. NULL: no such
 * column. */
static pdn_status add_part(const struct pair *p, bool all,
                           const char *const name[4])
{
    pdn_status st = PDN_OK;
    const pdn_field *f[4] = {NULL};
    double rest = 0;

    for (size_t i = 0; i < PDN_COUNT(f); i++) {
        if (name[i] == NULL) continue;
        f[i] = field(p, name[i]);
        rest += (i < 2 ? 1 : -1) * was(p, f[i]);
    }
    if (!(rest > -.5)) return PDN_OK; /* not so, or not asked */
    PDN_TRY(cell_forms__begin(&p->k->s, 0));
    for (size_t i = 0; i < PDN_COUNT(f); i++)
        if (f[i] != NULL) PDN_TRY(put(p, f[i], i < 2 ? -1 : 1));
    if (rest > .5 || !all) PDN_TRY(known_forms__put_rest(p->k));
    PDN_TRY(cell_forms__end(&p->k->s));
out:
    return st;
}

/* Where a mean stands, so many are behind it at least. */
static pdn_status add_least(const struct pair *p, const table_rules__rule *r)
{
    pdn_status st = PDN_OK;
    const double fewest = p->k->w->o.fewest;

    if (pdn_state_of(was(p, r->field[2])) == PDN_VALUE ||
        !(was(p, r->field[1]) > fewest - .5) || !isfinite(was(p, r->field[0])))
        return PDN_OK;
    PDN_TRY(cell_forms__begin(&p->k->s, fewest));
    PDN_TRY(put(p, r->field[1], -1));
    PDN_TRY(known_forms__put_rest(p->k));
    PDN_TRY(cell_forms__end(&p->k->s));
out:
    return st;
}

/* How many of these people there are at least, by a mean that stands. */
static double least_of(const struct pair *p, const pdn_field *people)
{
    const hide_cells__table *t = &p->k->w->table[p->table];
    const double fewest = p->k->w->o.fewest;

    for (size_t n = 0; n < t->rules.rules; n++) {
        const table_rules__rule *r = &t->rules.rule[n];
        if (r->kind == TABLE_RULES_MEAN && r->field[1] == people &&
            pdn_state_of(was(p, r->field[2])) != PDN_VALUE &&
            was(p, people) > fewest - .5)
            return fewest;
    }
    return 0;
}

static const char *const of_both[] = {"reporters", "barrier_asked",
                                      "raters_knowledge", "raters_recognition",
                                      "raters_skill"};

/* Raters of one side at least: those of both less all who answered on the
 * other, where most who do one thing do the other. */
static double least_of_side(const struct pair *p, const char *raters)
{
    double least = least_of(p, field(p, raters)), other = 0;

    if (p->between)
        other = was(p, field(p, strcmp(raters, "raters_ab") == 0
                                    ? "respondents_b"
                                    : "respondents_a"));
    for (size_t i = 0; i < PDN_COUNT(of_both); i++) {
        const double all = least_of(p, field(p, of_both[i])) - other;
        if (all < was(p, field(p, raters)) + .5) least = fmax(least, all);
    }
    return least;
}

/* How far such a count can go at all: by who answered, and by what means that
 * stand say. */
static void set_room(const struct pair *p, const table_rules__rule *r)
{
    double most = was(p, r->field[1]), least = least_of(p, r->field[0]);

    if (r->field[2] == NULL) {
        least = least_of_side(p, r->field[0]->name);
    } else {
        double raters = least_of_side(p, "raters_ab");
        if (p->between) {
            most += was(p, r->field[2]);
            raters += least_of_side(p, "raters_ba");
        }
        for (size_t i = 0; i < PDN_COUNT(of_both); i++)
            raters = fmax(raters, least_of(p, field(p, of_both[i])));
        if (raters < was(p, r->field[0]) + .5) least = fmax(least, raters);
    }
    known_forms__set_room(p->k, p->table, p->row, r->field[0], most - least);
}

static pdn_status add_columns(const struct pair *p)
{
    pdn_status st = PDN_OK;
    const char *ba = p->between ? "raters_ba" : NULL;
    const char *b = p->between ? "respondents_b" : NULL;

    for (size_t i = 0; i < PDN_COUNT(of_both); i++) {
        const char *c = of_both[i];
        PDN_TRY(add_part(p, true, (const char *[4]){c, NULL, "raters_ab", ba}));
        PDN_TRY(
            add_part(p, false, (const char *[4]){"respondents_a", b, c, NULL}));
        if (i > 0)
            PDN_TRY(add_part(p, true,
                             (const char *[4]){"reporters", NULL, c, NULL}));
    }
out:
    return st;
}

/* Who names a service rates it, most of them. */
static pdn_status add_sides(const struct pair *p)
{
    pdn_status st = PDN_OK;
    static const char *const side[2][3] = {
        {"respondents_a", "named_ab", "raters_ab"},
        {"respondents_b", "named_ba", "raters_ba"}};

    if (!p->between) /* the same people, twice */
        return add_part(
            p, true, (const char *[4]){"raters_ab", NULL, "raters_ba", NULL});
    for (size_t i = 0; i < PDN_COUNT(side); i++) {
        PDN_TRY(add_part(
            p, false, (const char *[4]){side[i][0], NULL, side[i][2], NULL}));
        PDN_TRY(add_part(
            p, true, (const char *[4]){side[i][1], NULL, side[i][2], NULL}));
    }
out:
    return st;
}

static pdn_status add_row(const struct pair *p)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &p->k->w->table[p->table];
    const bool named = pdn_state_of(was(p, field(p, "named_ab"))) == PDN_VALUE;

    PDN_TRY(add_columns(p));
    PDN_TRY(add_part(
        p, false,
        (const char *[4]){"barrier_asked", NULL, "barrier_named", NULL}));
    PDN_TRY(add_sides(p));
    PDN_TRY(
        add_part(p, named, (const char *[4]){"ties", NULL, "reporters", NULL}));
    for (size_t n = 0; n < t->rules.rules; n++) {
        const table_rules__rule *r = &t->rules.rule[n];
        if (r->kind == TABLE_RULES_MEAN) PDN_TRY(add_least(p, r));
        if (r->kind == TABLE_RULES_REST) set_room(p, r);
    }
out:
    return st;
}

pdn_status forms_of_people__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    if (t->schema != &pdn_breakdown_schema && t->schema != &pdn_whatif_schema)
        return PDN_OK;
    for (size_t i = 0; i < t->rows; i++) {
        const struct pair p = {k, table, i, hide_cells__is_between(t, i)};
        if (!t->hidden[i]) PDN_TRY(add_row(&p));
    }
out:
    return st;
}
