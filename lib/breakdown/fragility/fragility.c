#include "pdnet/fragility.h"

#include "core/purposes.h"
#include "measures/paths/efficiency.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SPREAD = 30 };

/* largest: draws x (removals + 1) figures of the random orders, a row per draw;
 * efficiency: the same of the draws weighed. */
struct work {
    const pdn_packed *both;
    const pdn_fragility_options *o;
    size_t removals, step; /* efficiency is found at every step-th loss */
    size_t weighed;        /* draws of which efficiency is found */
    pdn_searches **search; /* one per thread, made when first used */
    bool **gone;           /* likewise */
    uint32_t *largest;
    double *efficiency;
    const uint32_t *order; /* the targeted one, and its efficiency */
    double *targeted;
};

/* Is efficiency found after q losses? */
static bool looked_at(const struct work *w, size_t q)
{
    return q % w->step == 0 || q == w->removals;
}

/* Efficiency after q losses in that order; gone is scratch. */
static double weakened(const struct work *w, const uint32_t *order, size_t q,
                       bool *gone, pdn_searches *s)
{
    double n = (double)w->both->n;

    if (n < 2 || !looked_at(w, q)) return (double)NAN;
    memset(gone, 0, w->both->n * sizeof *gone);
    for (size_t k = 0; k < q; k++)
        gone[order[k]] = true;
    return efficiency__nearness(w->both, gone, s) / (n * (n - 1));
}

static pdn_status prepare(struct work *w, size_t worker)
{
    pdn_status st = PDN_OK;

    if (w->search[worker] != NULL) return PDN_OK;
    PDN_NEW(w->gone[worker], w->both->n);
    PDN_TRY(efficiency__searches_new(w->both->n, &w->search[worker]));
out:
    return st;
}

static pdn_status fall_at_random(void *context, size_t draw, size_t worker,
                                 pdn_random *stream)
{
    struct work *w = context;
    pdn_status st = PDN_OK;
    uint32_t *order = NULL;
    size_t row = draw * (w->removals + 1);

    PDN_TRY(prepare(w, worker));
    PDN_NEW(order, w->both->n);
    for (uint32_t v = 0; v < w->both->n; v++)
        order[v] = v;
    pdn_random_shuffle(stream, order, w->both->n);
    PDN_TRY(pdn_removal_largest(w->both, order, w->removals, w->largest + row));
    for (size_t q = 0; draw < w->weighed && q <= w->removals; q++)
        w->efficiency[row + q] =
            weakened(w, order, q, w->gone[worker], w->search[worker]);
out:
    free(order);
    return st;
}

static pdn_status draw_orders(struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_draws d = {w->o->draws,    w->o->threads,
                   w->o->seed,     PURPOSE_FRAGILITY,
                   w->o->progress, "people leaving at random",
                   w->o->shard};
    pdn_shard_question q = pdn_draws_question(&d);
    pdn_shard_rows largest = {.kind = PDN_SHARD_UINT32,
                              .width = w->removals + 1};
    pdn_shard_rows efficiency = {.kind = PDN_SHARD_DOUBLE,
                                 .width = w->removals + 1};

    PDN_NEW(w->largest, w->o->draws * (w->removals + 1));
    PDN_NEW(w->efficiency, w->weighed * (w->removals + 1));
    PDN_TRY(pdn_replicate(&d, fall_at_random, w));
    largest.at = w->largest;
    efficiency.at = w->efficiency;
    PDN_TRY(pdn_shard_join_rows(w->o->shard, &q, &largest));
    q.draws = w->weighed;
    PDN_TRY(pdn_shard_join_rows(w->o->shard, &q, &efficiency));
out:
    return st;
}

/* Mean and the 2.5 and 97.5 % quantiles of x, which is sorted. The mean is
 * taken from the first on: of equal figures it is that figure. */
static void describe(double *x, size_t draws, double *mean, double *lo,
                     double *hi)
{
    double sum = 0;

    if (draws == 0) return;
    for (size_t k = 1; k < draws; k++)
        sum += x[k] - x[0];
    *mean = x[0] + sum / (double)draws;
    pdn_sort(x, draws);
    *lo = pdn_quantile(x, draws, 0.025);
    *hi = pdn_quantile(x, draws, 0.975);
}

static pdn_fragility_row blank(pdn_removal_order order, size_t removed)
{
    pdn_fragility_row row;

    pdn_row_clear(&pdn_fragility_schema, &row);
    row.removed = (double)removed;
    row.order = order;
    return row;
}

