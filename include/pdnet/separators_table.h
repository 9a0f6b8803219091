/* separators_table.h - what pdn-fragility --cuts writes. */
#ifndef PDN_SEPARATORS_TABLE_H
#define PDN_SEPARATORS_TABLE_H

#include "pdnet/field.h"
#include "pdnet/separators.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_separator. */
extern const pdn_schema pdn_separators_schema;

#ifdef __cplusplus
}
#endif

#endif
