/* table.h - typed columns, the form in which every file is held. */
#ifndef PDN_TABLE_H
#define PDN_TABLE_H

#include "pdnet/arena.h"
#include "pdnet/number.h"
#include "pdnet/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    PDN_TEXT,    /* const char *, NULL = empty */
    PDN_REAL,    /* double, absences as pdn_absent() */
    PDN_INTEGER, /* double holding a whole number, absences likewise */
    PDN_BOOLEAN  /* double 1 or 0, absences likewise */
} pdn_kind;

/** One column: `number` for the three number kinds, `text` for PDN_TEXT, the
 *  other NULL. Length: the table's rows. `decimals`: how many digits a PDN_REAL
 *  read from a file had after its decimal sign (20.0 is not 20); NULL for a
 *  column made in memory. */
typedef struct {
    const char *name;
    pdn_kind kind;
    double *number;
    const char **text;
    unsigned char *decimals;
} pdn_column;

/** Columns of equal length. The arena owns everything that hangs below.
 *  Zero-initialise. `line` is each row's line in the file it was read from
 *  (NULL for a table made in memory); `field` each column's number there. */
typedef struct {
    pdn_arena arena;
    size_t rows, columns, room;
    pdn_column *column;
    size_t *line, *field;
    const char *file; /* base name of the file, or NULL */
    char sha256[65];  /* of the bytes of the file, or "" */
} pdn_table;

/** The column of that name (exact), or NULL. */
pdn_column *pdn_table_column(const pdn_table *t, const char *name);

/** Adds a column of the table's length: zeros, or NULLs for text. The name is
 *  copied. A name that stands already is PDN_EARG. */
pdn_status pdn_table_add(pdn_table *t, const char *name, pdn_kind kind,
                         pdn_column **out) PDN_MUST_USE;

/** Copies s into the table; "" stays "", NULL stays NULL. */
pdn_status pdn_table_text(pdn_table *t, const char *s,
                          const char **out) PDN_MUST_USE;

void pdn_table_clear(pdn_table *t);

#ifdef __cplusplus
}
#endif

#endif
