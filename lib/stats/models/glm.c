#include "glm.h"

#include "cholesky.h"
#include "glm_residual.h"

#include "pdnet/stats.h"
#include "sparse_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A share runs to 0 or 1 where it is nearer than SEPARATED (a linear predictor
 * of 15) and fewer events, or others, than NOTHING are left to be expected. */
#define SEPARATED 3.06e-7
#define NOTHING   1e-5
#define BISQUARE  4.685

static bool used(const pdn_glm_data *d, size_t row)
{
    return d->skip == NULL || !d->skip[row];
}

static double predictor(const pdn_glm_data *d, const double *estimate,
                        size_t row)
{
    double eta = 0;

    for (size_t k = 0; k < d->terms; k++)
        eta += estimate[k] * d->term[k][row];
    return eta;
}

static double logistic(double eta)
{
    return 1 / (1 + exp(-eta));
}

double glm__share(const pdn_glm_data *d, const double *estimate, size_t row)
{
    return logistic(predictor(d, estimate, row));
}

/* Scratch of one fit. */
struct work {
    struct sparse_rows own;
    const struct sparse_rows *rows; /* the data's, or own */
    double *a, *information, *b, *score, *next, *residual;
    double *mu;      /* rows: the shares at the estimates looked at */
    double scale;    /* of Pearson residuals; 0: not robust */
    size_t first, n; /* rows that are left out besides */
    pdn_arena memory;
};

static double bisquare(double r)
{
    double u = r / BISQUARE, v = 1 - u * u;

    return fabs(u) < 1 ? v * v : 0;
}

/* The shares at the estimates, which what follows looks at. */
static void look_at(const pdn_glm_data *d, const double *estimate,
                    struct work *w)
{
    for (size_t i = 0; i < d->rows; i++)
        if (used(d, i))
            w->mu[i] = logistic(sparse_rows__predictor(w->rows, estimate, i));
}

static double deviance_of(const pdn_glm_data *d, const struct work *w)
{
    double sum = 0;

    for (size_t i = 0; i < d->rows; i++)
        if (used(d, i))
            sum += glm_residual__deviance(d->events[i], d->people[i], w->mu[i]);
    return sum;
}

/* The information and the score. */
static void accumulate(const pdn_glm_data *d, struct work *w)
{
    size_t p = d->terms;

    memset(w->a, 0, p * p * sizeof *w->a);
    memset(w->b, 0, p * sizeof *w->b);
    for (size_t i = 0; i < d->rows; i++) {
        if (!used(d, i) || (i >= w->first && i < w->first + w->n)) continue;
        double mu = w->mu[i], n = d->people[i];
        double trust =
            w->scale > 0 ? bisquare(glm_residual__pearson(d->events[i], n, mu) /
                                    w->scale)
                         : 1;
        sparse_rows__add(w->rows, i, trust * n * mu * (1 - mu),
                         trust * (d->events[i] - n * mu), w->a, w->b);
    }
}

/* First estimates: one weighted regression of the empirical logits. */
static bool begin(const pdn_glm_data *d, double *estimate, struct work *w)
{
    size_t p = d->terms;

    memset(w->a, 0, p * p * sizeof *w->a);
    memset(w->b, 0, p * sizeof *w->b);
    for (size_t i = 0; i < d->rows; i++) {
        if (!used(d, i)) continue;
        double n = d->people[i], mu = (d->events[i] + .5) / (n + 1);
        double weight = n * mu * (1 - mu);
        sparse_rows__add(w->rows, i, weight, weight * log(mu / (1 - mu)), w->a,
                         w->b);
    }
    memcpy(estimate, w->b, p * sizeof *estimate);
    if (!cholesky__factor(w->a, p)) return false;
    cholesky__solve(w->a, p, estimate);
    return true;
}

static pdn_status not_told_apart(void)
{
    return pdn_fail(PDN_EDATA,
                    "the resources cannot be told apart: one of them (or a "
                    "year) is made up by the others");
}

