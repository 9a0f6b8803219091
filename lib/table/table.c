#include "pdnet/table.h"

#include "table_append.h"

#include <math.h>
#include <string.h>

/* Which column has that name; t->columns: none. */
static size_t find(const pdn_table *t, const char *name)
{
    size_t i = 0;

    while (i < t->columns && strcmp(t->column[i].name, name) != 0)
        i++;
    return i;
}

const pdn_column *pdn_table_column(const pdn_table *t, const char *name)
{
    size_t i = find(t, name);

    return i < t->columns ? &t->column[i] : NULL;
}

pdn_column *pdn_table_mutable_column(pdn_table *t, const char *name)
{
    size_t i = find(t, name);

    return i < t->columns ? &t->column[i] : NULL;
}

const double *pdn_table_numbers(const pdn_table *t, const char *name)
{
    const pdn_column *c = pdn_table_column(t, name);

    return c != NULL ? c->number : NULL;
}

const char *pdn_table_cell(const pdn_table *t, const char *name, size_t row)
{
    const pdn_column *c = pdn_table_column(t, name);

    return c != NULL && c->text != NULL ? c->text[row] : NULL;
}

pdn_number_text pdn_column_format(const pdn_column *c, size_t row)
{
    /* More than these were not written for a reader. */
    static const int most_decimals = 15;
    const double x = c->number[row];
    pdn_number_text out = pdn_number_format(x);

    if (c->decimals == NULL || c->decimals[row] == 0 ||
        c->decimals[row] > most_decimals || pdn_state_of(x) != PDN_VALUE ||
        fabs(x) >= 1e6)
        return out;
    pdn_format(out.text, sizeof out.text, "%.*f", (int)c->decimals[row], x);
    char *point = strchr(out.text, '.');
    if (point != NULL && c->sign != 0) *point = c->sign;
    return out;
}

pdn_status pdn_table_add(pdn_table *t, const char *name, pdn_kind kind,
                         pdn_column **out)
{
    if (pdn_table_column(t, name) != NULL)
        return pdn_fail(PDN_EARG, "column %s stands already", name);
    return table_append__column(t, name, kind, out);
}

void pdn_table_clear(pdn_table *t)
{
    pdn_arena_clear(&t->arena);
    *t = (pdn_table){0};
}
