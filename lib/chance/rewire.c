#include "pdnet/rewire.h"

#include <stdlib.h>
#include <string.h>

/* No actor has this number, so no pair has this key. */
#define EMPTY UINT64_MAX

/* edges: pairs without direction (all of an undirected network, the mutual
 * contacts of a directed one). arcs: of person v those are head[start[v] ..
 * start[v+1]-1]; nobody's number of arcs ever changes. key: an open hash set
 * of the ordered pairs that have a tie (edges both ways round). */
struct pdn_rewiring {
    size_t n, edges, arcs;
    bool directed, apart; /* apart: one-way and mutual contacts do not mix */
    uint32_t *a, *b;      /* ends of the edges */
    uint32_t *start, *source, *head;
    uint64_t *key, mask;
    unsigned shift;
};

static uint64_t pair_key(uint32_t v, uint32_t w)
{
    return (uint64_t)v << 32 | w;
}

static size_t home_of(const pdn_rewiring *w, uint64_t key)
{
    return (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> w->shift);
}

static bool tied(const pdn_rewiring *w, uint32_t v, uint32_t u)
{
    uint64_t key = pair_key(v, u);

    for (size_t at = home_of(w, key);; at = (at + 1) & w->mask) {
        if (w->key[at] == key) return true;
        if (w->key[at] == EMPTY) return false;
    }
}

static void put(pdn_rewiring *w, uint32_t v, uint32_t u)
{
    size_t at = home_of(w, pair_key(v, u));

    while (w->key[at] != EMPTY)
        at = (at + 1) & w->mask;
    w->key[at] = pair_key(v, u);
}

/* Takes a key out and lets those behind it move up, so that nothing marks the
 * place. */
static void drop(pdn_rewiring *w, uint32_t v, uint32_t u)
{
    uint64_t key = pair_key(v, u);
    size_t hole = home_of(w, key);

    while (w->key[hole] != key)
        hole = (hole + 1) & w->mask;
    for (size_t at = (hole + 1) & w->mask; w->key[at] != EMPTY;
         at = (at + 1) & w->mask) {
        size_t home = home_of(w, w->key[at]);
        if (((at - home) & w->mask) < ((at - hole) & w->mask)) continue;
        w->key[hole] = w->key[at];
        hole = at;
    }
    w->key[hole] = EMPTY;
}

static void put_edge(pdn_rewiring *w, uint32_t v, uint32_t u)
{
    put(w, v, u);
    put(w, u, v);
}

static void drop_edge(pdn_rewiring *w, uint32_t v, uint32_t u)
{
    drop(w, v, u);
    drop(w, u, v);
}

/* a-b, c-d become a-d, c-b; the second is met from either end. */
static bool swap_edges(pdn_rewiring *w, pdn_random *r, uint32_t i)
{
    uint32_t j = pdn_random_below(r, 2 * (uint32_t)w->edges), turned = j & 1;
    j >>= 1;
    uint32_t a = w->a[i], b = w->b[i];
    uint32_t c = turned ? w->b[j] : w->a[j], d = turned ? w->a[j] : w->b[j];

    if (i == j || a == d || c == b) return false;
    if (tied(w, a, d) || tied(w, c, b)) return false;
    if (w->apart && (tied(w, d, a) || tied(w, b, c))) return false;
    drop_edge(w, a, b);
    drop_edge(w, c, d);
    put_edge(w, a, d);
    put_edge(w, c, b);
    w->b[i] = d;
    w->a[j] = c;
    w->b[j] = b;
    return true;
}

/* a>b, c>d become a>d, c>b. */
static bool swap_arcs(pdn_rewiring *w, pdn_random *r, uint32_t i)
{
    uint32_t j = pdn_random_below(r, (uint32_t)w->arcs);
    uint32_t a = w->source[i], b = w->head[i];
    uint32_t c = w->source[j], d = w->head[j];

    if (a == c || b == d || a == d || c == b) return false;
    if (tied(w, a, d) || tied(w, c, b)) return false;
    if (w->apart && (tied(w, d, a) || tied(w, b, c))) return false;
    drop(w, a, b);
    drop(w, c, d);
    put(w, a, d);
    put(w, c, b);
    w->head[i] = d;
    w->head[j] = b;
    return true;
}

/* a>b>c>a of one-way arcs becomes a>c>b>a. b's arc is picked among b's own,
 * and everybody's number of arcs stays: the way back is as likely. */
