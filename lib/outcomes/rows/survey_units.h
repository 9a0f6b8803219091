/* survey_units.h - units of outcomes beside the municipalities of a survey. */
#ifndef PDN_SURVEY_UNITS_H
#define PDN_SURVEY_UNITS_H

#include "pdnet/baseline.h"
#include "pdnet/core.h"

/** Records what does not meet: a municipality without outcomes that a unit is
 *  nearly called (a warning each), and in one note how many units are no
 *  municipality, and which municipalities have no outcomes. Nothing where all
 *  meet, or where no municipality is known (NULL). */
pdn_status survey_units__tell(const pdn_baseline *b, const char *const *place,
                              size_t places, const char *file,
                              pdn_diagnostics *f) PDN_MUST_USE;

#endif
