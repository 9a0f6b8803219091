#include "centrality.h"

#include "network/igraph_graph.h"

#include "cohesion.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

enum { MOST_ROUNDS = 30, MOST_SOLVING = 20000 };
static const double damping = 0.85, settled = 1e-13, rounding = 1e-9;

/* The largest component as a graph of its own, and the vectors that the
 * iteration needs, all n long: x the estimate, y the solution, and conjugate
 * gradients' residual r, direction d and product z. */
struct eigen {
    size_t n;
    uint32_t *start, *to, *actor;
    double *x, *y, *r, *d, *z;
    pdn_arena memory;
};

static pdn_status vectors_make(struct eigen *g)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&g->memory, g->x, g->n);
    PDN_TAKE(&g->memory, g->y, g->n);
    PDN_TAKE(&g->memory, g->r, g->n);
    PDN_TAKE(&g->memory, g->d, g->n);
    PDN_TAKE(&g->memory, g->z, g->n);
out:
    return st;
}

/* Which actors the largest component has: of[v] = largest. */
static pdn_status find_largest(const pdn_packed *both, uint32_t *of,
                               uint32_t *largest, size_t *people)
{
    pdn_status st = PDN_OK;
    uint32_t *size = NULL;
    size_t components = 0;

    PDN_NEW(size, both->n);
    PDN_TRY(cohesion__components(both, of, size, &components));
    *largest = cohesion__largest(size, components);
    *people = size[*largest];
out:
    free(size);
    return st;
}

/* The rows of that component, in its own numbers. */
static void eigen_fill(const pdn_packed *both, const uint32_t *of,
                       uint32_t largest, uint32_t *inside, struct eigen *g)
{
    uint32_t arcs = 0, k = 0;

    for (uint32_t v = 0; v < both->n; v++) {
        inside[v] = k;
        if (of[v] == largest) g->actor[k++] = v;
    }
    for (k = 0; k < g->n; k++) {
        uint32_t v = g->actor[k];
        for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++)
            g->to[arcs++] = inside[both->to[e]];
        g->start[k + 1] = arcs;
    }
}

static pdn_status eigen_make(const pdn_packed *both, struct eigen *g)
{
    pdn_status st = PDN_OK;
    uint32_t *of = NULL, *inside = NULL, largest = 0;

    PDN_NEW(of, both->n);
    PDN_NEW(inside, both->n);
    PDN_TRY(find_largest(both, of, &largest, &g->n));
    PDN_TRY(vectors_make(g));
    PDN_TAKE(&g->memory, g->actor, g->n);
    PDN_TAKE(&g->memory, g->start, g->n + 1);
    PDN_TAKE(&g->memory, g->to, both->m);
    eigen_fill(both, of, largest, inside, g);
out:
    free(of);
    free(inside);
    return st;
}

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* z = (mu - A) v */
static void times(const struct eigen *g, double mu, const double *v, double *z)
{
    for (size_t i = 0; i < g->n; i++) {
        double sum = 0;
        for (uint32_t e = g->start[i]; e < g->start[i + 1]; e++)
            sum += v[g->to[e]];
        z[i] = mu * v[i] - sum;
    }
}

/* Solves (mu - A) y = x by conjugate gradients, from y = 0. The closer mu is
 * to the eigenvalue, the more y is the eigenvector and little else. */
static void solve(struct eigen *g, double mu)
{
    size_t n = g->n, most = 10 * n + 100;

    if (most > MOST_SOLVING) most = MOST_SOLVING;

    for (size_t i = 0; i < n; i++) {
        g->y[i] = 0;
        g->r[i] = g->d[i] = g->x[i];
    }
    double norm = dot(g->r, g->r, n), small = norm * 1e-28;
    for (size_t step = 0; step < most && norm > small; step++) {
        times(g, mu, g->d, g->z);
        double curve = dot(g->d, g->z, n);
        if (!(curve > 0)) return; /* rounding has eaten what was left */
        double along = norm / curve, before = norm;
        for (size_t i = 0; i < n; i++) {
            g->y[i] += along * g->d[i];
            g->r[i] -= along * g->z[i];
        }
        norm = dot(g->r, g->r, n);
        for (size_t i = 0; i < n; i++)
            g->d[i] = g->r[i] + norm / before * g->d[i];
    }
}

/* The eigenvalue is at most the greatest ratio (A x)_i / x_i. */
static double upper_bound(const struct eigen *g)
{
    double most = 0;

    times(g, 0, g->x, g->z);
    for (size_t i = 0; i < g->n; i++)
        if (g->x[i] > DBL_MIN) most = fmax(most, -g->z[i] / g->x[i]);
    return most;
}

/* Scales y to a greatest entry of 1, puts it in x; how far x moved. */
static double take_over(struct eigen *g)
{
    double most = 0, moved = 0;

    for (size_t i = 0; i < g->n; i++)
        most = fmax(most, fabs(g->y[i]));
    for (size_t i = 0; i < g->n; i++) {
        double now = most > 0 ? fabs(g->y[i]) / most : g->x[i];
        moved = fmax(moved, fabs(now - g->x[i]));
        g->x[i] = now;
    }
    return moved;
}

static pdn_status iterate(struct eigen *g)
{
    double before = 1;

    for (size_t i = 0; i < g->n; i++)
        g->x[i] = 1;
    if (g->n < 2) return PDN_OK;
    for (int round = 0; round < MOST_ROUNDS; round++) {
        /* a hair above, so that the matrix stays positive definite */
        solve(g, upper_bound(g) * (1 + 4 * DBL_EPSILON));
        double moved = take_over(g);
        if (moved <= settled) return PDN_OK;
        /* Where two eigenvalues all but agree, as in a chain of thousands,
         * rounding moves the vector to and fro and no more can be said. */
        if (moved < rounding && moved >= before) return PDN_OK;
        before = moved;
    }
    return pdn_fail(PDN_ENUMERIC,
                    "eigenvector centrality of %zu actors did not settle",
                    g->n);
}

pdn_status centrality__eigenvector(const pdn_packed *both, double *score)
{
    pdn_status st = PDN_OK;
    struct eigen g = {0};

    if (both->n == 0) return PDN_OK;
    PDN_TRY(eigen_make(both, &g));
    PDN_TRY(iterate(&g));
    for (size_t v = 0; v < both->n; v++)
        score[v] = (double)NAN;
    for (size_t k = 0; k < g.n; k++)
        score[g.actor[k]] = g.x[k];
out:
    pdn_arena_clear(&g.memory);
    return st;
}

pdn_status centrality__pagerank(const pdn_adjacency *a, double *score)
{
    pdn_status st = PDN_OK;
    igraph_t graph = {0};
    igraph_vector_t rank = {0};

    PDN_TRY(igraph_graph__of(&a->out, true, &graph));
    PDN_TRY_IG(igraph_vector_init(&rank, 0));
    PDN_TRY_IG(igraph_pagerank(&graph, IGRAPH_PAGERANK_ALGO_PRPACK, &rank, NULL,
                               igraph_vss_all(), IGRAPH_DIRECTED, damping, NULL,
                               NULL));
    for (size_t v = 0; v < a->n; v++)
        score[v] = VECTOR(rank)[v];
out:
    igraph_vector_destroy(&rank);
    igraph_destroy(&graph);
    return st;
}
