#include "shrink.h"

#include "log_gamma.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

enum { STEPS = 100, CELLS = STEPS * STEPS };

#define MOST_SD   .25
#define MOST_SIZE 1e7  /* above it a Beta is a point */
#define LEFT_OUT  1e-6 /* of all weight */
#define FAR_BELOW 22.  /* 10 000 times e^-22 of the best is little */
#define UNSEEN    ((double)INFINITY)

/* Cell j * STEPS + i is p number i, s number j. */
struct grid {
    const pdn_seen *unit;
    size_t k;
    double from, step;  /* of logit p */
    double *log_weight; /* UNSEEN: not looked at */
    uint32_t *open;     /* cells to go on from */
    size_t opens;
    double best;
};

static bool used(const pdn_seen *u)
{
    return u->people > 0 && u->least <= u->most && u->least <= u->people;
}

static bool known(const pdn_seen *u)
{
    return used(u) && !(u->least < u->most);
}

/* ---- one cell ---- */

struct cell {
    double p, q, sd, size; /* size M = 1 / rho - 1, not above 0: no cell */
};

/* The cube root of a cell's spread, as a share of the most. */
static double spread_of(size_t c)
{
    size_t row = c / STEPS;

    return ((double)row + .5) / STEPS;
}

static struct cell cell_at(const struct grid *g, size_t c)
{
    double logit = g->from + ((double)(c % STEPS) + .5) * g->step;
    double u = spread_of(c);
    struct cell at = {.p = 1 / (1 + exp(-logit)),
                      .q = 1 / (1 + exp(logit)),
                      .sd = MOST_SD * u * u * u};

    at.size = at.p * at.q / (at.sd * at.sd) - 1;
    return at;
}

/* ln of p^x q^(n-x), or of its mean over the cell's Beta. */
static double log_chance(const struct cell *at, double x, double n)
{
    if (at->size > MOST_SIZE) return x * log(at->p) + (n - x) * log(at->q);

    double a = at->p * at->size, b = at->q * at->size;
    return loggamma__at(x + a) - loggamma__at(a) + loggamma__at(n - x + b) -
           loggamma__at(b) - loggamma__at(n + at->size) +
           loggamma__at(at->size);
}

static double log_choose(double n, double x)
{
    return loggamma__at(n + 1) - loggamma__at(x + 1) - loggamma__at(n - x + 1);
}

/* A hidden count: the log of the sum over what it may be. */
static double log_hidden(const struct cell *at, const pdn_seen *u)
{
    double sum = -(double)INFINITY, x = u->least;

    while (x <= u->most && x <= u->people) {
        double one = log_choose(u->people, x) + log_chance(at, x, u->people);
        double top = fmax(sum, one);
        sum = top + log(exp(sum - top) + exp(one - top));
        x++;
    }
    return sum;
}

/* Adds the known units, which share the terms without x and n. Each takes from
 * the sum: below `least` there is no need to go on. */
static double add_known(const struct grid *g, const struct cell *at,
                        double least, double sum)
{
    double a = at->p * at->size, b = at->q * at->size;
    bool point = at->size > MOST_SIZE;
    double log_p = log(at->p), log_q = log(at->q);
    double shared =
        point ? 0 : loggamma__at(a) + loggamma__at(b) - loggamma__at(at->size);

    for (size_t i = 0; i < g->k && sum >= least; i++) {
        const pdn_seen *u = &g->unit[i];
        if (!known(u)) continue;
        double x = u->least, rest = u->people - u->least;
        sum += point ? x * log_p + rest * log_q
                     : loggamma__at(x + a) + loggamma__at(rest + b) -
                           loggamma__at(u->people + at->size) - shared;
    }
    return sum;
}

/* Log of prior times likelihood; -INFINITY: no such cell, or none that counts
 * beside the best so far. */
static double log_weight(const struct grid *g, size_t c)
{
    struct cell at = cell_at(g, c);
    double u = spread_of(c), least = g->best - FAR_BELOW;

    if (!(at.size > 0) || !(at.p > 0 && at.q > 0)) return -(double)INFINITY;
    double sum = add_known(g, &at, least, log(at.p * at.q) + 2 * log(u));
    for (size_t i = 0; i < g->k && sum >= least; i++)
        if (used(&g->unit[i]) && !known(&g->unit[i]))
            sum += log_hidden(&at, &g->unit[i]);
    return isfinite(sum) && sum >= least ? sum : -(double)INFINITY;
}

/* ---- where the weight is ---- */

static void look_at(struct grid *g, size_t c)
{
    if (g->log_weight[c] < UNSEEN) return;
    g->log_weight[c] = log_weight(g, c);
    g->best = fmax(g->best, g->log_weight[c]);
    g->open[g->opens++] = (uint32_t)c;
}

