#include "pdnet/qap.h"

#include "core/purposes.h"
#include "qap_fit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double tied = 1e-9;

/* Fewer pairs, or fewer relabelings, say nothing of chance. */
enum { LEAST_CELLS = 20, LEAST_TURNS = 100 };

static bool as_far(double drawn, double seen)
{
    return isnan(drawn) || fabs(drawn) >= fabs(seen) * (1 - tied);
}

/* Is |t| of each predictor as far, relabeled by the worker's turn? A draw that
 * leaves it without a t, for it does not vary beside the others, is as far. Of
 * one that has no t nothing is asked, and it may stop at once. */
static void compare(const struct qap__work *w, size_t worker, const bool *open,
                    bool *far)
{
    for (size_t k = 0; k < w->d->predictors; k++) {
        far[k] = isnan(w->t[k]);
        if (far[k] || !open[k]) continue;
        far[k] = as_far(
            qap__fit_turned(w, k, w->turn[worker], w->gram[worker]).t, w->t[k]);
    }
}

static pdn_status draw(void *context, size_t number, size_t worker,
                       pdn_random *stream, const bool *open, bool *far)
{
    const struct qap__work *w = context;
    (void)number;

    qap__turns_draw(&w->turns, stream, w->order[worker], w->turn[worker]);
    compare(w, worker, open, far);
    return PDN_OK;
}

/* Which pairs have everything known, of all predictors. */
static pdn_status find_known(struct qap__work *w)
{
    const pdn_qap_data *d = w->d;

    for (size_t cell = 0; cell < d->n * d->n; cell++) {
        bool known = cell / d->n != cell % d->n && !isnan(d->outcome[cell]);
        for (size_t k = 0; k < d->predictors; k++)
            known = known && !isnan(d->predictor[k][cell]);
        w->known[cell] = known;
        w->cells += qap__counts(w, cell);
    }
    if (w->cells < d->predictors + 2)
        return pdn_fail(PDN_EDATA,
                        "%zu pairs with everything known, want more than %zu",
                        w->cells, d->predictors + 1);
    return PDN_OK;
}

/* Its mean over the pairs; does it vary there? */
static bool take_mean(const struct qap__work *w, const double *column,
                      double *mean)
{
    double sum = 0, first = (double)NAN;
    bool varies = false;

    for (size_t cell = 0; cell < w->d->n * w->d->n; cell++) {
        if (!qap__counts(w, cell)) continue;
        if (isnan(first)) first = column[cell];
        varies = varies || fabs(column[cell] - first) > 0;
        sum += column[cell];
    }
    *mean = sum / (double)w->cells;
    return varies;
}

/* From here on the data are without predictors that do not vary. */
static pdn_status leave_out(struct qap__work *w)
{
    pdn_status st = PDN_OK;
    const pdn_qap_data *d = w->d;
    size_t kept = 0;

    PDN_TAKE(&w->memory, w->varies, d->predictors);
    PDN_TAKE(&w->memory, w->mean, d->predictors + 1);
    PDN_TAKE(&w->memory, w->column, d->predictors);
    PDN_TAKE(&w->memory, w->name, d->predictors);
    for (size_t k = 0; k < d->predictors; k++) {
        w->varies[k] = take_mean(w, d->predictor[k], &w->mean[kept]);
        if (!w->varies[k]) continue;
        w->column[kept] = d->predictor[k];
        w->name[kept++] = d->name[k];
    }
    w->fits = take_mean(w, d->outcome, &w->mean[kept]) && kept > 0;
    w->used = *d;
    w->used.predictors = kept;
    w->used.predictor = w->column;
    w->used.name = w->name;
    w->d = &w->used;
    w->wide = kept + 2;
out:
    return st;
}

static pdn_status make_room(struct qap__work *w)
{
    pdn_status st = PDN_OK;
    size_t n = w->d->n, terms = w->d->predictors;

    PDN_TAKE(&w->memory, w->rest, terms);
    PDN_TAKE(&w->memory, w->gone, terms);
    PDN_TAKE(&w->memory, w->t, terms);
    PDN_TAKE(&w->memory, w->r, terms);
    PDN_TAKE(&w->memory, w->chance, terms);
    PDN_TAKE(&w->memory, w->gram, w->workers);
    PDN_TAKE(&w->memory, w->order, w->workers);
    PDN_TAKE(&w->memory, w->turn, w->workers);
    for (size_t k = 0; k < w->workers; k++) {
        PDN_TAKE(&w->memory, w->gram[k], w->wide * (w->wide + 1));
        PDN_TAKE(&w->memory, w->order[k], n);
        PDN_TAKE(&w->memory, w->turn[k], n);
    }
    for (size_t k = 0; k < terms; k++)
        PDN_TAKE(&w->memory, w->rest[k], n * n);
out:
    return st;
}

