#include "peers_fit.h"

#include "stats/models/glm_residual.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is known of the fit without a unit. */
enum left { UNASKED, FITTED, FAILED };

static pdn_status fill_sparse(peers *w)
{
    if (w->d.data.sparse != NULL) return PDN_OK;
    w->d.data.sparse = &w->sparse;
    return sparse_rows__fill(&w->d.data, &w->sparse);
}

/* The fit with every unit in, where it is not there yet. */
pdn_status peers__fit_in(peers *w)
{
    pdn_status st = PDN_OK;

    if (w->all.estimate != NULL) return PDN_OK;
    PDN_TRY(fill_sparse(w));
    PDN_TRY(glm__fit(&w->d.data, NULL, &w->all));
out:
    return st;
}

pdn_status peers__open(const panel__data *p, const panel__counts *c,
                       const specification *spec, peers **out)
{
    pdn_status st = PDN_OK;
    peers *w = calloc(1, sizeof *w);

    if (w == NULL) return pdn_no_memory();
    w->p = p;
    w->c = c;
    w->spec = *spec;
    PDN_TRY(specification__design(p, c, spec, SIZE_MAX, &w->d));
    if (!spec->brief) PDN_TRY(peers__fit_in(w));
    w->rows.terms = 1 + w->d.data.terms - w->d.year_terms;
    PDN_TAKE(&w->memory, w->rho, p->years * p->years);
    PDN_TAKE(&w->memory, w->estimate, p->units * w->d.data.terms);
    PDN_TAKE(&w->memory, w->left, p->units);
    PDN_TAKE(&w->memory, w->share, p->cells);
    PDN_TAKE(&w->memory, w->begin, p->years + 1);
    PDN_TAKE(&w->memory, w->rows.unit, p->units);
    PDN_TAKE(&w->memory, w->rows.y, p->units);
    PDN_TAKE(&w->memory, w->rows.v, p->units);
    PDN_TAKE(&w->memory, w->rows.x, p->units * w->rows.terms);
    *out = w;
    w = NULL;
out:
    peers__close(w);
    return st;
}

void peers__close(peers *w)
{
    if (w == NULL) return;
    specification__clear(&w->d);
    sparse_rows__clear(&w->sparse);
    glm__clear(&w->all);
    pdn_arena_clear(&w->memory);
    free(w);
}

void peers__set_overlap(peers *w, const double *rho)
{
    size_t n = w->p->years;

    for (size_t s = 0; s < n; s++)
        for (size_t t = 0; t < n; t++)
            w->rho[s * n + t] = rho[panel__lag(w->p, s, t)];
}

void peers__set_begin(peers *w, double tau2)
{
    for (size_t t = 0; t <= w->p->years; t++)
        w->begin[t] = tau2;
}

/* ---- the model of the others ---- */

/* The fit of a design of its own, told in the terms of the other: years that
 * only this unit tells of have no estimate. */
static pdn_status fit_apart(peers *w, size_t u, double *estimate)
{
    pdn_status st = PDN_OK;
    specification__matrix d = {0};
    pdn_glm fit = {0};
    size_t own = w->d.year_terms, terms = w->d.data.terms;

    PDN_TRY(specification__design(w->p, w->c, &w->spec, u, &d));
    PDN_TRY(glm__fit(&d.data, NULL, &fit));
    for (size_t k = 0; k < own; k++) {
        size_t at = d.term_of_year[w->d.year_of[k]];
        estimate[k] = at == SIZE_MAX ? (double)NAN : fit.estimate[at];
    }
    for (size_t k = own; k < terms; k++)
        estimate[k] = fit.estimate[k - own + d.year_terms];
out:
    glm__clear(&fit);
    specification__clear(&d);
    return st;
}

static pdn_status leave_out(peers *w, size_t u, double *estimate)
{
    pdn_status st = PDN_EDATA;

    if (!w->spec.robust && !w->spec.only_left)
        st = glm__without(&w->d.data, &w->all, u * w->p->years, w->p->years,
                          false, estimate);
    if (st == PDN_EDATA || st == PDN_ENUMERIC) {
        pdn_message_clear();
        st = fit_apart(w, u, estimate);
    }
    return st;
}

static void note(size_t u, double year, peers__judged *out)
{
    if (out->failed++ > 0) return;
    out->unit = u;
    out->year = year;
    strncpy(out->why, pdn_message(), sizeof out->why - 1);
}

