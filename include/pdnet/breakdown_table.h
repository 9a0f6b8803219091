/* breakdown_table.h - the table that pdn-breakdown writes. */
#ifndef PDN_BREAKDOWN_TABLE_H
#define PDN_BREAKDOWN_TABLE_H

#include "pdnet/field.h"
#include "pdnet/pairs.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_pair. */
extern const pdn_schema pdn_breakdown_schema;

#ifdef __cplusplus
}
#endif

#endif
