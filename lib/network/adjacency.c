#include "pdnet/network.h"

#include <stdlib.h>

/* Arcs on their way into rows; `tie` is the row of the tie table. */
struct arcs {
    size_t n, m;
    uint32_t *from, *to, *tie;
};

static void arcs_free(struct arcs *a)
{
    free(a->from);
    free(a->to);
    free(a->tie);
}

static pdn_status arcs_make(size_t n, size_t capacity, struct arcs *a)
{
    pdn_status st = PDN_OK;

    a->n = n;
    if (n >= UINT32_MAX || capacity >= UINT32_MAX)
        PDN_FAIL(PDN_EARG, "%zu actors, %zu arcs: too many", n, capacity);
    PDN_NEW(a->from, capacity);
    PDN_NEW(a->to, capacity);
    PDN_NEW(a->tie, capacity);
out:
    return st;
}

static void arcs_add(struct arcs *a, uint32_t from, uint32_t to, uint32_t tie)
{
    if (from == to) return;
    a->from[a->m] = from;
    a->to[a->m] = to;
    a->tie[a->m++] = tie;
}

/* Numbers 0 .. m-1 in `before` (NULL: as they stand) sorted by key, keeping
 * the order of equal keys; start is n + 1 long, zero on entry. */
static void sort_by(const uint32_t *key, const uint32_t *before, size_t m,
                    size_t n, uint32_t *start, uint32_t *after)
{
    for (size_t k = 0; k < m; k++)
        start[key[k] + 1]++;
    for (size_t v = 0; v < n; v++)
        start[v + 1] += start[v];
    for (size_t k = 0; k < m; k++) {
        uint32_t arc = before != NULL ? before[k] : (uint32_t)k;
        after[start[key[arc]]++] = arc;
    }
    for (size_t v = n; v > 0; v--)
        start[v] = start[v - 1];
    start[0] = 0;
}

/* The sorted arcs of each row, once each; of repeats the lowest tie stays. */
static void fill_rows(const struct arcs *a, const uint32_t *order,
                      pdn_packed *p)
{
    uint32_t put = 0, at = 0;

    for (size_t v = 0; v < a->n; v++) {
        uint32_t row = put, end = p->start[v + 1];
        p->start[v] = row;
        for (; at < end; at++) {
            uint32_t arc = order[at];
            if (put > row && p->to[put - 1] == a->to[arc]) {
                if (a->tie[arc] < p->tie[put - 1])
                    p->tie[put - 1] = a->tie[arc];
                continue;
            }
            p->to[put] = a->to[arc];
            p->tie[put++] = a->tie[arc];
        }
    }
    p->start[a->n] = put;
    p->m = put;
}

static pdn_status pack(const struct arcs *a, pdn_packed *p)
{
    pdn_status st = PDN_OK;
    uint32_t *first = NULL, *second = NULL, *columns = NULL;

    p->n = a->n;
    PDN_NEW(first, a->m);
    PDN_NEW(second, a->m);
    PDN_NEW(columns, a->n + 1);
    PDN_NEW(p->start, a->n + 1);
    PDN_NEW(p->to, a->m);
    PDN_NEW(p->tie, a->m);
    sort_by(a->to, NULL, a->m, a->n, columns, first);
    sort_by(a->from, first, a->m, a->n, p->start, second);
    fill_rows(a, second, p);
out:
    free(first);
    free(second);
    free(columns);
    return st;
}

static void turn_round(struct arcs *a)
{
    uint32_t *from = a->from;

    a->from = a->to;
    a->to = from;
}

/* `forward` holds the arcs and has room for as many again. */
static pdn_status pack_all(struct arcs *forward, bool directed,
                           pdn_adjacency *out)
{
    pdn_status st = PDN_OK;
    pdn_adjacency a = {.n = forward->n, .directed = directed};
    size_t m = forward->m;

    if (directed) {
        PDN_TRY(pack(forward, &a.out));
        turn_round(forward);
        PDN_TRY(pack(forward, &a.in));
    }
    for (size_t k = 0; k < m; k++)
        arcs_add(forward, forward->to[k], forward->from[k], forward->tie[k]);
    PDN_TRY(pack(forward, &a.both));
    if (!directed) {
        PDN_TRY(pack(forward, &a.out));
        PDN_TRY(pack(forward, &a.in));
    }
    a.arcs = a.out.m;
    a.dyads = a.both.m / 2;
    *out = a;
    return PDN_OK;
out:
    pdn_adjacency_clear(&a);
    return st;
}

pdn_status pdn_adjacency_make(const pdn_network *g, pdn_adjacency *out)
{
    pdn_status st = PDN_OK;
    struct arcs a = {0};

    PDN_TRY(arcs_make(g->actors, 2 * g->ties, &a));
    for (size_t k = 0; k < g->ties; k++)
        if (g->contact[k]) arcs_add(&a, g->from[k], g->to[k], (uint32_t)k);
    PDN_TRY(pack_all(&a, g->directed, out));
out:
    arcs_free(&a);
    return st;
}

pdn_status pdn_adjacency_pack(size_t n, bool directed, const uint32_t *from,
                              const uint32_t *to, size_t m, pdn_adjacency *out)
{
    pdn_status st = PDN_OK;
    struct arcs a = {0};

    PDN_TRY(arcs_make(n, 2 * m, &a));
    for (size_t k = 0; k < m; k++) {
        if (from[k] >= n || to[k] >= n)
            PDN_FAIL(PDN_EARG, "arc %zu names an actor beyond %zu", k, n);
        arcs_add(&a, from[k], to[k], (uint32_t)k);
    }
    PDN_TRY(pack_all(&a, directed, out));
out:
    arcs_free(&a);
    return st;
}

bool pdn_packed_has(const pdn_packed *p, uint32_t v, uint32_t w)
{
    uint32_t lo = p->start[v], hi = p->start[v + 1];

    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (p->to[mid] == w) return true;
        if (p->to[mid] < w)
            lo = mid + 1;
        else
            hi = mid;
    }
    return false;
}

static void packed_clear(pdn_packed *p)
{
    free(p->start);
    free(p->to);
    free(p->tie);
    *p = (pdn_packed){0};
}

void pdn_adjacency_clear(pdn_adjacency *a)
{
    packed_clear(&a->out);
    packed_clear(&a->in);
    packed_clear(&a->both);
    *a = (pdn_adjacency){0};
}
