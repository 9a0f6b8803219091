#include "screen.h"

#include "pdnet/pvalue.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* How much better than expected the last two years together are, and from where
 * to where with the test's own z: gain (1 -+ t / Z). */
static void measure_gain(const pdn_i_study *s, const pdn_i_residuals *r,
                         size_t u, double t, pdn_i_unit *unit)
{
    const pdn_i_panel *p = s->panel;
    double seen = 0, expected = 0, people = 0;

    for (size_t i = (u + 1) * p->years - 2; i < (u + 1) * p->years; i++) {
        if (isnan(r->z[i])) continue;
        seen += s->counts.events[i];
        expected += p->people[i] * r->mu[i];
        people += p->people[i];
    }
    if (!(people > 0) || !(unit[u].improved > 0)) return;
    unit[u].gain = s->counts.sign * (seen - expected) / people;
    unit[u].gain_lo = unit[u].gain * (1 - t / unit[u].improved);
    unit[u].gain_hi = unit[u].gain * (1 + t / unit[u].improved);
    for (size_t i = (u + 1) * p->years; i-- > u * p->years;) {
        if (!(r->z[i] >= PDN_I_BETTER)) break;
        unit[u].lasted++;
    }
}

/* The pooled z over its own standard deviation. A deleted residual is one from
 * an expectation that is unsure itself, the more so the farther out a unit's
 * nullpunkt lies; and the years of a unit are so much alike that a fit takes
 * more from X2 than its terms. Both let the worst at the nullpunkt improve by
 * nothing. */
static double studentise(const pdn_i_study *s, const pdn_i_residuals *r,
                         size_t u, double taken)
{
    const pdn_i_panel *p = s->panel;
    double variance = 0, years = 0;
    double z = pdn_i_pooled(p, s->rho, r->z, u, &variance);

    for (size_t i = u * p->years; i < (u + 1) * p->years; i++)
        years += !isnan(r->z[i]);
    double sum = variance * years * years;
    return z * sqrt(sum / (sum + r->doubt[u]) / taken);
}

/* How much too small phi is: what the fit takes from X2, and what its terms
 * would have one believe. */
static double taken_of(const pdn_i_panel *p, const pdn_i_residuals *r)
{
    double rows = 0, terms = 3 + (double)p->resources;

    for (size_t i = 0; i < p->cells; i++)
        rows += !isnan(r->z[i]);
    return fmax(1, (rows - terms) / fmax(1, rows - r->lost));
}

/* The last two years in the model with the unit's own nullpunkt. */
pdn_status pdn_i_improvement(const pdn_i_study *s, pdn_i_unit *unit)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = s->panel;
    pdn_i_residuals r = {0};
    pdn_i_spec spec = {.base = true, .robust = s->o->robust, .rho = s->rho};
    double *q = NULL, df = 0, taken = 1;
    size_t from = p->years < 2 ? 0 : p->years - 2;

    if (p->years < 2 || !(p->year[from] > p->nullpunkt + .5)) return PDN_OK;
    PDN_NEW(q, 2 * p->units);
    PDN_TRY(pdn_i_residuals_new(p, &r));
    st = pdn_i_judge(p, &s->counts, &spec,
                     s->quick ? PDN_I_QUICK : PDN_I_DELETED, SIZE_MAX, &r);
    if (st == PDN_EDATA || st == PDN_ENUMERIC) {
        pdn_message_clear();
        st = PDN_OK;
        goto out;
    }
    if (st != PDN_OK) goto out;
    /* phi is found from about as many values as there are units: years that
     * overlap add little. */
    df = fmax(1, (double)p->units - (double)p->resources - 3);
    taken = taken_of(p, &r);
    for (size_t u = 0; u < p->units; u++) {
        const double *own = r.z + u * p->years;
        unit[u].last_two =
            own[from] >= PDN_I_BETTER && own[from + 1] >= PDN_I_BETTER;
        unit[u].improved = studentise(s, &r, u, taken);
        q[u] = q[p->units + u] = (double)NAN;
        if (!unit[u].assessable) continue;
        q[u] = gsl_cdf_tdist_Q(unit[u].improved, df);
        q[p->units + u] = unit[u].p;
    }
    /* one family with the question of sustained: it is asked first */
    pdn_q_values(q, 2 * p->units, q);
    for (size_t u = 0; u < p->units; u++) {
        unit[u].improved_q = q[u];
        if (!s->quick)
            measure_gain(s, &r, u, gsl_cdf_tdist_Pinv(.975, df), unit);
    }
out:
    free(q);
    pdn_i_residuals_free(&r);
    return st;
}
