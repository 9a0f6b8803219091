/* linear_programme.h - the least and the most that one unknown can be. */
#ifndef PDN_LINEAR_PROGRAMME_H
#define PDN_LINEAR_PROGRAMME_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

/** Unknowns from 0 up; rows lo <= sum of times x <= hi. Terms are numbered from
 *  1, as glpk has them: term k is in row[k], of unknown column[k]. */
typedef struct {
    size_t columns, rows, terms;
    const double *lo, *hi; /* of each row */
    const int *row, *column;
    const double *times;
} linear_programme;

typedef struct {
    double least, most; /* most may be infinite */
} linear_programme__range;

/** What the unknowns can be at once; none: no values were found. */
typedef struct {
    double *at; /* of each unknown */
    bool some;
} linear_programme__values;

/** All unknowns as small, and as large, as they can be together; none larger
 *  than `most` of it. */
pdn_status
linear_programme__spread(const linear_programme *p, const double *most,
                         linear_programme__values ends[2]) PDN_MUST_USE;

/** The range of unknown `of` (from 1), and what all of them are where it is
 *  least and where it is most (or on the way to no end). A programme that no
 *  values fit, or that could not be solved, gives a range of one point, which
 *  is the safe answer. */
pdn_status
linear_programme__range_of(const linear_programme *p, size_t of,
                           linear_programme__range *out,
                           linear_programme__values ends[2]) PDN_MUST_USE;

#endif
