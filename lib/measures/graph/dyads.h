/* dyads.h - pairs of people with contact, and the shares that are counted over
 * them: the figures of a whole network that need no paths. */
#ifndef PDN_DYADS_H
#define PDN_DYADS_H

#include "pdnet/network.h"

/** Who is who. group NULL: nobody is grouped. */
typedef struct {
    const bool *answered;
    const uint32_t *group;
    size_t groups;
    size_t opens; /* cells that somebody who answered left open */
    const uint32_t *open_from, *open_to;
} pdn_i_people;

/** A pair with contact, a < b: does a name b, does b name a? */
struct pdn_i_dyad {
    uint32_t a, b;
    bool there, back;
    bool open; /* the one who does not name the other left that cell open */
};

typedef struct {
    size_t m;
    struct pdn_i_dyad *dyad;
} pdn_i_dyads;

/** Counts over dyads, or sums of their weights. Zero-initialise; the three
 *  arrays are groups long: arcs sent and got, ends of contacts. */
typedef struct {
    double arcs, heard, dyads;
    double confirmed, one_sided; /* dyads of two who answered */
    double arcs_within, dyads_within;
    double *sent, *got, *ends;
} pdn_i_tally;

pdn_status pdn_i_dyads_make(const pdn_adjacency *net, const pdn_i_people *who,
                            pdn_i_dyads *out) PDN_MUST_USE;
void pdn_i_dyads_clear(pdn_i_dyads *d);

pdn_status pdn_i_tally_init(pdn_i_tally *t, size_t groups) PDN_MUST_USE;
void pdn_i_tally_reset(pdn_i_tally *t, size_t groups);
void pdn_i_tally_clear(pdn_i_tally *t);

/** Adds a dyad so many times. */
void pdn_i_tally_add(pdn_i_tally *t, const pdn_i_people *who,
                     const struct pdn_i_dyad *d, double times);

/** The figures that a tally tells (see measures.h) into figure, by their place
 *  there; possible is the number of arcs that could have been heard of. */
void pdn_i_tally_tell(const pdn_i_tally *t, const pdn_i_people *who,
                      bool directed, double possible, double *figure);

#endif
