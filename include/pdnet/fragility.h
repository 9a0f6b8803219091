/* fragility.h - what is left when people are gone. */
#ifndef PDN_FRAGILITY_H
#define PDN_FRAGILITY_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/shards.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- what is left of the network as people leave it. */

/** Up to so many actors betweenness is found again after each loss, and
 *  efficiency at every row. */
#define PDN_REMOVE_SMALL 500

/** Above so many actors efficiency is found for the first few random orders
 *  only; their largest parts for all. */
#define PDN_REMOVE_LARGE  5000
#define PDN_REMOVE_ORDERS 20

/** Who goes first. */
typedef enum {
    PDN_REMOVE_BY_SIZE,        /* again up to 500 actors, once above */
    PDN_REMOVE_BY_BETWEENNESS, /* most betweenness, found again after each loss
                                */
    PDN_REMOVE_BY_FIRST_BETWEENNESS, /* most betweenness in the whole network */
    PDN_REMOVE_BY_DEGREE             /* most contacts in the whole network */
} pdn_remove_by;

/** Their words; PDN_REMOVE_BY_SIZE has none. */
extern PDN_API const pdn_option_word pdn_remove_by_words[];

/** Who leaves. */
typedef enum {
    PDN_REMOVAL_NONE,
#define REMOVAL(name, code) PDN_REMOVAL_##name,
#include "columns/codes.def"
} pdn_removal_order;

/** A row of pdn-fragility: what is left after so many are gone. Shares are of
 *  all actors; NaN where not asked for or not drawn. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/fragility.def"
} pdn_fragility_row;

extern PDN_API const pdn_schema pdn_fragility_schema;

typedef struct {
    pdn_remove_by order;
    double remove; /* share of the actors that go, 0 .. 1 */
    size_t draws, threads;
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard; /* NULL: all draws are made here (shards.h) */
} pdn_fragility_options;

/** The options when nobody says otherwise. */
PDN_API pdn_fragility_options pdn_fragility_defaults(void);

/**
 * Largest part and global efficiency, with all n actors in the denominators,
 * as 0, 1, 2 ... floor(remove n) people go: rows of order targeted, then as
 * many of order random (mean over the draws and their 2.5 and 97.5 % type-7
 * quantiles). Who is tied for the next to go goes in the order of actors.
 * Efficiency is found at every row up to 500 actors, and at 30 rows, evenly
 * spread, above (NaN between); of random orders, the first 20 of them above
 * 5 000 actors. It is NaN for one actor, everything for none.
 *
 * @param id         n ids, which the rows borrow; may be NULL.
 * @param[out] rows  *n rows, malloc'ed, the caller's to free.
 *
 * Cost    again: O(removals n m); efficiency O(rows draws n m / 256), one
 *         figure in .25 s for 20 000 actors and 100 000 ties; largest parts
 *         O(draws m) by adding actors back (union-find).
 * Source  Albert, Jeong and Barabasi (2000), Nature 406:378; Holme et al.
 *         (2002), Phys. Rev. E 65:056109.
 * Proof   tests/unit/test_fragility.c: worked graph, all sets enumerated.
 */
PDN_API pdn_status pdn_fragility(const pdn_packed *both, const char *const *id,
                                 const pdn_fragility_options *o,
                                 pdn_fragility_row **rows,
                                 size_t *n) PDN_MUST_USE;

/** The first `removals` to go, by the rule above. order: at least so long. */
PDN_API pdn_status pdn_removal_sequence(const pdn_packed *both,
                                        pdn_remove_by by, size_t removals,
                                        size_t threads,
                                        uint32_t *order) PDN_MUST_USE;

/** The size of the largest part after 0 .. removals losses, in that order.
 *  largest: removals + 1 values. O(n + m). */
PDN_API pdn_status pdn_removal_largest(const pdn_packed *both,
                                       const uint32_t *order, size_t removals,
                                       uint32_t *largest) PDN_MUST_USE;

/* ---- the few whose loss splits the network most, and the few who
 * together reach most. */

/** What a set is best for. */
typedef enum {
    PDN_KEY_NONE,
#define KEY_GOAL(name, code) PDN_KEY_##name,
#include "columns/codes.def"
} pdn_key_goal;

/** A set of people that is best for a goal. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/keyplayers.def"
} pdn_key_set;

extern PDN_API const pdn_schema pdn_keyplayers_schema;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_key_set *row;
    size_t rows;
} pdn_keyplayers;

/** At most so many sets of a goal are listed. */
#define PDN_KEY_LISTED 1000

/**
 * All best sets of k people for each goal: losing them leaves the largest
 * share of pairs without a way between them (fragment, KPP-neg F); the most
 * people within one step (reach, KPP-pos); the largest mean of 1/distance to
 * the set, members counted as 1 (distance-reach, DR).
 *
 * Where there are at most 2 000 000 sets of k, all are looked at and all best
 * ones listed. Else greedy and exchanges from ten starts: heuristic, `exact`
 * is 0. Above 3 000 actors only `fragment`.
 *
 * @param id  n ids.
 *
 * Errors  PDN_EDATA  k is 0 or not below n.
 * Cost    fragment O(C(n, k-1) m); the others O(C(n, k) n).
 * Source  Borgatti (2006), Comput. Math. Organ. Theory 12:21.
 * Proof   tests/unit/test_keyplayers.c: worked graph and brute force.
 */
PDN_API pdn_status pdn_keyplayers_find(const pdn_packed *both,
                                       const char *const *id, size_t k,
                                       uint64_t seed,
                                       pdn_keyplayers *out) PDN_MUST_USE;

PDN_API void pdn_keyplayers_clear(pdn_keyplayers *p);

/* ---- people and contacts whose loss splits the network. */

/** Whose loss splits. */
typedef enum {
    PDN_SEPARATOR_NONE,
#define SEPARATOR(name, code) PDN_SEPARATOR_##name,
#include "columns/codes.def"
} pdn_separator_kind;

/** One of them. Text lives in the table of them. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/separators.def"
} pdn_separator;

extern PDN_API const pdn_schema pdn_separators_schema;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_separator *row;
    size_t rows;
} pdn_separators;

/**
 * Cut people in the order of actors, then bridges in the order of their ends,
 * on the collapsed graph, each with the parts its component falls into when it
 * goes (parts of equal size in the order of their first actor).
 *
 * @param answered  n flags, or NULL: everybody did. Between two who did not
 *                  answer contact is not known: `certain` is 1 where the cut
 *                  stands even if all of them have contact.
 *
 * Cost    O((cut people + bridges) (n + m)).
 * Source  Hopcroft and Tarjan (1973), CACM 16:372.
 * Proof   tests/unit/test_keyplayers.c, worked graph and igraph.
 */
PDN_API pdn_status pdn_separators_find(const pdn_packed *both,
                                       const char *const *id,
                                       const pdn_groups *q,
                                       const bool *answered,
                                       pdn_separators *out) PDN_MUST_USE;

PDN_API void pdn_separators_clear(pdn_separators *s);

#ifdef __cplusplus
}
#endif

#endif
