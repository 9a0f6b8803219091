/* Whom to visit: what pdn-deviants wrote, with what units do and where services
 * work together. */
#include "plot.h"

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"

#include <stdlib.h>

static pdn_status read_practices(pdn_plot *p, pdn_table *t)
{
    pdn_status st = PDN_OK;
    const char *path = p->a->practices;

    if (path == NULL) return PDN_OK;
    PDN_TRY(
        pdn_kind_read("practices", path, &p->call->csv, &p->call->findings, t));
    PDN_TRY(pdn_provenance_add(&p->call->origin, path, t->sha256));
out:
    return st;
}

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
    PDN_TRY(read_practices(p, &practices));
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
