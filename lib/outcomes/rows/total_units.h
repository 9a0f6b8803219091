/* total_units.h - a unit that is the sum of the others, whatever it is called.
 */
#ifndef PDN_TOTAL_UNITS_H
#define PDN_TOTAL_UNITS_H

#include "pdnet/baseline.h"

/** order: n rows by indicator, year and unit. A row whose events and people
 *  are both the sums of those of the three and more other units of its year is
 *  an error in f, once a unit. */
pdn_status total_units__check(pdn_outcome *const *order, size_t n,
                              const char *file,
                              pdn_diagnostics *f) PDN_MUST_USE;

#endif
