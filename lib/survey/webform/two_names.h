/* two_names.h - people whose names stand in two columns: Fornavn, Etternavn. */
#ifndef PDN_TWO_NAMES_H
#define PDN_TWO_NAMES_H

#include "pdnet/table.h"

/** Puts the whole name into the cells of the column of given names, which is
 *  called so, or by `id` where that is what the file's heading of the column
 *  id is (NULL: not known); a note in f. *column: that column; SIZE_MAX: there
 *  are no two such columns of text, and nothing is done. */
pdn_status two_names__join(pdn_table *t, const char *id, pdn_diagnostics *f,
                           size_t *column) PDN_MUST_USE;

/** Takes the columns of such names out, but for one that is called id. */
pdn_status two_names__take_out(pdn_table *t) PDN_MUST_USE;

#endif
