/* indicators.h - all figures of one network as a whole. */
#ifndef PDN_INDICATORS_H
#define PDN_INDICATORS_H

#include "dyads.h"
#include "pdnet/measures.h"

/** Which figures are wanted: those of one kind are formed together. */
enum {
    PDN_I_DYADS = 1,       /* counts, shares of dyads */
    PDN_I_CIRCLES = 2,     /* transitivity, centralisation_in */
    PDN_I_PARTS = 4,       /* components, largest_share, core_periphery */
    PDN_I_WAYS = 8,        /* efficiency, mean_distance */
    PDN_I_BETWEEN = 16,    /* centralisation_betweenness */
    PDN_I_COMMUNITIES = 32 /* modularity_leiden */
};

/** Writes those wanted, NaN where not defined; leaves the others. */
pdn_status pdn_i_figures(const pdn_adjacency *net, const pdn_i_people *who,
                         unsigned wanted, size_t threads, uint64_t seed,
                         double *figure) PDN_MUST_USE;

/** centralisation_betweenness from everybody's betweenness. */
double pdn_i_centralisation(const double *betweenness, size_t n, bool directed);

/** How far a figure (a place in measures.h) can go. */
void pdn_i_figure_bounds(int which, double n, double *least, double *most);

#endif
