#include "foreign_grid.h"

#include <stdlib.h>

static pdn_status widen(void *array, size_t item, size_t capacity)
{
    void **at = array;
    void *wide = realloc(*at, capacity * item);

    if (wide == NULL) return pdn_no_memory();
    *at = wide;
    return PDN_OK;
}

pdn_status foreign_grid__begin(foreign_grid *g, size_t line)
{
    pdn_status st = PDN_OK;

    if (g->records == g->records_capacity) {
        size_t capacity =
            g->records_capacity == 0 ? 256 : 2 * g->records_capacity;
        PDN_TRY(widen(&g->first, sizeof *g->first, capacity));
        PDN_TRY(widen(&g->line, sizeof *g->line, capacity));
        g->records_capacity = capacity;
    }
    g->first[g->records] = g->fields;
    g->line[g->records++] = line;
out:
    return st;
}

pdn_status foreign_grid__add(foreign_grid *g, char *text)
{
    pdn_status st = PDN_OK;

    if (g->fields == FOREIGN_GRID_MOST)
        PDN_FAIL(PDN_EPARSE, "the table has more than %d cells",
                 (int)FOREIGN_GRID_MOST);
    if (g->fields == g->fields_capacity) {
        size_t capacity =
            g->fields_capacity == 0 ? 4096 : 2 * g->fields_capacity;
        PDN_TRY(widen(&g->field, sizeof *g->field, capacity));
        g->fields_capacity = capacity;
    }
    g->field[g->fields++] = text;
out:
    return st;
}

size_t foreign_grid__width(const foreign_grid *g, size_t r)
{
    size_t end = r + 1 < g->records ? g->first[r + 1] : g->fields;

    return end - g->first[r];
}

void foreign_grid__clear(foreign_grid *g)
{
    free(g->field);
    free(g->first);
    free(g->line);
    *g = (foreign_grid){0};
}
