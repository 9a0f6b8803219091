/* table_columns.h - many columns, added one by one. */
#ifndef PDN_TABLE_COLUMNS_H
#define PDN_TABLE_COLUMNS_H

#include "pdnet/table.h"

/** As pdn_table_add, where the caller knows that no column has that name: the
 *  others are not looked through. */
pdn_status table_columns__append(pdn_table *t, const char *name, pdn_kind kind,
                                 pdn_column **out) PDN_MUST_USE;

#endif
