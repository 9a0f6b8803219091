#include "plot.h"

#include "pdnet/sheets.h"
#include "pdnet/tables.h"
#include "pdnet/words.h"

#include <stdlib.h>

pdn_status pdn_plot_fragility(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    void *rows = NULL;
    size_t n = 0;
    char *title = NULL;

    PDN_TRY(pdn_plot_rows(p, p->input, &pdn_fragility_schema, &rows, &n));
    PDN_TRY(pdn_within(pdn_title_of_fragility(rows, n, &title), "%s",
                       pdn_base_name(p->input)));
    PDN_TRY(pdn_plot_begin(p, title,
                           pdn_word("Two curves over the number of people "
                                    "gone: the most important go-betweens "
                                    "first, and just anybody.")));
    PDN_TRY(pdn_draw_fragility(p->picture.canvas, &p->facts, rows, n));
out:
    st = pdn_plot_finish(p, st);
    free(title);
    free(rows);
    return st;
}
