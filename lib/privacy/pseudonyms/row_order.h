/* row_order.h - the rows of a table in another order. */
#ifndef PDN_ROW_ORDER_H
#define PDN_ROW_ORDER_H

#include "pdnet/table.h"

/** The rows by the texts of the first column, then of the second, which may be
 *  NULL: order[i] is the old row of the new row i. */
pdn_status row_order__by_text(const pdn_table *t, const pdn_column *first,
                              const pdn_column *second,
                              uint32_t *order) PDN_MUST_USE;

/** Puts them in that order. */
pdn_status row_order__apply(pdn_table *t, const uint32_t *order) PDN_MUST_USE;

#endif
