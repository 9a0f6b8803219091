#include "cholesky.h"

#include <math.h>

bool cholesky__factor(double *a, size_t n)
{
    for (size_t j = 0; j < n; j++) {
        double before = a[j * n + j], pivot = before;
        for (size_t k = 0; k < j; k++)
            pivot -= a[j * n + k] * a[j * n + k];
        if (!(pivot > 1e-10 * before)) return false;
        a[j * n + j] = sqrt(pivot);
        for (size_t i = j + 1; i < n; i++) {
            double sum = a[i * n + j];
            for (size_t k = 0; k < j; k++)
                sum -= a[i * n + k] * a[j * n + k];
            a[i * n + j] = sum / a[j * n + j];
        }
    }
    return true;
}

void cholesky__solve(const double *l, size_t n, double *b)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++)
            b[i] -= l[i * n + k] * b[k];
        b[i] /= l[i * n + i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++)
            b[i] -= l[k * n + i] * b[k];
        b[i] /= l[i * n + i];
    }
}

/* Column k of the inverse solves L L' x = e_k; the matrix is symmetric, so it
 * may be written as row k. */
void cholesky__inverse(const double *l, size_t n, double *out)
{
    for (size_t k = 0; k < n; k++) {
        double *row = out + k * n;
        for (size_t i = 0; i < n; i++)
            row[i] = i == k ? 1 : 0;
        cholesky__solve(l, n, row);
    }
}
