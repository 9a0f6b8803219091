#include "measure_context.h"
#include "measures/cohesion/centrality.h"
#include "measures/cohesion/cohesion.h"
#include "measures/ego/constraint.h"
#include "measures/paths/betweenness.h"
#include "measures/paths/betweenness_sampled.h"
#include "measures/paths/harmonic.h"
#include "named_services.h"
#include "rank_robustness.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/measures.h"

#include <math.h>
#include <stdlib.h>

/* ---- texts -------------------------------------------------------------- */

static const char *const texts[] = {"name", "sector", "unit", "municipality"};
enum { TEXTS = 4 };

static const char *text_of(struct measure_context *w, const pdn_column *c,
                           size_t v)
{
    if (c == NULL) return NULL;
    if (c->kind == PDN_TEXT) return c->text[v];
    const char *text = w->buffer;
    size_t n = pdn_number_write(c->number[v], w->buffer);
    w->buffer[n] = '\0';
    w->buffer += PDN_NUMBER_SIZE;
    return text;
}

static void fill_texts(struct measure_context *w)
{
    const pdn_table *actor = &w->g->actor;
    const pdn_column *c[TEXTS];
    pdn_schema all = pdn_measures_schema;

    all.fields = pdn_measures_fields;
    for (size_t k = 0; k < TEXTS; k++)
        c[k] = pdn_table_column(actor, texts[k]);
    for (size_t v = 0; v < w->g->actors; v++) {
        pdn_measures *m = &w->row[v];
        pdn_row_clear(&all, m);
        m->id = w->g->id[v];
        m->responded = w->g->answered[v];
        m->name = text_of(w, c[0], v);
        m->sector = text_of(w, c[1], v);
        m->unit = text_of(w, c[2], v);
        m->municipality = text_of(w, c[3], v);
    }
}

/* ---- contacts ----------------------------------------------------------- */

static double degree_of(const pdn_packed *p, size_t v)
{
    return p->start[v + 1] - p->start[v];
}

/* How many who answered name v: what is filled in for the silent names nobody,
 * and nominators, whom in_degree is out of, does not count them. */
static double named_by(const struct measure_context *w, size_t v)
{
    const pdn_packed *in = &w->net.in;
    double sum = 0;

    for (uint32_t e = in->start[v]; e < in->start[v + 1]; e++)
        sum += w->g->answered[in->to[e]];
    return sum;
}

/* The sum of frequencies along v's row, of senders who answered; an unknown
 * one leaves it unknown. */
static double strength_of(const struct measure_context *w, const pdn_packed *p,
                          size_t v)
{
    double sum = 0;

    for (uint32_t e = p->start[v]; e < p->start[v + 1]; e++) {
        if (p == &w->net.in && !w->g->answered[p->to[e]]) continue;
        double f = w->frequency[p->tie[e]];
        if (pdn_state_of(f) != PDN_VALUE) return f;
        sum += f;
    }
    return sum;
}

/* (E - I) / (E + I) over distinct partners. */
static double ei_of(const struct measure_context *w, size_t v)
{
    const pdn_packed *p = &w->net.both;
    double outside = 0, all = degree_of(p, v);

    if (!w->grouped || !(all > 0)) return measure__undefined();
    for (uint32_t e = p->start[v]; e < p->start[v + 1]; e++)
        outside += w->groups.of[p->to[e]] != w->groups.of[v];
    return (2 * outside - all) / all;
}

static double load_of(double degree, const pdn_column *fte, size_t v)
{
    if (fte == NULL || fte->kind == PDN_TEXT) return measure__undefined();
    double posts = fte->number[v];
    if (pdn_state_of(posts) != PDN_VALUE) return posts;
    return posts > 0 ? degree / posts : measure__undefined();
}

static void fill_contacts(struct measure_context *w)
{
    const pdn_column *fte = pdn_table_column(&w->g->actor, "fte");
    size_t answered = 0;

    for (size_t v = 0; v < w->net.n; v++)
        answered += w->g->answered[v];
    for (size_t v = 0; v < w->net.n; v++) {
        pdn_measures *m = &w->row[v];
        m->out_degree = degree_of(&w->net.out, v);
        m->in_degree = named_by(w, v);
        m->degree = degree_of(&w->net.both, v);
        m->out_strength = strength_of(w, &w->net.out, v);
        m->in_strength = strength_of(w, &w->net.in, v);
        m->ei_index = ei_of(w, v);
        m->load = load_of(m->degree, fte, v);
        m->nominators = (double)(answered - w->g->answered[v]);
    }
    /* nor does nominators count who left open whether v is known */
    for (size_t e = 0; e < w->g->ties; e++)
        if (w->open[e] && w->g->answered[w->g->from[e]])
            w->row[w->g->to[e]].nominators--;
}

