#include "contrast.h"

#include "choice.h"
#include "core/purposes.h"
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define EACH_TAIL .025

static double choose(size_t n, size_t k)
{
    double ways = 1;

    for (size_t i = 1; i <= k; i++)
        ways = ways * (double)(n - k + i) / (double)i;
    return ways < 0x1p53 ? round(ways) : ways;
}

/* How often k of `drawn` are among the `one`: in ways while they are whole
 * numbers, else a probability. */
struct margins {
    size_t one, other, drawn;
    double all; /* 0: too many to count */
};

static double weight(const struct margins *m, size_t k)
{
    if (m->all > 0) return choose(m->one, k) * choose(m->other, m->drawn - k);
    return gsl_ran_hypergeometric_pdf((unsigned)k, (unsigned)m->one,
                                      (unsigned)m->other, (unsigned)m->drawn);
}

pdn_exact contrast__fisher(double with1, double n1, double with2, double n2)
{
    double none = (double)NAN, with = with1 + with2, least = (double)INFINITY;
    pdn_exact e = {none, none};

    if (!(n1 > 0) || !(n2 > 0) || !(with1 <= n1) || !(with2 <= n2)) return e;
    struct margins m = {.one = pdn_number_to_size(with),
                        .other = pdn_number_to_size(n1 + n2 - with),
                        .drawn = pdn_number_to_size(n1)};
    m.all = choose(m.one + m.other, m.drawn);
    if (m.all >= 0x1p53) m.all = 0;
    size_t lo = m.drawn > m.other ? m.drawn - m.other : 0;
    size_t hi = m.one < m.drawn ? m.one : m.drawn;
    double seen = weight(&m, pdn_number_to_size(with1));

    e = (pdn_exact){0, 0};
    for (size_t k = lo; k <= hi; k++)
        least = fmin(least, weight(&m, k));
    for (size_t k = lo; k <= hi; k++) {
        double w = weight(&m, k);
        if (w <= seen * (1 + 1e-7)) e.p += w;
        if (w <= least * (1 + 1e-7)) e.smallest_p += w;
    }
    double of = m.all > 0 ? m.all : 1;
    return (pdn_exact){fmin(1, e.p / of), fmin(1, e.smallest_p / of)};
}

/* The values about their mean, and what is tallied over assignments. */
struct trial {
    double *x;
    size_t n, a;
    double seen, near; /* sum of the a's values; what counts as equal */
    double *shift;     /* at which an assignment is as extreme as the seen */
    size_t shifts, extreme;
};

/* pick: the a's places in an assignment, each once. */
static void tally(struct trial *t, const uint32_t *pick)
{
    double sum = 0;
    size_t moved = 0;

    for (size_t i = 0; i < t->a; i++) {
        sum += t->x[pick[i]];
        moved += pick[i] >= t->a;
    }
    t->extreme += fabs(sum) >= fabs(t->seen) - t->near;
    if (moved > 0) t->shift[t->shifts++] = (t->seen - sum) / (double)moved;
}

static void go_through_all(struct trial *t, uint32_t *place)
{
    for (uint32_t i = 0; i < t->a; i++)
        place[i] = i;
    do
        tally(t, place);
    while (choice__next(place, t->a, t->n));
}

static void draw(struct trial *t, size_t draws, uint64_t seed, uint32_t *place)
{
    for (size_t d = 0; d < draws; d++) {
        pdn_random r;
        pdn_random_start(&r, seed, PURPOSE_CONTRAST, d);
        for (uint32_t i = 0; i < t->n; i++)
            place[i] = i;
        for (size_t i = 0; i < t->a; i++) {
            size_t j = i + pdn_random_below(&r, (uint32_t)(t->n - i));
            uint32_t keep = place[i];
            place[i] = place[j];
            place[j] = keep;
        }
        tally(t, place);
    }
}

/* In how many ways the a's can have the values that stand at one end of the
 * sorted ones, beginning at `first`. */
