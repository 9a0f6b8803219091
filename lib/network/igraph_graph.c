#include "igraph_graph.h"

#include "core/textmap.h"

#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdlib.h>
#include <string.h>

pdn_status igraph_graph__of(const pdn_packed *p, bool directed, igraph_t *out)
{
    pdn_status st = PDN_OK;
    igraph_vector_int_t ends = {0};
    igraph_integer_t at = 0;

    PDN_TRY_IG(igraph_vector_int_init(
        &ends, (igraph_integer_t)(directed ? 2 * p->m : p->m)));
    for (uint32_t v = 0; v < p->n; v++)
        for (uint32_t e = p->start[v]; e < p->start[v + 1]; e++) {
            if (!directed && p->to[e] < v) continue;
            VECTOR(ends)[at++] = v;
            VECTOR(ends)[at++] = p->to[e];
        }
    PDN_TRY_IG(igraph_create(out, &ends, (igraph_integer_t)p->n, directed));
out:
    igraph_vector_int_destroy(&ends);
    return st;
}

struct dyad {
    uint32_t low, high;
    size_t row;
};

static int by_ends(const void *left, const void *right)
{
    const struct dyad *a = left, *b = right;

    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    if (a->high != b->high) return a->high < b->high ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static int by_row(const void *left, const void *right)
{
    const struct dyad *a = left, *b = right;

    return a->row < b->row ? -1 : a->row > b->row;
}

/* Leaves the first contact of each dyad, in the order of the rows. */
static size_t first_of_each(struct dyad *d, size_t n)
{
    size_t kept = 0;

    qsort(d, n, sizeof *d, by_ends);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || d[i].low != d[kept - 1].low ||
            d[i].high != d[kept - 1].high)
            d[kept++] = d[i];
    qsort(d, kept, sizeof *d, by_row);
    return kept;
}

/* A column as an attribute: of vertex k row[k] of the table, or of edge k.
 * A text that is not there is an empty text. */
static pdn_status put_cell(igraph_t *graph, bool of_edge, const pdn_column *c,
                           size_t row, igraph_integer_t at)
{
    if (c->kind == PDN_TEXT) {
        const char *text = c->text[row] != NULL ? c->text[row] : "";
        return pdn_from_igraph(
            of_edge ? igraph_cattribute_EAS_set(graph, c->name, at, text)
                    : igraph_cattribute_VAS_set(graph, c->name, at, text),
            "igraph_cattribute_set");
    }
    double x = c->number[row];
    return pdn_from_igraph(
        of_edge ? igraph_cattribute_EAN_set(graph, c->name, at, x)
                : igraph_cattribute_VAN_set(graph, c->name, at, x),
        "igraph_cattribute_set");
}

static pdn_status put_actors(const pdn_network *g, igraph_t *graph)
{
    pdn_status st = PDN_OK;

    for (size_t c = 0; c < g->actor.columns; c++) {
        const pdn_column *column = &g->actor.column[c];
        if (strcmp(column->name, "name") == 0) continue;
        for (size_t v = 0; v < g->actors; v++)
            PDN_TRY(put_cell(graph, false, column, v, (igraph_integer_t)v));
    }
    for (size_t v = 0; v < g->actors; v++)
        PDN_TRY_IG(igraph_cattribute_VAS_set(graph, "name", (igraph_integer_t)v,
                                             g->id[v]));
out:
    return st;
}

static pdn_status put_ties(const pdn_network *g, const struct dyad *d, size_t n,
                           igraph_t *graph)
{
    pdn_status st = PDN_OK;

    for (size_t c = 0; c < g->tie.columns; c++)
        for (size_t k = 0; k < n; k++)
            PDN_TRY(put_cell(graph, true, &g->tie.column[c], d[k].row,
                             (igraph_integer_t)k));
out:
    return st;
}

pdn_status pdn_network_to_igraph(const pdn_network *g, bool collapse,
                                 igraph_t *out)
{
    pdn_status st = PDN_OK;
    struct dyad *d = NULL;
    igraph_vector_int_t ends = {0};
    igraph_t graph = {0};
    size_t n = 0;

    PDN_NEW(d, g->ties);
    for (size_t i = 0; i < g->ties; i++) {
        uint32_t from = g->from[i], to = g->to[i];
        bool swap = collapse && from > to;
        if (!g->contact[i]) continue;
        d[n++] = (struct dyad){swap ? to : from, swap ? from : to, i};
    }
    if (collapse) n = first_of_each(d, n);
    PDN_TRY_IG(igraph_vector_int_init(&ends, (igraph_integer_t)(2 * n)));
    for (size_t i = 0; i < n; i++) {
        VECTOR(ends)[2 * i] = d[i].low;
        VECTOR(ends)[2 * i + 1] = d[i].high;
    }
    PDN_TRY_IG(igraph_create(&graph, &ends, (igraph_integer_t)g->actors,
                             g->directed && !collapse));
    if (igraph_has_attribute_table()) {
        PDN_TRY(put_actors(g, &graph));
        if (!collapse) PDN_TRY(put_ties(g, d, n, &graph));
    }
    *out = graph;
    graph = (igraph_t){0};
out:
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&ends);
    free(d);
    return st;
}

