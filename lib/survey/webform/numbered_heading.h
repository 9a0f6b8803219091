/* numbered_heading.h - words that a heading, or an answer, gives numbers. */
#ifndef PDN_NUMBERED_HEADING_H
#define PDN_NUMBERED_HEADING_H

#include "survey/webform/numbered_scale.h"

/** Adds the words that a heading gives numbers, text from the arena; fewer than
 *  two are none. By signs and words that say so ("1=daglig", "5 er aldri",
 *  "aldri (5)"); else, of "1 daglig", "1) daglig", "1 – daglig", the words that
 *  a known scale has. */
pdn_status numbered_heading__read(const char *heading, pdn_arena *text,
                                  numbered_scale *out) PDN_MUST_USE;

/** The one number that a heading calls the best or the worst ("1 er best", "5 =
 *  dårligst") and its numbered_scale__pole; pole 0: it calls none so, or gives
 *  several numbers words. */
pdn_status numbered_heading__pole(const char *heading, pdn_arena *text,
                                  double *number, int *pole) PDN_MUST_USE;

/** The number that an answer begins with (1 - Aldri, 5 (svært godt)) and the
 *  word behind it, in the arena, which without a sign between must be known (1
 *  aldri); word NULL: it begins with none. */
pdn_status numbered_heading__leading(const char *answer, pdn_arena *text,
                                     double *number,
                                     const char **word) PDN_MUST_USE;

#endif
