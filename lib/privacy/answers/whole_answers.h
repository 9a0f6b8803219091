/* whole_answers.h - what a mean, and how answers spread, tell of how many gave
 * each answer. */
#ifndef PDN_WHOLE_ANSWERS_H
#define PDN_WHOLE_ANSWERS_H

#include <stdbool.h>

/** Answers in whole steps of a scale, as a table has them: figures with one
 *  decimal. NaN: not told. */
typedef struct {
    double n, mean, sd; /* of sd, the ends or both */
    double lo, hi;      /* Student's 95 % interval of the mean */
    double least, most; /* of the scale */
    bool given;         /* an answer that nobody may have given tells nothing */
} whole_answers;

/** Whether the answers that fit what is told (all the ways in which n can
 *  answer) agree that some answer was given, or not given, by 1 to fewest - 1
 *  people, or leave less than fewest - 1 values for how many these are. With sd
 *  or the ends it is enough that they can be few; without, or where that is
 *  asked, somebody must have given it in all that fit. No answers fit: false,
 *  the scale is another.
 *
 *  Every way is counted where that is cheap. Else the others than those who
 *  gave an answer are any that their sum and squares let be (a convex hull of
 *  the points u, u^2), and one value more is asked for. */
bool whole_answers__tell(const whole_answers *a, double fewest);

/** Whether any n whole answers have that mean. */
bool whole_answers__fit(double n, double mean);

#endif
