/* total_rows.h - rows of a table that are sums of its other rows. */
#ifndef PDN_TOTAL_ROWS_H
#define PDN_TOTAL_ROWS_H

#include "pdnet/table.h"

/** Leaves out the last rows of a table whose cell in the column (of text; none:
 *  nothing is done) says that they are sums: Sum, I alt, Antall svar, Total.
 *  They are a warning in f. */
pdn_status total_rows__leave(pdn_table *t, const char *column,
                             pdn_diagnostics *f) PDN_MUST_USE;

/** The same of rows that stand anywhere, as in tables of units and years; where
 *  all do, they stay. */
pdn_status total_rows__leave_units(pdn_table *t, const char *column,
                                   pdn_diagnostics *f) PDN_MUST_USE;

#endif