/* The attributes of a graph: names and types of vertices and edges. */
struct attributes {
    igraph_strvector_t vertex, edge, graph;
    igraph_vector_int_t vertex_type, edge_type, graph_type;
    bool ready; /* an empty strvector cannot be destroyed */
};

static pdn_status list_attributes(const igraph_t *graph, struct attributes *a)
{
    pdn_status st = PDN_OK;

    PDN_TRY_IG(igraph_strvector_init(&a->vertex, 0));
    PDN_TRY_IG(igraph_strvector_init(&a->edge, 0));
    PDN_TRY_IG(igraph_strvector_init(&a->graph, 0));
    a->ready = true;
    PDN_TRY_IG(igraph_vector_int_init(&a->vertex_type, 0));
    PDN_TRY_IG(igraph_vector_int_init(&a->edge_type, 0));
    PDN_TRY_IG(igraph_vector_int_init(&a->graph_type, 0));
    if (igraph_has_attribute_table())
        PDN_TRY_IG(igraph_cattribute_list(graph, &a->graph, &a->graph_type,
                                          &a->vertex, &a->vertex_type, &a->edge,
                                          &a->edge_type));
out:
    return st;
}

static void attributes_clear(struct attributes *a)
{
    if (a->ready) {
        igraph_strvector_destroy(&a->vertex);
        igraph_strvector_destroy(&a->edge);
        igraph_strvector_destroy(&a->graph);
    }
    igraph_vector_int_destroy(&a->vertex_type);
    igraph_vector_int_destroy(&a->edge_type);
    igraph_vector_int_destroy(&a->graph_type);
}

static double number_at(const igraph_t *graph, bool of_edge, const char *name,
                        igraph_attribute_type_t type, igraph_integer_t at)
{
    if (type == IGRAPH_ATTRIBUTE_BOOLEAN)
        return of_edge ? igraph_cattribute_EAB(graph, name, at)
                       : igraph_cattribute_VAB(graph, name, at);
    return of_edge ? igraph_cattribute_EAN(graph, name, at)
                   : igraph_cattribute_VAN(graph, name, at);
}

static const char *text_at(const igraph_t *graph, bool of_edge,
                           const char *name, igraph_integer_t at)
{
    const char *text = of_edge ? igraph_cattribute_EAS(graph, name, at)
                               : igraph_cattribute_VAS(graph, name, at);

    return text != NULL && text[0] != '\0' ? text : NULL;
}

/* One attribute as the column `as` of a table. */
static pdn_status take_column(const igraph_t *graph, bool of_edge,
                              const char *name, igraph_attribute_type_t type,
                              const char *as, pdn_table *t)
{
    pdn_status st = PDN_OK;
    pdn_column *c = NULL;
    pdn_kind kind = type == IGRAPH_ATTRIBUTE_STRING    ? PDN_TEXT
                    : type == IGRAPH_ATTRIBUTE_BOOLEAN ? PDN_BOOLEAN
                                                       : PDN_REAL;

    PDN_TRY(pdn_table_add(t, as, kind, &c));
    for (size_t i = 0; i < t->rows; i++) {
        igraph_integer_t at = (igraph_integer_t)i;
        if (kind == PDN_TEXT)
            PDN_TRY(pdn_table_text(t, text_at(graph, of_edge, name, at),
                                   &c->text[i]));
        else
            c->number[i] = number_at(graph, of_edge, name, type, at);
    }
out:
    return st;
}

static pdn_status take_columns(const igraph_t *graph, bool of_edge,
                               const igraph_strvector_t *names,
                               const igraph_vector_int_t *types,
                               const char *leave_out, pdn_table *t)
{
    pdn_status st = PDN_OK;

    for (igraph_integer_t k = 0; k < igraph_strvector_size(names); k++) {
        const char *name = igraph_strvector_get(names, k);
        igraph_attribute_type_t type =
            (igraph_attribute_type_t)VECTOR(*types)[k];
        if (strcmp(name, "id") == 0 && !of_edge) continue;
        if (leave_out != NULL && strcmp(name, leave_out) == 0) continue;
        if (type != IGRAPH_ATTRIBUTE_STRING &&
            type != IGRAPH_ATTRIBUTE_BOOLEAN &&
            type != IGRAPH_ATTRIBUTE_NUMERIC)
            PDN_FAIL(PDN_EDATA, "attribute %s is neither number nor text",
                     name);
        PDN_TRY(take_column(graph, of_edge, name, type, name, t));
    }
out:
    return st;
}

