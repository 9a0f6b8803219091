#include "figure.h"

#include "pdnet/sheets.h"

const pdn_result_table *figure__table(const pdn_report *r, const figure *f)
{
    static const pdn_result_table none = {.rows = 0};
    const pdn_result_table *t = pdn_results_find(r->results, f->shows);

    if (t == NULL || t->nothing_left ||
        (t->of->people && !r->options->internal))
        return &none;
    return t;
}

/* Nobody's answer stands behind what is counted and what units do; where
 * nothing was drawn there is no seed. */
pdn_sheet_facts figure__facts(const pdn_report *r, const figure *f)
{
    pdn_sheet_facts facts = r->facts;

    facts.draws = figure__table(r, f)->about.draws;
    if (f->section == SECTION_WAVES || f->section == SECTION_OUTCOMES)
        return facts;
    facts.wave = NULL;
    facts.actors = facts.answered = pdn_absent(PDN_NOT_DEFINED);
    if (f->section == SECTION_PRACTICE || !(facts.draws > 0))
        facts.seed = facts.draws = pdn_absent(PDN_NOT_DEFINED);
    return facts;
}

/* A step from wave to wave counts what both of them show. */
static pdn_sheet_asked latest(const pdn_report *r)
{
    pdn_sheet_asked asked = {.of_shown = false};

    for (size_t i = 0; i < r->results->waves; i++)
        asked.of_shown |= r->results->wave[i].some_hidden;
    return asked;
}

pdn_status figure__title(const pdn_report *r, const figure *f, const char **out)
{
    if (f->title != NULL) return f->title(r, f, out);
    const pdn_result_table *t = figure__table(r, f);
    const pdn_sheet_asked asked = latest(r);

    return pdn_sheet_title(pdn_sheet_kind_of(f->name), t->row, t->rows, &asked,
                           out);
}

pdn_status figure__draw(const pdn_report *r, const figure *f, pdn_canvas *c)
{
    if (f->draw != NULL) return f->draw(r, f, c);
    const pdn_sheet_kind *k = pdn_sheet_kind_of(f->name);
    const pdn_result_table *t = figure__table(r, f);
    const pdn_sheet_asked asked = latest(r);
    const pdn_sheet_facts facts = figure__facts(r, f);

    return k->draw(k, c, &facts, t->row, t->rows, &asked);
}
