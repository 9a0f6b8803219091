/* unit_lives.h - rows of years in which a unit was not, by the crosswalk. */
#ifndef PDN_UNIT_LIVES_H
#define PDN_UNIT_LIVES_H

#include "pdnet/baseline.h"
#include "pdnet/core.h"

/**
 * Takes out the rows without figures (. or empty) of a unit that was not made
 * yet, where rows of what it was made of stand beside them, and of one that was
 * gone already. Publishers print such rows, for every unit that ever was. A
 * unit that has a figure in between was there: its rows say what is not known.
 *
 * @param links  the crosswalk: old, new and perhaps year.
 * @param f      told how many; NULL: nobody.
 */
pdn_status unit_lives__drop(const pdn_table *links, pdn_diagnostics *f,
                            pdn_outcomes *rows) PDN_MUST_USE;

#endif
