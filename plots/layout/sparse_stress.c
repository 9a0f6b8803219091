#include "sparse_stress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What pulls at everybody: neighbours and pivots, by actor first[i] ..
 * first[i+1] - 1. */
struct pulls {
    size_t *first;
    uint32_t *other;
    float *distance, *weight;
};

static void pulls_clear(struct pulls *q)
{
    free(q->first);
    free(q->other);
    free(q->distance);
    free(q->weight);
}

static void add_pull(struct pulls *q, size_t *n, uint32_t other, double d,
                     double times)
{
    q->other[*n] = other;
    q->distance[*n] = (float)d;
    q->weight[(*n)++] = (float)(times / (d * d));
}

/* How many actors are nearest to pivot k and at most h hops from it, for all
 * h: within[k * levels + h]. Of several nearest pivots the first. */
static pdn_status count_around(const pdn_pivots *p, size_t levels,
                               uint32_t **out)
{
    pdn_status st = PDN_OK;
    uint32_t *within = NULL;

    PDN_NEW(within, p->pivots * levels);
    for (size_t i = 0; i < p->n; i++) {
        size_t nearest = 0;
        for (size_t k = 1; k < p->pivots; k++)
            if (p->hops[k * p->n + i] < p->hops[nearest * p->n + i])
                nearest = k;
        if (p->pivots > 0 && p->hops[nearest * p->n + i] != PDN_NO_WAY)
            within[nearest * levels + p->hops[nearest * p->n + i]]++;
    }
    for (size_t k = 0; k < p->pivots; k++)
        for (size_t h = 1; h < levels; h++)
            within[k * levels + h] += within[k * levels + h - 1];
    *out = within;
out:
    return st;
}

/* One more than the longest way. */
static size_t count_levels(const pdn_pivots *p)
{
    size_t most = 0;

    for (size_t k = 0; k < p->pivots * p->n; k++)
        if (p->hops[k] != PDN_NO_WAY && p->hops[k] > most) most = p->hops[k];
    return most + 1;
}

static pdn_status find_pulls(const pdn_sparse_stress *s, struct pulls *out)
{
    pdn_status st = PDN_OK;
    const pdn_pivots *p = s->pivots;
    const size_t levels = count_levels(p);
    struct pulls q = {0};
    uint32_t *within = NULL;
    const size_t most = p->n * p->pivots + s->graph->m;
    size_t n = 0;

    PDN_TRY(count_around(p, levels, &within));
    PDN_NEW(q.first, p->n + 1);
    PDN_NEW(q.other, most);
    PDN_NEW(q.distance, most);
    PDN_NEW(q.weight, most);
    for (size_t i = 0; i < p->n; i++) {
        for (uint32_t k = s->graph->start[i]; k < s->graph->start[i + 1]; k++)
            add_pull(&q, &n, s->graph->to[k], s->hop, 1);
        for (size_t k = 0; k < p->pivots; k++) {
            uint16_t hops = p->hops[k * p->n + i];
            /* 0: itself; 1: a neighbour, which pulls as such */
            if (hops < 2 || hops == PDN_NO_WAY) continue;
            add_pull(&q, &n, p->pivot[k], s->hop * hops,
                     within[k * levels + (size_t)(hops / 2)]);
        }
        q.first[i + 1] = n;
    }
    *out = q;
    q = (struct pulls){0};
out:
    free(within);
    pulls_clear(&q);
    return st;
}

/* A sum of weights and of where they want the place. */
struct want {
    double x, y, weight;
};

/* Where those at other[0 .. n-1] want `own`, by their majorants. */
static struct want pulled(const pdn_point *x, pdn_point own,
                          const uint32_t *other, const float *distance,
                          const float *weight, size_t n)
{
    double sx = 0, sy = 0, sum = 0;

    for (size_t k = 0; k < n; k++) {
        pdn_point p = x[other[k]];
        double dx = own.x - p.x, dy = own.y - p.y;
        double square = dx * dx + dy * dy, w = (double)weight[k];
        double s = square > 0 ? (double)distance[k] / sqrt(square) : 0;
        sx += w * (p.x + s * dx);
        sy += w * (p.y + s * dy);
        sum += w;
    }
    return (struct want){sx, sy, sum};
}

/* Moves actor i; returns how far. */
static double move(const pdn_sparse_stress *s, const struct pulls *q, size_t i,
                   pdn_point *x)
{
    const size_t from = q->first[i];
    struct want w = pulled(x, x[i], q->other + from, q->distance + from,
                           q->weight + from, q->first[i + 1] - from);

    if (s->home != NULL && s->hold != NULL) {
        double a = s->hold[i] * (w.weight > 0 ? w.weight : 1);
        w.x += a * s->home[i].x;
        w.y += a * s->home[i].y;
        w.weight += a;
    }
    if (!(w.weight > 0)) return 0;
    pdn_point now = {w.x / w.weight, w.y / w.weight};
    double far = hypot(now.x - x[i].x, now.y - x[i].y);
    x[i] = now;
    return far;
}

pdn_status sparse_stress__lower(const pdn_sparse_stress *s, size_t sweeps,
                                pdn_point *x, size_t *made)
{
    pdn_status st = PDN_OK;
    struct pulls q = {0};
    size_t k = 0;

    PDN_TRY(find_pulls(s, &q));
    while (k < sweeps) {
        double most = 0;
        k++;
        for (size_t i = 0; i < s->graph->n; i++)
            if (s->fixed == NULL || !s->fixed[i])
                most = fmax(most, move(s, &q, i, x));
        if (most < 1e-4 * s->hop) break;
    }
    if (made != NULL) *made = k;
out:
    pulls_clear(&q);
    return st;
}
