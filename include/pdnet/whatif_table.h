/* whatif_table.h - what pdn-fragility --without and --with write. */
#ifndef PDN_WHATIF_TABLE_H
#define PDN_WHATIF_TABLE_H

#include "pdnet/field.h"
#include "pdnet/whatif.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_whatif_row: `state`, then the columns of pdn-breakdown. The
 *  fields live in `text`. */
pdn_status pdn_whatif_schema(pdn_arena *text, pdn_schema *out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
