#include "graphml_edges.h"

pdn_status graphml_edges__node(graphml__file *d, const char *id, uint32_t *row)
{
    pdn_status st = PDN_OK;

    PDN_TRY(textmap__put(&d->node_row, id, (uint32_t)d->nodes, row));
    if (*row != d->nodes) goto out;
    PDN_ROOM(d->node, d->nodes + 1, d->node_capacity);
    PDN_ROOM(d->drawn, d->nodes + 1, d->drawn_capacity);
    node_numbers__add(&d->numbers, id);
    d->drawn[d->nodes] = NULL;
    d->node[d->nodes++] = id;
out:
    return st;
}

static uint32_t row_of(const graphml__file *d, const char *id)
{
    uint32_t row = GRAPHML_LATE;

    if (node_numbers__row(&d->numbers, id, &row)) return row;
    int64_t at = textmap__get(&d->node_row, id);
    return at == PDN_TEXTMAP_NONE ? GRAPHML_LATE : (uint32_t)at;
}

pdn_status graphml_edges__add(graphml__file *d, const char *source,
                              const char *target, size_t line)
{
    pdn_status st = PDN_OK;
    const graphml__edge e = {row_of(d, source), row_of(d, target),
                             (uint32_t)line};
    graphml__late late = {.edge = d->edges};

    if (e.from == GRAPHML_LATE || e.to == GRAPHML_LATE) {
        if (e.from == GRAPHML_LATE)
            PDN_TRY(pdn_arena_keep(&d->text, source, &late.from));
        if (e.to == GRAPHML_LATE)
            PDN_TRY(pdn_arena_keep(&d->text, target, &late.to));
        PDN_ROOM(d->late, d->lates + 1, d->late_capacity);
        d->late[d->lates++] = late;
    }
    PDN_ROOM(d->edge, d->edges + 1, d->edge_capacity);
    d->edge[d->edges++] = e;
out:
    return st;
}

static pdn_status settle_end(graphml__file *d, size_t line, const char *id,
                             uint32_t *row)
{
    if (id == NULL) return PDN_OK;
    *row = row_of(d, id);
    if (*row != GRAPHML_LATE) return PDN_OK;
    return pdn_diagnostics_add(&d->faults,
                               (pdn_diagnostic){.file = d->file,
                                                .line = line,
                                                .severity = PDN_ERROR,
                                                .code = "unknown-node"},
                               "no node has the id \"%s\"", id);
}

pdn_status graphml_edges__settle(graphml__file *d)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < d->lates; i++) {
        const graphml__late *late = &d->late[i];
        graphml__edge *e = &d->edge[late->edge];
        PDN_TRY(settle_end(d, e->line, late->from, &e->from));
        PDN_TRY(settle_end(d, e->line, late->to, &e->to));
    }
out:
    return st;
}
