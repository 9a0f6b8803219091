/* outcome_periods.h - the year of an outcome's row, as publishers write it. */
#ifndef PDN_OUTCOME_PERIODS_H
#define PDN_OUTCOME_PERIODS_H

#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdbool.h>

enum { OUTCOME_PERIODS_KIND = 16 };

/** `year` of 2021 and of 2016-2018 is the last one, of 2015/16 the first;
 *  `years` is how many it pools; `kind` is what sets it apart from whole years:
 *  "K1", "M05", "school year", else "". */
typedef struct {
    double year, years;
    char kind[OUTCOME_PERIODS_KIND];
} outcome_period;

/** Reads 2021, 2018_2018, 2016-2018, 2021K1 (2021Q1), 2021M05 (2021-05) or
 *  2015/16; years from 1 to 9999. False for any other text. */
bool outcome_periods__read(const char *text, outcome_period *out);

/** Makes the text column `year` of an outcomes table one of numbers. Pools set
 *  period_years; what is no whole year is told apart by its indicator ("x,
 * K1"), so that periods are compared only with their like. Faults go to f. */
pdn_status outcome_periods__settle(pdn_table *t,
                                   pdn_diagnostics *f) PDN_MUST_USE;

#endif
