/* Where people stand: near their service, near those they work with, and where
 * they stood. */
#include "anchors.h"
#include "hop_lengths.h"
#include "pivot_mds.h"
#include "procrustes.h"
#include "sparse_stress.h"
#include "stress.h"
#include "stress_starts.h"

#include "pdnet/sheets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A service's people gather in a disc on the way to its place, that far out at
 * most, and as wide as this share of what lies between two neighbours. */
static const double outermost = 1.1, share_of_way = .36;
/* The distance of two who work together; the ring has radius 1. */
static const double one_hop = .45;
/* How a place by the service is held, against all that pulls. */
static const double hold_service = 3;

/* People stand within the ring: on it a layout file has services alone. */
static const double within_ring = .98;

enum { SWEEPS = 200 };

/* A layout under way. */
struct work {
    const pdn_people *p;
    const pdn_packed *both;
    size_t n;
    pdn_groups q;
    pdn_adjacency net;
    pdn_pivots ways;
    anchors last;
    double hop, *distance; /* n x n; of few */
    pdn_point *x, *home;   /* now; where each is held to */
    double *hold;          /* against all that pulls at each */
    bool *fixed;
};

static void clear(struct work *w)
{
    free(w->distance);
    free(w->x);
    free(w->home);
    free(w->hold);
    free(w->fixed);
    anchors__clear(&w->last);
    pivots__clear(&w->ways);
    pdn_adjacency_clear(&w->net);
    pdn_groups_clear(&w->q);
}

static pdn_status begin(const pdn_people *p, struct work *w)
{
    pdn_status st = PDN_OK;

    w->p = p;
    w->n = p->network->actors;
    w->hop = one_hop;
    PDN_TRY(
        pdn_groups_by(p->network, pdn_network_by(p->network, p->by), &w->q));
    PDN_TRY(pdn_adjacency_make(p->network, &w->net));
    w->both = &w->net.both;
    PDN_TRY(pivots__make(w->both, hop_lengths__pivots(w->n), &w->ways));
    PDN_TRY(anchors__find(p, &w->q, &w->last));
    PDN_NEW(w->x, w->n);
    PDN_NEW(w->home, w->n);
    PDN_NEW(w->hold, w->n);
    PDN_NEW(w->fixed, w->n);
out:
    return st;
}

/* ---- where each begins, and what each is held to ---- */

/* The k-th seed of a sunflower: as even as points get in a disc. */
static pdn_point seed(size_t k, double spacing)
{
    double r = spacing * sqrt((double)k + .5);
    double turn = 2.399963229728653 * (double)k;

    return (pdn_point){r * cos(turn), r * sin(turn)};
}

/* How wide the disc of a service is. Its middle stands at outermost - r, and
 * r = share * (outermost - r) * 2 sin(pi / services); one alone has the map. */
static double room_of_each(size_t services)
{
    const double pi = 3.14159265358979323846;
    const double part = share_of_way * 2 * sin(pi / (double)services);

    return services < 2 ? outermost : part * outermost / (1 + part);
}

/* Homes of all: a seed about the service's place; few stand as close as the
 * services do on average. */
static pdn_status go_home(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t *seen = NULL;
    const double room = room_of_each(w->p->ring->services);
    const double each = (double)w->n / (double)w->p->ring->services;
    const double inward = outermost - room;

    PDN_NEW(seen, w->q.groups);
    for (size_t i = 0; i < w->n; i++) {
        size_t of = w->q.of[i], k = seen[of]++;
        size_t at = pdn_ring_find(w->p->ring, w->q.label[of]);
        w->home[i] =
            seed(k, room / sqrt(fmax((double)w->q.size[of], each) + 1));
        w->hold[i] = hold_service;
        if (at == SIZE_MAX) continue;
        w->home[i].x += inward * w->p->ring->service[at].x;
        w->home[i].y += inward * w->p->ring->service[at].y;
    }
    memcpy(w->x, w->home, w->n * sizeof *w->x);
out:
    free(seen);
    return st;
}

/* Ungrouped, for the first time: as the ways say. */
static pdn_status begin_free(struct work *w)
{
    return pivot_mds__place(&w->ways, w->hop, w->x);
}

/* Ungrouped, again: ways are as long as they were; newcomers without contacts
 * begin at the edge. */
