/* gaps_table.h - the table that pdn-breakdown --gaps writes. */
#ifndef PDN_GAPS_TABLE_H
#define PDN_GAPS_TABLE_H

#include "pdnet/field.h"
#include "pdnet/gaps.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_gap. */
extern const pdn_schema pdn_gaps_schema;

#ifdef __cplusplus
}
#endif

#endif
