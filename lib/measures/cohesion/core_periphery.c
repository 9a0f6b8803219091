#include "core_periphery.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A core of `size` and the contacts among those outside it. */
struct state {
    const pdn_packed *both;
    bool *in;
    uint32_t *free; /* contacts outside the core, of everybody */
    uint32_t *order;
    size_t size;
    double outside;
};

/* The correlation of two flags over the pairs: contact, and a core member at
 * either end. With N pairs, m contacts, P pairs without a core member of which
 * x have contact:
 *     (N (m - x) - m (N - P)) / sqrt(m (N - m) P (N - P)) */
static double fit_of(const struct state *s, size_t size, double outside)
{
    double n = (double)s->both->n, out = n - (double)size;
    double pairs = n * (n - 1) / 2, free = out * (out - 1) / 2;
    double ties = (double)s->both->m / 2;
    double spread = ties * (pairs - ties) * free * (pairs - free);

    if (!(spread > 0)) return -1;
    return (pairs * (ties - outside) - ties * (pairs - free)) / sqrt(spread);
}

static size_t contacts(const pdn_packed *p, uint32_t v)
{
    return p->start[v + 1] - p->start[v];
}

/* Contacts of v outside the core: asked for more often than somebody turns. */
static double outsiders(const struct state *s, uint32_t v)
{
    return s->free[v];
}

/* v comes or goes. */
static void turn(struct state *s, uint32_t v)
{
    const pdn_packed *both = s->both;
    double free = outsiders(s, v);
    uint32_t step = s->in[v] ? 1 : UINT32_MAX; /* -1 */

    s->outside += s->in[v] ? free : -free;
    s->size = s->in[v] ? s->size - 1 : s->size + 1;
    s->in[v] = !s->in[v];
    for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++)
        s->free[both->to[e]] += step;
}

static double fit_turned(const struct state *s, uint32_t v)
{
    double free = outsiders(s, v);

    return s->in[v] ? fit_of(s, s->size - 1, s->outside + free)
                    : fit_of(s, s->size + 1, s->outside - free);
}

/* By contacts, the most first; then in the order of actors. */
static pdn_status by_contacts(struct state *s)
{
    pdn_status st = PDN_OK;
    size_t n = s->both->n;
    uint32_t *from = NULL;

    PDN_NEW(from, n + 2);
    for (uint32_t v = 0; v < n; v++)
        from[n - contacts(s->both, v) + 1]++;
    for (size_t d = 0; d <= n; d++)
        from[d + 1] += from[d];
    for (uint32_t v = 0; v < n; v++)
        s->order[from[n - contacts(s->both, v)]++] = v;
out:
    free(from);
    return st;
}

/* One person of the queue: who comes first has the least `key`, then `next`. */
struct turn_at {
    double key, next;
    uint32_t who;
};

static bool before(const struct turn_at *a, const struct turn_at *b)
{
    if (a->key < b->key || a->key > b->key) return a->key < b->key;
    if (a->next < b->next || a->next > b->next) return a->next < b->next;
    return a->who < b->who;
}

/* The first of the heap has got a place further back. */
static void sink(struct turn_at *heap, size_t size, size_t at)
{
    for (;;) {
        size_t child = 2 * at + 1;
        if (child + 1 < size && before(&heap[child + 1], &heap[child])) child++;
        if (child >= size || !before(&heap[child], &heap[at])) return;
        struct turn_at held = heap[at];
        heap[at] = heap[child];
        heap[child] = held;
        at = child;
    }
}

/* Joining: who has most contacts outside the core comes first. Leaving: of a
 * core of everybody, who has fewest outside goes first, and the order is read
 * from its end. Either way a person's place can only fall back as others turn,
 * so a place is looked at anew when its turn has come. */
