/* roster.h - a roster under way: one row per respondent. */
#ifndef PDN_ROSTER_H
#define PDN_ROSTER_H

#include "answers.h"
#include "codebook.h"
#include "survey/webform/multi_select.h"
#include "survey/webform/word_count.h"

typedef struct {
    answers_context *w;
    pdn_table wide;
    pdn_arena text;
    codebook__question *asked; /* of each wide column */
    uint32_t *who;             /* respondent of each wide row */
    bool *blank;        /* of each wide row: nothing said about anybody */
    size_t *column_of;  /* actor x question -> wide column, SIZE_MAX */
    size_t *contact_of; /* actor -> wide column that says whether there is any
                           contact, beside how often; SIZE_MAX */
    word_count contact_words;      /* what says neither */
    size_t disagree, disagrees_at; /* answers that say both; the first's line */
    size_t actors, questions;
    const char **question;
    bool *numeric;        /* of each question */
    bool *listed;         /* of each question: its cells hold several codes */
    multi_select *select; /* of each question: how such cells are read */
    word_count *foreign;  /* of each question: words that nothing knows */
} roster__reading;

/** Finds the rows in which nobody is spoken of. */
pdn_status roster__find_blank_rows(roster__reading *r) PDN_MUST_USE;

/** Whether those who answer answer about themselves, to the q-th question: a
 *  fault where another column would say who answers, and they do not by it;
 *  told where each leaves the cell of another blank. */
pdn_status roster__check_own_cells(roster__reading *r, size_t q) PDN_MUST_USE;

/** Fills r->w->answers: one row for everybody that a respondent was asked
 *  about, but not for blank rows. A blank question of contact is left open
 *  (`..`), or no contact where the survey says so. */
pdn_status roster__make_answers(roster__reading *r) PDN_MUST_USE;

#endif
