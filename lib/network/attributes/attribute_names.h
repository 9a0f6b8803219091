/* attribute_names.h - what an attribute of another program's file is called
 * here: names are matched as headings of a CSV are. */
#ifndef PDN_ATTRIBUTE_NAMES_H
#define PDN_ATTRIBUTE_NAMES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/** The rules of the column that an actor's (of_tie false) or a tie's attribute
 *  of that name is, without regard to case and by every spelling that the
 *  headings of actors and ties have (`Weight` is frequency). NULL: no column is
 *  called so. `tie` and `label` are not among them. PDN_ENOMEM only. */
pdn_status attribute_names__want(bool of_tie, const char *name,
                                 const pdn_want **out) PDN_MUST_USE;

/** Is the name, without regard to case, that word? PDN_ENOMEM only. */
pdn_status attribute_names__is(const char *name, const char *word,
                               bool *yes) PDN_MUST_USE;

/** The column that a name which none is called by may have been meant for, one
 *  letter away; NULL: none. PDN_ENOMEM only. */
pdn_status attribute_names__near(bool of_tie, const char *name,
                                 const char **out) PDN_MUST_USE;

#endif
