/* normalize_name.h - one spelling for every name of a column. */
#ifndef PDN_NORMALIZE_NAME_H
#define PDN_NORMALIZE_NAME_H

#include "header.h"

/** In the columns of t that hold names (pdn_want.compared): names of one
 *  pdn_name_key get the first spelling, as it is shown, and each other spelling
 *  is told; names that differ in case or in zeros before digits are told and
 *  kept apart. heading: width of them, of the file. */
pdn_status normalize_name__join(const char *file,
                                const header__heading *heading, size_t width,
                                pdn_diagnostics *f, pdn_table *t) PDN_MUST_USE;

#endif
