#include "pdnet/qap.h"

#include "pdnet/sequential.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PURPOSE = 0x9a9 };
static const double tied = 1e-9;

/* What does not change from draw to draw. A column is an n x n matrix; known
 * tells in which cells everything is. rest[k] is what is left of predictor k
 * when the others and the intercept are taken out. */
struct work {
    const pdn_qap_data *d;
    const pdn_qap_options *o;
    size_t wide; /* predictors + 2: intercept first, outcome last */
    bool *known;
    double *mean;  /* of each predictor, then of the outcome */
    double **rest; /* by predictor */
    double *t, *r; /* observed */
    size_t workers;
    pdn_stopped *chance; /* of each predictor */
    double **gram;       /* scratch of each worker */
    uint32_t **turn;
};

/* A fit of the outcome: `focal`'s estimate, t, share of what the others leave
 * that it explains (as a correlation), and the cells it rests on. */
struct fit {
    double estimate, t, r, cells;
};

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
static struct fit read_fit(const double *l, size_t n, double cells)
{
    double ff = l[(n - 2) * n + n - 2], yf = l[(n - 1) * n + n - 2];
    double yy = l[(n - 1) * n + n - 1], free = cells - (double)(n - 1);
    struct fit f = {(double)NAN, (double)NAN, (double)NAN, cells};

    if (!(ff > 0) || free < 1) return f;
    f.estimate = yf / ff;
    f.t = yy > 0 ? yf * sqrt(free) / yy : copysign((double)INFINITY, yf);
    if (yf * yf + yy * yy > 0) f.r = yf / sqrt(yf * yf + yy * yy);
    return f;
}

/* Fills x with the terms of cell (i, j), the focal one before the outcome:
 * the intercept, predictors but `focal`, their values less their means. */
static void terms_of(const struct work *w, size_t focal, size_t cell, double *x)
{
    size_t at = 0;

    x[at++] = 1;
    for (size_t k = 0; k < w->d->predictors; k++)
        if (k != focal) x[at++] = w->d->predictor[k][cell] - w->mean[k];
    x[w->wide - 1] = w->d->outcome[cell] - w->mean[w->d->predictors];
}

/* Does the cell count? Of a pair without direction the one above the diagonal
 * does, and the other has the same figures. */
static bool counts(const struct work *w, size_t cell)
{
    size_t n = w->d->n;

    return w->known[cell] && !(w->d->undirected && cell / n > cell % n);
}

static void add_cell(double *gram, const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++)
            gram[i * n + j] += x[i] * x[j];
}

/* The fit with rest[focal] relabeled by turn (NULL: as it is). gram has room
 * for wide squares and one row more. */
static struct fit fit_turned(const struct work *w, size_t focal,
                             const uint32_t *turn, double *gram)
{
    size_t n = w->d->n, wide = w->wide;
    double *x = gram + wide * wide, cells = 0;

    memset(gram, 0, wide * wide * sizeof *gram);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            size_t cell = i * n + j;
            size_t other = turn == NULL ? cell : turn[i] * n + turn[j];
            if (!counts(w, cell) || !w->known[other]) continue;
            terms_of(w, focal, cell, x);
            x[wide - 2] = w->rest[focal][other];
            add_cell(gram, x, wide);
            cells++;
        }
    decompose(gram, wide);
    return read_fit(gram, wide, cells);
}

/* Least squares of predictor k on the others, for its rest: the coefficients
 * by back substitution in L of [others, k]. */
static pdn_status take_out_others(struct work *w, size_t k)
{
    pdn_status st = PDN_OK;
    size_t n = w->d->n, m = w->wide - 1;
    double *gram = NULL, *x = NULL, *b = NULL;
    bool gone = false;

    PDN_NEW(gram, m * m);
    PDN_NEW(x, w->wide);
    PDN_NEW(b, m);
    for (size_t cell = 0; cell < n * n; cell++) {
        if (!counts(w, cell)) continue;
        terms_of(w, k, cell, x);
        x[m - 1] = w->d->predictor[k][cell] - w->mean[k];
        add_cell(gram, x, m);
    }
    decompose(gram, m);
    gone = !(gram[m * m - 1] > 0);
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
        w->rest[k][cell] = gone ? 0 : left;
    }
out:
    free(gram);
    free(x);
    free(b);
    return st;
}

