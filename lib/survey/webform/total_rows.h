/* total_rows.h - rows of sums below a table that somebody made by hand. */
#ifndef PDN_TOTAL_ROWS_H
#define PDN_TOTAL_ROWS_H

#include "pdnet/table.h"

/** Leaves out the last rows of a table whose cell in the column (of text; none:
 *  nothing is done) says that they are sums: Sum, I alt, Antall svar, Total.
 *  They are a warning in f. */
pdn_status total_rows__leave(pdn_table *t, const char *column,
                             pdn_diagnostics *f) PDN_MUST_USE;

#endif
