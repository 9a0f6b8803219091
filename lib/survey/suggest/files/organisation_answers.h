/* organisation_answers.h - files in which each organisation gave one answer. */
#ifndef PDN_ORGANISATION_ANSWERS_H
#define PDN_ORGANISATION_ANSWERS_H

#include "survey/answers.h"

/** What says so. */
typedef struct {
    bool yes;
    const char *name;     /* the column of the list that names them */
    bool unnamed;         /* none there is known for names or ids as that */
    const char *answered; /* of the answers, in which each stands once; NULL: it
                             is a file of ties */
    bool said;            /* the heading says that somebody answers for it */
} organisation_answers;

/** Whether a list of organisations, none of its columns a person's, and answers
 *  of one row each go together; or a heading says whom somebody answers for
 *  ("Hvem svarer du for?"). Texts are in the arena. A file that cannot be read
 *  says nothing. */
pdn_status organisation_answers__look(const pdn_survey_options *o,
                                      pdn_arena *text,
                                      organisation_answers *out) PDN_MUST_USE;

#endif
