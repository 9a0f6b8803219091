#include "screen.h"

#include "pdnet/change.h"
#include "pdnet/pvalue.h"
#include "pdnet/quantile.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

/* Rules 5. */
#define SURE          1.6448536269514722 /* 5 % upper tail */
#define FALSE_AMONG   .10                /* q of a claim */
#define RATIO_BETTER  .10
#define MOST_AGREE    .8
#define LARGEST_SHAPE 1e6
enum { FEWEST_YEARS = 3, FEWEST_UNITS = 12, UNITS_PER_TERM = 5 };

size_t pdn_i_specifications(const pdn_i_panel *p)
{
    return 4 + p->resources + p->years;
}

double pdn_i_pooled(const pdn_i_panel *p, const double *rho, const double *z,
                    size_t unit, double *variance)
{
    const double *own = z + unit * p->years;
    double sum = 0, cross = 0, n = 0;

    for (size_t t = 0; t < p->years; t++) {
        if (isnan(own[t])) continue;
        sum += own[t];
        n++;
        for (size_t s = 0; s < p->years; s++)
            if (!isnan(own[s])) cross += rho[pdn_i_lag(p, s, t)];
    }
    /* Z = mean z / sqrt(V), V = sum_{t,s} rho_|t-s| / N^2 */
    *variance = cross / (n * n);
    return n > 0 ? sum / n / sqrt(*variance) : (double)NAN;
}

/* One unit's own correlation of years `lag` apart, around 0. */
static double unit_correlation(const pdn_i_panel *p, const double *own,
                               size_t lag)
{
    double cross = 0, crosses = 0, square = 0, squares = 0;

    for (size_t t = 0; t < p->years; t++) {
        if (isnan(own[t])) continue;
        square += own[t] * own[t];
        squares++;
        for (size_t s = t + 1; s < p->years; s++) {
            if (isnan(own[s]) || pdn_i_lag(p, s, t) != lag) continue;
            cross += own[t] * own[s];
            crosses++;
        }
    }
    return crosses > 0 ? cross / crosses / (square / squares) : (double)NAN;
}

pdn_status pdn_i_overlap(const pdn_i_panel *p, const double *z, double *rho)
{
    pdn_status st = PDN_OK;
    double *seen = NULL;

    PDN_NEW(seen, p->units);
    rho[0] = 1;
    for (size_t lag = 1; lag <= PDN_I_LONGEST_LAG; lag++) {
        double width = p->width > 0 ? p->width : 0;
        double common = width > 0 ? fmax(0, 1 - (double)lag / width) : 0;
        size_t n = 0;
        for (size_t u = 0; u < p->units; u++) {
            double r = unit_correlation(p, z + u * p->years, lag);
            if (!isnan(r)) seen[n++] = r;
        }
        pdn_sort(seen, n);
        double middle = n > 0 ? pdn_quantile(seen, n, .5) : 0;
        rho[lag] = fmin(1, fmax(common, middle));
    }
out:
    free(seen);
    return st;
}

/* Sums over a unit's judged years; whether it can be judged at all. */
static void sum_up(const pdn_i_study *s, const pdn_i_residuals *r, bool enough,
                   size_t u, pdn_i_unit *unit)
{
    const pdn_i_panel *p = s->panel;
    size_t able = 0;
    double variance = 0;

    for (size_t i = u * p->years; i < (u + 1) * p->years; i++) {
        if (isnan(r->z[i])) continue;
        double n = p->people[i];
        double best =
            pdn_quantile_residual(s->counts.sign > 0 ? n : 0, n, r->mu[i]) *
            s->counts.sign / sqrt(r->phi[u]);
        unit->known++;
        able += best >= SURE;
        unit->better += r->z[i] >= PDN_I_BETTER;
        unit->observed += s->counts.events[i];
        unit->expected += n * r->mu[i];
        unit->people += n;
    }
    unit->z = pdn_i_pooled(p, s->rho, r->z, u, &variance);
    unit->p = gsl_cdf_ugaussian_Q(unit->z);
    unit->assessable = enough && !p->lacking[u] && able >= FEWEST_YEARS;
    unit->improved = unit->improved_q = unit->q = (double)NAN;
    unit->counter = s->counter != NULL ? s->counter[u] : (double)NAN;
    if (unit->known == 0) unit->observed = unit->expected = (double)NAN;

    /* f = N V max(1, phi) (1 - E / population): what one event is worth */
    double f = (double)unit->known * variance * r->phi[u] *
               (1 - unit->expected / unit->people);
    unit->shape = unit->observed / f; /* for now: O / f and E / f */
    unit->rate = unit->expected / f;
    unit->seen_lo = unit->seen_hi = unit->good_year = (double)NAN;
    unit->gain = unit->gain_lo = unit->gain_hi = (double)NAN;
}

