/* make_schema.h - a table's schema, made from its lib/columns/TABLE.def. */
#ifndef PDN_MAKE_SCHEMA_H
#define PDN_MAKE_SCHEMA_H

#include "pdnet/table.h"

#include <stddef.h>

#define KIND_TEXT      PDN_TEXT, NULL
#define KIND_REAL      PDN_REAL, NULL
#define KIND_INTEGER   PDN_INTEGER, NULL
#define KIND_BOOLEAN   PDN_BOOLEAN, NULL
#define KIND_CODE(of)  PDN_CODE, &pdn_##of##_codes
#define KIND_CODES(of) PDN_CODES, &pdn_##of##_codes
#define FIRST(a, b)    a
#define SECOND(a, b)   b
#define FIRST_OF(...)  FIRST(__VA_ARGS__)
#define SECOND_OF(...) SECOND(__VA_ARGS__)

/** The pdn_field of a COLUMN whose member of `row` is `member`. */
#define FIELD(row, member, name, kind, unit, title, definition, disclosure) \
    {#name,                                                                 \
     FIRST_OF(KIND_##kind),                                                 \
     offsetof(row, member),                                                 \
     PDN_UNIT_##unit,                                                       \
     title,                                                                 \
     definition,                                                            \
     PDN_DISCLOSURE_##disclosure,                                           \
     SECOND_OF(KIND_##kind)},

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
