/* linear_programme.h - the least and the most that one unknown can be. */
#ifndef PDN_LINEAR_PROGRAMME_H
#define PDN_LINEAR_PROGRAMME_H

#include "pdnet/core.h"

#include <stddef.h>

/** Unknowns from `least` to `most` (infinite: no end); rows lo <= sum of times
 * x <= hi. Terms are numbered from 1, as glpk has them: term k is in row[k], of
 * unknown column[k]. */
typedef struct {
    size_t columns, rows, terms;
    const double *least, *most; /* of each unknown */
    const double *lo, *hi;      /* of each row */
    const int *row, *column;
    const double *times;
} linear_programme;

typedef struct {
    double least, most; /* most may be infinite */
} linear_programme__range;

/** The range of unknown `of` (from 1). price: of each row, at the least and at
 *  the most, how much further that end would be were the row a unit looser
 *  (its dual value); 0 of all where there is no end, or the least
 *  is 0. A programme that no values
 *  fit, or that could not be solved, gives a range of one point, which is the
 *  safe answer, and no price. */
pdn_status linear_programme__range_of(const linear_programme *p, size_t of,
                                      linear_programme__range *out,
                                      double *const price[2]) PDN_MUST_USE;

#endif
