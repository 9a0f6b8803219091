#include "wave_spread.h"

#include "measures/graph/graph_bootstrap.h"

#include <math.h>
#include <stdlib.h>

static const int shares[] = {
    PDN_WHOLE_DENSITY,  PDN_WHOLE_RECIPROCITY_ARCS, PDN_WHOLE_CONFIRMATION,
    PDN_WHOLE_EI_INDEX, PDN_WHOLE_ASSORTATIVITY,    PDN_WHOLE_MODULARITY_GROUP};
static const int others[] = {
    PDN_WHOLE_TRANSITIVITY,  PDN_WHOLE_COMPONENTS,
    PDN_WHOLE_LARGEST_SHARE, PDN_WHOLE_EFFICIENCY,
    PDN_WHOLE_MEAN_DISTANCE, PDN_WHOLE_CENTRALISATION_IN,
    PDN_WHOLE_CORE_PERIPHERY};
enum { SHARES = PDN_COUNT(shares), OTHERS = PDN_COUNT(others) };

/* ---- people drawn again ---- */

/* One thread's people and counts. */
struct hand {
    uint32_t *times;
    dyads__tally tally[2];
};

struct resampling {
    const wave_figures *f;
    graph_level__people who;
    pdn_adjacency net[2];
    dyads__list dyads[2];
    pdn_strata strata; /* 0: not heard, 1: heard */
    uint32_t *respondent;
    size_t respondents, hands, draws;
    struct hand *hand;
    double *drawn; /* SHARES x draws */
    pdn_arena memory;
};

static pdn_status draw_people(void *context, size_t draw, size_t worker,
                              pdn_random *stream)
{
    struct resampling *s = context;
    struct hand *h = &s->hand[worker];
    const dyads__drawing drawing = {&s->who, s->respondent, s->respondents,
                                    2,       s->net,        s->dyads};
    double figure[2][PDN_WHOLES];

    pdn_strata_resample(&s->strata, stream, h->times);
    double possible = dyads__tally_drawn(&drawing, h->times, stream, h->tally);
    for (int k = 0; k < 2; k++) {
        for (int i = 0; i < PDN_WHOLES; i++)
            figure[k][i] = (double)NAN;
        dyads__tally_figures(&h->tally[k], &s->who, s->f->c->directed, possible,
                             figure[k]);
    }
    for (size_t k = 0; k < SHARES; k++)
        s->drawn[k * s->draws + draw] =
            figure[1][shares[k]] - figure[0][shares[k]];
    return PDN_OK;
}

static pdn_status prepare(struct resampling *s)
{
    pdn_status st = PDN_OK;
    const common_arcs *c = s->f->c;
    uint32_t *stratum = NULL;

    PDN_NEW(stratum, c->people);
    PDN_TAKE(&s->memory, s->respondent, c->people);
    PDN_TAKE(&s->memory, s->hand, s->hands);
    PDN_TAKE(&s->memory, s->drawn, SHARES * s->draws);
    for (uint32_t v = 0; v < c->people; v++) {
        stratum[v] = c->heard[v];
        if (c->heard[v]) s->respondent[s->respondents++] = v;
    }
    PDN_TRY(pdn_strata_make(stratum, c->people, 2, &s->strata));
    for (int k = 0; k < 2; k++) {
        PDN_TRY(wave_figures__adjacency(s->f, k, NULL, NULL, &s->net[k]));
        PDN_TRY(dyads__make(&s->net[k], &s->who, &s->dyads[k]));
    }
    for (size_t i = 0; i < s->hands; i++) {
        PDN_TAKE(&s->memory, s->hand[i].times, c->people);
        for (int k = 0; k < 2; k++)
            PDN_TRY(dyads__tally_init(&s->hand[i].tally[k], s->who.groups));
    }
out:
    free(stratum);
    return st;
}

static void resampling_clear(struct resampling *s)
{
    for (size_t i = 0; s->hand != NULL && i < s->hands; i++)
        for (int k = 0; k < 2; k++)
            dyads__tally_clear(&s->hand[i].tally[k]);
    for (int k = 0; k < 2; k++) {
        dyads__clear(&s->dyads[k]);
        pdn_adjacency_clear(&s->net[k]);
    }
    pdn_arena_clear(&s->memory);
    pdn_strata_clear(&s->strata);
}

static pdn_status of_shares(const wave_figures *f, const pdn_draws *d,
                            double *half)
{
    pdn_status st = PDN_OK;
    struct resampling s = {.f = f,
                           .who = wave_figures__people(f),
                           .hands = d->threads,
                           .draws = d->draws};

    PDN_TRY(prepare(&s));
    if (s.respondents < 3 || d->draws < 2) goto out;
    PDN_TRY(pdn_replicate(d, draw_people, &s));
    PDN_TRY(pdn_draws_join_values(d, s.drawn, SHARES));
    for (size_t k = 0; k < SHARES; k++)
        half[shares[k]] = graph_bootstrap__half_drawn(s.drawn + k * d->draws,
                                                      d->draws, s.respondents);
out:
    resampling_clear(&s);
    return st;
}

/* ---- people left out ---- */

struct leaving {
    const wave_figures *f;
    size_t parts;
    uint32_t *part;  /* of each person */
    double *without; /* OTHERS x parts */
};

static pdn_status leave_out(void *context, size_t part, size_t worker)
{
    pdn_status st = PDN_OK;
    struct leaving *s = context;
    bool *gone = NULL;
    double figure[2][PDN_WHOLES];

    (void)worker;
    PDN_NEW(gone, s->f->c->people);
    for (size_t i = 0; i < s->f->c->people; i++)
        gone[i] = s->part[i] == part;
    for (int k = 0; k < 2; k++)
        PDN_TRY(wave_figures__of(s->f, k, NULL, gone, figure[k]));
    for (size_t k = 0; k < OTHERS; k++)
        s->without[k * s->parts + part] =
            figure[1][others[k]] - figure[0][others[k]];
out:
    free(gone);
    return st;
}

static pdn_status of_others(const wave_figures *f, const pdn_draws *d,
                            double *half)
{
    pdn_status st = PDN_OK;
    size_t n = f->c->people;
    struct leaving s = {.f = f, .parts = graph_bootstrap__parts(n)};

    if (n < 3 || pdn_shard_deals(d->shard)) return PDN_OK;
    PDN_NEW(s.part, n);
    PDN_NEW(s.without, OTHERS * s.parts);
    graph_bootstrap__deal(n, d->seed, d->purpose, s.part);
    PDN_TRY(pdn_parallel(s.parts, d->threads, leave_out, &s));
    for (size_t k = 0; k < OTHERS; k++)
        half[others[k]] =
            graph_bootstrap__half_left(s.without + k * s.parts, s.parts);
out:
    free(s.part);
    free(s.without);
    return st;
}

pdn_status wave_spread__half(const wave_figures *f, const pdn_draws *d,
                             double *half)
{
    pdn_status st = PDN_OK;

    for (int k = 0; k < PDN_WHOLES; k++)
        half[k] = (double)NAN;
    PDN_TRY(of_shares(f, d, half));
    PDN_TRY(of_others(f, d, half));
out:
    return st;
}