static bool as_far(double drawn, double seen)
{
    return isnan(drawn) || fabs(drawn) >= fabs(seen) * (1 - tied);
}

/* Is |t| of each predictor as far, relabeled by the worker's turn? Of one that
 * has no t nothing is asked, and it may stop at once. */
static void compare(const struct work *w, size_t worker, const bool *open,
                    bool *far)
{
    for (size_t k = 0; k < w->d->predictors; k++) {
        far[k] = isnan(w->t[k]);
        if (far[k] || !open[k]) continue;
        far[k] = as_far(fit_turned(w, k, w->turn[worker], w->gram[worker]).t,
                        w->t[k]);
    }
}

static pdn_status draw(void *context, size_t number, size_t worker,
                       pdn_random *stream, const bool *open, bool *far)
{
    const struct work *w = context;
    (void)number;

    for (uint32_t i = 0; i < w->d->n; i++)
        w->turn[worker][i] = i;
    pdn_random_shuffle(stream, w->turn[worker], w->d->n);
    compare(w, worker, open, far);
    return PDN_OK;
}

/* The next relabeling in dictionary order; false after the last. */
static bool next_turn(uint32_t *x, size_t n)
{
    size_t i = n - 1, j = n - 1;

    while (i > 0 && x[i - 1] >= x[i])
        i--;
    if (i == 0) return false;
    while (x[j] <= x[i - 1])
        j--;
    uint32_t keep = x[i - 1];
    x[i - 1] = x[j];
    x[j] = keep;
    for (j = n - 1; i < j; i++, j--) {
        keep = x[i];
        x[i] = x[j];
        x[j] = keep;
    }
    return true;
}

/* n!, or more than `most`. */
static size_t turns_of(size_t n, size_t most)
{
    size_t turns = 1;

    for (size_t i = 2; i <= n && turns <= most; i++)
        turns *= i;
    return turns;
}

static pdn_status find_means(struct work *w)
{
    const pdn_qap_data *d = w->d;
    size_t cells = 0;

    for (size_t cell = 0; cell < d->n * d->n; cell++) {
        bool known = cell / d->n != cell % d->n && !isnan(d->outcome[cell]);
        for (size_t k = 0; k < d->predictors; k++)
            known = known && !isnan(d->predictor[k][cell]);
        w->known[cell] = known;
        if (!counts(w, cell)) continue;
        cells++;
        for (size_t k = 0; k < d->predictors; k++)
            w->mean[k] += d->predictor[k][cell];
        w->mean[d->predictors] += d->outcome[cell];
    }
    if (cells < w->wide)
        return pdn_fail(PDN_EDATA,
                        "%zu pairs with everything known, want more than %zu",
                        cells, w->wide - 1);
    for (size_t k = 0; k <= d->predictors; k++)
        w->mean[k] /= (double)cells;
    return PDN_OK;
}

static pdn_status begin(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t n = w->d->n, terms = w->d->predictors;

    PDN_NEW(w->known, n * n);
    PDN_NEW(w->mean, terms + 1);
    PDN_NEW(w->rest, terms);
    PDN_NEW(w->t, terms);
    PDN_NEW(w->r, terms);
    PDN_NEW(w->chance, terms);
    PDN_NEW(w->gram, w->workers);
    PDN_NEW(w->turn, w->workers);
    for (size_t k = 0; k < w->workers; k++) {
        PDN_NEW(w->gram[k], w->wide * (w->wide + 1));
        PDN_NEW(w->turn[k], n);
    }
    PDN_TRY(find_means(w));
    for (size_t k = 0; k < terms; k++) {
        PDN_NEW(w->rest[k], n * n);
        PDN_TRY(take_out_others(w, k));
    }
out:
    return st;
}

static void end(struct work *w)
{
    for (size_t k = 0; k < w->workers; k++) {
        if (w->gram != NULL) free(w->gram[k]);
        if (w->turn != NULL) free(w->turn[k]);
    }
    for (size_t k = 0; w->rest != NULL && k < w->d->predictors; k++)
        free(w->rest[k]);
    free(w->known);
    free(w->mean);
    free(w->rest);
    free(w->t);
    free(w->r);
    free(w->chance);
    free(w->gram);
    free(w->turn);
}

