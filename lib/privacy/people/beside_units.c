/* What stands beside the outcomes of units and adds them up: a reference (the
 * region's own figure), and indicators that are parts of one another. */
#include "privacy/known_forms.h"

#include "pdnet/baseline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const pdn_baseline_row *row_of(const hide_cells__table *t, size_t i)
{
    return hide_cells__row(t, i);
}

static const pdn_field *field(size_t member)
{
    return pdn_field_at(&pdn_baseline_schema, member);
}

static bool is_counted(const pdn_baseline_row *r)
{
    return isfinite(r->events) && isfinite(r->population);
}

/* ---- references */

/* The units that a reference may be of: those of a year and indicator, or of
 * them those of a peer group. */
struct whole {
    const hide_cells__table *t;
    size_t first;
    bool of_group;
};

static bool is_in(const struct whole *x, size_t i)
{
    const pdn_baseline_row *a = row_of(x->t, x->first), *b = row_of(x->t, i);

    return fabs(a->year - b->year) < .5 &&
           hide_cells__same_text(a->indicator, b->indicator) &&
           (!x->of_group || hide_cells__same_text(a->group, b->group));
}

static bool is_first(const struct whole *x)
{
    for (size_t i = 0; i < x->first; i++)
        if (is_in(x, i)) return false;
    return true;
}

static void sum_of(const struct whole *x, double *events, double *population)
{
    *events = *population = 0;
    for (size_t i = 0; i < x->t->rows; i++) {
        if (!is_in(x, i) || !is_counted(row_of(x->t, i))) continue;
        *events += row_of(x->t, i)->events;
        *population += row_of(x->t, i)->population;
    }
}

static void hide_reference(hide_cells__work *w, const pdn_private_reference *r)
{
    if (pdn_state_of(*r->share) != PDN_VALUE) return;
    *r->share = *r->events = *r->population = pdn_absent(PDN_SUPPRESSED);
    w->told->few++;
}

/* What the units lack of a reference is a unit whose count is not told. */
static void hide_if_rest_is_few(hide_cells__work *w, const struct whole *x,
                                const pdn_private_reference *r)
{
    double events = 0, population = 0;

    sum_of(x, &events, &population);
    events = *r->events - events;
    population = *r->population - population;
    if (population > .5 && events > -.5 && events < population + .5 &&
        (hide_cells__few(w, population) || hide_cells__few(w, events) ||
         hide_cells__few(w, population - events)))
        hide_reference(w, r);
}

void beside_units__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        struct whole x = {.t = &w->table[n]};
        for (size_t k = 0; k < x.t->references; k++)
            for (x.first = 0; x.first < x.t->rows; x.first++)
                for (int of_group = 0; of_group < 2; of_group++) {
                    x.of_group = of_group == 1;
                    if (is_first(&x))
                        hide_if_rest_is_few(w, &x, &x.t->reference[k]);
                }
    }
}

/* A share that is told alone is rounded to a decimal of a percent. */
static const double HALF_DIGIT = .0005;

static bool is_sum(const pdn_private_reference *r, double events,
                   double population)
{
    if (!(population > 0)) return false;
    if (isfinite(*r->events) && isfinite(*r->population))
        return fabs(*r->events - events) < .5 &&
               fabs(*r->population - population) < .5;
    return fabs(*r->share - events / population) < 1.02 * HALF_DIGIT;
}

