/* wave_groups.h - services of one wave and of the next: which are the same, and
 * who went from one to another. */
#ifndef PDN_WAVE_GROUPS_H
#define PDN_WAVE_GROUPS_H

#include "pdnet/waves.h"
#include "wave_match.h"
#include "wave_names.h"

/** How many people on both lists are in another group of the later wave, though
 *  their own is still there by the crosswalk; NaN where people have no groups.
 *  f: tells which group may be another by a new name; NULL: nothing. */
pdn_status wave_groups__moved(const wave_match *m, wave_names *names,
                              const pdn_wave wave[2], const char *by,
                              pdn_diagnostics *f, double *out) PDN_MUST_USE;

#endif
