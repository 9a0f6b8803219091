/* How often the screen finds something where there is nothing: studies made of
 * the fitted model, with the same people in following years. */
#include "pdnet/funnel.h"
#include "pdnet/parallel.h"
#include "pdnet/random.h"
#include "screen.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PURPOSE = 0x6465766e }; /* keeps these draws apart from others */

/* P(X <= first + k) of one cell's binomial, k = 0 .. n-1; without a table
 * (n = 0) the quantile is searched. */
struct law {
    double first, *at_most;
    size_t n;
};

struct fair {
    const pdn_i_study *study;
    size_t spans;    /* years drawn: the judged ones, and maybe the nullpunkt */
    double *root;    /* spans x spans, Cholesky of their correlation */
    double *share;   /* units x spans: the fitted shares */
    struct law *law; /* units x spans */
    double phi;
    size_t base; /* which span is the nullpunkt */
    unsigned *found;
};

static double year_of(const struct fair *f, size_t span)
{
    const pdn_i_panel *p = f->study->panel;

    return span < p->years ? p->year[span] : p->nullpunkt;
}

/* Cholesky of rho_|s-t|; false where it is not a correlation. */
static bool root_of(const struct fair *f, double loosened)
{
    size_t n = f->spans;

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double lag = fabs(year_of(f, i) - year_of(f, j)) + .5;
            size_t at =
                lag < PDN_I_LONGEST_LAG ? (size_t)lag : PDN_I_LONGEST_LAG;
            double sum = i == j ? 1 : loosened * f->study->rho[at];
            for (size_t k = 0; k < j; k++)
                sum -= f->root[i * n + k] * f->root[j * n + k];
            if (i == j && !(sum > 1e-12)) return false;
            f->root[i * n + j] = i == j ? sqrt(sum) : sum / f->root[j * n + j];
        }
    return true;
}

/* Variance up to which a cell has a table: some 20 000 numbers. */
#define WIDEST 1e6

/* The part of the binomial law that a double can tell from 0 and 1, by the
 * ratio of neighbours from the mode on: every draw asks it again. */
static pdn_status law_make(struct law *law, double n, double mu)
{
    double sd = sqrt(n * mu * (1 - mu));

    *law = (struct law){0};
    if (!(n > 0 && mu > 0 && mu < 1) || sd * sd > WIDEST) return PDN_OK;
    double first = fmax(0, floor(n * mu - 9 * sd - 20));
    double last = fmin(n, ceil(n * mu + 9 * sd + 20));
    double mode = fmin(last, fmax(first, floor((n + 1) * mu)));
    size_t size = (size_t)(last - first) + 1, top = (size_t)(mode - first);
    double *mass = calloc(size, sizeof *mass);

    if (mass == NULL) return pdn_no_memory();
    mass[top] = 1;
    for (size_t k = top; k > 0; k--) /* P(x-1) / P(x) = x q / ((n-x+1) p) */
        mass[k - 1] = mass[k] * (first + (double)k) * (1 - mu) /
                      ((n - first - (double)k + 1) * mu);
    for (size_t k = top; k + 1 < size; k++)
        mass[k + 1] = mass[k] * (n - first - (double)k) * mu /
                      ((first + (double)k + 1) * (1 - mu));
    double sum = 0;
    for (size_t k = 0; k < size; k++)
        mass[k] = sum += mass[k];
    for (size_t k = 0; k < size; k++)
        mass[k] /= sum;
    *law = (struct law){first, mass, size};
    return PDN_OK;
}

/* The smallest count that is reached with probability p. */
static double law_quantile(const struct law *law, double p)
{
    size_t lo = 0, hi = law->n - 1;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (law->at_most[mid] >= p)
            hi = mid;
        else
            lo = mid + 1;
    }
    return law->first + (double)lo;
}

/* The count whose quantile residual, divided by sqrt(phi), is z: what the
 * model says of it. */
static double count_at(const struct fair *f, size_t u, size_t span, double z,
                       double n)
{
    const struct law *law = &f->law[u * f->spans + span];
    double p = gsl_cdf_ugaussian_P(sqrt(f->phi) * z);

    p = fmin(1 - 1e-15, fmax(1e-15, p));
    if (law->n > 0) return law_quantile(law, p);
    return pdn_binomial_quantile(p, n, f->share[u * f->spans + span]);
}

static void draw_unit(const struct fair *f, pdn_random *r, size_t u,
                      double *events, double *base)
{
    const pdn_i_panel *p = f->study->panel;
    double e[PDN_I_LONGEST_LAG + 2];

    for (size_t i = 0; i < f->spans; i++)
        e[i] = pdn_random_normal(r);
    for (size_t i = 0; i < f->spans; i++) {
        double z = 0, mu = f->share[u * f->spans + i];
        for (size_t k = 0; k <= i; k++)
            z += f->root[i * f->spans + k] * e[k];
        size_t cell = u * p->years + i;
        if (i < p->years && p->known[cell])
            events[cell] = count_at(f, u, i, z, p->people[cell]);
        if (i == f->base && p->base_people[u] > 0 && !isnan(mu))
            base[u] = i < p->years && p->known[cell]
                          ? events[cell]
                          : count_at(f, u, i, z, p->base_people[u]);
    }
}

