#include "controls.h"

#include "outcomes/peers/overlap.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double pdn_control_z(double z, const double *control, size_t n)
{
    double mean = 0, squares = 0, seen = 0;

    for (size_t k = 0; k < n; k++) {
        if (isnan(control[k])) continue;
        mean += control[k];
        seen++;
    }
    if (seen < 2) return (double)NAN;
    mean /= seen;
    for (size_t k = 0; k < n; k++)
        if (!isnan(control[k]))
            squares += (control[k] - mean) * (control[k] - mean);
    /* s2 = max(0, mean (z - m)^2 - 1); (z - m) / sqrt(1 + s2) */
    return (z - mean) / sqrt(fmax(1, squares / seen));
}

pdn_status controls__new(const panel__data *p, size_t n, controls__law *out)
{
    pdn_status st = PDN_OK;
    controls__law c = {.n = n};

    PDN_TAKE(&c.memory, c.pooled, n * p->units);
    PDN_TAKE(&c.memory, c.improved, n * p->units);
    PDN_TAKE(&c.memory, c.yearly, n * p->cells);
    *out = c;
    c = (controls__law){0};
out:
    controls__free(&c);
    return st;
}

void controls__free(controls__law *c)
{
    pdn_arena_clear(&c->memory);
    *c = (controls__law){0};
}

/* One model of one control: the years together, and each. */
static pdn_status judge(const screen__study *s, const panel__data *p,
                        const panel__counts *c, bool base, double *rho,
                        peers__judged *j)
{
    pdn_status st = PDN_OK;
    specification spec = {.robust = s->o->model == PDN_ROBUST, .base = base};
    peers *w = NULL;

    PDN_TRY(peers__open(p, c, &spec, &w));
    if (!base) {
        PDN_TRY(peers__judge(w, PEERS_RESIDUALS, NULL, j));
        PDN_TRY(overlap__find(p, j->z, rho));
    }
    peers__set_overlap(w, rho);
    PDN_TRY(peers__judge(w, PEERS_POOLED | PEERS_YEARLY, NULL, j));
out:
    peers__close(w);
    if (st == PDN_EDATA || st == PDN_ENUMERIC) {
        pdn_message_clear(); /* no such fit: nothing is known of it */
        st = PDN_OK;
    }
    return st;
}

pdn_status controls__judge(const screen__study *s, const pdn_outcomes *rows,
                           size_t k, controls__law *out)
{
    pdn_status st = PDN_OK;
    double rho[PANEL_LONGEST_LAG + 1] = {1};
    panel__data p = {0};
    peers__judged plain = {0}, own = {0};
    panel__counts c = {0};

    PDN_TRY(panel__other(s->panel, rows, &p));
    PDN_TRY(peers__judged_new(&p, &plain));
    PDN_TRY(peers__judged_new(&p, &own));
    c = (panel__counts){p.events, p.base_events, s->counts.sign};
    PDN_TRY(judge(s, &p, &c, false, rho, &plain));
    if (screen__after_nullpunkt(&p)) PDN_TRY(judge(s, &p, &c, true, rho, &own));
    for (size_t u = 0; u < p.units; u++) {
        out->pooled[k * p.units + u] = plain.pooled[u].z;
        out->improved[k * p.units + u] = own.pooled[u].z;
    }
    for (size_t i = 0; i < p.cells; i++)
        out->yearly[k * p.cells + i] = plain.yearly[i].z;
out:
    peers__judged_free(&plain);
    peers__judged_free(&own);
    panel__clear(&p);
    return st;
}

double controls__weigh(const controls__law *c, const double *block, size_t size,
                       size_t at, double z)
{
    double own[PDN_MOST_CONTROLS];

    if (c == NULL || c->n == 0) return z;
    for (size_t k = 0; k < c->n; k++)
        own[k] = block[k * size + at];
    return pdn_control_z(z, own, c->n);
}

double controls__p(const controls__law *c, double z, double df)
{
    if (isnan(z)) return (double)NAN;
    return c != NULL && c->n > 0 ? gsl_cdf_ugaussian_Q(z)
                                 : gsl_cdf_tdist_Q(z, df);
}
