#include "total_rows.h"

#include "picked_rows.h"
#include "table/sums/sum_words.h"

#include <stdlib.h>

pdn_status total_rows__leave(pdn_table *t, const char *column,
                             pdn_diagnostics *f)
{
    const pdn_column *c = pdn_table_column(t, column);
    const size_t rows = t->rows;

    if (c == NULL || c->text == NULL) return PDN_OK;
    while (t->rows > 1 && sum_words__says(c->text[t->rows - 1]))
        t->rows--;
    if (t->rows == rows) return PDN_OK;
    return sum_words__tell(t->file, t->line[t->rows], rows - t->rows,
                           " at the end", c->text[t->rows], f);
}

pdn_status total_rows__leave_units(pdn_table *t, const char *column,
                                   pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(t, column);
    size_t *row = NULL, kept = 0, first = t->rows;

    if (c == NULL || c->text == NULL) return PDN_OK;
    PDN_NEW(row, t->rows);
    for (size_t i = 0; i < t->rows; i++) {
        if (!sum_words__names(c->text[i]))
            row[kept++] = i;
        else if (first == t->rows)
            first = i;
    }
    if (kept == 0 || kept == t->rows) goto out;
    PDN_TRY(sum_words__tell(t->file, t->line != NULL ? t->line[first] : 0,
                            t->rows - kept, "", c->text[first], f));
    picked_rows__take(t, row, kept);
out:
    free(row);
    return st;
}
