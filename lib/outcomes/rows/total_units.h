/* total_units.h - a unit that is the sum of others, whatever it is called. */
#ifndef PDN_TOTAL_UNITS_H
#define PDN_TOTAL_UNITS_H

#include "pdnet/baseline.h"

/** order: n rows of the table by indicator, year and unit. An error in f, once
 *  a unit, is a row whose events and people are both the sums of those of
 *  - all other units of its year, three or more;
 *  - those whose codes begin with its own, two or more (34 of 3401 ...);
 *  - those of which a text column says its name, two or more (fylke);
 *  - the three or more rows before or after it.
 *  A row without people adds nothing: its unit was not in that year. A code
 *  that two or more others begin with, and a county's name among three or more
 *  that are none, are warned of where no year has the sums. */
pdn_status total_units__check(const pdn_table *t, pdn_outcome *const *order,
                              size_t n, pdn_diagnostics *f) PDN_MUST_USE;

#endif
