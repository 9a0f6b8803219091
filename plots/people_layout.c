/* Where people stand: near their service, and near those they work with. */
#include "pdnet/people.h"
#include "pdnet/stress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A service's people gather about this share of the way to its place. */
static const double inward = .94;
/* The distance of two who work together; the ring has radius 1. */
static const double one_hop = .45;
/* How a place is held, against all that pulls: its service; last year's. */
static const double hold_service = 3, hold_last_year = 12;

/* Who works with whom, both directions, packed. */
typedef struct {
    size_t *start;  /* n + 1 */
    uint32_t *with; /* start[n] */
} contacts;

static pdn_status find_contacts(const pdn_network *g, contacts *out)
{
    pdn_status st = PDN_OK;
    contacts c = {0};

    PDN_NEW(c.start, g->actors + 2);
    PDN_NEW(c.with, 2 * g->ties);
    for (size_t e = 0; e < g->ties; e++)
        if (g->contact[e]) {
            c.start[g->from[e] + 2]++;
            c.start[g->to[e] + 2]++;
        }
    for (size_t i = 2; i < g->actors + 2; i++)
        c.start[i] += c.start[i - 1];
    for (size_t e = 0; e < g->ties; e++)
        if (g->contact[e]) {
            c.with[c.start[g->from[e] + 1]++] = g->to[e];
            c.with[c.start[g->to[e] + 1]++] = g->from[e];
        }
    *out = c;
    c = (contacts){0};
out:
    free(c.start);
    free(c.with);
    return st;
}

/* Hops from one to all, times the length of a hop; 0 where there is no way. */
static void hops_from(const contacts *c, size_t n, uint32_t from,
                      uint32_t *queue, double *distance)
{
    size_t head = 0, tail = 0;

    for (size_t i = 0; i < n; i++)
        distance[i] = 0;
    queue[tail++] = from;
    while (head < tail) {
        uint32_t at = queue[head++];
        for (size_t k = c->start[at]; k < c->start[at + 1]; k++) {
            uint32_t next = c->with[k];
            if (next == from || distance[next] > 0) continue;
            distance[next] = distance[at] + one_hop;
            queue[tail++] = next;
        }
    }
}

static pdn_status find_distances(const pdn_network *g, double **out)
{
    pdn_status st = PDN_OK;
    contacts c = {0};
    uint32_t *queue = NULL;
    double *d = NULL;
    size_t n = g->actors;

    PDN_TRY(find_contacts(g, &c));
    PDN_NEW(queue, n);
    PDN_NEW(d, n * n);
    for (size_t i = 0; i < n; i++)
        hops_from(&c, n, (uint32_t)i, queue, d + i * n);
    *out = d;
    d = NULL;
out:
    free(d);
    free(queue);
    free(c.start);
    free(c.with);
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
    size_t *seen = calloc(q->groups + 1, sizeof *seen);

    if (seen == NULL) return pdn_no_memory();
    for (size_t i = 0; i < p->network->actors; i++) {
        const pdn_place *last =
            pdn_places_find(p->anchor, p->anchors, p->network->id[i]);
        size_t at = pdn_ring_find(p->ring, q->label[q->of[i]]);
        size_t k = seen[q->of[i]]++;
        double spacing = .16 / sqrt((double)q->size[q->of[i]] + 1);
        home[i] = seed(k, spacing);
        hold[i] = hold_service;
        if (at != SIZE_MAX) {
            home[i].x += inward * p->ring->service[at].x;
            home[i].y += inward * p->ring->service[at].y;
        }
        if (last != NULL) {
            home[i] = (pdn_point){last->x, last->y};
            hold[i] = hold_last_year;
        }
    }
    free(seen);
    return PDN_OK;
}

static void scale_holds(const double *distance, size_t n, double *hold)
{
    for (size_t i = 0; i < n; i++) {
        double sum = 0;
        for (size_t j = 0; j < n; j++) {
            double d = distance[i * n + j];
            if (j != i && d > 0) sum += 1 / (d * d);
        }
        hold[i] *= sum > 0 ? sum : 1;
    }
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
    double *distance = NULL, *hold = NULL;
    pdn_point *home = NULL, *x = NULL;
    size_t n = p->network->actors;

    PDN_TRY(pdn_groups_by(p->network, p->by != NULL ? p->by : "sector", &q));
    PDN_NEW(home, n);
    PDN_NEW(x, n);
    PDN_NEW(hold, n);
    PDN_TRY(find_distances(p->network, &distance));
    PDN_TRY(find_homes(p, &q, home, hold));
    scale_holds(distance, n, hold);
    for (size_t i = 0; i < n; i++)
        x[i] = home[i];
    pdn_stress_lower(&(pdn_stress){n, distance, home, hold}, 200, x);
    PDN_TRY(give(p, x, place, count));
out:
    free(distance);
    free(hold);
    free(x);
    free(home);
    pdn_groups_clear(&q);
    return st;
}
