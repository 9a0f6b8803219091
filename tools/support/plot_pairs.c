#include "plot.h"

#include "pdnet/sheets.h"
#include "pdnet/tables.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>

pdn_status plot__pairs(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    void *rows = NULL;
    size_t n = 0;
    pdn_ring ring = {0};
    pdn_place *anchor = NULL;
    const char **order = NULL;
    pdn_pairs_options o = {.by_chance = (double)NAN};

    PDN_TRY(plot__rows(p, p->input, &pdn_breakdown_schema, &rows, &n));
    PDN_TRY(plot__anchor(p, &anchor, &o.services));
    PDN_TRY(pdn_ring_make(rows, n, NULL, NULL, anchor, o.services, &ring));
    PDN_NEW(order, ring.services);
    for (size_t i = 0; i < ring.services; i++)
        order[i] = ring.service[i].id;
    o.order = order;
    o.services = ring.services;
    PDN_TRY(plot__begin(
        p, pdn_title_of_pairs(rows, n),
        pdn_word("Every pair of services: reported contacts against "
                 "what was expected.")));
    PDN_TRY(pdn_draw_pairs(p->picture.canvas, &p->facts, rows, n, &o));
out:
    st = plot__finish(p, st);
    free(order);
    pdn_ring_clear(&ring);
    free(anchor);
    free(rows);
    return st;
}