/* Log-likelihood of gamma-Poisson with shape = rate = a. */
static double spread_value(const pdn_i_unit *unit, size_t n, double a)
{
    double sum = 0;

    for (size_t u = 0; u < n; u++) {
        if (!unit[u].assessable) continue;
        double x = unit[u].shape, e = unit[u].rate;
        sum += gsl_sf_lngamma(x + a) - gsl_sf_lngamma(a) - x * log(a + e) -
               a * log1p(e / a);
    }
    return sum;
}

/* The a of highest likelihood by golden section in ln a; infinite where equal
 * ratios are as likely. */
static double spread_of(const pdn_i_unit *unit, size_t n)
{
    const double golden = .6180339887498949;
    double lo = log(1e-2), hi = log(LARGEST_SHAPE) + 1, equal = 0;

    for (size_t u = 0; u < n; u++)
        if (unit[u].assessable) equal -= unit[u].rate;
    double left = hi - golden * (hi - lo), right = lo + golden * (hi - lo);
    double at_left = spread_value(unit, n, exp(left));
    double at_right = spread_value(unit, n, exp(right));
    while (hi - lo > 1e-9) {
        if (at_left > at_right) {
            hi = right;
            right = left;
            at_right = at_left;
            left = hi - golden * (hi - lo);
            at_left = spread_value(unit, n, exp(left));
        } else {
            lo = left;
            left = right;
            at_left = at_right;
            right = lo + golden * (hi - lo);
            at_right = spread_value(unit, n, exp(right));
        }
    }
    double a = exp((lo + hi) / 2);
    if (a > LARGEST_SHAPE || !(spread_value(unit, n, a) > equal))
        return (double)INFINITY;
    return a;
}

/* Where the gamma law of that shape has p below it: Newton's steps from Wilson
 * and Hilferty's guess, held to a bracket; GSL's inverse is not trusted here
 * either. */
static double gamma_quantile(double p, double shape, double rate)
{
    double lo = 0, hi = shape + 12 * sqrt(shape) + 60;
    double cube =
        1 - 1 / (9 * shape) + gsl_cdf_ugaussian_Pinv(p) / (3 * sqrt(shape));
    double x = cube > 0 ? shape * cube * cube * cube : hi / 2;
    double log_gamma = gsl_sf_lngamma(shape);

    for (int i = 0; i < 200 && hi - lo > 1e-15 * hi; i++) {
        if (!(x > lo && x < hi)) x = (lo + hi) / 2;
        double off = gsl_cdf_gamma_P(x, shape, 1) - p;
        if (off < 0)
            lo = x;
        else
            hi = x;
        double step = off / exp((shape - 1) * log(x) - x - log_gamma);
        if (fabs(step) <= 4e-16 * x) break;
        x -= step;
    }
    return x / rate;
}

static void shrink(pdn_i_unit *unit, size_t n)
{
    double a = spread_of(unit, n);

    for (size_t u = 0; u < n; u++) {
        if (isinf(a) || isnan(unit[u].shape) || !(unit[u].rate > 0)) {
            unit[u].shape = unit[u].rate = 0;
            unit[u].ratio = unit[u].lo = unit[u].hi =
                unit[u].known > 0 ? 1 : (double)NAN;
            continue;
        }
        unit[u].shape += a;
        unit[u].rate += a;
        unit[u].ratio = unit[u].shape / unit[u].rate;
        unit[u].lo = gamma_quantile(.05, unit[u].shape, unit[u].rate);
        unit[u].hi = gamma_quantile(.95, unit[u].shape, unit[u].rate);
    }
}

/* Before anything is drawn together: Jeffreys' interval of the ratio. */
static void see(pdn_i_unit *unit, size_t n)
{
    for (size_t u = 0; u < n; u++) {
        if (isnan(unit[u].shape) || !(unit[u].rate > 0)) continue;
        double shape = unit[u].shape + .5;
        unit[u].seen_lo = gamma_quantile(.05, shape, unit[u].rate);
        unit[u].seen_hi = gamma_quantile(.95, shape, unit[u].rate);
    }
}

/* Normal score of how sure it is that the shrunk ratio is on the better side.
 */
