#include "specification.h"

#include "stats/models/glm_residual.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>

static double base_logit(const panel__data *p, const panel__counts *c, size_t u)
{
    double x = c->base_events[u], n = p->base_people[u];

    if (isnan(x) || !(n > 0)) return (double)NAN;
    return log((x + .5) / (n - x + .5));
}

static bool judged(const panel__data *p, const specification *s, size_t t)
{
    if (s->without_year == t + 1) return false;
    /* A share of long ago says less of later years: the two that are judged
     * are fitted by themselves, else their spread is taken for too small. */
    return !s->base || (t + 2 >= p->years && p->year[t] > p->nullpunkt + .5);
}

/* A year in which the rows have no events, or nothing else, has no estimate. */
static void skip_empty_years(const panel__data *p, const panel__counts *c,
                             bool *skip)
{
    for (size_t t = 0; t < p->years; t++) {
        double events = 0, people = 0;
        for (size_t i = t; i < p->cells; i += p->years) {
            if (skip[i]) continue;
            events += c->events[i];
            people += p->people[i];
        }
        if (events > 0 && events < people) continue;
        for (size_t i = t; i < p->cells; i += p->years)
            skip[i] = true;
    }
}

static void fill_skip(const panel__data *p, const panel__counts *c,
                      const specification *s, size_t without, bool *skip)
{
    for (size_t u = 0; u < p->units; u++) {
        bool none = u == without || (s->base && isnan(base_logit(p, c, u)));
        for (size_t t = 0; t < p->years; t++) {
            size_t i = u * p->years + t;
            skip[i] = none || !p->known[i] || !judged(p, s, t);
        }
    }
    skip_empty_years(p, c, skip);
}

/* The base share of each unit, mean 0 over the units that have one. */
static void fill_base(const panel__data *p, const panel__counts *c,
                      double *column)
{
    double sum = 0, n = 0;

    for (size_t i = 0; i < p->cells; i++) {
        column[i] = base_logit(p, c, i / p->years);
        if (isnan(column[i])) continue;
        sum += column[i];
        n++;
    }
    for (size_t i = 0; i < p->cells; i++)
        column[i] -= sum / n;
}

static void add_years(const panel__data *p, specification__matrix *d)
{
    for (size_t t = 0; t < p->years; t++) {
        double *column = d->own + t * p->cells;
        bool any = false;
        for (size_t u = 0; u < p->units; u++) {
            size_t i = u * p->years + t;
            column[i] = 1;
            any |= !d->skip[i];
        }
        d->term_of_year[t] = any ? d->data.terms : SIZE_MAX;
        if (!any) continue;
        d->year_of[d->data.terms] = t;
        d->term[d->data.terms++] = column;
    }
    d->year_terms = d->data.terms;
}

static void add_resources(const panel__data *p, const specification *s,
                          specification__matrix *d)
{
    for (size_t r = 0; r < p->resources && !s->raw; r++) {
        if (s->without_resource == r + 1) continue;
        d->resource_of[d->data.terms] = r;
        d->term[d->data.terms++] = p->resource + r * p->cells;
        d->resource_terms++;
    }
}

pdn_status specification__design(const panel__data *p, const panel__counts *c,
                                 const specification *s, size_t without,
                                 specification__matrix *out)
{
    pdn_status st = PDN_OK;
    size_t most = p->years + p->resources + 1;
    specification__matrix d = {.data = {.rows = p->cells,
                                        .events = c->events,
                                        .people = p->people,
                                        .robust = s->robust,
                                        .brief = s->brief}};

    PDN_TAKE(&d.memory, d.term, most);
    PDN_TAKE(&d.memory, d.year_of, most);
    PDN_TAKE(&d.memory, d.resource_of, most);
    PDN_TAKE(&d.memory, d.term_of_year, p->years);
    PDN_TAKE(&d.memory, d.own, p->cells * (p->years + 1));
    PDN_TAKE(&d.memory, d.skip, p->cells);
    fill_skip(p, c, s, without, d.skip);
    add_years(p, &d);
    add_resources(p, s, &d);
    if (s->base) {
        double *column = d.own + p->years * p->cells;
        fill_base(p, c, column);
        d.base = column;
        d.term[d.data.terms++] = column;
    }
    d.data.term = d.term;
    d.data.skip = d.skip;
    *out = d;
    d = (specification__matrix){0};
out:
    specification__clear(&d);
    return st;
}

void specification__clear(specification__matrix *d)
{
    pdn_arena_clear(&d->memory);
    *d = (specification__matrix){0};
}

/* One unit of the resource as it stands in the file, and the intercept at its
 * zero. */
static double plain_estimate(const panel__data *p,
                             const specification__matrix *d, const pdn_glm *g,
                             size_t term, double *variance)
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

static pdn_status name_term(const panel__data *p,
                            const specification__matrix *d, size_t term,
                            pdn_arena *text, const char **out)
{
    char name[64];
    const char *said = name;

    if (term < d->year_terms)
        snprintf(name, sizeof name, "year %.0f", p->year[d->year_of[term]]);
    else
        said = p->name[d->resource_of[term]];
    return pdn_arena_keep(text, said, out);
}

static pdn_status fill_terms(const panel__data *p,
                             const specification__matrix *d, const pdn_glm *g,
                             pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    double phi = glm__phi(g), variance = 0;

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

static pdn_status fill_residuals(const panel__data *p,
                                 const specification__matrix *d,
                                 const pdn_glm *g, pdn_deviants *out)
{
    pdn_status st = PDN_OK;

    PDN_NEW(out->residual, p->cells);
    for (size_t i = 0; i < p->cells; i++) {
        if (d->skip[i]) continue;
        const double fitted = glm__share(&d->data, g->estimate, i);
        const glm_residual r = glm_residual__of(&d->data, g, fitted, i);
        const char *unit = p->unit[i / p->years];
        pdn_deviant_residual *row = &out->residual[out->residuals];
        *row = (pdn_deviant_residual){
            .unit = pdn_arena_string(&out->text, unit),
            .year = p->year[i % p->years],
            .events = d->data.events[i],
            .population = d->data.people[i],
            .fitted = fitted,
            .hat = r.hat,
            .pearson = r.pearson,
            .deviance = r.deviance,
            .standardised = r.standardised,
            .studentised = r.studentised,
            .quantile = r.quantile,
        };
        PDN_TRY(pdn_had_memory(row->unit));
        out->residuals++;
    }
out:
    return st;
}

pdn_status specification__rows(const panel__data *p, const panel__counts *c,
                               bool robust, pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    specification__matrix d = {0};
    pdn_glm g = {0};
    specification spec = {.robust = robust};

    PDN_TRY(specification__design(p, c, &spec, SIZE_MAX, &d));
    PDN_TRY(glm__fit(&d.data, NULL, &g));
    PDN_TRY(fill_terms(p, &d, &g, out));
    PDN_TRY(fill_residuals(p, &d, &g, out));
out:
    glm__clear(&g);
    specification__clear(&d);
    return st;
}
