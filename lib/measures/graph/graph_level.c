#include "core/purposes.h"
#include "measures/cohesion/communities.h"
#include "relabel.h"
#include "services_level.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/measures.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The walk: trials a tie before the first draw, and between draws. */
enum { BURN_IN = 100, THINNING = 10 };

static const double same = 1e-9;

struct work {
    const pdn_network *g;
    const pdn_graph_level_options *o;
    size_t threads;
    pdn_adjacency net;
    pdn_groups groups;
    pdn_strata strata;
    graph_level__people who;
    uint32_t *open;      /* ends of cells left open */
    uint32_t *community; /* of each person */
    double value[PDN_WHOLES], half[PDN_WHOLES];
    double changed;
};

/* ---- chance ------------------------------------------------------------- */

/* One walk and what it is asked for: figures of these kinds, those of them
 * that are marked. */
struct walk {
    pdn_rewire_kind kind;
    bool answered; /* arcs between those who answered alone */
    bool groups;   /* figures of groups are asked for */
    unsigned wanted;
    bool of[PDN_WHOLES];
};

/* Networks on the walk, SLOTS at a time: the walk is one, what is measured on
 * the way can be many threads'. */
enum { SLOTS = 32 };

struct paths {
    const struct work *w;
    const struct walk *k;
    size_t m, first;     /* ties; the draw in the first slot */
    uint32_t *from, *to; /* SLOTS x m */
    pdn_rewiring *walk;
    double *drawn; /* PDN_WHOLES x draws */
};

/* Whether a walk moves this contact. */
static bool walks(const struct paths *p, uint32_t from, uint32_t to)
{
    const struct work *w = p->w;

    if (!w->net.directed && to < from) return false; /* each tie once */
    return !p->k->answered || (w->who.answered[from] && w->who.answered[to]);
}

/* The contacts that are moved about, as they are. */
static pdn_status begin(struct paths *p)
{
    pdn_status st = PDN_OK;
    const struct work *w = p->w;
    const pdn_packed *out = &w->net.out;

    PDN_NEW(p->from, SLOTS * out->m);
    PDN_NEW(p->to, SLOTS * out->m);
    PDN_NEW(p->drawn, PDN_WHOLES * w->o->draws);
    for (uint32_t v = 0; v < out->n; v++) {
        for (uint32_t e = out->start[v]; e < out->start[v + 1]; e++) {
            if (!walks(p, v, out->to[e])) continue;
            p->from[p->m] = v;
            p->to[p->m++] = out->to[e];
        }
    }
    PDN_TRY(
        pdn_rewiring_new(out->n, p->k->kind, p->from, p->to, p->m, &p->walk));
out:
    return st; /* the caller clears p */
}

static pdn_status measure_slot(void *context, size_t slot, size_t worker)
{
    const struct paths *p = context;
    const struct work *w = p->w;
    pdn_status st = PDN_OK;
    pdn_adjacency net = {0};
    graph_level__people who = w->who;
    size_t draw = p->first + slot;
    double figure[PDN_WHOLES];

    (void)worker;
    if (!pdn_shard_makes(w->o->shard, draw)) return PDN_OK;
    for (int f = 0; f < PDN_WHOLES; f++)
        figure[f] = (double)NAN;
    PDN_TRY(pdn_adjacency_pack(w->net.n, w->net.directed, p->from + slot * p->m,
                               p->to + slot * p->m, p->m, &net));
    if (!p->k->groups) {
        who.group = NULL;
        who.groups = 0;
    }
    PDN_TRY(indicators__figures(&net, &who, p->k->wanted, 1,
                                w->o->seed + 1 + draw, figure));
    for (int f = 0; f < PDN_WHOLES; f++)
        p->drawn[(size_t)f * w->o->draws + draw] = figure[f];
out:
    pdn_adjacency_clear(&net);
    return st;
}

/* How far the walk has to go: a shard need not walk on behind its last draw. */
static size_t draws_walked(const struct work *w)
{
    size_t end = w->o->draws;

    while (end > 0 && !pdn_shard_makes(w->o->shard, end - 1))
        end--;
    return end;
}