static pdn_status by_outsiders(struct state *s, bool leaving)
{
    pdn_status st = PDN_OK;
    size_t n = s->both->n, left = n;
    struct turn_at *heap = NULL;

    PDN_NEW(heap, n);
    for (uint32_t v = 0; v < n; v++) {
        double count = (double)contacts(s->both, v);
        if (leaving) turn(s, v);
        heap[v] =
            (struct turn_at){leaving ? 0 : -count, leaving ? count : 0, v};
    }
    for (size_t at = n; at-- > 0;)
        sink(heap, n, at);
    while (left > 0) {
        double now = outsiders(s, heap->who);
        double key = leaving ? now : -now;
        if (key > heap->key) {
            heap->key = key;
        } else {
            s->order[leaving ? left - 1 : n - left] = heap->who;
            turn(s, heap->who);
            *heap = heap[--left];
        }
        sink(heap, left, 0);
    }
    for (uint32_t v = 0; v < n; v++)
        if (s->in[v]) turn(s, v);
out:
    free(heap);
    return st;
}

/* The best of the cores that hold the first k of the order. */
static double sweep(struct state *s)
{
    size_t n = s->both->n, at = 0;
    double best = -1;

    for (size_t k = 0; k < n; k++) {
        turn(s, s->order[k]);
        double fit = fit_of(s, s->size, s->outside);
        if (!(fit > best + 1e-12)) continue;
        best = fit;
        at = k + 1;
    }
    for (size_t k = n; k > at; k--)
        turn(s, s->order[k - 1]);
    return best;
}

enum { ROUNDS = 100 };

static double climb(struct state *s, double best)
{
    bool better = true;

    for (int round = 0; round < ROUNDS && better; round++) {
        better = false;
        for (size_t k = 0; k < s->both->n; k++) {
            double fit = fit_turned(s, s->order[k]);
            if (!(fit > best + 1e-12)) continue;
            turn(s, s->order[k]);
            best = fit;
            better = true;
        }
    }
    return best;
}

/* All cores, each one person from the one before. */
static double all_cores(struct state *s, bool *core)
{
    double best = -1;

    for (uint32_t code = 1; code < UINT32_C(1) << s->both->n; code++) {
        uint32_t v = 0;
        while ((code >> v & 1) == 0)
            v++;
        turn(s, v);
        double fit = fit_of(s, s->size, s->outside);
        if (!(fit > best + 1e-12)) continue;
        best = fit;
        memcpy(core, s->in, s->both->n * sizeof *core);
    }
    return best;
}

enum { ALL_CORES = 14, ORDERS = 3 };

static pdn_status search(struct state *s, bool *core, double *most)
{
    pdn_status st = PDN_OK;
    size_t n = s->both->n;

    *most = -1;
    for (int k = 0; k < ORDERS; k++) {
        PDN_TRY(k == 0 ? by_contacts(s) : by_outsiders(s, k == 2));
        double fit = climb(s, sweep(s));
        if (fit > *most + 1e-12) {
            *most = fit;
            memcpy(core, s->in, n * sizeof *core);
        }
        for (uint32_t v = 0; v < n; v++)
            if (s->in[v]) turn(s, v);
    }
out:
    return st;
}

pdn_status pdn_core_periphery(const pdn_packed *both, bool *core, double *fit)
{
    pdn_status st = PDN_OK;
    struct state s = {.both = both, .outside = (double)both->m / 2};
    size_t n = both->n;
    bool *best = NULL;

    PDN_NEW(s.in, n);
    PDN_NEW(s.free, n);
    for (uint32_t v = 0; v < n; v++)
        s.free[v] = (uint32_t)contacts(both, v);
    PDN_NEW(s.order, n);
    PDN_NEW(best, n);
    *fit = (double)NAN;
    if (both->m > 0 && both->m < n * (n - 1)) {
        if (n <= ALL_CORES)
            *fit = all_cores(&s, best);
        else
            PDN_TRY(search(&s, best, fit));
    }
    if (core != NULL && n > 0) memcpy(core, best, n * sizeof *core);
out:
    free(s.in);
    free(s.free);
    free(s.order);
    free(best);
    return st;
}
