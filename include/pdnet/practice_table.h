/* practice_table.h - the table that pdn-practices writes. */
#ifndef PDN_PRACTICE_TABLE_H
#define PDN_PRACTICE_TABLE_H

#include "pdnet/field.h"
#include "pdnet/practice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_practice_row. */
extern const pdn_schema pdn_practice_schema;

#ifdef __cplusplus
}
#endif

#endif
