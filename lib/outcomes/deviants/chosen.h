/* chosen.h - which units the rules that others use would choose. */
#ifndef PDN_CHOSEN_H
#define PDN_CHOSEN_H

#include "screen.h"

/* Fills `chosen` of every unit. */
pdn_status chosen__mark(const pdn_i_study *s, const peers__judged *j,
                        pdn_i_unit *unit) PDN_MUST_USE;

#endif
