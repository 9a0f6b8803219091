/* indicators.h - all figures of one network as a whole. */
#ifndef PDN_INDICATORS_H
#define PDN_INDICATORS_H

#include "dyads.h"
#include "pdnet/measures.h"

/** Which figures are wanted: those of one kind are formed together. */
enum {
    INDICATORS_DYADS = 1,        /* counts, shares of dyads */
    INDICATORS_TRIADS = 2,       /* transitivity, centralisation_in */
    INDICATORS_COMPONENTS = 4,   /* components, largest_share, core_periphery */
    INDICATORS_PATHS = 8,        /* efficiency, mean_distance */
    INDICATORS_BETWEENNESS = 16, /* centralisation_betweenness */
    INDICATORS_COMMUNITIES = 32  /* modularity_leiden */
};

/** Writes those wanted, NaN where not defined; leaves the others. */
pdn_status indicators__figures(const pdn_adjacency *net,
                               const graph_level__people *who, unsigned wanted,
                               size_t threads, uint64_t seed,
                               double *figure) PDN_MUST_USE;

/** How many who answered name v, as in_degree has it. */
double indicators__named_by(const pdn_adjacency *net,
                            const graph_level__people *who, size_t v);

/** transitivity and centralisation_in of n people: closed triads and all of
 *  them, and by how many each is named. */
void indicators__triads(bool directed, size_t n, double met, double all,
                        const double *named, double *figure);

/** centralisation_betweenness from everybody's betweenness. */
double indicators__centralisation(const double *betweenness, size_t n,
                                  bool directed);

/** How far a figure (a place in measures.h) can go. */
void indicators__bounds(int which, double n, double *least, double *most);

#endif
