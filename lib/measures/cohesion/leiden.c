#include "leiden.h"

#include "leiden_work.h"

#include <string.h>

/* ---- moving ------------------------------------------------------------- */

/* Contacts of each node with each part, where both are small numbers. Of a few
 * nodes they are walked through as soon as a row is read. */
static void fill_table(leiden__work *w, const struct leiden__level *l,
                       size_t parts)
{
    const uint32_t *restrict to = l->to, *restrict weight = l->weight;
    const uint32_t *restrict part = w->part;

    w->table.width = 0;
    if (w->twice > PART_TABLE_FITS || l->n <= PART_TABLE_BLOCK) return;
    part_table__begin(&w->table, l->n, parts);
    for (uint32_t v = 0; v < l->n && w->table.width > 0; v++) {
        int32_t *restrict row = part_table__row(&w->table, v);
        for (uint32_t e = l->start[v], end = l->start[v + 1]; e < end; e++)
            row[part[to[e]]] += (int32_t)weight[e];
    }
}

/* After a move of v between parts that the table has. */
static void tell_table(leiden__work *w, const struct leiden__level *l,
                       uint32_t v, uint32_t from, uint32_t to)
{
    if (to >= w->table.width) w->table.width = 0;
    if (w->table.width == 0) return;
    for (uint32_t e = l->start[v], end = l->start[v + 1]; e < end; e++) {
        int32_t *row = part_table__row(&w->table, l->to[e]);
        row[from] -= (int32_t)l->weight[e];
        row[to] += (int32_t)l->weight[e];
    }
}

