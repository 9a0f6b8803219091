#include "screen.h"

#include "agreement.h"
#include "chosen.h"
#include "controls.h"
#include "outcomes/peers/overlap.h"
#include "rarer_outcome.h"

#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* ---- what the claims ask ---- */

static size_t good_years(const screen__study *s)
{
    return s->o->good_years > 0 ? s->o->good_years : claim__rule.good_years;
}

bool screen__nearly_sustained(const screen__study *s, const peers__judged *j,
                              size_t u, double q)
{
    const panel__data *p = s->panel;
    const peers__apart *own = j->yearly + u * p->years;
    double last = (double)NAN;
    size_t better = 0;

    for (size_t t = 0; t < p->years; t++) {
        if (isnan(own[t].z)) continue;
        better += own[t].z >= claim__rule.z;
        last = own[t].z;
    }
    return better >= good_years(s) && last > claim__rule.last_z &&
           q <= claim__rule.q;
}

/* ---- one unit ---- */

double pdn_units_needed(size_t resources)
{
    return fmax(claim__rule.units,
                (double)(claim__rule.units_per_term * (resources + 1)));
}

size_t pdn_deviants_left_out(const pdn_deviant_row *row, size_t n)
{
    size_t units = 0;

    for (size_t i = 0; i < n; i++)
        units += pdn_state_of(row[i].observed) == PDN_SUPPRESSED &&
                 row[i].claim == PDN_CLAIM_TOO_LITTLE_DATA;
    return units;
}

double pdn_deviants_needed(const pdn_deviant_row *row, size_t n)
{
    double years = 0, ways = 0;

    for (size_t i = 0; i < n; i++) { /* an improved unit has its own ways */
        years = fmax(years, row[i].years);
        ways = fmax(ways, row[i].specifications);
    }
    double resources = ways - 4 - years;
    return years > 0 && resources >= 0 ? pdn_units_needed((size_t)resources)
                                       : 0;
}

static bool units_enough(const panel__data *p)
{
    double units = 0;

    for (size_t u = 0; u < p->units; u++)
        for (size_t t = 0; t < p->years; t++)
            if (p->known[u * p->years + t]) {
                units++;
                break;
            }
    return units >= pdn_units_needed(p->resources);
}

/* Whether the best count there can be would give p <= .05 in that year. */
static bool could_show(const screen__study *s, const peers__judged *j, size_t i)
{
    const peers__apart *at = &j->yearly[i];
    const double sign = s->counts.sign, n = s->panel->people[i];
    const double best = peers__logit(sign > 0 ? n : 0, n, j->mu[i]);

    return !isnan(at->z) && gsl_cdf_tdist_Q(sign * (best - at->mean) / at->sd,
                                            at->df) <= claim__rule.showable_p;
}

/* Sums over a unit's judged years; whether it can be judged at all. */
static void sum_up(const screen__study *s, const peers__judged *j, bool enough,
                   size_t u, screen__unit *unit)
{
    const panel__data *p = s->panel;
    const peers__apart *at = &j->pooled[u];
    size_t able = 0;

    for (size_t i = u * p->years; i < (u + 1) * p->years; i++) {
        if (isnan(j->mu[i])) continue;
        unit->known++;
        able += could_show(s, j, i);
        unit->better += j->yearly[i].z >= claim__rule.z;
        unit->observed += s->counts.events[i];
        unit->expected += p->people[i] * j->mu[i];
        unit->people += p->people[i];
    }
    unit->deleted = overlap__pooled(p, s->rho, j->z, u);
    unit->apart = at->z;
    unit->df = at->df;
    unit->tau2 = at->tau2;
    unit->p = controls__p(NULL, at->z, at->df);
    unit->assessable =
        enough && !p->lacking[u] && able >= claim__rule.years && !isnan(at->z);
    unit->improved = unit->improved_df = unit->improved_q = (double)NAN;
    unit->control_z = unit->control_p = unit->q = (double)NAN;
    unit->counter = s->counter != NULL ? s->counter[u] : (double)NAN;
    if (unit->known == 0) unit->observed = unit->expected = (double)NAN;
    unit->share_lo = unit->share_hi = unit->good_year = (double)NAN;
    unit->gain = unit->gain_lo = unit->gain_hi = (double)NAN;
}

/* ---- all units ---- */

/* p of the years together; with controls, of z beside theirs. A unit that the
 * controls say nothing of cannot be judged by them. */
