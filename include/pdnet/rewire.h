/* rewire.h - ties moved about with everybody's number of contacts kept: the
 * null "given how active and how popular each one is". It knows no measure. */
#ifndef PDN_REWIRE_H
#define PDN_REWIRE_H

#include "pdnet/random.h"
#include "pdnet/status.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What stays as it is, beside "no loop, no tie twice". */
typedef enum {
    PDN_REWIRE_EDGES, /* undirected: contacts of each */
    PDN_REWIRE_ARCS,  /* directed: sent and received of each */
    PDN_REWIRE_KINDS  /* directed: returned, unreturned sent and unreturned
                         received of each */
} pdn_rewire_kind;

/** A graph on its walk. */
typedef struct pdn_rewiring pdn_rewiring;

/** Begins at the graph of m ties between n actors, either below 2^28. Loops and
 *  repeats are PDN_EARG. O(n + m). */
pdn_status pdn_rewiring_new(size_t n, pdn_rewire_kind kind,
                            const uint32_t *from, const uint32_t *to, size_t m,
                            pdn_rewiring **out) PDN_MUST_USE;

/**
 * Makes so many trials; one that would break a promise leaves the graph as it
 * is and counts. In the long run every graph that keeps what is to be kept and
 * that the moves reach is equally likely.
 *
 * A trial takes two ties a > b and c > d (edges: in either sense) and
 * puts a > d and c > b in their place, or turns a ring of three arcs round,
 * without which some directed graphs cannot be reached. With PDN_REWIRE_KINDS
 * the two are both returned or both not; where ties alike already stand
 * between a and d and between c and b they change places with these; and of a
 * way a > b > c > d the middle is turned: a > c > b > d.
 * Without kinds every graph is reached. With them all are in each class of four
 * actors and in 97 % of the 583 346 classes of five (swaps and rings alone: 83
 * %), by enumeration; for more it is not known.
 *
 * Cost    11 to 15 ns a trial for 300 to 20 000 actors with five arcs each
 *         (with kinds 17 to 28), most of it spent looking through two rows of
 *         ties; some 40 for a million arcs, more than a processor holds near.
 *         Memory 12 bytes an arc, with kinds 28 a tie, and at most 128 a tie
 *         more for those who have more than 64.
 * Source  Rao, Jana and Bandyopadhyay (1996), Sankhya A 58, 225-242; Roberts
 *         (2000), Soc. Networks 22, 273-283.
 * Proof   tests/unit/test_rewire.c: chi-square over all graphs of small degree
 *         sequences; every class of directed graphs of four actors.
 */
void pdn_rewiring_run(pdn_rewiring *w, pdn_random *stream, size_t trials);

/** The ties as they are now, m of them, in an order of no meaning. */
void pdn_rewiring_ties(const pdn_rewiring *w, uint32_t *from, uint32_t *to);

/** Trials so far, and those among them that changed the graph. */
void pdn_rewiring_count(const pdn_rewiring *w, uint64_t *trials,
                        uint64_t *changes);

void pdn_rewiring_free(pdn_rewiring *w);

#ifdef __cplusplus
}
#endif

#endif
