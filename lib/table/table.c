#include "table_columns.h"

#include "pdnet/table.h"

#include <math.h>
#include <string.h>

pdn_column *pdn_table_column(const pdn_table *t, const char *name)
{
    for (size_t i = 0; i < t->columns; i++)
        if (strcmp(t->column[i].name, name) == 0) return &t->column[i];
    return NULL;
}

/* The arena cannot give back; doubling keeps what is left behind small. */
static pdn_status make_room(pdn_table *t)
{
    if (t->columns < t->room) return PDN_OK;

    size_t room = t->room == 0 ? 16 : 2 * t->room;
    pdn_column *column = pdn_arena_get(&t->arena, room * sizeof *column);
    size_t *field = pdn_arena_get(&t->arena, room * sizeof *field);
    if (column == NULL || field == NULL) return pdn_no_memory();
    for (size_t i = 0; i < t->columns; i++) {
        column[i] = t->column[i];
        field[i] = t->field[i];
    }
    t->column = column;
    t->field = field;
    t->room = room;
    return PDN_OK;
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
    return table_columns__append(t, name, kind, out);
}

pdn_status table_columns__append(pdn_table *t, const char *name, pdn_kind kind,
                                 pdn_column **out)
{
    pdn_status st = PDN_OK;
    pdn_column c = {.kind = kind};

    PDN_TRY(make_room(t));
    PDN_TRY(pdn_table_text(t, name, &c.name));
    if (kind == PDN_TEXT)
        c.text = pdn_arena_get(&t->arena, t->rows * sizeof *c.text);
    else
        c.number = pdn_arena_get(&t->arena, t->rows * sizeof *c.number);
    if (c.text == NULL && c.number == NULL) PDN_TRY(pdn_no_memory());
    t->field[t->columns] = 0;
    t->column[t->columns] = c;
    if (out != NULL) *out = &t->column[t->columns];
    t->columns++;
out:
    return st;
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