static pdn_status draw_all(struct paths *p, pdn_random *stream)
{
    pdn_status st = PDN_OK;
    size_t draws = draws_walked(p->w);

    if (draws == 0) return PDN_OK;
    pdn_rewiring_run(p->walk, stream, BURN_IN * p->m);
    for (; p->first < draws; p->first += SLOTS) {
        size_t slots = draws - p->first < SLOTS ? draws - p->first : SLOTS;
        for (size_t s = 0; s < slots; s++) {
            if (p->first + s > 0)
                pdn_rewiring_run(p->walk, stream, THINNING * p->m);
            pdn_rewiring_ties(p->walk, p->from + s * p->m, p->to + s * p->m);
        }
        PDN_TRY(pdn_parallel(slots, p->w->threads, measure_slot, p));
        pdn_progress_tell(p->w->o->progress, "ties moved about",
                          p->first + slots, draws);
    }
out:
    return st;
}

/* What the draws say of a figure; NaN draws stand last and are left out. */
static void tell_chance(double value, double *drawn, size_t draws,
                        pdn_graph_level *out)
{
    size_t m = 0, low = 0, high = 0;
    double sum = 0, near = same * (fabs(value) > 1e-3 ? fabs(value) : 1e-3);

    pdn_sort(drawn, draws);
    for (; m < draws && !isnan(drawn[m]); m++) {
        sum += drawn[m];
        low += drawn[m] <= value + near;
        high += drawn[m] >= value - near;
    }
    if (m == 0) return;
    out->null_mean = sum / (double)m;
    out->null_lo = pdn_quantile(drawn, m, .025);
    out->null_hi = pdn_quantile(drawn, m, .975);
    out->p = pdn_p_two_sided(pdn_p_drawn(low, m), pdn_p_drawn(high, m));
    out->draws = (double)m;
}

/* The figures of all draws, and what the whole walk tried, which the shard of
 * the last draw saw. */
static pdn_status join_walk(struct paths *p, uint64_t seen[2])
{
    pdn_status st = PDN_OK;
    const pdn_graph_level_options *o = p->w->o;
    const pdn_draws d = {.draws = o->draws,
                         .seed = o->seed,
                         .purpose = PURPOSE_NULL_NETWORK,
                         .shard = o->shard};

    pdn_rewiring_count(p->walk, &seen[0], &seen[1]);
    if (draws_walked(p->w) < o->draws) seen[0] = seen[1] = 0;
    PDN_TRY(pdn_draws_join_values(&d, p->drawn, PDN_WHOLES));
    PDN_TRY(pdn_draws_join_sums(&d, PDN_SHARD_UINT64, seen, 2));
out:
    return st;
}

static pdn_status take_walk(struct work *w, const struct walk *k,
                            pdn_graph_level *out)
{
    pdn_status st = PDN_OK;
    struct paths p = {.w = w, .k = k};
    pdn_random stream;
    uint64_t seen[2]; /* trials, changes */
    size_t draws = w->o->draws;

    PDN_TRY(begin(&p));
    pdn_random_start(&stream, w->o->seed, PURPOSE_NULL_NETWORK, k->kind);
    PDN_TRY(draw_all(&p, &stream));
    PDN_TRY(join_walk(&p, seen));
    for (int f = 0; f < PDN_WHOLES; f++)
        if (k->of[f] && !isnan(w->value[f]))
            tell_chance(w->value[f], p.drawn + (size_t)f * draws, draws,
                        &out[f]);
    if (seen[0] > 0) w->changed = (double)seen[1] / (double)seen[0];
out:
    free(p.from);
    free(p.to);
    free(p.drawn);
    pdn_rewiring_free(p.walk);
    return st;
}

/* Reciprocity has its own walk, in which returned ties come and go: among
 * those who answered, as it is counted among them. */
static const struct walk reciprocity = {
    .kind = PDN_REWIRE_ARCS,
    .answered = true,
    .wanted = INDICATORS_DYADS,
    .of = {[PDN_WHOLE_RECIPROCITY_ARCS] = true,
           [PDN_WHOLE_RECIPROCITY_DYADS] = true}};

static const struct walk rest = {
    .kind = PDN_REWIRE_KINDS,
    .groups = true,
    .wanted = INDICATORS_DYADS | INDICATORS_TRIADS | INDICATORS_COMMUNITIES,
    .of = {[PDN_WHOLE_TRANSITIVITY] = true,
           [PDN_WHOLE_EI_INDEX] = true,
           [PDN_WHOLE_ASSORTATIVITY] = true,
           [PDN_WHOLE_MODULARITY_GROUP] = true,
           [PDN_WHOLE_MODULARITY_LEIDEN] = true}};

