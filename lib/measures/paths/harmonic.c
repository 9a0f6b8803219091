#include "harmonic.h"

#include "brandes.h"
#include "msbfs.h"

#include "pdnet/core.h"

#include <stdlib.h>
#include <string.h>

/* As in betweenness: blocks of sources, fixed in number, added in order. */
enum { BLOCKS = 32, SUMS = 3, WIDE = MSBFS_WIDTH };

struct work {
    const pdn_packed *net;
    msbfs *search;
    double *sum; /* BLOCKS x SUMS x n: 1/d, d and 1 */
};

static void add_batch(const pdn_packed *p, msbfs *s, size_t first,
                      size_t sources, double *sum)
{
    size_t n = p->n;
    bool any = true;

    memset(s->seen, 0, n * sizeof *s->seen);
    memset(s->fresh, 0, n * sizeof *s->fresh);
    for (size_t k = 0; k < sources; k++)
        msbfs__start(s, first + k, k);
    for (size_t steps = 1; any; steps++) {
        double d = (double)steps, near = 1 / d;
        any = false;
        for (size_t v = 0; v < n; v++) {
            double met = msbfs__visit(p, s, v);
            if (met <= 0) continue;
            sum[v] += met * near;
            sum[n + v] += met * d;
            sum[2 * n + v] += met;
            any = true;
        }
        msbfs__next_level(s);
    }
}

static pdn_status add_block(void *context, size_t block, size_t worker)
{
    struct work *w = context;
    msbfs *s = &w->search[worker];
    size_t n = w->net->n, batches = (n + WIDE - 1) / WIDE;
    size_t end = (block + 1) * batches / BLOCKS * WIDE;
    pdn_status st = PDN_OK;

    if (s->seen == NULL) PDN_TRY(msbfs__init(s, n));
    for (size_t k = block * batches / BLOCKS * WIDE; k < end; k += WIDE)
        add_batch(w->net, s, k, n - k < WIDE ? n - k : WIDE,
                  w->sum + block * SUMS * n);
out:
    return st;
}

static void collect(const double *sum, size_t which, size_t n, double *out)
{
    if (out == NULL) return;
    memset(out, 0, n * sizeof *out);
    for (size_t block = 0; block < BLOCKS; block++)
        for (size_t v = 0; v < n; v++)
            out[v] += sum[(block * SUMS + which) * n + v];
}

pdn_status harmonic__compute(const pdn_packed *p, size_t threads, double *sum,
                             double *steps, double *met)
{
    pdn_status st = PDN_OK;
    struct work w = {.net = p};

    if (threads == 0) threads = pdn_threads(0);
    PDN_NEW(w.search, threads);
    PDN_NEW(w.sum, (size_t)(BLOCKS * SUMS) * p->n);
    PDN_TRY(pdn_parallel(BLOCKS, threads, add_block, &w));
    collect(w.sum, 0, p->n, sum);
    collect(w.sum, 1, p->n, steps);
    collect(w.sum, 2, p->n, met);
out:
    for (size_t t = 0; t < threads && w.search != NULL; t++)
        msbfs__clear(&w.search[t]);
    free(w.search);
    free(w.sum);
    return st;
}

struct by_length {
    const pdn_packed *net;
    const double *length;
    brandes *scratch;
    double *sum;
};

static pdn_status sum_from(void *context, size_t source, size_t worker)
{
    struct by_length *w = context;
    brandes *b = &w->scratch[worker];
    pdn_status st = PDN_OK;
    double sum = 0;

    if (b->order == NULL) PDN_TRY(brandes__init(b, w->net->n, w->net->m, true));
    brandes__dijkstra(b, w->net, w->length, NULL, (uint32_t)source);
    for (size_t k = 1; k < b->reached; k++)
        sum += 1 / b->far[b->order[k]];
    w->sum[source] = sum;
out:
    return st;
}

pdn_status harmonic__by_length(const pdn_packed *p, const double *length,
                               size_t threads, double *sum)
{
    pdn_status st = PDN_OK;
    struct by_length w = {.net = p, .length = length};

    if (threads == 0) threads = pdn_threads(0);
    PDN_NEW(w.scratch, threads);
    PDN_NEW(w.sum, p->n);
    PDN_TRY(pdn_parallel(p->n, threads, sum_from, &w));
    for (size_t v = 0; v < p->n; v++)
        sum[v] = w.sum[v];
out:
    for (size_t t = 0; t < threads && w.scratch != NULL; t++)
        brandes__clear(&w.scratch[t]);
    free(w.scratch);
    free(w.sum);
    return st;
}
