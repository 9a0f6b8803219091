/* heading_codes.h - the codes of its own that a form puts before what a heading
 * asks: Q2[SQ001]. Hvor ofte ... */
#ifndef PDN_HEADING_CODES_H
#define PDN_HEADING_CODES_H

#include "pdnet/table.h"

#include <stdbool.h>

/** The table under headings without such codes; columns are shared, names from
 *  the arena. As it is, where fewer than three headings begin with a code, two
 *  with the same, or two would have one name without. */
pdn_status heading_codes__drop(const pdn_table *t, pdn_arena *text,
                               pdn_table *out, bool *dropped) PDN_MUST_USE;

/** How many headings are such a code and nothing else. */
size_t heading_codes__alone(const pdn_table *t);

#endif
