/* What is drawn of pdn-baseline's table. */
#include "plot.h"

#include "pdnet/baseline.h"
#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/table.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Everything that an outcome sheet is drawn from. */
struct outcomes {
    void *rows;
    size_t n;
    pdn_table bands, tiles;
    pdn_band *band;
    pdn_tile *tile;
    pdn_reference *reference;
    pdn_outcomes_options options;
    pdn_baseline_row *picked;
    size_t count;
};

static pdn_status read_bands(pdn_plot *p, struct outcomes *o)
{
    pdn_status st = PDN_OK;

    if (p->a->bands == NULL) return PDN_OK;
    PDN_TRY(cli__table(p->call, "bands", p->a->bands, &o->bands));
    PDN_TRY(pdn_bands_take(&o->bands, &p->call->findings, &o->band,
                           &o->options.bands));
    o->options.band = o->band;
out:
    return st;
}

static pdn_status read_tiles(pdn_plot *p, struct outcomes *o)
{
    pdn_status st = PDN_OK;

    if (p->a->tiles == NULL) return PDN_OK;
    PDN_TRY(cli__table(p->call, "tiles", p->a->tiles, &o->tiles));
    PDN_TRY(pdn_tiles_take(&o->tiles, &p->call->findings, &o->tile,
                           &o->options.tiles));
    o->options.tile = o->tile;
out:
    return st;
}

/* "NAME=SHARE"; the name is cut at the last =. */
static pdn_status read_references(pdn_plot *p, struct outcomes *o)
{
    pdn_status st = PDN_OK;
    const pdn_list *list = &p->a->reference;

    PDN_NEW(o->reference, list->items);
    for (size_t i = 0; i < list->items; i++) {
        pdn_reference *r = &o->reference[i];
        const char *item = list->item[i], *at = strrchr(item, '=');
        if (at == NULL || at == item ||
            !pdn_number_read(at + 1, strlen(at + 1), '.', &r->share) ||
            r->share < 0 || r->share > 1) {
            st = cli__misuse(
                p->call, "--reference %s: want NAME=SHARE, a share from 0 to 1",
                item);
            goto out;
        }
        r->label = pdn_arena_text(&p->text, item, (size_t)(at - item));
        PDN_TRY(pdn_had_memory(r->label));
        r->events = r->population = (double)NAN;
    }
    o->options.reference = o->reference;
    o->options.references = list->items;
out:
    return st;
}

/* The rows of the sheet, for its title. */
static pdn_status pick_rows(pdn_plot *p, struct outcomes *o, bool map)
{
    pdn_status st = PDN_OK;
    const pdn_baseline_row *row = o->rows;
    size_t *index = NULL;

    PDN_NEW(index, o->n);
    PDN_NEW(o->picked, o->n);
    o->count = pdn_baseline_pick(row, o->n, p->a->indicator, (double)p->a->year,
                                 index);
    if (o->count == 0)
        PDN_FAIL(PDN_EDATA, "%s: no rows%s%s%s", p->input,
                 p->a->indicator != NULL ? " of " : "",
                 p->a->indicator != NULL ? p->a->indicator : "",
                 p->a->year != 0 ? " in that year" : "");
    if (map)
        PDN_TRY(
            pdn_within(pdn_tiles_pick(row, o->n, &o->options, index, &o->count),
                       "%s", p->input));
    for (size_t i = 0; i < o->count; i++)
        o->picked[i] = row[index[i]];
out:
    free(index);
    return st;
}

/* Each names a unit of the sheet. */
static pdn_status read_highlights(pdn_plot *p, struct outcomes *o)
{
    pdn_status st = PDN_OK;
    pdn_outcomes_options *q = &o->options;

    PDN_TRY(pdn_within(pdn_textlist_read(p->a->highlight, ',', &p->text,
                                         &q->highlight, &q->highlights),
                       "--highlight"));
    for (size_t k = 0; k < q->highlights; k++) {
        bool there = false;
        for (size_t i = 0; i < o->count && !there; i++)
            there = strcmp(q->highlight[k], o->picked[i].unit) == 0;
        if (!there)
            PDN_FAIL(PDN_EDATA, "--highlight: no unit \"%s\" on the sheet",
                     q->highlight[k]);
    }
out:
    return st;
}

pdn_status plot__outcomes(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    struct outcomes o = {0};
    const pdn_outcome_sheet *sheet = pdn_outcome_sheet_of(p->call->operand[0]);

    PDN_TRY(read_references(p, &o));
    PDN_TRY(plot__rows(p, p->input, &pdn_baseline_schema, &o.rows, &o.n));
    PDN_TRY(read_bands(p, &o));
    PDN_TRY(read_tiles(p, &o));
    o.options.indicator = p->a->indicator;
    o.options.year = (double)p->a->year;
    PDN_TRY(pick_rows(p, &o, sheet->draw == pdn_draw_tiles));
    PDN_TRY(read_highlights(p, &o));
    PDN_TRY(
        plot__begin(p, sheet->title(o.picked, o.count),
                    pdn_word("Units by their share, with the uncertainty of "
                             "each.")));
    PDN_TRY(sheet->draw(p->picture.canvas, &p->facts, o.rows, o.n, &o.options));
out:
    st = plot__finish(p, st);
    free(o.picked);
    free(o.reference);
    free(o.band);
    free(o.tile);
    pdn_table_clear(&o.bands);
    pdn_table_clear(&o.tiles);
    free(o.rows);
    return st;
}
