/* exchange.h - is the change of a pair of groups more than the same process
 * asked twice would give? */
#ifndef PDN_EXCHANGE_H
#define PDN_EXCHANGE_H

#include "breakdown/arcs/quasi_independence.h"
#include "common_arcs.h"

/** The pairs of groups as reports__pair_at counts them. */
typedef struct {
    const common_arcs *c;
    size_t groups, pairs;
    bool fitted; /* what is expected is known: four groups or more are linked
                    in both waves */
    bool *out;   /* of each pair: its cells are not in the fit */
    double *possible, *seen[2]; /* groups x groups, as of common_arcs */
    pdn_arena memory;
} exchange;

/** What one wave, or a draw of it, says of a pair. */
typedef struct {
    double ties, expected; /* expected: NaN where it is not known */
} exchange__pair;

pdn_status exchange__make(const common_arcs *c, exchange *out) PDN_MUST_USE;

/** Contacts and expected contacts of every pair, of tables of possible and seen
 *  (q is work; as of exchange__make). False where a fit is wanted and does not
 *  settle. */
bool exchange__expect(const exchange *x, const double *possible,
                      const double *seen, quasi_independence *q,
                      exchange__pair *out);

/** Within groups, of the pairs of both waves: what both waves' contacts give
 *  when they are shared out as the contacts between groups are (all pairs in
 *  the fit), so that a wave in which everybody reports more is no change. Not
 *  known where nothing is expected between groups. */
void exchange__expect_within(const exchange *x, exchange__pair *before,
                             exchange__pair *after);

/** D = (T2 - mu2) - (T1 - mu1); T2 - T1 where mu is not known. */
double exchange__difference(const exchange__pair *before,
                            const exchange__pair *after);

/** For each pair the draws, in which the two waves' reports of each dyad, both
 *  directions together, change places with probability one half, that are as
 *  far: |D*| >= |D|. hits: of each pair. */
pdn_status exchange__draw(const exchange *x, const pdn_draws *d,
                          const double *difference,
                          uint32_t *hits) PDN_MUST_USE;

void exchange__clear(exchange *x);

#endif
