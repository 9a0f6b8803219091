/* glm.h - shares explained by resources: binomial logit regression. */
#ifndef PDN_GLM_H
#define PDN_GLM_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

struct sparse_rows;

/** Events among people in each row, and the columns that explain them. */
typedef struct {
    size_t rows, terms;
    const double *events, *people;
    const double *const *term; /* terms columns of `rows` values */
    const bool *skip;          /* rows that are not looked at; NULL: none */
    bool robust;               /* rows far off weigh less, or nothing */
    bool brief; /* estimates to 1e-4 standard errors of a step, no deviance
                   (NaN) and no covariance (zeros): for many fits */
    const struct sparse_rows *sparse; /* what the library made of these columns
                                         before; NULL: nothing */
} pdn_glm_data;

/** Zero-initialise. `information` is sum w z z', `covariance` its inverse,
 *  both terms x terms by row; standard errors are the roots of the diagonal
 *  (times sqrt(phi) where phi > 1). */
typedef struct {
    size_t terms, rows; /* rows looked at */
    double *estimate, *information, *covariance;
    double deviance, pearson, df;
} pdn_glm;

/**
 * Iteratively reweighted least squares, until a step is shorter than 1e-6
 * standard errors; where the steps do not get shorter, again to a relative
 * change of the deviance of 1e-12, and a step is halved where the deviance
 * rises. The robust fit goes on from
 * there with Tukey's bisquare (c = 4.685) on Pearson residuals, whose scale is
 * the larger of 1 and MAD / .6745, found anew in the first 100 steps and then
 * held.
 *
 * @param start  terms values to begin with, or NULL.
 *
 * Errors  PDN_EDATA     fewer rows than terms; a term that the others make up;
 *                       separation (a fitted share runs to 0 or 1).
 *         PDN_ENUMERIC  no end after 100 steps (robust: 300 more).
 * Cost    rows x terms^2 per step, about five.
 * Source  McCullagh and Nelder (1989); R's glm().
 */
pdn_status glm__fit(const pdn_glm_data *d, const double *start,
                    pdn_glm *out) PDN_MUST_USE;

/** The estimates without rows first .. first + n - 1: Newton's steps from a fit
 *  with them, of which the first needs those rows alone. Not for a robust fit.
 *
 *  @param once      the first step alone, whatever is left.
 *  @param estimate  terms values; left alone on failure.
 *
 *  Errors  PDN_EDATA     a term that only those rows tell from the others.
 *          PDN_ENUMERIC  no end; glm__fit, which halves its steps, may have
 *                        one.
 *          PDN_ENOMEM.
 *  Cost    rows x terms^2 per step, about two. */
pdn_status glm__without(const pdn_glm_data *d, const pdn_glm *fit, size_t first,
                        size_t n, bool once, double *estimate) PDN_MUST_USE;

/** The share that the estimates give a row. */
double glm__share(const pdn_glm_data *d, const double *estimate, size_t row);

/** max(1, pearson / df); 1 where there are no degrees of freedom. */
double glm__phi(const pdn_glm *fit);

void glm__clear(pdn_glm *fit);

#endif
