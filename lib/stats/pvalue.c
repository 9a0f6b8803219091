#include "pdnet/stats.h"

#include "merge_sort.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

double pdn_p_drawn(size_t b, size_t m)
{
    // (b + 1) / (m + 1): the observed table is one of the draws
    return m == 0 ? (double)NAN : ((double)b + 1) / ((double)m + 1);
}

double pdn_p_two_sided(double low, double high)
{
    if (isnan(low) || isnan(high)) return (double)NAN;
    return fmin(1, 2 * fmin(low, high));
}

struct place {
    double p;
    size_t at;
};

static bool lower(const struct place *a, const struct place *b)
{
    return a->p < b->p;
}

MERGE_SORT(sort_places, struct place, lower)

void pdn_q_values(const double *p, size_t n, double *q)
{
    struct place *sorted = calloc(n > 0 ? 2 * n : 1, sizeof *sorted);
    size_t m = 0, below = 0;

    for (size_t i = 0; i < n; i++) {
        double one = p[i]; /* q may be p */
        bool none = sorted == NULL || isnan(one);
        q[i] = none ? (double)NAN : 1;
        if (none) continue;
        m++;
        if (one < 1) sorted[below++] = (struct place){one, i};
    }
    if (sorted == NULL) return;
    sort_places(sorted, sorted + n, below);

    // q_(i) = min over j >= i of m p_(j) / j
    double least = 1;
    for (size_t i = below; i > 0; i--) {
        least = fmin(least, sorted[i - 1].p * (double)m / (double)i);
        q[sorted[i - 1].at] = least;
    }
    free(sorted);
}

double pdn_p_error(double p, size_t m)
{
    return m == 0 ? (double)NAN : 1.959964 * sqrt(p * (1 - p) / (double)m);
}
