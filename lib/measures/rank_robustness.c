#include "rank_robustness.h"

#include "core/purposes.h"
#include "measures/paths/brandes.h"
#include "measures/paths/brandes_lanes.h"
#include "stats/merge_sort.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The fewest draws that give a range. */
enum { LEAST = 100 };

static const lane_set all_lanes = ~(lane_set)0;

static const double tied = 1e-9;

struct scored {
    double score;
    uint32_t actor;
};

static bool before(const struct scored *x, const struct scored *y)
{
    return (x->score > y->score) |
           ((x->score >= y->score) & (x->actor < y->actor));
}

MERGE_SORT(sort_highest_first, struct scored, before)

/* Ranks the m entries of s, which are sorted here, into rank. other: scratch,
 * as long as s. */
static void rank_sorted(struct scored *s, size_t m, struct scored *other,
                        double *rank)
{
    sort_highest_first(s, other, m);
    for (size_t first = 0, end = 0; first < m; first = end) {
        for (end = first + 1; end < m; end++)
            if (s[end - 1].score - s[end].score >
                tied * fmax(1, fabs(s[end].score)))
                break;
        for (size_t k = first; k < end; k++) /* places first+1 .. end */
            rank[s[k].actor] = ((double)(first + 1) + (double)end) / 2;
    }
}

pdn_status rank_robustness__mid(const double *score, const bool *among,
                                size_t n, double *rank)
{
    pdn_status st = PDN_OK;
    struct scored *s = NULL, *other = NULL;
    size_t m = 0;

    PDN_NEW(s, n);
    PDN_NEW(other, n);
    for (uint32_t v = 0; v < n; v++) {
        rank[v] = (double)NAN;
        if (among == NULL || among[v]) s[m++] = (struct scored){score[v], v};
    }
    rank_sorted(s, m, other, rank);
out:
    free(s);
    free(other);
    return st;
}

/* One thread's memory, for as many draws at a time as there are lanes. */
struct hand {
    brandes_lanes *hops; /* one of the two */
    brandes lengths;     /* with alone */
    double *alone;
    bool *silent;
    lane_set *mute; /* by actor: the draws in which it is silent */
    uint32_t *order;
    double *score; /* BRANDES_LANES for each actor */
    double *rank;
    struct scored *scored, *other;
    pdn_arena memory;
};

struct work {
    const rank_robustness__question *q;
    size_t answered;
    uint32_t *member; /* respondents, group after group */
    size_t *begin;    /* groups + 1: where each group begins */
    double *loss;     /* q_g r_g of each group */
    struct hand *hand;
    double *drawn; /* n x draws, by actor */
    pdn_arena memory;
};

/* The kernel: 32 draws at a time by hops, one by length. */
static pdn_status hand_search(struct hand *h,
                              const rank_robustness__question *q)
{
    pdn_status st = PDN_OK;
    size_t n = q->net->n, m = q->net->out.m;

    if (q->length == NULL) return brandes_lanes__new(n, m, &h->hops);
    PDN_TAKE(&h->memory, h->alone, n);
    PDN_TRY(brandes__init(&h->lengths, n, m, true));
out:
    return st;
}

static pdn_status hand_init(struct hand *h, const rank_robustness__question *q)
{
    pdn_status st = PDN_OK;
    size_t n = q->net->n;

    PDN_TAKE(&h->memory, h->silent, n);
    PDN_TAKE(&h->memory, h->mute, n);
    PDN_TAKE(&h->memory, h->order, n);
    PDN_TAKE(&h->memory, h->score, BRANDES_LANES * n);
    PDN_TAKE(&h->memory, h->rank, n);
    PDN_TAKE(&h->memory, h->scored, n);
    PDN_TAKE(&h->memory, h->other, n);
    PDN_TRY(hand_search(h, q));
out:
    return st;
}

static void hand_clear(struct hand *h)
{
    brandes_lanes__free(h->hops);
    brandes__clear(&h->lengths);
    pdn_arena_clear(&h->memory);
}

