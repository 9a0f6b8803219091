/* mask_table.h - the columns of one table, masked. */
#ifndef PDN_MASK_TABLE_H
#define PDN_MASK_TABLE_H

#include "masking.h"

/** A table under way. */
typedef struct {
    const char *kind; /* by which its columns are known */
    pdn_table *t;
    const bool *group; /* rows of no person, which are left alone; NULL: none */
    const bool *column; /* columns that stay whatever they are; NULL: none */
} mask_table;

/** Replaces, keeps and takes out columns of it as masked_columns.h has it, and
 *  tells in the findings of m what was done, with counts. A fault there where
 *  a group is called after somebody, or a column to keep holds names. */
pdn_status mask_table__apply(masking *m, const mask_table *of) PDN_MUST_USE;

#endif
