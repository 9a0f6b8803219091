/* series_breaks.h - years from which an indicator is counted otherwise. */
#ifndef PDN_SERIES_BREAKS_H
#define PDN_SERIES_BREAKS_H

#include "pdnet/baseline.h"
#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdbool.h>

/** The latest year after `from`, and not after `to`, from which on the
 *  indicator (NULL: none) is counted otherwise; NaN: there is none. breaks: a
 *  table of that kind; NULL: none. A row without an indicator is about all, and
 *  one of "x" is about "x, K1" too. */
double series_breaks__last(const pdn_table *breaks, const char *indicator,
                           double from, double to);

/** Tells each break by a note, one that lies between no rows by a warning. */
pdn_status series_breaks__tell(const pdn_table *breaks,
                               const pdn_outcomes *rows,
                               pdn_diagnostics *f) PDN_MUST_USE;

/** Whether some break is about that indicator. */
bool series_breaks__about(const pdn_table *breaks, const char *indicator);

#endif
