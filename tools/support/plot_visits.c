/* Whom to visit: what pdn-deviants wrote, with what units do and where services
 * work together. */
#include "plot.h"

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"

#include <stdlib.h>

pdn_status plot__visits(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    void *units = NULL, *pairs = NULL;
    pdn_table practices = {0};
    const char *title = NULL;
    pdn_visits v = {.practices = &practices};

    if (p->a->breakdown != NULL)
        PDN_TRY(plot__rows(p, p->a->breakdown, &pdn_breakdown_schema, &pairs,
                           &v.pairs));
    if (p->a->practices != NULL)
        PDN_TRY(cli__table(p->call, "practices", p->a->practices, &practices));
    PDN_TRY(plot__rows(p, p->input, &pdn_deviant_schema, &units, &v.units));
    v.unit = units;
    v.pair = pairs;
    PDN_TRY(pdn_within(pdn_title_of_visits(&v, &title), "%s",
                       pdn_base_name(p->input)));
    PDN_TRY(plot__begin(p, title, title));
    PDN_TRY(pdn_visits_sheet(p->picture.canvas, &p->facts, &v));
out:
    st = plot__finish(p, st);
    free(units);
    free(pairs);
    pdn_table_clear(&practices);
    return st;
}
