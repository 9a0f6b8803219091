/* year_columns.h - a table with a column for each year, as statistikkbanken
 * writes it. */
#ifndef PDN_YEAR_COLUMNS_H
#define PDN_YEAR_COLUMNS_H

#include "title_rows.h"

/** A table turned: its header is record 0. Zero-initialise. */
typedef struct {
    foreign_grid grid;
    size_t
        *place; /* of each field: its column in the file; 0: it has several */
} year_columns;

/** Whether some heading is of a year (2020), or of what is counted in one
 *  (Personer 2020). */
bool year_columns__stand(char *const *name, size_t width);

/**
 * Makes of each record of data one of each year, with a column `year` and what
 * is counted in columns of its own name: Personer; `value` where headings are
 * years alone, but where a column says what is counted (statistikkvariabel) a
 * column of each of its texts. Cells are left as they are. The last records
 * that say something in their first column alone are notes, and left out.
 * Faults are those of a row that is too long or too short.
 */
pdn_status year_columns__turn(const foreign_grid *g, const title_rows *rows,
                              const foreign_work *w, char *const *name,
                              size_t width, year_columns *out) PDN_MUST_USE;

#endif
