/* Rows that are the sum of others: a region among its units, three years beside
 * each of them, all services, all kinds of those who answered, the same stage
 * in two chains. Nothing says so but the counts. */
#include "privacy/known_forms.h"

#include "core/textmap.h"
#include "privacy/cells/subset_sums.h"

#include "pdnet/baseline.h"
#include "pdnet/handovers.h"
#include "pdnet/tallies.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Which columns say what is added up, and which counts; the other columns say
 * where. A count is one of its own kind where `by_count`. */
struct kind {
    const pdn_schema *schema;
    const char *unit[2], *slot[2], *count[3];
    bool by_count;
};

static const struct kind kinds[] = {
    {&pdn_baseline_schema,
     {"unit"},
     {"year", "indicator"},
     {"events", "population"},
     false},
    {&pdn_baseline_schema, {"year", "indicator"}, {"unit"}, {"events"}, false},
    {&pdn_stages_schema, {"chain"}, {"stage"}, {"count"}, false},
    {&pdn_voices_schema,
     {"service"},
     {"kind", "question"},
     {"staff_answers", "youth_answers", "answers"},
     false},
    {&pdn_voices_schema,
     {"kind"},
     {"service", "question"},
     {"staff_answers", "youth_answers", "answers"},
     true},
    {&pdn_handover_schema,
     {"from"},
     {"to", "year"},
     {"sent", "arrived"},
     false},
    {&pdn_handover_schema,
     {"to"},
     {"from", "year"},
     {"sent", "arrived"},
     false},
    {&pdn_handover_schema,
     {"year"},
     {"from", "to"},
     {"sent", "arrived"},
     false},
    {&pdn_together_schema,
     {"service_a"},
     {"service_b", "year"},
     {"both", "coordinated"},
     false},
    {&pdn_together_schema,
     {"service_b"},
     {"service_a", "year"},
     {"both", "coordinated"},
     false},
    {&pdn_together_schema,
     {"year"},
     {"service_a", "service_b"},
     {"both", "coordinated"},
     false}};

/* A count, and where it stands in the search. */
struct count {
    size_t row;
    const pdn_field *f;
    uint32_t unit, slot;
};

struct work {
    known_forms *k;
    size_t table;
    const struct kind *kind;
    pdn_arena text;
    pdn_textmap units, slots;
    struct count *count;
    size_t counts;
    double *value; /* unit x slot */
    uint32_t *at;  /* of each of them: the number of its count + 1 */
};

static const hide_cells__table *table_of(const struct work *w)
{
    return &w->k->w->table[w->table];
}

/* The number of what a row has in two columns, and of the count. */
static pdn_status number_of(struct work *w, size_t i, const char *const name[2],
                            const char *more, pdn_textmap *of, uint32_t *out)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = table_of(w);
    const pdn_field *f[2];
    const char *key = NULL;

    for (size_t n = 0; n < 2; n++)
        f[n] = table_rules__field(t->schema, name[n]);
    PDN_TRY(hide_cells__key(t, i, f, &w->text, &key));
    PDN_TRY(pdn_arena_format(&w->text, &key, "%s\n%s", key, more));
    PDN_TRY(textmap__put(of, key, (uint32_t)of->used, out));
out:
    return st;
}

static pdn_status add_count(struct work *w, size_t i, const char *name)
{
    pdn_status st = PDN_OK;
    const struct kind *k = w->kind;
    const pdn_field *f = table_rules__field(table_of(w)->schema, name);
    struct count *c = &w->count[w->counts];

    if (f == NULL ||
        pdn_state_of(hide_cells__was(table_of(w), i, f)) != PDN_VALUE)
        return PDN_OK;
    *c = (struct count){.row = i, .f = f};
    PDN_TRY(
        number_of(w, i, k->unit, k->by_count ? name : "", &w->units, &c->unit));
    PDN_TRY(
        number_of(w, i, k->slot, k->by_count ? "" : name, &w->slots, &c->slot));
    w->counts++;
out:
    return st;
}

