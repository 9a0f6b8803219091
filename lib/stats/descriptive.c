#include "descriptive.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>

double pdn_mean(const double *x, size_t n)
{
    return n == 0 ? (double)NAN : gsl_stats_mean(x, 1, n);
}

double pdn_deviation(const double *x, size_t n)
{
    return n < 2 ? (double)NAN : gsl_stats_sd(x, 1, n);
}

double pdn_correlation(const double *x, const double *y, size_t n)
{
    if (!(pdn_deviation(x, n) > 0) || !(pdn_deviation(y, n) > 0))
        return (double)NAN;
    return gsl_stats_correlation(x, 1, y, 1, n);
}
