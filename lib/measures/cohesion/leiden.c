#include "leiden.h"

#include <stdlib.h>
#include <string.h>

/* A graph of pieces: contacts between two are counted in weight, those inside
 * one stand in its degree only. */
struct level {
    size_t n;
    uint32_t *start, *to, *weight, *degree;
};

struct leiden__work {
    int64_t twice; /* 2m: arcs */
    struct level people, pieces[2];
    uint32_t *node;  /* of each person, in the level at hand */
    uint32_t *part;  /* of each node of the level at hand */
    uint32_t *total; /* sum of degrees of each part */
    uint32_t *count; /* nodes of each part */
    uint32_t *spare; /* numbers of parts that have no node */
    size_t spares;
    uint32_t *order, *queue;
    bool *queued;
    uint32_t *met;    /* parts or pieces that a node has contact with */
    uint32_t *weight; /* contacts with each; 0 between uses */
    uint32_t *piece;  /* of each node; then of each piece: */
    uint32_t *mass;   /* sum of degrees */
    uint32_t *cut;    /* contacts with the rest of its part */
    uint32_t *members;
};

enum { ARRAYS = 13 };

/* ---- memory ------------------------------------------------------------- */

static pdn_status level_init(struct level *l, size_t n, size_t m)
{
    pdn_status st = PDN_OK;

    PDN_NEW(l->start, n + 1);
    PDN_NEW(l->to, m + 1); /* what is not wanted is written all the same */
    PDN_NEW(l->weight, m + 1);
    PDN_NEW(l->degree, n);
out:
    return st;
}

static void level_clear(struct level *l)
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
    struct level *l = &w->people;

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
    /* one place more than nodes: what is met is written before it is known to
     * be new */
    list_arrays(w, array);
    for (size_t k = 0; k < ARRAYS; k++)
        PDN_NEW(*array[k], both->n + 1);
    PDN_NEW(w->queued, both->n);
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
    free(w);
}

/* ---- moving ------------------------------------------------------------- */

static void count_parts(leiden__work *w, const struct level *l)
{
    memset(w->total, 0, l->n * sizeof *w->total);
    memset(w->count, 0, l->n * sizeof *w->count);
    for (size_t v = 0; v < l->n; v++) {
        w->total[w->part[v]] += l->degree[v];
        w->count[w->part[v]]++;
    }
    w->spares = 0;
    for (size_t c = l->n; c-- > 0;)
        if (w->count[c] == 0) w->spare[w->spares++] = (uint32_t)c;
}

static void put_in_order(leiden__work *w, size_t n, pdn_random *stream)
{
    for (size_t v = 0; v < n; v++)
        w->order[v] = (uint32_t)v;
    pdn_random_shuffle(stream, w->order, n);
}

/* Adds v's contacts by community to weight[] and lists the communities in met,
 * from index k; returns the new length. Branch-free on purpose: whether one is
 * new is unpredictable. */
static size_t meet(leiden__work *w, const struct level *l, uint32_t v,
                   const uint32_t *restrict of, size_t k)
{
    const uint32_t *restrict to = l->to, *restrict contacts = l->weight;
    uint32_t *restrict met = w->met, *restrict weight = w->weight;

    for (uint32_t e = l->start[v], end = l->start[v + 1]; e < end; e++) {
        uint32_t c = of[to[e]], before = weight[c];
        met[k] = c;
        k += before == 0;
        weight[c] = before + contacts[e];
    }
    return k;
}

/* The community where 2m w(v, C) - d_v d(C without v) is greatest, an empty one
 * counting 0; v's own on a tie. rise: the gain over v's own. */
static uint32_t best_part(leiden__work *w, const struct level *l, uint32_t v,
                          int64_t *rise)
{
    const uint32_t *restrict met = w->met, *restrict total = w->total;
    uint32_t *restrict weight = w->weight;
    uint32_t from = w->part[v], to = from;
    int64_t degree = l->degree[v], twice = w->twice;
    size_t k = meet(w, l, v, w->part, 0);
    int64_t here = twice * weight[from] - degree * (total[from] - degree);
    int64_t best = here;

    weight[from] = 0; /* what it gives now is less than here */
    for (size_t i = 0; i < k; i++) {
        uint32_t c = met[i];
        int64_t there = twice * weight[c] - degree * total[c];
        to = there > best ? c : to;
        best = there > best ? there : best;
        weight[c] = 0;
    }
    if (best < 0 && w->count[from] > 1) {
        to = w->spare[w->spares - 1];
        best = 0;
    }
    *rise = best - here;
    return to;
}

static void put_into(leiden__work *w, const struct level *l, uint32_t v,
                     uint32_t to)
{
    uint32_t from = w->part[v];

    w->total[from] -= l->degree[v];
    w->total[to] += l->degree[v];
    if (w->count[to]++ == 0) w->spares--; /* the last of them */
    if (--w->count[from] == 0) w->spare[w->spares++] = from;
    w->part[v] = to;
}

