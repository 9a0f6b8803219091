#include "breakdown/carriers/top_share.h"
#include "chance/tails.h"
#include "pair_context.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How far the difference in what two groups say of each other would move with
 * other people, and the top share that chance would give. */

enum { LEAST_RATERS = 5 };

/* What one rater says of the other group of a pair. */
struct voice {
    uint32_t person, place; /* place: among the pairs that have an interval */
    uint32_t side;
    double mean;
};

/* One side of one pair in one draw. */
struct sum {
    double mean, raters;
};

struct work {
    const struct pair_context *w;
    pdn_breakdown *b;
    uint32_t *place, *pair; /* of a pair; and back */
    size_t places;
    struct voice *voice;
    size_t voices;
    pdn_strata strata;
    pdn_draws d;
    double *tail; /* of each place */
    tails drawn;
    struct bench {
        uint32_t *times;
        struct sum (*sum)[2];
    } * bench;
};

/* Pairs of two groups with five raters on both sides. */
static void choose(struct work *f)
{
    for (size_t p = 0; p < f->b->pairs; p++) {
        const pdn_pair *row = &f->b->pair[p];
        f->place[p] = UINT32_MAX;
        if (f->w->evidence[p].within) continue;
        if (!(fmin(row->raters_ab, row->raters_ba) >= LEAST_RATERS)) continue;
        f->place[p] = (uint32_t)f->places;
        f->pair[f->places++] = (uint32_t)p;
    }
}

static pdn_status hear(struct work *f)
{
    pdn_status st = PDN_OK;
    const pdn_reports *r = &f->w->r;
    double *mean = NULL, *n = NULL;

    PDN_NEW(mean, r->groups);
    PDN_NEW(n, r->groups);
    PDN_NEW(f->voice, r->arcs); /* nobody has more than one for each arc */
    for (uint32_t i = 0; i < r->actors; i++) {
        ratings__means(r, f->w->answers[PDN_QUALITY].value, i, mean, n);
        for (size_t h = 0; h < r->groups; h++) {
            size_t p = reports__pair_at(r->groups, r->group[i], h);
            if (isnan(mean[h]) || f->place[p] == UINT32_MAX) continue;
            f->voice[f->voices++] =
                (struct voice){i, f->place[p], r->group[i] > h, mean[h]};
        }
    }
out:
    free(mean);
    free(n);
    return st;
}

/* Q_ab - Q_ba of the respondents drawn; NaN where a side has no rater. */
static pdn_status make(void *work_at, size_t draw, size_t worker,
                       pdn_random *stream)
{
    struct work *f = work_at;
    struct bench *b = &f->bench[worker];

    pdn_strata_resample(&f->strata, stream, b->times);
    memset(b->sum, 0, f->places * sizeof *b->sum);
    for (size_t k = 0; k < f->voices; k++) {
        const struct voice *v = &f->voice[k];
        double times = b->times[v->person];
        b->sum[v->place][v->side].mean += times * v->mean;
        b->sum[v->place][v->side].raters += times;
    }
    for (size_t p = 0; p < f->places; p++) {
        const struct sum *s = b->sum[p];
        bool both = s[0].raters > 0 && s[1].raters > 0;
        *tails__at(&f->drawn, p, draw) =
            both ? s[0].mean / s[0].raters - s[1].mean / s[1].raters
                 : (double)NAN;
    }
    return PDN_OK;
}

static pdn_status draw_all(struct work *f)
{
    pdn_status st = PDN_OK;
    const pdn_draws d = f->d =
        pair_context__draws(f->w->o, PURPOSE_RESPONDENTS, "quality gap");

    PDN_TRY(respondents__fill(f->w, &f->strata));
    PDN_NEW(f->tail, f->places);
    for (size_t p = 0; p < f->places; p++) {
        const pdn_pair *row = &f->b->pair[f->pair[p]];
        f->tail[p] = pdn_expanded_tail(
            pdn_number_to_size(fmin(row->raters_ab, row->raters_ba)));
    }
    PDN_TRY(tails__begin(&f->d, f->places, f->tail, &f->drawn));
    PDN_NEW(f->bench, d.threads);
    for (size_t t = 0; t < d.threads; t++) {
        PDN_NEW(f->bench[t].times, f->w->r.actors);
        PDN_NEW(f->bench[t].sum, f->places);
    }
    PDN_TRY(pdn_replicate(&d, make, f));
    PDN_TRY(tails__join(&f->drawn));
out:
    for (size_t t = 0; f->bench != NULL && t < d.threads; t++) {
        free(f->bench[t].times);
        free(f->bench[t].sum);
    }
    free(f->bench);
    return st;
}

/* One pair's expanded percentiles; its draws are its own. */
static pdn_status read_interval(void *work_at, size_t place, size_t worker)
{
    const struct work *f = work_at;
    pdn_pair *row = &f->b->pair[f->pair[place]];
    const pdn_interval ends = tails__read(&f->drawn, place);

    (void)worker;
    if (isnan(ends.lo)) return PDN_OK; /* no draw has raters on both sides */
    row->quality_gap_lo = ends.lo;
    row->quality_gap_hi = ends.hi;
    return PDN_OK;
}

pdn_status quality_gap__fill(const struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    struct work f = {.w = w, .b = b};
    const size_t draws = w->o->draws;

    for (size_t p = 0; p < b->pairs && !w->answers[PDN_QUALITY].asked; p++)
        b->pair[p].quality_gap_lo = b->pair[p].quality_gap_hi =
            pdn_absent(PDN_NOT_ASKED);
    if (!w->r.directed || draws == 0 || !w->answers[PDN_QUALITY].asked)
        return PDN_OK;
    PDN_NEW(f.place, b->pairs);
    PDN_NEW(f.pair, b->pairs);
    choose(&f);
    if (f.places == 0) goto out;
    PDN_TRY(hear(&f));
    PDN_TRY(draw_all(&f));
    if (pdn_shard_deals(w->o->shard)) goto out;
    PDN_TRY(pdn_parallel(f.places, pdn_threads((long)w->o->threads),
                         read_interval, &f));
out:
    free(f.place);
    free(f.pair);
    free(f.voice);
    tails__clear(&f.drawn);
    free(f.tail);
    pdn_strata_clear(&f.strata);
    return st;
}

struct placing {
    const struct pair_context *w;
    pdn_breakdown *b;
};

static pdn_status place_pair(void *placing_at, size_t p, size_t worker)
{
    const struct placing *f = placing_at;
    pdn_pair *row = &f->b->pair[p];
    const bool within = f->w->evidence[p].within;
    const pdn_top_share_sizes s = {
        .actors_a = pdn_number_to_size(row->actors_a),
        .actors_b = within ? 0 : pdn_number_to_size(row->actors_b),
        .heard_a = pdn_number_to_size(row->respondents_a),
        .heard_b = within ? 0 : pdn_number_to_size(row->respondents_b),
        .dyads = pdn_number_to_size(f->w->evidence[p].dyads),
        .within = within,
    };
    double mean = 0;

    (void)worker;
    pdn_status st =
        top_share__expected(&s, f->w->o->draws > 0, f->w->o->seed, &mean);
    if (st == PDN_OK && !isnan(mean)) row->top_share_expected = mean;
    return st;
}

pdn_status top_share__fill(const struct pair_context *w, pdn_breakdown *b)
{
    struct placing f = {w, b};

    return pdn_parallel(b->pairs, pdn_threads((long)w->o->threads), place_pair,
                        &f);
}
