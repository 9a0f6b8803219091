#include "rank_order.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A key: where a unit stands between the lowest and the highest, and the unit,
 * so that no two are equal. */
enum { PLACE_BITS = 43, UNIT_BITS = 20 };

/* Of up to FEW units a rank is counted: one more than there are keys below. */
enum { LANES = 4, FEW = 64 };

pdn_status rank_order__new(size_t k, order__buffers *out)
{
    pdn_status st = PDN_OK;

    /* two to four buckets a unit, so that few meet in one */
    for (out->bits = 1; (size_t)1 << out->bits < 2 * k;)
        out->bits++;
    PDN_TAKE(&out->memory, out->key, k + (size_t)2 * LANES);
    PDN_TAKE(&out->memory, out->sorted, k);
    PDN_TAKE(&out->memory, out->start, ((size_t)1 << out->bits) + 1);
out:
    return st;
}

void rank_order__clear(order__buffers *buffers)
{
    pdn_arena_clear(&buffers->memory);
    *buffers = (order__buffers){0};
}

static void fill_keys(const double *x, size_t k, uint64_t *key)
{
    double low = x[0], high = low, low_odd = low, high_odd = low;

    for (size_t u = 1; u + 1 < k; u += 2) { /* two and two: no waiting */
        low = x[u] < low ? x[u] : low;
        high = x[u] > high ? x[u] : high;
        low_odd = x[u + 1] < low_odd ? x[u + 1] : low_odd;
        high_odd = x[u + 1] > high_odd ? x[u + 1] : high_odd;
    }
    low = fmin(fmin(low, low_odd), x[k - 1]);
    high = fmax(fmax(high, high_odd), x[k - 1]);
    double scale = high > low ? (0x1p43 - 1) / (high - low) : 0;
    if (!isfinite(scale)) scale = 0;
    for (size_t u = 0; u < k; u++)
        key[u] = (uint64_t)(int64_t)((x[u] - low) * scale) << UNIT_BITS | u;
}

static int by_key(const void *va, const void *vb)
{
    uint64_t a = *(const uint64_t *)va, b = *(const uint64_t *)vb;

    return (a > b) - (a < b);
}

/* Sorts keys that are nearly in order; those that are not (one unit far from
 * the rest, so that all of them met in one bucket) the slow way. */
static void sort(uint64_t *key, size_t n)
{
    size_t moves = 0;

    for (size_t i = 1; i < n; i++) {
        uint64_t one = key[i];
        size_t at = i;
        for (; at > 0 && key[at - 1] > one; at--)
            key[at] = key[at - 1];
        key[at] = one;
        moves += i - at;
        if (moves > 32 * n) {
            qsort(key, n, sizeof *key, by_key);
            return;
        }
    }
}

typedef int64_t lanes
    __attribute__((vector_size(8 * LANES), aligned(8), may_alias));

#if defined(__x86_64__)
/* Two and two: what is counted of one does not wait for the other. */
__attribute__((target("avx2"))) static void count_avx2(const uint64_t *key,
                                                       size_t k, uint32_t *rank)
{
    for (size_t u = 0; u < k; u += (size_t)2 * LANES) {
        const lanes a = *(const lanes *)(key + u);
        const lanes b = *(const lanes *)(key + u + LANES);
        lanes below[2] = {{0}, {0}};
        for (size_t v = 0; v < k; v++) {
            const lanes one = (lanes){0} + (int64_t)key[v];
            below[0] += one < a; /* -1 where it is */
            below[1] += one < b;
        }
        for (size_t i = 0; i < (size_t)2 * LANES && u + i < k; i++)
            rank[u + i] = 1 + (uint32_t)-below[i / LANES][i % LANES];
    }
}
#endif

/* False: not on such a processor. */
static bool count_below(const uint64_t *key, size_t k, uint32_t *rank)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) {
        count_avx2(key, k, rank);
        return true;
    }
#endif
    (void)key;
    (void)k;
    (void)rank;
    return false;
}

void rank_order__ranks(const double *x, size_t k, order__buffers *buffers,
                       uint32_t *rank)
{
    size_t buckets = (size_t)1 << buffers->bits;
    unsigned shift = PLACE_BITS + UNIT_BITS - buffers->bits;
    uint32_t *start = buffers->start;

    fill_keys(x, k, buffers->key);
    if (k <= FEW && count_below(buffers->key, k, rank)) return;
    memset(start, 0, (buckets + 1) * sizeof *start);
    for (size_t u = 0; u < k; u++)
        start[(buffers->key[u] >> shift) + 1]++;
    for (size_t i = 0; i < buckets; i++)
        start[i + 1] += start[i];
    for (size_t u = 0; u < k; u++) /* start[i] moves to the bucket's end */
        buffers->sorted[start[buffers->key[u] >> shift]++] = buffers->key[u];
    sort(buffers->sorted, k);
    for (size_t i = 0; i < k; i++)
        rank[buffers->sorted[i] & (ORDER_MOST - 1)] = (uint32_t)i + 1;
}
