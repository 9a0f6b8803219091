/* keyplayers_table.h - what pdn-fragility --keyplayers writes. */
#ifndef PDN_KEYPLAYERS_TABLE_H
#define PDN_KEYPLAYERS_TABLE_H

#include "pdnet/field.h"
#include "pdnet/keyplayers.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_key_set. */
extern const pdn_schema pdn_keyplayers_schema;

#ifdef __cplusplus
}
#endif

#endif
