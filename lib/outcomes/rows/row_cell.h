/* row_cell.h - cells of a table that was read, and where they stand in its
 * file. */
#ifndef PDN_ROW_CELL_H
#define PDN_ROW_CELL_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/* The number in that row; not defined where the column is not there. */
double row_cell__number(const pdn_column *c, size_t row);

/* The text in that row; NULL where it is empty or the column is not there. */
const char *row_cell__text(const pdn_column *c, size_t row);

/* A finding about a cell, without its message; column NULL: about the row. */
pdn_diagnostic row_cell__place(const pdn_table *t, const pdn_column *column,
                               size_t row, pdn_severity severity,
                               const char *code);

/* The row's line in its file; 0 where there is none. */
size_t row_cell__line(const pdn_table *t, size_t row);

/* A finding about the whole file. */
pdn_diagnostic row_cell__file(const pdn_table *t, pdn_severity severity,
                              const char *code);

/* A key of up to three parts, for a textmap; NULL when memory is out. */
const char *row_cell__key(pdn_arena *a, const char *first, const char *second,
                          const char *third);

#endif
