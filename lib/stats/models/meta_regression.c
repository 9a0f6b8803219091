#include "meta_regression.h"

#include "cholesky.h"

#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BISQUARE 4.685

struct work {
    double *a;     /* X'WX, then its Cholesky factor */
    double *b;     /* X'Wy, then the estimate */
    double *far;   /* of each row looked at: |y - xb| in standard deviations */
    double *trust; /* rows: of the robust fit; NULL: all alike */
    pdn_arena memory;
};

static bool used(const pdn_meta_data *d, size_t row)
{
    return row != d->without;
}

/* X'WX and X'Wy with W = trust / (v + tau2), solved; false: no such fit. */
static bool weigh(const pdn_meta_data *d, double tau2, struct work *w)
{
    size_t p = d->terms;

    memset(w->a, 0, p * p * sizeof *w->a);
    memset(w->b, 0, p * sizeof *w->b);
    for (size_t i = 0; i < d->rows; i++) {
        if (!used(d, i)) continue;
        const double *x = d->x + i * p;
        double weight = 1 / (d->v[i] + tau2);
        if (w->trust != NULL) weight *= w->trust[i];
        double *a = w->a, wy = weight * d->y[i];
        for (size_t k = 0; k < p; k++, a += p) {
            double wx = weight * x[k];
            w->b[k] += wy * x[k];
            for (size_t j = 0; j <= k; j++)
                a[j] += wx * x[j];
        }
    }
    if (!cholesky__factor(w->a, p)) return false;
    cholesky__solve(w->a, p, w->b);
    return true;
}

static double off(const pdn_meta_data *d, const double *b, size_t row)
{
    double fitted = 0;

    for (size_t k = 0; k < d->terms; k++)
        fitted += d->x[row * d->terms + k] * b[k];
    return d->y[row] - fitted;
}

static pdn_status made_up(void)
{
    return pdn_fail(PDN_EDATA, "a column is made up by the others, or a value "
                               "is not finite");
}

/* The root of Q(tau2) = df, by Newton's steps on 1 / Q. That is concave and
 * rises, so that a step never goes past the root from below, and one from above
 * lands below it; it is a straight line where all v are alike. */
static pdn_status find_tau2(const pdn_meta_data *d, double df, double near,
                            struct work *w, double *tau2)
{
    enum { MOST_STEPS = 100 };
    double t = near > 0 ? near : 0, small = d->brief ? 1e-5 : 1e-12;

    for (int step = 0; step < MOST_STEPS; step++) {
        double q = 0, slope = 0, least = (double)INFINITY;
        if (!weigh(d, t, w)) return made_up();
        for (size_t i = 0; i < d->rows; i++) {
            if (!used(d, i)) continue;
            double weight = 1 / (d->v[i] + t), e = off(d, w->b, i);
            q += weight * e * e;              /* Q = sum w e^2 */
            slope += weight * weight * e * e; /* -dQ/dt = sum w^2 e^2 */
            least = fmin(least, d->v[i]);
        }
        if (!isfinite(q)) return made_up();
        double move = q > 0 ? q * (q / df - 1) / slope : -t;
        *tau2 = fmax(0, t + move);
        bool done = fabs(*tau2 - t) <= small * (t + least);
        t = *tau2;
        if (done) return PDN_OK; /* b is that of a tau2 as good as this one */
    }
    return pdn_fail(PDN_ENUMERIC,
                    "the variance between units did not settle in %d steps",
                    MOST_STEPS);
}

/* |y - xb| / sqrt(v + tau2) of every row into trust and far. */
static size_t measure(const pdn_meta_data *d, double tau2,
                      const double *estimate, struct work *w)
{
    size_t n = 0;

    for (size_t i = 0; i < d->rows; i++) {
        w->trust[i] = fabs(off(d, estimate, i)) / sqrt(d->v[i] + tau2);
        if (used(d, i)) w->far[n++] = w->trust[i];
    }
    return n;
}

/* 1 where more than half of the n rows are fitted exactly. */
static double scale_of(struct work *w, size_t n)
{
    double scale = pdn_median(w->far, n) / .6745;

    return scale > 1e-12 ? scale : 1;
}

static pdn_status reweigh(const pdn_meta_data *d, double tau2, struct work *w,
                          double *estimate)
{
    enum { MOST_STEPS = 300, SCALED = 100 };
    double scale = 1;

    for (int step = 0; step < MOST_STEPS; step++) {
        size_t n = measure(d, tau2, estimate, w);
        double longest = 0;
        /* a median can hop between two rows for ever: it is held then */
        if (step < SCALED) scale = scale_of(w, n);
        for (size_t i = 0; i < d->rows; i++) {
            double u = w->trust[i] / scale / BISQUARE, v = 1 - u * u;
            w->trust[i] = u < 1 ? v * v : 0;
        }
        if (!weigh(d, tau2, w)) return made_up();
        for (size_t k = 0; k < d->terms; k++) {
            longest = fmax(longest, fabs(w->b[k] - estimate[k]));
            estimate[k] = w->b[k];
        }
        if (longest < (d->brief ? 1e-7 : 1e-10)) return PDN_OK;
    }
    return pdn_fail(PDN_ENUMERIC,
                    "the robust regression did not settle in %d steps",
                    MOST_STEPS);
}

static pdn_status make_room(const pdn_meta_data *d, struct work *w,
                            pdn_meta *out)
{
    pdn_status st = PDN_OK;
    size_t p = d->terms;

    PDN_NEW(out->estimate, p);
    PDN_NEW(out->covariance, p * p);
    PDN_TAKE(&w->memory, w->a, p * p);
    PDN_TAKE(&w->memory, w->b, p);
    if (d->robust) PDN_TAKE(&w->memory, w->far, d->rows);
out:
    return st;
}

pdn_status meta_regression__fit(const pdn_meta_data *d, double near,
                                pdn_meta *out)
{
    pdn_status st = PDN_OK;
    size_t rows = d->rows - (d->without < d->rows);
    pdn_meta fit = {.terms = d->terms};
    struct work w = {0};

    if (rows <= d->terms)
        PDN_FAIL(PDN_EDATA, "%zu units are too few for %zu terms", rows,
                 d->terms);
    fit.df = (double)(rows - d->terms);
    PDN_TRY(make_room(d, &w, &fit));
    PDN_TRY(find_tau2(d, fit.df, near, &w, &fit.tau2));
    memcpy(fit.estimate, w.b, d->terms * sizeof *w.b);
    if (d->robust) {
        PDN_TAKE(&w.memory, w.trust, d->rows);
        PDN_TRY(reweigh(d, fit.tau2, &w, fit.estimate));
    }
    cholesky__inverse(w.a, d->terms, fit.covariance);
    *out = fit;
    fit = (pdn_meta){0};
out:
    pdn_arena_clear(&w.memory);
    meta_regression__clear(&fit);
    return st;
}

double meta_regression__mean(const pdn_meta *fit, const double *x)
{
    double sum = 0;

    for (size_t k = 0; k < fit->terms; k++)
        sum += x[k] * fit->estimate[k];
    return sum;
}

double meta_regression__variance(const pdn_meta *fit, const double *x)
{
    double sum = 0;

    for (size_t k = 0; k < fit->terms; k++)
        for (size_t j = 0; j < fit->terms; j++)
            sum += x[k] * fit->covariance[k * fit->terms + j] * x[j];
    return sum;
}

void meta_regression__clear(pdn_meta *fit)
{
    free(fit->estimate);
    free(fit->covariance);
    *fit = (pdn_meta){0};
}