/* The estimates without unit u; *out NULL where there are none. */
static pdn_status ask_left(peers *w, size_t u, const double **out,
                           peers__judged *j)
{
    double *estimate = w->estimate + u * w->d.data.terms;

    if (w->left[u] == UNASKED) {
        pdn_status st = leave_out(w, u, estimate);
        if (st != PDN_OK && st != PDN_EDATA && st != PDN_ENUMERIC) return st;
        w->left[u] = st == PDN_OK ? FITTED : FAILED;
        if (st != PDN_OK) note(u, (double)NAN, j);
        if (st != PDN_OK) pdn_message_clear();
    }
    *out = w->left[u] == FITTED ? estimate : NULL;
    return PDN_OK;
}

bool peers__has_rows(const peers *w, size_t u)
{
    for (size_t i = u * w->p->years; i < (u + 1) * w->p->years; i++)
        if (!w->d.skip[i]) return true;
    return false;
}

/* The share of a row; NaN where it is none or its year has no estimate. */
double peers__share_of(const peers *w, const double *estimate, size_t i)
{
    if (w->d.skip[i]) return (double)NAN;
    return 1 / (1 + exp(-sparse_rows__predictor(&w->sparse, estimate, i)));
}

void peers__fill_share(peers *w, const double *estimate)
{
    for (size_t i = 0; i < w->p->cells; i++)
        w->share[i] = peers__share_of(w, estimate, i);
}

/* Pearson X2 / df of the rows but those of unit u, at least 1. */
static double phi_without(const peers *w, size_t u)
{
    const panel__data *p = w->p;
    double x2 = 0, df = 0;
    size_t own = u < p->units ? u * p->years : SIZE_MAX - p->years;
    bool seen[PANEL_LONGEST_LAG + 1] = {false};

    assert(p->years > 0);
    for (size_t i = 0; i < p->cells; i++) {
        double mu = w->share[i], n = p->people[i];
        if (isnan(mu) || (i >= own && i < own + p->years)) continue;
        double off = w->c->events[i] - n * mu;
        x2 += off * off / (n * mu * (1 - mu));
        df++;
        size_t t = i % p->years;
        if (t <= PANEL_LONGEST_LAG && !seen[t]) {
            seen[t] = true;
            df--;
        }
    }
    df -= (double)(w->d.data.terms - w->d.year_terms);
    return df > 0 ? fmax(1, x2 / df) : 1;
}

static void tell_residuals(const peers *w, size_t u, double phi,
                           peers__judged *out)
{
    const panel__data *p = w->p;

    out->phi[u] = phi;
    for (size_t i = u * p->years; i < (u + 1) * p->years; i++)
        out->z[i] =
            w->c->sign *
            glm_residual__quantile(w->c->events[i], p->people[i], w->share[i]) /
            sqrt(phi);
}

/* ---- differences that last ---- */

/* Sums of a unit's rows, of one year or of all (t = years). */
struct sums {
    double events, people, expected, years, cross;
};

static struct sums sum_rows(const peers *w, size_t u, size_t t)
{
    const panel__data *p = w->p;
    struct sums sum = {0};
    size_t from = t < p->years ? t : 0, to = t < p->years ? t + 1 : p->years;

    for (size_t k = from; k < to; k++) {
        size_t i = u * p->years + k;
        if (isnan(w->share[i])) continue;
        sum.events += w->c->events[i];
        sum.people += p->people[i];
        sum.expected += p->people[i] * w->share[i];
        sum.years++;
        if (from + 1 == to) continue;
        for (size_t s = from; s < to; s++)
            if (!isnan(w->share[u * p->years + s]))
                sum.cross += w->rho[s * p->years + k];
    }
    if (from + 1 == to) sum.cross = sum.years;
    return sum;
}

/* Means of the unit's columns over those rows. */
static void fill_columns(const peers *w, size_t u, size_t t, double years,
                         double *x)
{
    const panel__data *p = w->p;
    size_t from = t < p->years ? t : 0, to = t < p->years ? t + 1 : p->years;

    x[0] = 1;
    for (size_t k = w->d.year_terms; k < w->d.data.terms; k++) {
        double sum = 0;
        for (size_t i = u * p->years + from; i < u * p->years + to; i++)
            if (!isnan(w->share[i])) sum += w->d.term[k][i];
        x[1 + k - w->d.year_terms] = sum / years;
    }
}

double peers__logit(double x, double n, double mu)
{
    const double few = 5;
    double z =
        x < few || n - x < few ? glm_residual__quantile(x, n, mu) : (double)NAN;

    if (isnan(z)) return log((x + .5) / (n - x + .5));
    return log(mu / (1 - mu)) + z / sqrt(n * mu * (1 - mu));
}

/* v = V N / (n mu (1 - mu)) with V N = sum rho / N and mu = sum n_t mu_t /
 * sum n_t. */
