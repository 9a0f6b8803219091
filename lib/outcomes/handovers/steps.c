#include "steps.h"

#include <math.h>
#include <stdlib.h>

pdn_status steps__new(size_t services, size_t steps, steps__flow *out)
{
    pdn_status st = PDN_OK;
    steps__flow s = {.services = services, .steps = steps};

    PDN_TAKE(&s.memory, s.from, steps);
    PDN_TAKE(&s.memory, s.to, steps);
    PDN_TAKE(&s.memory, s.sent, steps);
    PDN_TAKE(&s.memory, s.arrived, steps);
    PDN_TAKE(&s.memory, s.source, services);
    PDN_TAKE(&s.memory, s.goal, services);
    PDN_TAKE(&s.memory, s.order, services);
    PDN_TAKE(&s.memory, s.in, services);
    PDN_TAKE(&s.memory, s.out, services);
    PDN_TAKE(&s.memory, s.had, services);
    PDN_TAKE(&s.memory, s.unsent, services);
    PDN_TAKE(&s.memory, s.unknown, services);
    *out = s;
    s = (steps__flow){0};
out:
    steps__clear(&s);
    return st;
}

void steps__clear(steps__flow *s)
{
    pdn_arena_clear(&s->memory);
    *s = (steps__flow){0};
}

/* a + b, where an absence stays the absence it is. */
static double add(double a, double b)
{
    if (isnan(a)) return a;
    return isnan(b) ? b : a + b;
}

static void balance(steps__flow *s)
{
    for (size_t v = 0; v < s->services; v++)
        s->in[v] = s->out[v] = s->unknown[v] = 0;
    for (size_t e = 0; e < s->steps; e++) {
        uint32_t v = s->from[e], w = s->to[e];
        s->out[v] = add(s->out[v], s->sent[e]);
        s->in[w] = add(s->in[w], s->arrived[e]);
        s->unknown[v] =
            add(s->unknown[v], isnan(s->arrived[e]) ? s->arrived[e] : 0);
    }
    for (size_t v = 0; v < s->services; v++) {
        double both = add(s->in[v], s->out[v]);
        s->had[v] = isnan(both) ? both : fmax(s->in[v], s->out[v]);
        s->unsent[v] = isnan(both) ? both : fmax(0, s->in[v] - s->out[v]);
        if (s->unknown[v] <= 0 && isnan(both)) s->unknown[v] = both;
        if (s->goal[v]) s->unknown[v] = 0;
    }
}

/* Who sends to where the chance is hidden has a hidden chance too. */
static void spread_unknown(steps__flow *s)
{
    for (bool more = true; more;) {
        more = false;
        for (size_t e = 0; e < s->steps; e++) {
            uint32_t v = s->from[e], w = s->to[e];
            if (s->goal[v] || isnan(s->unknown[v]) || !isnan(s->unknown[w]) ||
                s->arrived[e] <= 0)
                continue;
            s->unknown[v] = s->unknown[w];
            more = true;
        }
    }
}

/* Depth first by lists of steps; a service is put down, from the end, when all
 * that it sends to is. */
static pdn_status put_in_order(steps__flow *s)
{
    pdn_status st = PDN_OK;
    size_t *next = NULL, *first = NULL, deep = 0, left = s->services;
    uint32_t *stack = NULL;
    bool *seen = NULL;

    PDN_NEW(next, s->steps);
    PDN_NEW(first, s->services);
    PDN_NEW(stack, s->services);
    PDN_NEW(seen, s->services);
    for (size_t e = s->steps; e-- > 0;) {
        next[e] = first[s->from[e]];
        first[s->from[e]] = e + 1; /* 0: no more */
    }
    for (uint32_t root = 0; root < s->services; root++) {
        if (seen[root]) continue;
        seen[root] = true;
        stack[deep++] = root;
        while (deep > 0) {
            uint32_t v = stack[deep - 1];
            size_t e = first[v];
            if (e == 0) {
                s->order[--left] = v;
                deep--;
                continue;
            }
            first[v] = next[e - 1];
            uint32_t w = s->to[e - 1];
            if (!seen[w]) stack[deep++] = w;
            seen[w] = true;
        }
    }
out:
    free(next);
    free(first);
    free(stack);
    free(seen);
    return st;
}

pdn_status steps__weigh(steps__flow *s)
{
    balance(s);
    spread_unknown(s);
    return put_in_order(s);
}
