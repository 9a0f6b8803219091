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

/* The last two years in the model with the unit's own nullpunkt. */
pdn_status pdn_i_improvement(const pdn_i_study *s, pdn_i_unit *unit)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = s->panel;
    pdn_i_residuals r = {0};
    pdn_i_spec spec = {.base = true, .robust = s->o->robust};
    double *q = NULL, variance = 0, df = 0;
    size_t from = p->years < 2 ? 0 : p->years - 2;

    if (p->years < 2 || !(p->year[from] > p->nullpunkt + .5)) return PDN_OK;
    PDN_NEW(q, p->units);
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
    for (size_t u = 0; u < p->units; u++) {
        const double *own = r.z + u * p->years;
        unit[u].last_two =
            own[from] >= PDN_I_BETTER && own[from + 1] >= PDN_I_BETTER;
        unit[u].improved = pdn_i_pooled(p, s->rho, r.z, u, &variance);
        q[u] = unit[u].assessable ? gsl_cdf_tdist_Q(unit[u].improved, df)
                                  : (double)NAN;
    }
    pdn_q_values(q, p->units, q);
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
