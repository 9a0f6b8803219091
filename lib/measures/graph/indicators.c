#include "indicators.h"

#include "measures/cohesion/cohesion.h"
#include "measures/cohesion/communities.h"
#include "measures/cohesion/core_periphery.h"
#include "measures/paths/betweenness.h"
#include "measures/paths/harmonic.h"

#include <math.h>
#include <stdlib.h>

static const double undefined = (double)NAN;

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : undefined;
}

/* sum over v of (max - x_v): how far the first is ahead of the others. */
static double ahead(const double *x, size_t n)
{
    double most = 0, sum = 0;

    for (size_t v = 0; v < n; v++)
        most = x[v] > most ? x[v] : most;
    for (size_t v = 0; v < n; v++)
        sum += most - x[v];
    return sum;
}

static pdn_status of_dyads(const pdn_adjacency *net,
                           const graph_level__people *who, double *figure)
{
    pdn_status st = PDN_OK;
    dyads__list d = {0};
    dyads__tally t = {0};
    double n = (double)net->n, answered = 0;

    PDN_TRY(dyads__make(net, who, &d));
    PDN_TRY(dyads__tally_init(&t, who->groups));
    for (size_t k = 0; k < d.m; k++)
        dyads__tally_add(&t, who, &d.dyad[k], 1);
    for (size_t v = 0; v < net->n; v++)
        answered += who->answered[v];
    for (int k = PDN_WHOLE_DENSITY; k <= PDN_WHOLE_CONFIRMATION; k++)
        figure[k] = undefined;
    for (int k = PDN_WHOLE_EI_INDEX; k <= PDN_WHOLE_MODULARITY_GROUP; k++)
        figure[k] = undefined;
    figure[PDN_WHOLE_N] = n;
    figure[PDN_WHOLE_RESPONDENTS] = answered;
    figure[PDN_WHOLE_RESPONSE] = share(answered, n);
    dyads__tally_figures(&t, who, net->directed,
                         answered * (n - 1) - (double)who->opens, figure);
out:
    dyads__clear(&d);
    dyads__tally_clear(&t);
    return st;
}

double indicators__named_by(const pdn_adjacency *net,
                            const graph_level__people *who, size_t v)
{
    double sum = 0;

    for (uint32_t e = net->in.start[v]; e < net->in.start[v + 1]; e++)
        sum += who->answered[net->in.to[e]];
    return sum;
}

void indicators__triads(bool directed, size_t n, double met, double all,
                        const double *named, double *figure)
{
    double others = (double)n - 1;
    /* at most, all name one who names nobody; undirected: a star */
    double most = directed ? others * others : others * (others - 1);

    figure[PDN_WHOLE_TRANSITIVITY] = share(met, all);
    figure[PDN_WHOLE_CENTRALISATION_IN] =
        n > 2 ? share(ahead(named, n), most) : undefined;
}

static pdn_status of_circles(const pdn_adjacency *net,
                             const graph_level__people *who, double *figure)
{
    pdn_status st = PDN_OK;
    size_t n = net->n;
    double *closed = NULL, *pairs = NULL, met = 0, all = 0;

    PDN_NEW(closed, n);
    PDN_NEW(pairs, n);
    PDN_TRY(cohesion__clustering(&net->both, NULL, closed, pairs));
    for (size_t v = 0; v < n; v++) {
        met += closed[v];
        all += pairs[v];
        pairs[v] = indicators__named_by(net, who, v);
    }
    indicators__triads(net->directed, n, met, all, pairs, figure);
out:
    free(closed);
    free(pairs);
    return st;
}

static pdn_status of_parts(const pdn_adjacency *net, double *figure)
{
    pdn_status st = PDN_OK;
    size_t n = net->n, parts = 0;
    uint32_t *of = NULL, *size = NULL;

    PDN_NEW(of, n);
    PDN_NEW(size, n);
    PDN_TRY(cohesion__components(&net->both, of, size, &parts));
    figure[PDN_WHOLE_COMPONENTS] = (double)parts;
    figure[PDN_WHOLE_LARGEST_SHARE] =
        n > 0 ? size[cohesion__largest(size, parts)] / (double)n : undefined;
    PDN_TRY(core_periphery__correlation(&net->both, NULL,
                                        &figure[PDN_WHOLE_CORE_PERIPHERY]));
out:
    free(of);
    free(size);
    return st;
}

static pdn_status of_ways(const pdn_adjacency *net, size_t threads,
                          double *figure)
{
    pdn_status st = PDN_OK;
    size_t n = net->n;
    double *near = NULL, *steps = NULL, *met = NULL;
    double pairs = (double)n * ((double)n - 1), sum[3] = {0, 0, 0};

    PDN_NEW(near, n);
    PDN_NEW(steps, n);
    PDN_NEW(met, n);
    PDN_TRY(harmonic__compute(&net->both, threads, near, steps, met));
    for (size_t v = 0; v < n; v++) {
        sum[0] += near[v];
        sum[1] += steps[v];
        sum[2] += met[v];
    }
    figure[PDN_WHOLE_EFFICIENCY] = share(sum[0], pairs);
    figure[PDN_WHOLE_MEAN_DISTANCE] = share(sum[1], sum[2]);
out:
    free(near);
    free(steps);
    free(met);
    return st;
}

double indicators__centralisation(const double *betweenness, size_t n,
                                  bool directed)
{
    /* a star's centre has all pairs of the others, they none */
    double others = (double)n - 1, most = others * others * (others - 1);

    if (!directed) most /= 2;
    return n > 2 ? share(ahead(betweenness, n), most) : undefined;
}

static pdn_status of_between(const pdn_adjacency *net, size_t threads,
                             double *figure)
{
    pdn_status st = PDN_OK;
    double *score = NULL;

    PDN_NEW(score, net->n);
    PDN_TRY(betweenness__compute(net, NULL, threads, score));
    figure[PDN_WHOLE_CENTRALISATION_BETWEENNESS] =
        indicators__centralisation(score, net->n, net->directed);
out:
    free(score);
    return st;
}

pdn_status indicators__figures(const pdn_adjacency *net,
                               const graph_level__people *who, unsigned wanted,
                               size_t threads, uint64_t seed, double *figure)
{
    pdn_status st = PDN_OK;

    if (wanted & INDICATORS_DYADS) PDN_TRY(of_dyads(net, who, figure));
    if (wanted & INDICATORS_TRIADS) PDN_TRY(of_circles(net, who, figure));
    if (wanted & INDICATORS_COMPONENTS) PDN_TRY(of_parts(net, figure));
    if (wanted & INDICATORS_PATHS) PDN_TRY(of_ways(net, threads, figure));
    if (wanted & INDICATORS_BETWEENNESS)
        PDN_TRY(of_between(net, threads, figure));
    if (wanted & INDICATORS_COMMUNITIES)
        PDN_TRY(communities__leiden(&net->both, 0, seed, NULL,
                                    &figure[PDN_WHOLE_MODULARITY_LEIDEN]));
out:
    return st;
}

void indicators__bounds(int which, double n, double *least, double *most)
{
    *least = 0;
    *most = 1;
    if (which == PDN_WHOLE_COMPONENTS || which == PDN_WHOLE_MEAN_DISTANCE) {
        *least = 1;
        *most = n;
    } else if (which == PDN_WHOLE_MODULARITY_GROUP) {
        *least = -.5;
    } else if (which == PDN_WHOLE_EI_INDEX ||
               which == PDN_WHOLE_ASSORTATIVITY ||
               which == PDN_WHOLE_CORE_PERIPHERY) {
        *least = -1;
    }
}
