/* tally_table.h - the tables that pdn-tally writes. */
#ifndef PDN_TALLY_TABLE_H
#define PDN_TALLY_TABLE_H

#include "pdnet/field.h"
#include "pdnet/tally.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The table of a tally, by its name ("themes"); NULL for another word. */
const pdn_schema *pdn_tally_schema(const char *kind);

#ifdef __cplusplus
}
#endif

#endif
