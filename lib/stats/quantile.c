#include "pdnet/stats.h"

#include "merge_sort.h"

#include <math.h>
#include <stdlib.h>

static bool less(const double *a, const double *b)
{
    return *a < *b;
}

MERGE_SORT(sort_values, double, less)

/* Puts the values before those that are none; returns how many there are. */
static size_t pack_values(double *x, double *spare, size_t n)
{
    size_t values = 0, none = 0;

    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]))
            spare[none++] = x[i];
        else
            x[values++] = x[i];
    }
    memcpy(x + values, spare, none * sizeof *x);
    return values;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    if (isnan(x) || isnan(y)) return isnan(x) - isnan(y);
    return (x > y) - (x < y);
}

void pdn_sort(double *x, size_t n)
{
    double few[128], *many = NULL;

    if (n < 2) return;
    if (n > sizeof few / sizeof *few) {
        many = malloc(n * sizeof *many);
        if (many == NULL) { /* slower, in place */
            qsort(x, n, sizeof *x, ascending);
            return;
        }
    }
    double *spare = many != NULL ? many : few;
    sort_values(x, spare, pack_values(x, spare, n));
    free(many);
}

double pdn_quantile(const double *sorted, size_t n, double p)
{
    if (n == 0 || isnan(p)) return (double)NAN;

    // h = (n - 1) p; x_[h] + (h - [h]) (x_[h]+1 - x_[h])
    double h = (double)(n - 1) * fmin(1, fmax(0, p));
    size_t low = (size_t)h;
    if (low + 1 >= n) return sorted[n - 1];
    return sorted[low] + (h - (double)low) * (sorted[low + 1] - sorted[low]);
}

/* Puts the value of rank k in its place, smaller ones before it, none smaller
 * after it (Hoare 1961). */
double pdn_select(double *x, size_t n, size_t k)
{
    size_t lo = 0, hi = n - 1;

    while (lo < hi) {
        double pivot = x[lo + (hi - lo) / 2];
        size_t i = lo, j = hi;
        for (;;) {
            while (x[i] < pivot)
                i++;
            while (x[j] > pivot)
                j--;
            if (i >= j) break;
            double keep = x[i];
            x[i++] = x[j];
            x[j--] = keep;
        }
        /* lo .. j are at most the pivot, j + 1 .. hi at least */
        if (k <= j)
            hi = j;
        else
            lo = j + 1;
    }
    return x[k];
}

double pdn_median(double *x, size_t n)
{
    if (n == 0) return (double)NAN;
    double middle = pdn_select(x, n, n / 2);
    if (n % 2 == 1) return middle;
    double below = x[0];
    for (size_t i = 1; i < n / 2; i++)
        below = fmax(below, x[i]);
    return below + (middle - below) / 2;
}

/* Sinks order[root] in the heap of the first n; the largest on top. */
static void sink(const double *x, size_t *order, size_t root, size_t n)
{
    for (size_t child = 2 * root + 1; child < n; child = 2 * root + 1) {
        if (child + 1 < n && x[order[child]] < x[order[child + 1]]) child++;
        if (!(x[order[root]] < x[order[child]])) return;
        size_t keep = order[root];
        order[root] = order[child];
        order[child] = keep;
        root = child;
    }
}

/* Heap sort: qsort could not see the values without a global. */
static void sort_order(const double *x, size_t *order, size_t n)
{
    for (size_t i = n / 2; i > 0; i--)
        sink(x, order, i - 1, n);
    for (size_t end = n; end > 1; end--) {
        size_t keep = order[0];
        order[0] = order[end - 1];
        order[end - 1] = keep;
        sink(x, order, 0, end - 1);
    }
}

void pdn_mid_ranks(const double *x, size_t n, size_t *order, double *rank)
{
    size_t m = 0;

    for (size_t i = 0; i < n; i++) {
        if (!isnan(x[i])) order[m++] = i;
        rank[i] = (double)NAN;
    }
    sort_order(x, order, m);
    for (size_t first = 0, end = 0; first < m; first = end) {
        while (end < m && !(x[order[first]] < x[order[end]]))
            end++;
        // the mean of ranks first + 1 .. end
        for (size_t k = first; k < end; k++)
            rank[order[k]] = ((double)first + 1 + (double)end) / 2;
    }
}