/* The model as it was seen; none is shown where predictors follow from each
 * other, for then no figure of it is determined. */
static pdn_status fit_seen(struct qap__work *w)
{
    pdn_status st = PDN_OK;

    PDN_TRY(make_room(w));
    for (size_t k = 0; k < w->d->predictors; k++) {
        PDN_TRY(qap__take_out_others(w, k));
        w->chance[k].p = (double)NAN;
        w->fits = w->fits && !w->gone[k];
    }
    for (size_t k = 0; k < w->d->predictors && w->fits; k++) {
        struct qap__fit f = qap__fit_turned(w, k, NULL, w->gram[0]);
        w->t[k] = f.t;
        w->r[k] = f.r;
    }
out:
    return st;
}

/* All m of them, none twice. */
static pdn_status go_through(struct qap__work *w, size_t m)
{
    pdn_status st = PDN_OK;
    const size_t terms = w->d->predictors;
    bool *open = NULL, *far = NULL;

    PDN_NEW(open, terms);
    PDN_NEW(far, terms);
    for (size_t k = 0; k < terms; k++)
        open[k] = true;
    qap__turns_first(&w->turns, w->order[0], w->turn[0]);
    do {
        compare(w, 0, open, far);
        for (size_t k = 0; k < terms; k++)
            w->chance[k].hits += far[k];
    } while (qap__turns_next(&w->turns, w->order[0], w->turn[0]));
    for (size_t k = 0; k < terms; k++) {
        w->chance[k].draws = m;
        w->chance[k].p = (double)w->chance[k].hits / (double)m;
    }
out:
    free(open);
    free(far);
    return st;
}

static pdn_diagnostic about(const struct qap__work *w, const char *code)
{
    return (pdn_diagnostic){
        .file = w->d->file, .severity = PDN_WARNING, .code = code};
}

/* All relabelings where there are no more of them than draws, else draws. */
static pdn_status relabel(struct qap__work *w, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    size_t draws = w->o->draws, turns = 0;
    pdn_draws d = {draws,          w->workers,    w->o->seed, PURPOSE_QAP,
                   w->o->progress, "relabelings", w->o->shard};

    if (draws == 0) return PDN_OK;
    if (w->cells < LEAST_CELLS)
        return pdn_diagnostics_add(
            f, about(w, "few-pairs"),
            "%zu pairs with everything known: p wants %d and is left empty",
            w->cells, LEAST_CELLS);
    PDN_TRY(qap__turns_make(w->known, w->d->n, &w->turns));
    turns = qap__turns_count(&w->turns, draws);
    if (turns < LEAST_TURNS)
        return pdn_diagnostics_add(
            f, about(w, "few-relabelings"),
            "%zu of %zu actors can change places and leave the pairs with "
            "everything known where they are, in %zu ways: p wants %d and is "
            "left empty",
            w->turns.movable, w->d->n, turns, LEAST_TURNS);
    if (draws < LEAST_TURNS)
        return pdn_diagnostics_add(f, about(w, "few-relabelings"),
                                   "%zu draws: p wants %d and is left empty",
                                   draws, LEAST_TURNS);
    if (turns <= draws) return go_through(w, turns);
    st = pdn_sequential(&d, w->o->stop, w->d->predictors, draw, w, w->chance);
out:
    return st;
}

/* The predictors that follow from the others, one after the other. */
static pdn_status tell_gone(const struct qap__work *w, pdn_diagnostics *f)
{
    char names[400] = "";
    size_t used = 0;

    for (size_t k = 0; k < w->d->predictors; k++) {
        if (!w->gone[k]) continue;
        int n = snprintf(names + used, sizeof names - used, "%s\"%.60s\"",
                         used > 0 ? ", " : "", w->d->name[k]);
        used += n > 0 ? (size_t)n : 0;
        if (used + 80 > sizeof names) break;
    }
    if (used == 0) return PDN_OK;
    return pdn_diagnostics_add(
        f, about(w, "collinear"),
        "each of %s follows from the other predictors: leave one of them out; "
        "nothing is estimated",
        names);
}

