#include "brandes.h"

#include <math.h>
#include <string.h>

static const uint32_t unseen = UINT32_MAX;

/* Path lengths that differ by less, relatively, are one length: 1/3 + 1/3 + 1/3
 * is as far as 1 (igraph's IGRAPH_SHORTEST_PATH_EPSILON). */
static const double tied = 1e-10;

static pdn_status for_hops(brandes *b, size_t n, size_t m)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&b->memory, b->level, n + 2);
    PDN_TAKE(&b->memory, b->link, m + 1);
    PDN_TAKE(&b->memory, b->from, m + 1);
out:
    return st;
}

static pdn_status for_lengths(brandes *b, size_t n)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&b->memory, b->far, n);
    PDN_TAKE(&b->memory, b->heap, n);
    PDN_TAKE(&b->memory, b->slot, n);
out:
    return st;
}

pdn_status brandes__init(brandes *b, size_t n, size_t m, bool lengths)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&b->memory, b->order, n + 1);
    PDN_TAKE(&b->memory, b->place, n);
    PDN_TAKE(&b->memory, b->paths, n);
    PDN_TAKE(&b->memory, b->share, n);
    PDN_TRY(lengths ? for_lengths(b, n) : for_hops(b, n, m));
    for (size_t v = 0; v < n; v++)
        b->place[v] = unseen;
out:
    return st; /* the caller clears b */
}

void brandes__clear(brandes *b)
{
    pdn_arena_clear(&b->memory);
    *b = (brandes){0};
}

pdn_status brandes__edges(brandes *b, double *edge, size_t m)
{
    pdn_status st = PDN_OK;

    if (b->link != NULL && b->arc == NULL) PDN_TAKE(&b->memory, b->arc, m + 1);
    b->edge = edge;
out:
    return st;
}

/* Resets what the last search has written. */
static void forget(brandes *b)
{
    for (size_t k = 0; k < b->reached; k++)
        b->place[b->order[k]] = unseen;
}

/* Breadth first, a level at a time. Everything is kept by place, that is in
 * the order of being reached, so that the way back reads memory in a row.
 * Whether an arc leads one level on, and whether it meets somebody new, are
 * coin tosses that the processor would guess wrong: both are done by
 * arithmetic, in loops that never branch on them.
 *
 * Of the arcs from places lo .. hi-1, those that lead to somebody not met yet
 * or met on the next level are put into link (the actor) and from (the place);
 * what is written and not wanted is written over. `edges` is known where this
 * is called, so that the loop without them has no trace of them. */
static inline uint32_t follow(brandes *b, const pdn_packed *out,
                              const bool *silent, uint32_t lo, uint32_t hi,
                              bool edges)
{
    const uint32_t *restrict start = out->start, *restrict to = out->to;
    const uint32_t *restrict order = b->order, *restrict place = b->place;
    uint32_t *restrict link = b->link, *restrict from = b->from;
    uint32_t *restrict arc = b->arc;
    uint32_t links = b->level[b->levels].link;

    for (uint32_t head = lo; head < hi; head++) {
        uint32_t v = order[head];
        if (silent != NULL && silent[v]) continue;
        for (uint32_t e = start[v], end = start[v + 1]; e < end; e++) {
            link[links] = to[e];
            from[links] = head;
            if (edges) arc[links] = e;
            links += place[to[e]] >= hi;
        }
    }
    return links;
}

/* Gives those arcs' ends their places, from `tail` on, and adds up the paths:
 * sigma(w) = sum of sigma(v). Returns the new tail. */
static uint32_t arrive(brandes *b, uint32_t first, uint32_t end, uint32_t tail)
{
    uint32_t *restrict order = b->order, *restrict place = b->place;
    uint32_t *restrict link = b->link, *restrict from = b->from;
    double *restrict paths = b->paths;

    for (uint32_t k = first; k < end; k++) {
        uint32_t w = link[k];
        uint32_t met = place[w], new = met == unseen, at = new ? tail : met;
        order[tail] = w;
        place[w] = link[k] = at;
        paths[at] = (new ? 0 : paths[at]) + paths[from[k]];
        tail += new;
    }
    return tail;
}

