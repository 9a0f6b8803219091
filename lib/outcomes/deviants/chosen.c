#include "chosen.h"

#include "stats/models/cholesky.h"

#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

/* The pooled logits on the resources, unweighted. */
struct plain {
    size_t n, terms, *unit;
    double *y, *x; /* x: n x terms, an intercept and the mean resources */
    double *a, *b; /* X'X and its factor; X'y and the estimate */
    double *off, *left, *inside; /* e; 1 - h; internally studentised */
    pdn_arena memory;
};

static pdn_status make_room(const panel__data *p, struct plain *f)
{
    pdn_status st = PDN_OK;

    f->terms = 1 + p->resources;
    PDN_TAKE(&f->memory, f->unit, p->units);
    PDN_TAKE(&f->memory, f->y, p->units);
    PDN_TAKE(&f->memory, f->x, p->units * f->terms);
    PDN_TAKE(&f->memory, f->a, f->terms * f->terms);
    PDN_TAKE(&f->memory, f->b, f->terms);
    PDN_TAKE(&f->memory, f->off, p->units);
    PDN_TAKE(&f->memory, f->left, p->units);
    PDN_TAKE(&f->memory, f->inside, p->units);
out:
    return st;
}

static void take_rows(const panel__data *p, const screen__unit *unit,
                      struct plain *f)
{
    for (size_t u = 0; u < p->units; u++) {
        if (unit[u].known == 0) continue;
        double *x = f->x + f->n * f->terms;
        x[0] = 1;
        for (size_t r = 0; r < p->resources; r++)
            x[1 + r] = (p->mean[r * p->units + u] - p->middle[r]) / p->scale[r];
        f->y[f->n] = log((unit[u].observed + .5) /
                         (unit[u].people - unit[u].observed + .5));
        f->unit[f->n++] = u;
    }
}

/* Residuals and 1 - h; false where there is no such fit. */
static bool fit(struct plain *f)
{
    size_t p = f->terms;

    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < p; k++) {
            f->b[k] += f->x[i * p + k] * f->y[i];
            for (size_t j = 0; j <= k; j++)
                f->a[k * p + j] += f->x[i * p + k] * f->x[i * p + j];
        }
    if (!cholesky__factor(f->a, p)) return false;
    cholesky__solve(f->a, p, f->b);
    for (size_t i = 0; i < f->n; i++) {
        const double *x = f->x + i * p;
        double *turn = f->inside; /* scratch of terms, for now */
        f->off[i] = f->y[i];
        memcpy(turn, x, p * sizeof *turn);
        cholesky__solve(f->a, p, turn);
        f->left[i] = 1;
        for (size_t k = 0; k < p; k++) {
            f->off[i] -= x[k] * f->b[k];
            f->left[i] -= x[k] * turn[k];
        }
    }
    return true;
}

/* r = e / (s sqrt(1 - h)), + is better; deleted: r sqrt((df - 1) / (df - r^2)),
 * t with df - 1 (Cook and Weisberg 1982). */
static void mark_studentised(struct plain *f, double sign, screen__unit *unit)
{
    double squares = 0, df = (double)f->n - (double)f->terms;
    size_t best = (f->n + 9) / 10;

    for (size_t i = 0; i < f->n; i++)
        squares += f->off[i] * f->off[i];
    double bar = gsl_cdf_tdist_Pinv(.9, df - 1);
    for (size_t i = 0; i < f->n; i++) {
        double r = sign * f->off[i] / sqrt(squares / df * f->left[i]);
        f->inside[i] = f->left[i] > 1e-12 ? r : -(double)INFINITY;
        double deleted = r * sqrt((df - 1) / (df - r * r));
        if (f->left[i] > 1e-12 && deleted > bar)
            unit[f->unit[i]].chosen |= PDN_BIT(PDN_CHOICE_DELETED_T);
    }
    memcpy(f->off, f->inside, f->n * sizeof *f->off);
    pdn_sort(f->off, f->n);
    for (size_t i = 0; i < f->n; i++)
        if (f->inside[i] >= f->off[f->n - best])
            unit[f->unit[i]].chosen |= PDN_BIT(PDN_CHOICE_TOP_DECILE);
}

static void mark_years(const screen__study *s, const peers__judged *j,
                       screen__unit *unit)
{
    const panel__data *p = s->panel;
    size_t from = p->years > 4 ? p->years - 4 : 0;

    for (size_t u = 0; u < p->units; u++) {
        size_t good = 0;
        for (size_t t = from; t < p->years; t++)
            good += j->yearly[u * p->years + t].z >= claim__rule.z;
        if (good >= 3) unit[u].chosen |= PDN_BIT(PDN_CHOICE_THREE_OF_FOUR);
    }
}

static void mark_best(const screen__study *s, screen__unit *unit)
{
    double best = -(double)INFINITY;

    for (size_t u = 0; u < s->panel->units; u++)
        if (unit[u].known > 0)
            best =
                fmax(best, s->counts.sign * unit[u].observed / unit[u].people);
    for (size_t u = 0; u < s->panel->units; u++)
        if (unit[u].known > 0 &&
            s->counts.sign * unit[u].observed / unit[u].people >= best)
            unit[u].chosen |= PDN_BIT(PDN_CHOICE_BEST_SHARE);
}

pdn_status chosen__mark(const screen__study *s, const peers__judged *j,
                        screen__unit *unit)
{
    pdn_status st = PDN_OK;
    struct plain f = {0};

    PDN_TRY(make_room(s->panel, &f));
    take_rows(s->panel, unit, &f);
    if (f.n > f.terms + 1 && fit(&f))
        mark_studentised(&f, s->counts.sign, unit);
    mark_years(s, j, unit);
    mark_best(s, unit);
out:
    pdn_arena_clear(&f.memory);
    return st;
}