static bool separated(const pdn_glm_data *d, const struct work *w)
{
    for (size_t i = 0; i < d->rows; i++) {
        if (!used(d, i)) continue;
        double least = fmin(w->mu[i], 1 - w->mu[i]);
        if (least < SEPARATED && d->people[i] * least < NOTHING) return true;
    }
    return false;
}

static pdn_status check_separation(const pdn_glm_data *d, const struct work *w)
{
    if (!separated(d, w)) return PDN_OK;
    return pdn_fail(PDN_EDATA, "the resources separate the outcomes: a "
                               "fitted share runs to 0 or 1");
}

/* The step that is solved for, halved until the deviance does not rise; the
 * deviance there. */
static double go(const pdn_glm_data *d, double deviance, double *estimate,
                 struct work *w)
{
    enum { MOST_HALVES = 30 };
    double there = 0;

    for (int half = 0; half < MOST_HALVES; half++) {
        for (size_t k = 0; k < d->terms; k++)
            w->next[k] = estimate[k] + ldexp(w->b[k], -half);
        look_at(d, w->next, w);
        there = deviance_of(d, w);
        if (there <= deviance * (1 + 1e-12) + 1e-12) break;
    }
    memcpy(estimate, w->next, d->terms * sizeof *estimate);
    return there;
}

/* Newton's steps as they come, without a look at the deviance, as long as each
 * gains less than the one before; false, and the estimates left alone: where
 * they do not settle so. */
static bool settle(const pdn_glm_data *d, double *estimate, struct work *w)
{
    enum { MOST_STEPS = 12 };
    size_t p = d->terms;
    double last = (double)INFINITY;

    memcpy(w->next, estimate, p * sizeof *estimate);
    for (int step = 0; step < MOST_STEPS; step++) {
        double gain = 0; /* score times step: twice the rise of ln L */
        look_at(d, w->next, w);
        accumulate(d, w);
        memcpy(w->score, w->b, p * sizeof *w->b);
        memcpy(w->information, w->a, p * p * sizeof *w->a);
        if (!cholesky__factor(w->a, p)) return false;
        cholesky__solve(w->a, p, w->b);
        for (size_t k = 0; k < p; k++) {
            gain += w->score[k] * w->b[k];
            w->next[k] += w->b[k];
        }
        if (!(gain <= last)) return false;
        last = gain;
        /* a step of 1e-6 standard errors leaves the square of that */
        if (gain > (d->brief ? 1e-8 : 1e-12)) continue;
        if (separated(d, w)) return false;
        memcpy(estimate, w->next, p * sizeof *estimate);
        return true;
    }
    return false;
}

static pdn_status newton(const pdn_glm_data *d, double *estimate,
                         struct work *w)
{
    enum { MOST_STEPS = 100 };
    pdn_status st = PDN_OK;

    look_at(d, estimate, w);
    double deviance = deviance_of(d, w);
    for (int step = 0; step < MOST_STEPS; step++) {
        accumulate(d, w);
        if (!cholesky__factor(w->a, d->terms)) {
            st = check_separation(d, w);
            return st != PDN_OK ? st : not_told_apart();
        }
        cholesky__solve(w->a, d->terms, w->b);
        double there = go(d, deviance, estimate, w);
        double change = fabs(there - deviance);
        deviance = there;
        st = check_separation(d, w);
        if (st != PDN_OK) return st;
        if (change <= 1e-12 * (1 + deviance)) return PDN_OK;
    }
    return pdn_fail(PDN_ENUMERIC, "the regression did not settle in %d steps",
                    MOST_STEPS);
}

/* MAD / .6745 of the Pearson residuals, at least 1. */
static double scale_of(const pdn_glm_data *d, struct work *w)
{
    size_t n = 0;

    for (size_t i = 0; i < d->rows; i++)
        if (used(d, i))
            w->residual[n++] = fabs(
                glm_residual__pearson(d->events[i], d->people[i], w->mu[i]));
    return fmax(1, pdn_median(w->residual, n) / .6745);
}

