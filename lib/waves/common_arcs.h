/* common_arcs.h - what can be compared of two waves: the reports of people who
 * answered both times about people on both lists, dyad by dyad. */
#ifndef PDN_COMMON_ARCS_H
#define PDN_COMMON_ARCS_H

#include "pdnet/chance.h"
#include "waves/match/wave_match.h"

/** Two people and what they report: bit 0 a > b, bit 1 b > a (undirected: bit
 *  0), in each wave. a < b. Only what both waves saw. */
typedef struct {
    uint32_t a, b;
    unsigned char says[2];
} common_arcs__dyad;

enum { COMMON_ARCS_THERE = 1, COMMON_ARCS_BACK = 2 };

/** Those on both lists, in the order of the later one, and their dyads with a
 *  contact in either wave, in order of a, b. Zero-initialise. */
typedef struct {
    bool directed, services;
    size_t people;
    uint32_t *actor[2]; /* of each, in each wave's network */
    bool *heard;        /* answered both times */
    bool *service;
    uint32_t *group; /* of the later wave; PDN_NO_GROUP: not known */
    size_t dyads;
    common_arcs__dyad *dyad;
    size_t opens; /* cells of people heard that either wave left open: once
                     each, in order; undirected from < to */
    wave_match__arc *open;
    pdn_groups q;  /* of the later wave */
    size_t groups; /* known ones, in byte order */
    const char **label;
    wave_names names; /* by which they are the same */
    wave_match match;
    pdn_arena memory;
} common_arcs;

/** Grouped by o->by, a column of the later wave; NULL: its own. Labels borrow
 *  from the later network. PDN_EDATA: no such column. */
pdn_status common_arcs__make(const pdn_wave wave[2], const pdn_waves_options *o,
                             pdn_diagnostics *f, common_arcs *out) PDN_MUST_USE;

/** groups x groups: reports that both waves could see, [g * groups + h] of g
 *  about h; undirected in both places. A person counts `times` (NULL: once);
 *  two of one person make no report. */
void common_arcs__possible(const common_arcs *c, const uint32_t *times,
                           double *possible);

/** groups x groups: contacts of that wave likewise. */
void common_arcs__seen(const common_arcs *c, int wave, const uint32_t *times,
                       double *seen);

/** groups + 1: people on both lists of each group, the last: all. A service
 *  that people name is none of them. */
void common_arcs__people(const common_arcs *c, double *people);

void common_arcs__clear(common_arcs *c);

/** Exchanges the reports of the two waves, or not, dyad by dyad, where they
 *  differ. */
void common_arcs__exchange(const common_arcs *c, pdn_random *stream,
                           bool *swap);

#endif