/* Where ids come from: `id`, else `name`, else the vertex number. */
static pdn_status take_ids(const igraph_t *graph, const struct attributes *a,
                           const char **from, pdn_table *t)
{
    pdn_status st = PDN_OK;
    pdn_column *id = NULL;
    pdn_textmap seen = {0};
    igraph_attribute_type_t type = IGRAPH_ATTRIBUTE_UNSPECIFIED;
    char number[PDN_NUMBER_SIZE];

    *from = NULL;
    for (igraph_integer_t k = 0; k < igraph_strvector_size(&a->vertex); k++) {
        const char *name = igraph_strvector_get(&a->vertex, k);
        if (strcmp(name, "id") != 0 &&
            (strcmp(name, "name") != 0 || *from != NULL))
            continue;
        *from = strcmp(name, "id") == 0 ? "id" : "name";
        type = (igraph_attribute_type_t)VECTOR(a->vertex_type)[k];
    }
    PDN_TRY(pdn_table_add(t, "id", PDN_TEXT, &id));
    for (size_t v = 0; v < t->rows; v++) {
        igraph_integer_t at = (igraph_integer_t)v;
        uint32_t first = 0;
        const char *text = number;
        if (type == IGRAPH_ATTRIBUTE_STRING)
            text = text_at(graph, false, *from, at);
        else
            pdn_number_write(*from == NULL
                                 ? (double)v
                                 : number_at(graph, false, *from, type, at),
                             number);
        if (text == NULL) PDN_FAIL(PDN_EDATA, "vertex %zu has no id", v);
        PDN_TRY(pdn_table_text(t, text, &id->text[v]));
        PDN_TRY(textmap__put(&seen, id->text[v], (uint32_t)v, &first));
        if (first != v)
            PDN_FAIL(PDN_EDATA, "vertices %u and %zu have the same id \"%s\"",
                     first, v, text);
    }
out:
    textmap__clear(&seen);
    return st;
}

static pdn_status take_ends(const igraph_t *graph, pdn_network *g)
{
    pdn_status st = PDN_OK;
    const size_t capacity = (g->tie.rows + 1) * sizeof *g->from;

    g->from = pdn_arena_get(&g->arena, capacity);
    g->to = pdn_arena_get(&g->arena, capacity);
    if (g->from == NULL || g->to == NULL) PDN_TRY(pdn_no_memory());
    for (size_t k = 0; k < g->tie.rows; k++) {
        igraph_integer_t from = IGRAPH_FROM(graph, (igraph_integer_t)k);
        igraph_integer_t to = IGRAPH_TO(graph, (igraph_integer_t)k);
        bool swap = !g->directed && from > to;
        g->from[k] = (uint32_t)(swap ? to : from);
        g->to[k] = (uint32_t)(swap ? from : to);
    }
out:
    return st;
}

static pdn_status check_simple(const igraph_t *graph)
{
    pdn_status st = PDN_OK;
    igraph_bool_t simple = false;

    if (igraph_vcount(graph) >= UINT32_MAX ||
        igraph_ecount(graph) >= UINT32_MAX)
        return pdn_fail(PDN_EDATA, "a graph of more than 2^32 - 2");
    PDN_TRY_IG(igraph_is_simple(graph, &simple));
    if (!simple)
        PDN_FAIL(PDN_EDATA, "the graph has loops or several edges between the "
                            "same vertices: igraph_simplify() first");
out:
    return st;
}

pdn_status pdn_network_from_igraph(const igraph_t *graph, pdn_network *out)
{
    pdn_status st = PDN_OK;
    struct attributes a = {0};
    pdn_network g = {.directed = igraph_is_directed(graph)};
    const char *ids = NULL;

    PDN_TRY(check_simple(graph));
    PDN_TRY(list_attributes(graph, &a));
    g.actor.rows = (size_t)igraph_vcount(graph);
    g.tie.rows = (size_t)igraph_ecount(graph);
    PDN_TRY(take_ids(graph, &a, &ids, &g.actor));
    PDN_TRY(take_columns(
        graph, false, &a.vertex, &a.vertex_type,
        ids != NULL && strcmp(ids, "name") == 0 ? "name" : NULL, &g.actor));
    PDN_TRY(take_columns(graph, true, &a.edge, &a.edge_type, NULL, &g.tie));
    PDN_TRY(take_ends(graph, &g));
    PDN_TRY(pdn_network_validate(&g));
    *out = g;
    g = (pdn_network){0};
out:
    attributes_clear(&a);
    pdn_network_clear(&g);
    return st;
}
