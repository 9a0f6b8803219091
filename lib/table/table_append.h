/* table_append.h - a column more, where its name is known to be new. */
#ifndef PDN_TABLE_APPEND_H
#define PDN_TABLE_APPEND_H

#include "pdnet/table.h"

/** pdn_table_add without looking through all names: n columns cost O(n). The
 *  caller knows that no column is called so. */
pdn_status table_append__column(pdn_table *t, const char *name, pdn_kind kind,
                                pdn_column **out) PDN_MUST_USE;

#endif
