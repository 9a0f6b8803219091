#include "anchors.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The service of the ring that a place is nearest to. */
static size_t nearest(const pdn_ring *ring, const pdn_place *p)
{
    size_t best = SIZE_MAX;
    double least = (double)INFINITY;

    for (size_t k = 0; k < ring->services; k++) {
        double far =
            hypot(p->x - ring->service[k].x, p->y - ring->service[k].y);
        if (far < least) {
            least = far;
            best = k;
        }
    }
    return best;
}

static bool keeps_to(const pdn_people *p, const char *group,
                     const pdn_place *former)
{
    if (p->ungrouped) return true;
    size_t own = pdn_ring_find(p->ring, group);
    return own == SIZE_MAX || nearest(p->ring, former) == own;
}

pdn_status anchors__find(const pdn_people *p, const pdn_groups *q, anchors *out)
{
    pdn_status st = PDN_OK;
    anchors a = {.n = p->network->actors};
    GHashTable *last = g_hash_table_new(g_str_hash, g_str_equal);

    PDN_NEW(a.stays, a.n);
    PDN_NEW(a.place, a.n);
    for (size_t k = p->anchors; k-- > 0;) /* the first of an id stays */
        g_hash_table_insert(last, (void *)(uintptr_t)p->anchor[k].id,
                            (void *)(uintptr_t)&p->anchor[k]);
    for (size_t i = 0; i < a.n; i++) {
        const pdn_place *at = g_hash_table_lookup(last, p->network->id[i]);
        if (at == NULL || !keeps_to(p, q->label[q->of[i]], at)) continue;
        a.stays[i] = true;
        a.place[i] = (pdn_point){at->x, at->y};
        a.stayers++;
    }
    *out = a;
    a = (anchors){0};
out:
    g_hash_table_destroy(last);
    anchors__clear(&a);
    return st;
}

/* The mean of the settled neighbours of i; false where there is none. */
static bool mean_of(const pdn_packed *both, const double *weight,
                    const bool *settled, const pdn_point *x, size_t i,
                    pdn_point *out)
{
    pdn_point sum = {0, 0};
    double all = 0;

    for (uint32_t k = both->start[i]; k < both->start[i + 1]; k++) {
        uint32_t j = both->to[k];
        double w = weight != NULL ? weight[k] : 1;
        if (!settled[j] || !(w > 0)) continue;
        sum.x += w * x[j].x;
        sum.y += w * x[j].y;
        all += w;
    }
    if (!(all > 0)) return false;
    *out = (pdn_point){sum.x / all, sum.y / all};
    return true;
}

pdn_status anchors__join(const pdn_packed *both, const double *weight,
                         bool *settled, pdn_point *x)
{
    pdn_status st = PDN_OK;
    bool *now = NULL, more = true;

    PDN_NEW(now, both->n);
    while (more) {
        more = false;
        memset(now, 0, both->n * sizeof *now);
        for (size_t i = 0; i < both->n; i++)
            if (!settled[i] && mean_of(both, weight, settled, x, i, &x[i]))
                more = now[i] = true;
        for (size_t i = 0; i < both->n; i++)
            settled[i] |= now[i];
    }
out:
    free(now);
    return st;
}

void anchors__clear(anchors *a)
{
    free(a->stays);
    free(a->place);
    *a = (anchors){0};
}
