#include "betweenness.h"

#include "brandes.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sources are dealt into so many blocks, whatever the number of threads; each
 * block has a sum of its own, and the sums are added in the order of blocks. */
enum { BLOCKS = 32 };

struct work {
    const pdn_adjacency *net;
    const double *length;
    brandes *scratch;   /* one per thread, made when first used */
    double *sum, *edge; /* BLOCKS x n, BLOCKS x arcs or NULL */
};

static pdn_status add_block(void *context, size_t block, size_t worker)
{
    struct work *w = context;
    size_t n = w->net->n, m = w->net->out.m;
    brandes *b = &w->scratch[worker];
    pdn_status st = PDN_OK;

    if (b->order == NULL) PDN_TRY(brandes__init(b, n, m, w->length != NULL));
    if (w->edge != NULL) PDN_TRY(brandes__edges(b, w->edge + block * m, m));
    for (size_t s = block * n / BLOCKS; s < (block + 1) * n / BLOCKS; s++)
        brandes__add(b, &w->net->out, w->length, NULL, (uint32_t)s,
                     w->sum + block * n);
out:
    return st;
}

static pdn_status check_lengths(const pdn_packed *p, const double *length)
{
    for (size_t e = 0; e < p->m; e++) {
        double x = length[p->tie[e]];
        if (!isfinite(x) || x <= 0)
            return pdn_fail(PDN_EARG, "tie %u has length %s, want more than 0",
                            p->tie[e], pdn_number_format(x).text);
    }
    return PDN_OK;
}

/* Block by block, in their order. */
static void collect(const double *sum, size_t n, double *out)
{
    memset(out, 0, n * sizeof *out);
    for (size_t block = 0; block < BLOCKS; block++)
        for (size_t v = 0; v < n; v++)
            out[v] += sum[block * n + v];
}

pdn_status betweenness__edges(const pdn_adjacency *a, const double *length,
                              size_t threads, double *score, double *edge)
{
    pdn_status st = PDN_OK;
    struct work w = {.net = a, .length = length};
    size_t n = a->n;

    if (threads == 0) threads = pdn_threads(0);
    if (length != NULL) PDN_TRY(check_lengths(&a->out, length));
    PDN_NEW(w.scratch, threads);
    PDN_NEW(w.sum, BLOCKS * n);
    if (edge != NULL) PDN_NEW(w.edge, BLOCKS * a->out.m);
    PDN_TRY(pdn_parallel(BLOCKS, threads, add_block, &w));

    collect(w.sum, n, score);
    for (size_t v = 0; v < n && !a->directed; v++)
        score[v] /= 2; /* each pair was met from both ends */
    /* a tie of an undirected network stands in two rows, which share the two
     * ends of each pair: as it is */
    if (edge != NULL) collect(w.edge, a->out.m, edge);
out:
    for (size_t t = 0; t < threads && w.scratch != NULL; t++)
        brandes__clear(&w.scratch[t]);
    free(w.scratch);
    free(w.sum);
    free(w.edge);
    return st;
}

pdn_status betweenness__compute(const pdn_adjacency *a, const double *length,
                                size_t threads, double *score)
{
    return betweenness__edges(a, length, threads, score, NULL);
}
