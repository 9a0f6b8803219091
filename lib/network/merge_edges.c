#include "merge_edges.h"

#include "core/end_order.h"
#include "survey/answers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Edges to the same actor, and edges beyond the first of a dyad direction. */
static pdn_status count(const pdn_network *g, size_t *self, size_t *repeated)
{
    pdn_status st = PDN_OK;
    uint32_t *order = NULL;

    *self = *repeated = 0;
    PDN_NEW(order, g->tie.rows);
    PDN_TRY(end_order__make(g->from, g->to, g->tie.rows, order));
    for (size_t i = 0; i < g->tie.rows; i++) {
        const uint32_t e = order[i], before = i > 0 ? order[i - 1] : e;
        if (g->from[e] == g->to[e])
            ++*self;
        else
            *repeated += e != before && g->from[e] == g->from[before] &&
                         g->to[e] == g->to[before];
    }
out:
    free(order);
    return st;
}

/* The columns but `tie`, which the merging makes anew; borrowed. */
static pdn_status columns_of(const pdn_network *g,
                             const merge_edges__source *from, pdn_table *out)
{
    pdn_status st = PDN_OK;

    *out = (pdn_table){.rows = g->tie.rows};
    out->file = from->file;
    PDN_NEW(out->line, out->rows);
    memcpy(out->line, from->line, out->rows * sizeof *out->line);
    PDN_NEW(out->column, g->tie.columns);
    for (size_t k = 0; k < g->tie.columns; k++)
        if (strcmp(g->tie.column[k].name, "tie") != 0)
            out->column[out->columns++] = g->tie.column[k];
out:
    return st;
}

static pdn_status merge(pdn_network *g, const merge_edges__source *from)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics untold = {0};
    pdn_survey s = {.directed = g->directed, .actor = g->actor};
    answers_context w = {.f = &untold, .s = &s};
    answers__table *a = &w.answers;
    const pdn_column *tie = pdn_table_column(&g->tie, "tie");

    PDN_TRY(columns_of(g, from, &a->table));
    PDN_NEW(a->class, g->tie.rows);
    a->from = g->from;
    a->to = g->to;
    for (size_t i = 0; i < g->tie.rows; i++) {
        double x = tie->number[i];
        a->class[i] = g->from[i] == g->to[i] ? PDN_LEFT_OUT
                      : isnan(x) || x > 0    ? PDN_CONTACT
                                             : PDN_NO_CONTACT;
    }
    PDN_TRY(merge__answers(&w));
    g->from = pdn_arena_get(&g->arena, s.tie.rows * sizeof *g->from);
    g->to = pdn_arena_get(&g->arena, s.tie.rows * sizeof *g->to);
    if (g->from == NULL || g->to == NULL) PDN_TRY(pdn_no_memory());
    memcpy(g->from, s.from, s.tie.rows * sizeof *g->from);
    memcpy(g->to, s.to, s.tie.rows * sizeof *g->to);
    pdn_table_clear(&g->tie);
    g->tie = s.tie;
    s.tie = (pdn_table){0};
out:
    free(a->table.column);
    free(a->table.line);
    free(a->class);
    pdn_table_clear(&s.tie);
    pdn_arena_clear(&s.arena);
    pdn_diagnostics_clear(&untold);
    return st;
}

pdn_status merge_edges__settle(pdn_network *g, const merge_edges__source *from,
                               pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    size_t edges = g->tie.rows, self = 0, repeated = 0, none = 0;
    const pdn_column *tie = NULL;

    PDN_TRY(count(g, &self, &repeated));
    if (self + repeated > 0) PDN_TRY(merge(g, from));
    tie = pdn_table_column(&g->tie, "tie");
    for (size_t i = 0; i < g->tie.rows; i++)
        none += tie->number[i] <= 0;
    if (self + repeated + none == 0) goto out;
    PDN_TRY(pdn_diagnostics_tell(
        f, self + repeated > 0 ? PDN_WARNING : PDN_NOTE, "edges", from->file,
        "edges read %zu = ties %zu + merged %zu + self-ties %zu + no-contact "
        "%zu",
        edges, g->tie.rows - none, repeated, self, none));
out:
    return st;
}
