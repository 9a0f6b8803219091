/* wave_figures.h - the figures of a whole network among the people and reports
 * that two waves have in common. */
#ifndef PDN_WAVE_FIGURES_H
#define PDN_WAVE_FIGURES_H

#include "common_arcs.h"
#include "measures/graph/indicators.h"

/** What is asked about. Zero-initialise. */
typedef struct {
    const common_arcs *c;
    unsigned wanted; /* kinds of figure (indicators.h) */
    uint32_t *group; /* of everybody; who is in none is in one of their own */
    size_t groups;
    uint32_t *open_from, *open_to;
    pdn_arena memory;
} wave_figures;

pdn_status wave_figures__make(const common_arcs *c,
                              wave_figures *out) PDN_MUST_USE;

/** Who is who, as the figures want it. */
graph_level__people wave_figures__people(const wave_figures *f);

/** The contacts of a wave. swap (of each dyad; NULL: none): the other wave's
 *  reports instead. left_out (of each person; NULL: nobody): gone, and those
 *  who stay are numbered on. */
pdn_status wave_figures__adjacency(const wave_figures *f, int wave,
                                   const bool *swap, const bool *left_out,
                                   pdn_adjacency *out) PDN_MUST_USE;

/** The figures (PDN_WHOLES of them, NaN where not wanted or not defined) of
 *  that network. Of a network without somebody only those that need no groups
 *  and no count of who answered are right. */
pdn_status wave_figures__of(const wave_figures *f, int wave, const bool *swap,
                            const bool *left_out, double *figure) PDN_MUST_USE;

void wave_figures__clear(wave_figures *f);

#endif
