#include "wave_spread.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS = 100, EACH = 500 };

static const int shares[] = {
    PDN_WHOLE_DENSITY,  PDN_WHOLE_RECIPROCITY_ARCS, PDN_WHOLE_CONFIRMATION,
    PDN_WHOLE_EI_INDEX, PDN_WHOLE_ASSORTATIVITY,    PDN_WHOLE_MODULARITY_GROUP};
static const int others[] = {
    PDN_WHOLE_TRANSITIVITY,  PDN_WHOLE_COMPONENTS,
    PDN_WHOLE_LARGEST_SHARE, PDN_WHOLE_EFFICIENCY,
    PDN_WHOLE_MEAN_DISTANCE, PDN_WHOLE_CENTRALISATION_IN,
    PDN_WHOLE_CORE_PERIPHERY};
enum { SHARES = PDN_COUNT(shares), OTHERS = PDN_COUNT(others) };

/* Sum of squares about the mean of those that are defined, and their number. */
static double squares(const double *x, size_t n, size_t *defined)
{
    double sum = 0, square = 0;

    *defined = 0;
    for (size_t k = 0; k < n; k++) {
        if (isnan(x[k])) continue;
        sum += x[k];
        ++*defined;
    }
    for (size_t k = 0; k < n; k++) {
        double d = x[k] - sum / (double)*defined;
        if (!isnan(x[k])) square += d * d;
    }
    return square;
}

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
};

static void add_copies(const struct resampling *s, struct hand *h, uint32_t v,
                       pdn_random *stream)
{
    uint32_t r = (uint32_t)s->respondents, copies = h->times[v];

    for (uint32_t pair = 0; pair < copies * (copies - 1) / 2; pair++) {
        uint32_t i = pdn_random_below(stream, r);
        uint32_t j = pdn_random_below(stream, r - 1);
        uint32_t a = s->respondent[i], b = s->respondent[j < i ? j : j + 1];
        for (int k = 0; k < 2; k++) {
            const pdn_packed *out = &s->net[k].out;
            struct dyads__dyad d = {v, v, pdn_packed_has(out, a, b),
                                    pdn_packed_has(out, b, a), false};
            dyads__tally_add(&h->tally[k], &s->who, &d, 1);
        }
    }
}

static void tally_wave(const struct resampling *s, int wave, struct hand *h)
{
    const dyads__list *l = &s->dyads[wave];

    dyads__tally_reset(&h->tally[wave], s->who.groups);
    for (size_t k = 0; k < l->m; k++) {
        const struct dyads__dyad *d = &l->dyad[k];
        double times = (double)h->times[d->a] * h->times[d->b];
        if (times > 0) dyads__tally_add(&h->tally[wave], &s->who, d, times);
    }
}

static pdn_status draw_people(void *context, size_t draw, size_t worker,
                              pdn_random *stream)
{
    struct resampling *s = context;
    struct hand *h = &s->hand[worker];
    const size_t n = s->net[0].n;
    double figure[2][PDN_WHOLES];
    double possible = (double)s->respondents * ((double)n - 1);

    pdn_strata_resample(&s->strata, stream, h->times);
    for (int k = 0; k < 2; k++)
        tally_wave(s, k, h);
    for (size_t k = 0; k < s->respondents; k++)
        if (h->times[s->respondent[k]] > 1)
            add_copies(s, h, s->respondent[k], stream);
    for (size_t e = 0; e < s->who.opens; e++)
        possible -=
            (double)h->times[s->who.open_from[e]] * h->times[s->who.open_to[e]];
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
    PDN_NEW(s->respondent, c->people);
    PDN_NEW(s->hand, s->hands);
    PDN_NEW(s->drawn, SHARES * s->draws);
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
        PDN_NEW(s->hand[i].times, c->people);
        for (int k = 0; k < 2; k++)
            PDN_TRY(dyads__tally_init(&s->hand[i].tally[k], s->who.groups));
    }
out:
    free(stratum);
    return st;
}

static void resampling_clear(struct resampling *s)
{
    for (size_t i = 0; s->hand != NULL && i < s->hands; i++) {
        free(s->hand[i].times);
        for (int k = 0; k < 2; k++)
            dyads__tally_clear(&s->hand[i].tally[k]);
    }
    for (int k = 0; k < 2; k++) {
        dyads__clear(&s->dyads[k]);
        pdn_adjacency_clear(&s->net[k]);
    }
    free(s->hand);
    free(s->respondent);
    free(s->drawn);
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
    for (size_t k = 0; k < SHARES; k++) {
        size_t m = 0;
        double t = gsl_cdf_tdist_Pinv(.975, (double)s.respondents - 1);
        double square = squares(s.drawn + k * d->draws, d->draws, &m);
        if (m > d->draws / 2) half[shares[k]] = t * sqrt(square / (double)m);
    }
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

/* Everybody a part of their own; of more than EACH, parts by lot. */
static void deal(struct leaving *s, const pdn_draws *d)
{
    size_t n = s->f->c->people;
    pdn_random stream;

    for (size_t i = 0; i < n; i++)
        s->part[i] = (uint32_t)(i % s->parts);
    if (s->parts == n) return;
    pdn_random_start(&stream, d->seed, d->purpose, UINT64_MAX);
    pdn_random_shuffle(&stream, s->part, n);
}

static pdn_status of_others(const wave_figures *f, const pdn_draws *d,
                            double *half)
{
    pdn_status st = PDN_OK;
    size_t n = f->c->people;
    struct leaving s = {.f = f, .parts = n > EACH ? PARTS : n};

    if (n < 3) return PDN_OK;
    PDN_NEW(s.part, n);
    PDN_NEW(s.without, OTHERS * s.parts);
    deal(&s, d);
    PDN_TRY(pdn_parallel(s.parts, d->threads, leave_out, &s));
    for (size_t k = 0; k < OTHERS; k++) {
        size_t m = 0;
        double t = gsl_cdf_tdist_Pinv(.975, (double)s.parts - 1);
        double square = squares(s.without + k * s.parts, s.parts, &m);
        double of = (double)m;
        // s^2 = (k - 2) / (2 k) sum over people of (x_-i - mean)^2
        if (m > s.parts / 2 && m > 2)
            half[others[k]] = t * sqrt((of - 2) / (2 * of) * square);
    }
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
