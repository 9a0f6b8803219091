/* heading_labels.h - headings that are codes, and the list of variables that a
 * survey program writes beside them: Q3_7, Hvor ofte ... NAV. */
#ifndef PDN_HEADING_LABELS_H
#define PDN_HEADING_LABELS_H

#include "pdnet/table.h"

/** The table under the labels that the list has for its headings; columns are
 *  shared, names from the arena. The list may have a header or not: codes
 *  stand in the column that holds most of the headings, labels in the one that
 *  is called so, else in the one with most text. Where it has a row for each
 *  answer, with its number and its words, these stand behind the label as
 *  headings say it (1 = daglig, 5 = aldri). Where it holds none of them a
 *  fault is recorded, and out is the table as it is. */
pdn_status heading_labels__put(const pdn_table *list, const pdn_table *t,
                               pdn_arena *text, pdn_diagnostics *f,
                               pdn_table *out) PDN_MUST_USE;

/** The same by the row that Qualtrics puts below headings that are codes.
 *  *found is false, and out t, where there is none. */
pdn_status heading_labels__below(const pdn_table *t, pdn_arena *text,
                                 pdn_table *out, bool *found) PDN_MUST_USE;

#endif
