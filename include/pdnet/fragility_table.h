/* fragility_table.h - the table that pdn-fragility writes. */
#ifndef PDN_FRAGILITY_TABLE_H
#define PDN_FRAGILITY_TABLE_H

#include "pdnet/field.h"
#include "pdnet/fragility.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_fragility_row. */
extern const pdn_schema pdn_fragility_schema;

#ifdef __cplusplus
}
#endif

#endif
