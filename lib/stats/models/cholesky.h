/* cholesky.h - small symmetric systems: the normal equations of a regression.
 * Matrices are n x n by row; only the lower triangle is read. */
#ifndef PDN_CHOLESKY_H
#define PDN_CHOLESKY_H

#include <stdbool.h>
#include <stddef.h>

/** L of a = L L' in place of the lower triangle; false where a pivot is nothing
 *  beside what stood there: a column that the others make up. */
bool cholesky__factor(double *a, size_t n);

/** Solves L L' x = b in place of b. */
void cholesky__solve(const double *l, size_t n, double *b);

/** The whole of (L L')^-1. */
void cholesky__inverse(const double *l, size_t n, double *out);

#endif