/* Why figures are empty. d: with all predictors. */
static pdn_status tell_empty(const struct qap__work *w, const pdn_qap_data *d,
                             pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    double mean = 0;

    for (size_t k = 0; k < d->predictors; k++)
        if (!w->varies[k])
            PDN_TRY(pdn_diagnostics_add(
                f, about(w, "constant"),
                "predictor \"%s\" is the same in all %zu pairs: left out",
                d->name[k], w->cells));
    if (!take_mean(w, d->outcome, &mean))
        PDN_TRY(pdn_diagnostics_add(
            f, about(w, "constant"),
            "the outcome is the same in all %zu pairs: nothing is estimated",
            w->cells));
    PDN_TRY(tell_gone(w, f));
out:
    return st;
}

static double or_nan(double x)
{
    return isfinite(x) ? x : (double)NAN;
}

/* p and draws of a predictor that has a t. */
static void tell_chance(const struct qap__work *w, size_t k, pdn_qap_row *row)
{
    const pdn_stopped *s = &w->chance[k];
    bool asked = !isnan(w->t[k]);

    row->p = asked ? s->p : (double)NAN;
    /* a predictor without t stops at once: its draws say nothing */
    row->draws = asked || w->o->stop == 0 ? (double)s->draws : (double)NAN;
}

static pdn_qap_row blank(const struct qap__work *w, const char *term)
{
    pdn_qap_row row;

    pdn_row_clear(&pdn_qap_schema, &row);
    row.term = term;
    row.cells = (double)w->cells;
    row.behind = w->fits ? w->behind : (double)NAN;
    return row;
}

/* One row of d's predictor number `given`, which is number *at of those that
 * are used. */
static pdn_qap_row row_of(struct qap__work *w, const pdn_qap_data *d,
                          size_t given, size_t *at)
{
    pdn_qap_row row = blank(w, d->name[given]);

    if (!w->varies[given]) return row;
    if (w->fits) {
        struct qap__fit f = qap__fit_turned(w, *at, NULL, w->gram[0]);
        row.estimate = f.estimate;
        row.t = or_nan(f.t);
        tell_chance(w, *at, &row);
    }
    ++*at;
    return row;
}

static size_t fill_rows(struct qap__work *w, const pdn_qap_data *d,
                        pdn_qap_row *row)
{
    size_t at = 0, used = 0;

    if (d->predictors == 1) {
        row[at] = blank(w, "r");
        if (w->fits) {
            row[at].estimate = w->r[0];
            tell_chance(w, 0, &row[at]);
        }
        at++;
    }
    row[at] = blank(w, "intercept");
    if (w->fits) {
        struct qap__fit f = qap__fit_intercept(w);
        row[at].estimate = f.estimate;
        row[at].t = or_nan(f.t);
    }
    at++;
    for (size_t k = 0; k < d->predictors; k++)
        row[at++] = row_of(w, d, k, &used);
    return at;
}

pdn_qap_options pdn_qap_defaults(void)
{
    return (pdn_qap_options){.draws = 2000, .seed = 1};
}

pdn_status pdn_qap(const pdn_qap_data *d, const pdn_qap_options *o,
                   pdn_diagnostics *f, pdn_qap_row **rows, size_t *n)
{
    pdn_status st = PDN_OK;
    struct qap__work w = {.d = d, .o = o};
    pdn_qap_row *row = NULL;

    w.workers = o->threads > 0 ? o->threads : 1;
    if (d->n > PDN_QAP_MOST)
        PDN_FAIL(PDN_EDATA, "%zu actors, want at most %d", d->n, PDN_QAP_MOST);
    if (d->n < 3) PDN_FAIL(PDN_EDATA, "%zu actors, want 3 or more", d->n);
    PDN_TAKE(&w.memory, w.known, d->n * d->n);
    PDN_TRY(find_known(&w));
    PDN_TRY(leave_out(&w));
    PDN_TRY(fit_seen(&w));
    PDN_TRY(tell_empty(&w, d, f));
    if (w.fits) PDN_TRY(qap__find_behind(&w));
    if (w.fits) PDN_TRY(relabel(&w, f));
    PDN_NEW(row, d->predictors + 2);
    *n = fill_rows(&w, d, row);
    *rows = row;
out:
    qap__turns_clear(&w.turns);
    pdn_arena_clear(&w.memory);
    return st;
}
