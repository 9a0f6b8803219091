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
struct pdn_measuring {
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
    char *room;
};

static inline double pdn_i_undefined(void)
{
    return pdn_absent(PDN_NOT_DEFINED);
}

static inline double pdn_i_defined(double x)
{
    return isnan(x) ? pdn_i_undefined() : x;
}

/** Reads the groups and among whom they are shuffled. */
pdn_status pdn_i_measure_groups(struct pdn_measuring *w) PDN_MUST_USE;

/** Fills the roles, and what chance in who is in which group would give. */
pdn_status pdn_i_measure_roles(struct pdn_measuring *w) PDN_MUST_USE;

/** Fills roles and E-I anew among those whose group is known, where somebody's
 *  is not: the others have none. After pdn_i_measure_roles. */
pdn_status pdn_i_measure_known_groups(struct pdn_measuring *w) PDN_MUST_USE;

/** Copies what groups make from one row to another; NULL: not defined. */
void pdn_i_measure_take_roles(pdn_measures *to, pdn_measures *from);

/** Takes the roles of who did not answer away. */
void pdn_i_measure_no_roles(pdn_measures *m);

#endif
