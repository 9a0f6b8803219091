/* make_schema.h - a table's schema, made from its lib/columns/TABLE.def. */
#ifndef PDN_MAKE_SCHEMA_H
#define PDN_MAKE_SCHEMA_H

#include "pdnet/table.h"

#include <stddef.h>

/** The pdn_field of a COLUMN whose member of `row` is `member`. */
#define FIELD(row, member, name, kind, unit, title, definition, disclosure) \
    {#name, PDN_##kind, offsetof(row, member),      PDN_UNIT_##unit,        \
     title, definition, PDN_DISCLOSURE_##disclosure},

#define SCHEMA(table, heading, row, list)                           \
    {                                                               \
        .name = (table), .title = (heading), .stride = sizeof(row), \
        .field = (list), .fields = PDN_COUNT(list),                 \
    }

/** The schema of a table that is read back. */
#define READ_SCHEMA(table, heading, row, list, wanted)                \
    {                                                                 \
        .name = (table), .title = (heading), .stride = sizeof(row),   \
        .field = (list), .fields = PDN_COUNT(list), .need = (wanted), \
        .needs = PDN_COUNT(wanted),                                   \
    }

/** A pdn_need: the column must be there; and without an empty cell. */
#define THERE(row, member)           \
    {                                \
        offsetof(row, member), false \
    }
#define FILLED(row, member)         \
    {                               \
        offsetof(row, member), true \
    }

#endif