static pdn_status judge_together(const screen__study *s, screen__unit *unit)
{
    pdn_status st = PDN_OK;
    const controls__law *c = s->controls;
    size_t n = s->panel->units;
    double *pq = NULL;

    PDN_NEW(pq, n);
    for (size_t u = 0; u < n; u++) {
        pq[u] = unit[u].p;
        if (c == NULL) continue;
        unit[u].control_z = controls__weigh(c, c->pooled, n, u, unit[u].apart);
        unit[u].control_p = controls__p(c, unit[u].control_z, unit[u].df);
        unit[u].assessable &= !isnan(unit[u].control_p);
        pq[u] = unit[u].control_p;
    }
    PDN_TRY(screen__adjust(unit, n, pq, pq));
    for (size_t u = 0; u < n; u++)
        unit[u].q = pq[u];
out:
    free(pq);
    return st;
}

/* Years judged one by one; of several good years the best is remembered. */
static pdn_status judge_years(const screen__study *s, const peers__judged *j,
                              screen__unit *unit)
{
    pdn_status st = PDN_OK;
    const panel__data *p = s->panel;
    const controls__law *c = s->controls;
    double *least = NULL, *pq = NULL;

    PDN_NEW(least, p->units);
    PDN_NEW(pq, p->units);
    for (size_t t = 0; t < p->years; t++) {
        for (size_t u = 0; u < p->units; u++) {
            size_t i = u * p->years + t;
            double z = controls__weigh(c, c != NULL ? c->yearly : NULL,
                                       p->cells, i, j->yearly[i].z);
            pq[u] = controls__p(c, z, j->yearly[i].df);
        }
        PDN_TRY(screen__adjust(unit, p->units, pq, pq));
        for (size_t u = 0; u < p->units; u++) {
            if (!(pq[u] <= claim__rule.q)) continue;
            if (!unit[u].one_year || pq[u] < least[u]) {
                least[u] = pq[u];
                unit[u].good_year = p->year[t];
            }
            unit[u].one_year = true;
        }
    }
out:
    free(least);
    free(pq);
    return st;
}

/* Jeffreys' interval of a share whose rarer outcome is seen as so many
 * independent events: Gamma(O/f + 1/2, E/f) of the ratio. */
static void see(const rarer__evidence *e, bool event, screen__unit *unit)
{
    double expected = unit->expected / unit->people;
    rarer__law law = {e->seen + .5, e->expected};

    if (isnan(e->seen) || !(e->expected > 0)) return;
    if (!event) expected = 1 - expected;
    double lo = expected * rarer__quantile(law, .05);
    double hi = fmin(1, expected * rarer__quantile(law, .95));
    unit->share_lo = event ? lo : 1 - hi;
    unit->share_hi = event ? hi : 1 - lo;
}

static pdn_status shrink(const screen__study *s, const peers__judged *j,
                         screen__unit *unit)
{
    pdn_status st = PDN_OK;
    size_t n = s->panel->units;
    bool event = rarer__is_event(s, j, s->panel->years);
    rarer__evidence *e = NULL;
    rarer__law *law = NULL;

    PDN_NEW(e, n);
    PDN_NEW(law, n);
    rarer__evidence_of(s, j, s->panel->years, e);
    rarer__shrink(unit, e, n, law);
    for (size_t u = 0; u < n; u++) {
        bool known = unit[u].known > 0;
        see(&e[u], event, &unit[u]);
        unit[u].shape = law[u].shape;
        unit[u].rate = law[u].rate;
        unit[u].ratio = known ? rarer__mean(law[u]) : (double)NAN;
        unit[u].lo = known ? rarer__quantile(law[u], .05) : (double)NAN;
        unit[u].hi = known ? rarer__quantile(law[u], .95) : (double)NAN;
    }
out:
    free(e);
    free(law);
    return st;
}

/* Agreement of the units that `which` marks with one question. */
static pdn_status agree_on(const screen__study *s, agreement__question q,
                           const peers__judged *as_is, const bool *which,
                           screen__unit *unit)
{
    pdn_status st = PDN_OK;
    size_t n = s->panel->units, ways = agreement__ways(s->panel, &q);
    agreement__answer *answer = NULL;

    PDN_NEW(answer, n);
    PDN_TRY(agreement__ask(s, &q, unit, as_is, which, answer));
    for (size_t u = 0; u < n; u++) {
        if (which != NULL && !which[u]) continue;
        unit[u].agree = (double)answer[u].agree / (double)ways;
        unit[u].specifications = ways;
        unit[u].opposite = answer[u].opposite;
    }
out:
    free(answer);
    return st;
}

