#include "figure_practice.h"

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

/* Counting draws nothing. */
static pdn_sheet_facts facts_of(const pdn_report *r, double draws)
{
    pdn_sheet_facts facts = r->facts;

    facts.wave = NULL;
    facts.actors = facts.answered = pdn_absent(PDN_NOT_DEFINED);
    facts.draws = draws;
    if (!(draws > 0)) facts.seed = facts.draws = pdn_absent(PDN_NOT_DEFINED);
    return facts;
}

/* The sheet of the figure's table, made with so many draws. */
static pdn_status draw(const pdn_report *r, const figure *f, double draws,
                       pdn_canvas *c)
{
    const pdn_sheet_kind *k = pdn_sheet_kind_of(f->name);
    const pdn_result_table *t = figure__table(r, f);
    const pdn_sheet_asked latest = {.year = 0};
    const pdn_sheet_facts facts = facts_of(r, draws);

    return k->draw(k, c, &facts, t->row, t->rows, &latest);
}

pdn_status figure_practice__draw_tally(const pdn_report *r, const figure *f,
                                       pdn_canvas *c)
{
    return draw(r, f, 0, c);
}

pdn_status figure_practice__draw_kind(const pdn_report *r, const figure *f,
                                      pdn_canvas *c)
{
    return draw(r, f, figure__table(r, f)->about.draws, c);
}

/* ---- whom to visit ---- */

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
    const pdn_sheet_facts facts = facts_of(r, figure__table(r, f)->about.draws);

    return pdn_visits_sheet(c, &facts, &v);
}
