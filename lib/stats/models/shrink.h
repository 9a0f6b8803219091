/* shrink.h - shares drawn towards their common distribution, the smaller the
 * unit, the more; how much the units differ is not known, and counts for it. */
#ifndef PDN_SHRINK_H
#define PDN_SHRINK_H

#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <stddef.h>

/** What is known of one unit: of `people`, least to most have the event. The
 *  two differ where the count is hidden. NaN, or no people: nothing. */
typedef struct {
    double least, most, people;
} pdn_seen;

/** What the units say of the distribution of true shares among them: by cell of
 *  a grid, Beta(a, b), and the cell's probability added to those before it. No
 *  cells: there was nothing to tell by. For shrink__spread_clear. */
typedef struct {
    size_t units; /* that went into it */
    size_t cells;
    double *a, *b, *up_to;
    double sd; /* the standard deviation of true shares: its mean */
    pdn_arena memory;
} pdn_spread;

/**
 * The distribution of x of n among units, as known after seeing them.
 *
 * Before: the common share p uniform, the standard deviation s of true shares
 * uniform on (0, .25), p and s such that rho = s^2 / (p (1 - p)) < 1; the true
 * share of a unit is Beta(p M, (1 - p) M), M = 1 / rho - 1. Grid: 100 midpoints
 * of logit p over logit((X + .5) / (N + 1)) -+ (6 se + 1), se^2 = 1 / (X + .5)
 * + 1 / (N - X + .5), X of N the known counts together, weight p (1 - p); 100
 * midpoints u of (0, 1), s = .25 u^3, weight u^2. The likelihood of a cell is
 * beta-binomial (binomial where M > 1e7); a hidden count is summed over what it
 * may be. Cells that have less than 1e-6 together are left out.
 *
 * With more than about half a million people together p is known more sharply
 * than a step of the grid: shares are then right to .001 only (against 800
 * steps: .0001 at 600 000, .0009 at ten million that do not differ), and the
 * intervals too wide rather than too narrow.
 *
 * Without any known count, or where no cell has a likelihood: no cells, and
 * PDN_OK. The sums run in the order given. PDN_ENOMEM.
 * Cost    where the weight is (all of 10 000 cells for six units, some hundred
 *         for a thousand) times units times three log-gammas.
 * Proof   tests/oracle/shrink.py.
 */
pdn_status shrink__fit(const pdn_seen *unit, size_t k,
                       pdn_spread *out) PDN_MUST_USE;

void shrink__spread_clear(pdn_spread *s);

/** A unit's share given all units: the mean of the mixture of Beta(x + a, n - x
 *  + b) over the cells, and the interval between its quantiles. */
typedef struct {
    double mean, lo, hi;
} pdn_shrunk;

/**
 * @param x, n   the unit's count and its people, as they went into the spread.
 * @param level  of the interval: .95 gives the 2.5 and 97.5 % points.
 *
 * The ends are right to 1e-6. Absent x: its state three times; without people
 * or cells: NaN. PDN_ENOMEM.
 * Cost  two looks of about twelve exponentials a cell.
 */
pdn_status shrink__make(const pdn_spread *s, double x, double n, double level,
                        pdn_shrunk *out) PDN_MUST_USE;

#endif
