#include "tails.h"

#include "pdnet/shards.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST, LARGEST };

/* How many of an end are enough for its quantile, whatever draws are none. */
static size_t wanted(const pdn_draws *d, double tail)
{
    const size_t n = (size_t)((double)d->draws * tail) + 3;

    return n < d->draws ? n : d->draws;
}

static pdn_status begin_ends(tails *t)
{
    pdn_status st = PDN_OK;
    size_t all = 0;

    PDN_NEW(t->first, t->values + 1);
    for (size_t k = 0; k < t->values; k++) {
        t->first[k] = all;
        all += wanted(t->d, t->tail[k]);
    }
    t->first[t->values] = all;
    for (int end = 0; end < 2; end++) {
        PDN_NEW(t->end[end], all);
        PDN_NEW(t->known[end], t->values);
    }
    PDN_NEW(t->drawn_of, t->values);
out:
    return st;
}

pdn_status tails__begin(const pdn_draws *d, size_t values, const double *tail,
                        tails *out)
{
    pdn_status st = PDN_OK;
    tails t = {.d = d, .values = values, .tail = tail};
    const size_t blocks = d->draws / PDN_SHARD_BLOCK + 1;

    PDN_NEW(t.block, blocks);
    for (size_t k = 0; k < blocks; k++) {
        const size_t at = k * PDN_SHARD_BLOCK, left = d->draws - at;
        t.block[k] = t.held;
        if (at < d->draws && pdn_shard_makes(d->shard, at))
            t.held += left < PDN_SHARD_BLOCK ? left : PDN_SHARD_BLOCK;
    }
    if (t.held > 0)
        PDN_NEW(t.drawn, values * t.held);
    else
        PDN_TRY(begin_ends(&t));
    *out = t;
    t = (tails){0};
out:
    tails__clear(&t);
    return st;
}

double *tails__at(const tails *t, size_t value, size_t draw)
{
    return &t->drawn[value * t->held + t->block[draw / PDN_SHARD_BLOCK] +
                     draw % PDN_SHARD_BLOCK];
}

/* Sinks the first of n, so that the largest is on top again. */
static void sink(double *heap, size_t n)
{
    size_t root = 0;

    for (size_t child = 1; child < n; child = 2 * root + 1) {
        if (child + 1 < n && heap[child] < heap[child + 1]) child++;
        if (!(heap[root] < heap[child])) return;
        const double keep = heap[root];
        heap[root] = heap[child];
        heap[child] = keep;
        root = child;
    }
}

static void rise(double *heap, size_t at)
{
    while (at > 0 && heap[(at - 1) / 2] < heap[at]) {
        const size_t up = (at - 1) / 2;
        const double keep = heap[up];
        heap[up] = heap[at];
        heap[at] = keep;
        at = up;
    }
}

/* Keeps the least values of one end. */
static void keep(tails *t, int end, size_t value, double x)
{
    double *heap = t->end[end] + t->first[value];
    size_t *n = &t->known[end][value];

    if (*n < t->first[value + 1] - t->first[value]) {
        heap[*n] = x;
        rise(heap, (*n)++);
    } else if (x < heap[0]) {
        heap[0] = x;
        sink(heap, *n);
    }
}

static void take(void *context, const double *value, size_t draws)
{
    tails *t = context;

    for (size_t k = 0; k < t->values; k++)
        for (size_t i = 0; i < draws; i++) {
            const double x = value[k * draws + i];
            if (isnan(x)) continue;
            keep(t, LEAST, k, x);
            keep(t, LARGEST, k, -x);
            t->drawn_of[k]++;
        }
}

pdn_status tails__join(tails *t)
{
    const pdn_shard_question q = pdn_draws_question(t->d);
    const pdn_shard_rows rows = {.kind = PDN_SHARD_DOUBLE,
                                 .at = t->drawn,
                                 .width = t->values,
                                 .by_value = true,
                                 .held = t->held,
                                 .take = take,
                                 .context = t};

    return pdn_shard_join_rows(t->d->shard, &q, &rows);
}

/* The value of that rank of n: of the nearer end. */
static double at_rank(const tails *t, size_t value, size_t n, size_t rank)
{
    const size_t first = t->first[value];

    if (rank < t->known[LEAST][value]) return t->end[LEAST][first + rank];
    return -t->end[LARGEST][first + n - 1 - rank];
}

/* As pdn_quantile, step by step. */
static double quantile(const tails *t, size_t value, double p)
{
    const size_t n = t->drawn_of[value];

    if (n == 0 || isnan(p)) return (double)NAN;
    const double h = (double)(n - 1) * fmin(1, fmax(0, p));
    const size_t low = (size_t)h;
    if (low + 1 >= n) return at_rank(t, value, n, n - 1);
    const double x = at_rank(t, value, n, low);
    return x + (h - (double)low) * (at_rank(t, value, n, low + 1) - x);
}

static pdn_interval of_all(const tails *t, size_t value)
{
    double *x = t->drawn + value * t->held;
    size_t n = 0;

    for (size_t d = 0; d < t->held; d++)
        if (!isnan(x[d])) x[n++] = x[d];
    pdn_sort(x, n);
    return (pdn_interval){pdn_quantile(x, n, t->tail[value]),
                          pdn_quantile(x, n, 1 - t->tail[value])};
}

pdn_interval tails__read(const tails *t, size_t value)
{
    if (t->drawn != NULL) return of_all(t, value);
    for (int end = 0; end < 2; end++)
        pdn_sort(t->end[end] + t->first[value], t->known[end][value]);
    return (pdn_interval){quantile(t, value, t->tail[value]),
                          quantile(t, value, 1 - t->tail[value])};
}

void tails__clear(tails *t)
{
    free(t->drawn);
    free(t->block);
    free(t->first);
    for (int end = 0; end < 2; end++) {
        free(t->end[end]);
        free(t->known[end]);
    }
    free(t->drawn_of);
    *t = (tails){0};
}
