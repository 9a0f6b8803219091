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
} graph_level__people;

/** A pair with contact, a < b: does a name b, does b name a? */
struct dyads__dyad {
    uint32_t a, b;
    bool there, back;
    bool open; /* the one who does not name the other left that cell open */
};

typedef struct {
    size_t m;
    struct dyads__dyad *dyad;
} dyads__list;

/** Counts over dyads, or sums of their weights. Zero-initialise; the three
 *  arrays are groups long: arcs sent and got, ends of contacts. */
typedef struct {
    double arcs, heard, dyads;
    double confirmed, one_sided; /* dyads of two who answered */
    double arcs_within, dyads_within;
    double *sent, *got, *ends;
} dyads__tally;

pdn_status dyads__make(const pdn_adjacency *net, const graph_level__people *who,
                       dyads__list *out) PDN_MUST_USE;
void dyads__clear(dyads__list *d);

pdn_status dyads__tally_init(dyads__tally *t, size_t groups) PDN_MUST_USE;
void dyads__tally_reset(dyads__tally *t, size_t groups);
void dyads__tally_clear(dyads__tally *t);

/** Adds a dyad so many times. */
void dyads__tally_add(dyads__tally *t, const graph_level__people *who,
                      const struct dyads__dyad *d, double times);

/** People drawn again, of one network or of several of the same people. */
typedef struct {
    const graph_level__people *who;
    const uint32_t *respondent; /* who answered */
    size_t respondents, networks;
    const pdn_adjacency *net;
    const dyads__list *dyads; /* of each network */
} dyads__drawing;

/** Counts the dyads of each network as often as both people were drawn; two
 *  copies of one stand to each other as two respondents drawn at random, the
 *  same two in every network.
 *
 * @return  how many arcs could have been heard of among those drawn. */
double dyads__tally_drawn(const dyads__drawing *d, const uint32_t *times,
                          pdn_random *stream, dyads__tally *tally);

/** The figures that a tally tells (see measures.h) into figure, by their place
 *  there; possible is the number of arcs that could have been heard of. */
void dyads__tally_figures(const dyads__tally *t, const graph_level__people *who,
                          bool directed, double possible, double *figure);

#endif
