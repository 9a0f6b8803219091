/* answer_range.h - which numbers can be answers to a question. */
#ifndef PDN_ANSWER_RANGE_H
#define PDN_ANSWER_RANGE_H

#include "survey/webform/numbered_scale.h"

/** From lo to hi; whole: in whole steps. */
typedef struct {
    double lo, hi;
    bool whole;
} answer_range;

/** Everything. */
answer_range answer_range__any(void);

bool answer_range__holds(const answer_range *r, double number);

/** Whether most cells hold numbers of the range, or of no answer by the scale,
 *  and few different ones are outside. */
bool answer_range__is_most(const answer_range *r, const word_count *numbers,
                           const numbered_scale *told);

/** A number, and how many cells hold it. */
typedef struct {
    double number;
    size_t cells;
} answer_count;

/** More different numbers than this are measured, not answered. */
enum { ANSWER_COUNTS = 64 };

/** The range of the numbers without what stands far above them, or below zero,
 *  in a single cell or fewer than one of fifty: above 10 beside 0 to 7, behind
 *  a hole in a run that begins at 0 or 1, or farther off than the others are
 *  from each other. Everything where nothing does. */
answer_range answer_range__seen(const word_count *numbers,
                                const numbered_scale *told);

/** The same of n numbers that are all different; they are put in order. */
answer_range answer_range__of(answer_count *seen, size_t n);

#endif
