/* How unsure an expectation is, where the rows of a unit are akin. */
#include "panel.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct work {
    double *meat, *own_meat; /* B of every unit, of one */
    double *rest;            /* A of the others */
    double *row, *sum;       /* of one unit: by year, and together */
};

/* Row i, times the root of its weight n mu (1 - mu). */
static void weigh(const pdn_glm_data *d, const pdn_glm *fit, size_t i,
                  double *row)
{
    double mu = pdn_glm_share(d, fit->estimate, i);
    double root = sqrt(d->people[i] * mu * (1 - mu));

    for (size_t k = 0; k < d->terms; k++)
        row[k] = root * d->term[k][i];
}

/* One unit's part of A (taken from rest), of B, and the sum of its rows. */
static void add_unit(const pdn_i_panel *p, const pdn_glm_data *d,
                     const double *rho, const double *row, size_t u,
                     struct work *w)
{
    size_t n = d->terms, first = u * p->years;

    memset(w->own_meat, 0, n * n * sizeof *w->own_meat);
    memset(w->sum, 0, n * sizeof *w->sum);
    for (size_t t = 0; t < p->years; t++) {
        if (d->skip[first + t]) continue;
        const double *x = row + t * n;
        for (size_t i = 0; i < n; i++) {
            w->sum[i] += x[i];
            for (size_t k = 0; k < n; k++)
                w->rest[i * n + k] -= x[i] * x[k];
        }
        for (size_t s = 0; s < p->years; s++) {
            if (d->skip[first + s]) continue;
            double r = rho[pdn_i_lag(p, s, t)];
            const double *y = row + s * n;
            for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < n; k++)
                    w->own_meat[i * n + k] += r * x[i] * y[k];
        }
    }
}

static void take_unit(const pdn_i_panel *p, const pdn_glm_data *d,
                      const pdn_glm *fit, const double *rho, size_t u,
                      struct work *w)
{
    for (size_t t = 0; t < p->years; t++)
        if (!d->skip[u * p->years + t])
            weigh(d, fit, u * p->years + t, w->row + t * d->terms);
    memcpy(w->rest, fit->information, d->terms * d->terms * sizeof *w->rest);
    add_unit(p, d, rho, w->row, u, w);
}

/* g' A^-1 B A^-1 g of the others, g the sum of the unit's rows. */
static double doubt_of(const pdn_glm_data *d, struct work *w)
{
    size_t n = d->terms;
    gsl_matrix_view a = gsl_matrix_view_array(w->rest, n, n);
    gsl_vector_view g = gsl_vector_view_array(w->sum, n);
    double sum = 0;

    if (gsl_linalg_cholesky_decomp1(&a.matrix) != GSL_SUCCESS ||
        gsl_linalg_cholesky_svx(&a.matrix, &g.vector) != GSL_SUCCESS)
        return (double)NAN;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            sum += w->sum[i] * w->sum[k] *
                   (w->meat[i * n + k] - w->own_meat[i * n + k]);
    return sum;
}

pdn_status pdn_i_doubt(const pdn_i_panel *p, const pdn_glm_data *d,
                       const pdn_glm *fit, const double *rho,
                       pdn_i_residuals *out)
{
    pdn_status st = PDN_OK;
    size_t n = d->terms;
    struct work w = {0};

    PDN_NEW(w.meat, n * n);
    PDN_NEW(w.own_meat, n * n);
    PDN_NEW(w.rest, n * n);
    PDN_NEW(w.row, p->years * n);
    PDN_NEW(w.sum, n);
    for (size_t u = 0; u < p->units; u++) {
        take_unit(p, d, fit, rho, u, &w);
        for (size_t i = 0; i < n * n; i++)
            w.meat[i] += w.own_meat[i];
    }
    out->lost = 0; /* tr(A^-1 B) */
    for (size_t i = 0; i < n * n; i++)
        out->lost += fit->covariance[i] * w.meat[i];
    for (size_t u = 0; u < p->units; u++) {
        take_unit(p, d, fit, rho, u, &w);
        out->doubt[u] = doubt_of(d, &w);
    }
out:
    free(w.meat);
    free(w.own_meat);
    free(w.rest);
    free(w.row);
    free(w.sum);
    return st;
}
