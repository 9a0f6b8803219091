#include "pdnet/communities.h"

#include <igraph/igraph.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

double pdn_modularity(const pdn_packed *both, const uint32_t *part,
                      size_t parts, double *ends)
{
    double twice = (double)both->m, within = 0, chance = 0;

    memset(ends, 0, parts * sizeof *ends);
    for (size_t v = 0; v < both->n; v++) {
        ends[part[v]] += both->start[v + 1] - both->start[v];
        for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++)
            within += part[both->to[e]] == part[v];
    }
    for (size_t c = 0; c < parts; c++)
        chance += ends[c] / twice * (ends[c] / twice);
    return both->m > 0 ? within / twice - chance : (double)NAN;
}

/* Each contact once. */
static pdn_status graph_of(const pdn_packed *both, igraph_t *out)
{
    pdn_status st = PDN_OK;
    igraph_vector_int_t edges = {0};
    igraph_integer_t k = 0;

    PDN_TRY_IG(igraph_vector_int_init(&edges, (igraph_integer_t)both->m));
    for (uint32_t v = 0; v < both->n; v++) {
        for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++) {
            if (both->to[e] < v) continue;
            VECTOR(edges)[k++] = v;
            VECTOR(edges)[k++] = both->to[e];
        }
    }
    PDN_TRY_IG(igraph_create(out, &edges, (igraph_integer_t)both->n,
                             IGRAPH_UNDIRECTED));
out:
    igraph_vector_int_destroy(&edges);
    return st;
}

/* One round from the division at hand (begun: from it). Modularity is quality
 * with people weighing their degree, at resolution 1/(2m). */
static pdn_status one_round(const igraph_t *g, const igraph_vector_t *degree,
                            bool begun, igraph_vector_int_t *part)
{
    pdn_status st = PDN_OK;
    igraph_real_t quality = 0;
    igraph_real_t resolution = 1 / (2 * (double)igraph_ecount(g));

#if IGRAPH_VERSION_MAJOR >= 1
    PDN_TRY_IG(igraph_community_leiden(g, NULL, degree, NULL, resolution, .01,
                                       begun, 1, part, NULL, &quality));
#else
    PDN_TRY_IG(igraph_community_leiden(g, NULL, degree, resolution, .01, begun,
                                       1, part, NULL, &quality));
#endif
out:
    return st;
}

/* Rounds without a gain before a start ends, and the most there are. One start
 * misses the best division of a small network two times in three; in a large
 * one all come out nearly alike, and cost more. */
enum { PATIENCE = 2, ROUNDS = 100, STARTS = 20, CONTACTS = 2000 };

/* Keeps in best, with its modularity in most, whatever is better than that. */
static pdn_status one_start(const pdn_packed *both, const igraph_t *g,
                            const igraph_vector_t *degree, uint32_t *best,
                            double *most)
{
    pdn_status st = PDN_OK;
    igraph_vector_int_t part = {0};
    uint32_t *now = NULL;
    double *ends = NULL, own = -1;
    int without = 0;

    PDN_NEW(now, both->n);
    PDN_NEW(ends, both->n);
    PDN_TRY_IG(igraph_vector_int_init(&part, 0));
    for (int round = 0; round < ROUNDS && without < PATIENCE; round++) {
        PDN_TRY(one_round(g, degree, round > 0, &part));
        for (size_t v = 0; v < both->n; v++)
            now[v] = (uint32_t)VECTOR(part)[v];
        double q = pdn_modularity(both, now, both->n, ends);
        without = q > own + 1e-12 ? 0 : without + 1;
        own = fmax(own, q);
        if (q <= *most + 1e-12) continue;
        *most = q;
        memcpy(best, now, both->n * sizeof *now);
    }
out:
    igraph_vector_int_destroy(&part);
    free(now);
    free(ends);
    return st;
}

static pdn_status settle(const pdn_packed *both, uint64_t seed, uint32_t *best,
                         double *most)
{
    pdn_status st = PDN_OK;
    igraph_t g = {0};
    igraph_vector_t degree = {0};
    size_t contacts = both->m / 2;

    PDN_TRY(graph_of(both, &g));
    PDN_TRY_IG(igraph_vector_init(&degree, (igraph_integer_t)both->n));
    for (size_t v = 0; v < both->n; v++)
        VECTOR(degree)[v] = both->start[v + 1] - both->start[v];
    PDN_TRY_IG(igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)seed));
    *most = -1;
    for (size_t k = 0; k < STARTS && (k == 0 || (k + 1) * contacts <= CONTACTS);
         k++)
        PDN_TRY(one_start(both, &g, &degree, best, most));
out:
    igraph_vector_destroy(&degree);
    igraph_destroy(&g);
    return st;
}

pdn_status pdn_leiden(const pdn_packed *both, uint64_t seed, uint32_t *part,
                      double *modularity)
{
    pdn_status st = PDN_OK;
    uint32_t *best = NULL;
    double most = (double)NAN;

    PDN_NEW(best, both->n);
    for (size_t v = 0; v < both->n; v++)
        best[v] = (uint32_t)v;
    if (both->m > 0) PDN_TRY(settle(both, seed, best, &most));
    if (part != NULL && both->n > 0) memcpy(part, best, both->n * sizeof *part);
    *modularity = most;
out:
    free(best);
    return st;
}
