#include "brandes.h"

#include <math.h>
#include <stdlib.h>

static const uint32_t unseen = UINT32_MAX;

/* Path lengths that differ by less, relatively, are one length: 1/3 + 1/3 + 1/3
 * is as far as 1 (igraph's IGRAPH_SHORTEST_PATH_EPSILON). */
static const double tied = 1e-10;

pdn_status pdn_i_brandes_init(pdn_i_brandes *b, size_t n, size_t m,
                              bool lengths)
{
    pdn_status st = PDN_OK;

    PDN_NEW(b->order, n + 1);
    PDN_NEW(b->place, n);
    PDN_NEW(b->paths, n + 1);
    PDN_NEW(b->share, n);
    if (lengths) {
        PDN_NEW(b->far, n);
        PDN_NEW(b->heap, n);
        PDN_NEW(b->slot, n);
    } else {
        PDN_NEW(b->first, n + 1);
        PDN_NEW(b->link, m + 1);
    }
    for (size_t v = 0; v < n; v++)
        b->place[v] = unseen;
out:
    return st; /* the caller clears b */
}

void pdn_i_brandes_clear(pdn_i_brandes *b)
{
    free(b->order);
    free(b->place);
    free(b->paths);
    free(b->share);
    free(b->first);
    free(b->link);
    free(b->far);
    free(b->heap);
    free(b->slot);
    *b = (pdn_i_brandes){0};
}

/* Forgets the search, so that the next one finds nobody seen. */
static void forget(pdn_i_brandes *b)
{
    for (size_t k = 0; k < b->reached; k++)
        b->place[b->order[k]] = unseen;
}

/* Breadth first. Everything is kept by place, that is in the order of being
 * reached, so that the way back reads memory in a row. Whether an arc meets
 * somebody new, or leads one level on, is a coin toss that the processor would
 * often guess wrong: both are done by arithmetic. The place after the last,
 * whose paths are 0, waits for the next one met. */
static void search_hops(pdn_i_brandes *b, const pdn_packed *out,
                        const bool *silent, uint32_t s)
{
    uint32_t *restrict order = b->order, *restrict place = b->place;
    double *restrict paths = b->paths;
    uint32_t tail = 1, links = 0, further = 1; /* places of the next level on */

    order[0] = s;
    place[s] = 0;
    paths[0] = 1;
    paths[1] = 0;
    for (uint32_t head = 0; head < tail; head++) {
        uint32_t v = order[head];
        double ways = paths[head];
        if (head == further) further = tail;
        b->first[head] = links;
        if (silent != NULL && silent[v]) continue;
        for (uint32_t e = out->start[v], end = out->start[v + 1]; e < end;
             e++) {
            uint32_t w = out->to[e], at = place[w];
            bool new = at == unseen;
            at = new ? tail : at;
            place[w] = at;
            order[tail] = w;
            tail += new;
            paths[tail] = new ? 0 : paths[tail];
            bool on = at >= further;
            b->link[links] = at;
            links += on;
            paths[at] += on ? ways : 0;
        }
    }
    b->first[tail] = links;
    b->reached = tail;
}

/* delta(v) = sigma(v) sum over followers w of (1 + delta(w)) / sigma(w). */
static void gather_hops(pdn_i_brandes *b, double *score)
{
    for (size_t k = b->reached; k-- > 1;) {
        double sum = 0;
        for (uint32_t e = b->first[k]; e < b->first[k + 1]; e++)
            sum += b->share[b->link[e]];
        double delta = b->paths[k] * sum;
        score[b->order[k]] += delta;
        b->share[k] = (1 + delta) / b->paths[k];
    }
}

static bool nearer(const pdn_i_brandes *b, uint32_t i, uint32_t j)
{
    return b->far[b->heap[i]] < b->far[b->heap[j]];
}

static void swap(pdn_i_brandes *b, uint32_t i, uint32_t j)
{
    uint32_t v = b->heap[i], w = b->heap[j];

    b->heap[i] = w;
    b->heap[j] = v;
    b->slot[w] = i;
    b->slot[v] = j;
}

static void rise(pdn_i_brandes *b, uint32_t i)
{
    while (i > 0 && nearer(b, i, (i - 1) / 2)) {
        swap(b, i, (i - 1) / 2);
        i = (i - 1) / 2;
    }
}

static uint32_t take_nearest(pdn_i_brandes *b)
{
    uint32_t v = b->heap[0], i = 0;

    swap(b, 0, --b->heaped);
    for (;;) {
        uint32_t least = i, child = 2 * i + 1;
        if (child < b->heaped && nearer(b, child, least)) least = child;
        child++;
        if (child < b->heaped && nearer(b, child, least)) least = child;
        if (least == i) return v;
        swap(b, i, least);
        i = least;
    }
}

static bool same_length(double a, double b)
{
    return fabs(a - b) <= tied * (a + b);
}

/* v is settled: whom do its arcs bring nearer? A place other than `unseen` only
 * says here that the actor has been met. */
static void relax(pdn_i_brandes *b, const pdn_packed *out, const double *length,
                  uint32_t v)
{
    double paths = b->paths[v];

    for (uint32_t e = out->start[v]; e < out->start[v + 1]; e++) {
        uint32_t w = out->to[e];
        double far = b->far[v] + length[out->tie[e]];
        if (b->place[w] == unseen) {
            b->place[w] = 0;
            b->heap[b->heaped] = w;
            b->slot[w] = b->heaped++;
        } else if (same_length(far, b->far[w])) {
            b->paths[w] += paths;
            continue;
        } else if (far > b->far[w]) {
            continue;
        }
        b->far[w] = far;
        b->paths[w] = paths;
        rise(b, b->slot[w]);
    }
}

void pdn_i_dijkstra(pdn_i_brandes *b, const pdn_packed *out,
                    const double *length, const bool *silent, uint32_t s)
{
    b->reached = 0;
    b->heaped = 1;
    b->heap[0] = s;
    b->slot[s] = 0;
    b->place[s] = 0;
    b->far[s] = 0;
    b->paths[s] = 1;
    while (b->heaped > 0) {
        uint32_t v = take_nearest(b);
        b->order[b->reached++] = v;
        if (silent == NULL || !silent[v]) relax(b, out, length, v);
    }
    forget(b);
}

/* As gather_hops, over the arcs that are as long as the way they lie on. */
static void gather_lengths(pdn_i_brandes *b, const pdn_packed *out,
                           const double *length, const bool *silent,
                           double *score)
{
    for (size_t k = b->reached; k-- > 1;) {
        uint32_t v = b->order[k];
        bool mute = silent != NULL && silent[v];
        double sum = 0;
        for (uint32_t e = out->start[v]; e < out->start[v + 1] && !mute; e++) {
            uint32_t w = out->to[e];
            if (same_length(b->far[v] + length[out->tie[e]], b->far[w]))
                sum += b->share[w];
        }
        double delta = b->paths[v] * sum;
        score[v] += delta;
        b->share[v] = (1 + delta) / b->paths[v];
    }
}

void pdn_i_brandes_add(pdn_i_brandes *b, const pdn_packed *out,
                       const double *length, const bool *silent, uint32_t s,
                       double *score)
{
    if (length == NULL) {
        search_hops(b, out, silent, s);
        gather_hops(b, score);
        forget(b);
        return;
    }
    pdn_i_dijkstra(b, out, length, silent, s);
    gather_lengths(b, out, length, silent, score);
}
