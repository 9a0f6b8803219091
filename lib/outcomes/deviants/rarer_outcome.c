#include "rarer_outcome.h"

#include "stats/models/log_gamma.h"

#include "stats/lowest.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#define LARGEST_SHAPE 1e6

/* What a unit's rows of year t, or of all, sum to. */
struct sums {
    double events, expected, people, years, cross;
};

static struct sums sum_of(const screen__study *s, const peers__judged *j,
                          size_t u, size_t t)
{
    const panel__data *p = s->panel;
    struct sums sum = {0};
    size_t from = t < p->years ? t : 0, to = t < p->years ? t + 1 : p->years;

    for (size_t k = from; k < to; k++) {
        size_t i = u * p->years + k;
        if (isnan(j->mu[i])) continue;
        sum.events += s->counts.events[i];
        sum.expected += p->people[i] * j->mu[i];
        sum.people += p->people[i];
        sum.years++;
        for (size_t l = from; l < to; l++)
            if (!isnan(j->mu[u * p->years + l]))
                sum.cross += s->rho[panel__lag(p, k, l)];
    }
    return sum;
}

bool rarer__is_event(const screen__study *s, const peers__judged *j, size_t t)
{
    double expected = 0, people = 0;

    for (size_t u = 0; u < s->panel->units; u++) {
        struct sums sum = sum_of(s, j, u, t);
        expected += sum.expected;
        people += sum.people;
    }
    return expected <= .5 * people;
}

void rarer__evidence_of(const screen__study *s, const peers__judged *j,
                        size_t t, rarer__evidence *out)
{
    bool event = rarer__is_event(s, j, t);

    for (size_t u = 0; u < s->panel->units; u++) {
        struct sums sum = sum_of(s, j, u, t);
        double seen = event ? sum.events : sum.people - sum.events;
        double expected = event ? sum.expected : sum.people - sum.expected;
        /* N V = sum rho / N */
        double f =
            sum.cross / sum.years * j->phi[u] * (1 - expected / sum.people);
        out[u] = sum.years > 0 ? (rarer__evidence){seen / f, expected / f}
                               : (rarer__evidence){(double)NAN, (double)NAN};
    }
}

/* Log-likelihood of gamma-Poisson with shape = rate = a. */
static double spread_value(const screen__unit *unit, const rarer__evidence *e,
                           size_t n, double a)
{
    double sum = 0, log_gamma = loggamma__at(a), log_a = log(a);

    for (size_t u = 0; u < n; u++) {
        if (!unit[u].assessable || isnan(e[u].seen)) continue;
        double more = log1p(e[u].expected / a); /* ln (a + E) - ln a */
        sum += loggamma__at(e[u].seen + a) - log_gamma - e[u].seen * log_a -
               (e[u].seen + a) * more;
    }
    return sum;
}

/* What the search looks at, and what there is in it. */
struct hill {
    const screen__unit *unit;
    const rarer__evidence *e;
    size_t n;
};

static double depth_at(double log_a, void *context)
{
    const struct hill *h = context;

    return -spread_value(h->unit, h->e, h->n, exp(log_a));
}

/* The a of highest likelihood, found by its logarithm; infinite where equal
 * ratios are as likely. */
static double spread_of(const screen__unit *unit, const rarer__evidence *e,
                        size_t n)
{
    struct hill h = {unit, e, n};
    double equal = 0, depth = 0;

    for (size_t u = 0; u < n; u++)
        if (unit[u].assessable && !isnan(e[u].seen)) equal -= e[u].expected;
    double a = exp(
        lowest__find(depth_at, &h, log(1e-2), log(LARGEST_SHAPE) + 1, &depth));
    return a > LARGEST_SHAPE || !(-depth > equal) ? (double)INFINITY : a;
}

void rarer__shrink(const screen__unit *unit, const rarer__evidence *e, size_t n,
                   rarer__law *out)
{
    double a = spread_of(unit, e, n);

    for (size_t u = 0; u < n; u++)
        out[u] = isinf(a) || isnan(e[u].seen) || !(e[u].expected > 0)
                     ? (rarer__law){0, 0}
                     : (rarer__law){e[u].seen + a, e[u].expected + a};
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

double rarer__mean(rarer__law law)
{
    return law.shape > 0 ? law.shape / law.rate : 1;
}

double rarer__quantile(rarer__law law, double p)
{
    return law.shape > 0 ? gamma_quantile(p, law.shape, law.rate) : 1;
}

double rarer__score(rarer__law law, bool more_is_better)
{
    if (!(law.shape > 0)) return 0;
    double below = gsl_cdf_gamma_P(law.rate, law.shape, 1);
    double z = gsl_cdf_ugaussian_Pinv(fmin(1 - 1e-16, fmax(1e-300, below)));
    return more_is_better ? -z : z;
}
