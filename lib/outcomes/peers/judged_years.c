#include "peers.h"

#include <math.h>
#include <stdlib.h>

pdn_status peers__judged_new(const panel__data *p, peers__judged *out)
{
    const peers__apart none = {(double)NAN, (double)NAN, (double)NAN,
                               (double)NAN, (double)NAN};
    pdn_status st = PDN_OK;
    peers__judged j = {.year = (double)NAN};

    PDN_NEW(j.z, p->cells);
    PDN_NEW(j.mu, p->cells);
    PDN_NEW(j.phi, p->units);
    PDN_NEW(j.pooled, p->units);
    PDN_NEW(j.yearly, p->cells);
    for (size_t i = 0; i < p->cells; i++) {
        j.z[i] = j.mu[i] = (double)NAN;
        j.yearly[i] = none;
    }
    for (size_t u = 0; u < p->units; u++) {
        j.phi[u] = (double)NAN;
        j.pooled[u] = none;
    }
    *out = j;
    j = (peers__judged){0};
out:
    peers__judged_free(&j);
    return st;
}

void peers__judged_free(peers__judged *j)
{
    free(j->z);
    free(j->mu);
    free(j->phi);
    free(j->pooled);
    free(j->yearly);
    *j = (peers__judged){0};
}