static double shrunk_z(const pdn_i_unit *unit, double sign)
{
    if (!(unit->shape > 0)) return 0;
    double below = gsl_cdf_gamma_P(unit->rate, unit->shape, 1);
    return -sign * gsl_cdf_ugaussian_Pinv(fmin(1 - 1e-16, fmax(1e-300, below)));
}

/* One line of the specification table, for one unit or all. */
static pdn_status hold_against(const pdn_i_study *s, const pdn_i_spec *spec,
                               size_t only, pdn_i_residuals *r,
                               pdn_i_unit *unit)
{
    const pdn_i_panel *p = s->panel;
    double variance = 0;
    pdn_status st = pdn_i_judge(p, &s->counts, spec, PDN_I_DELETED, only, r);

    if (st == PDN_EDATA ||
        st == PDN_ENUMERIC) { /* no such fit: nobody agrees */
        pdn_message_clear();
        return PDN_OK;
    }
    for (size_t u = 0; u < p->units && st == PDN_OK; u++) {
        double z = pdn_i_pooled(p, s->rho, r->z, u, &variance);
        if (z >= PDN_I_BETTER) unit[u].agree++;
        if (z <= -PDN_I_BETTER) unit[u].opposite = true;
    }
    return st;
}

/* raw, adjusted, robust, shrunk; without each resource; without each year. */
static pdn_status specify(const pdn_i_study *s, size_t only, pdn_i_unit *unit)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = s->panel;
    pdn_i_residuals r = {0};
    pdn_i_spec raw = {.raw = true}, plain = {0}, robust = {.robust = true};

    PDN_TRY(pdn_i_residuals_new(p, &r));
    PDN_TRY(hold_against(s, &raw, only, &r, unit));
    PDN_TRY(hold_against(s, &plain, only, &r, unit));
    PDN_TRY(hold_against(s, &robust, only, &r, unit));
    for (size_t k = 1; k <= p->resources; k++) {
        pdn_i_spec spec = {.robust = s->o->robust, .without_resource = k};
        PDN_TRY(hold_against(s, &spec, only, &r, unit));
    }
    for (size_t k = 1; k <= p->years; k++) {
        pdn_i_spec spec = {.robust = s->o->robust, .without_year = k};
        PDN_TRY(hold_against(s, &spec, only, &r, unit));
    }
    for (size_t u = 0; u < p->units; u++) {
        if (only != SIZE_MAX && only != u) continue;
        double z = shrunk_z(&unit[u], s->counts.sign);
        if (z >= PDN_I_BETTER) unit[u].agree++;
        if (z <= -PDN_I_BETTER) unit[u].opposite = true;
        unit[u].agree /= (double)pdn_i_specifications(p); /* so far a count */
    }
out:
    pdn_i_residuals_free(&r);
    return st;
}

/* Adjusted p over the units that can be judged. */
static pdn_status adjust(const pdn_i_unit *unit, size_t n, const double *p,
                         double *q)
{
    for (size_t u = 0; u < n; u++)
        q[u] = unit[u].assessable ? p[u] : (double)NAN;
    pdn_q_values(q, n, q);
    return PDN_OK;
}

/* Years judged one by one; of several good years the best is remembered. */
static pdn_status judge_years(const pdn_i_panel *p, const pdn_i_residuals *r,
                              double *pq, pdn_i_unit *unit)
{
    pdn_status st = PDN_OK;
    double *least = NULL;

    PDN_NEW(least, p->units);
    for (size_t t = 0; t < p->years; t++) {
        for (size_t u = 0; u < p->units; u++) {
            double z = r->z[u * p->years + t];
            pq[u] = unit[u].assessable && !isnan(z) ? gsl_cdf_ugaussian_Q(z)
                                                    : (double)NAN;
        }
        pdn_q_values(pq, p->units, pq);
        for (size_t u = 0; u < p->units; u++) {
            if (!(pq[u] <= FALSE_AMONG)) continue;
            if (!unit[u].one_year || pq[u] < least[u]) {
                least[u] = pq[u];
                unit[u].good_year = p->year[t];
            }
            unit[u].one_year = true;
        }
    }
out:
    free(least);
    return st;
}

/* Change in the better direction from the nullpunkt to the last year, and what
 * could be shown. */
static bool changed_enough(const pdn_i_study *s, size_t u)
{
    const pdn_i_panel *p = s->panel;
    size_t last = (u + 1) * p->years - 1;
    double n0 = p->base_people[u], p0 = s->counts.base_events[u] / n0;
    double change =
        s->counts.sign * (s->counts.events[last] / p->people[last] - p0);

    return change >=
           pdn_detectable(p0, p->people[last], s->counts.sign > 0 ? 1 : -1);
}

