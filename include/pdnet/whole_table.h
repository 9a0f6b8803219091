/* whole_table.h - the table that pdn-measure --whole writes, and what its rows
 * mean. */
#ifndef PDN_WHOLE_TABLE_H
#define PDN_WHOLE_TABLE_H

#include "pdnet/measures_table.h"
#include "pdnet/whole.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A row: its name and its figures. */
typedef struct {
    const char *measure;
    double value, lo, hi, null_mean, null_lo, null_hi, p, draws;
    double shuffled_mean, shuffled_p;
} pdn_whole_row;

/** Rows are pdn_whole_row. */
extern const pdn_schema pdn_whole_schema;

/** One row per measure, PDN_WHOLES of them: `pdn-measure --whole --list`. */
extern const pdn_measure_about pdn_whole_abouts[];

/** Names the PDN_WHOLES rows of pdn_whole_measure. */
void pdn_whole_rows(const pdn_whole *whole, pdn_whole_row *row);

#ifdef __cplusplus
}
#endif

#endif