static pdn_status take_counts(struct work *w)
{
    pdn_status st = PDN_OK;
    const size_t rows = table_of(w)->rows;

    PDN_NEW(w->count, rows * PDN_COUNT(w->kind->count));
    for (size_t i = 0; i < rows; i++)
        for (size_t n = 0; n < PDN_COUNT(w->kind->count); n++)
            PDN_TRY(add_count(w, i, w->kind->count[n]));
    PDN_NEW(w->value, w->units.used * w->slots.used);
    PDN_NEW(w->at, w->units.used * w->slots.used);
    for (size_t i = 0; i < w->units.used * w->slots.used; i++)
        w->value[i] = (double)NAN;
    for (size_t i = 0; i < w->counts; i++) {
        const struct count *c = &w->count[i];
        const size_t at = c->unit * w->slots.used + c->slot;
        w->value[at] = hide_cells__was(table_of(w), c->row, c->f);
        w->at[at] = (uint32_t)i + 1;
    }
out:
    return st;
}

/* ---- a sum that was found */

/* How many people there are is told, and no sum of it hides anything. */
static bool is_told(const struct work *w, const pdn_field *f)
{
    return table_of(w)->schema == &pdn_baseline_schema &&
           f->at == offsetof(pdn_baseline_row, population);
}

static const struct count *count_at(const struct work *w, size_t unit,
                                    size_t slot)
{
    const uint32_t at = w->at[unit * w->slots.used + slot];

    return at > 0 && !is_told(w, w->count[at - 1].f) ? &w->count[at - 1] : NULL;
}

static pdn_status put(struct work *w, const struct count *c, double times)
{
    pdn_status st = PDN_OK;
    size_t cell = 0;

    PDN_TRY(known_forms__cell(w->k, w->table, c->row, c->f, &cell));
    PDN_TRY(cell_forms__put(&w->k->s, cell, times));
out:
    return st;
}

static pdn_status add_slot(struct work *w, size_t whole, const uint32_t *part,
                           size_t parts, size_t slot)
{
    pdn_status st = PDN_OK;
    bool all = count_at(w, whole, slot) != NULL;

    for (size_t n = 0; n < parts; n++)
        all = all && count_at(w, part[n], slot) != NULL;
    if (!all) return PDN_OK;
    PDN_TRY(cell_forms__begin(&w->k->s, 0));
    PDN_TRY(put(w, count_at(w, whole, slot), -1));
    for (size_t n = 0; n < parts; n++)
        PDN_TRY(put(w, count_at(w, part[n], slot), 1));
    PDN_TRY(cell_forms__end(&w->k->s));
out:
    return st;
}

/* With a unit in a sum of others, for whose sake any of its counts is hidden is
 * not known: nor those that stand beside them. */
static void mark_parts(struct work *w, size_t unit)
{
    const hide_cells__table *t = table_of(w);

    for (size_t slot = 0; slot < w->slots.used; slot++) {
        const struct count *c = count_at(w, unit, slot);
        for (size_t k = 0; c != NULL && k < t->schema->fields; k++) {
            const uint32_t at =
                w->k->at[w->table][c->row * t->schema->fields + k];
            if (at > 0) w->k->s.cell[at - 1].part = true;
        }
    }
}

static pdn_status add_sum(void *of, size_t whole, const uint32_t *part,
                          size_t parts)
{
    pdn_status st = PDN_OK;
    struct work *w = of;

    /* a stage of one name is one; two places of as many people are two */
    if (parts == 1 && table_of(w)->schema != &pdn_stages_schema) return PDN_OK;
    for (size_t slot = 0; slot < w->slots.used; slot++)
        PDN_TRY(add_slot(w, whole, part, parts, slot));
    mark_parts(w, whole);
    for (size_t n = 0; n < parts; n++)
        mark_parts(w, part[n]);
out:
    return st;
}

/* ---- a reference beside some of the units */