static bool turn_ring(pdn_rewiring *w, pdn_random *r, uint32_t i)
{
    uint32_t a = w->source[i], b = w->head[i], first = w->start[b];
    uint32_t of_b = w->start[b + 1] - first;
    if (of_b == 0) return false;
    uint32_t j = first + pdn_random_below(r, of_b), c = w->head[j];

    if (c == a || !tied(w, c, a)) return false;
    if (tied(w, b, a) || tied(w, c, b) || tied(w, a, c)) return false;
    uint32_t k = w->start[c];
    while (w->head[k] != a)
        k++;
    drop(w, a, b);
    drop(w, b, c);
    drop(w, c, a);
    put(w, a, c);
    put(w, c, b);
    put(w, b, a);
    w->head[i] = c;
    w->head[j] = a;
    w->head[k] = b;
    return true;
}

/* v>u and not u>v. */
static bool one_way(const pdn_rewiring *w, uint32_t v, uint32_t u)
{
    return tied(w, v, u) && !tied(w, u, v);
}

static void turn_arc(pdn_rewiring *w, uint32_t v, uint32_t from, uint32_t to)
{
    uint32_t k = w->start[v];

    while (w->head[k] != from)
        k++;
    w->head[k] = to;
}

static void move_edge(pdn_rewiring *w, uint32_t v, uint32_t u, uint32_t to)
{
    size_t k = 0;

    while (!(w->a[k] == v && w->b[k] == u) && !(w->a[k] == u && w->b[k] == v))
        k++;
    w->a[k] = v;
    w->b[k] = to;
}

/* a=b, c=d mutual and a>d, c>b (or d>a, b>c): the two kinds change places. */
static void mutual_to_ways(pdn_rewiring *w, uint32_t a, uint32_t b, uint32_t c,
                           uint32_t d)
{
    bool out = tied(w, a, d);

    move_edge(w, a, b, d);
    move_edge(w, c, d, b);
    if (out) {
        turn_arc(w, a, d, b);
        turn_arc(w, c, b, d);
        drop(w, b, a);
        drop(w, d, c);
        put(w, d, a);
        put(w, b, c);
    } else {
        turn_arc(w, d, a, c);
        turn_arc(w, b, c, a);
        drop(w, a, b);
        drop(w, c, d);
        put(w, a, d);
        put(w, c, b);
    }
}

/* a>b, c>d one-way, a=d, c=b mutual: the two kinds change places. */
static void ways_to_mutual(pdn_rewiring *w, uint32_t a, uint32_t b, uint32_t c,
                           uint32_t d)
{
    move_edge(w, a, d, b);
    move_edge(w, c, b, d);
    turn_arc(w, a, b, d);
    turn_arc(w, c, d, b);
    put(w, b, a);
    put(w, d, c);
    drop(w, d, a);
    drop(w, b, c);
}

/* a>b>c>d>a becomes a>d>c>b>a. */
static void turn_square(pdn_rewiring *w, uint32_t a, uint32_t b, uint32_t c,
                        uint32_t d)
{
    const uint32_t ring[4] = {a, b, c, d};

    for (int k = 0; k < 4; k++) {
        drop(w, ring[k], ring[(k + 1) % 4]);
        turn_arc(w, ring[k], ring[(k + 1) % 4], ring[(k + 3) % 4]);
    }
    for (int k = 0; k < 4; k++)
        put(w, ring[k], ring[(k + 3) % 4]);
}

/* Two ties of one kind across a square whose other two sides are of another
 * kind: the kinds change places, and everybody keeps as many of each. Without
 * this some networks are never reached when mutual contacts are kept apart.
 * A pair of edges is met in two ways of which one is meant, a pair of arcs in
 * one: hence the coin. */
static bool swap_kinds(pdn_rewiring *w, pdn_random *r)
{
    uint32_t ties = (uint32_t)(w->edges + w->arcs);
    uint32_t i = pdn_random_below(r, ties), j = pdn_random_below(r, ties);
    bool coin = pdn_random_bits(r) >> 63, edges = i < w->edges;

    if (i == j || edges != (j < w->edges)) return false;
    uint32_t a = edges ? w->a[i] : w->source[i - w->edges];
    uint32_t b = edges ? w->b[i] : w->head[i - w->edges];
    uint32_t c = edges ? w->a[j] : w->source[j - w->edges];
    uint32_t d = edges ? w->b[j] : w->head[j - w->edges];
    if (edges && coin) {
        uint32_t keep = c;
        c = d;
        d = keep;
    }
    if (a == c || a == d || b == c || b == d) return false;
    if (edges) {
        if (!(one_way(w, a, d) && one_way(w, c, b)) &&
            !(one_way(w, d, a) && one_way(w, b, c)))
            return false;
        mutual_to_ways(w, a, b, c, d);
    } else if (one_way(w, d, a) && one_way(w, b, c)) {
        turn_square(w, a, b, c, d);
    } else {
        if (coin || !tied(w, a, d) || !tied(w, d, a) || !tied(w, b, c) ||
            !tied(w, c, b))
            return false;
        ways_to_mutual(w, a, b, c, d);
    }
    return true;
}

