/* heading_patterns.h - how headings of a roster are put together. */
#ifndef PDN_HEADING_PATTERNS_H
#define PDN_HEADING_PATTERNS_H

#include "survey/answers.h"

/** A heading taken apart. who NULL: it asks about nobody. */
typedef struct {
    const char *who, *asks; /* asks "": the heading is a name alone */
    uint32_t actor;         /* UINT32_MAX: nobody on the list */
    const char *service;    /* of the actor file; NULL: none of them */
    const char
        *several; /* the ids of those whom it may mean; NULL: it is known */
    const char *option; /* the answer that is ticked here; NULL: any */
    bool nearly;        /* whoever it names is written another way there */
    bool stranger;      /* it is one of a run of names (heading_runs.h) */
    bool others;        /* whom the form has no name for: Annet, hvem? */
} heading_part;

/** The pattern (for --roster-pattern) under which most headings of t name
 *  somebody on the list, and every heading taken apart by it; part has
 *  t->columns places, text is taken from the arena. Where nobody on the list is
 *  named, the one that most headings fit which ask the same; *named is the
 *  number of headings that name somebody. pattern NULL: no heading fits. A
 *  --roster-pattern that was given is the only one tried. */
pdn_status heading_patterns__find(answers_context *w, const pdn_table *t,
                                  pdn_arena *text, heading_part *part,
                                  const char **pattern,
                                  size_t *named) PDN_MUST_USE;

#endif
