#include "table_append.h"

/* The arena cannot give back; doubling keeps what is left behind small. */
static pdn_status reserve(pdn_table *t)
{
    if (t->columns < t->capacity) return PDN_OK;

    size_t capacity = t->capacity == 0 ? 16 : 2 * t->capacity;
    pdn_column *column = pdn_arena_get(&t->arena, capacity * sizeof *column);
    size_t *field = pdn_arena_get(&t->arena, capacity * sizeof *field);
    if (column == NULL || field == NULL) return pdn_no_memory();
    for (size_t i = 0; i < t->columns; i++) {
        column[i] = t->column[i];
        field[i] = t->field[i];
    }
    t->column = column;
    t->field = field;
    t->capacity = capacity;
    return PDN_OK;
}

pdn_status table_append__column(pdn_table *t, const char *name, pdn_kind kind,
                                pdn_column **out)
{
    pdn_status st = PDN_OK;
    pdn_column c = {.kind = kind};

    PDN_TRY(reserve(t));
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
    *out = s == NULL ? NULL : pdn_arena_string(&t->arena, s);
    return s != NULL && *out == NULL ? pdn_no_memory() : PDN_OK;
}
