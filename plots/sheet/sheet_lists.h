/* sheet_lists.h - two lists of entries in the column of a sheet. Private to
 * plots/. */
#ifndef PDN_SHEET_LISTS_H
#define PDN_SHEET_LISTS_H

#include "pdnet/sheets.h"

/** A list of entries; the last `notes` are no findings, and not counted. */
typedef struct {
    const pdn_entry *entry;
    size_t n, notes;
} sheet_list;

/** Two lists under each other: of the second what room the first leaves, a line
 *  at least. What of either stands in the table alone is said in one line.
 *  Returns how many of the first stand. */
size_t sheet__two_lists(pdn_sheet *s, const sheet_list *first,
                        const sheet_list *second, double below);

#endif
