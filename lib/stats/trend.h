/* trend.h - does a share rise or fall over the years. */
#ifndef PDN_TREND_H
#define PDN_TREND_H

#include <stddef.h>

/** The fewest points in time. */
enum { PDN_TREND_LEAST = 3 };

/** slope: change of the share per unit of time, least squares with weights n.
 *  chi2: Cochran and Armitage's statistic, one degree of freedom; p its upper
 *  tail, two-sided as to direction. points: how many were used. */
typedef struct {
    double slope, chi2, p;
    size_t points;
} pdn_trend;

/**
 * The trend of x of n over t, k points in any order and at any distances.
 * Points with an absent x or n = 0 are left out.
 *
 * NaN      fewer than three points, all at one time, or no event (or nothing
 *          but events) in all of them together.
 * Meaning  points are taken as independent. Years of an age band that hold
 *          mostly the same people are not: the p describes, it proves nothing.
 * Source   Armitage (1955) Biometrics 11:375; prop.trend.test in R.
 */
pdn_trend trend__of(const double *t, const double *x, const double *n,
                    size_t k);

#endif