/* Queue of nodes to visit, a ring buffer. */
struct waiting {
    size_t first, n;
};

/* After a move of v, queues its neighbours in other communities. The queue
 * cannot overflow: v itself has left it. */
static void call_others(leiden__work *w, const struct level *l, uint32_t v,
                        struct waiting *q)
{
    const uint32_t *restrict part = w->part, *restrict to = l->to;
    uint32_t *restrict queue = w->queue, now = part[v];
    bool *restrict queued = w->queued;
    size_t last = q->first + q->n, added = 0;

    last = last < l->n ? last : last - l->n;
    for (uint32_t e = l->start[v], end = l->start[v + 1]; e < end; e++) {
        uint32_t u = to[e];
        bool again = (!queued[u]) & (part[u] != now);
        queue[last] = u;
        queued[u] |= again;
        added += again;
        last += again;
        last = last < l->n ? last : 0;
    }
    q->n += added;
}

/* Local moving until the queue is empty; returns half the rise of the score. */
static int64_t move_all(leiden__work *w, const struct level *l,
                        pdn_random *stream)
{
    struct waiting q = {0, l->n};
    int64_t sum = 0, rise = 0;

    put_in_order(w, l->n, stream);
    memcpy(w->queue, w->order, l->n * sizeof *w->queue);
    memset(w->queued, true, l->n * sizeof *w->queued);
    while (q.n > 0) {
        uint32_t v = w->queue[q.first];
        q.first = q.first + 1 < l->n ? q.first + 1 : 0;
        q.n--;
        w->queued[v] = false;
        uint32_t to = best_part(w, l, v, &rise);
        if (to == w->part[v]) continue;
        sum += rise;
        put_into(w, l, v, to);
        call_others(w, l, v, &q);
    }
    return sum;
}

/* ---- refining ----------------------------------------------------------- */

/* Whether a piece is well connected: it has at least the expected number of
 * contacts with the rest of its community. */
static bool well_tied(const leiden__work *w, uint32_t part, uint32_t piece)
{
    int64_t mass = w->mass[piece];

    return w->twice * w->cut[piece] >= mass * (w->total[part] - mass);
}

/* inner: the arcs inside parts. */
static void start_pieces(leiden__work *w, const struct level *l,
                         struct level *inner)
{
    const uint32_t *restrict part = w->part, *restrict to = l->to;
    const uint32_t *restrict weight = l->weight;
    uint32_t *restrict inner_to = inner->to, *restrict more = inner->weight;
    uint32_t k = 0;

    for (uint32_t v = 0; v < l->n; v++) {
        uint32_t inside = 0, own = part[v];
        inner->start[v] = k;
        for (uint32_t e = l->start[v], end = l->start[v + 1]; e < end; e++) {
            uint32_t in = part[to[e]] == own;
            inner_to[k] = to[e];
            more[k] = weight[e];
            k += in;
            inside += weight[e] & -in;
        }
        w->piece[v] = v;
        w->mass[v] = l->degree[v];
        w->cut[v] = inside;
        w->members[v] = 1;
    }
    inner->start[l->n] = k;
}

/* Of the k pieces met, the well connected one that the singleton v gains most
 * by joining; its own where every one is a loss. */
static uint32_t best_piece(const leiden__work *w, size_t k, uint32_t v)
{
    uint32_t own = w->piece[v], to = own;
    int64_t degree = w->mass[own], best = -1, whole = w->total[w->part[v]];

    for (size_t i = 0; i < k; i++) {
        uint32_t p = w->met[i];
        int64_t mass = w->mass[p];
        int64_t gain = w->twice * w->weight[p] - degree * mass;
        bool better =
            (gain > best) & (w->twice * w->cut[p] >= mass * (whole - mass));
        best = better ? gain : best;
        to = better ? p : to;
    }
    return to;
}

/* Refinement: from singletons, each node still alone may join a piece it has
 * contact with. inner is scratch. */
static void refine(leiden__work *w, const struct level *l, struct level *inner,
                   pdn_random *stream)
{
    start_pieces(w, l, inner);
    put_in_order(w, l->n, stream);
    for (size_t i = 0; i < l->n; i++) {
        uint32_t v = w->order[i], own = w->piece[v];
        if (w->members[own] > 1 || !well_tied(w, w->part[v], own)) continue;
        size_t k = meet(w, inner, v, w->piece, 0);
        uint32_t p = best_piece(w, k, v);
        if (p != own) {
            w->piece[v] = p;
            w->mass[p] += w->mass[own];
            w->cut[p] += w->cut[own] - 2 * w->weight[p];
            w->members[p]++;
        }
        for (size_t j = 0; j < k; j++)
            w->weight[w->met[j]] = 0;
    }
}

/* ---- joining ------------------------------------------------------------ */

/* Renumbers of[0 .. n-1], values below `below`, from 0 by first appearance;
 * returns how many values there are. number: scratch of length `below`. */
