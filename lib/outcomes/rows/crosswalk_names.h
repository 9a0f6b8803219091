/* crosswalk_names.h - names in a file beside the outcomes, by a crosswalk. */
#ifndef PDN_CROSSWALK_NAMES_H
#define PDN_CROSSWALK_NAMES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/** As pdn_crosswalk_rename, for a crosswalk that serves other files too: told
 *  only where some name became another. */
pdn_status crosswalk_names__rename(const pdn_table *links, pdn_table *t,
                                   pdn_diagnostics *f) PDN_MUST_USE;

#endif
