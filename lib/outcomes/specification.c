/* One specification of the resource model: its design, and how far each unit
 * stands from it. */
#include "panel.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct design {
    pdn_glm_data data;
    const double **term; /* columns: years, resources, base */
    double *own;         /* columns that are made here */
    bool *skip;
    size_t year_terms;
    size_t *year_of, *resource_of; /* what each term is */
};

static double base_logit(const pdn_i_panel *p, const pdn_i_counts *c, size_t u)
{
    double x = c->base_events[u], n = p->base_people[u];

    if (isnan(x) || !(n > 0)) return (double)NAN;
    return log((x + .5) / (n - x + .5));
}

static bool judged(const pdn_i_panel *p, const pdn_i_spec *s, size_t t)
{
    if (s->without_year == t + 1) return false;
    /* A share of long ago says less of later years: the two that are judged
     * are fitted by themselves, else their spread is taken for too small. */
    return !s->base || (t + 2 >= p->years && p->year[t] > p->nullpunkt + .5);
}

static void fill_skip(const pdn_i_panel *p, const pdn_i_counts *c,
                      const pdn_i_spec *s, bool *skip)
{
    for (size_t u = 0; u < p->units; u++) {
        bool none = s->base && isnan(base_logit(p, c, u));
        for (size_t t = 0; t < p->years; t++) {
            size_t i = u * p->years + t;
            skip[i] = none || !p->known[i] || !judged(p, s, t);
        }
    }
}

/* The base share of each unit, mean 0 over the rows looked at. */
static void fill_base(const pdn_i_panel *p, const pdn_i_counts *c,
                      const bool *skip, double *column)
{
    double sum = 0, n = 0;

    for (size_t i = 0; i < p->cells; i++) {
        if (skip[i]) continue;
        column[i] = base_logit(p, c, i / p->years);
        sum += column[i];
        n++;
    }
    for (size_t i = 0; i < p->cells; i++)
        if (!skip[i]) column[i] -= sum / n;
}

static void add_years(const pdn_i_panel *p, struct design *d)
{
    for (size_t t = 0; t < p->years; t++) {
        double *column = d->own + t * p->cells;
        bool any = false;
        for (size_t u = 0; u < p->units; u++) {
            size_t i = u * p->years + t;
            column[i] = 1;
            any |= !d->skip[i];
        }
        if (!any) continue;
        d->year_of[d->data.terms] = t;
        d->term[d->data.terms++] = column;
    }
    d->year_terms = d->data.terms;
}

static pdn_status design_make(const pdn_i_panel *p, const pdn_i_counts *c,
                              const pdn_i_spec *s, struct design *d)
{
    pdn_status st = PDN_OK;
    size_t most = p->years + p->resources + 1;

    PDN_NEW(d->term, most);
    PDN_NEW(d->year_of, most);
    PDN_NEW(d->resource_of, most);
    PDN_NEW(d->own, p->cells * (p->years + 1));
    PDN_NEW(d->skip, p->cells);
    fill_skip(p, c, s, d->skip);
    add_years(p, d);
    for (size_t r = 0; r < p->resources && !s->raw; r++) {
        if (s->without_resource == r + 1) continue;
        d->resource_of[d->data.terms] = r;
        d->term[d->data.terms++] = p->resource + r * p->cells;
    }
    if (s->base) {
        double *column = d->own + p->years * p->cells;
        fill_base(p, c, d->skip, column);
        d->term[d->data.terms++] = column;
    }
    d->data.rows = p->cells;
    d->data.events = c->events;
    d->data.people = p->people;
    d->data.term = d->term;
    d->data.skip = d->skip;
    d->data.robust = s->robust;
out:
    return st;
}

static void design_free(struct design *d)
{
    free(d->term);
    free(d->year_of);
    free(d->resource_of);
    free(d->own);
    free(d->skip);
}

/* z and mu of a unit's rows under the estimates. */
static void read_unit(const pdn_i_panel *p, const pdn_i_counts *c,
                      const struct design *d, const double *estimate, size_t u,
                      pdn_i_residuals *out)
{
    double wide = sqrt(out->phi[u]);

    for (size_t i = u * p->years; i < (u + 1) * p->years; i++) {
        if (d->skip[i]) continue;
        out->mu[i] = pdn_glm_share(&d->data, estimate, i);
        out->z[i] =
            c->sign *
            pdn_quantile_residual(c->events[i], p->people[i], out->mu[i]) /
            wide;
    }
}

