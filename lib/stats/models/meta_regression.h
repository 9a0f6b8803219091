/* meta_regression.h - estimates of known sampling variance explained by
 * columns, with a variance between them that is estimated too. */
#ifndef PDN_META_REGRESSION_H
#define PDN_META_REGRESSION_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

/** y[i] = x[i] b + a difference of its own, N(0, tau2), + N(0, v[i]). */
typedef struct {
    size_t rows, terms;
    const double *y, *v; /* v > 0 */
    const double *x;     /* rows x terms, by row; an intercept is a column */
    size_t without;      /* a row that is left out; >= rows: none */
    bool robust;         /* rows far off weigh less, or nothing, in b */
    bool brief;          /* tau2 and b to about six digits: for many fits */
} pdn_meta_data;

/** Zero-initialise. df = rows looked at - terms. covariance is terms x terms,
 *  (X'WX)^-1 with the weights that b was found with. */
typedef struct {
    size_t terms;
    double tau2, df;
    double *estimate, *covariance;
} pdn_meta;

/**
 * Weighted least squares with weights 1 / (v + tau2), tau2 by Paule and Mandel:
 * the value at which sum (y - xb)^2 / (v + tau2) = df, 0 where the sum at 0 is
 * smaller. The robust fit keeps that tau2 and finds b with Tukey's bisquare
 * (c = 4.685) of (y - xb) / sqrt(v + tau2) in units of MAD / .6745,
 * found anew in the first 100 steps and then held.
 *
 * @param near  where the search for tau2 begins; any number, 0 if nothing is
 *              known. It decides the time, not the answer.
 *
 * Errors  PDN_EDATA     no degrees of freedom; a column that the others make
 *                       up; a value that is not finite.
 *         PDN_ENUMERIC  no end after 100 steps (robust: 300).
 * Cost    rows x terms^2 per step, about five.
 * Source  Paule and Mandel 1982, J Res NBS 87:377; Viechtbauer and others 2015,
 *         Psychol Methods 20:360; R's metafor, rma(method = "PM").
 */
pdn_status meta_regression__fit(const pdn_meta_data *d, double near,
                                pdn_meta *out) PDN_MUST_USE;

/** x b at the columns x, and x C x', the variance of that. */
double meta_regression__mean(const pdn_meta *fit, const double *x);
double meta_regression__variance(const pdn_meta *fit, const double *x);

void meta_regression__clear(pdn_meta *fit);

#endif
