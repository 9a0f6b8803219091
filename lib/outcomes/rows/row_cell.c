#include "row_cell.h"

#include <stdio.h>
#include <string.h>

double pdn_i_cell_number(const pdn_column *c, size_t row)
{
    if (c == NULL || c->number == NULL) return pdn_absent(PDN_NOT_DEFINED);
    return c->number[row];
}

const char *pdn_i_cell_text(const pdn_column *c, size_t row)
{
    if (c == NULL || c->text == NULL || c->text[row] == NULL) return NULL;
    return c->text[row][0] != '\0' ? c->text[row] : NULL;
}

size_t pdn_i_cell_line(const pdn_table *t, size_t row)
{
    return t->line != NULL ? t->line[row] : 0;
}

pdn_finding pdn_i_file_place(const pdn_table *t, pdn_severity severity,
                             const char *code)
{
    return (pdn_finding){.file = t->file, .severity = severity, .code = code};
}

pdn_finding pdn_i_cell_place(const pdn_table *t, const pdn_column *column,
                             size_t row, pdn_severity severity,
                             const char *code)
{
    pdn_finding at = pdn_i_file_place(t, severity, code);

    at.line = pdn_i_cell_line(t, row);
    if (t->field != NULL && column != NULL)
        at.column = t->field[column - t->column];
    return at;
}

const char *pdn_i_cell_key(pdn_arena *a, const char *first, const char *second,
                           const char *third)
{
    const char *part[3] = {first, second, third};
    size_t room = 4;

    for (size_t i = 0; i < 3; i++)
        room += part[i] != NULL ? strlen(part[i]) : 0;
    char *key = pdn_arena_get(a, room);
    if (key == NULL) return NULL;
    /* a unit separator stands in no cell: readers turn it into a blank */
    snprintf(key, room, "%s\x1f%s\x1f%s", first != NULL ? first : "",
             second != NULL ? second : "", third != NULL ? third : "");
    return key;
}