/* Of improved and one-year it is those questions that are asked again. */
static pdn_status agree_on_claims(const screen__study *s,
                                  const screen__result *j, screen__unit *unit)
{
    pdn_status st = PDN_OK;
    const panel__data *p = s->panel;
    bool *which = NULL;

    PDN_NEW(which, p->units);
    for (size_t t = 0; t <= p->years; t++) {
        bool any = false;
        for (size_t u = 0; u < p->units; u++) {
            which[u] = t < p->years
                           ? unit[u].unchecked == PDN_CLAIM_ONE_YEAR &&
                                 fabs(unit[u].good_year - p->year[t]) < .5
                           : unit[u].unchecked == PDN_CLAIM_IMPROVED;
            any |= which[u];
        }
        if (any)
            PDN_TRY(agree_on(
                s, (agreement__question){.base = t == p->years, .year = t},
                t < p->years ? &j->plain : &j->own, which, unit));
    }
out:
    free(which);
    return st;
}

/* The claim, whatever the counter-indicator says. */
static pdn_claim_kind claim_of(const screen__study *s, const peers__judged *j,
                               const screen__unit *unit, size_t u)
{
    bool event = rarer__is_event(s, j, s->panel->years);

    if (!unit->assessable) return PDN_CLAIM_TOO_LITTLE_DATA;
    if (screen__nearly_sustained(s, j, u, unit->q) &&
        screen__ratio_better(s, event, unit->ratio) &&
        screen__agreed(unit->agree, unit->opposite))
        return PDN_CLAIM_SUSTAINED;
    if (unit->last_two && unit->improved_q <= claim__rule.q &&
        screen__changed_enough(s, u))
        return PDN_CLAIM_IMPROVED;
    return unit->one_year ? PDN_CLAIM_ONE_YEAR : PDN_CLAIM_NONE;
}

/* The model of shares, each unit left out: what overlaps, then who stands
 * apart. */
static pdn_status judge_plain(screen__study *s, screen__unit *unit,
                              peers__judged *j)
{
    pdn_status st = PDN_OK;
    const panel__data *p = s->panel;
    specification spec = {.robust = s->o->model == PDN_ROBUST};
    peers *w = NULL;
    peers__judged in = {0};
    bool enough = units_enough(p);

    PDN_TRY(peers__judged_new(p, &in));
    PDN_TRY(peers__open(p, &s->counts, &spec, &w));
    PDN_TRY(peers__judge(w, PEERS_RESIDUALS, NULL, j));
    PDN_TRY(overlap__find(p, j->z, s->rho));
    peers__set_overlap(w, s->rho);
    PDN_TRY(peers__judge(w, PEERS_POOLED | PEERS_YEARLY, NULL, j));
    peers__judge_in(w, &in);
    for (size_t u = 0; u < p->units; u++) {
        unit[u] = (screen__unit){0};
        sum_up(s, j, enough, u, &unit[u]);
        unit[u].residual = overlap__pooled(p, s->rho, in.z, u);
    }
out:
    peers__close(w);
    peers__judged_free(&in);
    return st;
}

pdn_status screen__run(screen__study *s, screen__unit *unit,
                       screen__result *out)
{
    pdn_status st = PDN_OK;
    const panel__data *p = s->panel;
    screen__result j = {0};

    PDN_TRY(peers__judged_new(p, &j.plain));
    PDN_TRY(peers__judged_new(p, &j.own));
    PDN_TRY(judge_plain(s, unit, &j.plain));
    PDN_TRY(judge_together(s, unit));
    PDN_TRY(judge_years(s, &j.plain, unit));
    PDN_TRY(shrink(s, &j.plain, unit));
    PDN_TRY(agree_on(s, (agreement__question){.year = p->years}, &j.plain, NULL,
                     unit));
    PDN_TRY(improvement__judge(s, unit, &j.own));
    for (size_t u = 0; u < p->units; u++) {
        unit[u].claim = unit[u].unchecked = claim_of(s, &j.plain, &unit[u], u);
        if (unit[u].assessable && unit[u].counter <= -claim__rule.z)
            unit[u].claim = PDN_CLAIM_NONE;
    }
    PDN_TRY(agree_on_claims(s, &j, unit));
    PDN_TRY(chosen__mark(s, &j.plain, unit));
    *out = j;
    j = (screen__result){0};
out:
    screen__result_clear(&j);
    return st;
}

void screen__result_clear(screen__result *j)
{
    peers__judged_free(&j->plain);
    peers__judged_free(&j->own);
}
