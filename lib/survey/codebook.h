/* codebook.h - which column of a roster asks what about whom. */
#ifndef PDN_CODEBOOK_H
#define PDN_CODEBOOK_H

#include "answers.h"

/** What one column of the roster asks. */
typedef struct {
    uint32_t actor;       /* UINT32_MAX: it asks about nobody on the list */
    const char *question; /* a column of the ties */
    const char *option;   /* the answer that is ticked here; NULL: any */
    bool lists;           /* its cells name whom the question is answered of,
                             with the option for an answer */
} codebook__question;

/** Finds what every column of the roster t asks, by --roster-pattern and
 *  --codebook; text that is kept is taken from the arena. Faults are recorded
 *  at the header. asked has t->columns places. */
pdn_status codebook__match_columns(answers_context *w, const pdn_table *t,
                                   pdn_arena *text,
                                   codebook__question *asked) PDN_MUST_USE;

/** One text for one question about one actor, whatever the option. */
pdn_status codebook__key(const codebook__question *asked, pdn_arena *text,
                         const char **out) PDN_MUST_USE;

#endif
