/* How many pairs, contacts and people a model rests on, at the least of its
 * terms. */
#include "qap_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sums over the pairs of a weight: in all, and by who answers and of whom;
 * where ties have no direction both ends are one. */
struct sums {
    size_t n;
    double all, squares;
    double *from, *to;
};

static void add(struct sums *s, const struct qap__work *w, size_t cell,
                double weight)
{
    s->all += weight;
    s->squares += weight * weight;
    s->from[cell / s->n] += weight;
    (w->d->undirected ? s->from : s->to)[cell % s->n] += weight;
}

static void start(struct sums *s)
{
    s->all = s->squares = 0;
    memset(s->from, 0, s->n * sizeof *s->from);
    memset(s->to, 0, s->n * sizeof *s->to);
}

/* So many alike would be as uneven (1 / the sum of squared shares). */
static double alike(const double *weight, size_t n)
{
    double sum = 0, squares = 0;

    for (size_t i = 0; i < n; i++) {
        sum += weight[i];
        squares += weight[i] * weight[i];
    }
    return squares > 0 ? sum * sum / squares : (double)INFINITY;
}

static double any(const double *weight, size_t n)
{
    double with = 0;

    for (size_t i = 0; i < n; i++)
        with += weight[i] > 0;
    return with > 0 ? with : (double)INFINITY;
}

static double least_of(const struct sums *s,
                       double count(const double *weight, size_t n))
{
    return fmin(count(s->from, s->n), count(s->to, s->n));
}

/* Those where the predictor differs beside the others: the estimate is a mean
 * with these weights. */
static double behind_rest(const struct qap__work *w, size_t k, struct sums *s)
{
    start(s);
    for (size_t cell = 0; cell < s->n * s->n; cell++)
        if (qap__counts(w, cell)) add(s, w, cell, pow(w->rest[k][cell], 2));
    if (!(s->squares > 0)) return (double)INFINITY;
    return fmin(s->all * s->all / s->squares, least_of(s, alike));
}

/* Pairs that are above the mean of two predictors, or below: of one with two
 * values, those who have it, or have not. */
struct level {
    size_t k[2];
    bool above[2];
};

static bool is_in(const struct qap__work *w, const struct level *l, size_t cell)
{
    bool in = qap__counts(w, cell);

    for (int i = 0; i < 2; i++)
        in = in &&
             (w->d->predictor[l->k[i]][cell] > w->mean[l->k[i]]) == l->above[i];
    return in;
}

/* Whether the outcome is that there is contact, or how much: 0 where none. */
static bool has_none(const struct qap__work *w)
{
    bool none = false;

    for (size_t cell = 0; cell < w->d->n * w->d->n && !none; cell++)
        none = qap__counts(w, cell) && !(fabs(w->d->outcome[cell]) > 0);
    return none;
}

/* Their contacts, and the others, are a count too, and answers of people; of
 * pairs that are all alike twice as many are wanted. */
static double behind_contacts(const struct qap__work *w, const struct level *l,
                              struct sums *s, double pairs)
{
    start(s);
    for (size_t cell = 0; cell < s->n * s->n; cell++)
        if (is_in(w, l, cell) && fabs(w->d->outcome[cell]) > 0)
            add(s, w, cell, 1);
    const double none = pairs - s->all;
    if (s->all < .5 || none < .5) return pairs / 2;
    return fmin(fmin(s->all, none), least_of(s, any));
}

static double behind_level(const struct qap__work *w, const struct level *l,
                           bool contacts, struct sums *s)
{
    start(s);
    for (size_t cell = 0; cell < s->n * s->n; cell++)
        if (is_in(w, l, cell)) add(s, w, cell, 1);
    const double pairs = s->all, people = least_of(s, any);
    if (pairs < .5) return (double)INFINITY;
    if (!contacts) return fmin(pairs, people);
    return fmin(fmin(pairs, people), behind_contacts(w, l, s, pairs));
}

static bool has_two_values(const struct qap__work *w, size_t k)
{
    double least = (double)INFINITY, most = -(double)INFINITY;

    for (int again = 0; again < 2; again++)
        for (size_t cell = 0; cell < w->d->n * w->d->n; cell++) {
            const double x = w->d->predictor[k][cell];
            if (!qap__counts(w, cell)) continue;
            if (again && x > least && x < most) return false;
            least = fmin(least, x);
            most = fmax(most, x);
        }
    return true;
}

/* Two predictors of which one is part of the other, or that leave nobody out:
 * with the intercept they give each of the three levels that there are. */
static double behind_two(const struct qap__work *w, size_t j, size_t k,
                         bool contacts, struct sums *s)
{
    double behind = (double)INFINITY;
    int levels = 0;

    for (int both = 0; both < 4; both++) {
        const struct level l = {{j, k}, {(both & 1) != 0, (both & 2) != 0}};
        const double x = behind_level(w, &l, contacts, s);
        levels += isfinite(x);
        behind = fmin(behind, x);
    }
    return levels < 4 ? behind : (double)INFINITY;
}

static double behind_predictor(const struct qap__work *w, size_t k,
                               bool contacts, struct sums *s)
{
    double behind = behind_rest(w, k, s);

    for (int above = 0; above < 2; above++) {
        const struct level l = {{k, k}, {above == 1, above == 1}};
        behind = fmin(behind, behind_level(w, &l, contacts, s));
    }
    for (size_t j = 0; j < k; j++)
        if (has_two_values(w, j) && has_two_values(w, k))
            behind = fmin(behind, behind_two(w, j, k, contacts, s));
    return behind;
}

pdn_status qap__find_behind(struct qap__work *w)
{
    pdn_status st = PDN_OK;
    struct sums s = {.n = w->d->n};
    const bool contacts = has_none(w);

    w->behind = (double)INFINITY;
    PDN_NEW(s.from, s.n);
    PDN_NEW(s.to, s.n);
    for (size_t k = 0; k < w->d->predictors; k++)
        w->behind = fmin(w->behind, behind_predictor(w, k, contacts, &s));
out:
    free(s.from);
    free(s.to);
    return st;
}
