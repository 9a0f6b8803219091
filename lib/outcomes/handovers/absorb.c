#include "steps.h"

#include <math.h>
#include <string.h>

pdn_status steps__chain_new(const steps__flow *s, steps__chain *out)
{
    pdn_status st = PDN_OK;
    steps__chain c = {0};

    PDN_TAKE(&c.memory, c.matrix, s->services * s->services);
    PDN_TAKE(&c.memory, c.right, s->services);
    PDN_TAKE(&c.memory, c.place, s->services);
    PDN_TAKE(&c.memory, c.who, s->services);
    PDN_TAKE(&c.memory, c.can, s->services);
    *out = c;
    c = (steps__chain){0};
out:
    steps__chain_clear(&c);
    return st;
}

void steps__chain_clear(steps__chain *c)
{
    pdn_arena_clear(&c->memory);
    *c = (steps__chain){0};
}

/* From where a goal can be reached at all. */
static void mark_able(const steps__flow *s, const double *arrived, bool *can)
{
    memcpy(can, s->goal, s->services * sizeof *can);
    for (bool more = true; more;) {
        more = false;
        for (size_t e = s->steps; e-- > 0;) {
            if (can[s->from[e]] || !can[s->to[e]] || !(arrived[e] > 0))
                continue;
            can[s->from[e]] = more = true;
        }
    }
}

/* h(v) - sum over w that are solved p(v, w) h(w) = sum over goals p(v, goal)
 */
static size_t set_up(const steps__flow *s, const double *arrived,
                     steps__chain *c)
{
    size_t m = 0;

    for (size_t k = 0; k < s->services; k++) {
        uint32_t v = s->order[k];
        if (s->goal[v] || !c->can[v] || isnan(s->unknown[v])) continue;
        c->who[m] = v;
        c->place[v] = (uint32_t)m++;
    }
    memset(c->matrix, 0, m * m * sizeof *c->matrix);
    memset(c->right, 0, m * sizeof *c->right);
    for (size_t i = 0; i < m; i++)
        c->matrix[i * m + i] = 1;
    for (size_t e = 0; e < s->steps; e++) {
        uint32_t v = s->from[e], w = s->to[e];
        if (s->goal[v] || !c->can[v] || isnan(s->unknown[v]) || !c->can[w] ||
            !(arrived[e] > 0))
            continue;
        double p = arrived[e] / s->had[v];
        if (s->goal[w])
            c->right[c->place[v]] += p;
        else
            c->matrix[c->place[v] * m + c->place[w]] -= p;
    }
    return m;
}

/* Gauss without exchange: the matrix is diagonally dominant. Without circles
 * nothing stands below the diagonal, and only the way back is left. */
static pdn_status eliminate(steps__chain *c, size_t m)
{
    for (size_t k = 0; k < m; k++) {
        double *pivot = c->matrix + k * m;
        if (!(pivot[k] > 0))
            return pdn_fail(PDN_ENUMERIC, "a circle of services lets nobody "
                                          "out: the chance cannot be found");
        for (size_t i = k + 1; i < m; i++) {
            double *row = c->matrix + i * m;
            double factor = row[k] / pivot[k];
            if (!(fabs(factor) > 0)) continue;
            for (size_t j = k; j < m; j++)
                row[j] -= factor * pivot[j];
            c->right[i] -= factor * c->right[k];
        }
    }
    for (size_t k = m; k-- > 0;) {
        const double *row = c->matrix + k * m;
        for (size_t j = k + 1; j < m; j++)
            c->right[k] -= row[j] * c->right[j];
        c->right[k] /= row[k];
    }
    return PDN_OK;
}

pdn_status steps__reach(const steps__flow *s, const double *arrived,
                        steps__chain *chain, double *reach)
{
    mark_able(s, arrived, chain->can);
    size_t m = set_up(s, arrived, chain);
    pdn_status st = eliminate(chain, m);

    if (st != PDN_OK) return st;
    for (size_t v = 0; v < s->services; v++) {
        reach[v] = s->goal[v] ? 1 : 0;
        if (s->goal[v]) continue;
        if (isnan(s->unknown[v]))
            reach[v] = s->unknown[v];
        else if (!(s->had[v] > 0))
            reach[v] = pdn_absent(PDN_NOT_DEFINED);
    }
    for (size_t k = 0; k < m; k++)
        reach[chain->who[k]] = chain->right[k];
    return PDN_OK;
}