static pdn_status reweigh(const pdn_glm_data *d, double *estimate,
                          struct work *w)
{
    enum { MOST_STEPS = 300, SCALED = 100 };
    size_t p = d->terms;

    for (int step = 0; step < MOST_STEPS; step++) {
        look_at(d, estimate, w);
        /* a median can hop between two rows for ever: it is held then */
        if (step < SCALED) w->scale = scale_of(d, w);
        accumulate(d, w);
        if (!cholesky__factor(w->a, p)) return not_told_apart();
        cholesky__solve(w->a, p, w->b);
        double longest = 0;
        for (size_t k = 0; k < p; k++) {
            estimate[k] += w->b[k];
            longest = fmax(longest, fabs(w->b[k]));
        }
        if (longest < (d->brief ? 1e-7 : 1e-9)) return PDN_OK;
    }
    return pdn_fail(PDN_ENUMERIC,
                    "the robust regression did not settle in %d steps",
                    MOST_STEPS);
}

static double pearson_sum(const pdn_glm_data *d, const struct work *w)
{
    double sum = 0;

    for (size_t i = 0; i < d->rows; i++) {
        if (!used(d, i)) continue;
        double n = d->people[i], mu = w->mu[i], off = d->events[i] - n * mu;
        sum += off * off / (n * mu * (1 - mu));
    }
    return sum;
}

/* Information, its inverse, and how well it fits; in brief as the last step saw
 * it, and without the inverse. */
static bool finish(const pdn_glm_data *d, struct work *w, bool seen,
                   pdn_glm *out)
{
    size_t p = d->terms;

    w->scale = 0;
    if (!seen) {
        look_at(d, out->estimate, w);
        accumulate(d, w);
        memcpy(w->information, w->a, p * p * sizeof *w->a);
    }
    for (size_t i = 0; i < p; i++)
        for (size_t k = 0; k <= i; k++)
            out->information[i * p + k] = out->information[k * p + i] =
                w->information[i * p + k];
    out->pearson = pearson_sum(d, w);
    out->df = (double)out->rows - (double)p;
    if (d->brief) return true;
    if (!cholesky__factor(w->a, p)) return false;
    cholesky__inverse(w->a, p, out->covariance);
    out->deviance = deviance_of(d, w);
    return true;
}

static pdn_status work_new(const pdn_glm_data *d, struct work *w)
{
    pdn_status st = PDN_OK;
    size_t p = d->terms;

    PDN_TAKE(&w->memory, w->a, p * p);
    PDN_TAKE(&w->memory, w->information, p * p);
    PDN_TAKE(&w->memory, w->b, p);
    PDN_TAKE(&w->memory, w->score, p);
    PDN_TAKE(&w->memory, w->next, p);
    PDN_TAKE(&w->memory, w->mu, d->rows);
    if (d->robust) PDN_TAKE(&w->memory, w->residual, d->rows);
    w->rows = d->sparse;
    if (d->sparse != NULL) return PDN_OK;
    PDN_TRY(sparse_rows__fill(d, &w->own));
    w->rows = &w->own;
out:
    return st;
}

static void work_free(struct work *w)
{
    sparse_rows__clear(&w->own);
    pdn_arena_clear(&w->memory);
}

static pdn_status make_room(const pdn_glm_data *d, pdn_glm *out)
{
    pdn_status st = PDN_OK;
    size_t p = d->terms;

    PDN_NEW(out->estimate, p);
    PDN_NEW(out->information, p * p);
    PDN_NEW(out->covariance, p * p);
out:
    return st;
}

