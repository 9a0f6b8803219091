/* deviant_table.h - the tables that pdn-deviants writes. */
#ifndef PDN_DEVIANT_TABLE_H
#define PDN_DEVIANT_TABLE_H

#include "pdnet/deviant.h"
#include "pdnet/field.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_deviant_row. */
extern const pdn_schema pdn_deviant_schema;

/** Rows are pdn_deviant_term (`--fit`). */
extern const pdn_schema pdn_deviant_fit_schema;

/** Rows are pdn_deviant_residual (`--residuals`). */
extern const pdn_schema pdn_deviant_residual_schema;

/** Rows are pdn_deviant_match (`--matches`). */
extern const pdn_schema pdn_deviant_match_schema;

#ifdef __cplusplus
}
#endif

#endif
