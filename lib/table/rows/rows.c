#include "table/rows/rows.h"

#include <string.h>

static pdn_status extend_column(pdn_table *t, pdn_column *c, size_t rows)
{
    if (c->text != NULL) {
        const char **text = pdn_arena_get(&t->arena, rows * sizeof *text);
        if (text == NULL) return pdn_no_memory();
        for (size_t i = 0; i < t->rows; i++)
            text[i] = c->text[i];
        c->text = text;
        return PDN_OK;
    }
    double *number = pdn_arena_get(&t->arena, rows * sizeof *number);
    if (number == NULL) return pdn_no_memory();
    for (size_t i = 0; i < rows; i++)
        number[i] = i < t->rows ? c->number[i] : pdn_absent(PDN_NOT_DEFINED);
    c->number = number;
    return PDN_OK;
}

pdn_status rows__extend(pdn_table *t, size_t more)
{
    pdn_status st = PDN_OK;
    size_t rows = t->rows + more;

    for (size_t k = 0; k < t->columns; k++)
        PDN_TRY(extend_column(t, &t->column[k], rows));
    if (t->line != NULL) {
        size_t *line = pdn_arena_get(&t->arena, rows * sizeof *line);
        PDN_TRY(pdn_had_memory(line));
        for (size_t i = 0; i < t->rows; i++)
            line[i] = t->line[i];
        t->line = line;
    }
    t->rows = rows;
out:
    return st;
}

/* The items of a list, each so many times; NULL: no memory. */
static void *repeat(pdn_table *t, const void *list, size_t item,
                    const size_t *times, size_t rows)
{
    char *to = pdn_arena_get(&t->arena, rows * item), *all = to;

    for (size_t i = 0; to != NULL && i < t->rows; i++)
        for (size_t k = 0; k < times[i]; k++, to += item)
            memcpy(to, (const char *)list + i * item, item);
    return all;
}

static pdn_status repeat_column(pdn_table *t, pdn_column *c,
                                const size_t *times, size_t rows)
{
    pdn_status st = PDN_OK;

    if (c->text != NULL) {
        c->text = repeat(t, c->text, sizeof *c->text, times, rows);
        PDN_TRY(pdn_had_memory(c->text));
    }
    if (c->number != NULL) {
        c->number = repeat(t, c->number, sizeof *c->number, times, rows);
        PDN_TRY(pdn_had_memory(c->number));
    }
    if (c->decimals != NULL) {
        c->decimals = repeat(t, c->decimals, 1, times, rows);
        PDN_TRY(pdn_had_memory(c->decimals));
    }
out:
    return st;
}

pdn_status rows__repeat(pdn_table *t, const size_t *times)
{
    pdn_status st = PDN_OK;
    size_t rows = 0;

    for (size_t i = 0; i < t->rows; i++)
        rows += times[i];
    for (size_t k = 0; k < t->columns; k++)
        PDN_TRY(repeat_column(t, &t->column[k], times, rows));
    if (t->line != NULL) {
        t->line = repeat(t, t->line, sizeof *t->line, times, rows);
        PDN_TRY(pdn_had_memory(t->line));
    }
    t->rows = rows;
out:
    return st;
}

void rows__keep(pdn_table *t, const bool *keep)
{
    size_t to = 0;

    for (size_t i = 0; i < t->rows; i++) {
        if (!keep[i]) continue;
        for (size_t k = 0; k < t->columns; k++) {
            pdn_column *c = &t->column[k];
            if (c->text != NULL)
                c->text[to] = c->text[i];
            else
                c->number[to] = c->number[i];
        }
        if (t->line != NULL) t->line[to] = t->line[i];
        to++;
    }
    t->rows = to;
}
