/* oracle.h - reading the fixtures of tests/oracle. Include after check.h. */
#ifndef PDN_ORACLE_H
#define PDN_ORACLE_H

#include "pdnet/table.h"

#include <stdio.h>

/** The table of a file of tests/oracle; the caller clears it. */
static inline pdn_table oracle_read(const char *file)
{
    pdn_table t = {0};
    pdn_diagnostics f = {0};
    char path[1024];

    snprintf(path, sizeof path, PDN_SOURCE "/tests/oracle/%s", file);
    MUST(pdn_csv_read(path, NULL, NULL, 0, &f, &t));
    CHECK(t.rows > 0, "%s: no row", file);
    pdn_diagnostics_clear(&f);
    return t;
}

static inline const pdn_column *oracle_column(const pdn_table *t,
                                              const char *name)
{
    const pdn_column *c = pdn_table_column(t, name);

    CHECK(c != NULL, "%s: no column %s", t->file, name);
    return c;
}

/** NaN where the cell is empty. */
static inline double oracle_number(const pdn_table *t, size_t row,
                                   const char *column)
{
    const pdn_column *c = oracle_column(t, column);

    CHECK(c->number != NULL, "%s: %s is text", t->file, column);
    return c->number[row];
}

static inline const char *oracle_text(const pdn_table *t, size_t row,
                                      const char *column)
{
    const pdn_column *c = oracle_column(t, column);

    CHECK(c->text != NULL, "%s: %s is no text", t->file, column);
    return c->text[row];
}

/** Fails unless got is the fixture's figure within a relative tolerance (of a
 *  thousandth where both are below it); undefined where its cell is empty. */
static inline void oracle_agrees(const pdn_table *t, size_t row,
                                 const char *column, double got, double within)
{
    double want = oracle_number(t, row, column);
    double size = fmax(1e-3, fmax(fabs(got), fabs(want)));

    CHECK(near(got, want, within * size), "%s:%zu: %s is %.15g, want %.15g",
          t->file, t->line[row], column, got, want);
}

#endif
