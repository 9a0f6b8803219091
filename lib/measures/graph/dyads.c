#include "dyads.h"

#include "pdnet/measures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Dyads stand in order of their ends. */
static void mark_open(dyads__list *d, const graph_level__people *who)
{
    for (size_t e = 0; e < who->opens; e++) {
        uint32_t i = who->open_from[e], j = who->open_to[e];
        uint32_t a = i < j ? i : j, b = i < j ? j : i;
        size_t low = 0, high = d->m;
        while (low < high) {
            size_t k = low + (high - low) / 2;
            const struct dyads__dyad *at = &d->dyad[k];
            if (at->a < a || (at->a == a && at->b < b))
                low = k + 1;
            else
                high = k;
        }
        if (low < d->m && d->dyad[low].a == a && d->dyad[low].b == b)
            d->dyad[low].open = true;
    }
}

/* The dyads of v with those behind it. All three rows are sorted, and a partner
 * stands in that of the arcs sent or of those received, or in both: each is
 * read once, side by side. */
static void add_row(const pdn_adjacency *net, uint32_t v, dyads__list *d)
{
    const pdn_packed *both = &net->both, *out = &net->out, *in = &net->in;
    uint32_t sent = out->start[v], sent_end = out->start[v + 1];
    uint32_t got = in->start[v], got_end = in->start[v + 1];

    for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++) {
        uint32_t w = both->to[e];
        bool there = sent < sent_end && out->to[sent] == w;
        bool back = got < got_end && in->to[got] == w;
        sent += there;
        got += back;
        if (w > v)
            d->dyad[d->m++] = (struct dyads__dyad){v, w, there, back, false};
    }
}

pdn_status dyads__make(const pdn_adjacency *net, const graph_level__people *who,
                       dyads__list *out)
{
    pdn_status st = PDN_OK;
    dyads__list d = {0};

    PDN_NEW(d.dyad, net->dyads);
    for (uint32_t v = 0; v < net->n; v++)
        add_row(net, v, &d);
    mark_open(&d, who);
    *out = d;
    d = (dyads__list){0};
out:
    dyads__clear(&d);
    return st;
}

void dyads__clear(dyads__list *d)
{
    free(d->dyad);
    *d = (dyads__list){0};
}

pdn_status dyads__tally_init(dyads__tally *t, size_t groups)
{
    pdn_status st = PDN_OK;

    PDN_NEW(t->sent, groups);
    PDN_NEW(t->got, groups);
    PDN_NEW(t->ends, groups);
out:
    return st; /* the caller clears t */
}

void dyads__tally_reset(dyads__tally *t, size_t groups)
{
    double *sent = t->sent, *got = t->got, *ends = t->ends;

    memset(sent, 0, groups * sizeof *sent);
    memset(got, 0, groups * sizeof *got);
    memset(ends, 0, groups * sizeof *ends);
    *t = (dyads__tally){.sent = sent, .got = got, .ends = ends};
}

void dyads__tally_clear(dyads__tally *t)
{
    free(t->sent);
    free(t->got);
    free(t->ends);
    *t = (dyads__tally){0};
}

static void add_arc(dyads__tally *t, const graph_level__people *who,
                    uint32_t from, uint32_t to, double times)
{
    t->arcs += times;
    if (who->answered[from]) t->heard += times;
    if (who->group == NULL) return;
    t->sent[who->group[from]] += times;
    t->got[who->group[to]] += times;
    if (who->group[from] == who->group[to]) t->arcs_within += times;
}

void dyads__tally_add(dyads__tally *t, const graph_level__people *who,
                      const struct dyads__dyad *d, double times)
{
    if (!d->there && !d->back) return;
    t->dyads += times;
    if (who->answered[d->a] && who->answered[d->b] && !d->open)
        *(d->there && d->back ? &t->confirmed : &t->one_sided) += times;
    if (d->there) add_arc(t, who, d->a, d->b, times);
    if (d->back) add_arc(t, who, d->b, d->a, times);
    if (who->group == NULL) return;
    t->ends[who->group[d->a]] += times;
    t->ends[who->group[d->b]] += times;
    if (who->group[d->a] == who->group[d->b]) t->dyads_within += times;
}

