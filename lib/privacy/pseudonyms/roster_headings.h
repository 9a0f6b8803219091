/* roster_headings.h - the headings of a roster, which call people. */
#ifndef PDN_ROSTER_HEADINGS_H
#define PDN_ROSTER_HEADINGS_H

#include "masking.h"

/**
 * Puts pseudonyms into the headings of a roster that ask about people on the
 * list.
 *
 * @param pattern  takes a heading apart, as pdn-ingest's --roster-pattern;
 *                 NULL: a heading is the person.
 * @param book     the codebook, or NULL.
 * @param actors   the list, whose groups may be asked about too.
 * @param[out] asks  of each column: it asks about a person, a group or a code.
 *
 * Errors  PDN_EDATA  a pattern that cannot be read.
 */
pdn_status roster_headings__mask(masking *m, const char *pattern,
                                 const pdn_table *book, const pdn_table *actors,
                                 pdn_table *roster, bool *asks) PDN_MUST_USE;

#endif
