/* sheet_column.h - a column as large as it has room for. Private to plots/. */
#ifndef PDN_SHEET_COLUMN_H
#define PDN_SHEET_COLUMN_H

#include "pdnet/sheets.h"

/** Sets the column of `s` from its top, by the sheet's own unit. It may be
 *  called more than once. */
typedef pdn_status (*sheet__column)(pdn_sheet *s, const void *of);

/** Sets it in the largest type and marks with which all of it stands there; at
 *  least in the sheet's own. */
pdn_status sheet__fill_column(pdn_sheet *s, sheet__column set, const void *of);

#endif
