/* chance.h - shuffles, rewiring, resampling and draws that end when enough is
 * known. It knows no measure. */
#ifndef PDN_CHANCE_H
#define PDN_CHANCE_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/shards.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- labels shuffled within strata: the null "who is in which group
 * has nothing to do with who works with whom", with every group's number of
 * actors in every stratum kept. */

/** Actors sorted by stratum: those of stratum s are member[start[s]] ..
 *  member[start[s+1] - 1]. Zero-initialise. */
typedef struct {
    size_t n, strata;
    uint32_t *of; /* stratum of each actor */
    uint32_t *start, *member;
} pdn_strata;

/** Strata from the number of each actor's stratum, 0 .. strata-1. */
PDN_API pdn_status pdn_strata_make(const uint32_t *of, size_t n, size_t strata,
                                   pdn_strata *out) PDN_MUST_USE;

PDN_API void pdn_strata_clear(pdn_strata *s);

/** Shuffles the labels of n actors in place, every order within every stratum
 *  equally likely. O(n). */
PDN_API void pdn_strata_shuffle(const pdn_strata *s, pdn_random *stream,
                                uint32_t *label);

/* ---- the chance engine: many draws, each with a stream of its own,
 * on any number of threads, with the same outcome. It knows no measure. */

/** How to draw. `purpose` keeps the draws of different questions apart;
 *  `what` is told to progress. threads: at least 1, as pdn_threads gives. */
typedef struct {
    size_t draws, threads;
    uint64_t seed, purpose;
    const pdn_progress *progress;
    const char *what;
    pdn_shard *shard; /* NULL: all draws are made here (shards.h) */
} pdn_draws;

/** Makes draw number `draw` from `stream`, which is the same for the same
 *  seed, purpose and draw. Writes to what belongs to the draw, or adds whole
 *  numbers to what belongs to `worker` (below the number of threads), which
 *  the caller sums afterwards. Must not call igraph. */
typedef pdn_status (*pdn_replicate_make)(void *context, size_t draw,
                                         size_t worker, pdn_random *stream);

/** Makes all draws. Cost: beside the draws' own, one seeding each. */
PDN_API pdn_status pdn_replicate(const pdn_draws *d, pdn_replicate_make make,
                                 void *context) PDN_MUST_USE;

/** Right after the draws, where d->shard is not NULL: what they gave, double by
 *  double, or their sums, of all draws or written to the part of this shard
 *  (pdn_shard_join_rows, pdn_shard_join_sums). values: x[k * draws + draw]. */
PDN_API pdn_status pdn_draws_join_values(const pdn_draws *d, double *x,
                                         size_t values) PDN_MUST_USE;
PDN_API pdn_status pdn_draws_join_sums(const pdn_draws *d, pdn_shard_kind kind,
                                       void *sum, size_t n) PDN_MUST_USE;

/** The draws as parts know them again. */
PDN_API pdn_shard_question pdn_draws_question(const pdn_draws *d);

/* ---- group labels shuffled within strata, and contacts counted
 * again: the null "who is in which group has nothing to do with who names
 * whom". Knows no measure. */

/** Who is in which group, and who reported whom. Borrowed arrays. */
typedef struct {
    size_t actors, groups;
    const uint32_t *group; /* of each actor */
    size_t arcs;
    const uint32_t *from, *to;
} pdn_labelled;

/** Draws are made in runs of so many, each by one worker in their order. */
enum { PDN_LABEL_RUN = 100 };

/** Sees draw number `draw`: count[g * groups + h] arcs from g to h, good until
 *  it returns. It writes as pdn_replicate_make does. */
typedef pdn_status (*pdn_label_see)(void *context, size_t draw, size_t worker,
                                    const uint32_t *count);

/** Makes draws first .. first + d->draws - 1, each from its own stream; first
 *  is a multiple of PDN_LABEL_RUN.
 *
 *  Cost   draws x (actors + arcs + groups squared), on d->threads threads.
 *  Proof  tests/unit/test_mixing.c: within Monte Carlo error of all labelings.
 */
PDN_API pdn_status pdn_label_draw(const pdn_labelled *c, const pdn_strata *s,
                                  const pdn_draws *d, size_t first,
                                  pdn_label_see see,
                                  void *context) PDN_MUST_USE;

