/* proposal.h - what was understood of a survey's files. */
#ifndef PDN_PROPOSAL_H
#define PDN_PROPOSAL_H

#include "survey/answers.h"
#include "survey/suggest/heading_patterns.h"
#include "survey/suggest/question_guess.h"

/** Another spelling of somebody. */
typedef struct {
    const char *alias, *id;
} proposal_alias;

typedef struct {
    answers_context *w;
    const char *folder;
    pdn_table t; /* the roster, or the ties */
    pdn_arena text;
    heading_part *part; /* of each column of the roster */
    const char *pattern;
    size_t named;
    size_t *question_of; /* of each column, or SIZE_MAX */
    question_guess *question;
    size_t questions;
    size_t id; /* the column of who answers, or SIZE_MAX */
    size_t id_known, id_cells;
    size_t of_groups; /* headings that name a service or a unit, nobody */
    proposal_alias *alias;
    size_t aliases;
} proposal;

/** Finds what the roster's headings and cells say. */
pdn_status proposal__read_roster(proposal *p) PDN_MUST_USE;

/** The same for a file of ties, whose questions are its columns. */
pdn_status proposal__read_ties(proposal *p) PDN_MUST_USE;

/** Writes the four files. */
pdn_status proposal__write(proposal *p) PDN_MUST_USE;

/** Records what was understood. */
pdn_status proposal__tell(proposal *p) PDN_MUST_USE;

/** A short code of an answer, as a cell holds it: small letters, digits and -.
 */
pdn_status proposal__code(const char *answer, pdn_arena *a,
                          const char **out) PDN_MUST_USE;

#endif
