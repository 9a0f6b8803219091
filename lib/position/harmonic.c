#include "pdnet/harmonic.h"

#include "brandes.h"
#include "pdnet/parallel.h"

#include <stdlib.h>
#include <string.h>

/* As in betweenness: blocks of sources, fixed in number, added in order. */
enum { BLOCKS = 32, SUMS = 3, WORD = 64 };

/* One thread's search. Bit k of seen[v]: v reaches source k of the batch;
 * of fresh[v]: it does so by as many steps as we now take. */
struct search {
    uint64_t *seen, *fresh, *next;
};

struct work {
    const pdn_packed *net;
    struct search *search;
    double *sum; /* BLOCKS x SUMS x n: 1/d, d and 1 */
};

static pdn_status search_init(struct search *s, size_t n)
{
    pdn_status st = PDN_OK;

    PDN_NEW(s->seen, n);
    PDN_NEW(s->fresh, n);
    PDN_NEW(s->next, n);
out:
    return st;
}

static void search_clear(struct search *s)
{
    free(s->seen);
    free(s->fresh);
    free(s->next);
}

static unsigned bits_in(uint64_t x)
{
    return (unsigned)__builtin_popcountll(x);
}

/* One step further: v reaches by d steps what a neighbour reaches by d - 1.
 * Whom all sources of the batch (`full`) have met is done with. */
static uint64_t step(const pdn_packed *p, struct search *s, uint64_t full)
{
    uint64_t any = 0;

    for (size_t v = 0; v < p->n; v++) {
        uint64_t seen = s->seen[v], met = 0;
        if (seen != full)
            for (uint32_t e = p->start[v]; e < p->start[v + 1]; e++)
                met |= s->fresh[p->to[e]];
        met &= ~seen;
        s->next[v] = met;
        s->seen[v] = seen | met;
        any |= met;
    }
    return any;
}

static void add_batch(const pdn_packed *p, struct search *s, size_t first,
                      size_t sources, double *sum)
{
    size_t n = p->n;
    uint64_t full = sources == WORD ? UINT64_MAX : (UINT64_C(1) << sources) - 1;

    memset(s->seen, 0, n * sizeof *s->seen);
    memset(s->fresh, 0, n * sizeof *s->fresh);
    for (size_t k = 0; k < sources; k++)
        s->seen[first + k] = s->fresh[first + k] = UINT64_C(1) << k;
    for (double d = 1; step(p, s, full) != 0; d++) {
        uint64_t *keep = s->fresh;
        s->fresh = s->next;
        s->next = keep;
        for (size_t v = 0; v < n; v++) {
            if (s->fresh[v] == 0) continue;
            double met = bits_in(s->fresh[v]);
            sum[v] += met / d;
            sum[n + v] += met * d;
            sum[2 * n + v] += met;
        }
    }
}

static pdn_status add_block(void *context, size_t block, size_t worker)
{
    struct work *w = context;
    struct search *s = &w->search[worker];
    size_t n = w->net->n, words = (n + WORD - 1) / WORD;
    size_t end = (block + 1) * words / BLOCKS * WORD;
    pdn_status st = PDN_OK;

    if (s->seen == NULL) PDN_TRY(search_init(s, n));
    for (size_t k = block * words / BLOCKS * WORD; k < end; k += WORD)
        add_batch(w->net, s, k, n - k < WORD ? n - k : WORD,
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

pdn_status pdn_harmonic(const pdn_packed *p, size_t threads, double *sum,
                        double *steps, double *met)
{
    pdn_status st = PDN_OK;
    struct work w = {.net = p};

    if (threads == 0) threads = pdn_threads(0);
    PDN_NEW(w.search, threads);
    PDN_NEW(w.sum, BLOCKS * SUMS * p->n);
    PDN_TRY(pdn_parallel(BLOCKS, threads, add_block, &w));
    collect(w.sum, 0, p->n, sum);
    collect(w.sum, 1, p->n, steps);
    collect(w.sum, 2, p->n, met);
out:
    for (size_t t = 0; t < threads && w.search != NULL; t++)
        search_clear(&w.search[t]);
    free(w.search);
    free(w.sum);
    return st;
}

struct by_length {
    const pdn_packed *net;
    const double *length;
    pdn_i_brandes *scratch;
    double *sum;
};

static pdn_status sum_from(void *context, size_t source, size_t worker)
{
    struct by_length *w = context;
    pdn_i_brandes *b = &w->scratch[worker];
    pdn_status st = PDN_OK;
    double sum = 0;

    if (b->order == NULL)
        PDN_TRY(pdn_i_brandes_init(b, w->net->n, w->net->m, true));
    pdn_i_dijkstra(b, w->net, w->length, NULL, (uint32_t)source);
    for (size_t k = 1; k < b->reached; k++)
        sum += 1 / b->far[b->order[k]];
    w->sum[source] = sum;
out:
    return st;
}

pdn_status pdn_harmonic_by_length(const pdn_packed *p, const double *length,
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
        pdn_i_brandes_clear(&w.scratch[t]);
    free(w.scratch);
    free(w.sum);
    return st;
}
