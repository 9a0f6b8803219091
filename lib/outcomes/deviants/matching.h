/* matching.h - the ordinary units nearest in resources: whom to visit beside a
 * unit that does better. */
#ifndef PDN_MATCHING_H
#define PDN_MATCHING_H

#include "screen.h"

/* methods F5: two to four stand beside one. */
enum { PDN_I_MOST_VISITS = 4 };

/* One of them, by its number; distance in standard deviations. */
typedef struct {
    size_t unit;
    double distance;
} pdn_i_visit;

/* The ordinary units nearest to unit u, nearest first, ties by name; how many
 * there are. Ordinary: claim none whether or not the counter-indicator is
 * looked at, so never a unit that is better at the price of something else.
 * Those of u's group where there is one, else of any. */
size_t pdn_i_visits(const pdn_i_panel *p, const pdn_i_unit *unit, size_t u,
                    pdn_i_visit out[PDN_I_MOST_VISITS]);

/* out->match: a row per unit with a claim, unit to visit and resource. */
pdn_status pdn_i_match_rows(const pdn_i_panel *p, const pdn_i_unit *unit,
                            pdn_deviants *out) PDN_MUST_USE;

#endif