static pdn_status one_study(void *context, size_t item, size_t worker)
{
    struct fair *f = context;
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = f->study->panel;
    pdn_i_study s = *f->study;
    double *events = NULL, *base = NULL;
    pdn_i_unit *unit = NULL;
    pdn_random r;

    (void)worker;
    PDN_NEW(events, p->cells);
    PDN_NEW(base, p->units);
    PDN_NEW(unit, p->units);
    pdn_random_start(&r, s.o->seed, PURPOSE, item);
    for (size_t u = 0; u < p->units; u++) {
        base[u] = (double)NAN;
        draw_unit(f, &r, u, events, base);
    }
    s.counts.events = events;
    s.counts.base_events = base;
    s.counter = NULL;
    s.quick = true;
    st = pdn_i_screen(&s, unit);
    if (st == PDN_EDATA || st == PDN_ENUMERIC) { /* no fit, so no finding */
        pdn_message_clear();
        st = PDN_OK;
        goto out;
    }
    for (size_t u = 0; u < p->units; u++)
        f->found[item] += unit[u].claim >= PDN_I_IMPROVED;
out:
    free(events);
    free(base);
    free(unit);
    return st;
}

/* The shares of the model with every unit in; the nullpunkt's, where it is not
 * a judged year, is the mean of the unit's own. */
static pdn_status fill_shares(struct fair *f)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = f->study->panel;
    pdn_i_residuals r = {0};
    pdn_i_spec spec = {.robust = f->study->o->robust};

    PDN_TRY(pdn_i_residuals_new(p, &r));
    PDN_TRY(pdn_i_judge(p, &f->study->counts, &spec, PDN_I_IN, SIZE_MAX, &r));
    f->phi = p->units > 0 ? r.phi[0] : 1;
    for (size_t u = 0; u < p->units; u++) {
        double sum = 0, n = 0;
        for (size_t t = 0; t < p->years; t++) {
            double mu = r.mu[u * p->years + t];
            f->share[u * f->spans + t] = mu;
            if (isnan(mu)) continue;
            sum += mu;
            n++;
        }
        for (size_t t = 0; t < f->spans; t++)
            if (isnan(f->share[u * f->spans + t]) || t >= p->years)
                f->share[u * f->spans + t] = sum / n;
    }
out:
    pdn_i_residuals_free(&r);
    return st;
}

static pdn_status fill_laws(struct fair *f)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = f->study->panel;

    for (size_t u = 0; u < p->units; u++)
        for (size_t t = 0; t < f->spans; t++) {
            bool judged = t < p->years && p->known[u * p->years + t];
            double n = judged         ? p->people[u * p->years + t]
                       : t == f->base ? p->base_people[u]
                                      : 0;
            PDN_TRY(law_make(&f->law[u * f->spans + t], n,
                             f->share[u * f->spans + t]));
        }
out:
    return st;
}

pdn_status pdn_i_by_chance(const pdn_i_study *s, double *expected, double *any)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = s->panel;
    struct fair f = {.study = s, .spans = p->years + 1, .base = p->years};
    size_t draws = s->o->draws;
    double sum = 0, some = 0, loosened = 1;

    *expected = *any = (double)NAN;
    if (draws == 0 || f.spans > PDN_I_LONGEST_LAG) return PDN_OK;
    for (size_t t = 0; t < p->years; t++)
        if (fabs(p->year[t] - p->nullpunkt) < .5) {
            f.base = t;
            f.spans = p->years;
        }
    PDN_NEW(f.root, f.spans * f.spans);
    PDN_NEW(f.share, p->units * f.spans);
    PDN_NEW(f.found, draws);
    PDN_NEW(f.law, p->units * f.spans);
    PDN_TRY(fill_shares(&f));
    PDN_TRY(fill_laws(&f));
    while (!root_of(&f, loosened))
        loosened *= .99;
    PDN_TRY(
        pdn_parallel(draws, pdn_threads((long)s->o->threads), one_study, &f));
    for (size_t d = 0; d < draws; d++) {
        sum += f.found[d];
        some += f.found[d] > 0;
    }
    *expected = sum / (double)draws;
    *any = some / (double)draws;
out:
    for (size_t i = 0; f.law != NULL && i < p->units * f.spans; i++)
        free(f.law[i].at_most);
    free(f.law);
    free(f.root);
    free(f.share);
    free(f.found);
    return st;
}
