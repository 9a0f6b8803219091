#include "wave_figures.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_FOR_PATHS = 500 };

pdn_status wave_figures__make(const common_arcs *c, wave_figures *out)
{
    pdn_status st = PDN_OK;
    wave_figures f = {.c = c, .groups = c->groups};

    f.wanted = INDICATORS_DYADS | INDICATORS_TRIADS | INDICATORS_COMPONENTS;
    if (c->people <= MOST_FOR_PATHS) f.wanted |= INDICATORS_PATHS;
    PDN_TAKE(&f.memory, f.group, c->people);
    PDN_TAKE(&f.memory, f.open_from, c->opens);
    PDN_TAKE(&f.memory, f.open_to, c->opens);
    for (size_t i = 0; i < c->people; i++) {
        bool known = c->group[i] != PDN_NO_GROUP;
        f.group[i] = known ? c->group[i] : (uint32_t)c->groups;
        if (!known) f.groups = c->groups + 1;
    }
    for (size_t k = 0; k < c->opens; k++) {
        f.open_from[k] = c->open[k].from;
        f.open_to[k] = c->open[k].to;
    }
    *out = f;
    f = (wave_figures){0};
out:
    wave_figures__clear(&f);
    return st;
}

graph_level__people wave_figures__people(const wave_figures *f)
{
    return (graph_level__people){.answered = f->c->heard,
                                 .group = f->group,
                                 .groups = f->groups,
                                 .opens = f->c->opens,
                                 .open_from = f->open_from,
                                 .open_to = f->open_to};
}

pdn_status wave_figures__adjacency(const wave_figures *f, int wave,
                                   const bool *swap, const bool *left_out,
                                   pdn_adjacency *out)
{
    pdn_status st = PDN_OK;
    const common_arcs *c = f->c;
    uint32_t *from = NULL, *to = NULL, *now = NULL, stay = 0;
    size_t m = 0;

    PDN_NEW(from, 2 * c->dyads);
    PDN_NEW(to, 2 * c->dyads);
    PDN_NEW(now, c->people);
    for (size_t i = 0; i < c->people; i++)
        now[i] = left_out != NULL && left_out[i] ? UINT32_MAX : stay++;
    for (size_t k = 0; k < c->dyads; k++) {
        const common_arcs__dyad *d = &c->dyad[k];
        int at = swap != NULL && swap[k] ? 1 - wave : wave;
        uint32_t a = now[d->a], b = now[d->b];
        if (a == UINT32_MAX || b == UINT32_MAX) continue;
        if (d->says[at] & COMMON_ARCS_THERE) {
            from[m] = a;
            to[m++] = b;
        }
        if (d->says[at] & COMMON_ARCS_BACK) {
            from[m] = b;
            to[m++] = a;
        }
    }
    PDN_TRY(pdn_adjacency_pack(stay, c->directed, from, to, m, out));
out:
    free(from);
    free(to);
    free(now);
    return st;
}

/* Who of those who stay answered; groups are not asked about. */
static pdn_status those_who_stay(const wave_figures *f, const bool *left_out,
                                 bool **answered, graph_level__people *who)
{
    pdn_status st = PDN_OK;
    size_t stay = 0;

    PDN_NEW(*answered, f->c->people);
    for (size_t i = 0; i < f->c->people; i++)
        if (!left_out[i]) (*answered)[stay++] = f->c->heard[i];
    *who = (graph_level__people){.answered = *answered};
out:
    return st;
}

pdn_status wave_figures__of(const wave_figures *f, int wave, const bool *swap,
                            const bool *left_out, double *figure)
{
    pdn_status st = PDN_OK;
    pdn_adjacency net = {0};
    bool *answered = NULL;
    graph_level__people who = wave_figures__people(f);
    unsigned wanted = f->wanted;

    for (int k = 0; k < PDN_WHOLES; k++)
        figure[k] = (double)NAN;
    PDN_TRY(wave_figures__adjacency(f, wave, swap, left_out, &net));
    if (left_out != NULL) {
        wanted &= ~(unsigned)INDICATORS_DYADS;
        PDN_TRY(those_who_stay(f, left_out, &answered, &who));
    }
    PDN_TRY(indicators__figures(&net, &who, wanted, 1, 1, figure));
out:
    free(answered);
    pdn_adjacency_clear(&net);
    return st;
}

void wave_figures__clear(wave_figures *f)
{
    pdn_arena_clear(&f->memory);
    *f = (wave_figures){0};
}
