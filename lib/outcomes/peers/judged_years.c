#include "peers.h"

#include <math.h>

pdn_status peers__judged_new(const panel__data *p, peers__judged *out)
{
    const peers__apart none = {(double)NAN, (double)NAN, (double)NAN,
                               (double)NAN, (double)NAN};
    pdn_status st = PDN_OK;
    peers__judged j = {.year = (double)NAN};

    PDN_TAKE(&j.memory, j.z, p->cells);
    PDN_TAKE(&j.memory, j.mu, p->cells);
    PDN_TAKE(&j.memory, j.phi, p->units);
    PDN_TAKE(&j.memory, j.pooled, p->units);
    PDN_TAKE(&j.memory, j.yearly, p->cells);
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
    pdn_arena_clear(&j->memory);
    *j = (peers__judged){0};
}