static void begin_again(struct work *w)
{
    w->hop = hop_lengths__fit(&w->ways, w->last.stays, w->last.place, one_hop);
    for (size_t i = 0; i < w->n; i++) {
        double turn = 2.399963229728653 * (double)i;
        w->x[i] = (pdn_point){within_ring * cos(turn), within_ring * sin(turn)};
    }
}

/* Who stood somewhere is held there as well: two holds are one, to the mean of
 * the two places. */
static void hold_to_last(struct work *w)
{
    double give = w->p->give;

    for (size_t i = 0; i < w->n; i++) {
        if (!w->last.stays[i]) continue;
        pdn_point at = w->last.place[i], *home = &w->home[i];
        w->x[i] = at;
        w->fixed[i] =
            !(give > 0) ||
            (w->p->ungrouped && w->both->start[i] == w->both->start[i + 1]);
        double again = give > 0 ? (1 - give) / give : 0;
        double all = w->hold[i] + again;
        if (!(all > 0)) continue;
        *home = (pdn_point){(w->hold[i] * home->x + again * at.x) / all,
                            (w->hold[i] * home->y + again * at.y) / all};
        w->hold[i] = all;
    }
}

/* Adds what j is to i, where they are in contact. */
static void add_weight(const pdn_packed *both, uint32_t i, uint32_t j, double f,
                       double *weight)
{
    for (uint32_t k = both->start[i]; k < both->start[i + 1]; k++) {
        if (both->to[k] != j) continue;
        weight[k] += f > 0 ? f : 1;
        return;
    }
}

/* How often two are in contact, by the row of their collapsed contact. */
static pdn_status weigh(const struct work *w, double **out)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->p->network;
    const pdn_column *often = pdn_table_column(&g->tie, "frequency");
    double *weight = NULL;

    PDN_NEW(weight, w->both->m);
    for (size_t t = 0; t < g->ties; t++) {
        if (!g->contact[t] || g->from[t] == g->to[t]) continue;
        double f =
            often != NULL && often->number != NULL ? often->number[t] : 1;
        add_weight(w->both, g->from[t], g->to[t], f, weight);
        add_weight(w->both, g->to[t], g->from[t], f, weight);
    }
    *out = weight;
    weight = NULL;
out:
    free(weight);
    return st;
}

static pdn_status take_places(struct work *w)
{
    pdn_status st = PDN_OK;
    double *weight = NULL;
    bool *settled = NULL;

    if (!w->p->ungrouped)
        PDN_TRY(go_home(w));
    else if (w->last.stayers == 0)
        PDN_TRY(begin_free(w));
    else
        begin_again(w);
    if (w->last.stayers == 0) goto out;
    hold_to_last(w);
    PDN_TRY(weigh(w, &weight));
    PDN_NEW(settled, w->n);
    memcpy(settled, w->last.stays, w->n * sizeof *settled);
    PDN_TRY(anchors__join(w->both, weight, settled, w->x));
out:
    free(settled);
    free(weight);
    return st;
}

/* ---- lowering the stress ---- */

/* The stress of all pairs, until a sweep gains nothing; the sweep that gains
 * nothing is taken back, so that places that are settled stay. */
static pdn_status settle(const pdn_stress *s, pdn_point *x)
{
    pdn_status st = PDN_OK;
    pdn_point *kept = NULL;
    double before = stress__of(s, x);

    PDN_NEW(kept, s->n);
    for (size_t k = 0; k < SWEEPS; k++) {
        memcpy(kept, x, s->n * sizeof *x);
        stress__lower(s, 1, x);
        double now = stress__of(s, x);
        if (!(before - now > 1e-6 * before)) {
            memcpy(x, kept, s->n * sizeof *x);
            break;
        }
        before = now;
    }
out:
    free(kept);
    return st;
}

/* Up to so many people several beginnings cost little. */
enum { TRY_UP_TO = 200 };

/* Whether the places follow from contacts alone, and may begin anywhere. */
static bool is_loose(const struct work *w)
{
    return w->p->ungrouped && w->last.stayers == 0 && w->n <= TRY_UP_TO;
}

