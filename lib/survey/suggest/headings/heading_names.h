/* heading_names.h - people and services that headings name somewhere within. */
#ifndef PDN_HEADING_NAMES_H
#define PDN_HEADING_NAMES_H

#include "survey/suggest/headings/heading_patterns.h"

/** What the names are of. */
typedef struct {
    const char *by;    /* the column of actors; NULL: people */
    size_t named;      /* headings that name one */
    size_t nearly;     /* of these, written otherwise than there */
    size_t several;    /* headings that name one of several called so */
    size_t numbered;   /* that name the one whose number stands there */
    size_t length;     /* of the names in them, together */
    size_t doubtful;   /* headings that name two, either as likely */
    const char *first; /* of these; NULL: none */
} heading_names__found;

/** Takes the headings of t apart by the names that the actor file has: whoever
 *  is named within a heading between two ends of words, the longest name
 *  first; the rest of the heading, with {} for the name, is what it asks, and
 *  more than one heading must ask it. The names are those of people, or those
 *  in one column of services, whichever the headings hold most of. A heading
 *  that asks the same of a name not on the list is put beside the nearest one
 *  (nearly), or has who alone. part has t->columns places; text is taken from
 *  the arena. */
pdn_status heading_names__find(answers_context *w, const pdn_table *t,
                               pdn_arena *text, heading_part *part,
                               heading_names__found *out) PDN_MUST_USE;

#endif
