/* table_rules.h - how the figures of one table hang together, with names made
 * into columns. */
#ifndef PDN_TABLE_RULES_H
#define PDN_TABLE_RULES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/** As lib/columns/identities.def has them. */
typedef enum {
    TABLE_RULES_GROUP,
    TABLE_RULES_NAMES,
    TABLE_RULES_BEHIND,
    TABLE_RULES_MEAN,
    TABLE_RULES_ALIKE,
    TABLE_RULES_OF,
    TABLE_RULES_REST,
    TABLE_RULES_WITH,
    TABLE_RULES_SUM,
    TABLE_RULES_AT_MOST,
    TABLE_RULES_ABOUT,
    TABLE_RULES_FROM,
    TABLE_RULES_ADJUSTED,
    TABLE_RULES_TOGETHER
} table_rules__kind;

/** One row: its columns in the order of the definition; NULL: none. */
typedef struct {
    table_rules__kind kind;
    const pdn_field *field[4];
    double number; /* of SUM: times; of ALIKE: the value, where it is none */
} table_rules__rule;

typedef struct {
    table_rules__rule *rule;
    size_t rules;
} table_rules;

/** The rules of a table; whatif has those of breakdown. Free with
 *  table_rules__clear. */
pdn_status table_rules__make(const pdn_schema *schema,
                             table_rules *out) PDN_MUST_USE;
void table_rules__clear(table_rules *r);

/** The column of that name, or NULL. */
const pdn_field *table_rules__field(const pdn_schema *schema, const char *name);

#endif