static uint32_t renumber(uint32_t *of, size_t n, size_t below, uint32_t *number)
{
    uint32_t count = 0;

    memset(number, 0xff, below * sizeof *number);
    for (size_t v = 0; v < n; v++) {
        if (number[of[v]] == UINT32_MAX) number[of[v]] = count++;
        of[v] = number[of[v]];
    }
    return count;
}

/* Sorts nodes by piece into order; queue[p] is where piece p begins. */
static void sort_by_piece(leiden__work *w, size_t n, uint32_t pieces)
{
    memset(w->queue, 0, (pieces + 1) * sizeof *w->queue);
    for (size_t v = 0; v < n; v++)
        w->queue[w->piece[v] + 1]++;
    for (uint32_t p = 0; p < pieces; p++)
        w->queue[p + 1] += w->queue[p];
    for (size_t v = 0; v < n; v++)
        w->order[w->queue[w->piece[v]]++] = (uint32_t)v;
    for (uint32_t p = pieces; p > 0; p--)
        w->queue[p] = w->queue[p - 1];
    w->queue[0] = 0;
}

/* Writes the adjacency row of piece p of the aggregate graph. */
static void join_row(leiden__work *w, const struct level *l, uint32_t p,
                     struct level *out)
{
    uint32_t at = out->start[p];
    size_t k = 0;

    out->degree[p] = 0;
    for (uint32_t i = w->queue[p]; i < w->queue[p + 1]; i++) {
        out->degree[p] += l->degree[w->order[i]];
        k = meet(w, l, w->order[i], w->piece, k);
    }
    for (size_t j = 0; j < k; j++) {
        uint32_t q = w->met[j];
        if (q != p) {
            out->to[at] = q;
            out->weight[at++] = w->weight[q];
        }
        w->weight[q] = 0;
    }
    out->start[p + 1] = at;
}

/* Aggregation: pieces become nodes, each starting in its old community. */
static void join(leiden__work *w, const struct level *l, uint32_t pieces,
                 struct level *out)
{
    sort_by_piece(w, l->n, pieces);
    out->n = pieces;
    out->start[0] = 0;
    for (uint32_t p = 0; p < pieces; p++) {
        join_row(w, l, p, out);
        w->members[p] = w->part[w->order[w->queue[p]]];
    }
    for (size_t v = 0; v < w->people.n; v++)
        w->node[v] = w->piece[w->node[v]];
    memcpy(w->part, w->members, pieces * sizeof *w->part);
    (void)renumber(w->part, pieces, l->n, w->queue);
}

/* ---- rounds ------------------------------------------------------------- */

int64_t leiden__round(leiden__work *w, pdn_random *stream, uint32_t *part)
{
    const struct level *l = &w->people;
    int64_t gain = 0;

    memcpy(w->part, part, l->n * sizeof *part);
    for (uint32_t v = 0; v < l->n; v++)
        w->node[v] = v;
    for (int next = 0;; next = !next) {
        count_parts(w, l);
        gain += 2 * move_all(w, l, stream);
        if (w->spares == 0) break;
        refine(w, l, &w->pieces[next], stream);
        uint32_t pieces = renumber(w->piece, l->n, l->n, w->members);
        if (pieces == l->n) { /* parts of people without contacts there */
            memcpy(w->piece, w->part, l->n * sizeof *w->piece);
            pieces = renumber(w->piece, l->n, l->n, w->members);
        }
        join(w, l, pieces, &w->pieces[next]);
        l = &w->pieces[next];
    }
    for (size_t v = 0; v < w->people.n; v++)
        part[v] = w->part[w->node[v]];
    return gain;
}

int64_t leiden__score(leiden__work *w, const uint32_t *part)
{
    const struct level *l = &w->people;
    int64_t within = 0, squares = 0;

    memset(w->total, 0, l->n * sizeof *w->total);
    for (size_t v = 0; v < l->n; v++) {
        uint32_t own = part[v];
        w->total[own] += l->degree[v];
        for (uint32_t e = l->start[v], end = l->start[v + 1]; e < end; e++)
            within += part[l->to[e]] == own;
    }
    for (size_t c = 0; c < l->n; c++)
        squares += (int64_t)w->total[c] * w->total[c];
    return w->twice * within - squares;
}

void leiden__separate(leiden__work *w, uint32_t *part)
{
    const struct level *l = &w->people;
    uint32_t *of = w->piece, *todo = w->queue, count = 0;

    memset(of, 0xff, l->n * sizeof *of);
    for (uint32_t s = 0; s < l->n; s++) {
        size_t k = 0;
        if (of[s] != UINT32_MAX) continue;
        of[s] = count;
        todo[k++] = s;
        while (k > 0) {
            uint32_t v = todo[--k];
            for (uint32_t e = l->start[v]; e < l->start[v + 1]; e++) {
                uint32_t u = l->to[e];
                if (of[u] != UINT32_MAX || part[u] != part[v]) continue;
                of[u] = count;
                todo[k++] = u;
            }
        }
        count++;
    }
    memcpy(part, of, l->n * sizeof *part);
}