/* ---- ways --------------------------------------------------------------- */

static pdn_status harmonic(const struct measure_context *w, const pdn_packed *p,
                           double *sum)
{
    if (w->length == NULL)
        return harmonic__compute(p, w->o->threads, sum, NULL, NULL);
    return harmonic__by_length(p, w->length, w->o->threads, sum);
}

static pdn_status betweenness(struct measure_context *w, double *score)
{
    const pdn_measure_options *o = w->o;

    if (o->approximate > 0 && w->length == NULL && w->net.n > PDN_EXACT_UP_TO)
        return betweenness_sampled__compute(&w->net, o->approximate, o->threads,
                                            o->seed, score, &w->samples);
    return betweenness__compute(&w->net, w->length, o->threads, score);
}

static pdn_status fill_ways(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    double *between = NULL, *out_sum = NULL, *in_sum = NULL;
    size_t n = w->net.n;
    double others = (double)n - 1, pairs = others * ((double)n - 2);

    if (!w->net.directed) pairs /= 2;
    PDN_NEW(between, n);
    PDN_NEW(out_sum, n);
    PDN_NEW(in_sum, n);
    PDN_TRY(betweenness(w, between));
    PDN_TRY(harmonic(w, &w->net.out, out_sum));
    PDN_TRY(harmonic(w, &w->net.in, in_sum));
    for (size_t v = 0; v < n; v++) {
        pdn_measures *m = &w->row[v];
        m->betweenness = between[v];
        m->betweenness_share =
            n > 2 ? between[v] / pairs : measure__undefined();
        m->harmonic_out = n > 1 ? out_sum[v] / others : measure__undefined();
        m->harmonic_in = n > 1 ? in_sum[v] / others : measure__undefined();
    }
out:
    free(between);
    free(out_sum);
    free(in_sum);
    return st;
}

/* ---- standing, circle, parts -------------------------------------------- */

static pdn_status fill_standing(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    double *eigen = NULL, *rank = NULL, *cluster = NULL;
    size_t n = w->net.n;

    PDN_NEW(eigen, n);
    PDN_NEW(rank, n);
    PDN_NEW(cluster, n);
    PDN_TRY(centrality__eigenvector(&w->net.both, eigen));
    PDN_TRY(centrality__pagerank(&w->net, rank));
    PDN_TRY(cohesion__clustering(&w->net.both, cluster, NULL, NULL));
    for (size_t v = 0; v < n; v++) {
        w->row[v].eigenvector = measure__defined(eigen[v]);
        w->row[v].pagerank = rank[v];
        w->row[v].clustering = measure__defined(cluster[v]);
    }
out:
    free(eigen);
    free(rank);
    free(cluster);
    return st;
}

static pdn_status fill_circle(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    pdn_holes *holes = NULL;
    uint32_t *core = NULL, *parts = NULL;
    size_t n = w->net.n;

    PDN_NEW(holes, n);
    PDN_NEW(core, n);
    PDN_NEW(parts, n);
    PDN_TRY(constraint__figures(&w->net, holes));
    PDN_TRY(cohesion__core(&w->net.both, core));
    PDN_TRY(cohesion__parts_if_gone(&w->net.both, parts));
    for (size_t v = 0; v < n; v++) {
        pdn_measures *m = &w->row[v];
        m->constraint = measure__defined(holes[v].constraint);
        m->effective_size = measure__defined(holes[v].effective_size);
        m->hierarchy = measure__defined(holes[v].hierarchy);
        m->core = core[v];
        m->parts_if_gone = parts[v];
        m->cut_actor = parts[v] > 1;
    }
out:
    free(holes);
    free(core);
    free(parts);
    return st;
}

/* ---- ranks -------------------------------------------------------------- */

static pdn_status rank_range(struct measure_context *w, const double *rank,
                             double *lo, double *hi)
{
    pdn_status st = PDN_OK;
    uint32_t *alone = NULL;
    rank_robustness__question q = {
        .net = &w->net,
        .length = w->length,
        .answered = w->g->answered,
        .group = w->groups.of,
        .groups = w->groups.groups,
        .draws = w->o->draws,
        .threads = w->o->threads,
        .seed = w->o->seed,
        .progress = w->o->progress,
        .shard = w->o->shard,
    };

    PDN_NEW(alone, w->net.n); /* without groups: one group, number 0 */
    if (!w->grouped) {
        q.group = alone;
        q.groups = 1;
    }
    PDN_TRY(rank_robustness__range(&q, rank, lo, hi));
out:
    free(alone);
    return st;
}

