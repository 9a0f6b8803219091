/* crosswalk.h - units merged, split or renamed: earlier rows told in the units
 * of today. */
#ifndef PDN_CROSSWALK_H
#define PDN_CROSSWALK_H

#include "pdnet/findings.h"
#include "pdnet/outcome.h"
#include "pdnet/table.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A crosswalk file: columns old, new, year, share. */
typedef struct {
    const pdn_table *table; /* its text is borrowed */
    const char *const
        *elsewhere; /* names of other things that it may speak of,
                       as services: no fault where no row has one */
    size_t elsewheres;
    bool told; /* what it has to remark stands already: faults only */
} pdn_crosswalk;

/**
 * Moves every row of an old unit and of a year before the crosswalk's `year`
 * (none: of every year) to the new unit. Several olds with one new are a
 * merger: counts are added. One old with several news is a split: each takes
 * its `share` (none: 1) of the counts in whole numbers, population and events
 * each by the largest remainder, so that the parts add to the whole. Links
 * follow one another in time.
 *
 * What cannot be added is not invented: a merger of shares without counts, or
 * one where an old unit's row is missing, is not defined (and a warning says
 * so); one with a hidden count is hidden. A row of the crosswalk that no row
 * goes by is a warning, with the unit whose name is near.
 *
 * A joined row knows the rows it is made of (pdn_outcome_value).
 *
 * @param rows       changed in place; in the order of the first row of each.
 *
 * Errors  PDN_EPARSE  an empty name, a share outside (0, 1], shares of one old
 *                     unit and year above 1, an old unit that is its own new.
 */
pdn_status pdn_crosswalk_apply(const pdn_crosswalk *crosswalk, pdn_findings *f,
                               pdn_outcomes *rows) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
