/* raw_table.h - a file of a survey as it stands, before it is known what its
 * columns are. */
#ifndef PDN_RAW_TABLE_H
#define PDN_RAW_TABLE_H

#include "pdnet/table.h"

/** Reads a file without renaming its columns. One that cannot be read gives a
 *  table of no rows: its faults are told when it is read for what it is. */
pdn_status raw_table__read(const char *path, const pdn_csv_options *csv,
                           pdn_table *out) PDN_MUST_USE;

#endif