/* Every cell that touches one whose weight counts: the weight is one hill, if
 * a long one. */
static void spread_out(struct grid *g)
{
    for (size_t next = 0; next < g->opens; next++) {
        size_t c = g->open[next], i = c % STEPS, j = c / STEPS;
        if (!(g->log_weight[c] > g->best - FAR_BELOW)) continue;
        for (size_t m = j > 0 ? j - 1 : 0; m <= j + 1 && m < STEPS; m++)
            for (size_t l = i > 0 ? i - 1 : 0; l <= i + 1 && l < STEPS; l++)
                look_at(g, m * STEPS + l);
    }
}

/* A net of one cell in 25 first, so that no hill is passed by. */
static void fill(struct grid *g)
{
    enum { MESH = 5 };

    for (size_t c = 0; c < CELLS; c++)
        g->log_weight[c] = UNSEEN;
    g->best = -(double)INFINITY;
    for (size_t j = MESH / 2; j < STEPS; j += MESH)
        for (size_t i = MESH / 2; i < STEPS; i += MESH)
            look_at(g, j * STEPS + i);
    spread_out(g);
}

/* False: no known count. */
static bool lay_grid(struct grid *g)
{
    double x = 0, n = 0;

    for (size_t i = 0; i < g->k; i++) {
        if (!known(&g->unit[i])) continue;
        x += g->unit[i].least;
        n += g->unit[i].people;
    }
    if (!(n > 0)) return false;
    /* logit((X + .5) / (N + 1)) -+ (6 se + 1) */
    double se = sqrt(1 / (x + .5) + 1 / (n - x + .5)), half = 6 * se + 1;
    g->from = log((x + .5) / (n - x + .5)) - half;
    g->step = 2 * half / STEPS;
    return true;
}

/* ---- what is kept ---- */

static int by_weight(const void *va, const void *vb)
{
    double a = *(const double *)va, b = *(const double *)vb;

    return (a > b) - (a < b);
}

/* The least weight that is kept: what is below it has LEFT_OUT of all at most.
 * weight: n of them; sorted here. */
static double least_kept(double *weight, size_t n)
{
    double all = 0, below = 0;
    size_t i = 0;

    qsort(weight, n, sizeof *weight, by_weight);
    for (size_t k = 0; k < n; k++)
        all += weight[k];
    while (i < n && below + weight[i] <= LEFT_OUT * all)
        below += weight[i++];
    return weight[i];
}

static double weight_of(const struct grid *g, size_t c)
{
    return g->log_weight[c] < UNSEEN ? exp(g->log_weight[c] - g->best) : 0;
}

static pdn_status keep(const struct grid *g, pdn_spread *out)
{
    pdn_status st = PDN_OK;
    pdn_spread s = {.units = out->units};
    double *weight = NULL, sum = 0, least = 0;
    size_t n = 0;

    PDN_NEW(weight, CELLS);
    for (size_t c = 0; c < CELLS; c++)
        if (weight_of(g, c) > 0) weight[n++] = weight_of(g, c);
    least = least_kept(weight, n);
    PDN_TAKE(&s.memory, s.a, n);
    PDN_TAKE(&s.memory, s.b, n);
    PDN_TAKE(&s.memory, s.up_to, n);
    for (size_t c = 0; c < CELLS; c++) {
        double w = weight_of(g, c);
        if (!(w > 0) || w < least) continue;
        struct cell at = cell_at(g, c);
        sum += w;
        s.a[s.cells] = at.p * at.size;
        s.b[s.cells] = at.q * at.size;
        s.sd += w * at.sd;
        s.up_to[s.cells++] = sum;
    }
    for (size_t c = 0; c < s.cells; c++)
        s.up_to[c] /= sum;
    s.sd /= sum;
    *out = s;
    s = (pdn_spread){0};
out:
    free(weight);
    shrink__spread_clear(&s);
    return st;
}

pdn_status shrink__fit(const pdn_seen *unit, size_t k, pdn_spread *out)
{
    pdn_status st = PDN_OK;
    struct grid g = {.unit = unit, .k = k};
    pdn_spread s = {.sd = (double)NAN};

    for (size_t i = 0; i < k; i++)
        s.units += used(&unit[i]);
    PDN_NEW(g.log_weight, CELLS);
    PDN_NEW(g.open, CELLS);
    if (lay_grid(&g)) {
        fill(&g);
        if (isfinite(g.best)) PDN_TRY(keep(&g, &s));
    }
    *out = s;
out:
    free(g.log_weight);
    free(g.open);
    return st;
}

void shrink__spread_clear(pdn_spread *s)
{
    pdn_arena_clear(&s->memory);
    *s = (pdn_spread){0};
}
