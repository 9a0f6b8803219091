/* foreign_grid.h - a table that is no CSV, as records of text fields: what a
 * workbook's sheet and a JSON-stat file are made into before they are read as
 * any table is. */
#ifndef PDN_FOREIGN_GRID_H
#define PDN_FOREIGN_GRID_H

#include "pdnet/core.h"

#include <stddef.h>

/** Fields one record after another; NULL for an empty one. The text is owned
 *  elsewhere and may be shared between fields. Zero-initialise. */
typedef struct {
    char **field;
    size_t fields, fields_capacity;
    size_t *first; /* of each record: the number of its first field */
    size_t *line;  /* of each record: the row it stands in, from 1 */
    size_t records, records_capacity;
} foreign_grid;

/** Where what is made of a grid is kept and told, and what findings call the
 *  file. */
typedef struct {
    const char *file;
    pdn_arena *arena;
    pdn_diagnostics *f;
} foreign_work;

/** Fields that one table may have, empty ones included: more is no table but
 *  a trap. */
enum { FOREIGN_GRID_MOST = 25 * 1000 * 1000 };

/** Begins a record that stands in row `line`. */
pdn_status foreign_grid__begin(foreign_grid *g, size_t line) PDN_MUST_USE;

/** Puts text (NULL: nothing) behind the last field of the record under way.
 *  PDN_EPARSE where the table grows beyond FOREIGN_GRID_MOST. */
pdn_status foreign_grid__add(foreign_grid *g, char *text) PDN_MUST_USE;

/** How many fields record r has. */
size_t foreign_grid__width(const foreign_grid *g, size_t r);

void foreign_grid__clear(foreign_grid *g);

#endif
