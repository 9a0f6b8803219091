/* measure_context.h - what the parts of the table of actors share while it is
 * made.
 */
#ifndef PDN_MEASURE_CONTEXT_H
#define PDN_MEASURE_CONTEXT_H

#include "pdnet/chance.h"
#include "pdnet/measures.h"
#include "pdnet/network.h"

#include <math.h>

/* What the figures are made from. `room` is for texts of columns of numbers;
 * it lies behind the rows, in the same piece of memory. */
struct measure_context {
    const pdn_network *g;
    const pdn_measure_options *o;
    pdn_adjacency net;
    pdn_groups groups;
    pdn_strata strata; /* among whom the groups' labels are shuffled */
    bool grouped, within_municipality;
    bool *open;                 /* of each tie: a cell left open */
    double *frequency, *length; /* by tie; length NULL: hops */
    size_t samples;             /* of betweenness; 0: exact */
    pdn_measures *row;
    char *buffer;
};

static inline double measure__undefined(void)
{
    return pdn_absent(PDN_NOT_DEFINED);
}

static inline double measure__defined(double x)
{
    return isnan(x) ? measure__undefined() : x;
}

/** Reads the groups and among whom they are shuffled. */
pdn_status measure__groups(struct measure_context *w) PDN_MUST_USE;

/** Fills the roles, and what chance in who is in which group would give. */
pdn_status measure__roles(struct measure_context *w) PDN_MUST_USE;

/** Fills roles and E-I anew among those whose group is known, where somebody's
 *  is not: the others have none. After measure__roles. */
pdn_status measure__known_groups(struct measure_context *w) PDN_MUST_USE;

/** Copies what groups make from one row to another; NULL: not defined. */
void measure__take_roles(pdn_measures *to, pdn_measures *from);

/** Takes the roles of who did not answer away. */
void measure__no_roles(pdn_measures *m);

#endif
