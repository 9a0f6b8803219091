#include "row_cell.h"

#include "pdnet/baseline.h"

#include <stdio.h>
#include <string.h>

double row_cell__number(const pdn_column *c, size_t row)
{
    if (c == NULL || c->number == NULL) return pdn_absent(PDN_NOT_DEFINED);
    return c->number[row];
}

const char *row_cell__text(const pdn_column *c, size_t row)
{
    if (c == NULL || c->text == NULL || c->text[row] == NULL) return NULL;
    return c->text[row][0] != '\0' ? c->text[row] : NULL;
}

size_t row_cell__line(const pdn_table *t, size_t row)
{
    return t->line != NULL ? t->line[row] : 0;
}

pdn_diagnostic row_cell__file(const pdn_table *t, pdn_severity severity,
                              const char *code)
{
    return (pdn_diagnostic){
        .file = t->file, .severity = severity, .code = code};
}

pdn_diagnostic row_cell__place(const pdn_table *t, const pdn_column *column,
                               size_t row, pdn_severity severity,
                               const char *code)
{
    pdn_diagnostic at = row_cell__file(t, severity, code);

    at.line = row_cell__line(t, row);
    if (t->field != NULL && column != NULL)
        at.column = t->field[column - t->column];
    return at;
}

const char *row_cell__key(pdn_arena *a, const char *first, const char *second,
                          const char *third)
{
    const char *part[3] = {first, second, third};
    size_t capacity = 4;

    for (size_t i = 0; i < 3; i++)
        capacity += part[i] != NULL ? strlen(part[i]) : 0;
    char *key = pdn_arena_get(a, capacity);
    if (key == NULL) return NULL;
    /* a unit separator stands in no cell: readers turn it into a blank */
    snprintf(key, capacity, "%s\x1f%s\x1f%s", first != NULL ? first : "",
             second != NULL ? second : "", third != NULL ? third : "");
    return key;
}

int pdn_text_compare(const char *a, const char *b)
{
    if (a == NULL || b == NULL) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}
