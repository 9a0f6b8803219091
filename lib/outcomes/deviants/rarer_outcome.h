/* rarer_outcome.h - how much fewer, or more, of the rarer outcome a unit has
 * than expected, drawn towards what the others have: events where the expected
 * share is at most one half, else non-events, so that a study and its
 * complement give the same. */
#ifndef PDN_RARER_OUTCOME_H
#define PDN_RARER_OUTCOME_H

#include "screen.h"

/* Of one unit: what was seen and expected of the rarer outcome, as so many
 * independent events: O/f and E/f, f = N V phi (1 - E / people). NaN: not
 * judged. */
typedef struct {
    double seen, expected;
} rarer__evidence;

/* Gamma law of a ratio; shape 0: no spread between the units, the ratio is 1.
 */
typedef struct {
    double shape, rate;
} rarer__law;

/* Whether events are the rarer outcome of the judged rows: of year t, or of all
 * (t = years). */
bool rarer__is_event(const screen__study *s, const peers__judged *j, size_t t);

/* Evidence of every unit about year t, or all. */
void rarer__evidence_of(const screen__study *s, const peers__judged *j,
                        size_t t, rarer__evidence *out);

/* The ratios' spread by maximum likelihood of gamma-Poisson over the units that
 * can be judged, and every unit's law under it. */
void rarer__shrink(const screen__unit *unit, const rarer__evidence *e, size_t n,
                   rarer__law *out);

/* Mean, and where the law has p below it; 1 without spread. */
double rarer__mean(rarer__law law);
double rarer__quantile(rarer__law law, double p);

/* Normal score of how sure it is that the ratio is on the better side. */
double rarer__score(rarer__law law, bool more_is_better);

#endif
