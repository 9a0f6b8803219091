/* unit_twice.h - a unit that stands twice in one year of one indicator. */
#ifndef PDN_UNIT_TWICE_H
#define PDN_UNIT_TWICE_H

#include "pdnet/baseline.h"
#include "pdnet/table.h"

/** order: n rows of t by indicator, year and unit. Every row whose unit stands
 *  already is an error in f; where one column of words that is not read tells
 *  all such rows apart, they are one error that names it. */
pdn_status unit_twice__check(const pdn_table *t, pdn_outcome *const *order,
                             size_t n, pdn_diagnostics *f) PDN_MUST_USE;

#endif
