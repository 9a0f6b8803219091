#include "row_order.h"

#include <stdlib.h>
#include <string.h>

struct row {
    const char *first, *second;
    uint32_t at;
};

static int by_text(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = strcmp(a->first, b->first);

    if (order == 0) order = strcmp(a->second, b->second);
    if (order != 0) return order;
    return a->at < b->at ? -1 : a->at > b->at;
}

static const char *text_of(const pdn_column *c, size_t row)
{
    return c == NULL || c->text[row] == NULL ? "" : c->text[row];
}

pdn_status row_order__by_text(const pdn_table *t, const pdn_column *first,
                              const pdn_column *second, uint32_t *order)
{
    pdn_status st = PDN_OK;
    struct row *row = NULL;

    PDN_NEW(row, t->rows);
    for (size_t i = 0; i < t->rows; i++)
        row[i] =
            (struct row){text_of(first, i), text_of(second, i), (uint32_t)i};
    qsort(row, t->rows, sizeof *row, by_text);
    for (size_t i = 0; i < t->rows; i++)
        order[i] = row[i].at;
out:
    free(row);
    return st;
}

static pdn_status move_texts(pdn_table *t, const uint32_t *order, pdn_column *c)
{
    const char **moved =
        pdn_arena_get(&t->arena, (t->rows + 1) * sizeof *moved);

    if (moved == NULL) return pdn_no_memory();
    for (size_t i = 0; i < t->rows; i++)
        moved[i] = c->text[order[i]];
    c->text = moved;
    return PDN_OK;
}

static pdn_status move_numbers(pdn_table *t, const uint32_t *order,
                               pdn_column *c)
{
    double *moved = pdn_arena_get(&t->arena, (t->rows + 1) * sizeof *moved);

    if (moved == NULL) return pdn_no_memory();
    for (size_t i = 0; i < t->rows; i++)
        moved[i] = c->number[order[i]];
    c->number = moved;
    c->decimals = NULL; /* they are of the old order */
    return PDN_OK;
}

pdn_status row_order__apply(pdn_table *t, const uint32_t *order)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < t->columns; k++) {
        pdn_column *c = &t->column[k];
        PDN_TRY(c->text != NULL ? move_texts(t, order, c)
                                : move_numbers(t, order, c));
    }
    t->line = NULL;
out:
    return st;
}
