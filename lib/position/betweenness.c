#include "pdnet/betweenness.h"

#include "brandes.h"
#include "pdnet/parallel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sources are dealt into so many blocks, whatever the number of threads; each
 * block has a sum of its own, and the sums are added in the order of blocks. */
enum { BLOCKS = 32 };

struct work {
    const pdn_adjacency *net;
    const double *length;
    pdn_i_brandes *scratch; /* one per thread, made when first used */
    double *sum;            /* BLOCKS x n */
};

static pdn_status add_block(void *context, size_t block, size_t worker)
{
    struct work *w = context;
    size_t n = w->net->n;
    pdn_i_brandes *b = &w->scratch[worker];
    pdn_status st = PDN_OK;

    if (b->order == NULL)
        PDN_TRY(pdn_i_brandes_init(b, n, w->net->out.m, w->length != NULL));
    for (size_t s = block * n / BLOCKS; s < (block + 1) * n / BLOCKS; s++)
        pdn_i_brandes_add(b, &w->net->out, w->length, NULL, (uint32_t)s,
                          w->sum + block * n);
out:
    return st;
}

static pdn_status check_lengths(const pdn_packed *p, const double *length)
{
    for (size_t e = 0; e < p->m; e++) {
        double x = length[p->tie[e]];
        if (!isfinite(x) || x <= 0)
            return pdn_fail(PDN_EARG, "tie %u has length %g, want more than 0",
                            p->tie[e], x);
    }
    return PDN_OK;
}

pdn_status pdn_betweenness(const pdn_adjacency *a, const double *length,
                           size_t threads, double *score)
{
    pdn_status st = PDN_OK;
    struct work w = {.net = a, .length = length};
    size_t n = a->n;

    if (threads == 0) threads = pdn_threads(0);
    if (length != NULL) PDN_TRY(check_lengths(&a->out, length));
    PDN_NEW(w.scratch, threads);
    PDN_NEW(w.sum, BLOCKS * n);
    PDN_TRY(pdn_parallel(BLOCKS, threads, add_block, &w));

    memset(score, 0, n * sizeof *score);
    for (size_t block = 0; block < BLOCKS; block++)
        for (size_t v = 0; v < n; v++)
            score[v] += w.sum[block * n + v];
    for (size_t v = 0; v < n && !a->directed; v++)
        score[v] /= 2; /* each pair was met from both ends */
out:
    for (size_t t = 0; t < threads && w.scratch != NULL; t++)
        pdn_i_brandes_clear(&w.scratch[t]);
    free(w.scratch);
    free(w.sum);
    return st;
}
