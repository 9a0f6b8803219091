/* no_contact.h - answers that are no contact, kept where other programs do not
 * take them for edges: packed in an attribute of the graph. */
#ifndef PDN_NO_CONTACT_H
#define PDN_NO_CONTACT_H

#include "pdnet/network.h"

/**
 * Sets the graph attributes no_contact, no_contact_2 ... of `to` from the rows
 * of g that are no contact; none where there are none. The text is CSV:
 *
 *     from,to,after,frequency:number,barrier:text
 *
 * the ids of the two, after how many contacts the row stands, and the columns
 * in which any of the rows says something. An attribute is at most some
 * megabytes: readers of XML refuse longer texts. `tie` is 0 in all.
 */
pdn_status no_contact__pack(const pdn_network *g, pdn_network *to) PDN_MUST_USE;

/** Puts the rows back where they stood and takes the attributes away. g has its
 *  tables, from and to. An answer by or about somebody who is gone, or where
 *  there is an edge now, is left out and told in f; a text that is broken is a
 *  fault in f. */
pdn_status no_contact__unpack(pdn_network *g, const char *file,
                              pdn_diagnostics *f) PDN_MUST_USE;

#endif