static void count_parts(leiden__work *w, const struct leiden__level *l)
{
    size_t parts = 0;

    memset(w->total, 0, l->n * sizeof *w->total);
    memset(w->count, 0, l->n * sizeof *w->count);
    for (size_t v = 0; v < l->n; v++) {
        w->total[w->part[v]] += l->degree[v];
        w->count[w->part[v]]++;
    }
    w->spares = 0;
    for (size_t c = l->n; c-- > 0;) {
        if (w->count[c] == 0)
            w->spare[w->spares++] = (uint32_t)c;
        else if (parts == 0)
            parts = c + 1;
    }
    fill_table(w, l, parts);
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
static size_t meet(leiden__work *w, const struct leiden__level *l, uint32_t v,
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
static uint32_t best_part(leiden__work *w, const struct leiden__level *l,
                          uint32_t v, int64_t *rise)
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

/* Whether the table says that v gains nothing by moving. */
static bool stays(const leiden__work *w, const struct leiden__level *l,
                  uint32_t v)
{
    uint32_t own = w->part[v];
    part_table__gain g = {(int32_t)w->twice, (int32_t)l->degree[v], w->total};

    if (w->table.width == 0) return false;
    int32_t here = g.twice * part_table__row(&w->table, v)[own] -
                   g.degree * ((int32_t)w->total[own] - g.degree);
    if (here < 0 && w->count[own] > 1) return false;
    return !part_table__any_above(&w->table, v, &g, here);
}

static void put_into(leiden__work *w, const struct leiden__level *l, uint32_t v,
                     uint32_t to)
{
    uint32_t from = w->part[v];

    w->total[from] -= l->degree[v];
    w->total[to] += l->degree[v];
    if (w->count[to]++ == 0) w->spares--; /* the last of them */
    if (--w->count[from] == 0) w->spare[w->spares++] = from;
    w->part[v] = to;
    tell_table(w, l, v, from, to);
}

/* Queue of nodes to visit, a ring buffer. */
struct waiting {
    size_t first, n;
};

/* After a move of v, queues its neighbours in other communities. The queue
 * cannot overflow: v itself has left it. */
static void call_others(leiden__work *w, const struct leiden__level *l,
                        uint32_t v, struct waiting *q)
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
static int64_t move_all(leiden__work *w, const struct leiden__level *l,
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
        if (stays(w, l, v)) continue;
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

static uint32_t inside(const leiden__work *w, const struct leiden__level *l,
                       uint32_t v)
{
    const uint32_t *restrict part = w->part, *restrict to = l->to;
    uint32_t sum = 0, own = part[v];

    if (w->table.width > 0) return (uint32_t)part_table__row(&w->table, v)[own];
    for (uint32_t e = l->start[v], end = l->start[v + 1]; e < end; e++)
        sum += l->weight[e] & -(uint32_t)(part[to[e]] == own);
    return sum;
}

static void start_pieces(leiden__work *w, const struct leiden__level *l)
{
    for (uint32_t v = 0; v < l->n; v++) {
        w->piece[v] = v;
        w->mass[v] = l->degree[v];
        w->cut[v] = inside(w, l, v);
        w->members[v] = 1;
    }
}

/* The same as meet(), of the pieces in v's own part alone. */
static size_t meet_inside(leiden__work *w, const struct leiden__level *l,
                          uint32_t v)
{
    const uint32_t *restrict to = l->to, *restrict contacts = l->weight;
    const uint32_t *restrict part = w->part, *restrict piece = w->piece;
    uint32_t *restrict met = w->met, *restrict weight = w->weight;
    uint32_t own = part[v];
    size_t k = 0;

    for (uint32_t e = l->start[v], end = l->start[v + 1]; e < end; e++) {
        uint32_t c = piece[to[e]], before = weight[c], in = part[to[e]] == own;
        met[k] = c;
        k += (before == 0) & in;
        weight[c] = before + (contacts[e] & -in);
    }
    return k;
}

/* Of the k pieces met, the well connected one that the singleton v gains most
 * by joining; its own where every one is a loss. ties: contacts with it. What
 * was met is forgotten. */
static uint32_t best_piece(leiden__work *w, size_t k, uint32_t v,
                           uint32_t *ties)
{
    uint32_t own = w->piece[v], to = own;
    int64_t degree = w->mass[own], best = -1, whole = w->total[w->part[v]];

    *ties = 0;
    for (size_t i = 0; i < k; i++) {
        uint32_t p = w->met[i], with = w->weight[p];
        int64_t mass = w->mass[p];
        int64_t gain = w->twice * with - degree * mass;
        bool better =
            (gain > best) & (w->twice * w->cut[p] >= mass * (whole - mass));
        best = better ? gain : best;
        to = better ? p : to;
        *ties = better ? with : *ties;
        w->weight[p] = 0;
    }
    return to;
}

/* Refinement: from singletons, each node still alone may join a piece it has
 * contact with. */
static void refine(leiden__work *w, const struct leiden__level *l,
                   pdn_random *stream)
{
    start_pieces(w, l);
    put_in_order(w, l->n, stream);
    for (size_t i = 0; i < l->n; i++) {
        uint32_t v = w->order[i], own = w->piece[v], ties = 0;
        if (w->members[own] > 1 || !well_tied(w, w->part[v], own)) continue;
        size_t k = meet_inside(w, l, v);
        uint32_t p = best_piece(w, k, v, &ties);
        if (p == own) continue;
        w->piece[v] = p;
        w->mass[p] += w->mass[own];
        w->cut[p] += w->cut[own] - 2 * ties;
        w->members[p]++;
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
        uint32_t known = number[of[v]];
        bool first = known == UINT32_MAX;
        number[of[v]] = known = first ? count : known;
        count += first;
        of[v] = known;
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
static void join_row(leiden__work *w, const struct leiden__level *l, uint32_t p,
                     struct leiden__level *out)
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
        out->to[at] = q; /* its own too, which is written over */
        out->weight[at] = w->weight[q];
        at += q != p;
        w->weight[q] = 0;
    }
    out->start[p + 1] = at;
}

/* Aggregation: pieces become nodes, each starting in its old community. */
static void join(leiden__work *w, const struct leiden__level *l,
                 uint32_t pieces, struct leiden__level *out)
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
    const struct leiden__level *l = &w->people;
    int64_t gain = 0;

    memcpy(w->part, part, l->n * sizeof *part);
    for (uint32_t v = 0; v < l->n; v++)
        w->node[v] = v;
    for (int next = 0;; next = !next) {
        count_parts(w, l);
        gain += 2 * move_all(w, l, stream);
        if (w->spares == 0) break;
        refine(w, l, stream);
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
    const struct leiden__level *l = &w->people;
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
    const struct leiden__level *l = &w->people;
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
                bool new = (of[u] == UINT32_MAX) & (part[u] == part[v]);
                of[u] = new ? count : of[u];
                todo[k] = u;
                k += new;
            }
        }
        count++;
    }
    memcpy(part, of, l->n * sizeof *part);
}
