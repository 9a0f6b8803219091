#include "pdnet/chance.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

void pdn_strata_resample(const pdn_strata *s, pdn_random *stream,
                         uint32_t *times)
{
    memset(times, 0, s->n * sizeof *times);
    for (size_t k = 0; k < s->strata; k++) {
        const uint32_t *member = s->member + s->start[k];
        uint32_t size = s->start[k + 1] - s->start[k];
        for (uint32_t i = 0; i < size; i++)
            times[member[pdn_random_below(stream, size)]]++;
    }
}

double pdn_expanded_tail(size_t k)
{
    if (k < 2) return (double)NAN;

    double free = (double)(k - 1);
    double t = gsl_cdf_tdist_Pinv(0.975, free);
    // Phi(-sqrt(k / (k - 1)) t)
    return gsl_cdf_ugaussian_P(-sqrt((double)k / free) * t);
}
