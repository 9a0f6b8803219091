#include "pdnet/table.h"

#include "table_append.h"

#include <string.h>

pdn_column *pdn_table_column(const pdn_table *t, const char *name)
{
    for (size_t i = 0; i < t->columns; i++)
        if (strcmp(t->column[i].name, name) == 0) return &t->column[i];
    return NULL;
}

pdn_status pdn_table_add(pdn_table *t, const char *name, pdn_kind kind,
                         pdn_column **out)
{
    if (pdn_table_column(t, name) != NULL)
        return pdn_fail(PDN_EARG, "column %s stands already", name);
    return table_append__column(t, name, kind, out);
}

pdn_status pdn_table_text(pdn_table *t, const char *s, const char **out)
{
    *out = s == NULL ? NULL : pdn_arena_text(&t->arena, s, strlen(s));
    return s != NULL && *out == NULL ? pdn_no_memory() : PDN_OK;
}

void pdn_table_clear(pdn_table *t)
{
    pdn_arena_clear(&t->arena);
    *t = (pdn_table){0};
}
