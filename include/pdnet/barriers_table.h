/* barriers_table.h - the table that pdn-breakdown --barriers writes. */
#ifndef PDN_BARRIERS_TABLE_H
#define PDN_BARRIERS_TABLE_H

#include "pdnet/barriers.h"
#include "pdnet/field.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_barrier. */
extern const pdn_schema pdn_barriers_schema;

#ifdef __cplusplus
}
#endif

#endif
