#include "pdnet/network.h"

#include <stdlib.h>
#include <string.h>

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

static pdn_status packed_init(size_t n, size_t m, pdn_packed *p)
{
    pdn_status st = PDN_OK;

    p->n = n;
    p->m = m;
    PDN_NEW(p->start, n + 1);
    PDN_NEW(p->to, m);
    PDN_NEW(p->tie, m);
out:
    return st;
}

static pdn_status copy(const pdn_packed *p, pdn_packed *out)
{
    pdn_status st = PDN_OK;

    PDN_TRY(packed_init(p->n, p->m, out));
    memcpy(out->start, p->start, (p->n + 1) * sizeof *p->start);
    if (p->m > 0) {
        memcpy(out->to, p->to, p->m * sizeof *p->to);
        memcpy(out->tie, p->tie, p->m * sizeof *p->tie);
    }
out:
    return st;
}

/* The arcs by who receives them. Senders are met in order, so rows are sorted
 * already. */
static pdn_status turn_round(const pdn_packed *sent, pdn_packed *in)
{
    pdn_status st = PDN_OK;
    size_t n = sent->n;

    PDN_TRY(packed_init(n, sent->m, in));
    for (size_t e = 0; e < sent->m; e++)
        in->start[sent->to[e] + 1]++;
    for (size_t v = 0; v < n; v++)
        in->start[v + 1] += in->start[v];
    for (uint32_t v = 0; v < n; v++) {
        for (uint32_t e = sent->start[v]; e < sent->start[v + 1]; e++) {
            uint32_t at = in->start[sent->to[e]]++;
            in->to[at] = v;
            in->tie[at] = sent->tie[e];
        }
    }
    for (size_t v = n; v > 0; v--)
        in->start[v] = in->start[v - 1];
    in->start[0] = 0;
out:
    return st;
}

/* Appends slots i .. end-1 of a row; returns the new length. */
static uint32_t append(const pdn_packed *p, uint32_t i, uint32_t end,
                       pdn_packed *out, uint32_t put)
{
    for (; i < end; i++) {
        out->to[put] = p->to[i];
        out->tie[put++] = p->tie[i];
    }
    return put;
}

/* Appends the row of v in a and in b, whom both lead to once, with the lower
 * tie. Which of two comes first cannot be guessed, hence no branch. */
static uint32_t merge_row(const pdn_packed *a, const pdn_packed *b, uint32_t v,
                          pdn_packed *out, uint32_t put)
{
    uint32_t i = a->start[v], j = b->start[v];
    uint32_t i_end = a->start[v + 1], j_end = b->start[v + 1];

    while (i < i_end && j < j_end) {
        uint32_t x = a->to[i], y = b->to[j];
        uint32_t tie_x = x <= y ? a->tie[i] : UINT32_MAX;
        uint32_t tie_y = y <= x ? b->tie[j] : UINT32_MAX;
        out->to[put] = x < y ? x : y;
        out->tie[put++] = tie_x < tie_y ? tie_x : tie_y;
        i += x <= y;
        j += y <= x;
    }
    put = append(a, i, i_end, out, put);
    return append(b, j, j_end, out, put);
}

static pdn_status merge(const pdn_packed *a, const pdn_packed *b,
                        pdn_packed *out)
{
    pdn_status st = PDN_OK;
    uint32_t put = 0;

    PDN_TRY(packed_init(a->n, a->m + b->m, out));
    for (uint32_t v = 0; v < a->n; v++) {
        put = merge_row(a, b, v, out, put);
        out->start[v + 1] = put;
    }
    out->m = put;
out:
    return st;
}

/* arcs has room for as many again. What is sorted once is not sorted anew. */
static pdn_status pack_all(struct arcs *arcs, bool directed, pdn_adjacency *out)
{
    pdn_status st = PDN_OK;
    pdn_adjacency a = {.n = arcs->n, .directed = directed};
    size_t m = arcs->m;

    for (size_t k = 0; k < m && !directed; k++)
        arcs_add(arcs, arcs->to[k], arcs->from[k], arcs->tie[k]);
    PDN_TRY(pack(arcs, &a.out));
    if (directed) {
        PDN_TRY(turn_round(&a.out, &a.in));
        PDN_TRY(merge(&a.out, &a.in, &a.both));
    } else {
        PDN_TRY(copy(&a.out, &a.in));
        PDN_TRY(copy(&a.out, &a.both));
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
