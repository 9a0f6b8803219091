#include "pdnet/coreperiphery.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A core of `size` and the contacts among those outside it. */
struct state {
    const pdn_packed *both;
    bool *in;
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

/* Contacts of v outside the core. */
static double outsiders(const struct state *s, uint32_t v)
{
    double count = 0;

    for (uint32_t e = s->both->start[v]; e < s->both->start[v + 1]; e++)
        count += !s->in[s->both->to[e]];
    return count;
}

/* v comes or goes. */
static void turn(struct state *s, uint32_t v)
{
    double free = outsiders(s, v);

    s->outside += s->in[v] ? free : -free;
    s->size = s->in[v] ? s->size - 1 : s->size + 1;
    s->in[v] = !s->in[v];
}

static double fit_turned(const struct state *s, uint32_t v)
{
    double free = outsiders(s, v);

    return s->in[v] ? fit_of(s, s->size - 1, s->outside + free)
                    : fit_of(s, s->size + 1, s->outside - free);
}

/* By contacts, the most first; then in the order of actors. */
static pdn_status sort_actors(struct state *s)
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

/* The best of the cores that hold the k most active. */
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

pdn_status pdn_core_periphery(const pdn_packed *both, bool *core, double *fit)
{
    pdn_status st = PDN_OK;
    struct state s = {.both = both, .outside = (double)both->m / 2};
    size_t n = both->n;

    PDN_NEW(s.in, n);
    PDN_NEW(s.order, n);
    *fit = (double)NAN;
    if (both->m > 0 && both->m < n * (n - 1)) {
        PDN_TRY(sort_actors(&s));
        *fit = climb(&s, sweep(&s));
    }
    if (core != NULL && n > 0) memcpy(core, s.in, n * sizeof *core);
out:
    free(s.in);
    free(s.order);
    return st;
}
