/* measure.h - one row of figures per actor. */
#ifndef PDN_MEASURE_H
#define PDN_MEASURE_H

#include "pdnet/groups.h"
#include "pdnet/progress.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The columns of pdn-measure (contract section 3), in its order; what is not
 *  defined for an actor is absent. Text borrows from the network. */
typedef struct {
    const char *id, *name, *sector, *unit, *municipality;
    double responded;
    double out_degree, in_degree, degree, out_strength, in_strength;
    double betweenness, betweenness_share, harmonic_in, harmonic_out;
    double eigenvector, pagerank, constraint, effective_size, hierarchy;
    double core, clustering, ei_index;
    double coordinator, itinerant, gatekeeper, representative, liaison,
        brokerage;
    double coordinator_z, itinerant_z, gatekeeper_z, representative_z,
        liaison_z, brokerage_z;
    double cut_actor, parts_if_gone, load, rank, rank_lo, rank_hi, nominators;
    double ei_expected;
    /* only where asked for (role_draws) */
    double coordinator_p, itinerant_p, gatekeeper_p, representative_p,
        liaison_p;
} pdn_measures;

typedef enum { PDN_HOPS, PDN_INVERSE_FREQUENCY } pdn_distance;

/** Zero is the default of the contract, but for draws and seed. */
typedef struct {
    const char *by;     /* grouping column; NULL: sector */
    const char *within; /* as pdn_strata_of_network has it */
    pdn_distance distance;
    size_t draws, threads; /* draws of rank_lo and rank_hi */
    size_t role_draws;     /* of the p of roles; 0: none */
    uint64_t seed;
    const pdn_progress *progress;
    /* Above 0: betweenness of more than PDN_EXACT_UP_TO actors from sampled
     * paths (approximate.h); ranks then have no ends. By hops only. */
    double approximate;
    size_t *samples;           /* out: how many paths, 0: exact; may be NULL */
    bool *within_municipality; /* out: of the shuffles; may be NULL */
} pdn_measure_options;

/** Measures every actor, in the graph's order. *out is malloc'ed, the
 *  caller's to free, length g->actors. */
pdn_status pdn_measure(const pdn_network *g, const pdn_measure_options *o,
                       pdn_measures **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
