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

struct fair {
    const pdn_i_study *study;
    size_t spans;  /* years drawn: the judged ones, and maybe the nullpunkt */
    double *root;  /* spans x spans, Cholesky of their correlation */
    double *share; /* units x spans: the fitted shares */
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

/* The count of n with share mu whose quantile residual, divided by sqrt(phi),
 * is z: what the model says of it. */
static double count_at(double z, double n, double mu, double phi)
{
    double p = gsl_cdf_ugaussian_P(sqrt(phi) * z);

    return pdn_binomial_quantile(fmin(1 - 1e-15, fmax(1e-15, p)), n, mu);
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
            events[cell] = count_at(z, p->people[cell], mu, f->phi);
        if (i == f->base && p->base_people[u] > 0 && !isnan(mu))
            base[u] = i < p->years && p->known[cell]
                          ? events[cell]
                          : count_at(z, p->base_people[u], mu, f->phi);
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
    PDN_TRY(fill_shares(&f));
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
    free(f.root);
    free(f.share);
    free(f.found);
    return st;
}
