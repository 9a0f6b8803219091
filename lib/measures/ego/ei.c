#include "ei.h"

#include <math.h>
#include <stdlib.h>

/* How many of each group there are in each stratum, by stratum. */
static pdn_status count_groups(const pdn_ei_chance *q, double **out)
{
    pdn_status st = PDN_OK;
    double *size = NULL;

    PDN_NEW(size, q->strata->strata * q->groups);
    for (size_t v = 0; v < q->strata->n; v++)
        size[q->strata->of[v] * q->groups + q->group[v]]++;
    *out = size;
out:
    return st;
}

static double people_in(const pdn_strata *s, size_t stratum)
{
    return s->start[stratum + 1] - s->start[stratum];
}

pdn_status ei__expected(const pdn_ei_chance *q, const pdn_packed *partners,
                        double *expected)
{
    pdn_status st = PDN_OK;
    double *size = NULL;

    PDN_TRY(count_groups(q, &size));
    for (uint32_t v = 0; v < partners->n; v++) {
        double same = 0, all = partners->start[v + 1] - partners->start[v];
        for (uint32_t e = partners->start[v]; e < partners->start[v + 1]; e++) {
            uint32_t at = q->strata->of[partners->to[e]];
            double self = at == q->strata->of[v];
            // P(same group) = (n_sg - [own stratum]) / (N_s - [own stratum])
            same += (size[at * q->groups + q->group[v]] - self) /
                    (people_in(q->strata, at) - self);
        }
        expected[v] = all > 0 ? (all - 2 * same) / all : (double)NAN;
    }
out:
    free(size);
    return st;
}

/* P(same group) of two people of strata s and t. */
static double chance_same(const pdn_ei_chance *q, const double *size, size_t s,
                          size_t t)
{
    double self = s == t, sum = 0;
    double pairs = people_in(q->strata, s) * (people_in(q->strata, t) - self);

    for (size_t g = 0; g < q->groups; g++)
        sum += size[s * q->groups + g] * (size[t * q->groups + g] - self);
    return pairs > 0 ? sum / pairs : 0;
}

pdn_status ei__expected_whole(const pdn_ei_chance *q,
                              const pdn_packed *contacts, double *expected)
{
    pdn_status st = PDN_OK;
    const size_t strata = q->strata->strata;
    const double all = (double)contacts->m;
    double *size = NULL, *arcs = NULL, same = 0;

    PDN_TRY(count_groups(q, &size));
    PDN_NEW(arcs, strata * strata);
    for (uint32_t v = 0; v < contacts->n; v++)
        for (uint32_t e = contacts->start[v]; e < contacts->start[v + 1]; e++)
            arcs[q->strata->of[v] * strata + q->strata->of[contacts->to[e]]]++;
    for (size_t s = 0; s < strata; s++)
        for (size_t t = 0; t < strata; t++)
            if (arcs[s * strata + t] > 0)
                same += arcs[s * strata + t] * chance_same(q, size, s, t);
    *expected = all > 0 ? (all - 2 * same) / all : (double)NAN;
out:
    free(size);
    free(arcs);
    return st;
}
