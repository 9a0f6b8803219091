#include "table_rules.h"

#include "pdnet/tables.h"

#include <stdlib.h>
#include <string.h>

/* A row of identities.def, as it stands there. */
static const struct written {
    table_rules__kind kind;
    const char *table, *name[4];
    double number;
} all[] = {
/* clang-format off */
#define GROUP(table, group, people, answered) \
    {TABLE_RULES_GROUP, #table, {#group, #people, #answered}, 0},
#define NAMES(table, service) {TABLE_RULES_NAMES, #table, {#service}, 0},
#define BEHIND(table, figure, people) \
    {TABLE_RULES_BEHIND, #table, {#figure, #people}, 0},
#define MEAN(table, figure, people, named) \
    {TABLE_RULES_MEAN, #table, {#figure, #people, #named}, 0},
#define ALIKE(table, mean, people, mark, value) \
    {TABLE_RULES_ALIKE, #table, {#mean, #people, #mark, #value}, 0},
#define OF(table, share, part, whole) \
    {TABLE_RULES_OF, #table, {#share, #part, #whole}, 0},
#define REST(table, people, whole, other) \
    {TABLE_RULES_REST, #table, {#people, #whole, #other}, 0},
#define WITH(table, share, part, rest) \
    {TABLE_RULES_WITH, #table, {#share, #part, #rest}, 0},
#define SUM(table, whole, times, first, second, third) \
    {TABLE_RULES_SUM, #table, {#whole, #first, #second, #third}, times},
#define AT_MOST(table, small, first, second, third) \
    {TABLE_RULES_AT_MOST, #table, {#small, #first, #second, #third}, 1},
#define ABOUT(table, figure) {TABLE_RULES_ABOUT, #table, {#figure}, 0},
#define FROM(table, figure, source) \
    {TABLE_RULES_FROM, #table, {#figure, #source}, 0},
#define ADJUSTED(table, q, p, from, to) \
    {TABLE_RULES_ADJUSTED, #table, {#q, #p, #from, #to}, 0},
#define TOGETHER(table, key, other, figure) \
    {TABLE_RULES_TOGETHER, #table, {#figure, #key, #other}, 0},
#include "columns/identities.def"
    /* clang-format on */
};

const pdn_field *table_rules__field(const pdn_schema *schema, const char *name)
{
    for (size_t i = 0; name != NULL && i < schema->fields; i++)
        if (strcmp(schema->field[i].name, name) == 0) return &schema->field[i];
    return NULL;
}

static bool is_of(const struct written *w, const pdn_schema *schema)
{
    const char *name =
        schema == &pdn_whatif_schema ? pdn_breakdown_schema.name : schema->name;

    return strcmp(w->table, name) == 0;
}

pdn_status table_rules__make(const pdn_schema *schema, table_rules *out)
{
    pdn_status st = PDN_OK;
    table_rules r = {0};

    PDN_NEW(r.rule, PDN_COUNT(all));
    for (size_t i = 0; i < PDN_COUNT(all); i++) {
        if (!is_of(&all[i], schema)) continue;
        table_rules__rule *rule = &r.rule[r.rules++];
        rule->kind = all[i].kind;
        rule->number = all[i].number;
        for (size_t k = 0; k < PDN_COUNT(rule->field); k++)
            rule->field[k] = table_rules__field(schema, all[i].name[k]);
    }
    *out = r;
out:
    return st;
}

void table_rules__clear(table_rules *r)
{
    free(r->rule);
    *r = (table_rules){0};
}
