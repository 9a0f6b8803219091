/* merged_cells.h - areas of a sheet that show one value. */
#ifndef PDN_MERGED_CELLS_H
#define PDN_MERGED_CELLS_H

#include "foreign_grid.h"

/** The first column of an area: its rows below the first show its value. */
typedef struct {
    size_t row, last_row, column;
} merged_cells__area;

/** Zero-initialise. */
typedef struct {
    merged_cells__area *area;
    size_t areas, capacity;
} merged_cells;

/** Keeps an area that is more than one row high. */
pdn_status merged_cells__add(merged_cells *m,
                             const merged_cells__area *area) PDN_MUST_USE;

/** Puts the value of each area into its rows below the first, where they have
 *  records; a note tells how many areas had one. */
pdn_status merged_cells__fill(merged_cells *m, const char *file,
                              pdn_diagnostics *f, foreign_grid *g) PDN_MUST_USE;

void merged_cells__clear(merged_cells *m);

#endif