static const int by_paths[] = {PDN_WHOLE_COMPONENTS,
                               PDN_WHOLE_LARGEST_SHARE,
                               PDN_WHOLE_EFFICIENCY,
                               PDN_WHOLE_MEAN_DISTANCE,
                               PDN_WHOLE_CENTRALISATION_BETWEENNESS,
                               PDN_WHOLE_CORE_PERIPHERY};

static pdn_status add_chance(struct work *w, pdn_graph_level *out)
{
    pdn_status st = PDN_OK;
    struct walk others = rest;

    if (w->o->draws == 0) return PDN_OK;
    if (w->o->null == PDN_NULL_ALL) {
        others.wanted |=
            INDICATORS_COMPONENTS | INDICATORS_PATHS | INDICATORS_BETWEENNESS;
        for (size_t k = 0; k < PDN_COUNT(by_paths); k++)
            others.of[by_paths[k]] = true;
    }
    if (w->net.directed)
        PDN_TRY(take_walk(w, &reciprocity, out));
    else
        others.kind = PDN_REWIRE_EDGES;
    PDN_TRY(take_walk(w, &others, out));
out:
    return st;
}

static graph_bootstrap__sample sample_of(const struct work *w)
{
    return (graph_bootstrap__sample){.net = &w->net,
                                     .who = &w->who,
                                     .community = w->community,
                                     .draws = w->o->draws,
                                     .threads = w->threads,
                                     .seed = w->o->seed,
                                     .progress = w->o->progress,
                                     .shard = w->o->shard};
}

static pdn_status add_shuffles(struct work *w, pdn_graph_level *out)
{
    graph_bootstrap__sample q = sample_of(w);

    if (w->who.group == NULL) return PDN_OK;
    return relabel__half_width(&q, &w->strata, w->value, out);
}

/* ---- all of it ---------------------------------------------------------- */

/* The cells that somebody who answered left open. */
static pdn_status take_open(struct work *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    bool *open = NULL;

    PDN_NEW(open, g->ties);
    PDN_NEW(w->open, 2 * g->ties);
    (void)pdn_survey_open(&g->tie, open);
    for (size_t k = 0; k < g->ties; k++) {
        if (!open[k] || !g->answered[g->from[k]]) continue;
        w->open[w->who.opens] = g->from[k];
        w->open[g->ties + w->who.opens++] = g->to[k];
    }
    w->who.open_from = w->open;
    w->who.open_to = w->open + g->ties;
out:
    free(open);
    return st;
}

static pdn_status take_groups(struct work *w)
{
    pdn_status st = PDN_OK;
    const char *by = w->o->by != NULL ? w->o->by : "sector";

    w->who.answered = w->g->answered;
    PDN_TRY(take_open(w));
    /* Without sectors and without a wish there are no groups to speak of. */
    if (w->o->by == NULL && pdn_table_column(&w->g->actor, by) == NULL)
        return PDN_OK;
    PDN_TRY(pdn_groups_by(w->g, by, &w->groups));
    w->who.group = w->groups.of;
    w->who.groups = w->groups.groups;
    PDN_TRY(
        pdn_strata_of_network(w->g, w->o->by, w->o->within, &w->strata, NULL));
out:
    return st;
}

static pdn_status take_spread(struct work *w)
{
    pdn_status st = PDN_OK;
    graph_bootstrap__sample q = sample_of(w);

    PDN_TRY(graph_bootstrap__resampled(&q, w->half));
    PDN_TRY(graph_bootstrap__leave_one_out(&q, w->half));
out:
    return st;
}

/* A figure that nothing moves has no interval: a width of 0 would say that it
 * is known without doubt. */
static bool has_width(double value, double half)
{
    return half > 1e-12 * fmax(1, fabs(value)); /* false for NaN */
}

