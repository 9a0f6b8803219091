/* chosen.h - which units the rules that others use would choose. */
#ifndef PDN_CHOSEN_H
#define PDN_CHOSEN_H

#include "screen.h"

enum {
    CHOSEN_DELETED_T = 1,     /* deleted-t-90 */
    CHOSEN_TOP_DECILE = 2,    /* top-decile */
    CHOSEN_THREE_OF_FOUR = 4, /* three-of-four */
    CHOSEN_BEST_SHARE = 8     /* best-share */
};

/* Fills `chosen` of every unit. */
pdn_status chosen__mark(const pdn_i_study *s, const peers__judged *j,
                        pdn_i_unit *unit) PDN_MUST_USE;

/* The codes joined by +; NULL: none. */
pdn_status chosen__text(unsigned chosen, pdn_arena *a,
                        const char **out) PDN_MUST_USE;

#endif
