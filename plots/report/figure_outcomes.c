#include "figure_outcomes.h"

#include "pdnet/core.h"
#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

pdn_status figure_outcomes__title(const pdn_report *r, const figure *f,
                                  const char **out)
{
    *out = pdn_outcome_sheet_of(f->name)->title(r->unit, r->units);
    return PDN_OK;
}

pdn_status figure_outcomes__draw(const pdn_report *r, const figure *f,
                                 pdn_canvas *c)
{
    pdn_status st = PDN_OK;
    const pdn_results *from = r->results;
    const pdn_sheet_facts facts = figure__facts(r, f);
    pdn_reference *reference = NULL;
    pdn_outcomes_options o = {.band = from->band, .bands = from->bands};

    PDN_NEW(reference, from->references);
    for (size_t i = 0; i < from->references; i++) {
        const pdn_study_reference *x = &from->reference[i];
        if (pdn_state_of(x->share) == PDN_SUPPRESSED) continue;
        reference[o.references++] =
            (pdn_reference){x->label, x->share, x->events, x->population};
    }
    o.reference = reference;
    PDN_TRY(
        pdn_outcome_sheet_of(f->name)->draw(c, &facts, r->unit, r->units, &o));
out:
    free(reference);
    return st;
}

bool figure_outcomes__has_any(const pdn_report *r)
{
    for (size_t i = 0; i < r->units; i++)
        if (isfinite(r->unit[i].share) || isfinite(r->unit[i].rate) ||
            pdn_state_of(r->unit[i].share) == PDN_SUPPRESSED)
            return true;
    return false;
}

bool figure_outcomes__has_map(const pdn_report *r)
{
    size_t tiles = 0, there = 0;
    const pdn_tile *tile = pdn_tiles_of_region(&tiles);

    for (size_t i = 0; i < r->units; i++)
        there += pdn_tile_of(tile, tiles, r->unit[i].unit) != NULL;
    return figure_outcomes__has_any(r) && r->results->bands > 0 && there > 1 &&
           2 * there >= r->units;
}
