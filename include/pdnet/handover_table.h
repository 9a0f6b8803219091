/* handover_table.h - the table that pdn-handover writes. */
#ifndef PDN_HANDOVER_TABLE_H
#define PDN_HANDOVER_TABLE_H

#include "pdnet/field.h"
#include "pdnet/handover.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_handover_row. */
extern const pdn_schema pdn_handover_schema;

#ifdef __cplusplus
}
#endif

#endif
