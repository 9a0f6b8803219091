/* glm_residual.h - how far a row stands from its fitted share. */
#ifndef PDN_GLM_RESIDUAL_H
#define PDN_GLM_RESIDUAL_H

#include "glm.h"

/** (x - n mu) / sqrt(n mu (1 - mu)) of x events among n. */
double glm_residual__pearson(double x, double n, double mu);

/** What x of n adds to the deviance under a share mu; at least 0. */
double glm_residual__deviance(double x, double n, double mu);

/** Residuals of one row under a fit that the row took part in. */
typedef struct {
    double hat, pearson, deviance, standardised, studentised, quantile;
} glm_residual;

/** Of a row whose fitted share is mu (glm__share). standardised: deviance /
 *  sqrt(1 - hat); studentised: Williams (1987); quantile: mid-p, see
 *  glm_residual__quantile. */
glm_residual glm_residual__of(const pdn_glm_data *d, const pdn_glm *fit,
                              double mu, size_t row);

/** The normal score of x of n under a share mu: of P(X < x) + P(X = x) / 2
 *  (Dunn and Smyth 1996, the middle in place of a draw). */
double glm_residual__quantile(double x, double n, double mu);

#endif