static void search_hops(brandes *b, const pdn_packed *out, const bool *silent,
                        uint32_t s)
{
    b->order[0] = s;
    b->place[s] = 0;
    b->paths[0] = 1;
    b->levels = 0;
    b->level[0] = (struct brandes__level){0, 0};
    for (uint32_t lo = 0, hi = 1; lo < hi;) {
        uint32_t first = b->level[b->levels].link;
        uint32_t end = b->edge != NULL ? follow(b, out, silent, lo, hi, true)
                                       : follow(b, out, silent, lo, hi, false);
        uint32_t tail = arrive(b, first, end, hi);
        b->level[++b->levels] = (struct brandes__level){hi, end};
        lo = hi;
        hi = tail;
    }
    b->reached = b->level[b->levels].place;
}

/* delta(v) = sigma(v) sum over followers w of (1 + delta(w)) / sigma(w): share
 * holds the sum until its level is done, the summand after. */
static inline void gather_hops(brandes *b, double *score, bool edges)
{
    const uint32_t *restrict link = b->link, *restrict from = b->from;
    const double *restrict paths = b->paths;
    double *share = b->share;

    memset(share, 0, b->reached * sizeof *share);
    for (size_t l = b->levels; l-- > 1;) {
        const struct brandes__level *here = &b->level[l], *next = here + 1;
        for (uint32_t k = here->link; k < next->link; k++) {
            share[from[k]] += share[link[k]];
            // an arc's own: sigma(v) (1 + delta(w)) / sigma(w)
            if (edges) b->edge[b->arc[k]] += paths[from[k]] * share[link[k]];
        }
        for (uint32_t at = here->place; at < next->place; at++) {
            double delta = paths[at] * share[at];
            score[b->order[at]] += delta;
            share[at] = (1 + delta) / paths[at];
        }
    }
    for (uint32_t k = 0; edges && k < b->level[1].link; k++)
        b->edge[b->arc[k]] += share[link[k]]; /* the source's own arcs */
}

static bool nearer(const brandes *b, uint32_t i, uint32_t j)
{
    return b->far[b->heap[i]] < b->far[b->heap[j]];
}

static void swap(brandes *b, uint32_t i, uint32_t j)
{
    uint32_t v = b->heap[i], w = b->heap[j];

    b->heap[i] = w;
    b->heap[j] = v;
    b->slot[w] = i;
    b->slot[v] = j;
}

static void rise(brandes *b, uint32_t i)
{
    while (i > 0 && nearer(b, i, (i - 1) / 2)) {
        swap(b, i, (i - 1) / 2);
        i = (i - 1) / 2;
    }
}

static uint32_t take_nearest(brandes *b)
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
static void relax(brandes *b, const pdn_packed *out, const double *length,
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

void brandes__dijkstra(brandes *b, const pdn_packed *out, const double *length,
                       const bool *silent, uint32_t s)
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

/* The sum of (1 + delta(w)) / sigma(w) over v's arcs that are as long as the
 * way they lie on. */
static double gather_from(brandes *b, const pdn_packed *out,
                          const double *length, uint32_t v)
{
    double sum = 0;

    for (uint32_t e = out->start[v]; e < out->start[v + 1]; e++) {
        uint32_t w = out->to[e];
        if (!same_length(b->far[v] + length[out->tie[e]], b->far[w])) continue;
        sum += b->share[w];
        if (b->edge != NULL) b->edge[e] += b->paths[v] * b->share[w];
    }
    return sum;
}

/* As gather_hops. */
static void gather_lengths(brandes *b, const pdn_packed *out,
                           const double *length, const bool *silent,
                           double *score)
{
    for (size_t k = b->reached; k-- > 0;) {
        uint32_t v = b->order[k];
        bool mute = silent != NULL && silent[v];
        if (k == 0 && b->edge == NULL) return; /* the source carries nothing */
        double delta = mute ? 0 : b->paths[v] * gather_from(b, out, length, v);
        if (k > 0) score[v] += delta;
        b->share[v] = (1 + delta) / b->paths[v];
    }
}

void brandes__add(brandes *b, const pdn_packed *out, const double *length,
                  const bool *silent, uint32_t s, double *score)
{
    if (length == NULL) {
        search_hops(b, out, silent, s);
        if (b->edge != NULL)
            gather_hops(b, score, true);
        else
            gather_hops(b, score, false);
        forget(b);
        return;
    }
    brandes__dijkstra(b, out, length, silent, s);
    gather_lengths(b, out, length, silent, score);
}