/* The events of these units are the reference's. */
static pdn_status add_whole(known_forms *k, size_t table, size_t number,
                            const struct whole *x)
{
    pdn_status st = PDN_OK;
    const pdn_private_reference *r = &x->t->reference[number];
    double events = 0, population = 0, times = 1;
    size_t cell = 0;

    sum_of(x, &events, &population);
    if (!is_sum(r, events, population)) return PDN_OK;
    cell_forms__cell c = {.truth = events,
                          .shown = events,
                          .cost = -1,
                          .table = table,
                          .row = number,
                          .column = KNOWN_FORMS_BESIDE};
    if (!isfinite(*r->events)) {
        times = population;
        c.truth = c.shown = events / population;
        c.slack = HALF_DIGIT;
    }
    PDN_TRY(cell_forms__add_cell(&k->s, &c, &cell));
    PDN_TRY(cell_forms__begin(&k->s, 0));
    PDN_TRY(cell_forms__put(&k->s, cell, -times));
    for (size_t i = 0; i < x->t->rows; i++) {
        if (!is_in(x, i) || !is_counted(row_of(x->t, i))) continue;
        PDN_TRY(known_forms__cell(
            k, table, i, field(offsetof(pdn_baseline_row, events)), &cell));
        PDN_TRY(cell_forms__put(&k->s, cell, 1));
    }
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

static pdn_status add_references(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    struct whole x = {.t = &k->w->table[table]};

    for (size_t n = 0; n < x.t->references; n++)
        for (x.first = 0; x.first < x.t->rows; x.first++)
            for (int of_group = 0; of_group < 2; of_group++) {
                x.of_group = of_group == 1;
                if (pdn_state_of(*x.t->reference[n].share) == PDN_VALUE &&
                    is_first(&x))
                    PDN_TRY(add_whole(k, table, n, &x));
            }
out:
    return st;
}

/* ---- indicators that add up */

/* Beyond so many indicators nobody looks for sums (judgement). */
enum { MOST_INDICATORS = 12 };

/* The rows of each unit and year, a column an indicator: row + 1, 0: none. */
struct grid {
    known_forms *k;
    size_t table;
    const hide_cells__table *t;
    const char *indicator[MOST_INDICATORS];
    size_t indicators, slots;
    size_t *row; /* slots x MOST_INDICATORS */
};

static bool same_slot(const hide_cells__table *t, size_t i, size_t j)
{
    const pdn_baseline_row *a = row_of(t, i), *b = row_of(t, j);

    return fabs(a->year - b->year) < .5 &&
           hide_cells__same_text(a->unit, b->unit);
}

static size_t number_of(struct grid *g, const char *indicator)
{
    for (size_t n = 0; n < g->indicators; n++)
        if (hide_cells__same_text(g->indicator[n], indicator)) return n;
    if (g->indicators == MOST_INDICATORS) return SIZE_MAX;
    g->indicator[g->indicators] = indicator;
    return g->indicators++;
}

static pdn_status make_grid(known_forms *k, size_t table, struct grid *g)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    size_t *first = NULL; /* the first row of each slot */

    *g = (struct grid){.k = k, .table = table, .t = t};
    PDN_NEW(first, t->rows);
    PDN_NEW(g->row, t->rows * MOST_INDICATORS);
    for (size_t i = 0; i < t->rows; i++) {
        const size_t n = number_of(g, row_of(t, i)->indicator);
        size_t slot = 0;
        if (n == SIZE_MAX || !is_counted(row_of(t, i))) continue;
        while (slot < g->slots && !same_slot(t, first[slot], i))
            slot++;
        if (slot == g->slots) first[g->slots++] = i;
        g->row[slot * MOST_INDICATORS + n] = i + 1;
    }
out:
    free(first);
    return st;
}

/* One sum: the indicators of `parts` (bits) are together `whole`, or, where it
 * is SIZE_MAX, the population. */
struct sum {
    unsigned parts;
    size_t whole;
};

/* The row of an indicator there; NULL: none. */
static const pdn_baseline_row *at(const struct grid *g, size_t slot, size_t n)
{
    const size_t row = g->row[slot * MOST_INDICATORS + n];

    return row > 0 ? row_of(g->t, row - 1) : NULL;
}