/* value -+ half, held to what is possible. */
static void tell_value(const struct work *w, int f, pdn_graph_level *out)
{
    double least = 0, most = 0, value = w->value[f], half = w->half[f];

    indicators__bounds(f, (double)w->net.n, &least, &most);
    out->value = value;
    if (isnan(value) || !has_width(value, half)) return;
    out->lo = value - half > least ? value - half : least;
    out->hi = value + half < most ? value + half : most;
    if (f <= PDN_WHOLE_CONFIRMATION ||
        (f >= PDN_WHOLE_EI_INDEX && f <= PDN_WHOLE_MODULARITY_GROUP))
        out->draws = (double)w->o->draws;
}

static const char *const names[] = {
#define FIGURE(figure, name, unit, definition, source) name,
#include "columns/whole_measures.def"
};

static pdn_status measure(struct work *w, pdn_graph_level *row)
{
    pdn_status st = PDN_OK;
    const unsigned all = INDICATORS_DYADS | INDICATORS_TRIADS |
                         INDICATORS_COMPONENTS | INDICATORS_PATHS |
                         INDICATORS_BETWEENNESS;

    for (int f = 0; f < PDN_WHOLES; f++) {
        w->value[f] = w->half[f] = (double)NAN;
        pdn_row_clear(&pdn_graph_level_schema, &row[f]);
        row[f].measure = names[f];
    }
    PDN_TRY(indicators__figures(&w->net, &w->who, all, w->threads, w->o->seed,
                                w->value));
    PDN_NEW(w->community, w->net.n);
    PDN_TRY(communities__leiden(&w->net.both, 0, w->o->seed, w->community,
                                &w->value[PDN_WHOLE_MODULARITY_LEIDEN]));
    PDN_TRY(take_spread(w));
    for (int f = 0; f < PDN_WHOLES; f++)
        tell_value(w, f, &row[f]);
    PDN_TRY(add_chance(w, row));
    PDN_TRY(add_shuffles(w, row));
out:
    return st;
}

/* The figures of groups among those whose group is known, where somebody's is
 * not. */
static pdn_status among_known(const struct work *w, pdn_graph_level *row)
{
    pdn_status st = PDN_OK;
    const pdn_groups *q = &w->groups;
    pdn_network part = {0};
    pdn_graph_level *known = NULL;
    bool *stays = NULL;
    size_t strangers = 0;

    if (w->who.group == NULL) return PDN_OK;
    PDN_NEW(stays, w->g->actors);
    PDN_NEW(known, PDN_WHOLES);
    for (size_t v = 0; v < w->g->actors; v++) {
        stays[v] = pdn_groups_is_known(q->label[q->of[v]]);
        strangers += !stays[v];
    }
    if (strangers == 0) goto out;
    PDN_TRY(pdn_network_part(w->g, stays, 0, &part));
    PDN_TRY(pdn_network_validate(&part));
    PDN_TRY(pdn_graph_level_measure(&part, w->o, known, NULL));
    for (int f = PDN_WHOLE_EI_INDEX; f <= PDN_WHOLE_MODULARITY_GROUP; f++)
        row[f] = known[f];
out:
    free(stays);
    free(known);
    pdn_network_clear(&part);
    return st;
}

const pdn_option_word pdn_whole_nulls[] = {
    {"short", PDN_NULL_SHORT}, {"all", PDN_NULL_ALL}, {NULL, 0}};

pdn_graph_level_options pdn_whole_defaults(void)
{
    return (pdn_graph_level_options){
        .null = PDN_NULL_SHORT, .draws = 1000, .seed = 1};
}

pdn_status pdn_graph_level_measure(const pdn_network *g,
                                   const pdn_graph_level_options *o,
                                   pdn_graph_level *out, double *changed)
{
    pdn_status st = PDN_OK;
    struct work w = {.g = g, .o = o, .changed = (double)NAN};
    pdn_graph_level row[PDN_WHOLES];

    if (pdn_network_names_groups(g)) {
        if (changed != NULL) *changed = w.changed;
        return services_level__measure(g, o->by, names, out);
    }
    w.threads = pdn_threads((long)o->threads);
    PDN_TRY(take_groups(&w));
    PDN_TRY(pdn_adjacency_make(g, &w.net));
    PDN_TRY(measure(&w, row));
    PDN_TRY(among_known(&w, row));
    memcpy(out, row, sizeof row);
    if (changed != NULL) *changed = w.changed;
out:
    free(w.community);
    pdn_adjacency_clear(&w.net);
    pdn_strata_clear(&w.strata);
    free(w.open);
    pdn_groups_clear(&w.groups);
    return st;
}
