/* unit_trend.h - the trend of every unit over its years. */
#ifndef PDN_UNIT_TREND_H
#define PDN_UNIT_TREND_H

#include "pdnet/baseline.h"

/* Fills trend to trend_years of every row: n rows, the results by row number in
 * rows.row. A unit's trend stands in the row of its last year with counts. */
pdn_status unit_trend__fill(const pdn_outcomes *rows,
                            pdn_baseline_row *out) PDN_MUST_USE;

#endif