static pdn_status lower(struct work *w)
{
    pdn_status st = PDN_OK;
    const size_t n = w->n;
    pdn_stress all = {.n = n};

    if (w->ways.pivots < n)
        return sparse_stress__lower(&(pdn_sparse_stress){w->both, &w->ways,
                                                         w->hop, w->home,
                                                         w->hold, w->fixed},
                                    SWEEPS, w->x, NULL);
    PDN_TRY(hop_lengths__distances(&w->ways, w->hop, w->p->ungrouped,
                                   &w->distance));
    for (size_t i = 0; i < n; i++) {
        double sum = 0;
        for (size_t j = 0; j < n; j++) {
            double d = w->distance[i * n + j];
            if (j != i && d > 0) sum += 1 / (d * d);
        }
        w->hold[i] *= sum > 0 ? sum : 1;
    }
    all = (pdn_stress){n, w->distance, w->home, w->hold, w->fixed};
    if (is_loose(w))
        PDN_TRY(stress_starts__lower(&all, STRESS_STARTS, SWEEPS, w->x));
    PDN_TRY(settle(&all, w->x));
out:
    return st;
}

/* Whether i has a way to half of those asked, as the large part of a network
 * has; where no part is so large, everybody counts as of it. */
static pdn_status find_main(const struct work *w, bool **out)
{
    pdn_status st = PDN_OK;
    bool *main = NULL, any = false;

    PDN_NEW(main, w->n);
    for (size_t i = 0; i < w->n; i++) {
        size_t reached = 0;
        for (size_t k = 0; k < w->ways.pivots; k++)
            reached += w->ways.hops[k * w->n + i] != PDN_NO_WAY;
        main[i] = 2 * reached >= w->ways.pivots;
        any |= main[i];
    }
    for (size_t i = 0; i < w->n && !any; i++)
        main[i] = true;
    *out = main;
out:
    return st;
}

/* Into the ring: the middle of the large part to the middle, its farthest to
 * its edge; who has no way there stands at the edge, and makes nobody else
 * small. */
static void bring_into_ring(struct work *w, const bool *main)
{
    pdn_point c = {0, 0};
    double far = 0, count = 0;

    for (size_t i = 0; i < w->n; i++) {
        if (!main[i]) continue;
        c = (pdn_point){c.x + w->x[i].x, c.y + w->x[i].y};
        count++;
    }
    for (size_t i = 0; i < w->n; i++)
        w->x[i] = (pdn_point){w->x[i].x - c.x / count, w->x[i].y - c.y / count};
    for (size_t i = 0; i < w->n; i++)
        if (main[i]) far = fmax(far, hypot(w->x[i].x, w->x[i].y));
    for (size_t i = 0; i < w->n && far > 0; i++)
        w->x[i] = (pdn_point){within_ring * w->x[i].x / far,
                              within_ring * w->x[i].y / far};
}

/* Who has no way to the large part stands no farther out than the ring. */
static void draw_in(struct work *w, const bool *main)
{
    for (size_t i = 0; i < w->n; i++) {
        double far = hypot(w->x[i].x, w->x[i].y);
        if (main[i] || w->fixed[i] || !(far > within_ring)) continue;
        w->x[i] = (pdn_point){within_ring * w->x[i].x / far,
                              within_ring * w->x[i].y / far};
    }
}

/* Of a layout that nobody is held in by a service. */
static pdn_status bring_home(struct work *w)
{
    pdn_status st = PDN_OK;
    bool *main = NULL;

    PDN_TRY(find_main(w, &main));
    if (w->last.stayers == 0)
        bring_into_ring(w, main);
    else if (w->p->give > 0)
        procrustes__align(w->last.place, w->last.stays, w->n, w->x);
    draw_in(w, main);
out:
    free(main);
    return st;
}

static pdn_status give(const struct work *w, pdn_place **place, size_t *count)
{
    const pdn_ring *ring = w->p->ring;
    size_t services = ring->services;
    pdn_place *out = calloc(services + w->n + 1, sizeof *out);

    if (out == NULL) return pdn_no_memory();
    for (size_t i = 0; i < services; i++)
        out[i] = (pdn_place){ring->service[i].id, ring->service[i].x,
                             ring->service[i].y};
    for (size_t i = 0; i < w->n; i++)
        out[services + i] =
            (pdn_place){w->p->network->id[i], w->x[i].x, w->x[i].y};
    *place = out;
    *count = services + w->n;
    return PDN_OK;
}

pdn_status pdn_people_places(const pdn_people *p, pdn_place **place,
                             size_t *count)
{
    pdn_status st = PDN_OK;
    struct work w = {0};

    PDN_TRY(begin(p, &w));
    PDN_TRY(take_places(&w));
    PDN_TRY(lower(&w));
    if (p->ungrouped) PDN_TRY(bring_home(&w));
    PDN_TRY(give(&w, place, count));
out:
    clear(&w);
    return st;
}