/* The intercept comes last of the terms, and nothing is less its mean. */
static struct fit fit_intercept(struct work *w)
{
    size_t wide = w->wide, terms = w->d->predictors;
    double *gram = w->gram[0], *x = gram + wide * wide, cells = 0;

    memset(gram, 0, wide * wide * sizeof *gram);
    for (size_t cell = 0; cell < w->d->n * w->d->n; cell++) {
        if (!counts(w, cell)) continue;
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

/* All n! = m of them, none twice. */
static pdn_status go_through(struct work *w, size_t m)
{
    pdn_status st = PDN_OK;
    const size_t terms = w->d->predictors;
    bool *open = NULL, *far = NULL;

    PDN_NEW(open, terms);
    PDN_NEW(far, terms);
    for (size_t k = 0; k < terms; k++)
        open[k] = true;
    for (uint32_t i = 0; i < w->d->n; i++)
        w->turn[0][i] = i;
    do {
        compare(w, 0, open, far);
        for (size_t k = 0; k < terms; k++)
            w->chance[k].hits += far[k];
    } while (next_turn(w->turn[0], w->d->n));
    for (size_t k = 0; k < terms; k++) {
        w->chance[k].draws = m;
        w->chance[k].p = (double)w->chance[k].hits / (double)m;
    }
out:
    free(open);
    free(far);
    return st;
}

/* All relabelings where there are no more of them than draws, else draws. */
static pdn_status relabel(struct work *w)
{
    size_t turns = turns_of(w->d->n, w->o->draws);
    pdn_draws draws = {w->o->draws, w->workers,     w->o->seed,
                       PURPOSE,     w->o->progress, "relabelings"};

    if (turns <= w->o->draws) return go_through(w, turns);
    return pdn_sequential(&draws, w->o->stop, w->d->predictors, draw, w,
                          w->chance);
}

static double or_nan(double x)
{
    return isfinite(x) ? x : (double)NAN;
}

/* p and draws of a predictor that has a t. */
static void tell_chance(const struct work *w, size_t k, pdn_qap_row *row)
{
    const pdn_stopped *s = &w->chance[k];
    bool asked = !isnan(w->t[k]);

    row->p = asked ? s->p : (double)NAN;
    /* a predictor without t stops at once: its draws say nothing */
    row->draws = asked || w->o->stop == 0 ? (double)s->draws : (double)NAN;
}

static size_t fill_rows(struct work *w, pdn_qap_row *row)
{
    const double none = (double)NAN;
    size_t terms = w->d->predictors, at = 0;
    struct fit f = fit_intercept(w);

    if (terms == 1) {
        row[at] = (pdn_qap_row){"r", w->r[0], none, none, none, f.cells};
        tell_chance(w, 0, &row[at++]);
    }
    row[at++] = (pdn_qap_row){"intercept", f.estimate, or_nan(f.t),
                              none,        none,       f.cells};
    for (size_t k = 0; k < terms; k++) {
        f = fit_turned(w, k, NULL, w->gram[0]);
        row[at] = (pdn_qap_row){w->d->name[k], f.estimate, or_nan(f.t),
                                none,          none,       f.cells};
        tell_chance(w, k, &row[at++]);
    }
    return at;
}

pdn_status pdn_qap(const pdn_qap_data *d, const pdn_qap_options *o,
                   pdn_qap_row **rows, size_t *n)
{
    pdn_status st = PDN_OK;
    struct work w = {.d = d, .o = o, .wide = d->predictors + 2};
    pdn_qap_row *row = NULL;

    w.workers = o->threads > 0 ? o->threads : 1;
    if (d->n > PDN_QAP_MOST)
        PDN_FAIL(PDN_EDATA, "%zu actors, want at most %d", d->n, PDN_QAP_MOST);
    if (d->n < 3) PDN_FAIL(PDN_EDATA, "%zu actors, want 3 or more", d->n);
    PDN_TRY(begin(&w));
    for (size_t k = 0; k < d->predictors; k++) {
        struct fit f = fit_turned(&w, k, NULL, w.gram[0]);
        w.t[k] = f.t;
        w.r[k] = f.r;
    }
    PDN_TRY(relabel(&w));
    PDN_NEW(row, d->predictors + 2);
    *n = fill_rows(&w, row);
    *rows = row;
out:
    end(&w);
    return st;
}