static bool has_rows(const pdn_i_panel *p, const struct design *d, size_t u)
{
    for (size_t i = u * p->years; i < (u + 1) * p->years; i++)
        if (!d->skip[i]) return true;
    return false;
}

/* The fit without a unit's rows; a unit without which there is no fit stays
 * unjudged. */
static pdn_status judge_deleted(const pdn_i_panel *p, const pdn_i_counts *c,
                                struct design *d, const pdn_glm *all, size_t u,
                                pdn_i_residuals *out)
{
    pdn_status st = PDN_OK;
    pdn_glm fit = {0};
    size_t first = u * p->years;
    bool *kept = calloc(p->years, sizeof *kept);

    if (kept == NULL) return pdn_no_memory();
    memcpy(kept, d->skip + first, p->years * sizeof *kept);
    memset(d->skip + first, true, p->years * sizeof *kept);
    st = pdn_glm_fit(&d->data, all->estimate, &fit);
    memcpy(d->skip + first, kept, p->years * sizeof *kept);
    free(kept);
    if (st == PDN_OK) {
        out->phi[u] = pdn_glm_phi(&fit);
        read_unit(p, c, d, fit.estimate, u, out);
    } else if (st != PDN_ENOMEM) {
        pdn_message_clear();
        st = PDN_OK;
    }
    pdn_glm_clear(&fit);
    return st;
}

/* The same by one step; phi without the unit's own part of X2. */
static void judge_quick(const pdn_i_panel *p, const pdn_i_counts *c,
                        const struct design *d, const pdn_glm *all, size_t u,
                        double *estimate, pdn_i_residuals *out)
{
    double pearson = all->pearson, df = all->df;

    if (pdn_glm_without(&d->data, all, u * p->years, p->years, estimate) != PDN_OK)
        return;
    for (size_t i = u * p->years; i < (u + 1) * p->years; i++) {
        if (d->skip[i]) continue;
        double mu = pdn_glm_share(&d->data, all->estimate, i);
        double off = c->events[i] - p->people[i] * mu;
        pearson -= off * off / (p->people[i] * mu * (1 - mu));
        df--;
    }
    out->phi[u] = df > 0 ? fmax(1, pearson / df) : 1;
    read_unit(p, c, d, estimate, u, out);
}

pdn_status pdn_i_judge(const pdn_i_panel *p, const pdn_i_counts *c,
                       const pdn_i_spec *spec, pdn_i_mode mode, size_t only,
                       pdn_i_residuals *out)
{
    pdn_status st = PDN_OK;
    struct design d = {0};
    pdn_glm all = {0};
    double *estimate = NULL;

    for (size_t i = 0; i < p->cells; i++)
        out->z[i] = out->mu[i] = (double)NAN;
    PDN_TRY(design_make(p, c, spec, &d));
    PDN_TRY(pdn_glm_fit(&d.data, NULL, &all));
    if (spec->rho != NULL)
        PDN_TRY(pdn_i_doubt(p, &d.data, &all, spec->rho, out));
    PDN_NEW(estimate, d.data.terms);
    for (size_t u = 0; u < p->units; u++) {
        out->phi[u] = pdn_glm_phi(&all);
        if ((only != SIZE_MAX && only != u) || !has_rows(p, &d, u)) continue;
        if (mode == PDN_I_IN)
            read_unit(p, c, &d, all.estimate, u, out);
        else if (mode == PDN_I_QUICK)
            judge_quick(p, c, &d, &all, u, estimate, out);
        else
            PDN_TRY(judge_deleted(p, c, &d, &all, u, out));
    }
out:
    free(estimate);
    pdn_glm_clear(&all);
    design_free(&d);
    return st;
}

/* One unit of the resource as it stands in the file, and the intercept at its
 * zero. */
