/* sheet_column.h - the column of a sheet, as large as it has room for. Private
 * to plots/. */
#ifndef PDN_SHEET_COLUMN_H
#define PDN_SHEET_COLUMN_H

#include "pdnet/sheets.h"

/** Sets the column of `s` from its top, by the sheet's own unit. It may be
 *  called more than once. */
typedef pdn_status (*sheet__column)(pdn_sheet *s, const void *of);

/** Takes so much from the top of what is left of the column. */
void sheet__take(pdn_sheet *s, double height);

/** A text beside a sample, which the caller draws from where the column began:
 *  the height with `under` below it; taken where it is drawn. */
double sheet__beside(pdn_sheet *s, double indent, const char *text,
                     pdn_type type, double under, bool draw);

/** "and 3 more in the table" under a figure; nothing for none. */
void sheet__more(const pdn_sheet *s, pdn_point at, size_t n);

/** Sets it in the largest type and marks with which all of it stands there; at
 *  least in the sheet's own. */
pdn_status sheet__fill_column(pdn_sheet *s, sheet__column set, const void *of);

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