static void add_copies(const dyads__drawing *d, uint32_t v, uint32_t copies,
                       pdn_random *stream, dyads__tally *tally)
{
    uint32_t r = (uint32_t)d->respondents;

    for (uint32_t pair = 0; pair < copies * (copies - 1) / 2; pair++) {
        uint32_t i = pdn_random_below(stream, r);
        uint32_t j = pdn_random_below(stream, r - 1);
        uint32_t a = d->respondent[i], b = d->respondent[j < i ? j : j + 1];
        for (size_t k = 0; k < d->networks; k++) {
            const pdn_packed *out = &d->net[k].out;
            struct dyads__dyad of = {v, v, pdn_packed_has(out, a, b),
                                     pdn_packed_has(out, b, a), false};
            dyads__tally_add(&tally[k], d->who, &of, 1);
        }
    }
}

double dyads__tally_drawn(const dyads__drawing *d, const uint32_t *times,
                          pdn_random *stream, dyads__tally *tally)
{
    const graph_level__people *who = d->who;
    double possible = (double)d->respondents * ((double)d->net[0].n - 1);

    for (size_t k = 0; k < d->networks; k++) {
        dyads__tally_reset(&tally[k], who->groups);
        for (size_t i = 0; i < d->dyads[k].m; i++) {
            const struct dyads__dyad *of = &d->dyads[k].dyad[i];
            double both = (double)times[of->a] * times[of->b];
            if (both > 0) dyads__tally_add(&tally[k], who, of, both);
        }
    }
    for (size_t k = 0; k < d->respondents; k++) {
        uint32_t v = d->respondent[k];
        if (times[v] > 1) add_copies(d, v, times[v], stream, tally);
    }
    for (size_t e = 0; e < who->opens; e++)
        possible -= (double)times[who->open_from[e]] * times[who->open_to[e]];
    return possible;
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : (double)NAN;
}

/* E-I, assortativity and modularity, of groups. */
static void tell_groups(const dyads__tally *t, const graph_level__people *who,
                        double *figure)
{
    double within = share(t->arcs_within, t->arcs), chance = 0, square = 0;

    for (size_t g = 0; g < who->groups; g++) {
        double half = share(t->ends[g], 2 * t->dyads);
        // sum a_g b_g: as many arcs from and to each group, laid at random
        chance += share(t->sent[g], t->arcs) * share(t->got[g], t->arcs);
        square += half * half;
    }
    figure[PDN_WHOLE_EI_INDEX] = 1 - 2 * within;
    // r = (sum e_gg - sum a_g b_g) / (1 - sum a_g b_g)
    figure[PDN_WHOLE_ASSORTATIVITY] =
        1 - chance > 1e-12 ? (within - chance) / (1 - chance) : (double)NAN;
    figure[PDN_WHOLE_MODULARITY_GROUP] =
        share(t->dyads_within, t->dyads) - square;
}

void dyads__tally_figures(const dyads__tally *t, const graph_level__people *who,
                          bool directed, double possible, double *figure)
{
    figure[PDN_WHOLE_ARCS] = directed ? t->arcs : t->dyads;
    figure[PDN_WHOLE_DENSITY] = share(t->heard, possible);
    if (directed) {
        /* of two who answered: what a silent person would have said is not
         * known, and is not no */
        figure[PDN_WHOLE_RECIPROCITY_ARCS] =
            share(2 * t->confirmed, 2 * t->confirmed + t->one_sided);
        figure[PDN_WHOLE_RECIPROCITY_DYADS] = figure[PDN_WHOLE_CONFIRMATION] =
            share(t->confirmed, t->confirmed + t->one_sided);
    }
    if (who->group != NULL) tell_groups(t, who, figure);
}