static pdn_status fill_ranks(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    double *between = NULL, *rank = NULL, *lo = NULL, *hi = NULL;
    size_t n = w->net.n;

    PDN_NEW(between, 4 * n); /* the four, one after another */
    rank = between + n;
    lo = rank + n;
    hi = lo + n;
    for (size_t v = 0; v < n; v++) {
        between[v] = w->row[v].betweenness;
        lo[v] = hi[v] = (double)NAN;
    }
    PDN_TRY(rank_robustness__mid(between, w->g->answered, n, rank));
    if (w->net.directed && w->o->draws > 0 && w->samples == 0)
        PDN_TRY(rank_range(w, rank, lo, hi));
    for (size_t v = 0; v < n; v++) {
        w->row[v].rank = measure__defined(rank[v]);
        w->row[v].rank_lo = measure__defined(lo[v]);
        w->row[v].rank_hi = measure__defined(hi[v]);
    }
out:
    free(between);
    return st;
}

/* ---- all of it ---------------------------------------------------------- */

/* Who did not answer has no row of answers, and what needs one is empty. */
static void empty_silent(pdn_measures *m)
{
    m->out_degree = m->out_strength = measure__undefined();
    m->betweenness = m->betweenness_share = m->harmonic_out =
        measure__undefined();
    m->constraint = m->effective_size = m->hierarchy = measure__undefined();
    measure__no_roles(m);
    m->load = m->rank = m->rank_lo = m->rank_hi = measure__undefined();
}

static pdn_status take_frequencies(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    const pdn_column *c = pdn_table_column(&g->tie, "frequency");
    bool by_length = w->o->distance == PDN_INVERSE_FREQUENCY;

    PDN_NEW(w->open, g->ties);
    (void)pdn_survey_open(&g->tie, w->open);
    PDN_NEW(w->frequency, g->ties);
    if (by_length) PDN_NEW(w->length, g->ties);
    for (size_t k = 0; k < g->ties; k++) {
        double f = c != NULL && c->kind != PDN_TEXT ? c->number[k] : 1;
        w->frequency[k] = f;
        if (!by_length || !g->contact[k]) continue;
        if (pdn_state_of(f) != PDN_VALUE || f <= 0)
            PDN_FAIL(PDN_EDATA,
                     "the tie from \"%s\" to \"%s\" has no frequency above 0, "
                     "which --distance inverse-frequency needs",
                     g->id[g->from[k]], g->id[g->to[k]]);
        w->length[k] = 1 / f;
    }
out:
    return st;
}

static pdn_status fill_rows(struct measure_context *w)
{
    pdn_status st = PDN_OK;

    fill_texts(w);
    fill_contacts(w);
    if (pdn_network_names_groups(w->g)) {
        named_services__keep(w);
        goto out;
    }
    PDN_TRY(fill_ways(w));
    PDN_TRY(fill_standing(w));
    PDN_TRY(fill_circle(w));
    PDN_TRY(measure__roles(w));
    PDN_TRY(measure__known_groups(w));
    PDN_TRY(fill_ranks(w));
    for (size_t v = 0; v < w->net.n; v++)
        if (!w->g->answered[v]) empty_silent(&w->row[v]);
out:
    return st;
}

const pdn_option_word pdn_distances[] = {
    {"hops", PDN_HOPS},
    {"inverse-frequency", PDN_INVERSE_FREQUENCY},
    {NULL, 0}};

pdn_measure_options pdn_measure_defaults(void)
{
    return (pdn_measure_options){
        .distance = PDN_HOPS, .draws = 1000, .seed = 1};
}

pdn_status pdn_measure(const pdn_network *g, const pdn_measure_options *o,
                       pdn_measures **out, pdn_measure_notes *notes)
{
    pdn_status st = PDN_OK;
    struct measure_context w = {.g = g, .o = o};
    size_t rows = g->actors * sizeof *w.row;

    PDN_TRY(take_frequencies(&w));
    PDN_TRY(measure__groups(&w));
    PDN_TRY(pdn_adjacency_make(g, &w.net));
    w.row = calloc(1, rows + g->actors * TEXTS * PDN_NUMBER_SIZE + 1);
    PDN_TRY(pdn_had_memory(w.row));
    w.buffer = (char *)w.row + rows;
    PDN_TRY(fill_rows(&w));
    *out = w.row;
    w.row = NULL;
    if (notes != NULL)
        *notes = (pdn_measure_notes){w.samples, w.within_municipality};
out:
    free(w.row);
    free(w.open);
    free(w.frequency);
    free(w.length);
    pdn_adjacency_clear(&w.net);
    pdn_strata_clear(&w.strata);
    pdn_groups_clear(&w.groups);
    return st;
}