/* What the whole is in that slot; NaN where something of the sum is missing. */
static double whole_of(const struct grid *g, const struct sum *s, size_t slot,
                       double *parts)
{
    double population = (double)NAN, whole = (double)NAN;

    *parts = 0;
    for (size_t n = 0; n < g->indicators; n++) {
        const pdn_baseline_row *r = at(g, slot, n);
        if (!(s->parts >> n & 1) && s->whole != n) continue;
        if (r == NULL) return (double)NAN;
        if (s->whole == n) {
            whole = r->events;
            continue;
        }
        *parts += r->events;
        if (isfinite(population) && fabs(population - r->population) > .5)
            return (double)NAN;
        population = r->population;
    }
    return s->whole == SIZE_MAX ? population : whole;
}

/* Whether it is so in every unit and year: of parts of another indicator in
 * three at least, for small counts may agree by chance (judgement). */
static bool holds(const struct grid *g, const struct sum *s)
{
    enum { LEAST_AGREED = 3 };
    double all = 0, parts = 0;
    size_t seen = 0;

    for (size_t slot = 0; slot < g->slots; slot++) {
        const double whole = whole_of(g, s, slot, &parts);
        if (isnan(whole)) continue;
        if (fabs(whole - parts) > .5) return false;
        seen++;
        all += whole;
    }
    return all > .5 && (s->whole == SIZE_MAX || seen >= LEAST_AGREED);
}

static pdn_status put(const struct grid *g, size_t slot, size_t n,
                      size_t member, double times)
{
    pdn_status st = PDN_OK;
    cell_forms *s = &g->k->s;
    const size_t row = g->row[slot * MOST_INDICATORS + n] - 1;
    size_t cell = 0;

    PDN_TRY(known_forms__cell(g->k, g->table, row, field(member), &cell));
    s->cell[cell].part = true;
    PDN_TRY(cell_forms__put(s, cell, times));
out:
    return st;
}

static pdn_status add_slot(const struct grid *g, const struct sum *s,
                           size_t slot)
{
    pdn_status st = PDN_OK;
    const size_t events = offsetof(pdn_baseline_row, events);
    bool first = true;
    double parts = 0;

    if (isnan(whole_of(g, s, slot, &parts))) return PDN_OK;
    PDN_TRY(cell_forms__begin(&g->k->s, 0));
    for (size_t n = 0; n < g->indicators; n++) {
        if (s->whole == n) PDN_TRY(put(g, slot, n, events, -1));
        if (!(s->parts >> n & 1)) continue;
        PDN_TRY(put(g, slot, n, events, 1));
        if (first && s->whole == SIZE_MAX)
            PDN_TRY(
                put(g, slot, n, offsetof(pdn_baseline_row, population), -1));
        first = false;
    }
    PDN_TRY(cell_forms__end(&g->k->s));
out:
    return st;
}

/* Two at least make a population, and another indicator; one that is the same
 * as another is that one under another name. */
static bool is_asked(const struct sum *s)
{
    const bool one = (s->parts & (s->parts - 1)) == 0;

    if (s->whole == SIZE_MAX) return !one;
    return !(s->parts >> s->whole & 1) && (!one || s->parts >> s->whole == 0);
}

static pdn_status add_sums(const struct grid *g)
{
    pdn_status st = PDN_OK;
    struct sum s = {0, 0};

    for (s.parts = 1; s.parts < 1U << g->indicators; s.parts++)
        for (size_t n = 0; n <= g->indicators; n++) {
            s.whole = n < g->indicators ? n : SIZE_MAX;
            if (!is_asked(&s) || !holds(g, &s)) continue;
            for (size_t slot = 0; slot < g->slots; slot++)
                PDN_TRY(add_slot(g, &s, slot));
        }
out:
    return st;
}

pdn_status beside_units__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    struct grid g = {0};

    if (k->w->table[table].schema != &pdn_baseline_schema) return PDN_OK;
    PDN_TRY(add_references(k, table));
    PDN_TRY(make_grid(k, table, &g));
    PDN_TRY(add_sums(&g));
out:
    free(g.row);
    return st;
}