static double plain_estimate(const pdn_i_panel *p, const struct design *d,
                             const pdn_glm *g, size_t term, double *variance)
{
    size_t k = g->terms;

    if (term >= d->year_terms) {
        double scale = p->scale[d->resource_of[term]];
        *variance = g->covariance[term * k + term] / (scale * scale);
        return g->estimate[term] / scale;
    }
    /* b_t - sum_r b_r m_r / s_r; its variance by the same weights */
    double value = 0;
    *variance = 0;
    for (size_t i = 0; i < k; i++) {
        size_t r = d->resource_of[i];
        double wi = i == term           ? 1
                    : i < d->year_terms ? 0
                                        : -p->middle[r] / p->scale[r];
        value += wi * g->estimate[i];
        for (size_t j = 0; j < k; j++) {
            size_t s = d->resource_of[j];
            double wj = j == term           ? 1
                        : j < d->year_terms ? 0
                                            : -p->middle[s] / p->scale[s];
            *variance += wi * wj * g->covariance[i * k + j];
        }
    }
    return value;
}

static pdn_status name_term(const pdn_i_panel *p, const struct design *d,
                            size_t term, pdn_arena *text, const char **out)
{
    char name[64];
    const char *said = name;

    if (term < d->year_terms)
        snprintf(name, sizeof name, "year %.0f", p->year[d->year_of[term]]);
    else
        said = p->name[d->resource_of[term]];
    *out = pdn_arena_text(text, said, strlen(said));
    return *out != NULL ? PDN_OK : pdn_no_memory();
}

static pdn_status fill_terms(const pdn_i_panel *p, const struct design *d,
                             const pdn_glm *g, pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    double phi = pdn_glm_phi(g), variance = 0;

    PDN_NEW(out->term, g->terms);
    out->terms = g->terms;
    for (size_t k = 0; k < g->terms; k++) {
        pdn_deviant_term *row = &out->term[k];
        PDN_TRY(name_term(p, d, k, &out->text, &row->term));
        row->estimate = plain_estimate(p, d, g, k, &variance);
        row->se = sqrt(variance * phi);
        row->z = row->estimate / row->se;
        row->p = 2 * gsl_cdf_ugaussian_Q(fabs(row->z));
        row->phi = g->df > 0 ? g->pearson / g->df : (double)NAN;
        row->deviance = g->deviance;
        row->df = g->df;
    }
out:
    return st;
}

static pdn_status fill_residuals(const pdn_i_panel *p, const struct design *d,
                                 const pdn_glm *g, pdn_deviants *out)
{
    pdn_status st = PDN_OK;

    PDN_NEW(out->residual, p->cells);
    for (size_t i = 0; i < p->cells; i++) {
        if (d->skip[i]) continue;
        pdn_glm_residual r = pdn_glm_residual_of(&d->data, g, i);
        const char *unit = p->unit[i / p->years];
        pdn_deviant_residual *row = &out->residual[out->residuals];
        *row = (pdn_deviant_residual){
            .unit = pdn_arena_text(&out->text, unit, strlen(unit)),
            .year = p->year[i % p->years],
            .events = d->data.events[i],
            .population = d->data.people[i],
            .fitted = pdn_glm_share(&d->data, g->estimate, i),
            .hat = r.hat,
            .pearson = r.pearson,
            .deviance = r.deviance,
            .standardised = r.standardised,
            .studentised = r.studentised,
            .quantile = r.quantile,
        };
        if (row->unit == NULL) PDN_FAIL(PDN_ENOMEM, "out of memory");
        out->residuals++;
    }
out:
    return st;
}

pdn_status pdn_i_fit_rows(const pdn_i_panel *p, const pdn_i_counts *c,
                          bool robust, pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    struct design d = {0};
    pdn_glm g = {0};
    pdn_i_spec spec = {.robust = robust};

    PDN_TRY(design_make(p, c, &spec, &d));
    PDN_TRY(pdn_glm_fit(&d.data, NULL, &g));
    PDN_TRY(fill_terms(p, &d, &g, out));
    PDN_TRY(fill_residuals(p, &d, &g, out));
out:
    pdn_glm_clear(&g);
    design_free(&d);
    return st;
}

pdn_status pdn_i_residuals_new(const pdn_i_panel *p, pdn_i_residuals *out)
{
    pdn_status st = PDN_OK;

    PDN_NEW(out->z, p->cells);
    PDN_NEW(out->mu, p->cells);
    PDN_NEW(out->phi, p->units);
    PDN_NEW(out->doubt, p->units);
out:
    return st;
}

void pdn_i_residuals_free(pdn_i_residuals *r)
{
    free(r->z);
    free(r->mu);
    free(r->phi);
    free(r->doubt);
    *r = (pdn_i_residuals){0};
}
