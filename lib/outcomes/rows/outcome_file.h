/* outcome_file.h - a file of outcomes as a table of its kind. */
#ifndef PDN_OUTCOME_FILE_H
#define PDN_OUTCOME_FILE_H

#include "pdnet/table.h"

/** Reads the rows that options pick; a `year` may be a period
 *  (outcome_periods.h). PDN_EPARSE where f has faults: *out then holds what
 *  could be read, or nothing, and is still to be cleared. */
pdn_status outcome_file__read(const char *path, const pdn_csv_options *options,
                              pdn_diagnostics *f, pdn_table *out) PDN_MUST_USE;

/** Is it a column of words that no outcome has, and nothing here reads? */
bool outcome_file__unread(const pdn_column *c);

/** The unread column in which that value stands, where no column is the
 *  indicator; NULL: none. */
const pdn_column *outcome_file__holding(const pdn_table *t, const char *value);

#endif
