#include "core_periphery.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What all cores of one size have in common, as fit_of() has it. */
struct size {
    double reached, root; /* root: 0 where there is no correlation */
};

/* A core of `size` and the contacts among those outside it. */
struct state {
    const pdn_packed *both;
    bool *in;
    uint32_t *free; /* contacts outside the core, of everybody */
    uint32_t *order;
    double *left; /* contacts outside the core of the first k of the order */
    struct size *of_size;
    size_t size;
    double outside;
    pdn_arena memory;
};

/* The correlation of two flags over the pairs: contact, and a core member at
 * either end. With N pairs, m contacts, P pairs without a core member of which
 * x have contact:
 *     (N (m - x) - m (N - P)) / sqrt(m (N - m) P (N - P)) */
static double fit_of(const struct state *s, size_t size, double outside)
{
    double n = (double)s->both->n, pairs = n * (n - 1) / 2;
    double ties = (double)s->both->m / 2;
    const struct size *of = &s->of_size[size];

    if (!(of->root > 0)) return -1;
    return (pairs * (ties - outside) - of->reached) / of->root;
}

static void fill_sizes(struct state *s)
{
    double n = (double)s->both->n, pairs = n * (n - 1) / 2;
    double ties = (double)s->both->m / 2;

    for (size_t k = 0; k <= s->both->n; k++) {
        double out = n - (double)k, free = out * (out - 1) / 2;
        double spread = ties * (pairs - ties) * free * (pairs - free);
        s->of_size[k] =
            (struct size){ties * (pairs - free), spread > 0 ? sqrt(spread) : 0};
    }
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

/* Nobody in the core, or everybody. */
static void begin_with(struct state *s, bool everybody)
{
    size_t n = s->both->n;

    s->size = everybody ? n : 0;
    s->outside = everybody ? 0 : (double)s->both->m / 2;
    for (uint32_t v = 0; v < n; v++) {
        s->in[v] = everybody;
        s->free[v] = everybody ? 0 : (uint32_t)contacts(s->both, v);
    }
}

/* v comes or goes, and the core is then the first of the order. */
static void turn_in_order(struct state *s, uint32_t v)
{
    turn(s, v);
    s->left[s->size] = s->outside;
}

static double fit_turned(const struct state *s, uint32_t v)
{
    double free = outsiders(s, v);

    return s->in[v] ? fit_of(s, s->size - 1, s->outside + free)
                    : fit_of(s, s->size + 1, s->outside - free);
}

/* By contacts, the most or the fewest first; then in the order of actors. */
static pdn_status by_contacts(const pdn_packed *both, bool fewest,
                              uint32_t *order)
{
    pdn_status st = PDN_OK;
    size_t n = both->n;
    uint32_t *from = NULL;

    PDN_NEW(from, n + 2);
    for (uint32_t v = 0; v < n; v++)
        from[(fewest ? contacts(both, v) : n - contacts(both, v)) + 1]++;
    for (size_t d = 0; d <= n; d++)
        from[d + 1] += from[d];
    for (uint32_t v = 0; v < n; v++)
        order[from[fewest ? contacts(both, v) : n - contacts(both, v)]++] = v;
out:
    free(from);
    return st;
}

/* One person of the queue: the half above says when the turn is, the half below
 * the place among those whose turn is then. */
static uint64_t place_at(uint32_t time, uint32_t at)
{
    return (uint64_t)time << 32 | at;
}

/* The first of the heap has got a place further back. Which of two is first
 * cannot be guessed. */
static void sink(uint64_t *heap, size_t size)
{
    uint64_t held = heap[0];
    size_t at = 0;

    for (size_t child = 1; child < size; child = 2 * at + 1) {
        child += child + 1 < size && heap[child + 1] < heap[child];
        if (heap[child] >= held) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = held;
}

/* Joining: who has most contacts outside the core comes first. Leaving: of a
 * core of everybody, who has fewest outside goes first, and the order is read
 * from its end. Either way a person's place can only fall back as others turn,
 * so a place is looked at anew when its turn has come. Of the same time, those
 * who leave stand by contacts, the fewest first, and else by number. */
static pdn_status by_outsiders(struct state *s, bool leaving)
{
    pdn_status st = PDN_OK;
    size_t n = s->both->n, left = n;
    uint32_t *line = NULL;
    uint64_t *heap = NULL;

    PDN_NEW(heap, n);
    PDN_NEW(line, n);
    PDN_TRY(by_contacts(s->both, leaving, line));
    begin_with(s, leaving);
    s->left[s->size] = s->outside;
    for (uint32_t k = 0; k < n; k++) { /* in order, and so a heap */
        uint32_t count = (uint32_t)contacts(s->both, line[k]);
        heap[k] =
            leaving ? place_at(0, k) : place_at((uint32_t)n - count, line[k]);
    }
    while (left > 0) {
        uint32_t at = (uint32_t)heap[0], who = leaving ? line[at] : at;
        uint32_t now = s->free[who];
        uint32_t time = leaving ? now : (uint32_t)n - now;
        if (time > heap[0] >> 32) {
            heap[0] = place_at(time, at);
        } else {
            s->order[leaving ? left - 1 : n - left] = who;
            turn_in_order(s, who);
            heap[0] = heap[--left];
        }
        sink(heap, left);
    }
out:
    free(heap);
    free(line);
    return st;
}

static pdn_status by_contacts_alone(struct state *s)
{
    pdn_status st = by_contacts(s->both, false, s->order);

    begin_with(s, false);
    for (size_t k = 0; st == PDN_OK && k < s->both->n; k++)
        turn_in_order(s, s->order[k]);
    return st;
}

/* The best of the cores that hold the first k of the order. */
static double sweep(struct state *s)
{
    size_t n = s->both->n, at = 0;
    double best = -1;

    for (size_t k = 1; k <= n; k++) {
        double fit = fit_of(s, k, s->left[k]);
        if (!(fit > best + 1e-12)) continue;
        best = fit;
        at = k;
    }
    begin_with(s, at > n / 2);
    while (s->size != at)
        turn(s, s->order[s->size < at ? s->size : s->size - 1]);
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
        PDN_TRY(k == 0 ? by_contacts_alone(s) : by_outsiders(s, k == 2));
        double fit = climb(s, sweep(s));
        if (fit > *most + 1e-12) {
            *most = fit;
            memcpy(core, s->in, n * sizeof *core);
        }
    }
out:
    return st;
}

pdn_status core_periphery__correlation(const pdn_packed *both, bool *core,
                                       double *fit)
{
    pdn_status st = PDN_OK;
    struct state s = {.both = both};
    size_t n = both->n;
    bool *best = NULL;

    PDN_TAKE(&s.memory, s.in, n);
    PDN_TAKE(&s.memory, s.free, n);
    PDN_TAKE(&s.memory, s.order, n);
    PDN_TAKE(&s.memory, s.left, n + 1);
    PDN_TAKE(&s.memory, s.of_size, n + 1);
    fill_sizes(&s);
    begin_with(&s, false);
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
    pdn_arena_clear(&s.memory);
    free(best);
    return st;
}
