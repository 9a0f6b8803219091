/* cells.h - fields of text into typed columns, the five states apart. */
#ifndef PDN_CELLS_H
#define PDN_CELLS_H

#include "header.h"
#include "records.h"

/** What is read, and how. */
typedef struct {
    const char *file;
    const records__fields *records; /* the first is the header */
    const size_t *row;              /* numbers of the records that are rows */
    size_t rows;
    const pdn_marks *marks;  /* NULL: as they are */
    char decimal, separator; /* decimal 0: found out per column */
    char thousands;          /* as pdn_csv_options has it */
    const size_t *place; /* of each field: its column in the file, 0: several;
                            NULL: as it stands */
} cells__text;

/** Appends column k of the file, as heading says, to the table (whose rows are
 *  c->rows, and which has no column of that name). What does not fit the
 * column's kind is an error in f. */
pdn_status cells__column(const cells__text *c, size_t k,
                         const header__heading *heading, pdn_diagnostics *f,
                         pdn_table *t) PDN_MUST_USE;

/** Why x, a number, may not stand in the column that w describes (and is read
 *  as kind); NULL: it may. w NULL: any column. */
const char *cells__unfit(const char *name, pdn_kind kind, const pdn_want *w,
                         double x);

#endif
