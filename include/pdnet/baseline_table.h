/* baseline_table.h - the table that pdn-baseline writes. */
#ifndef PDN_BASELINE_TABLE_H
#define PDN_BASELINE_TABLE_H

#include "pdnet/baseline.h"
#include "pdnet/field.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_baseline_row. */
extern const pdn_schema pdn_baseline_schema;

#ifdef __cplusplus
}
#endif

#endif
