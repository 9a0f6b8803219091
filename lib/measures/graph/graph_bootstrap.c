#include "graph_bootstrap.h"

#include "core/purposes.h"
#include "measures/cohesion/communities.h"
#include "measures/paths/brandes_lanes.h"
#include "remainder.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS = 100, EACH = 500, MANY = 2000 };

static const int shares[] = {
    PDN_WHOLE_DENSITY,         PDN_WHOLE_RECIPROCITY_ARCS,
    PDN_WHOLE_CONFIRMATION,    PDN_WHOLE_RECIPROCITY_DYADS,
    PDN_WHOLE_EI_INDEX,        PDN_WHOLE_ASSORTATIVITY,
    PDN_WHOLE_MODULARITY_GROUP};
static const int others[] = {PDN_WHOLE_TRANSITIVITY,
                             PDN_WHOLE_COMPONENTS,
                             PDN_WHOLE_LARGEST_SHARE,
                             PDN_WHOLE_EFFICIENCY,
                             PDN_WHOLE_MEAN_DISTANCE,
                             PDN_WHOLE_CENTRALISATION_IN,
                             PDN_WHOLE_MODULARITY_LEIDEN,
                             PDN_WHOLE_CORE_PERIPHERY,
                             PDN_WHOLE_CENTRALISATION_BETWEENNESS};
enum { SHARES = PDN_COUNT(shares) };
enum { OTHERS = PDN_COUNT(others) };
enum { CENTRALISATION = OTHERS - 1 }; /* where that of betweenness stands */

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

double graph_bootstrap__half_drawn(const double *x, size_t draws, size_t people)
{
    size_t m = 0;
    double square = squares(x, draws, &m);

    if (m <= draws / 2) return (double)NAN;
    return gsl_cdf_tdist_Pinv(.975, (double)people - 1) *
           sqrt(square / (double)m);
}

double graph_bootstrap__half_left(const double *x, size_t parts)
{
    size_t m = 0;
    double square = squares(x, parts, &m), of = (double)m;

    if (m <= parts / 2 || m <= 2) return (double)NAN;
    // s^2 = (k - 2) / (2 k) sum over people of (x_-i - mean)^2
    return gsl_cdf_tdist_Pinv(.975, (double)parts - 1) *
           sqrt((of - 2) / (2 * of) * square);
}

size_t graph_bootstrap__parts(size_t people)
{
    return people > EACH ? PARTS : people;
}

void graph_bootstrap__deal(size_t people, uint64_t seed, uint64_t purpose,
                           uint32_t *part)
{
    const size_t parts = graph_bootstrap__parts(people);
    pdn_random stream;

    for (size_t v = 0; v < people; v++)
        part[v] = (uint32_t)(v % parts);
    if (parts == people) return;
    pdn_random_start(&stream, seed, purpose, UINT64_MAX);
    pdn_random_shuffle(&stream, part, people);
}

/* ---- people drawn again ------------------------------------------------- */

/* One thread's people and counts. */
struct hand {
    uint32_t *times;
    dyads__tally tally;
};

struct resampling {
    const graph_bootstrap__sample *q;
    dyads__list dyads;
    pdn_strata strata; /* 0: silent, 1: answered */
    uint32_t *respondent;
    size_t respondents;
    struct hand *hand;
    double *drawn; /* SHARES x draws */
    pdn_arena memory;
};

static pdn_status draw_people(void *context, size_t draw, size_t worker,
                              pdn_random *stream)
{
    const struct resampling *s = context;
    const graph_bootstrap__sample *q = s->q;
    struct hand *h = &s->hand[worker];
    double figure[PDN_WHOLES];
    const dyads__drawing drawing = {q->who, s->respondent, s->respondents,
                                    1,      q->net,        &s->dyads};

    pdn_strata_resample(&s->strata, stream, h->times);
    double possible = dyads__tally_drawn(&drawing, h->times, stream, &h->tally);
    for (int k = 0; k < PDN_WHOLES; k++)
        figure[k] = (double)NAN;
    dyads__tally_figures(&h->tally, q->who, q->net->directed, possible, figure);
    for (size_t k = 0; k < SHARES; k++)
        s->drawn[k * q->draws + draw] = figure[shares[k]];
    return PDN_OK;
}

static pdn_status prepare(struct resampling *s)
{
    pdn_status st = PDN_OK;
    const graph_bootstrap__sample *q = s->q;
    size_t n = q->net->n;
    uint32_t *stratum = NULL;

    PDN_NEW(stratum, n);
    PDN_TAKE(&s->memory, s->respondent, n);
    PDN_TAKE(&s->memory, s->hand, q->threads);
    PDN_TAKE(&s->memory, s->drawn, SHARES * q->draws);
    for (uint32_t v = 0; v < n; v++) {
        stratum[v] = q->who->answered[v];
        if (stratum[v] == 1) s->respondent[s->respondents++] = v;
    }
    for (size_t k = 0; k < q->threads; k++) {
        PDN_TAKE(&s->memory, s->hand[k].times, n);
        PDN_TRY(dyads__tally_init(&s->hand[k].tally, q->who->groups));
    }
    PDN_TRY(pdn_strata_make(stratum, n, 2, &s->strata));
    PDN_TRY(dyads__make(q->net, q->who, &s->dyads));
out:
    free(stratum);
    return st;
}

