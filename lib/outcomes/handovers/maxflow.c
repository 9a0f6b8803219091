#include "steps.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A search from the sources through what is left. by: the step by which a
 * service was found, twice its number, plus one when taken backwards; -1 none,
 * -2 a source. */
struct search {
    const steps__flow *s;
    size_t without;
    double *flow;
    int64_t *by;
    uint32_t *queue;
    size_t *first, *next; /* steps that touch a service, in lists */
    pdn_arena memory;
};

enum { NONE = -1, START = -2 };

/* What a step can still carry: forward, or back what it carries. */
static double left(const struct search *q, size_t end)
{
    size_t e = end / 2;

    if (e == q->without) return 0;
    return end % 2 == 0 ? q->s->arrived[e] - q->flow[e] : q->flow[e];
}

static uint32_t leads_to(const struct search *q, size_t end)
{
    return end % 2 == 0 ? q->s->to[end / 2] : q->s->from[end / 2];
}

/* Breadth first; the goal found, or NONE. */
static int64_t find_way(struct search *q)
{
    size_t head = 0, tail = 0;

    for (uint32_t v = 0; v < q->s->services; v++) {
        q->by[v] = q->s->source[v] ? START : NONE;
        if (q->s->source[v]) q->queue[tail++] = v;
    }
    while (head < tail) {
        uint32_t v = q->queue[head++];
        for (size_t at = q->first[v]; at != 0; at = q->next[at - 1]) {
            uint32_t w = leads_to(q, at - 1);
            if (q->by[w] != NONE || !(left(q, at - 1) > 0)) continue;
            q->by[w] = (int64_t)(at - 1);
            if (q->s->goal[w]) return w;
            q->queue[tail++] = w;
        }
    }
    return NONE;
}

static uint32_t came_from(const struct search *q, size_t end)
{
    return end % 2 == 0 ? q->s->from[end / 2] : q->s->to[end / 2];
}

static double push(struct search *q, uint32_t goal)
{
    double most = (double)INFINITY;

    for (uint32_t v = goal; q->by[v] >= 0; v = came_from(q, (size_t)q->by[v]))
        most = fmin(most, left(q, (size_t)q->by[v]));
    for (uint32_t v = goal; q->by[v] >= 0; v = came_from(q, (size_t)q->by[v]))
        q->flow[q->by[v] / 2] += q->by[v] % 2 == 0 ? most : -most;
    return most;
}

static void link_ends(struct search *q)
{
    for (size_t end = 2 * q->s->steps; end-- > 0;) {
        uint32_t v = came_from(q, end);
        q->next[end] = q->first[v];
        q->first[v] = end + 1;
    }
}

/* Most that can flow from the sources to the goals; by step the flow and
 * whether the step stands in the narrowest cut. `without` is left out. */
static pdn_status find_flow(const steps__flow *s, size_t without, double *most,
                            double *flow, bool *cut)
{
    pdn_status st = PDN_OK;
    struct search q = {.s = s, .without = without, .flow = flow};
    int64_t goal = NONE;

    PDN_TAKE(&q.memory, q.by, s->services);
    PDN_TAKE(&q.memory, q.queue, s->services);
    PDN_TAKE(&q.memory, q.first, s->services);
    PDN_TAKE(&q.memory, q.next, 2 * s->steps);
    link_ends(&q);
    memset(flow, 0, s->steps * sizeof *flow);
    for (*most = 0; (goal = find_way(&q)) != NONE;)
        *most += push(&q, (uint32_t)goal);
    for (size_t e = 0; cut != NULL && e < s->steps; e++)
        cut[e] = q.by[s->from[e]] != NONE && q.by[s->to[e]] == NONE &&
                 s->arrived[e] > 0;
out:
    pdn_arena_clear(&q.memory);
    return st;
}

pdn_status max_flow__vitality(const steps__flow *s, double *most, double *drop,
                              bool *cut)
{
    pdn_status st = PDN_OK;
    double *flow = NULL, *other = NULL;

    PDN_NEW(flow, s->steps);
    PDN_NEW(other, s->steps);
    PDN_TRY(find_flow(s, SIZE_MAX, most, flow, cut));
    for (size_t e = 0; e < s->steps; e++) {
        double without = *most;
        if (flow[e] > 0) PDN_TRY(find_flow(s, e, &without, other, NULL));
        drop[e] = *most - without;
    }
out:
    free(flow);
    free(other);
    return st;
}
