/* The kinds that are drawn of one table (sheets.h). */
#include "plot.h"

#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <stdlib.h>

pdn_status plot__table(pdn_plot *p, const pdn_sheet_kind *kind)
{
    pdn_status st = PDN_OK;
    pdn_sheet_asked asked = {.indicator = p->a->indicator,
                             .year = (double)p->a->year};
    void *rows = NULL;
    size_t n = 0;
    const char *title = NULL;

    PDN_TRY(pdn_within(pdn_textlist_read(p->a->highlight, ',', &p->text,
                                         &asked.highlight, &asked.highlights),
                       "--highlight"));
    PDN_TRY(plot__rows(p, p->input, kind->schema, &rows, &n));
    p->facts.internal |= p->a->internal;
    PDN_TRY(pdn_within(pdn_sheet_title(kind, rows, n, &asked, &title), "%s",
                       pdn_base_name(p->input)));
    PDN_TRY(plot__begin(p, title,
                        kind->heard != NULL ? pdn_word(kind->heard) : title));
    PDN_TRY(kind->draw(kind, p->picture.canvas, &p->facts, rows, n, &asked));
out:
    st = plot__finish(p, st);
    free(rows);
    return st;
}
