/* linear_programme.h - the least and the most that one unknown can be. */
#ifndef PDN_LINEAR_PROGRAMME_H
#define PDN_LINEAR_PROGRAMME_H

#include "pdnet/core.h"

#include <stddef.h>

/** Unknowns from `least` to `most` (infinite: no end); rows lo <= sum of times
 * x <= hi. Terms are numbered from 1, as glpk has them: term k is in row[k], of
 * unknown column[k]. What is found is noted: the least and the most of each
 * unknown among all values that were seen to fit. Arrays are the caller's. */
typedef struct {
    size_t columns, rows, terms;
    double *least, *most; /* of each unknown */
    double *lo, *hi;      /* of each row */
    int *row, *column;
    double *times;
    double *seen_least, *seen_most; /* of each unknown */
    pdn_arena memory;
} linear_programme;

/** An end of a range. */
typedef struct {
    double value;  /* infinite: there is none */
    double *price; /* of each row, the caller's: how much further the end would
                      be were the row a unit looser (its dual value); 0 of all
                      where there is no end, or the least is 0 */
} linear_programme__end;

/** The least and the most of unknown `of` (from 1), or values that are `enough`
 *  apart. A programme that no values fit, or that could not be solved, gives a
 *  range of one point, which is the safe answer, and no price. */
pdn_status
linear_programme__range_of(const linear_programme *p, size_t of, double enough,
                           linear_programme__end end[2]) PDN_MUST_USE;

#endif
