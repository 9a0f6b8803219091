/* How many pairs and people a model rests on, at the least of its terms. */
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

/* Those above the mean of the predictor, or below: of one with two values,
 * those who have it, or have not. */
static double behind_level(const struct qap__work *w, size_t k, bool above,
                           struct sums *s)
{
    start(s);
    for (size_t cell = 0; cell < s->n * s->n; cell++)
        if (qap__counts(w, cell) &&
            (w->d->predictor[k][cell] > w->mean[k]) == above)
            add(s, w, cell, 1);
    return fmin(s->all, least_of(s, any));
}

/* Of these, how many have an outcome, or none: contacts are a count, whose
 * density is told. */
static double behind_outcome(const struct qap__work *w, size_t k, bool above)
{
    const size_t cells = w->d->n * w->d->n;
    double some = 0, none = 0;

    for (size_t cell = 0; cell < cells; cell++) {
        if (!qap__counts(w, cell) ||
            (w->d->predictor[k][cell] > w->mean[k]) != above)
            continue;
        if (fabs(w->d->outcome[cell]) > 0)
            some++;
        else
            none++;
    }
    if (!(some > 0) || !(none > 0)) return (double)INFINITY;
    return fmin(some, none);
}

pdn_status qap__find_behind(struct qap__work *w)
{
    pdn_status st = PDN_OK;
    struct sums s = {.n = w->d->n};

    w->behind = (double)INFINITY;
    PDN_NEW(s.from, s.n);
    PDN_NEW(s.to, s.n);
    for (size_t k = 0; k < w->d->predictors; k++) {
        w->behind = fmin(w->behind, behind_rest(w, k, &s));
        for (int above = 0; above < 2; above++) {
            w->behind = fmin(w->behind, behind_level(w, k, above == 1, &s));
            w->behind = fmin(w->behind, behind_outcome(w, k, above == 1));
        }
    }
out:
    free(s.from);
    free(s.to);
    return st;
}