static pdn_status random_rows(const struct work *w, pdn_fragility_row *row)
{
    pdn_status st = PDN_OK;
    size_t wide = w->removals + 1, draws = w->o->draws;
    double *x = NULL;

    PDN_NEW(x, draws);
    for (size_t q = 0; q < wide; q++) {
        row[q] = blank(PDN_REMOVAL_RANDOM, q);
        for (size_t k = 0; k < draws; k++)
            x[k] = w->largest[k * wide + q];
        describe(x, draws, &row[q].largest_share, &row[q].largest_lo,
                 &row[q].largest_hi);
        row[q].largest_share /= (double)w->both->n;
        row[q].largest_lo /= (double)w->both->n;
        row[q].largest_hi /= (double)w->both->n;
        if (!looked_at(w, q) || w->both->n < 2) continue;
        for (size_t k = 0; k < w->weighed; k++)
            x[k] = w->efficiency[k * wide + q];
        describe(x, w->weighed, &row[q].efficiency, &row[q].efficiency_lo,
                 &row[q].efficiency_hi);
    }
out:
    free(x);
    return st;
}

/* Share of the random orders whose largest part after q losses is no larger
 * than `largest`. */
static double as_bad(const struct work *w, size_t q, uint32_t largest)
{
    size_t bad = 0, draws = w->o->draws;

    for (size_t k = 0; k < draws; k++)
        bad += w->largest[k * (w->removals + 1) + q] <= largest;
    return draws > 0 ? (double)bad / (double)draws : (double)NAN;
}

static pdn_status weaken_targeted(void *context, size_t q, size_t worker)
{
    struct work *w = context;
    pdn_status st = PDN_OK;

    PDN_TRY(prepare(w, worker));
    w->targeted[q] =
        weakened(w, w->order, q, w->gone[worker], w->search[worker]);
out:
    return st;
}

static pdn_status targeted_rows(struct work *w, const char *const *id,
                                pdn_fragility_row *row)
{
    pdn_status st = PDN_OK;
    size_t wide = w->removals + 1;
    uint32_t *order = NULL, *largest = NULL;

    PDN_NEW(order, wide);
    PDN_NEW(largest, wide);
    PDN_NEW(w->targeted, wide);
    PDN_TRY(pdn_removal_sequence(w->both, w->o->order, w->removals,
                                 w->o->threads, order));
    PDN_TRY(pdn_removal_largest(w->both, order, w->removals, largest));
    w->order = order;
    PDN_TRY(pdn_parallel(wide, w->o->threads, weaken_targeted, w));
    for (size_t q = 0; q < wide; q++) {
        row[q] = blank(PDN_REMOVAL_TARGETED, q);
        if (q > 0 && id != NULL) row[q].actor = id[order[q - 1]];
        row[q].largest_share = largest[q] / (double)w->both->n;
        row[q].efficiency = w->targeted[q];
        row[q].as_bad = as_bad(w, q, largest[q]);
    }
out:
    w->order = NULL;
    free(order);
    free(largest);
    return st;
}

static void work_clear(struct work *w)
{
    for (size_t t = 0; w->search != NULL && t < w->o->threads; t++)
        efficiency__searches_free(w->search[t]);
    for (size_t t = 0; w->gone != NULL && t < w->o->threads; t++)
        free(w->gone[t]);
    free(w->search);
    free(w->gone);
    free(w->largest);
    free(w->efficiency);
    free(w->targeted);
}

const pdn_option_word pdn_remove_by_words[] = {
    {"betweenness", PDN_REMOVE_BY_BETWEENNESS},
    {"once", PDN_REMOVE_BY_FIRST_BETWEENNESS},
    {"degree", PDN_REMOVE_BY_DEGREE},
    {NULL, 0}};

pdn_fragility_options pdn_fragility_defaults(void)
{
    return (pdn_fragility_options){
        .order = PDN_REMOVE_BY_SIZE, .remove = .3, .draws = 200, .seed = 1};
}

pdn_status pdn_fragility(const pdn_packed *both, const char *const *id,
                         const pdn_fragility_options *o,
                         pdn_fragility_row **rows, size_t *n)
{
    pdn_status st = PDN_OK;
    struct work w = {.both = both, .o = o, .step = 1, .weighed = o->draws};
    pdn_fragility_row *row = NULL;

    /* a share such as .29 of 100 must not lose one to rounding */
    w.removals = pdn_number_to_size(o->remove * (double)both->n + 1e-9);
    if (w.removals > both->n) w.removals = both->n;
    if (both->n > PDN_REMOVE_SMALL && w.removals > SPREAD)
        w.step = (w.removals + SPREAD - 1) / SPREAD;
    if (both->n > PDN_REMOVE_LARGE && w.weighed > PDN_REMOVE_ORDERS)
        w.weighed = PDN_REMOVE_ORDERS;
    PDN_NEW(w.search, o->threads);
    PDN_NEW(w.gone, o->threads);
    PDN_NEW(row, 2 * (w.removals + 1));
    if (both->n > 0) {
        PDN_TRY(draw_orders(&w));
        *n = 0;
        if (pdn_shard_deals(o->shard)) goto out;
        PDN_TRY(targeted_rows(&w, id, row));
        PDN_TRY(random_rows(&w, row + w.removals + 1));
        *n = 2 * (w.removals + 1);
    } else {
        *n = 0;
    }
    *rows = row;
    row = NULL;
out:
    work_clear(&w);
    free(row);
    return st;
}
