/* graphs.h - small graphs that several tests use: the two worked ones, and
 * random ones. Include after check.h. */
#ifndef PDN_GRAPHS_H
#define PDN_GRAPHS_H

#include "pdnet/core.h"
#include "pdnet/network.h"

#include <igraph/igraph.h>
#include <stdlib.h>

/** A graph as a list of arcs or edges, before anything is made of it. */
struct graph {
    size_t n, m;
    bool directed;
    uint32_t from[2000], to[2000];
};

/* Graph K: 10 people, 12 edges, three services {1,2,3} {4,5,6} {7,8,9,10}. */
static inline struct graph graph_k(void)
{
    static const uint32_t edge[12][2] = {{1, 2}, {1, 3}, {2, 3}, {3, 4},
                                         {4, 5}, {4, 6}, {5, 6}, {6, 7},
                                         {7, 8}, {7, 9}, {8, 9}, {9, 10}};
    struct graph g = {.n = 10, .m = 12};

    for (size_t k = 0; k < 12; k++) {
        g.from[k] = edge[k][0] - 1;
        g.to[k] = edge[k][1] - 1;
    }
    return g;
}

/* Graph D: 8 people, 11 arcs, classes {1,2,3} {4,5,6} {7,8}. */
static inline struct graph graph_d(void)
{
    static const uint32_t arc[11][2] = {{1, 2}, {2, 3}, {3, 4}, {4, 5},
                                        {5, 6}, {3, 1}, {1, 4}, {6, 4},
                                        {4, 7}, {7, 8}, {8, 2}};
    struct graph g = {.n = 8, .m = 11, .directed = true};

    for (size_t k = 0; k < 11; k++) {
        g.from[k] = arc[k][0] - 1;
        g.to[k] = arc[k][1] - 1;
    }
    return g;
}

/* n people, every pair (ordered, if directed) tied with chance p. */
static inline struct graph graph_random(pdn_random *r, size_t n, double p,
                                        bool directed)
{
    struct graph g = {.n = n, .directed = directed};

    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = directed ? 0 : i + 1; j < n; j++) {
            if (i == j || pdn_random_unit(r) >= p || g.m == 2000) continue;
            g.from[g.m] = i;
            g.to[g.m++] = j;
        }
    }
    return g;
}

static inline pdn_adjacency packed(const struct graph *g)
{
    pdn_adjacency a = {0};

    MUST(pdn_adjacency_pack(g->n, g->directed, g->from, g->to, g->m, &a));
    return a;
}

/* The same for igraph, edges in the same order. */
static inline void to_igraph(const struct graph *g, igraph_t *out)
{
    igraph_vector_int_t edges;

    igraph_vector_int_init(&edges, (igraph_integer_t)(2 * g->m));
    for (size_t k = 0; k < g->m; k++) {
        VECTOR(edges)[2 * k] = g->from[k];
        VECTOR(edges)[2 * k + 1] = g->to[k];
    }
    igraph_create(out, &edges, (igraph_integer_t)g->n, g->directed);
    igraph_vector_int_destroy(&edges);
}

#endif
