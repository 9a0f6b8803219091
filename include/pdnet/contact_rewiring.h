/* contact_rewiring.h - contacts between groups moved about, with every actor's
 * number of contacts of each kind kept: the null "given how much contact each
 * one has with other groups, with which group is chance". Knows no measure. */
#ifndef PDN_CONTACT_REWIRING_H
#define PDN_CONTACT_REWIRING_H

#include "pdnet/random.h"
#include "pdnet/replicate.h"
#include "pdnet/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The group of an actor of whom it is not known. */
#define PDN_NO_GROUP UINT32_MAX

/** Who is on the list, and who reported whom. Borrowed arrays, which a walk
 *  reads as long as it lives. */
typedef struct {
    bool directed;
    size_t actors, groups;
    const uint32_t *group; /* of each actor; PDN_NO_GROUP: in no pair */
    const bool *answered;
    size_t arcs;
    const uint32_t *from, *to; /* reported; undirected: each contact once */
    size_t places;             /* columns that keep dyads apart */
    const uint32_t *place; /* places x actors: place[k * actors + i]; a place
                              not known is a number that nobody else has */
    size_t blanks; /* cells that a sender left blank: no arc comes there */
    const uint32_t *blank_from, *blank_to;
} pdn_contacts;

/** Contacts on their walk. */
typedef struct pdn_contact_walk pdn_contact_walk;

/** Begins at the observed contacts. Actors and arcs below 2^28. PDN_EARG: a
 *  loop, a repeat, an actor or group that is not there, a directed arc from one
 *  who did not answer, an arc where its sender left the cell blank.
 *  O(arcs log arcs + blanks), and, up to some 16 000 actors, O(actors^2). */
pdn_status pdn_contact_walk_new(const pdn_contacts *c,
                                pdn_contact_walk **out) PDN_MUST_USE;

/** Back to the observed contacts. */
void pdn_contact_walk_begin(pdn_contact_walk *w);

/**
 * Makes so many trials; one that would break a promise leaves the contacts as
 * they are and counts. In the long run every set of contacts that trials reach
 * is equally likely.
 *
 * What moves is what leads from one known group to another, in three classes:
 * mutual dyads (both answered and report each other), one-way arcs between two
 * who answered, and arcs to those who did not answer. Undirected contacts are
 * all mutual. A dyad's stratum is in which columns of places its two have the
 * same place. A trial takes any contact i > j, then any p > q of its class and
 * stratum (mutual: in either sense), and puts i > q and p > j in their place
 * if i, q and p, j are of different groups, no contact of any class is on
 * these dyads, they are of the same stratum, and no arc comes to a blank cell
 * of its sender. So everybody keeps how many contacts of each class and
 * stratum there are to others, in either direction.
 *
 * There are graphs that keep all this and that no swap leads to: of three
 * one-way arcs 0 > 1, 2 > 3, 3 > 0 none can move, though 0 > 3, 2 > 0, 3 > 1
 * would do.
 *
 * Cost    some 20 ns a trial up to 3 000 actors with nine contacts each, 150
 *         for 20 000, more than a processor holds near. Memory 70 bytes a
 *         contact, and for each stratum a bit for each dyad if that is no more
 *         than 16 megabytes, else 32 to 64 bytes a contact.
 * Source  Rao, Jana and Bandyopadhyay (1996), Sankhya A 58, 225-242, within
 *         classes; Roberts (2000), Soc. Networks 22, 273-283.
 * Proof   tests/unit/test_contact_rewiring.c: chi-square over all graphs of
 *         small fixtures, which are listed in two other ways.
 */
void pdn_contact_walk_run(pdn_contact_walk *w, pdn_random *stream,
                          size_t trials);

/** How many contacts can move: mutual dyads, one-way arcs and arcs to those
 *  who did not answer, from one known group to another. */
size_t pdn_contact_walk_contacts(const pdn_contact_walk *w);

/** groups x groups: count[g * groups + h] arcs from g to h, of those that can
 *  move; a mutual dyad counts in both. Undirected: a contact counts once, at
 *  the lower group's row. */
void pdn_contact_walk_count(const pdn_contact_walk *w, uint32_t *count);

/** All arcs as they are now, as many as came in, in an order of no meaning. */
void pdn_contact_walk_arcs(const pdn_contact_walk *w, uint32_t *from,
                           uint32_t *to);

/** Trials so far, and those among them that moved contacts. */
void pdn_contact_walk_tried(const pdn_contact_walk *w, uint64_t *trials,
                            uint64_t *changes);

void pdn_contact_walk_free(pdn_contact_walk *w);

/** So many groups at least must have contacts between them. */
enum { PDN_CONTACT_GROUPS = 4 };

/** How many groups have contacts with other groups, counted no further than
 *  PDN_CONTACT_GROUPS. With fewer the null hardly moves anything, and says
 *  nothing about pairs. */
size_t pdn_contact_linked_groups(const pdn_contacts *c);

/** Draws in a block, which begins at the observed contacts; trials for each
 *  contact before the first draw of a block, and for each draw. */
enum {
    PDN_CONTACT_BLOCK = 1000,
    PDN_CONTACT_BURN_IN = 50,
    PDN_CONTACT_TRIALS = 5
};

/** Sees draw number `draw`: counts as of pdn_contact_walk_count, good until it
 *  returns. Draws of a block come in order, blocks in any, from any worker;
 *  it writes as pdn_replicate_make does. */
typedef pdn_status (*pdn_contact_see)(void *context, size_t draw, size_t worker,
                                      const uint32_t *count);

/** Makes draws first .. first + d->draws - 1; first is a multiple of the
 *  block, whose stream is (seed, purpose, block). A last block may be short:
 *  its draws are the first of the whole one. Memory: a walk and a table of
 *  groups x groups for each thread. */
pdn_status pdn_contact_draw(const pdn_contacts *c, const pdn_draws *d,
                            size_t first, pdn_contact_see see,
                            void *context) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
