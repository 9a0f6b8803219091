#include "articulation.h"

#include <stdlib.h>
#include <string.h>

#define NOBODY UINT32_MAX

pdn_status articulation__init(articulation *d, size_t n)
{
    pdn_status st = PDN_OK;

    d->n = n;
    PDN_TAKE(&d->memory, d->parent, n);
    PDN_TAKE(&d->memory, d->found, n);
    PDN_TAKE(&d->memory, d->low, n);
    PDN_TAKE(&d->memory, d->below, n);
    PDN_TAKE(&d->memory, d->whole, n);
    PDN_TAKE(&d->memory, d->order, n);
    PDN_TAKE(&d->memory, d->at, n);
out:
    return st; /* the caller clears d */
}

void articulation__clear(articulation *d)
{
    pdn_arena_clear(&d->memory);
    *d = (articulation){0};
}

static void meet(articulation *d, const pdn_packed *both, uint32_t v,
                 uint32_t parent)
{
    d->order[d->met++] = v;
    d->parent[v] = parent;
    d->found[v] = d->low[v] = (uint32_t)d->met;
    d->below[v] = 1;
    d->at[v] = both->start[v];
}

/* v is done: what it has seen goes to whom it came from. */
static uint32_t leave(articulation *d, uint32_t v)
{
    uint32_t up = d->parent[v];

    if (up == NOBODY) return up;
    d->below[up] += d->below[v];
    if (d->low[v] < d->low[up]) d->low[up] = d->low[v];
    return up;
}

static void search_from(articulation *d, const pdn_packed *both,
                        const bool *gone, uint32_t root)
{
    uint32_t v = root;
    size_t first = d->met;

    meet(d, both, root, NOBODY);
    while (v != NOBODY) {
        if (d->at[v] == both->start[v + 1]) {
            v = leave(d, v);
            continue;
        }
        uint32_t w = both->to[d->at[v]++];
        if ((gone != NULL && gone[w]) || w == d->parent[v]) continue;
        if (d->found[w] == 0) {
            meet(d, both, w, v);
            v = w;
        } else if (d->found[w] < d->low[v]) {
            d->low[v] = d->found[w];
        }
    }
    uint64_t size = d->met - first;
    d->pairs += size * (size - 1);
    for (size_t k = first; k < d->met; k++)
        d->whole[d->order[k]] = (uint32_t)size;
}

void articulation__search(articulation *d, const pdn_packed *both,
                          const bool *gone)
{
    d->met = 0;
    d->pairs = 0;
    memset(d->found, 0, d->n * sizeof *d->found);
    for (uint32_t v = 0; v < d->n; v++)
        if (d->found[v] == 0 && (gone == NULL || !gone[v]))
            search_from(d, both, gone, v);
}

void articulation__pairs_without(const articulation *d, uint64_t *pairs)
{
    /* at is free now: how many are cut off below v */
    memset(d->at, 0, d->n * sizeof *d->at);
    for (size_t k = 0; k < d->met; k++) {
        uint32_t v = d->order[k];
        uint64_t size = d->whole[v];
        pairs[v] = d->pairs - size * (size - 1);
    }
    for (size_t k = 0; k < d->met; k++) {
        uint32_t w = d->order[k], v = d->parent[w];
        if (v == NOBODY) continue;
        /* nothing under w reaches above v: w's tree falls off without v */
        if (d->parent[v] != NOBODY && d->low[w] < d->found[v]) continue;
        uint64_t off = d->below[w];
        pairs[v] += off * (off - 1);
        d->at[v] += d->below[w];
    }
    for (size_t k = 0; k < d->met; k++) {
        uint32_t v = d->order[k];
        uint64_t rest = d->whole[v] - 1 - d->at[v];
        if (rest > 0) pairs[v] += rest * (rest - 1);
    }
}
