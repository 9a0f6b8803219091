#include "overlap.h"

#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

double overlap__pooled(const panel__data *p, const double *rho, const double *z,
                       size_t unit)
{
    const double *own = z + unit * p->years;
    double sum = 0, cross = 0, n = 0;

    for (size_t t = 0; t < p->years; t++) {
        if (isnan(own[t])) continue;
        sum += own[t];
        n++;
        for (size_t s = 0; s < p->years; s++)
            if (!isnan(own[s])) cross += rho[panel__lag(p, s, t)];
    }
    return n > 0 ? sum / sqrt(cross) : (double)NAN;
}

/* One unit's own correlation of years `lag` apart, around 0. */
static double unit_correlation(const panel__data *p, const double *own,
                               size_t lag)
{
    double cross = 0, crosses = 0, square = 0, squares = 0;

    for (size_t t = 0; t < p->years; t++) {
        if (isnan(own[t])) continue;
        square += own[t] * own[t];
        squares++;
        for (size_t s = t + 1; s < p->years; s++) {
            if (isnan(own[s]) || panel__lag(p, s, t) != lag) continue;
            cross += own[t] * own[s];
            crosses++;
        }
    }
    return crosses > 0 ? cross / crosses / (square / squares) : (double)NAN;
}

pdn_status overlap__find(const panel__data *p, const double *z, double *rho)
{
    pdn_status st = PDN_OK;
    double *seen = NULL;

    PDN_NEW(seen, p->units);
    rho[0] = 1;
    for (size_t lag = 1; lag <= PANEL_LONGEST_LAG; lag++) {
        double width = p->width > 0 ? p->width : 0;
        double common = width > 0 ? fmax(0, 1 - (double)lag / width) : 0;
        size_t n = 0;
        for (size_t u = 0; u < p->units; u++) {
            double r = unit_correlation(p, z + u * p->years, lag);
            if (!isnan(r)) seen[n++] = r;
        }
        pdn_sort(seen, n);
        double middle = n > 0 ? pdn_quantile(seen, n, .5) : 0;
        rho[lag] = fmin(1, fmax(common, middle));
    }
out:
    free(seen);
    return st;
}