static void resampling_clear(struct resampling *s)
{
    for (size_t k = 0; s->hand != NULL && k < s->q->threads; k++)
        dyads__tally_clear(&s->hand[k].tally);
    pdn_arena_clear(&s->memory);
    dyads__clear(&s->dyads);
    pdn_strata_clear(&s->strata);
}

pdn_status graph_bootstrap__resampled(const graph_bootstrap__sample *q,
                                      double *half)
{
    pdn_status st = PDN_OK;
    struct resampling s = {.q = q};
    pdn_draws draws = {
        q->draws,    q->threads,           q->seed, PURPOSE_GRAPH_BOOTSTRAP,
        q->progress, "people drawn again", q->shard};

    PDN_TRY(prepare(&s));
    if (s.respondents < 3 || q->draws < 2) goto out;
    PDN_TRY(pdn_replicate(&draws, draw_people, &s));
    PDN_TRY(pdn_draws_join_values(&draws, s.drawn, SHARES));
    for (size_t k = 0; k < SHARES; k++)
        half[shares[k]] = graph_bootstrap__half_drawn(s.drawn + k * q->draws,
                                                      q->draws, s.respondents);
out:
    resampling_clear(&s);
    return st;
}

/* ---- people left out ---------------------------------------------------- */

struct leaving {
    const graph_bootstrap__sample *q;
    unsigned wanted;
    bool paths; /* betweenness and communities too */
    size_t parts;
    uint32_t *part;         /* of each person; part v is v where each is one */
    remainder__triads all;  /* where each part is one person */
    double *without;        /* OTHERS x parts */
    struct paths *paths_of; /* one per thread */
};

/* The network of those outside one part, and who of them answered; now[v]:
 * who v is there. */
static pdn_status rest_of(const struct leaving *s, size_t part, uint32_t *now,
                          bool *answered, pdn_adjacency *out)
{
    uint32_t stay = 0;

    for (uint32_t v = 0; v < s->q->net->n; v++) {
        now[v] = UINT32_MAX;
        if (s->part[v] == part) continue;
        answered[stay] = s->q->who->answered[v];
        now[v] = stay++;
    }
    return remainder__network(s->q->net, now, stay, out);
}

/* The modularity that the communities of all come to among those who are left:
 * what becomes of the division found, not what another search would find. */
static pdn_status communities_left(const struct leaving *s, const uint32_t *now,
                                   const pdn_adjacency *net, double *modularity)
{
    pdn_status st = PDN_OK;
    uint32_t *number = NULL, *part = NULL, parts = 0;

    PDN_NEW(number, s->q->net->n); /* of each community, plus one */
    PDN_NEW(part, net->n);
    for (size_t v = 0; v < s->q->net->n; v++) {
        if (now[v] == UINT32_MAX) continue;
        uint32_t *of = &number[s->q->community[v]];
        if (*of == 0) *of = ++parts;
        part[now[v]] = *of - 1;
    }
    PDN_TRY(communities__leiden_from(&net->both, s->q->seed, part, modularity));
out:
    free(number);
    free(part);
    return st;
}

static pdn_status leave_out(void *context, size_t part, size_t worker)
{
    const struct leaving *s = context;
    pdn_status st = PDN_OK;
    pdn_adjacency net = {0};
    graph_level__people who = {0}; /* nothing that groups make is wanted here */
    uint32_t *now = NULL;
    bool *answered = NULL;
    double figure[PDN_WHOLES], *named = NULL;

    for (int k = 0; k < PDN_WHOLES; k++)
        figure[k] = (double)NAN;
    PDN_NEW(named, s->q->net->n);
    PDN_NEW(now, s->q->net->n);
    PDN_NEW(answered, s->q->net->n);
    PDN_TRY(rest_of(s, part, now, answered, &net));
    who.answered = answered;
    PDN_TRY(indicators__figures(&net, &who, s->wanted, 1, s->q->seed, figure));
    if (s->all.net != NULL)
        remainder__triads_without(&s->all, (uint32_t)part, named, figure);
    if (s->paths)
        PDN_TRY(communities_left(s, now, &net,
                                 &figure[PDN_WHOLE_MODULARITY_LEIDEN]));
    for (size_t k = 0; k < OTHERS; k++)
        if (!isnan(figure[others[k]]))
            s->without[k * s->parts + part] = figure[others[k]];
    /* worker 0 is the thread that called: only it may tell */
    if (worker == 0)
        pdn_progress_tell(s->q->progress, "people left out", part + 1,
                          s->parts);
out:
    free(named);
    free(now);
    free(answered);
    pdn_adjacency_clear(&net);
    return st;
}

