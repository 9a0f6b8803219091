#include "trend.h"

#include "pdnet/core.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static bool used(double x, double n)
{
    return !isnan(x) && n > 0;
}

pdn_trend trend__of(const double *t, const double *x, const double *n, size_t k)
{
    double none = pdn_absent(PDN_NOT_DEFINED);
    pdn_trend out = {.slope = none, .chi2 = none, .p = none};
    double events = 0, people = 0, middle = 0, over = 0, squares = 0;

    for (size_t i = 0; i < k; i++) {
        if (!used(x[i], n[i])) continue;
        events += x[i];
        people += n[i];
        middle += n[i] * t[i];
        out.points++;
    }
    if (out.points < PDN_TREND_LEAST || events <= 0 || events >= people)
        return out;
    middle /= people;
    double p = events / people;
    for (size_t i = 0; i < k; i++) {
        if (!used(x[i], n[i])) continue;
        over += (t[i] - middle) * (x[i] - n[i] * p);
        squares += n[i] * (t[i] - middle) * (t[i] - middle);
    }
    if (!(squares > 0)) return out;
    /* T = sum t (x - n p); Var = p (1 - p) (sum n t^2 - (sum n t)^2 / N) */
    out.chi2 = over * over / (p * (1 - p) * squares);
    out.p = gsl_cdf_chisq_Q(out.chi2, 1);
    out.slope = over / squares;
    return out;
}
