/* Units judged by one fit with every unit in, or nearly out: quick, for draws.
 */
#include "peers_fit.h"

#include <math.h>
#include <stdlib.h>

/* The others' X2 is what the unit adds less, at the estimates of all. */
static double phi_once(const peers *w, size_t u)
{
    double x2 = w->all.pearson, df = w->all.df;

    for (size_t i = u * w->p->years; i < (u + 1) * w->p->years; i++) {
        if (w->d.skip[i]) continue;
        double mu = peers__share_of(w, w->all.estimate, i), n = w->p->people[i];
        double off = w->c->events[i] - n * mu;
        x2 -= off * off / (n * mu * (1 - mu));
        df--;
    }
    return df > 0 ? fmax(1, x2 / df) : 1;
}

pdn_status peers__judge_once(peers *w, peers__judged *out)
{
    pdn_status st = PDN_OK;
    double *estimate = NULL;

    PDN_TRY(peers__fit_in(w));
    PDN_NEW(estimate, w->d.data.terms);
    for (size_t u = 0; u < w->p->units; u++) {
        size_t first = u * w->p->years;
        if (!peers__has_rows(w, u)) continue;
        st = glm__without(&w->d.data, &w->all, first, w->p->years, true,
                          estimate);
        if (st == PDN_ENOMEM) goto out;
        if (st == PDN_OK) out->phi[u] = phi_once(w, u);
        for (size_t i = first; i < first + w->p->years && st == PDN_OK; i++)
            out->mu[i] = peers__share_of(w, estimate, i);
        if (st != PDN_OK) pdn_message_clear();
        st = PDN_OK;
    }
out:
    free(estimate);
    return st;
}

/* share: of each cell; NULL: as the fit with every unit in has them. */
static pdn_status fit_all(peers *w, const double *share, pdn_meta *fit)
{
    if (share == NULL) {
        pdn_status st = peers__fit_in(w);
        if (st != PDN_OK) return st;
        peers__fill_share(w, w->all.estimate);
    }
    if (share != NULL) peers__take_share(w, share);
    peers__fill_rows(w, w->p->years);
    pdn_meta_data d = peers__data_of(w, SIZE_MAX);
    d.robust = false;
    return meta_regression__fit(&d, w->begin[w->p->years], fit);
}

pdn_status peers__variance(peers *w, double *tau2)
{
    pdn_meta fit = {0};
    pdn_status st = fit_all(w, NULL, &fit);

    if (st == PDN_OK) *tau2 = fit.tau2;
    meta_regression__clear(&fit);
    return st;
}

pdn_status peers__near(peers *w, const double *share, double *z, double *df)
{
    pdn_status st = PDN_OK;
    const struct peers_rows *r = &w->rows;
    pdn_meta fit = {0};
    double q = 0, slope = 0;

    for (size_t u = 0; u < w->p->units; u++)
        z[u] = (double)NAN;
    PDN_TRY(fit_all(w, share, &fit));
    for (size_t i = 0; i < r->n; i++) {
        double e = r->y[i] - meta_regression__mean(&fit, r->x + i * r->terms);
        double weight = 1 / (r->v[i] + fit.tau2);
        q += weight * e * e;
        slope += weight * weight * e * e;
    }
    *df = fit.df - 1;
    for (size_t i = 0; i < r->n; i++) {
        const double *x = r->x + i * r->terms;
        double e = r->y[i] - meta_regression__mean(&fit, x);
        double weight = 1 / (r->v[i] + fit.tau2);
        double left =
            1 - weight * meta_regression__variance(&fit, x); /* 1 - h */
        /* the others' Q, exactly, and one step to their tau2 */
        double others = q - weight * e * e / left;
        double falls = slope - weight * weight * e * e;
        double tau2 = fmax(0, fit.tau2 + others * (others / *df - 1) / falls);
        double sd = sqrt(r->v[i] + tau2 + (1 - left) / (weight * left));
        z[r->unit[i]] = w->c->sign * e / left / sd;
    }
out:
    meta_regression__clear(&fit);
    return st;
}
