#include "leiden_work.h"

#include <stdlib.h>
#include <string.h>

enum { ARRAYS = 13 };

static pdn_status level_init(struct leiden__level *l, size_t n, size_t m)
{
    pdn_status st = PDN_OK;

    PDN_NEW(l->start, n + 1);
    PDN_NEW(l->to, m + 1); /* what is not wanted is written all the same */
    PDN_NEW(l->weight, m + 1);
    PDN_NEW(l->degree, n);
out:
    return st;
}

static void level_clear(struct leiden__level *l)
{
    free(l->start);
    free(l->to);
    free(l->weight);
    free(l->degree);
}

static void list_arrays(leiden__work *w, uint32_t ***array)
{
    uint32_t **each[ARRAYS] = {&w->node,   &w->part,  &w->total, &w->count,
                               &w->spare,  &w->order, &w->queue, &w->met,
                               &w->weight, &w->piece, &w->mass,  &w->cut,
                               &w->members};

    memcpy(array, each, sizeof each);
}

static void take_people(leiden__work *w, const pdn_packed *both)
{
    struct leiden__level *l = &w->people;

    l->n = both->n;
    w->twice = (int64_t)both->m;
    memcpy(l->start, both->start, (l->n + 1) * sizeof *l->start);
    for (size_t e = 0; e < both->m; e++) {
        l->to[e] = both->to[e];
        l->weight[e] = 1;
    }
    for (size_t v = 0; v < l->n; v++)
        l->degree[v] = l->start[v + 1] - l->start[v];
}

pdn_status leiden__new(const pdn_packed *both, leiden__work **out)
{
    pdn_status st = PDN_OK;
    leiden__work *w = NULL;
    uint32_t **array[ARRAYS];

    if (both->m > INT32_MAX)
        PDN_FAIL(PDN_EARG, "%zu arcs: too many for communities", both->m);
    PDN_NEW(w, 1);
    PDN_TRY(level_init(&w->people, both->n, both->m));
    PDN_TRY(level_init(&w->pieces[0], both->n, both->m));
    PDN_TRY(level_init(&w->pieces[1], both->n, both->m));
    /* more places than nodes: what is met is written before it is known to be
     * new, and rows of the table end in whole blocks */
    list_arrays(w, array);
    for (size_t k = 0; k < ARRAYS; k++)
        PDN_NEW(*array[k], both->n + PART_TABLE_MOST);
    PDN_NEW(w->queued, both->n);
    if (both->m <= PART_TABLE_FITS)
        PDN_TRY(part_table__init(both->n, &w->table));
    take_people(w, both);
    *out = w;
    w = NULL;
out:
    leiden__free(w);
    return st;
}

void leiden__free(leiden__work *w)
{
    uint32_t **array[ARRAYS];

    if (w == NULL) return;
    level_clear(&w->people);
    level_clear(&w->pieces[0]);
    level_clear(&w->pieces[1]);
    list_arrays(w, array);
    for (size_t k = 0; k < ARRAYS; k++)
        free(*array[k]);
    free(w->queued);
    part_table__clear(&w->table);
    free(w);
}