/* A reference, and the units of a year and indicator, under way. */
struct beside {
    struct work *w;
    size_t number, events; /* the slot of their events */
};

/* The units are as many parts of it; the whole is none of them. */
static pdn_status add_reference(void *of, size_t whole, const uint32_t *part,
                                size_t parts)
{
    pdn_status st = PDN_OK;
    const struct beside *b = of;
    struct work *w = b->w;
    cell_forms *s = &w->k->s;
    const double events = *table_of(w)->reference[b->number].events;
    const cell_forms__cell c = {.truth = events,
                                .shown = events,
                                .cost = -1,
                                .table = w->table,
                                .row = b->number,
                                .column = KNOWN_FORMS_BESIDE};
    size_t cell = 0;

    (void)whole;
    PDN_TRY(cell_forms__add_cell(s, &c, &cell));
    PDN_TRY(cell_forms__begin(s, 0));
    PDN_TRY(cell_forms__put(s, cell, -1));
    for (size_t n = 0; n < parts; n++)
        PDN_TRY(put(w, count_at(w, part[n], b->events), 1));
    PDN_TRY(cell_forms__end(s));
out:
    return st;
}

/* value: of each unit, and the reference behind them, events and population. */
static pdn_status look_beside(const struct beside *b, size_t population,
                              double *value)
{
    const struct work *w = b->w;
    const pdn_private_reference *r = &table_of(w)->reference[b->number];
    const size_t units = w->units.used;

    if (pdn_state_of(*r->events) != PDN_VALUE ||
        pdn_state_of(*r->population) != PDN_VALUE)
        return PDN_OK;
    for (size_t u = 0; u < units; u++) {
        value[2 * u] = w->value[u * w->slots.used + b->events];
        value[2 * u + 1] = w->value[u * w->slots.used + population];
    }
    value[2 * units] = *r->events;
    value[2 * units + 1] = *r->population;
    return subset_sums__find(&(subset_sums__table){.value = value,
                                                   .units = units + 1,
                                                   .slots = 2,
                                                   .parts = units,
                                                   .first = units},
                             add_reference, (void *)(uintptr_t)b);
}

/* Counts of a row stand one behind the other, events before population. */
static pdn_status add_references(struct work *w)
{
    pdn_status st = PDN_OK;
    double *value = NULL;
    bool *done = NULL; /* of each slot */

    PDN_NEW(value, 2 * (w->units.used + 1));
    PDN_NEW(done, w->slots.used);
    for (size_t i = 0; i + 1 < w->counts; i++) {
        const struct count *c = &w->count[i];
        if (c->row != c[1].row || done[c->slot]) continue;
        done[c->slot] = true;
        for (size_t n = 0; n < table_of(w)->references; n++)
            PDN_TRY(look_beside(&(const struct beside){w, n, c->slot},
                                c[1].slot, value));
    }
out:
    free(value);
    free(done);
    return st;
}

static pdn_status add_kind(known_forms *k, size_t table,
                           const struct kind *kind)
{
    pdn_status st = PDN_OK;
    struct work w = {.k = k, .table = table, .kind = kind};
    subset_sums__table t = {0};

    PDN_TRY(take_counts(&w));
    t = (subset_sums__table){.value = w.value,
                             .units = w.units.used,
                             .slots = w.slots.used,
                             .parts = w.units.used};
    PDN_TRY(subset_sums__find(&t, add_sum, &w));
    if (strcmp(kind->count[0], "events") == 0 && kind->count[1] != NULL)
        PDN_TRY(add_references(&w));
out:
    free(w.count);
    free(w.value);
    free(w.at);
    textmap__clear(&w.units);
    textmap__clear(&w.slots);
    pdn_arena_clear(&w.text);
    return st;
}

pdn_status sums_of_rows__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;

    for (size_t n = 0; n < PDN_COUNT(kinds); n++)
        if (k->w->table[table].schema == kinds[n].schema)
            PDN_TRY(add_kind(k, table, &kinds[n]));
out:
    return st;
}