static double ways_at(const double *sorted, size_t first, const struct trial *t)
{
    double edge = sorted[first == 0 ? t->a - 1 : first];
    size_t equal = 0, within = 0;

    for (size_t i = 0; i < t->n; i++) {
        if (fabs(sorted[i] - edge) > t->near) continue;
        equal++;
        within += i >= first && i < first + t->a;
    }
    return choose(equal, within);
}

/* The share of assignments that stand farthest out. */
static double farthest(double *sorted, const struct trial *t, double all)
{
    double low = 0, high = 0, ways = 0;

    pdn_sort(sorted, t->n);
    for (size_t i = 0; i < t->a; i++) {
        low -= sorted[i];
        high += sorted[t->n - 1 - i];
    }
    if (low >= high - t->near) ways += ways_at(sorted, 0, t);
    if (high >= low - t->near) ways += ways_at(sorted, t->n - t->a, t);
    return fmin(1, fmax(2, ways) / all);
}

static double cliff(const double *x, size_t a, size_t b)
{
    double more = 0;

    for (size_t i = 0; i < a; i++)
        for (size_t j = a; j < a + b; j++)
            more += (x[i] > x[j]) - (x[i] < x[j]);
    return more / (double)a / (double)b;
}

/* The values about the mean of all, so that sums are near 0. */
static void centre(const double *x, struct trial *t, double *sorted)
{
    double mean = 0, widest = 0;

    for (size_t i = 0; i < t->n; i++)
        mean += x[i] / (double)t->n;
    for (size_t i = 0; i < t->n; i++) {
        sorted[i] = t->x[i] = x[i] - mean;
        widest = fmax(widest, fabs(t->x[i]));
        if (i < t->a) t->seen += t->x[i];
    }
    t->near = 1e-9 * widest;
}

static void set_range(struct trial *t, pdn_contrast *c)
{
    size_t edge = (size_t)floor(EACH_TAIL * (double)(t->shifts + 1) + 1e-9);

    if (edge < 1) return;
    pdn_sort(t->shift, t->shifts);
    double lo = t->shift[edge - 1], hi = t->shift[t->shifts - edge];
    if (!(hi - lo > t->near)) return; /* nobody differs within a group */
    c->lo = lo;
    c->hi = hi;
}

static pdn_contrast describe(const double *x, size_t a, size_t b)
{
    double none = (double)NAN;
    pdn_contrast c = {none, none, none, none, none, none, {none, none}, 0};

    if (a == 0 && b == 0) return c;
    for (size_t i = 0; i < a + b; i++) {
        double *mean = i < a ? &c.mean_a : &c.mean_b;
        double share = x[i] / (double)(i < a ? a : b);
        *mean = isnan(*mean) ? share : *mean + share;
    }
    c.difference = c.mean_a - c.mean_b;
    if (a > 0 && b > 0) c.delta = cliff(x, a, b);
    return c;
}

pdn_status contrast__make(const double *x, size_t n_a, size_t n_b, size_t draws,
                          uint64_t seed, pdn_contrast *out)
{
    pdn_status st = PDN_OK;
    struct trial t = {.n = n_a + n_b, .a = n_a};
    pdn_contrast c = describe(x, n_a, n_b);
    double *sorted = NULL, all = choose(n_a + n_b, n_a);
    uint32_t *place = NULL;
    bool every = all <= PDN_ALL_ASSIGNMENTS;

    *out = c;
    if (n_a == 0 || n_b == 0) return PDN_OK;
    PDN_NEW(t.x, t.n);
    PDN_NEW(sorted, t.n);
    PDN_NEW(place, t.n);
    PDN_NEW(t.shift, every ? (size_t)all : draws);
    centre(x, &t, sorted);
    c.exact.smallest_p = farthest(sorted, &t, all);
    if (every) {
        go_through_all(&t, place);
        c.exact.p = (double)t.extreme / all;
    } else if (draws > 0) {
        draw(&t, draws, seed, place);
        c.draws = (double)draws;
        c.exact.p = pdn_p_drawn(t.extreme, draws);
        c.exact.smallest_p = fmax(c.exact.smallest_p, 1 / ((double)draws + 1));
    }
    set_range(&t, &c);
    *out = c;
out:
    free(t.x);
    free(t.shift);
    free(sorted);
    free(place);
    return st;
}
