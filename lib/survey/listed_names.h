/* listed_names.h - cells that name several people or services. */
#ifndef PDN_LISTED_NAMES_H
#define PDN_LISTED_NAMES_H

#include "roster.h"
#include "survey/webform/name_list.h"

/** How cells are read in which people, or services, of the list stand; w lives
 *  longer. */
name_list listed_names__of(answers_context *w);

/** Of ties makes a row of each name that `to` lists. */
pdn_status listed_names__part(answers_context *w, pdn_table *t) PDN_MUST_USE;

/** Of columns of the roster that list whom a question is answered of makes a
 *  column of each who may be named: whoever stands there, and 0 for the others,
 *  where the respondent left not all of them blank. */
pdn_status listed_names__of_roster(roster__reading *r) PDN_MUST_USE;

#endif
