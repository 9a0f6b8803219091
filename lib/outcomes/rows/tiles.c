#include "pdnet/baseline.h"

#include <stdlib.h>
#include <string.h>

/* A map of more squares than that a side cannot be read. */
enum { MOST = 199 };

/* By the middle of each municipality's outline (Kartverket, CC BY 4.0). */
static const pdn_tile region[] = {
    {"Åsnes", 1, 0},    {"Nord-Odal", 0, 1},   {"Grue", 1, 1},
    {"Sør-Odal", 0, 2}, {"Kongsvinger", 1, 2}, {"Eidskog", 1, 3},
};

const pdn_tile *pdn_tiles_of_region(size_t *tiles)
{
    *tiles = PDN_COUNT(region);
    return region;
}

static pdn_status check_tile(const pdn_table *t, size_t i, const pdn_tile *tile,
                             pdn_diagnostics *f)
{
    const pdn_tile *b = &tile[i];
    const pdn_diagnostic at = {.file = t->file,
                               .line = t->line != NULL ? t->line[i] : 0,
                               .severity = PDN_ERROR,
                               .code = "tile"};

    if (b->column > MOST || b->row > MOST)
        return pdn_diagnostics_add(f, at, "want column and row from 0 to %d",
                                   (int)MOST);
    for (size_t k = 0; k < i; k++) {
        if (strcmp(b->unit, tile[k].unit) == 0)
            return pdn_diagnostics_add(f, at, "\"%s\" has a square already",
                                       b->unit);
        if ((long)b->column == (long)tile[k].column &&
            (long)b->row == (long)tile[k].row)
            return pdn_diagnostics_add(f, at,
                                       "\"%s\" stands on the square of \"%s\"",
                                       b->unit, tile[k].unit);
    }
    return PDN_OK;
}

pdn_status pdn_tiles_take(const pdn_table *table, pdn_diagnostics *f,
                          pdn_tile **tile, size_t *tiles)
{
    pdn_status st = PDN_OK;
    pdn_tile *made = NULL;
    const pdn_column *unit = pdn_table_column(table, "unit");
    const pdn_column *column = pdn_table_column(table, "column");
    const pdn_column *row = pdn_table_column(table, "row");

    if (unit == NULL || unit->text == NULL || column == NULL ||
        column->number == NULL || row == NULL || row->number == NULL)
        PDN_FAIL(PDN_EARG, "a tiles table needs the columns unit, column and "
                           "row");
    PDN_NEW(made, table->rows);
    for (size_t i = 0; i < table->rows; i++) {
        made[i] = (pdn_tile){unit->text[i], column->number[i], row->number[i]};
        PDN_TRY(check_tile(table, i, made, f));
    }
    PDN_TRY(pdn_diagnostics_verdict(f));
    *tile = made;
    *tiles = table->rows;
    made = NULL;
out:
    free(made);
    return st;
}

const pdn_tile *pdn_tile_of(const pdn_tile *tile, size_t tiles,
                            const char *unit)
{
    for (size_t i = 0; i < tiles; i++)
        if (strcmp(tile[i].unit, unit) == 0) return &tile[i];
    return NULL;
}
