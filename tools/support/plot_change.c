#include "plot.h"

#include "pdnet/sheets.h"
#include "pdnet/tables.h"
#include "pdnet/words.h"

#include <stdlib.h>

pdn_status pdn_plot_change(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    void *rows = NULL;
    size_t n = 0;
    char *title = NULL;
    double year = (double)p->a->year;

    PDN_TRY(pdn_plot_rows(p, p->input, &pdn_baseline_schema, &rows, &n));
    PDN_TRY(
        pdn_within(pdn_title_of_change(rows, n, p->a->indicator, year, &title),
                   "%s", pdn_base_name(p->input)));
    PDN_TRY(pdn_plot_begin(p, title,
                           pdn_word("One line a unit, from its share at the "
                                    "baseline to its share now.")));
    PDN_TRY(pdn_draw_change(p->picture.canvas, &p->facts, rows, n,
                            p->a->indicator, year));
out:
    st = pdn_plot_finish(p, st);
    free(title);
    free(rows);
    return st;
}