/* One thread's memory for betweenness without some parts, a lane for each. */
struct paths {
    brandes_lanes *lanes;
    lane_set *absent; /* by actor */
    double *score;    /* BRANDES_LANES for each actor */
    double *left;
    pdn_arena memory;
};

static pdn_status paths_init(struct paths *p, const pdn_packed *out)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&p->memory, p->absent, out->n);
    PDN_TAKE(&p->memory, p->score, BRANDES_LANES * out->n);
    PDN_TAKE(&p->memory, p->left, out->n);
    PDN_TRY(brandes_lanes__new(out->n, out->m, &p->lanes));
out:
    return st;
}

static void paths_clear(struct paths *p)
{
    brandes_lanes__free(p->lanes);
    pdn_arena_clear(&p->memory);
}

/* centralisation_betweenness of those outside the part of lane k. */
static double centralisation_left(const struct paths *p,
                                  const pdn_adjacency *net, size_t k)
{
    size_t n = 0;

    for (size_t v = 0; v < net->n; v++) {
        if (p->absent[v] >> k & 1) continue;
        double score = p->score[v * BRANDES_LANES + k];
        p->left[n++] = net->directed ? score : score / 2;
    }
    return indicators__centralisation(p->left, n, net->directed);
}

static pdn_status paths_left(void *context, size_t block, size_t worker)
{
    const struct leaving *s = context;
    const pdn_adjacency *net = s->q->net;
    struct paths *p = &s->paths_of[worker];
    lane_network lanes = {.out = &net->out};
    pdn_status st = PDN_OK;

    if (p->lanes == NULL) PDN_TRY(paths_init(p, &net->out));
    lanes.absent = p->absent;
    memset(p->score, 0, BRANDES_LANES * net->n * sizeof *p->score);
    for (size_t v = 0; v < net->n; v++)
        p->absent[v] = (lane_set)(s->part[v] / BRANDES_LANES == block)
                       << s->part[v] % BRANDES_LANES;
    for (uint32_t v = 0; v < net->n; v++) {
        uint32_t source[BRANDES_LANES];
        for (int k = 0; k < BRANDES_LANES; k++)
            source[k] = p->absent[v] >> k & 1 ? UINT32_MAX : v;
        brandes_lanes__add(p->lanes, &lanes, source, p->score);
    }
    for (size_t k = 0; k < BRANDES_LANES; k++) {
        size_t part = block * BRANDES_LANES + k;
        if (part < s->parts)
            s->without[CENTRALISATION * s->parts + part] =
                centralisation_left(p, net, k);
    }
out:
    return st;
}

static pdn_status without_paths(struct leaving *s)
{
    pdn_status st = PDN_OK;
    size_t blocks = (s->parts + BRANDES_LANES - 1) / BRANDES_LANES;

    PDN_NEW(s->paths_of, s->q->threads);
    PDN_TRY(pdn_parallel(blocks, s->q->threads, paths_left, s));
out:
    for (size_t k = 0; k < s->q->threads && s->paths_of != NULL; k++)
        paths_clear(&s->paths_of[k]);
    free(s->paths_of);
    return st;
}

pdn_status graph_bootstrap__leave_one_out(const graph_bootstrap__sample *q,
                                          double *half)
{
    pdn_status st = PDN_OK;
    size_t n = q->net->n;
    struct leaving s = {.q = q, .parts = graph_bootstrap__parts(n)};

    if (n < 3 || pdn_shard_deals(q->shard)) return PDN_OK;
    s.wanted = INDICATORS_COMPONENTS;
    if (s.parts == n)
        PDN_TRY(remainder__triads_of(q->net, q->who, &s.all));
    else
        s.wanted |= INDICATORS_TRIADS;
    if (n <= MANY) {
        s.wanted |= INDICATORS_PATHS;
        s.paths = true;
    }
    PDN_NEW(s.part, n);
    PDN_NEW(s.without, OTHERS * s.parts);
    for (size_t k = 0; k < OTHERS * s.parts; k++)
        s.without[k] = (double)NAN;
    graph_bootstrap__deal(n, q->seed, PURPOSE_GRAPH_BOOTSTRAP, s.part);
    if (s.paths) PDN_TRY(without_paths(&s));
    PDN_TRY(pdn_parallel(s.parts, q->threads, leave_out, &s));
    for (size_t k = 0; k < OTHERS; k++)
        half[others[k]] =
            graph_bootstrap__half_left(s.without + k * s.parts, s.parts);
out:
    free(s.part);
    free(s.without);
    remainder__triads_clear(&s.all);
    return st;
}
