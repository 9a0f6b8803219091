/* outcome_file.h - a file of outcomes as a table of its kind. */
#ifndef PDN_OUTCOME_FILE_H
#define PDN_OUTCOME_FILE_H

#include "pdnet/table.h"

/** Reads the rows that options pick; a `year` may be a period
 *  (outcome_periods.h). PDN_EPARSE where f has faults: *out then holds what
 *  could be read, or nothing, and is still to be cleared. */
pdn_status outcome_file__read(const char *path, const pdn_csv_options *options,
                              pdn_diagnostics *f, pdn_table *out) PDN_MUST_USE;

#endif
