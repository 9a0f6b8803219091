/* person_search.h - ids and names of people within other texts. */
#ifndef PDN_PERSON_SEARCH_H
#define PDN_PERSON_SEARCH_H

#include "masking.h"

/**
 * Puts pseudonyms in place of every id, alias and name that stands in a text as
 * words of their own, without regard to case; the longest first. Ids that are
 * digits alone, or shorter than three letters, are not looked for.
 *
 * @param[out] out   the text itself where nobody stands in it; else in the
 *                   arena of m, and as pdn_name_key has it.
 * @param[out] found how many were replaced.
 */
pdn_status person_search__replace(masking *m, const char *text,
                                  const char **out, size_t *found) PDN_MUST_USE;

#endif
