#include "cohesion.h"

#include "network/igraph_graph.h"

#include <math.h>
#include <stdlib.h>

static const uint32_t nobody = UINT32_MAX;

pdn_status cohesion__components(const pdn_packed *both, uint32_t *of,
                                uint32_t *size, size_t *components)
{
    pdn_status st = PDN_OK;
    uint32_t *queue = NULL, found = 0;
    size_t n = both->n;

    PDN_NEW(queue, n);
    for (size_t v = 0; v < n; v++)
        of[v] = nobody;
    for (uint32_t s = 0; s < n; s++) {
        uint32_t tail = 0;
        if (of[s] != nobody) continue;
        queue[tail++] = s;
        of[s] = found;
        for (uint32_t head = 0; head < tail; head++) {
            uint32_t v = queue[head];
            for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++) {
                if (of[both->to[e]] != nobody) continue;
                of[both->to[e]] = found;
                queue[tail++] = both->to[e];
            }
        }
        size[found++] = tail;
    }
    *components = found;
out:
    free(queue);
    return st;
}

uint32_t cohesion__largest(const uint32_t *size, size_t components)
{
    uint32_t best = 0;

    for (uint32_t c = 1; c < components; c++)
        if (size[c] > size[best]) best = c;
    return best;
}

pdn_status cohesion__core(const pdn_packed *both, uint32_t *core)
{
    pdn_status st = PDN_OK;
    igraph_t graph = {0};
    igraph_vector_int_t cores = {0};

    PDN_TRY(igraph_graph__of(both, false, &graph));
    PDN_TRY_IG(igraph_vector_int_init(&cores, 0));
    PDN_TRY_IG(igraph_coreness(&graph, &cores, IGRAPH_ALL));
    for (size_t v = 0; v < both->n; v++)
        core[v] = (uint32_t)VECTOR(cores)[v];
out:
    igraph_vector_int_destroy(&cores);
    igraph_destroy(&graph);
    return st;
}

pdn_status cohesion__clustering(const pdn_packed *both, double *share,
                                double *closed, double *pairs)
{
    pdn_status st = PDN_OK;
    uint32_t *mark = NULL;

    PDN_NEW(mark, both->n);
    for (uint32_t v = 0; v < both->n; v++) {
        uint32_t first = both->start[v], end = both->start[v + 1];
        double degree = end - first, of = degree * (degree - 1) / 2;
        size_t twice = 0;
        for (uint32_t e = first; e < end; e++)
            mark[both->to[e]] = v + 1;
        for (uint32_t e = first; e < end; e++) {
            uint32_t w = both->to[e];
            for (uint32_t k = both->start[w]; k < both->start[w + 1]; k++)
                twice += mark[both->to[k]] == v + 1;
        }
        double links = (double)twice / 2;
        if (closed != NULL) closed[v] = links;
        if (pairs != NULL) pairs[v] = of;
        if (share != NULL)
            share[v] = end - first < 2 ? (double)NAN : links / of;
    }
out:
    free(mark);
    return st;
}

/* As many parts as v stands in blocks: each block falls off on its own. */
pdn_status cohesion__parts_if_gone(const pdn_packed *both, uint32_t *parts)
{
    pdn_status st = PDN_OK;
    igraph_t graph = {0};
    igraph_vector_int_list_t blocks = {0};
    igraph_integer_t count = 0;

    for (size_t v = 0; v < both->n; v++)
        parts[v] = 0;
    PDN_TRY(igraph_graph__of(both, false, &graph));
    PDN_TRY_IG(igraph_vector_int_list_init(&blocks, 0));
    PDN_TRY_IG(igraph_biconnected_components(&graph, &count, NULL, NULL,
                                             &blocks, NULL));
    for (igraph_integer_t k = 0; k < count; k++) {
        const igraph_vector_int_t *block =
            igraph_vector_int_list_get_ptr(&blocks, k);
        for (igraph_integer_t i = 0; i < igraph_vector_int_size(block); i++)
            parts[VECTOR(*block)[i]]++;
    }
out:
    igraph_vector_int_list_destroy(&blocks);
    igraph_destroy(&graph);
    return st;
}
