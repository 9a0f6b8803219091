#include "glm_residual.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* a ln(a / b) + b - a, 0 at a = b: large terms that cancel are never formed. */
static double part(double a, double b)
{
    double e = (a - b) / b; /* at least -1 */

    return e > -1 ? b * ((1 + e) * log1p(e) - e) : b;
}

/* The two b - a are each other's opposite. */
double glm_residual__deviance(double x, double n, double mu)
{
    return fmax(0, 2 * (part(x, n * mu) + part(n - x, n * (1 - mu))));
}

double glm_residual__pearson(double x, double n, double mu)
{
    return (x - n * mu) / sqrt(n * mu * (1 - mu));
}

/* P(X = x) for X binomial. */
static double mass(double x, double n, double mu)
{
    double log_choose = gsl_sf_lngamma(n + 1) - gsl_sf_lngamma(x + 1) -
                        gsl_sf_lngamma(n - x + 1);

    return exp(log_choose + (x > 0 ? x * log(mu) : 0) +
               (n > x ? (n - x) * log1p(-mu) : 0));
}

/* Variance up to which a tail is summed term by term; beyond it the terms are
 * more than GSL's continued fraction costs. */
#define SUMMED 2500

/* P(X < x) for x at most the mean, from P(X = x) down by the ratio of
 * neighbours: P(k - 1) = P(k) k q / ((n - k + 1) p). */
static double tail_below(double x, double n, double mu, double at_x)
{
    double odds = (1 - mu) / mu, term = at_x, sum = 0, k = x;

    while (k > 0 && (sum <= 0 || term >= 1e-17 * sum)) {
        term *= k * odds / (n - k + 1);
        sum += term;
        k--;
    }
    return sum;
}

double glm_residual__quantile(double x, double n, double mu)
{
    const double farthest = 37; /* beyond it the tail is below any number */

    if (!(n > 0 && x >= 0 && x <= n && mu > 0 && mu < 1)) return (double)NAN;
    double at_x = mass(x, n, mu), half = at_x / 2, score = 0;
    bool summed = n * mu * (1 - mu) < SUMMED;
    if (x <= n * mu) {
        double below = x <= 0   ? 0
                       : summed ? tail_below(x, n, mu, at_x)
                                : gsl_cdf_beta_Q(mu, x, n - x + 1);
        score = gsl_cdf_ugaussian_Pinv(below + half);
    } else {
        double above = x >= n   ? 0
                       : summed ? tail_below(n - x, n, 1 - mu, at_x)
                                : gsl_cdf_beta_P(mu, x + 1, n - x);
        score = gsl_cdf_ugaussian_Qinv(above + half);
    }
    return fmin(farthest, fmax(-farthest, score));
}

glm_residual glm_residual__of(const pdn_glm_data *d, const pdn_glm *fit,
                              double mu, size_t row)
{
    size_t p = d->terms;
    double x = d->events[row], n = d->people[row], hat = 0;
    glm_residual r = {0};

    /* h = w z' (Z'WZ)^-1 z */
    for (size_t i = 0; i < p; i++)
        for (size_t k = 0; k < p; k++)
            hat +=
                d->term[i][row] * fit->covariance[i * p + k] * d->term[k][row];
    r.hat = hat * n * mu * (1 - mu);
    r.pearson = glm_residual__pearson(x, n, mu);
    r.deviance =
        copysign(sqrt(fmax(0, glm_residual__deviance(x, n, mu))), x - n * mu);
    double left = 1 - r.hat;
    bool alone = !(left > 1e-12); /* the row makes its own fit */
    r.standardised = alone ? (double)NAN : r.deviance / sqrt(left);
    r.studentised = alone ? (double)NAN
                          : copysign(sqrt(r.deviance * r.deviance +
                                          r.hat * r.pearson * r.pearson / left),
                                     r.deviance);
    r.quantile = glm_residual__quantile(x, n, mu);
    return r;
}
