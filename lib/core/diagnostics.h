/* diagnostics.h - faults in the order of their file. */
#ifndef PDN_DIAGNOSTICS_H
#define PDN_DIAGNOSTICS_H

#include "pdnet/core.h"

/** Sorts what was found since row number `since` by line and column; what only
 *  follows from a fault of the encoding in the same cell goes. */
pdn_status diagnostics__sort(pdn_diagnostics *f, size_t since) PDN_MUST_USE;

#endif