/* Marks the silent of this draw: those of today, and the lost. */
static void lose(const struct work *w, struct hand *h, pdn_random *random)
{
    const rank_robustness__question *q = w->q;

    for (size_t v = 0; v < q->net->n; v++)
        h->silent[v] = !q->answered[v];
    memcpy(h->order, w->member, w->answered * sizeof *h->order);
    for (size_t g = 0; g < q->groups; g++) {
        uint32_t *who = h->order + w->begin[g];
        size_t here = w->begin[g + 1] - w->begin[g];
        double whole = floor(w->loss[g]);
        size_t lost =
            (size_t)whole + (pdn_random_unit(random) < w->loss[g] - whole);
        for (size_t k = 0; k < lost && k < here; k++) {
            size_t j = k + pdn_random_below(random, (uint32_t)(here - k));
            uint32_t v = who[j];
            who[j] = who[k];
            who[k] = v;
            h->silent[v] = true;
        }
    }
}

/* Betweenness in the draws of a block, every lane a draw. */
static void score_hops(struct hand *h, const pdn_packed *out)
{
    lane_network net = {.out = out, .mute = h->mute};

    for (uint32_t s = 0; s < out->n; s++) {
        uint32_t source[BRANDES_LANES];
        if (h->mute[s] == all_lanes) continue;
        for (int k = 0; k < BRANDES_LANES; k++)
            source[k] = h->mute[s] >> k & 1 ? UINT32_MAX : s;
        brandes_lanes__add(h->hops, &net, source, h->score);
    }
}

/* Betweenness by length in draw k of a block. */
static void score_lengths(struct hand *h, const rank_robustness__question *q,
                          size_t k)
{
    size_t n = q->net->n;

    memset(h->alone, 0, n * sizeof *h->alone);
    for (size_t v = 0; v < n; v++)
        h->silent[v] = h->mute[v] >> k & 1;
    for (uint32_t s = 0; s < n; s++)
        if (!h->silent[s])
            brandes__add(&h->lengths, &q->net->out, q->length, h->silent, s,
                         h->alone);
    for (size_t v = 0; v < n; v++)
        h->score[v * BRANDES_LANES + k] = h->alone[v];
}

/* Ranks those kept in draw k of a block, and writes down what they say. */
static void write_ranks(const struct work *w, struct hand *h, size_t k,
                        size_t draw)
{
    size_t n = w->q->net->n, kept = 0;
    double stretch = (double)NAN; /* alone, nobody has a rank */

    for (size_t v = 0; v < n; v++)
        if (!(h->mute[v] >> k & 1))
            h->scored[kept++] =
                (struct scored){h->score[v * BRANDES_LANES + k], (uint32_t)v};
    rank_sorted(h->scored, kept, h->other, h->rank);
    /* 1 + (rank - 1)(r - 1)/(kept - 1) */
    if (kept > 1) stretch = ((double)w->answered - 1) / ((double)kept - 1);
    for (size_t v = 0; v < n; v++)
        w->drawn[v * w->q->draws + draw] =
            h->mute[v] >> k & 1 ? (double)NAN : 1 + (h->rank[v] - 1) * stretch;
}

