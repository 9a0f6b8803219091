/* response.h - who answered, and what their answers let us see. */
#ifndef PDN_RESPONSE_H
#define PDN_RESPONSE_H

#include "pdnet/survey.h"

/** Counts over people and over dyads (unordered pairs of people). */
typedef struct {
    size_t actors, answered; /* people */
    size_t services;         /* that are named, and never answer */
    size_t confirmed;        /* contact told by both, who both answered */
    size_t one_sided;        /* told by one of two who both answered */
    size_t unknown;          /* told by one; the other did not answer (this) */
    size_t unseen;           /* dyads of two who did not answer */
    size_t left_open; /* directions that somebody who answered left open */
} pdn_response;

/** What the list is that the actors were read from. */
typedef struct {
    bool own;      /* the file of answers itself */
    bool says_who; /* it has a column of who answered */
} response__list;

/** Records the counts as notes: overall, per sector where there are sectors,
 *  and the dyads. A response under a half is a warning; so is a list that is
 *  the file of answers itself, unless it says who of it did not answer: how
 *  many were asked is not known then, however many forms are blank. */
pdn_status response__tell(pdn_survey *s, pdn_asked asked,
                          const response__list *l,
                          pdn_diagnostics *f) PDN_MUST_USE;

#endif
