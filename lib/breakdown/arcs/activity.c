#include "activity.h"

#include "quasi_independence.h"

#include <math.h>

enum { LEAST_GROUPS = 4 };

/* P_gh = r_g n_h, but for the cells left open (undirected: either way). */
static double possible_arcs(const pdn_reports *r, size_t g, size_t h)
{
    double open = r->open[g * r->groups + h];

    if (g == h || r->heard[g] == 0) return 0;
    if (!r->directed) open += r->open[h * r->groups + g];
    // a service is named as one, by each who answered
    if (r->named != NULL) return (r->named[h] ? r->heard[g] : 0.0) - open;
    return (double)r->heard[g] * r->size[h] - open;
}

static void fill(const pdn_reports *r, quasi_independence *q)
{
    size_t n = r->groups;

    for (size_t k = 0; k < n * n; k++)
        q->possible[k] = possible_arcs(r, k / n, k % n);
    for (size_t k = 0; k < r->arcs; k++) {
        uint32_t g = r->group[r->from[k]], h = r->group[r->to[k]];
        if (g == h) continue;
        q->seen[g * n + h]++;
        if (!r->directed) q->seen[h * n + g]++; /* runs both ways */
    }
}

pdn_status activity__expected(const pdn_reports *r, double *expected)
{
    pdn_status st = PDN_OK;
    quasi_independence q = {0};
    size_t n = r->groups;
    bool settled = false;
    const double arcs = r->directed ? 1 : 0.5;

    PDN_TRY(quasi_independence__new(n, &q));
    fill(r, &q);
    if (quasi_independence__linked(&q) >= LEAST_GROUPS)
        settled = quasi_independence__fit(&q);
    for (size_t g = 0; g < n; g++)
        for (size_t h = g; h < n; h++)
            expected[reports__pair_at(n, g, h)] =
                settled && g != h ? arcs * (q.mu[g * n + h] + q.mu[h * n + g])
                                  : (double)NAN;
out:
    quasi_independence__clear(&q);
    return st;
}