static pdn_status draw_block(void *context, size_t block, size_t worker)
{
    const struct work *w = context;
    struct hand *h = &w->hand[worker];
    const rank_robustness__question *q = w->q;
    size_t n = q->net->n, first = block * BRANDES_LANES;
    size_t draws = q->draws - first;
    pdn_random stream;
    pdn_status st = PDN_OK;

    if (draws > BRANDES_LANES) draws = BRANDES_LANES;
    /* lanes may lie in two blocks of a shard: what is not its own is not
     * looked at */
    if (!pdn_shard_makes(q->shard, first) &&
        !pdn_shard_makes(q->shard, first + draws - 1))
        return PDN_OK;
    if (h->scored == NULL) PDN_TRY(hand_init(h, q));
    for (size_t v = 0; v < n; v++)
        h->mute[v] = draws < BRANDES_LANES ? all_lanes << draws : 0;
    for (size_t k = 0; k < draws; k++) {
        pdn_random_start(&stream, q->seed, PURPOSE_RANK_ROBUSTNESS, first + k);
        lose(w, h, &stream);
        for (size_t v = 0; v < n; v++)
            h->mute[v] |= (lane_set)h->silent[v] << k;
    }
    memset(h->score, 0, BRANDES_LANES * n * sizeof *h->score);
    if (q->length == NULL) score_hops(h, &q->net->out);
    for (size_t k = 0; k < draws; k++) {
        if (q->length != NULL) score_lengths(h, q, k);
        write_ranks(w, h, k, first + k);
    }
    /* worker 0 is the thread that called: only it may tell */
    if (worker == 0)
        pdn_progress_tell(q->progress, "ranks", first + draws, q->draws);
out:
    return st;
}

/* The 5 and 95 % order statistics of what is there, outward, holding rank. */
static void range_of(double *drawn, size_t draws, double rank, double *lo,
                     double *hi)
{
    size_t k = 0;

    *lo = *hi = (double)NAN;
    for (size_t d = 0; d < draws; d++)
        if (!isnan(drawn[d])) drawn[k++] = drawn[d];
    if (k < LEAST || isnan(rank)) return;
    double low = fmax(1, floor((double)(k + 1) / 20));
    double high = fmin((double)k, ceil((double)(19 * (k + 1)) / 20));
    *lo = fmin(rank, pdn_select(drawn, k, (size_t)low - 1));
    *hi = fmax(rank, pdn_select(drawn, k, (size_t)high - 1));
}

static pdn_status prepare(const rank_robustness__question *q, struct work *w)
{
    pdn_status st = PDN_OK;
    size_t n = q->net->n;

    PDN_TAKE(&w->memory, w->member, n);
    PDN_TAKE(&w->memory, w->begin, q->groups + 1);
    PDN_TAKE(&w->memory, w->loss, q->groups);
    PDN_TAKE(&w->memory, w->drawn, n * q->draws);
    for (size_t g = 0; g < q->groups; g++) {
        double people = 0;
        w->begin[g] = w->answered;
        for (uint32_t v = 0; v < n; v++) {
            if (q->group[v] != g) continue;
            people++;
            if (q->answered[v]) w->member[w->answered++] = v;
        }
        double here = (double)(w->answered - w->begin[g]);
        w->loss[g] =
            people > 0 ? here * fmin(0.5, fmax(0.1, 1 - here / people)) : 0;
    }
    w->begin[q->groups] = w->answered;
out:
    return st;
}

pdn_status rank_robustness__range(const rank_robustness__question *q,
                                  const double *rank, double *lo, double *hi)
{
    pdn_status st = PDN_OK;
    struct work w = {.q = q};
    const pdn_draws d = {.draws = q->draws,
                         .seed = q->seed,
                         .purpose = PURPOSE_RANK_ROBUSTNESS,
                         .shard = q->shard};
    size_t n = q->net->n, threads = pdn_threads((long)q->threads);
    size_t blocks = (q->draws + BRANDES_LANES - 1) / BRANDES_LANES;

    PDN_TAKE(&w.memory, w.hand, threads);
    PDN_TRY(prepare(q, &w));
    PDN_TRY(pdn_parallel(blocks, threads, draw_block, &w));
    PDN_TRY(pdn_draws_join_values(&d, w.drawn, n));
    if (pdn_shard_deals(q->shard)) goto out;
    for (size_t v = 0; v < n; v++)
        range_of(w.drawn + v * q->draws, q->draws,
                 q->answered[v] ? rank[v] : (double)NAN, &lo[v], &hi[v]);
out:
    for (size_t t = 0; t < threads && w.hand != NULL; t++)
        hand_clear(&w.hand[t]);
    pdn_arena_clear(&w.memory);
    return st;
}
