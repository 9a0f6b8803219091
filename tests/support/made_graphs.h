/* made_graphs.h - connected graphs made from a seed, of the kinds that layouts
 * are tried on. */
#ifndef PDN_MADE_GRAPHS_H
#define PDN_MADE_GRAPHS_H

#include "pdnet/core.h"
#include "pdnet/network.h"

#include <math.h>
#include <stdlib.h>

struct made_graph {
    size_t n, m;
    uint32_t *from, *to;
};

static inline void made_edge(struct made_graph *g, uint32_t i, uint32_t j)
{
    if (i == j) return;
    g->from[g->m] = i;
    g->to[g->m++] = j;
}

/* Eight services in four places: 35 : 18 : 6 : 1. */
static inline void made_people(struct made_graph *g, pdn_random *r)
{
    for (uint32_t i = 0; i < g->n; i++)
        for (uint32_t j = 0; j < i; j++) {
            bool service = i % 8 == j % 8, place = i / 8 % 4 == j / 8 % 4;
            double w = service && place ? 35 : place ? 18 : service ? 6 : 1;
            if (pdn_random_unit(r) < w * 1.3 / (double)g->n) made_edge(g, i, j);
        }
}

/* Points of the unit square that are near each other. */
static inline void made_near(struct made_graph *g, pdn_random *r)
{
    double *x = calloc(2 * g->n, sizeof *x);

    if (x == NULL) abort();
    for (size_t k = 0; k < 2 * g->n; k++)
        x[k] = pdn_random_unit(r);
    for (uint32_t i = 0; i < g->n; i++)
        for (uint32_t j = 0; j < i; j++)
            if (hypot(x[2 * i] - x[2 * j], x[2 * i + 1] - x[2 * j + 1]) <
                1.6 / sqrt((double)g->n))
                made_edge(g, i, j);
    free(x);
}

static inline void made_tree(struct made_graph *g, pdn_random *r)
{
    for (uint32_t i = 1; i < g->n; i++)
        made_edge(g, i, pdn_random_below(r, i));
}

static inline void made_random(struct made_graph *g, pdn_random *r)
{
    for (size_t k = 0; k < 3 * g->n; k++) {
        uint32_t i = pdn_random_below(r, (uint32_t)g->n);
        made_edge(g, i, pdn_random_below(r, (uint32_t)g->n));
    }
}

typedef void made_kind(struct made_graph *g, pdn_random *r);

static inline struct made_graph made_graph(made_kind *kind, size_t n,
                                           uint64_t seed)
{
    struct made_graph g = {.n = n};
    pdn_random r;

    pdn_random_start(&r, seed, 5, 0);
    g.from = calloc(n * n, sizeof *g.from);
    g.to = calloc(n * n, sizeof *g.to);
    if (g.from == NULL || g.to == NULL) abort();
    kind(&g, &r);
    return g;
}

static inline void made_graph_clear(struct made_graph *g)
{
    free(g->from);
    free(g->to);
    *g = (struct made_graph){0};
}

#endif