/* ---- draws that end when enough is known: many where a p is small,
 * few where it is large. It knows no measure. */

/** Makes draw number `draw` (from 0) from its own stream and says of every
 *  question that is open whether the draw is as extreme as what was seen. What
 *  it says of a closed one is not read. Must not call igraph. */
typedef pdn_status (*pdn_sequential_make)(void *context, size_t draw,
                                          size_t worker, pdn_random *stream,
                                          const bool *open, bool *as_far);

/** What the draws say of a question: hits among the first `draws` of them. */
typedef struct {
    size_t hits, draws;
    double p;
} pdn_stopped;

/**
 * Draws until every question has `stop` draws as extreme as what was seen, or
 * d->draws are made. A question is closed by the number of the draw that was
 * its last, so that neither threads nor other questions move it: with `stop`
 * hits among l draws, the l-th one of them, p = stop / l; else, and with stop 0
 * always, p = (hits + 1) / (d->draws + 1). Both hold their level: under the
 * null P(p <= a) <= a. p is NaN without draws.
 *
 * @param[out] out  one per question.
 *
 * Errors  those of make; PDN_ENOMEM. Cost  beside the draws needed, as many
 *         again at most (they are made in growing batches, and what lies behind
 *         the last is thrown away).
 * Source  Besag and Clifford (1991), Biometrika 78, 301-304.
 * Proof   tests/unit/test_sequential.c: the definition draw by draw, 1 to 7
 *         threads, the level.
 */
PDN_API pdn_status pdn_sequential(const pdn_draws *d, size_t stop,
                                  size_t questions, pdn_sequential_make make,
                                  void *context, pdn_stopped *out) PDN_MUST_USE;

/* ---- respondents drawn again with replacement, within their group. */

/** How often each actor is drawn when every stratum is drawn again with
 *  replacement, as many as it has: times[i] sums to the stratum's size. Give
 *  actors who did not answer strata of their own, or read only the others. */
PDN_API void pdn_strata_resample(const pdn_strata *s, pdn_random *stream,
                                 uint32_t *times);

/** The level at which an expanded percentile interval cuts each tail
 *  (Hesterberg 2015): Phi(-sqrt(k / (k - 1)) t_{.975, k-1}) for k >= 2
 *  respondents; NaN below. A plain one cuts .025, too little when k is small.
 */
PDN_API double pdn_expanded_tail(size_t k);

/* ---- among whom labels are shuffled: those who answered and the silent
 * apart, and people of one place where places would tell. */

/** Where each actor is, by one column or more: of[c * actors + i] is the place
 *  of actor i by column c. Who has none there has a number of its own, so that
 *  two who are not known never seem to be in one place. Zero-initialise. */
typedef struct {
    size_t columns, actors;
    uint32_t *of;
    bool many; /* some column tells more than one place */
} pdn_localities;

/**
 * @param by      column that groups the actors; NULL: sector.
 * @param within  columns with a comma between them ("municipality,building"),
 *                "none", or NULL: municipality when groups are sectors and
 *                there is such a column.
 *
 * Errors  PDN_EDATA  no such column (it is named); PDN_ENOMEM
 */
PDN_API pdn_status pdn_localities_of_network(const pdn_network *g,
                                             const char *by, const char *within,
                                             pdn_localities *out) PDN_MUST_USE;

PDN_API void pdn_localities_clear(pdn_localities *l);

/** Numbers the places that the columns make together: joint[i] below *places.
 *  Without columns everybody is in one place. */
PDN_API pdn_status pdn_localities_join(const pdn_localities *l, uint32_t *joint,
                                       size_t *places) PDN_MUST_USE;

/**
 * The strata of a network's actors: answered x place, or answered alone.
 *
 * Shuffled over everybody, silence would move between groups, and what is due
 * to distance would seem due to groups.
 *
 * @param by, within            as of pdn_localities_of_network.
 * @param[out] out              the caller's to clear.
 * @param[out] within_places    whether more than one place keeps labels apart.
 *                              May be NULL.
 */
