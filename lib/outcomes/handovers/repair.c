#include "steps.h"

#include "pdnet/chance.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 32 };

/* What is passed on goes, in proportion, the way that was gone. */
void repair__gain(const steps__flow *s, const double *lost,
                  const double *unsent, const double *reach, double *gain)
{
    for (size_t e = 0; e < s->steps; e++) {
        uint32_t v = s->from[e], w = s->to[e];
        double loss = lost[e];

        gain[e] = 0;
        if (s->goal[v]) continue;
        if (unsent[v] > 0) loss += unsent[v] * s->sent[e] / s->out[v];
        if (isnan(s->unknown[v]))
            gain[e] = s->unknown[v];
        else if (loss > 0 && isnan(reach[w]))
            gain[e] = reach[w];
        else if (isnan(loss)) /* nothing was sent: in proportion to what? */
            gain[e] = pdn_absent(PDN_NOT_DEFINED);
        else if (loss > 0)
            gain[e] = loss * reach[w];
    }
}

/* How many of n, each with chance p: halved by the middle order statistic of
 * n uniforms, which is beta, until few are left (Relles 1972, Am. Stat. 26). */
static double draw_binomial(pdn_random *r, double n, double p)
{
    double k = 0;

    if (!(p > 0) || !(n > 0)) return 0;
    while (n > FEW && p < 1) {
        double a = 1 + floor(n / 2), b = n + 1 - a;
        double x = pdn_random_beta(r, a, b);
        if (x >= p) {
            n = a - 1;
            p = p / x;
        } else {
            k += a;
            n = b - 1;
            p = (p - x) / (1 - x);
        }
    }
    if (p >= 1) return k + n;
    return k + pdn_random_binomial(r, (uint32_t)n, p);
}

/* One thread's room. */
struct bench {
    steps__chain chain;
    double *arrived, *lost;                   /* by step */
    double *unsent, *people, *weight, *reach; /* by service */
    pdn_arena memory;
};

struct work {
    const steps__flow *s;
    struct bench *bench;
    double *gain; /* draws x steps */
};

static double take(pdn_random *r, double count, double *people, double *weight)
{
    double k = 0;

    if (count > 0)
        k = draw_binomial(r, *people, count < *weight ? count / *weight : 1);
    *people -= k;
    *weight -= count;
    return k;
}

/* Every service's people fall again, step by step, into arrived, lost and not
 * sent on. */
static void redraw(const steps__flow *s, pdn_random *r, struct bench *b)
{
    for (size_t v = 0; v < s->services; v++)
        b->people[v] = b->weight[v] = isnan(s->had[v]) ? 0 : s->had[v];
    for (size_t e = 0; e < s->steps; e++) {
        uint32_t v = s->from[e];
        b->arrived[e] = s->arrived[e];
        b->lost[e] = s->sent[e] - s->arrived[e];
        if (isnan(s->unknown[v]) || s->goal[v] || isnan(b->lost[e])) continue;
        b->arrived[e] = take(r, b->arrived[e], &b->people[v], &b->weight[v]);
        b->lost[e] = take(r, b->lost[e], &b->people[v], &b->weight[v]);
    }
    memcpy(b->unsent, b->people, s->services * sizeof *b->unsent);
}

static pdn_status make(void *work_at, size_t draw, size_t worker,
                       pdn_random *stream)
{
    struct work *w = work_at;
    struct bench *b = &w->bench[worker];

    redraw(w->s, stream, b);
    pdn_status st = steps__reach(w->s, b->arrived, &b->chain, b->reach);
    if (st != PDN_OK) return st;
    repair__gain(w->s, b->lost, b->unsent, b->reach,
                 w->gain + draw * w->s->steps);
    return PDN_OK;
}

static pdn_status bench_new(const steps__flow *s, struct bench *b)
{
    pdn_status st = PDN_OK;

    PDN_TRY(steps__chain_new(s, &b->chain));
    PDN_TAKE(&b->memory, b->arrived, s->steps);
    PDN_TAKE(&b->memory, b->lost, s->steps);
    PDN_TAKE(&b->memory, b->unsent, s->services);
    PDN_TAKE(&b->memory, b->people, s->services);
    PDN_TAKE(&b->memory, b->weight, s->services);
    PDN_TAKE(&b->memory, b->reach, s->services);
out:
    return st;
}

static void bench_free(struct bench *b)
{
    steps__chain_clear(&b->chain);
    pdn_arena_clear(&b->memory);
}

/* Drawn again and again, all of nobody, or of everybody, stays what it was: of
 * that the draws tell no interval. */
static void read_off(const struct work *w, size_t draws, double *x, double *lo,
                     double *hi)
{
    for (size_t e = 0; e < w->s->steps; e++) {
        size_t n = 0;
        for (size_t k = 0; k < draws; k++) {
            double gain = w->gain[k * w->s->steps + e];
            if (!isnan(gain)) x[n++] = gain;
        }
        pdn_sort(x, n);
        lo[e] = pdn_quantile(x, n, .025);
        hi[e] = pdn_quantile(x, n, .975);
        if (!(hi[e] > lo[e])) lo[e] = hi[e] = pdn_absent(PDN_NOT_DEFINED);
    }
}

pdn_status repair__range(const steps__flow *s, const pdn_handover_options *o,
                         uint64_t purpose, double *lo, double *hi)
{
    pdn_status st = PDN_OK;
    struct work w = {.s = s};
    pdn_draws d = {o->draws, o->threads,  o->seed,
                   purpose,  o->progress, "handovers drawn again",
                   o->shard};
    const pdn_shard_question q = pdn_draws_question(&d);
    pdn_shard_rows rows = {.kind = PDN_SHARD_DOUBLE, .width = s->steps};
    double *x = NULL;

    PDN_NEW(w.bench, o->threads);
    PDN_NEW(w.gain, o->draws * s->steps);
    PDN_NEW(x, o->draws);
    for (size_t t = 0; t < o->threads; t++)
        PDN_TRY(bench_new(s, &w.bench[t]));
    PDN_TRY(pdn_replicate(&d, make, &w));
    rows.at = w.gain;
    PDN_TRY(pdn_shard_join_rows(o->shard, &q, &rows));
    read_off(&w, o->draws, x, lo, hi);
out:
    for (size_t t = 0; w.bench != NULL && t < o->threads; t++)
        bench_free(&w.bench[t]);
    free(w.bench);
    free(w.gain);
    free(x);
    return st;
}
