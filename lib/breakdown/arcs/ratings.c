#include "ratings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One rater's ratings by the group rated. */
struct votes {
    double sum, n;
};

static struct votes votes_of(const pdn_reports *r, const double *value,
                             size_t i, struct votes *of)
{
    struct votes all = {0, 0};

    memset(of, 0, r->groups * sizeof *of);
    for (uint32_t k = r->first[i]; k < r->first[i + 1]; k++) {
        if (isnan(value[k])) continue;
        struct votes *v = &of[r->group[r->to[k]]];
        v->sum += value[k];
        v->n++;
        all.sum += value[k];
        all.n++;
    }
    return all;
}

/* While a side is being filled, mean and drop are sums, and the two *_without
 * hold the least mean and the largest drop of one rater. */
static void add_rater(pdn_side *s, struct votes of, struct votes all)
{
    double mean = of.sum / of.n;
    double drop = all.sum / all.n - mean;

    if (s->raters < 0.5) {
        s->mean = s->drop = 0;
        s->mean_without = mean;
        s->drop_without = drop;
    }
    s->raters++;
    s->ratings += of.n;
    s->sum += of.sum;
    s->mean += mean;
    s->drop += drop;
    s->mean_without = fmin(s->mean_without, mean);
    s->drop_without = fmax(s->drop_without, drop);
}

static void finish(pdn_side *s)
{
    double others = s->raters - 1;

    if (s->raters < 0.5) return;
    s->mean_without =
        others > 0.5 ? (s->mean - s->mean_without) / others : (double)NAN;
    s->drop_without =
        others > 0.5 ? (s->drop - s->drop_without) / others : (double)NAN;
    s->mean /= s->raters;
    s->drop /= s->raters;
}

pdn_status ratings__sides(const pdn_reports *r, const double *value,
                          pdn_side *out)
{
    pdn_status st = PDN_OK;
    struct votes *of = NULL;
    const double none = (double)NAN;

    PDN_NEW(of, r->groups);
    for (size_t k = 0; k < r->groups * r->groups; k++)
        out[k] = (pdn_side){0, 0, 0, none, none, none, none};
    for (size_t i = 0; i < r->actors; i++) {
        struct votes all = votes_of(r, value, i, of);
        for (size_t h = 0; h < r->groups; h++)
            if (of[h].n > 0.5)
                add_rater(&out[r->group[i] * r->groups + h], of[h], all);
    }
    for (size_t k = 0; k < r->groups * r->groups; k++)
        finish(&out[k]);
out:
    free(of);
    return st;
}

void ratings__means(const pdn_reports *r, const double *value, size_t i,
                    double *mean, double *n)
{
    for (size_t h = 0; h < r->groups; h++)
        mean[h] = n[h] = 0;
    for (uint32_t k = r->first[i]; k < r->first[i + 1]; k++) {
        if (isnan(value[k])) continue;
        mean[r->group[r->to[k]]] += value[k];
        n[r->group[r->to[k]]]++;
    }
    for (size_t h = 0; h < r->groups; h++)
        mean[h] = n[h] > 0 ? mean[h] / n[h] : (double)NAN;
}

/* The ratings alone, rater by rater: rater i's are first[i] .. first[i+1]-1. */
struct rated {
    uint32_t *first, *target; /* target: group rated */
    double *value;
};

struct work {
    const pdn_reports *r;
    struct rated rated;
    double *seen, slack;
    const pdn_draws *d;
    size_t first;
    struct bench {
        double *value, *sum;
        uint32_t *hits;
    } * bench;
    pdn_arena memory;
};

static void add_up(const struct work *w, const double *value, double *sum)
{
    const struct rated *q = &w->rated;

    memset(sum, 0, w->r->groups * w->r->groups * sizeof *sum);
    for (size_t i = 0; i < w->r->actors; i++) {
        double *row = sum + w->r->group[i] * w->r->groups;
        for (uint32_t k = q->first[i]; k < q->first[i + 1]; k++)
            row[q->target[k]] += value[k];
    }
}

static pdn_status make(void *work_at, size_t draw, size_t worker,
                       pdn_random *of_draw)
{
    const struct work *w = work_at;
    const struct bench *b = &w->bench[worker];
    const struct rated *q = &w->rated;
    pdn_random stream;

    (void)of_draw; /* draws are numbered over all calls */
    pdn_random_start(&stream, w->d->seed, w->d->purpose, w->first + draw);
    memcpy(b->value, q->value, q->first[w->r->actors] * sizeof *b->value);
    for (size_t i = 0; i < w->r->actors; i++) {
        double *own = b->value + q->first[i];
        for (uint32_t n = q->first[i + 1] - q->first[i]; n > 1; n--) {
            uint32_t j = pdn_random_below(&stream, n);
            double keep = own[n - 1];
            own[n - 1] = own[j];
            own[j] = keep;
        }
    }
    add_up(w, b->value, b->sum);
    for (size_t k = 0; k < w->r->groups * w->r->groups; k++)
        b->hits[k] += b->sum[k] <= w->seen[k] + w->slack;
    return PDN_OK;
}

static pdn_status gather(const double *value, struct work *w)
{
    pdn_status st = PDN_OK;
    const pdn_reports *r = w->r;
    struct rated *q = &w->rated;
    uint32_t n = 0;
    double most = 0;

    PDN_TAKE(&w->memory, q->first, r->actors + 1);
    PDN_TAKE(&w->memory, q->target, r->arcs);
    PDN_TAKE(&w->memory, q->value, r->arcs);
    for (size_t i = 0; i < r->actors; i++) {
        for (uint32_t k = r->first[i]; k < r->first[i + 1]; k++) {
            if (isnan(value[k])) continue;
            q->target[n] = r->group[r->to[k]];
            q->value[n++] = value[k];
            most = fmax(most, fabs(value[k]));
        }
        q->first[i + 1] = n;
    }
    /* sums in another order may differ in their last digits */
    w->slack = 1e-10 * most * (n + 1);
out:
    return st;
}

pdn_status ratings__draw(const pdn_reports *r, const double *value,
                         const pdn_draws *d, size_t first, uint64_t *hits)
{
    pdn_status st = PDN_OK;
    struct work w = {.r = r, .d = d, .first = first};
    size_t cells = r->groups * r->groups;

    PDN_TRY(gather(value, &w));
    PDN_TAKE(&w.memory, w.seen, cells);
    add_up(&w, w.rated.value, w.seen);
    PDN_TAKE(&w.memory, w.bench, d->threads);
    for (size_t t = 0; t < d->threads; t++) {
        PDN_TAKE(&w.memory, w.bench[t].value, r->arcs);
        PDN_TAKE(&w.memory, w.bench[t].sum, cells);
        PDN_TAKE(&w.memory, w.bench[t].hits, cells);
    }
    PDN_TRY(pdn_replicate(d, make, &w));
    for (size_t k = 0; k < cells; k++)
        for (size_t t = 0; t < d->threads; t++)
            hits[k] += w.bench[t].hits[k];
    PDN_TRY(pdn_draws_join_sums(d, PDN_SHARD_UINT64, hits, cells));
out:
    pdn_arena_clear(&w.memory);
    return st;
}
