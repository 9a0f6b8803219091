/* standard_scales.h - the scales that Norwegian forms have, in their order. */
#ifndef PDN_STANDARD_SCALES_H
#define PDN_STANDARD_SCALES_H

#include "pdnet/core.h"
#include "survey/webform/word_count.h"

/** A scale: what it measures, as a column of ties, or NULL where it fits any
 *  question; the words of each step, folded, parted by `|`; the number of the
 *  first step. */
typedef struct {
    const char *question;
    double lowest;
    size_t steps;
    const char *const *step;
} standard_scale;

/** The scale that has a step for most of the words, those that mean no answer
 *  left out; one that knows them all before others, then one of that question,
 *  then the first. NULL where none knows a word (two, if there are others). */
pdn_status standard_scales__find(const word_count *words, const char *question,
                                 const standard_scale **out) PDN_MUST_USE;

/** What a word stands for on the scale (which may be NULL): the number of its
 *  step, or the absence it means; false where it is neither. */
pdn_status standard_scales__value(const standard_scale *scale, const char *word,
                                  double *value, bool *known) PDN_MUST_USE;

/** Whether it is a step of some scale, or means no answer or no contact. */
pdn_status standard_scales__knows(const char *word, bool *yes) PDN_MUST_USE;

/** Whether a word says, of how often, that there is no contact. */
pdn_status standard_scales__means_none(const char *word,
                                       bool *yes) PDN_MUST_USE;

/** Whether a text is what a form calls whom it has no name for: Annet, Andre
 *  (spesifiser), Other, who? */
pdn_status standard_scales__means_others(const char *text,
                                         bool *yes) PDN_MUST_USE;

#endif
