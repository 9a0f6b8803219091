#include "pivot_mds.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS = 200 };

/* Squared distances, doubly centred: pivots x n. Parts without a way stand a
 * little farther apart than the longest way. */
static void centre(const pdn_pivots *p, double *c)
{
    double all = 0, *row = c;
    uint16_t longest = 0;

    for (size_t k = 0; k < p->pivots * p->n; k++)
        if (p->hops[k] != PDN_NO_WAY && p->hops[k] > longest)
            longest = p->hops[k];
    for (size_t k = 0; k < p->pivots * p->n; k++) {
        double d = p->hops[k] == PDN_NO_WAY ? longest + 1.0 : p->hops[k];
        c[k] = d * d;
    }
    for (size_t i = 0; i < p->n; i++) {
        double mean = 0;
        for (size_t k = 0; k < p->pivots; k++)
            mean += c[k * p->n + i] / (double)p->pivots;
        for (size_t k = 0; k < p->pivots; k++)
            c[k * p->n + i] -= mean;
    }
    for (size_t k = 0; k < p->pivots; k++, row += p->n) {
        all = 0;
        for (size_t i = 0; i < p->n; i++)
            all += row[i] / (double)p->n;
        for (size_t i = 0; i < p->n; i++)
            row[i] = -.5 * (row[i] - all);
    }
}

/* c c', pivots x pivots. */
static void square(const double *c, size_t pivots, size_t n, double *b)
{
    for (size_t k = 0; k < pivots; k++)
        for (size_t l = 0; l <= k; l++) {
            double sum = 0;
            for (size_t i = 0; i < n; i++)
                sum += c[k * n + i] * c[l * n + i];
            b[k * pivots + l] = b[l * pivots + k] = sum;
        }
}

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;

    for (size_t k = 0; k < n; k++)
        sum += a[k] * b[k];
    return sum;
}

/* The leading direction of b that is upright to `other` (NULL: none), by the
 * power method from a fixed start; its eigenvalue, 0 where there is none. */
static double leading(const double *b, size_t n, const double *other, double *v,
                      double *next)
{
    double value = 0;

    for (size_t k = 0; k < n; k++)
        v[k] = 1 + cos(2.399963229728653 * (double)(k + 1));
    for (int round = 0; round < ROUNDS; round++) {
        double along = other != NULL ? dot(v, other, n) : 0;
        for (size_t k = 0; k < n; k++)
            v[k] -= other != NULL ? along * other[k] : 0;
        double length = sqrt(dot(v, v, n));
        if (!(length > 1e-12)) return 0;
        for (size_t k = 0; k < n; k++)
            v[k] /= length;
        for (size_t k = 0; k < n; k++)
            next[k] = dot(b + k * n, v, n);
        value = dot(v, next, n);
        if (round + 1 < ROUNDS)
            for (size_t k = 0; k < n; k++)
                v[k] = next[k];
    }
    return value;
}

/* One coordinate of everybody: v'c, in hops (the pivots weigh as all n). */
static void project(const pdn_pivots *p, const double *c, const double *v,
                    double value, double *out)
{
    double scale =
        value > 0 ? sqrt((double)p->pivots / (double)p->n / sqrt(value)) : 0;

    for (size_t i = 0; i < p->n; i++)
        out[i] = 0;
    for (size_t k = 0; k < p->pivots; k++)
        for (size_t i = 0; i < p->n; i++)
            out[i] += scale * v[k] * c[k * p->n + i];
}

pdn_status pivot_mds__place(const pdn_pivots *p, double hop, pdn_point *x)
{
    pdn_status st = PDN_OK;
    double *c = NULL, *b = NULL, *v[3] = {0}, *at[2] = {0};

    PDN_NEW(c, p->pivots * p->n);
    PDN_NEW(b, p->pivots * p->pivots);
    for (size_t k = 0; k < 3; k++)
        PDN_NEW(v[k], p->pivots);
    for (size_t k = 0; k < 2; k++)
        PDN_NEW(at[k], p->n);
    if (p->pivots > 0) {
        centre(p, c);
        square(c, p->pivots, p->n, b);
        for (size_t k = 0; k < 2; k++) {
            double value =
                leading(b, p->pivots, k > 0 ? v[0] : NULL, v[k], v[2]);
            project(p, c, v[k], value, at[k]);
        }
    }
    for (size_t i = 0; i < p->n; i++) {
        /* nobody on another's place: a turn and a step of one's own */
        double turn = 2.399963229728653 * (double)i;
        double off = .02 + .08 * (double)i / (double)p->n;
        x[i] = (pdn_point){hop * (at[0][i] + off * cos(turn)),
                           hop * (at[1][i] + off * sin(turn))};
    }
out:
    for (size_t k = 0; k < 2; k++)
        free(at[k]);
    for (size_t k = 0; k < 3; k++)
        free(v[k]);
    free(b);
    free(c);
    return st;
}