/* Sustained, but for the specification table. */
static bool nearly_sustained(const pdn_i_study *s, const pdn_i_residuals *r,
                             const pdn_i_unit *unit, size_t u)
{
    const pdn_i_panel *p = s->panel;
    size_t good = s->o->good_years > 0 ? s->o->good_years : 3;
    double last = (double)NAN;

    for (size_t t = 0; t < p->years; t++)
        if (!isnan(r->z[u * p->years + t])) last = r->z[u * p->years + t];
    return unit->assessable && unit->better >= good && last > 0 &&
           unit->q <= FALSE_AMONG;
}

static bool shrunk_better(const pdn_i_unit *unit, double sign)
{
    if (sign > 0) return unit->lo > 1 && unit->ratio >= 1 + RATIO_BETTER;
    return unit->hi < 1 && unit->ratio <= 1 - RATIO_BETTER;
}

/* The claim, whatever the counter-indicator says. */
static pdn_i_claim claim_of(const pdn_i_study *s, const pdn_i_residuals *r,
                            const pdn_i_unit *unit, size_t u)
{
    if (!unit->assessable) return PDN_I_TOO_LITTLE;
    if (nearly_sustained(s, r, unit, u) &&
        shrunk_better(unit, s->counts.sign) &&
        unit->agree >= MOST_AGREE - 1e-9 && !unit->opposite)
        return PDN_I_SUSTAINED;
    if (unit->last_two && unit->improved_q <= FALSE_AMONG &&
        changed_enough(s, u))
        return PDN_I_IMPROVED;
    return unit->one_year ? PDN_I_ONE_YEAR : PDN_I_NONE;
}

static bool units_enough(const pdn_i_panel *p)
{
    size_t units = 0, least = UNITS_PER_TERM * (p->resources + 1);

    for (size_t u = 0; u < p->units; u++)
        for (size_t t = 0; t < p->years; t++)
            if (p->known[u * p->years + t]) {
                units++;
                break;
            }
    return units >= (least > FEWEST_UNITS ? least : FEWEST_UNITS);
}

/* What needs the residuals of every unit: shrinkage and specifications; in a
 * quick study only where somebody is near. */
static pdn_status look_closer(const pdn_i_study *s, const pdn_i_residuals *r,
                              pdn_i_unit *unit)
{
    pdn_status st = PDN_OK;
    size_t n = s->panel->units;

    if (!s->quick) {
        see(unit, n);
        shrink(unit, n);
        return specify(s, SIZE_MAX, unit);
    }
    bool shrunk = false;
    for (size_t u = 0; u < n && st == PDN_OK; u++) {
        if (!nearly_sustained(s, r, &unit[u], u)) continue;
        if (!shrunk) shrink(unit, n);
        shrunk = true;
        if (shrunk_better(&unit[u], s->counts.sign)) st = specify(s, u, unit);
    }
    return st;
}

pdn_status pdn_i_screen(const pdn_i_study *s, pdn_i_unit *unit)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = s->panel;
    pdn_i_residuals r = {0};
    pdn_i_spec spec = {.robust = s->o->robust};
    double *pq = NULL;
    bool enough = units_enough(p);

    PDN_NEW(pq, p->units);
    PDN_TRY(pdn_i_residuals_new(p, &r));
    PDN_TRY(pdn_i_judge(p, &s->counts, &spec,
                        s->quick ? PDN_I_QUICK : PDN_I_DELETED, SIZE_MAX, &r));
    for (size_t u = 0; u < p->units; u++) {
        unit[u] = (pdn_i_unit){0};
        sum_up(s, &r, enough, u, &unit[u]);
        pq[u] = unit[u].p;
    }
    PDN_TRY(adjust(unit, p->units, pq, pq));
    for (size_t u = 0; u < p->units; u++)
        unit[u].q = pq[u];
    PDN_TRY(judge_years(p, &r, pq, unit));
    PDN_TRY(look_closer(s, &r, unit));
    PDN_TRY(pdn_i_improvement(s, unit));
    for (size_t u = 0; u < p->units; u++) {
        unit[u].claim = unit[u].unchecked = claim_of(s, &r, &unit[u], u);
        if (unit[u].assessable && unit[u].counter <= -PDN_I_BETTER)
            unit[u].claim = PDN_I_NONE;
    }
out:
    free(pq);
    pdn_i_residuals_free(&r);
    return st;
}