void peers__fill_rows(peers *w, size_t t)
{
    struct peers_rows *r = &w->rows;

    r->n = 0;
    for (size_t u = 0; u < w->p->units; u++) {
        struct sums sum = sum_rows(w, u, t);
        if (!(sum.years > 0)) continue;
        double mu = sum.expected / sum.people;
        r->unit[r->n] = u;
        r->y[r->n] = peers__logit(sum.events, sum.people, mu);
        r->v[r->n] = sum.cross / sum.years / (sum.people * mu * (1 - mu));
        fill_columns(w, u, t, sum.years, r->x + r->n * r->terms);
        r->n++;
    }
}

pdn_meta_data peers__data_of(const peers *w, size_t without)
{
    const struct peers_rows *r = &w->rows;

    return (pdn_meta_data){.rows = r->n,
                           .terms = r->terms,
                           .y = r->y,
                           .v = r->v,
                           .x = r->x,
                           .without = without,
                           .robust = w->spec.robust,
                           .brief = w->spec.brief};
}

/* Unit u's place among the others in year t, or in all. */
static pdn_status stand(peers *w, size_t u, size_t t, peers__apart *out)
{
    pdn_status st = PDN_OK;
    struct peers_rows *r = &w->rows;
    pdn_meta fit = {0};
    pdn_meta_data d = {0};
    const double *x = NULL;
    size_t row = 0;

    peers__fill_rows(w, t);
    while (row < r->n && r->unit[row] != u)
        row++;
    if (row == r->n || r->n - 1 <= r->terms) return PDN_OK; /* too few others */
    d = peers__data_of(w, row);
    PDN_TRY(meta_regression__fit(&d, w->begin[t], &fit));
    x = r->x + row * r->terms;
    *out = (peers__apart){
        .mean = meta_regression__mean(&fit, x),
        .sd = sqrt(r->v[row] + fit.tau2 + meta_regression__variance(&fit, x)),
        .tau2 = fit.tau2,
        .df = fit.df,
    };
    out->z = w->c->sign * (r->y[row] - out->mean) / out->sd;
    w->begin[t] = fit.tau2;
out:
    meta_regression__clear(&fit);
    return st;
}

static pdn_status stand_or_note(peers *w, size_t u, size_t t, peers__apart *at,
                                peers__judged *out)
{
    pdn_status st = stand(w, u, t, at);

    if (st != PDN_EDATA && st != PDN_ENUMERIC) return st;
    note(u, t < w->p->years ? w->p->year[t] : (double)NAN, out);
    pdn_message_clear();
    return PDN_OK;
}

static pdn_status judge_unit(peers *w, size_t u, int wanted, peers__judged *out)
{
    pdn_status st = PDN_OK;
    size_t years = w->p->years;
    const double *estimate = NULL;

    PDN_TRY(ask_left(w, u, &estimate, out));
    if (estimate == NULL) goto out;
    peers__fill_share(w, estimate);
    memcpy(out->mu + u * years, w->share + u * years, years * sizeof *out->mu);
    if (wanted & PEERS_RESIDUALS) tell_residuals(w, u, phi_without(w, u), out);
    if (wanted & PEERS_POOLED)
        PDN_TRY(stand_or_note(w, u, years, &out->pooled[u], out));
    for (size_t t = 0; t < years && (wanted & PEERS_YEARLY); t++)
        if (!isnan(w->share[u * years + t]))
            PDN_TRY(stand_or_note(w, u, t, &out->yearly[u * years + t], out));
out:
    return st;
}

pdn_status peers__judge(peers *w, int wanted, const bool *only,
                        peers__judged *out)
{
    pdn_status st = PDN_OK;

    PDN_TRY(w->spec.only_left ? fill_sparse(w) : peers__fit_in(w));
    for (size_t u = 0; u < w->p->units; u++)
        if ((only == NULL || only[u]) && peers__has_rows(w, u))
            PDN_TRY(judge_unit(w, u, wanted, out));
out:
    return st;
}

void peers__take_share(peers *w, const double *share)
{
    for (size_t i = 0; i < w->p->cells; i++)
        w->share[i] = w->d.skip[i] ? (double)NAN : share[i];
}

pdn_status peers__judge_by(peers *w, const double *share, const bool *only,
                           peers__judged *out)
{
    pdn_status st = PDN_OK;

    peers__take_share(w, share);
    for (size_t u = 0; u < w->p->units; u++)
        if (only[u] && peers__has_rows(w, u))
            PDN_TRY(stand_or_note(w, u, w->p->years, &out->pooled[u], out));
out:
    return st;
}

void peers__judge_in(peers *w, peers__judged *out)
{
    double phi = glm__phi(&w->all);

    peers__fill_share(w, w->all.estimate);
    memcpy(out->mu, w->share, w->p->cells * sizeof *out->mu);
    for (size_t u = 0; u < w->p->units; u++)
        if (peers__has_rows(w, u)) tell_residuals(w, u, phi, out);
}
