/* tick_boxes.h - forms that export one column for each answer one may tick. */
#ifndef PDN_TICK_BOXES_H
#define PDN_TICK_BOXES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdbool.h>

/** Whether a cell is one of a box: 1 or 0, x, ja or nei, true or false, or the
 *  answer itself (which may be NULL). */
pdn_status tick_boxes__is_box(const char *cell, const char *answer,
                              bool *yes) PDN_MUST_USE;

/** Whether the box is ticked. What is no cell of a box is not. */
pdn_status tick_boxes__is_ticked(const char *cell, const char *answer,
                                 bool *yes) PDN_MUST_USE;

/** Makes the first of n columns of t text: in every row the answers that are
 *  ticked, ; between; NULL where none is. The others stay as they are. A cell
 *  that is no box is a fault in f. */
pdn_status tick_boxes__join(pdn_table *t, const size_t *column,
                            const char *const *answer, size_t n,
                            pdn_diagnostics *f) PDN_MUST_USE;

#endif