PDN_API pdn_status pdn_strata_of_network(const pdn_network *g, const char *by,
                                         const char *within, pdn_strata *out,
                                         bool *within_places) PDN_MUST_USE;

/** True when some stratum holds two different labels: else every shuffle is
 *  the observed one. O(n). */
PDN_API bool pdn_strata_can_move(const pdn_strata *s, const uint32_t *label);

/* ---- ties moved about with everybody's number of contacts kept: the
 * null "given how active and how popular each one is". It knows no measure. */

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
PDN_API pdn_status pdn_rewiring_new(size_t n, pdn_rewire_kind kind,
                                    const uint32_t *from, const uint32_t *to,
                                    size_t m, pdn_rewiring **out) PDN_MUST_USE;

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
PDN_API void pdn_rewiring_run(pdn_rewiring *w, pdn_random *stream,
                              size_t trials);

/** The ties as they are now, m of them, in an order of no meaning. */
PDN_API void pdn_rewiring_ties(const pdn_rewiring *w, uint32_t *from,
                               uint32_t *to);

/** Trials so far, and those among them that changed the graph. */
PDN_API void pdn_rewiring_count(const pdn_rewiring *w, uint64_t *trials,
                                uint64_t *changes);

PDN_API void pdn_rewiring_free(pdn_rewiring *w);

/* ---- contacts between groups moved about, with every actor's
 * number of contacts of each kind kept: the null "given how much contact each
 * one has with other groups, with which group is chance". Knows no measure. */

/** The group of an actor of whom it is not known. */
#define PDN_NO_GROUP UINT32_MAX

/** Who is on the list, and who reported whom. Borrowed arrays, which a walk
 *  reads as long as it lives. Actors and arcs below 2^28. */
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

/** So many groups at least must have contacts between them. */
enum { PDN_CONTACT_GROUPS = 4 };

/** How many groups have contacts with other groups, counted no further than
 *  PDN_CONTACT_GROUPS. With fewer the null hardly moves anything, and says
 *  nothing about pairs. */
PDN_API size_t pdn_contact_linked_groups(const pdn_contacts *c);

/** Draws in a block, which begins at the observed contacts; trials for each
 *  contact before the first draw of a block, and for each draw. */
enum {
    PDN_CONTACT_BLOCK = 1000,
    PDN_CONTACT_BURN_IN = 50,
    PDN_CONTACT_TRIALS = 5
};

/** Sees draw number `draw`, good until it returns: groups x groups, of those
 *  that can move count[g * groups + h] arcs from g to h; a mutual dyad counts
 *  in both. Undirected: a contact counts once, at the lower group's row. Draws
 *  of a block come in order, blocks in any, from any worker; it writes as
 *  pdn_replicate_make does. */
typedef pdn_status (*pdn_contact_see)(void *context, size_t draw, size_t worker,
                                      const uint32_t *count);

/**
 * Makes draws first .. first + d->draws - 1; first is a multiple of the block,
 * whose stream is (seed, purpose, block). A last block may be short: its draws
 * are the first of the whole one.
 *
 * A draw is where a walk of trials is that begins at the observed contacts; in
 * the long run every set of contacts that trials reach is equally likely.
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
 * Errors  PDN_EARG: a loop, a repeat, an actor or group that is not there, a
 *         directed arc from one who did not answer, an arc where its sender
 *         left the cell blank, or first begins no block.
 * Cost    some 20 ns a trial up to 3 000 actors with nine contacts each, 150
 *         for 20 000, more than a processor holds near. Memory of a thread:
 *         70 bytes a contact, groups x groups, and for each stratum a bit for
 *         each dyad if that is no more than 16 megabytes, else 32 to 64 bytes
 *         a contact.
 * Source  Rao, Jana and Bandyopadhyay (1996), Sankhya A 58, 225-242, within
 *         classes; Roberts (2000), Soc. Networks 22, 273-283.
 * Proof   tests/unit/test_contact_rewiring.c: chi-square over all graphs of
 *         small fixtures, which are listed in two other ways.
 */
PDN_API pdn_status pdn_contact_draw(const pdn_contacts *c, const pdn_draws *d,
                                    size_t first, pdn_contact_see see,
                                    void *context) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
