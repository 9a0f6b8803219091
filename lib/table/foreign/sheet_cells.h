/* sheet_cells.h - the cells of one sheet of a workbook. */
#ifndef PDN_SHEET_CELLS_H
#define PDN_SHEET_CELLS_H

#include "foreign_grid.h"
#include "workbook_parts.h"

/**
 * Reads the part of a sheet: a record for each row that holds something. A
 * formula is the value that stands beside it; one without is a fault of its
 * cell. Cells that are merged downwards all have the value that is shown.
 *
 * @param text  owns the text of the fields that the workbook does not.
 *
 * Errors  PDN_EPARSE where it is no sheet. Faults of cells, and notes, go to f
 *         (by `file`, row and column).
 */
pdn_status sheet_cells__read(const workbook_parts *w, const char *part,
                             const char *file, pdn_arena *text,
                             pdn_diagnostics *f,
                             foreign_grid *out) PDN_MUST_USE;

#endif
