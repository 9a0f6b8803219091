/* group_levels.h - the prevention level of each group. */
#ifndef PDN_GROUP_LEVELS_H
#define PDN_GROUP_LEVELS_H

#include "pair_context.h"

/** w->level: the median level of each group's people, rounded down; not defined
 *  where nobody has one. */
pdn_status group_levels__make(struct pair_context *w) PDN_MUST_USE;

#endif
