/* picked_rows.h - the rows of a table that `--where` asks for. */
#ifndef PDN_PICKED_ROWS_H
#define PDN_PICKED_ROWS_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/**
 * Keeps the rows where every column named has one of the values asked for; a
 * column named twice may have either. Names and texts are compared without
 * regard to case, numbers as numbers; an empty value asks for empty cells. A
 * note says how many rows stay.
 *
 * @param where  `COLUMN=VALUE`.
 *
 * A column that is not there, and values that no row has, are errors in f (with
 * what there is); the table is as it was then.
 */
pdn_status picked_rows__keep(pdn_table *t, const char *const *where, size_t n,
                             pdn_diagnostics *f) PDN_MUST_USE;

#endif
