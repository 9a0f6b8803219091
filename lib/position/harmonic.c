#include "pdnet/harmonic.h"

#include "brandes.h"
#include "pdnet/parallel.h"

#include <stdlib.h>
#include <string.h>

/* As in betweenness: blocks of sources, fixed in number, added in order. A
 * batch of WIDE searches goes side by side in the bits of WORDS words. */
enum { BLOCKS = 32, SUMS = 3, WORDS = 4, WIDE = 64 * WORDS };

typedef struct {
    uint64_t word[WORDS];
} bits;

/* One thread's search. Bit k of seen[v]: v reaches source k of the batch;
 * of fresh[v]: it does so by as many steps as we now take. */
struct search {
    bits *seen, *fresh, *next;
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

/* How many bits are set: in pairs, nibbles and bytes, then all bytes at once
 * (no processor without an instruction for it has to call a function). */
static unsigned count(const bits *b)
{
    const uint64_t two = UINT64_C(0x5555555555555555);
    const uint64_t four = UINT64_C(0x3333333333333333);
    const uint64_t eight = UINT64_C(0x0f0f0f0f0f0f0f0f);
    const uint64_t wide = UINT64_C(0x00ff00ff00ff00ff);
    uint64_t bytes = 0;

    for (int k = 0; k < WORDS; k++) {
        uint64_t x = b->word[k];
        x -= (x >> 1) & two;
        x = (x & four) + ((x >> 2) & four);
        bytes += (x + (x >> 4)) & eight;
    }
    bytes = (bytes & wide) + ((bytes >> 8) & wide);
    return (unsigned)((bytes * UINT64_C(0x0001000100010001)) >> 48);
}

/* Whom v reaches by one step more: v reaches by d steps whom a neighbour
 * reaches by d - 1 and v has not reached before. False: nobody. */
static bool step_of(const pdn_packed *p, struct search *s, size_t v)
{
    const bits *fresh = s->fresh;
    bits met = {{0}};
    uint64_t any = 0;

    for (uint32_t e = p->start[v]; e < p->start[v + 1]; e++)
        for (int k = 0; k < WORDS; k++)
            met.word[k] |= fresh[p->to[e]].word[k];
    for (int k = 0; k < WORDS; k++) {
        met.word[k] &= ~s->seen[v].word[k];
        s->seen[v].word[k] |= met.word[k];
        any |= met.word[k];
    }
    s->next[v] = met;
    return any != 0;
}

static void add_batch(const pdn_packed *p, struct search *s, size_t first,
                      size_t sources, double *sum)
{
    size_t n = p->n;
    bool any = true;

    memset(s->seen, 0, n * sizeof *s->seen);
    memset(s->fresh, 0, n * sizeof *s->fresh);
    for (size_t k = 0; k < sources; k++) {
        uint64_t bit = UINT64_C(1) << (k % 64);
        s->seen[first + k].word[k / 64] = bit;
        s->fresh[first + k].word[k / 64] = bit;
    }
    for (size_t steps = 1; any; steps++) {
        double d = (double)steps, near = 1 / d;
        any = false;
        for (size_t v = 0; v < n; v++) {
            if (!step_of(p, s, v)) continue;
            double met = count(&s->next[v]);
            sum[v] += met * near;
            sum[n + v] += met * d;
            sum[2 * n + v] += met;
            any = true;
        }
        bits *keep = s->fresh;
        s->fresh = s->next;
        s->next = keep;
    }
}

static pdn_status add_block(void *context, size_t block, size_t worker)
{
    struct work *w = context;
    struct search *s = &w->search[worker];
    size_t n = w->net->n, batches = (n + WIDE - 1) / WIDE;
    size_t end = (block + 1) * batches / BLOCKS * WIDE;
    pdn_status st = PDN_OK;

    if (s->seen == NULL) PDN_TRY(search_init(s, n));
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

pdn_status pdn_harmonic(const pdn_packed *p, size_t threads, double *sum,
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
