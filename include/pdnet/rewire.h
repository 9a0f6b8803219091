/* rewire.h - a network drawn anew with everybody's number of contacts kept:
 * the null "given how active each person is". */
#ifndef PDN_REWIRE_H
#define PDN_REWIRE_H

#include "pdnet/random.h"
#include "pdnet/status.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is kept of a directed network beside in- and out-degree. */
typedef enum {
    PDN_KEEP_DEGREES,    /* nothing more */
    PDN_KEEP_RECIPROCITY /* everybody's number of mutual contacts, too */
} pdn_rewire_keep;

/** A chain of networks. Without loops and repeats. */
typedef struct pdn_rewiring pdn_rewiring;

/**
 * Starts a chain at m ties (from[k], to[k]); loops and repeats are PDN_EARG.
 *
 * A trial picks two ties and lets them change ends, or picks a ring of three
 * one-way arcs and turns it round; where that would make a loop or a repeat
 * (or, with reciprocity kept, a mutual contact) the network stays as it is,
 * and the trial counts. So every network that can be reached is equally
 * likely in the long run.
 *
 * Undirected: swaps of edges. Directed: swaps of arcs and turning of rings,
 * without which some networks are never reached. Reciprocity kept: mutual
 * contacts swap as edges among themselves, one-way arcs among themselves, and
 * mutual and one-way ties that alternate round a square change places. Even so
 * some networks of a handful of people are not reached then (one way round of
 * a path of three arcs is not the other); degrees alone reach all.
 *
 * Cost    O(1) a trial; a ring that turns looks through one person's arcs, a
 *         square through the mutual contacts.
 * Source  Rao, Jana and Bandyopadhyay (1996), Sankhya A 58:225; Roberts
 *         (2000), Soc. Networks 22:273; Fosdick et al. (2018), SIAM Rev.
 *         60:315.
 * Proof   tests/unit/test_rewire.c: all networks of small degree sequences,
 *         equally often (chi-square).
 */
pdn_status pdn_rewiring_new(size_t n, bool directed, pdn_rewire_keep keep,
                            const uint32_t *from, const uint32_t *to, size_t m,
                            pdn_rewiring **out) PDN_MUST_USE;

/** Makes trials; returns how many changed the network. */
size_t pdn_rewiring_run(pdn_rewiring *w, pdn_random *r, size_t trials);

/** The ties as they now stand, m of them: with reciprocity kept a mutual
 *  contact is two ties. The order means nothing. */
void pdn_rewiring_ties(const pdn_rewiring *w, uint32_t *from, uint32_t *to);

void pdn_rewiring_free(pdn_rewiring *w);

#ifdef __cplusplus
}
#endif

#endif
