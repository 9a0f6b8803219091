/* matching.h - the ordinary units nearest in resources: whom to visit beside a
 * unit that does better. */
#ifndef PDN_MATCHING_H
#define PDN_MATCHING_H

#include "screen.h"

/* Two to four stand beside one. */
enum { MATCHING_MOST = 4 };

/* One of them, by its number; distance in standard deviations. */
typedef struct {
    size_t unit;
    double distance;
} matching__visit;

/* The ordinary units nearest to unit u, nearest first, ties by name; how many
 * there are. Ordinary: claim none whether or not the counter-indicator is
 * looked at, so never a unit that is better at the price of something else.
 * Those of u's group where there is one, else of any. */
size_t matching__visits(const panel__data *p, const screen__unit *unit,
                        size_t u, matching__visit out[MATCHING_MOST]);

/* out->match: a row per unit with a claim, unit to visit and resource. */
pdn_status matching__rows(const panel__data *p, const screen__unit *unit,
                          pdn_deviants *out) PDN_MUST_USE;

#endif
