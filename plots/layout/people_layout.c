/* Where people stand: near their service, and near those they work with. */
#include "sparse_stress.h"
#include "stress.h"

#include "pdnet/sheets.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A service's people gather about this share of the way to its place. */
static const double inward = .94;
/* The distance of two who work together; the ring has radius 1. */
static const double one_hop = .45;
/* How a place is held, against all that pulls: its service; last year's. */
static const double hold_service = 3, hold_last_year = 12;

/* Up to ALL_PAIRS people the stress is over all pairs; above, over pivots. */
enum { ALL_PAIRS = 500, PIVOTS = 250, SWEEPS = 200 };

/* Hops between all, times the length of a hop; 0 where there is no way. */
static pdn_status find_distances(const pdn_packed *g, double **out)
{
    pdn_status st = PDN_OK;
    pdn_pivots all = {0};
    double *d = NULL;

    PDN_TRY(pivots__make(g, g->n, &all));
    PDN_NEW(d, g->n * g->n);
    for (size_t k = 0; k < g->n * g->n; k++)
        d[k] = all.hops[k] == PDN_NO_WAY ? 0 : one_hop * all.hops[k];
    *out = d;
    d = NULL;
out:
    free(d);
    pivots__clear(&all);
    return st;
}

/* The k-th seed of a sunflower: as even as points get in a disc. */
static pdn_point seed(size_t k, double spacing)
{
    double r = spacing * sqrt((double)k + .5);
    double turn = 2.399963229728653 * (double)k;

    return (pdn_point){r * cos(turn), r * sin(turn)};
}

/* Homes of all: last year's place, else a seed about the service's. */
static pdn_status find_homes(const pdn_people *p, const pdn_groups *q,
                             pdn_point *home, double *hold)
{
    pdn_status st = PDN_OK;
    GHashTable *last = g_hash_table_new(g_str_hash, g_str_equal);
    size_t *seen = NULL, *ring = NULL;

    PDN_NEW(seen, q->groups);
    PDN_NEW(ring, q->groups);
    for (size_t k = 0; k < q->groups; k++)
        ring[k] = pdn_ring_find(p->ring, q->label[k]);
    for (size_t k = p->anchors; k-- > 0;) /* the first of an id stays */
        g_hash_table_insert(last, (void *)(uintptr_t)p->anchor[k].id,
                            (void *)(uintptr_t)&p->anchor[k]);
    for (size_t i = 0; i < p->network->actors; i++) {
        const pdn_place *place = g_hash_table_lookup(last, p->network->id[i]);
        size_t at = ring[q->of[i]], k = seen[q->of[i]]++;
        double spacing = .16 / sqrt((double)q->size[q->of[i]] + 1);
        home[i] = seed(k, spacing);
        hold[i] = hold_service;
        if (at != SIZE_MAX) {
            home[i].x += inward * p->ring->service[at].x;
            home[i].y += inward * p->ring->service[at].y;
        }
        if (place != NULL) {
            home[i] = (pdn_point){place->x, place->y};
            hold[i] = hold_last_year;
        }
    }
out:
    g_hash_table_destroy(last);
    free(seen);
    free(ring);
    return st;
}

/* The stress of all pairs; `hold` in parts of what pulls at each. */
static pdn_status lower_all(const pdn_packed *g, const pdn_point *home,
                            double *hold, pdn_point *x)
{
    pdn_status st = PDN_OK;
    double *distance = NULL;
    const size_t n = g->n;

    PDN_TRY(find_distances(g, &distance));
    for (size_t i = 0; i < n; i++) {
        double sum = 0;
        for (size_t j = 0; j < n; j++) {
            double d = distance[i * n + j];
            if (j != i && d > 0) sum += 1 / (d * d);
        }
        hold[i] *= sum > 0 ? sum : 1;
    }
    stress__lower(&(pdn_stress){n, distance, home, hold}, SWEEPS, x);
out:
    free(distance);
    return st;
}

static pdn_status lower_sparse(const pdn_packed *g, const pdn_point *home,
                               const double *hold, pdn_point *x)
{
    pdn_status st = PDN_OK;
    pdn_pivots pivots = {0};
    pdn_sparse_stress s = {g, &pivots, one_hop, home, hold};

    PDN_TRY(pivots__make(g, PIVOTS, &pivots));
    PDN_TRY(sparse_stress__lower(&s, SWEEPS, x, NULL));
out:
    pivots__clear(&pivots);
    return st;
}

static pdn_status give(const pdn_people *p, const pdn_point *x,
                       pdn_place **place, size_t *count)
{
    size_t services = p->ring->services, n = p->network->actors;
    pdn_place *out = calloc(services + n + 1, sizeof *out);

    if (out == NULL) return pdn_no_memory();
    for (size_t i = 0; i < services; i++)
        out[i] = (pdn_place){p->ring->service[i].id, p->ring->service[i].x,
                             p->ring->service[i].y};
    for (size_t i = 0; i < n; i++)
        out[services + i] = (pdn_place){p->network->id[i], x[i].x, x[i].y};
    *place = out;
    *count = services + n;
    return PDN_OK;
}

pdn_status pdn_people_places(const pdn_people *p, pdn_place **place,
                             size_t *count)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {0};
    pdn_adjacency net = {0};
    double *hold = NULL;
    pdn_point *home = NULL, *x = NULL;
    size_t n = p->network->actors;

    PDN_TRY(pdn_groups_by(p->network, pdn_network_by(p->network, p->by), &q));
    PDN_TRY(pdn_adjacency_make(p->network, &net));
    PDN_NEW(home, n);
    PDN_NEW(x, n);
    PDN_NEW(hold, n);
    PDN_TRY(find_homes(p, &q, home, hold));
    for (size_t i = 0; i < n; i++)
        x[i] = home[i];
    if (n <= ALL_PAIRS)
        PDN_TRY(lower_all(&net.both, home, hold, x));
    else
        PDN_TRY(lower_sparse(&net.both, home, hold, x));
    PDN_TRY(give(p, x, place, count));
out:
    free(hold);
    free(x);
    free(home);
    pdn_adjacency_clear(&net);
    pdn_groups_clear(&q);
    return st;
}
