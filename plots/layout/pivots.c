#include "pivots.h"

#include <stdlib.h>

/* Hops from one to all. */
static void count_hops(const pdn_packed *g, uint32_t from, uint32_t *queue,
                       uint16_t *hops)
{
    size_t head = 0, tail = 0;

    for (size_t i = 0; i < g->n; i++)
        hops[i] = PDN_NO_WAY;
    hops[from] = 0;
    queue[tail++] = from;
    while (head < tail) {
        uint32_t at = queue[head++];
        for (uint32_t k = g->start[at]; k < g->start[at + 1]; k++) {
            uint32_t next = g->to[k];
            if (hops[next] != PDN_NO_WAY) continue;
            /* a way as long as can be told is as good as none */
            if (hops[at] + 1 == PDN_NO_WAY) continue;
            hops[next] = (uint16_t)(hops[at] + 1);
            queue[tail++] = next;
        }
    }
}

/* The size of everybody's part. */
static void size_parts(const pdn_packed *g, uint32_t *queue, uint32_t *size)
{
    for (size_t i = 0; i < g->n; i++)
        size[i] = 0;
    for (uint32_t i = 0; i < g->n; i++) {
        size_t head = 0, tail = 0;
        if (size[i] > 0) continue;
        size[i] = 1;
        queue[tail++] = i;
        while (head < tail) {
            uint32_t at = queue[head++];
            for (uint32_t k = g->start[at]; k < g->start[at + 1]; k++)
                if (size[g->to[k]] == 0) {
                    size[g->to[k]] = 1;
                    queue[tail++] = g->to[k];
                }
        }
        for (size_t k = 0; k < tail; k++)
            size[queue[k]] = (uint32_t)tail;
    }
}

static uint32_t degree(const pdn_packed *g, size_t i)
{
    return g->start[i + 1] - g->start[i];
}

/* Whether i is to be a pivot rather than j. near: hops to the nearest pivot. */
static bool before(const pdn_packed *g, const uint16_t *near,
                   const uint32_t *part, size_t i, size_t j)
{
    if (near[i] != near[j]) return near[i] > near[j];
    if (near[i] == PDN_NO_WAY && part[i] != part[j]) return part[i] > part[j];
    return degree(g, i) > degree(g, j);
}

static uint32_t farthest(const pdn_packed *g, const uint16_t *near,
                         const uint32_t *part)
{
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < g->n; i++) {
        bool lost = near[i] == PDN_NO_WAY && part[i] < 3;
        if (near[i] == 0 || lost) continue;
        if (best == SIZE_MAX || before(g, near, part, i, best)) best = i;
    }
    return best == SIZE_MAX ? UINT32_MAX : (uint32_t)best;
}

pdn_status pivots__make(const pdn_packed *graph, size_t wanted, pdn_pivots *out)
{
    pdn_status st = PDN_OK;
    pdn_pivots p = {.n = graph->n};
    uint32_t *queue = NULL, *part = NULL;
    uint16_t *near = NULL;

    if (wanted > p.n) wanted = p.n;
    PDN_NEW(p.pivot, wanted);
    PDN_NEW(p.hops, wanted * p.n);
    PDN_NEW(queue, p.n);
    PDN_NEW(part, p.n);
    PDN_NEW(near, p.n);
    size_parts(graph, queue, part);
    for (size_t i = 0; i < p.n; i++)
        near[i] = PDN_NO_WAY;
    while (p.pivots < wanted) {
        uint16_t *hops = p.hops + p.pivots * p.n;
        uint32_t next =
            wanted == p.n ? (uint32_t)p.pivots : farthest(graph, near, part);
        if (next == UINT32_MAX) break;
        count_hops(graph, next, queue, hops);
        for (size_t i = 0; i < p.n; i++)
            if (hops[i] < near[i]) near[i] = hops[i];
        p.pivot[p.pivots++] = next;
    }
    *out = p;
    p = (pdn_pivots){0};
out:
    free(queue);
    free(part);
    free(near);
    pivots__clear(&p);
    return st;
}

void pivots__clear(pdn_pivots *p)
{
    free(p->pivot);
    free(p->hops);
    *p = (pdn_pivots){0};
}
