/* wave_match.h - who and what of two waves is the same, and which answers can
 * be compared. */
#ifndef PDN_WAVE_MATCH_H
#define PDN_WAVE_MATCH_H

#include "pdnet/waves.h"
#include "wave_names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** An arc, or a cell left open, by the numbers of its ends here; row: of the
 *  wave's table of ties. Undirected: from < to. */
typedef struct {
    uint32_t from, to, row;
} wave_match__arc;

#define WAVE_MATCH_NOBODY UINT32_MAX

/** One wave by those numbers. */
typedef struct {
    const pdn_network *g;
    uint32_t *of; /* of each of its actors: its number here */
    uint32_t
        *actor;     /* the other way: the first of them, or WAVE_MATCH_NOBODY */
    bool *answered; /* all of its actors of this wave did */
    uint32_t *own;  /* people name services: the one they are of, which nobody
                       asked them about; else WAVE_MATCH_NOBODY */
    size_t arcs;    /* contacts, in order of from, to, row; repeats are those
                       of actors that became one */
    wave_match__arc *arc;
    size_t opens; /* in the same order */
    wave_match__arc *open;
    const bool *left_out; /* of each of its actors, as it was said; NULL */
} wave_match__wave;

/** Everybody of either wave, once. Zero-initialise. */
typedef struct {
    bool directed, services; /* services: people name services, which never
                                answer */
    size_t members;
    bool *broken;  /* of each: split, or made of parts of something split: what
                      it was or became cannot be told */
    bool *service; /* is named, and never answers */
    wave_match__wave wave[2];
    pdn_arena memory;
} wave_match;

/** Two that are named alike (ids as pdn_name_key has them, aliases and
 *  crosswalk followed) are one. A vertex that is a group (a service that is
 *  named, an organisation, an aggregated group) is known by its label, too.
 *  PDN_EDATA: one wave directed and the other not, or of another form. */
pdn_status wave_match__make(const pdn_wave *before, const pdn_wave *after,
                            wave_names *names, wave_match *out) PDN_MUST_USE;

/** Takes actors of that wave off its list, and their contacts with them: they
 *  keep their numbers. NULL: nobody. left_out is borrowed. */
void wave_match__leave_out(wave_match *m, int wave, const bool *left_out);

/** Whether i is on the list of that wave. */
static inline bool wave_match__there(const wave_match *m, int wave, uint32_t i)
{
    return m->wave[wave].actor[i] != WAVE_MATCH_NOBODY;
}

/** On both lists, and no other for having been split. */
static inline bool wave_match__common(const wave_match *m, uint32_t i)
{
    return wave_match__there(m, 0, i) && wave_match__there(m, 1, i) &&
           !m->broken[i];
}

/** Whether there is a contact i > j in that wave. O(log arcs). */
bool wave_match__contact(const wave_match *m, int wave, uint32_t i, uint32_t j);

/** Whether i was asked about j in that wave and answered; both are on both
 *  lists. Nobody is asked about the service that is their own. */
bool wave_match__seen(const wave_match *m, int wave, uint32_t i, uint32_t j);

/** Those whose answers can be compared: on both lists, who answered both
 *  times. */
static inline bool wave_match__heard(const wave_match *m, uint32_t i)
{
    return wave_match__common(m, i) && m->wave[0].answered[i] &&
           m->wave[1].answered[i];
}

/** Puts n of these in order, each pair of ends once; how many that are. */
size_t wave_match__each_once(wave_match__arc *arc, size_t n);

void wave_match__clear(wave_match *m);

#endif
