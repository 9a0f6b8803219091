/* sheet_lists.h - two lists of entries in the column of a sheet. Private to
 * plots/. */
#ifndef PDN_SHEET_LISTS_H
#define PDN_SHEET_LISTS_H

#include "pdnet/sheets.h"

/** Two lists under each other: of the second what room the first leaves, a line
 *  at least. What of either stands in the table alone is said in one line; the
 *  last `notes` of the first are no findings and not counted. Returns how many
 *  of the first stand. */
size_t sheet__two_lists(pdn_sheet *s, const pdn_entry *first, size_t n,
                        size_t notes, const pdn_entry *second, size_t m,
                        double below);

#endif
