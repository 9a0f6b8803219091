/* make_schema.h - a table's schema, made from its lib/columns/TABLE.def. */
#ifndef PDN_MAKE_SCHEMA_H
#define PDN_MAKE_SCHEMA_H

#include "pdnet/table.h"

#include <stddef.h>

/** The pdn_field of a COLUMN whose member of `row` is `member`. */
#define FIELD(row, member, name, kind, unit, title, definition, disclosure) \
    {#name, PDN_##kind, offsetof(row, member),      PDN_UNIT_##unit,        \
     title, definition, PDN_DISCLOSURE_##disclosure},

#define SCHEMA(table, heading, row, list) \
    READ_SCHEMA(table, heading, row, list, NULL)

/** The schema of a table that is read back; `needs` as in pdn_schema. */
#define READ_SCHEMA(table, heading, row, list, need)                \
    {                                                               \
        .name = (table), .title = (heading), .stride = sizeof(row), \
        .field = (list), .fields = sizeof(list) / sizeof *(list),   \
        .needs = (need),                                            \
    }

#endif
