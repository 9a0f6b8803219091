#include "cohesion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const uint32_t nobody = UINT32_MAX;

pdn_status pdn_components(const pdn_packed *both, uint32_t *of, uint32_t *size,
                          size_t *components)
{
    pdn_status st = PDN_OK;
    uint32_t *queue = NULL, found = 0;
    size_t n = both->n;

    PDN_NEW(queue, n);
    for (size_t v = 0; v < n; v++)
        of[v] = nobody;
    for (uint32_t s = 0; s < n; s++) {
        uint32_t tail = 0;
        if (of[s] != nobody) continue;
        queue[tail++] = s;
        of[s] = found;
        for (uint32_t head = 0; head < tail; head++) {
            uint32_t v = queue[head];
            for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++) {
                if (of[both->to[e]] != nobody) continue;
                of[both->to[e]] = found;
                queue[tail++] = both->to[e];
            }
        }
        size[found++] = tail;
    }
    *components = found;
out:
    free(queue);
    return st;
}

uint32_t pdn_largest(const uint32_t *size, size_t components)
{
    uint32_t best = 0;

    for (uint32_t c = 1; c < components; c++)
        if (size[c] > size[best]) best = c;
    return best;
}

/* Actors ordered by what is left of their degree, in buckets: bucket d begins
 * at begin[d] of order; at[v] is where v stands. */
struct buckets {
    uint32_t *begin, *order, *at;
};

static pdn_status buckets_fill(struct buckets *b, const uint32_t *degree,
                               size_t n)
{
    pdn_status st = PDN_OK;

    PDN_NEW(b->begin, n + 2);
    PDN_NEW(b->order, n);
    PDN_NEW(b->at, n);
    for (size_t v = 0; v < n; v++)
        b->begin[degree[v] + 1]++;
    for (size_t d = 0; d <= n; d++)
        b->begin[d + 1] += b->begin[d];
    for (uint32_t v = 0; v < n; v++) {
        b->at[v] = b->begin[degree[v]]++;
        b->order[b->at[v]] = v;
    }
    for (size_t d = n + 1; d > 0; d--)
        b->begin[d] = b->begin[d - 1];
    b->begin[0] = 0;
out:
    return st;
}

/* w, of degree d, goes to the bucket below: it changes places with the first
 * of its own bucket, whose begin moves up. */
static void move_down(struct buckets *b, uint32_t w, uint32_t d)
{
    uint32_t first = b->begin[d], other = b->order[first];

    b->order[b->at[w]] = other;
    b->at[other] = b->at[w];
    b->order[first] = w;
    b->at[w] = first;
    b->begin[d]++;
}

pdn_status pdn_core(const pdn_packed *both, uint32_t *core)
{
    pdn_status st = PDN_OK;
    struct buckets b = {0};
    size_t n = both->n;

    for (size_t v = 0; v < n; v++)
        core[v] = both->start[v + 1] - both->start[v];
    PDN_TRY(buckets_fill(&b, core, n));
    for (size_t k = 0; k < n; k++) {
        uint32_t v = b.order[k];
        for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++) {
            uint32_t w = both->to[e];
            if (core[w] > core[v]) move_down(&b, w, core[w]--);
        }
    }
out:
    free(b.begin);
    free(b.order);
    free(b.at);
    return st;
}

pdn_status pdn_clustering(const pdn_packed *both, double *share, double *closed,
                          double *pairs)
{
    pdn_status st = PDN_OK;
    uint32_t *mark = NULL;

    PDN_NEW(mark, both->n);
    for (uint32_t v = 0; v < both->n; v++) {
        uint32_t first = both->start[v], end = both->start[v + 1];
        double degree = end - first, of = degree * (degree - 1) / 2;
        size_t twice = 0;
        for (uint32_t e = first; e < end; e++)
            mark[both->to[e]] = v + 1;
        for (uint32_t e = first; e < end; e++) {
            uint32_t w = both->to[e];
            for (uint32_t k = both->start[w]; k < both->start[w + 1]; k++)
                twice += mark[both->to[k]] == v + 1;
        }
        double links = (double)twice / 2;
        if (closed != NULL) closed[v] = links;
        if (pairs != NULL) pairs[v] = of;
        if (share != NULL)
            share[v] = end - first < 2 ? (double)NAN : links / of;
    }
out:
    free(mark);
    return st;
}

/* A depth-first walk without recursion: number[v] in order of first visit
 * (0: not yet), low[v] the lowest number that v's subtree reaches, next[v] the
 * arc to look at next, stack the way back. */
struct walk {
    uint32_t *number, *low, *next, *stack;
    uint32_t visited;
};

static void walk_from(struct walk *w, const pdn_packed *both, uint32_t root,
                      uint32_t *parts)
{
    uint32_t depth = 1;

    w->stack[0] = root;
    w->number[root] = w->low[root] = ++w->visited;
    while (depth > 0) {
        uint32_t v = w->stack[depth - 1];
        if (w->next[v] < both->start[v + 1]) {
            uint32_t x = both->to[w->next[v]++];
            if (w->number[x] == 0) {
                w->number[x] = w->low[x] = ++w->visited;
                w->stack[depth++] = x;
            } else if (w->number[x] < w->low[v]) {
                w->low[v] = w->number[x];
            }
            continue;
        }
        if (--depth == 0) break;
        uint32_t parent = w->stack[depth - 1];
        if (w->low[v] < w->low[parent]) w->low[parent] = w->low[v];
        /* v's subtree has no way round its parent */
        if (w->low[v] >= w->number[parent]) parts[parent]++;
    }
}

pdn_status pdn_parts_if_gone(const pdn_packed *both, uint32_t *parts)
{
    pdn_status st = PDN_OK;
    struct walk w = {0};
    size_t n = both->n;

    PDN_NEW(w.number, n);
    PDN_NEW(w.low, n);
    PDN_NEW(w.next, n);
    PDN_NEW(w.stack, n);
    if (n > 0) memcpy(w.next, both->start, n * sizeof *w.next);
    for (uint32_t v = 0; v < n; v++)
        parts[v] = 0;
    for (uint32_t v = 0; v < n; v++) {
        if (w.number[v] != 0) continue;
        walk_from(&w, both, v, parts);
        /* A root has no part above it; everybody else has. Count that part
         * for all by giving the root one less. */
        parts[v]--;
    }
    for (uint32_t v = 0; v < n; v++)
        parts[v]++;
out:
    free(w.number);
    free(w.low);
    free(w.next);
    free(w.stack);
    return st;
}