size_t pdn_rewiring_run(pdn_rewiring *w, pdn_random *r, size_t trials)
{
    size_t changed = 0;
    uint32_t ties = (uint32_t)(w->edges + w->arcs);

    if (ties < 2) return 0;
    for (size_t k = 0; k < trials; k++) {
        uint64_t kind = w->directed ? pdn_random_bits(r) >> 61 : 7;
        if (w->apart && kind == 0) {
            changed += swap_kinds(w, r);
            continue;
        }
        uint32_t i = pdn_random_below(r, ties);
        if (i < w->edges)
            changed += swap_edges(w, r, i);
        else if (kind == 1)
            changed += turn_ring(w, r, i - (uint32_t)w->edges);
        else
            changed += swap_arcs(w, r, i - (uint32_t)w->edges);
    }
    return changed;
}

/* Room for the keys of m ties, at most half full. */
static pdn_status make_set(pdn_rewiring *w, size_t m)
{
    pdn_status st = PDN_OK;
    size_t room = 16;

    w->shift = 60;
    for (; room < 4 * m; room *= 2)
        w->shift--;
    PDN_NEW(w->key, room);
    memset(w->key, 0xff, room * sizeof *w->key);
    w->mask = room - 1;
out:
    return st;
}

static pdn_status put_all(pdn_rewiring *w, const uint32_t *from,
                          const uint32_t *to, size_t m)
{
    for (size_t k = 0; k < m; k++) {
        if (from[k] >= w->n || to[k] >= w->n || from[k] == to[k] ||
            tied(w, from[k], to[k]))
            return pdn_fail(PDN_EARG,
                            "tie %zu is a loop, a repeat or of nobody", k + 1);
        put(w, from[k], to[k]);
        if (!w->directed) put(w, to[k], from[k]);
    }
    return PDN_OK;
}

/* Is the tie one of the pairs without direction? */
static bool is_edge(const pdn_rewiring *w, uint32_t v, uint32_t u)
{
    return !w->directed || (w->apart && tied(w, u, v));
}

static void sort_ties(pdn_rewiring *w, const uint32_t *from, const uint32_t *to,
                      size_t m)
{
    for (size_t k = 0; k < m; k++) {
        if (!is_edge(w, from[k], to[k])) {
            w->start[from[k] + 2]++;
            w->arcs++;
        } else if (!w->directed || from[k] < to[k]) {
            w->a[w->edges] = from[k];
            w->b[w->edges++] = to[k];
        }
    }
    for (size_t v = 0; v < w->n; v++)
        w->start[v + 2] += w->start[v + 1];
    /* start[v + 1] runs from the beginning of v's arcs to their end */
    for (size_t k = 0; k < m; k++) {
        if (is_edge(w, from[k], to[k])) continue;
        uint32_t at = w->start[from[k] + 1]++;
        w->source[at] = from[k];
        w->head[at] = to[k];
    }
}

pdn_status pdn_rewiring_new(size_t n, bool directed, pdn_rewire_keep keep,
                            const uint32_t *from, const uint32_t *to, size_t m,
                            pdn_rewiring **out)
{
    pdn_status st = PDN_OK;
    pdn_rewiring *w = NULL;

    PDN_NEW(w, 1);
    w->n = n;
    w->directed = directed;
    w->apart = directed && keep == PDN_KEEP_RECIPROCITY;
    if (n >= UINT32_MAX || m >= INT32_MAX)
        PDN_FAIL(PDN_EARG, "%zu actors, %zu ties: too many", n, m);
    PDN_NEW(w->a, m);
    PDN_NEW(w->b, m);
    PDN_NEW(w->source, m);
    PDN_NEW(w->head, m);
    PDN_NEW(w->start, n + 2);
    PDN_TRY(make_set(w, m));
    PDN_TRY(put_all(w, from, to, m));
    sort_ties(w, from, to, m);
    *out = w;
    w = NULL;
out:
    pdn_rewiring_free(w);
    return st;
}

void pdn_rewiring_ties(const pdn_rewiring *w, uint32_t *from, uint32_t *to)
{
    size_t put_at = 0;

    for (size_t k = 0; k < w->edges; k++) {
        from[put_at] = w->a[k];
        to[put_at++] = w->b[k];
        if (!w->directed) continue;
        from[put_at] = w->b[k];
        to[put_at++] = w->a[k];
    }
    for (size_t k = 0; k < w->arcs; k++) {
        from[put_at] = w->source[k];
        to[put_at++] = w->head[k];
    }
}

void pdn_rewiring_free(pdn_rewiring *w)
{
    if (w == NULL) return;
    free(w->a);
    free(w->b);
    free(w->source);
    free(w->head);
    free(w->start);
    free(w->key);
    free(w);
}
