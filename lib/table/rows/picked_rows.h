/* picked_rows.h - the rows of a table that `--where` asks for. */
#ifndef PDN_PICKED_ROWS_H
#define PDN_PICKED_ROWS_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/**
 * Keeps the rows where every column named has one of the values asked for; a
 * column named twice may have either. Names and texts are compared without
 * regard to case, numbers as numbers; a year asks for days of it too, an empty
 * value for empty cells. A note says how many rows stay.
 *
 * @param where  `COLUMN=VALUE`.
 *
 * A column that is not there, and values that no row has, are errors in f (with
 * what there is); the table is as it was then.
 */
pdn_status picked_rows__keep(pdn_table *t, const char *const *where, size_t n,
                             pdn_diagnostics *f) PDN_MUST_USE;

/** The same by those conditions whose column the table has. */
pdn_status picked_rows__keep_known(pdn_table *t, const char *const *where,
                                   size_t n, pdn_diagnostics *f) PDN_MUST_USE;

/** Keeps the rows whose numbers, rising, are given. */
void picked_rows__take(pdn_table *t, const size_t *row, size_t rows);

/** The year of a text that begins with a day (2023-08-01, 01.08.2023, 8/1/2023,
 *  a time after it or not); 0: it does not. */
int picked_rows__year(const char *text);

#endif
