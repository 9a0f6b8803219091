#include "reports.h"

#include <stdlib.h>

struct arc {
    uint32_t from, to, row;
};

static int by_ends(const void *x, const void *y)
{
    const struct arc *a = x, *b = y;

    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static bool in_order(const pdn_reported *q, uint32_t i, uint32_t j)
{
    if (q->group[i] != q->group[j]) return q->group[i] < q->group[j];
    return i < j;
}

/* Sorted arcs without loops, repeats, words put into silent mouths and what
 * people say of the own service. */
static size_t gather(const pdn_reported *q, struct arc *arc)
{
    size_t m = 0, kept = 0;

    for (size_t k = 0; k < q->arcs; k++) {
        uint32_t i = q->from[k], j = q->to[k];
        if (i == j || (q->directed && !q->answered[i])) continue;
        if (q->service != NULL && q->group[i] == q->group[j]) continue;
        bool turn = !q->directed && !in_order(q, i, j);
        arc[m++] = (struct arc){turn ? j : i, turn ? i : j, (uint32_t)k};
    }
    qsort(arc, m, sizeof *arc, by_ends);
    for (size_t k = 0; k < m; k++)
        if (kept == 0 || arc[kept - 1].from != arc[k].from ||
            arc[kept - 1].to != arc[k].to)
            arc[kept++] = arc[k];
    return kept;
}

static void place_arcs(const struct arc *arc, pdn_reports *r)
{
    for (size_t k = 0; k < r->arcs; k++) {
        r->from[k] = arc[k].from;
        r->to[k] = arc[k].to;
        r->row[k] = arc[k].row;
        r->first[arc[k].from + 1]++;
    }
    for (size_t i = 0; i < r->actors; i++)
        r->first[i + 1] += r->first[i];
}

uint32_t reports__arc(const pdn_reports *r, uint32_t i, uint32_t j)
{
    uint32_t low = r->first[i], end = r->first[i + 1];

    while (low < end) {
        uint32_t middle = low + (end - low) / 2;
        if (r->to[middle] < j)
            low = middle + 1;
        else
            end = middle;
    }
    return low < r->first[i + 1] && r->to[low] == j ? low : PDN_NO_ARC;
}

/* Did i leave the cell of j open? */
static bool left_open(const pdn_reports *r, uint32_t i, uint32_t j)
{
    size_t low = 0, high = r->opens;

    while (low < high) {
        size_t k = low + (high - low) / 2;
        if (r->open_from[k] < i || (r->open_from[k] == i && r->open_to[k] < j))
            low = k + 1;
        else
            high = k;
    }
    return low < r->opens && r->open_from[low] == i && r->open_to[low] == j;
}

/* The dyad that arc k speaks of; false if its other arc tells it already. */
static bool dyad_of(const pdn_reports *r, const pdn_reported *q, uint32_t k,
                    pdn_dyad *d)
{
    uint32_t i = r->from[k], j = r->to[k];
    uint32_t back = r->directed ? reports__arc(r, j, i) : k;

    d->seen = r->answered[i] && r->answered[j] && !left_open(r, j, i);
    if (in_order(q, i, j)) {
        d->a = i;
        d->b = j;
        d->arc_ab = k;
        d->arc_ba = back;
        return true;
    }
    d->a = j;
    d->b = i;
    d->arc_ab = PDN_NO_ARC;
    d->arc_ba = k;
    return back == PDN_NO_ARC;
}

/* Counting sort of the dyads by pair. */
static void place_dyads(const pdn_reported *q, pdn_reports *r)
{
    pdn_dyad d;

    for (uint32_t k = 0; k < r->arcs; k++)
        if (dyad_of(r, q, k, &d))
            r->start[reports__pair_at(r->groups, r->group[d.a], r->group[d.b]) +
                     2]++;
    for (size_t p = 0; p < r->pairs; p++)
        r->start[p + 2] += r->start[p + 1];
    for (uint32_t k = 0; k < r->arcs; k++) {
        if (!dyad_of(r, q, k, &d)) continue;
        size_t p = reports__pair_at(r->groups, r->group[d.a], r->group[d.b]);
        r->dyad[r->start[p + 1]++] = d;
    }
    r->dyads = r->start[r->pairs];
}

/* Open cells as arcs are gathered: sorted, once each, of people who answered.
 */
static pdn_status place_open(const pdn_reported *q, pdn_reports *r)
{
    pdn_status st = PDN_OK;
    struct arc *cell = NULL;
    pdn_reported open = *q;

    open.arcs = q->opens;
    open.from = q->open_from;
    open.to = q->open_to;
    PDN_NEW(cell, q->opens);
    PDN_TAKE(&r->memory, r->open_from, q->opens);
    PDN_TAKE(&r->memory, r->open_to, q->opens);
    PDN_TAKE(&r->memory, r->open, r->groups * r->groups);
    r->opens = gather(&open, cell);
    for (size_t k = 0; k < r->opens; k++) {
        r->open_from[k] = cell[k].from;
        r->open_to[k] = cell[k].to;
        r->open[q->group[cell[k].from] * r->groups + q->group[cell[k].to]]++;
    }
out:
    free(cell);
    return st;
}

static pdn_status take_arrays(pdn_reports *r, bool services)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&r->memory, r->group, r->actors);
    PDN_TAKE(&r->memory, r->answered, r->actors);
    PDN_TAKE(&r->memory, r->size, r->groups);
    PDN_TAKE(&r->memory, r->heard, r->groups);
    PDN_TAKE(&r->memory, r->first, r->actors + 1);
    PDN_TAKE(&r->memory, r->from, r->arcs);
    PDN_TAKE(&r->memory, r->to, r->arcs);
    PDN_TAKE(&r->memory, r->row, r->arcs);
    PDN_TAKE(&r->memory, r->start, r->pairs + 2);
    PDN_TAKE(&r->memory, r->dyad, r->arcs);
    if (services) PDN_TAKE(&r->memory, r->named, r->groups);
out:
    return st;
}

pdn_status reports__make(const pdn_reported *q, pdn_reports *out)
{
    pdn_status st = PDN_OK;
    struct arc *arc = NULL;
    pdn_reports r = {.directed = q->directed,
                     .actors = q->actors,
                     .groups = q->groups,
                     .pairs = q->groups * (q->groups + 1) / 2};

    PDN_NEW(arc, q->arcs);
    r.arcs = gather(q, arc);
    PDN_TRY(take_arrays(&r, q->service != NULL));
    for (size_t i = 0; i < r.actors; i++) {
        const bool service = q->service != NULL && q->service[i];
        r.group[i] = q->group[i];
        r.answered[i] = q->answered[i] || !q->directed;
        r.size[r.group[i]] += !service;
        if (service) r.named[r.group[i]] = true;
        r.heard[r.group[i]] += r.answered[i];
    }
    PDN_TRY(place_open(q, &r));
    place_arcs(arc, &r);
    place_dyads(q, &r);
    *out = r;
    r = (pdn_reports){0};
out:
    free(arc);
    reports__clear(&r);
    return st;
}

void reports__clear(pdn_reports *r)
{
    pdn_arena_clear(&r->memory);
    *r = (pdn_reports){0};
}
