/* fragility.h - what is left of the network as people leave it. */
#ifndef PDN_FRAGILITY_H
#define PDN_FRAGILITY_H

#include "pdnet/adjacency.h"
#include "pdnet/progress.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Up to so many actors betweenness is found again after each loss, and
 *  efficiency at every row. */
#define PDN_FALL_SMALL 500

/** Above so many actors efficiency is found for the first few random orders
 *  only; their largest parts for all. */
#define PDN_FALL_LARGE  5000
#define PDN_FALL_ORDERS 20

/** Who goes first. */
typedef enum {
    PDN_FALL_AUTO,        /* again up to 500 actors, once above */
    PDN_FALL_BETWEENNESS, /* most betweenness, found again after each loss */
    PDN_FALL_ONCE,        /* most betweenness in the whole network */
    PDN_FALL_DEGREE       /* most contacts in the whole network */
} pdn_fall;

/** A row of pdn-fragility: what is left after so many are gone. Shares are of
 *  all actors; NaN where not asked for or not drawn. */
typedef struct {
    double removed;
    const char *order; /* targeted, random */
    const char *actor; /* the one removed last; NULL: nobody in particular */
    double largest_share, largest_lo, largest_hi;
    double efficiency, efficiency_lo, efficiency_hi;
    double as_bad; /* targeted: random orders that leave no larger part */
} pdn_fragility_row;

typedef struct {
    pdn_fall order;
    double remove; /* share of the actors that go, 0 .. 1 */
    size_t draws, threads;
    uint64_t seed;
    const pdn_progress *progress;
} pdn_fragility_options;

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
pdn_status pdn_fragility(const pdn_packed *both, const char *const *id,
                         const pdn_fragility_options *o,
                         pdn_fragility_row **rows, size_t *n) PDN_MUST_USE;

/** The first `removals` to go, by the rule above. order: at least so long. */
pdn_status pdn_fall_order(const pdn_packed *both, pdn_fall by, size_t removals,
                          size_t threads, uint32_t *order) PDN_MUST_USE;

/** The size of the largest part after 0 .. removals losses, in that order.
 *  largest: removals + 1 values. O(n + m). */
pdn_status pdn_fall_largest(const pdn_packed *both, const uint32_t *order,
                            size_t removals, uint32_t *largest) PDN_MUST_USE;

/** Robustness, (1/n) sum over q = 1 .. n of the largest part's share after q
 *  losses (Schneider et al. 2011, PNAS 108:3838); largest as above, for all n
 *  losses. NaN for nobody. */
double pdn_robustness(const uint32_t *largest, size_t n);

#ifdef __cplusplus
}
#endif

#endif
