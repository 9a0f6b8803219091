/* wave_interval.h - how far the change of a pair of groups would move with
 * other people of the same groups. */
#ifndef PDN_WAVE_INTERVAL_H
#define PDN_WAVE_INTERVAL_H

#include "exchange.h"

#include "pdnet/stats.h"

/** 95 % intervals of one pair; NaN where a tenth of the draws or more gives
 *  nothing. */
typedef struct {
    pdn_interval change, contacts;
} wave_interval;

/** People of each group drawn again with replacement, those who answered both
 *  times and the others apart; a dyad counts as often as its two are drawn
 *  together, in both waves alike. Within groups, where two of one person make
 *  no dyad, contacts are put on the scale of all dyads again. out: of each
 *  pair. */
pdn_status wave_interval__make(const exchange *x, const pdn_draws *d,
                               wave_interval *out) PDN_MUST_USE;

#endif