pdn_status glm__fit(const pdn_glm_data *d, const double *start, pdn_glm *out)
{
    pdn_status st = PDN_OK;
    struct work w = {0};
    pdn_glm fit = {.terms = d->terms, .deviance = (double)NAN};
    bool settled = false;

    for (size_t i = 0; i < d->rows; i++)
        fit.rows += used(d, i);
    if (fit.rows < d->terms)
        PDN_FAIL(PDN_EDATA, "%zu rows are too few for %zu terms", fit.rows,
                 d->terms);
    PDN_TRY(work_new(d, &w));
    PDN_TRY(make_room(d, &fit));
    if (start != NULL) {
        memcpy(fit.estimate, start, d->terms * sizeof *start);
    } else if (!begin(d, fit.estimate, &w)) {
        st = not_told_apart();
        goto out;
    }
    settled = settle(d, fit.estimate, &w);
    if (!settled) PDN_TRY(newton(d, fit.estimate, &w));
    if (d->robust) PDN_TRY(reweigh(d, fit.estimate, &w));
    if (!finish(d, &w, settled && d->brief && !d->robust, &fit)) {
        st = not_told_apart();
        goto out;
    }
    *out = fit;
    fit = (pdn_glm){0};
out:
    work_free(&w);
    glm__clear(&fit);
    return st;
}

/* The step from a fit towards the one without its rows first .. first + n - 1:
 * (A - A_u) step = -score_u, the score of all being 0. */
static bool step_without(const pdn_glm_data *d, const pdn_glm *fit,
                         size_t first, size_t n, struct work *w)
{
    size_t p = d->terms;

    memset(w->a, 0, p * p * sizeof *w->a);
    memset(w->b, 0, p * sizeof *w->b);
    for (size_t i = first; i < first + n; i++) {
        if (!used(d, i)) continue;
        double eta = sparse_rows__predictor(w->rows, fit->estimate, i);
        double mu = logistic(eta), people = d->people[i];
        sparse_rows__add(w->rows, i, people * mu * (1 - mu),
                         people * mu - d->events[i], w->a, w->b);
    }
    for (size_t i = 0; i < p; i++)
        for (size_t k = 0; k <= i; k++)
            w->a[i * p + k] = fit->information[i * p + k] - w->a[i * p + k];
    if (!cholesky__factor(w->a, p)) return false;
    cholesky__solve(w->a, p, w->b);
    return true;
}

static double longest_of(const double *step, size_t n)
{
    double longest = 0;

    for (size_t k = 0; k < n; k++)
        longest = fmax(longest, fabs(step[k]));
    return longest;
}

pdn_status glm__without(const pdn_glm_data *d, const pdn_glm *fit, size_t first,
                        size_t n, bool once, double *estimate)
{
    enum { MOST_STEPS = 12 };
    pdn_status st = PDN_OK;
    size_t p = d->terms;
    struct work w = {.first = first, .n = n};
    double last = 1;

    PDN_TRY(work_new(d, &w));
    if (!step_without(d, fit, first, n, &w)) PDN_TRY(not_told_apart());
    memcpy(w.next, fit->estimate, p * sizeof *w.next);
    for (int step = 0; step < MOST_STEPS; step++) {
        double longest = longest_of(w.b, p);
        for (size_t k = 0; k < p; k++)
            w.next[k] += w.b[k];
        /* a step of 1e-6 leaves an error of its square */
        if (once || longest <= (d->brief ? 1e-4 : 1e-7)) {
            memcpy(estimate, w.next, p * sizeof *estimate);
            goto out;
        }
        if (!(longest <= last)) break;
        last = longest;
        look_at(d, w.next, &w);
        accumulate(d, &w);
        if (!cholesky__factor(w.a, p)) break;
        cholesky__solve(w.a, p, w.b);
    }
    st = pdn_fail(PDN_ENUMERIC,
                  "the regression without some rows did not "
                  "settle in %d steps",
                  MOST_STEPS);
out:
    work_free(&w);
    return st;
}

double glm__phi(const pdn_glm *fit)
{
    return fit->df > 0 ? fmax(1, fit->pearson / fit->df) : 1;
}

void glm__clear(pdn_glm *fit)
{
    free(fit->estimate);
    free(fit->information);
    free(fit->covariance);
    *fit = (pdn_glm){0};
}
