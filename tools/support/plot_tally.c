/* What is drawn of the tables of pdn-tally and pdn-handover. */
#include "plot.h"

#include "pdnet/sheets.h"
#include "pdnet/tables.h"

#include <stdlib.h>
#include <string.h>

pdn_status pdn_plot_tally(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    const char *kind = p->call->operand[0];
    const pdn_schema *schema = strcmp(kind, "handover") == 0
                                   ? &pdn_handover_schema
                                   : pdn_tally_schema(kind);
    double year = (double)p->a->year;
    void *rows = NULL;
    char *title = NULL;
    size_t n = 0;

    PDN_TRY(pdn_plot_rows(p, p->input, schema, &rows, &n));
    PDN_TRY(pdn_title_of_tally(kind, rows, n, year, &title));
    PDN_TRY(pdn_plot_begin(p, title, title));
    PDN_TRY(pdn_draw_tally(p->picture.canvas, &p->facts, kind, rows, n, year));
out:
    st = pdn_plot_finish(p, st);
    free(title);
    free(rows);
    return st;
}
