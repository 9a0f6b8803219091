/* What it costs that people keep their places. */
#include "anchors.h"
#include "hop_lengths.h"

#include "pdnet/sheets.h"

#include <math.h>
#include <stdlib.h>

static void measure_moves(const anchors *last, const pdn_place *own,
                          pdn_people_moved *m)
{
    double sum = 0, most = 0;

    for (size_t i = 0; i < last->n; i++) {
        if (!last->stays[i]) continue;
        double far =
            hypot(own[i].x - last->place[i].x, own[i].y - last->place[i].y);
        sum += far;
        most = fmax(most, far);
    }
    m->stayers = last->stayers;
    m->others = last->n - last->stayers;
    m->mean_moved =
        last->stayers > 0 ? sum / (double)last->stayers : (double)NAN;
    m->most_moved = last->stayers > 0 ? most : (double)NAN;
}

static pdn_status stress_of(const pdn_people *p, const pdn_place *place,
                            double *out)
{
    pdn_status st = PDN_OK;
    const size_t n = p->network->actors;
    pdn_adjacency net = {0};
    pdn_pivots ways = {0};
    pdn_point *x = NULL;

    PDN_NEW(x, n);
    for (size_t i = 0; i < n; i++)
        x[i] = (pdn_point){place[p->ring->services + i].x,
                           place[p->ring->services + i].y};
    PDN_TRY(pdn_adjacency_make(p->network, &net));
    PDN_TRY(pivots__make(&net.both, hop_lengths__pivots(n), &ways));
    *out = hop_lengths__stress(&ways, x);
out:
    free(x);
    pivots__clear(&ways);
    pdn_adjacency_clear(&net);
    return st;
}

pdn_status pdn_people_measure(const pdn_people *p, const pdn_place *place,
                              pdn_people_moved *out)
{
    pdn_status st = PDN_OK;
    pdn_people loose = *p;
    pdn_people_moved m = {0};
    pdn_groups q = {0};
    anchors last = {0};
    pdn_place *best = NULL;
    size_t places = 0;

    loose.anchor = NULL;
    loose.anchors = 0;
    loose.ungrouped = true;
    PDN_TRY(pdn_groups_by(p->network, pdn_network_by(p->network, p->by), &q));
    PDN_TRY(anchors__find(p, &q, &last));
    measure_moves(&last, place + p->ring->services, &m);
    PDN_TRY(stress_of(p, place, &m.stress));
    PDN_TRY(pdn_people_places(&loose, &best, &places));
    PDN_TRY(stress_of(p, best, &m.free_stress));
    *out = m;
out:
    free(best);
    anchors__clear(&last);
    pdn_groups_clear(&q);
    return st;
}
