#include "figure_practice.h"

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"

bool figure_practice__has_visits(const pdn_report *r)
{
    const pdn_deviants *d = &r->results->deviants;

    for (size_t i = 0; i < d->rows; i++)
        if (d->row[i].claim == PDN_CLAIM_SUSTAINED ||
            d->row[i].claim == PDN_CLAIM_IMPROVED)
            return true;
    return false;
}

pdn_visits figure_practice__visits(const pdn_report *r)
{
    pdn_visits v = {.unit = r->results->deviants.row,
                    .units = r->results->deviants.rows,
                    .practices = &r->results->input[PDN_STAGE_PRACTICES]};

    if (r->wave != NULL) {
        v.pair = r->wave->breakdown.pair;
        v.pairs = r->wave->breakdown.pairs;
    }
    return v;
}

pdn_status figure_practice__visits_title(const pdn_report *r, const figure *f,
                                         const char **out)
{
    const pdn_visits v = figure_practice__visits(r);

    (void)f;
    return pdn_title_of_visits(&v, out);
}

pdn_status figure_practice__draw_visits(const pdn_report *r, const figure *f,
                                        pdn_canvas *c)
{
    const pdn_visits v = figure_practice__visits(r);
    const pdn_sheet_facts facts = figure__facts(r, f);

    return pdn_visits_sheet(c, &facts, &v);
}
