/* question_guess.h - what a question of a form asks, by its words and those of
 * its answers. */
#ifndef PDN_QUESTION_GUESS_H
#define PDN_QUESTION_GUESS_H

#include "survey/webform/answer_range.h"
#include "survey/webform/numbered_scale.h"
#include "survey/webform/standard_scales.h"

/** One question of the roster. */
typedef struct {
    const char *asks;     /* its words in the headings */
    const char *question; /* a column of ties, or a name made of its words */
    bool known;           /* a column of ties that these tools know */
    bool listed;          /* its cells hold several answers */
    size_t columns, filled;
    double least, most; /* of the numbers in its cells, as what they stand for;
                           least > most: none */
    word_count numbers; /* as they stand */
    word_count words;   /* the answers that are no numbers */
    const standard_scale *scale;
    numbered_scale told; /* what numbers mean, where words say it */
    bool by_heading;     /* its heading does */
    bool by_aside; /* ... or rather a row above the header or below the table */
    bool by_answers;    /* every answer in words begins with a number */
    bool is_number;     /* all that stands in its cells is a number, stands for
                           one, or is no answer */
    bool misfit;        /* the heading did, but most cells hold other numbers */
    double far;         /* from here on numbers are no answer; INFINITY */
    answer_range range; /* numbers outside are asked about, one by one */
    const char *unlike; /* what a later survey's scale is where it is another:
                           it is asked about; NULL */
    const char *range_by; /* who says so, as "its heading says"; NULL: the
                             other cells */
} question_guess;

/** The column of ties that a heading asks for, by its words alone; NULL: none
 *  that is known. */
pdn_status question_guess__of_words(const char *words, pdn_arena *text,
                                    const char **question) PDN_MUST_USE;

/** Whether it asks how often, and not only of contact. */
pdn_status question_guess__says_how_often(const char *words, pdn_arena *text,
                                          bool *yes) PDN_MUST_USE;

/** The most days that a heading counts: 31 of a month (Dager i måneden), 7 of a
 *  week; 0: it counts none. */
double question_guess__days(const char *words);

/** A name for a column of one's own, made of what is asked: letters and digits,
 *  one _ for the rest; question_N where there are none. */
pdn_status question_guess__name(const char *asks, size_t number,
                                pdn_arena *text, const char **out) PDN_MUST_USE;

/** Fills question, known and scale of n questions; no two get the same. Text
 *  is taken from the arena. */
pdn_status question_guess__all(question_guess *q, size_t n,
                               pdn_arena *text) PDN_MUST_USE;

#endif
