#include "remainder.h"

#include "measures/cohesion/cohesion.h"

#include <stdlib.h>
#include <string.h>

/* Rows stay sorted: those who stay are numbered in order. What is not wanted is
 * written all the same, and then written over. */
static pdn_status keep_rows(const pdn_packed *all, const uint32_t *now,
                            size_t stay, pdn_packed *p)
{
    pdn_status st = PDN_OK;
    uint32_t put = 0;

    p->n = stay;
    PDN_NEW(p->start, stay + 1);
    PDN_NEW(p->to, all->m + 1);
    PDN_NEW(p->tie, all->m + 1);
    for (uint32_t v = 0; v < all->n; v++) {
        if (now[v] == UINT32_MAX) continue;
        for (uint32_t e = all->start[v]; e < all->start[v + 1]; e++) {
            const uint32_t to = now[all->to[e]];
            p->to[put] = to;
            p->tie[put] = all->tie[e];
            put += to != UINT32_MAX;
        }
        p->start[now[v] + 1] = put;
    }
    p->m = put;
out:
    return st; /* the caller clears p */
}

pdn_status remainder__network(const pdn_adjacency *all, const uint32_t *now,
                              size_t stay, pdn_adjacency *out)
{
    pdn_status st = PDN_OK;
    pdn_adjacency a = {.n = stay, .directed = all->directed};

    PDN_TRY(keep_rows(&all->out, now, stay, &a.out));
    PDN_TRY(keep_rows(&all->in, now, stay, &a.in));
    PDN_TRY(keep_rows(&all->both, now, stay, &a.both));
    a.arcs = a.out.m;
    a.dyads = a.both.m / 2;
    *out = a;
    return PDN_OK;
out:
    pdn_adjacency_clear(&a);
    return st;
}

pdn_status remainder__triads_of(const pdn_adjacency *net,
                                const graph_level__people *who,
                                remainder__triads *out)
{
    pdn_status st = PDN_OK;
    remainder__triads t = {.net = net, .who = who};

    PDN_NEW(t.closed, net->n);
    PDN_NEW(t.pairs, net->n);
    PDN_NEW(t.named, net->n);
    PDN_TRY(cohesion__clustering(&net->both, NULL, t.closed, t.pairs));
    for (size_t v = 0; v < net->n; v++) {
        t.met += t.closed[v];
        t.all += t.pairs[v];
        t.named[v] = indicators__named_by(net, who, v);
    }
    *out = t;
    t = (remainder__triads){0};
out:
    remainder__triads_clear(&t);
    return st;
}

void remainder__triads_clear(remainder__triads *t)
{
    free(t->closed);
    free(t->pairs);
    free(t->named);
    *t = (remainder__triads){0};
}

void remainder__triads_without(const remainder__triads *t, uint32_t v,
                               double *named, double *figure)
{
    const pdn_packed *out = &t->net->out, *both = &t->net->both;
    const size_t n = t->net->n;
    /* a triangle of v is closed at each of its corners */
    double met = t->met - 3 * t->closed[v], all = t->all - t->pairs[v];

    for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++) {
        const uint32_t w = both->to[e];
        all -= (double)(both->start[w + 1] - both->start[w]) - 1;
    }
    memcpy(named, t->named, n * sizeof *named);
    for (uint32_t e = out->start[v]; e < out->start[v + 1]; e++)
        named[out->to[e]] -= t->who->answered[v];
    memmove(named + v, named + v + 1, (n - v - 1) * sizeof *named);
    indicators__triads(t->net->directed, n - 1, met, all, named, figure);
}
