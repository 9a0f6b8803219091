#include "controls.h"
#include "screen.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* How much better than expected the last two years together are, and from where
 * to where with the test's own z: gain (1 -+ t / Z). */
static void measure_gain(const screen__study *s, const peers__judged *own,
                         size_t u, screen__unit *unit)
{
    const panel__data *p = s->panel;
    double seen = 0, expected = 0, people = 0;

    for (size_t i = (u + 1) * p->years - 2; i < (u + 1) * p->years; i++) {
        if (isnan(own->mu[i])) continue;
        seen += s->counts.events[i];
        expected += p->people[i] * own->mu[i];
        people += p->people[i];
    }
    if (!(people > 0) || !(unit->improved > 0)) return;
    double t = gsl_cdf_tdist_Pinv(.975, unit->improved_df);
    unit->gain = s->counts.sign * (seen - expected) / people;
    unit->gain_lo = unit->gain * (1 - t / unit->improved);
    unit->gain_hi = unit->gain * (1 + t / unit->improved);
    for (size_t i = (u + 1) * p->years; i-- > u * p->years;) {
        if (!(own->yearly[i].z >= claim__rule.z)) break;
        unit->lasted++;
    }
}

/* The last two years in the model with the unit's own nullpunkt. */
static pdn_status judge(const screen__study *s, peers__judged *own)
{
    pdn_status st = PDN_OK;
    specification spec = {.base = true, .robust = s->o->model == PDN_ROBUST};
    peers *w = NULL;

    PDN_TRY(peers__open(s->panel, &s->counts, &spec, &w));
    peers__set_overlap(w, s->rho);
    PDN_TRY(peers__judge(w, PEERS_RESIDUALS | PEERS_POOLED | PEERS_YEARLY, NULL,
                         own));
out:
    peers__close(w);
    return st;
}

pdn_status improvement__judge(const screen__study *s, screen__unit *unit,
                              peers__judged *own)
{
    pdn_status st = PDN_OK;
    const panel__data *p = s->panel;
    const controls__law *c = s->controls;
    double *improved = NULL, *sustained = NULL;

    if (!screen__after_nullpunkt(p)) return PDN_OK;
    PDN_NEW(improved, p->units);
    PDN_NEW(sustained, p->units);
    st = judge(s, own);
    if (st == PDN_EDATA || st == PDN_ENUMERIC) {
        pdn_message_clear(); /* nobody is called improved */
        st = PDN_OK;
        goto out;
    }
    if (st != PDN_OK) goto out;
    for (size_t u = 0; u < p->units; u++) {
        const peers__apart *at = &own->pooled[u];
        double z = controls__weigh(c, c != NULL ? c->improved : NULL, p->units,
                                   u, at->z);
        unit[u].last_two = screen__last_two(s, own, u);
        unit[u].improved = at->z;
        unit[u].improved_df = at->df;
        improved[u] = controls__p(c, z, at->df);
        sustained[u] = c != NULL ? unit[u].control_p : unit[u].p;
    }
    PDN_TRY(
        screen__adjust_improved(unit, p->units, improved, sustained, improved));
    for (size_t u = 0; u < p->units; u++) {
        unit[u].improved_q = improved[u];
        measure_gain(s, own, u, &unit[u]);
    }
out:
    free(improved);
    free(sustained);
    return st;
}
