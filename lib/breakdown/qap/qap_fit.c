#include "qap_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Lower triangle of L with L L' = gram, in place; a column that is a sum of
 * those before it becomes 0. */
static void decompose(double *gram, size_t n)
{
    for (size_t j = 0; j < n; j++) {
        double own = gram[j * n + j], left = own;
        for (size_t k = 0; k < j; k++)
            left -= gram[j * n + k] * gram[j * n + k];
        double root = left > 1e-11 * own ? sqrt(left) : 0;
        gram[j * n + j] = root;
        for (size_t i = j + 1; i < n; i++) {
            double sum = gram[i * n + j];
            for (size_t k = 0; k < j; k++)
                sum -= gram[i * n + k] * gram[j * n + k];
            gram[i * n + j] = root > 0 ? sum / root : 0;
        }
    }
}

/* From L of [others, focal, outcome]: b = l_yf / l_ff, and
 * t = l_yf sqrt(cells - terms) / l_yy. */
static struct qap__fit read_fit(const double *l, size_t n, double cells)
{
    double ff = l[(n - 2) * n + n - 2], yf = l[(n - 1) * n + n - 2];
    double yy = l[(n - 1) * n + n - 1], free = cells - (double)(n - 1);
    struct qap__fit f = {(double)NAN, (double)NAN, (double)NAN, cells};

    if (!(ff > 0) || free < 1) return f;
    f.estimate = yf / ff;
    f.t = yy > 0 ? yf * sqrt(free) / yy : copysign((double)INFINITY, yf);
    if (yf * yf + yy * yy > 0) f.r = yf / sqrt(yf * yf + yy * yy);
    return f;
}

/* Fills x with the terms of cell (i, j), the focal one before the outcome:
 * the intercept, predictors but `focal`, their values less their means. */
static void terms_of(const struct qap__work *w, size_t focal, size_t cell,
                     double *x)
{
    size_t at = 0;

    x[at++] = 1;
    for (size_t k = 0; k < w->d->predictors; k++)
        if (k != focal) x[at++] = w->d->predictor[k][cell] - w->mean[k];
    x[w->wide - 1] = w->d->outcome[cell] - w->mean[w->d->predictors];
}

static void add_cell(double *gram, const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++)
            gram[i * n + j] += x[i] * x[j];
}

struct qap__fit qap__fit_turned(const struct qap__work *w, size_t focal,
                                const uint32_t *turn, double *gram)
{
    size_t n = w->d->n, wide = w->wide;
    double *x = gram + wide * wide, cells = 0;

    memset(gram, 0, wide * wide * sizeof *gram);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            size_t cell = i * n + j;
            size_t other = turn == NULL ? cell : turn[i] * n + turn[j];
            if (!qap__counts(w, cell)) continue; /* and so is other known */
            terms_of(w, focal, cell, x);
            x[wide - 2] = w->rest[focal][other];
            add_cell(gram, x, wide);
            cells++;
        }
    decompose(gram, wide);
    return read_fit(gram, wide, cells);
}

/* The coefficients by back substitution in L of [others, k]. */
pdn_status qap__take_out_others(struct qap__work *w, size_t k)
{
    pdn_status st = PDN_OK;
    size_t n = w->d->n, m = w->wide - 1;
    double *gram = NULL, *x = NULL, *b = NULL;

    PDN_NEW(gram, m * m);
    PDN_NEW(x, w->wide);
    PDN_NEW(b, m);
    for (size_t cell = 0; cell < n * n; cell++) {
        if (!qap__counts(w, cell)) continue;
        terms_of(w, k, cell, x);
        x[m - 1] = w->d->predictor[k][cell] - w->mean[k];
        add_cell(gram, x, m);
    }
    decompose(gram, m);
    w->gone[k] = !(gram[m * m - 1] > 0);
    for (size_t i = m - 1; i-- > 0;) {
        double sum = gram[(m - 1) * m + i];
        for (size_t j = i + 1; j < m - 1; j++)
            sum -= gram[j * m + i] * b[j];
        b[i] = gram[i * m + i] > 0 ? sum / gram[i * m + i] : 0;
    }
    for (size_t cell = 0; cell < n * n; cell++) {
        if (!w->known[cell]) continue;
        terms_of(w, k, cell, x);
        double left = w->d->predictor[k][cell] - w->mean[k];
        for (size_t i = 0; i < m - 1; i++)
            left -= b[i] * x[i];
        w->rest[k][cell] = w->gone[k] ? 0 : left;
    }
out:
    free(gram);
    free(x);
    free(b);
    return st;
}

/* The intercept comes last of the terms. */
struct qap__fit qap__fit_intercept(struct qap__work *w)
{
    size_t wide = w->wide, terms = w->d->predictors;
    double *gram = w->gram[0], *x = gram + wide * wide, cells = 0;

    memset(gram, 0, wide * wide * sizeof *gram);
    for (size_t cell = 0; cell < w->d->n * w->d->n; cell++) {
        if (!qap__counts(w, cell)) continue;
        for (size_t k = 0; k < terms; k++)
            x[k] = w->d->predictor[k][cell];
        x[terms] = 1;
        x[terms + 1] = w->d->outcome[cell];
        add_cell(gram, x, wide);
        cells++;
    }
    decompose(gram, wide);
    return read_fit(gram, wide, cells);
}
