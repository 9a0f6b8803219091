/* chosen.h - which units the rules that others use would choose. */
#ifndef PDN_CHOSEN_H
#define PDN_CHOSEN_H

#include "screen.h"

/* Fills `chosen` of every unit. */
pdn_status chosen__mark(const screen__study *s, const peers__judged *j,
                        screen__unit *unit) PDN_MUST_USE;

#endif
