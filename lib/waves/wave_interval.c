#include "wave_interval.h"

#include "breakdown/arcs/reports.h"

#include <math.h>
#include <stdlib.h>

#define TAIL        .025
#define LEAST_SHARE .9

/* What a worker needs. */
struct bench {
    quasi_independence q;
    double *possible, *seen;
    exchange__pair *pair[2];
    uint32_t *times;
};

struct work {
    const exchange *x;
    pdn_strata strata;
    struct bench *bench;
    size_t workers, draws;
    double *change, *contacts; /* pairs x draws */
    pdn_arena memory;
};

/* By group, who answered both times and who did not apart; people without a
 * known group apart from all. */
static pdn_status make_strata(const common_arcs *c, pdn_strata *out)
{
    pdn_status st = PDN_OK;
    uint32_t *of = NULL;

    PDN_NEW(of, c->people);
    for (size_t i = 0; i < c->people; i++) {
        size_t g = c->group[i] == PDN_NO_GROUP ? c->groups : c->group[i];
        of[i] = (uint32_t)(2 * g + !c->heard[i]);
    }
    PDN_TRY(pdn_strata_make(of, c->people, 2 * (c->groups + 1), out));
out:
    free(of);
    return st;
}

static double ratio(const exchange__pair *p)
{
    return p->expected > 0 ? p->ties / p->expected : (double)NAN;
}

/* Two of one person are no dyad: the rest stand for all. */
static void fill_within(const exchange *x, struct bench *b)
{
    for (size_t g = 0; g < x->groups; g++) {
        size_t cell = g * x->groups + g;
        size_t p = reports__pair_at(x->groups, g, g);
        double scale = b->possible[cell] > 0
                           ? x->possible[cell] / b->possible[cell]
                           : (double)NAN;
        b->pair[0][p].ties *= scale;
        b->pair[1][p].ties *= scale;
    }
}

static pdn_status make_draw(void *context, size_t draw, size_t worker,
                            pdn_random *stream)
{
    struct work *w = context;
    const exchange *x = w->x;
    struct bench *b = &w->bench[worker];
    bool settled = true;

    pdn_strata_resample(&w->strata, stream, b->times);
    common_arcs__possible(x->c, b->times, b->possible);
    for (int k = 0; k < 2; k++) {
        common_arcs__seen(x->c, k, b->times, b->seen);
        settled =
            exchange__expect(x, b->possible, b->seen, &b->q, b->pair[k]) &&
            settled;
    }
    fill_within(x, b);
    exchange__expect_within(x, b->pair[0], b->pair[1]);
    for (size_t p = 0; p < x->pairs; p++) {
        const exchange__pair *one = &b->pair[0][p], *two = &b->pair[1][p];
        size_t at = p * w->draws + draw;
        w->change[at] = settled ? ratio(two) - ratio(one) : (double)NAN;
        w->contacts[at] =
            settled ? exchange__difference(one, two) : (double)NAN;
    }
    return PDN_OK;
}

static pdn_interval between(double *value, size_t n)
{
    const double none = pdn_absent(PDN_NOT_DEFINED);
    size_t known = 0;

    pdn_sort(value, n);
    while (known < n && isfinite(value[known]))
        known++;
    if (known == 0 || (double)known < LEAST_SHARE * (double)n)
        return (pdn_interval){none, none};
    return (pdn_interval){pdn_quantile(value, known, TAIL),
                          pdn_quantile(value, known, 1 - TAIL)};
}

static pdn_status new_bench(struct work *w, struct bench *b)
{
    const exchange *x = w->x;
    pdn_status st = PDN_OK;

    PDN_TRY(quasi_independence__new(x->groups, &b->q));
    PDN_TAKE(&w->memory, b->possible, x->groups * x->groups);
    PDN_TAKE(&w->memory, b->seen, x->groups * x->groups);
    for (int k = 0; k < 2; k++)
        PDN_TAKE(&w->memory, b->pair[k], x->pairs);
    PDN_TAKE(&w->memory, b->times, x->c->people);
out:
    return st;
}

pdn_status wave_interval__make(const exchange *x, const pdn_draws *d,
                               wave_interval *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.x = x, .workers = d->threads, .draws = d->draws};

    PDN_TRY(make_strata(x->c, &w.strata));
    PDN_TAKE(&w.memory, w.change, x->pairs * d->draws);
    PDN_TAKE(&w.memory, w.contacts, x->pairs * d->draws);
    PDN_TAKE(&w.memory, w.bench, w.workers);
    for (size_t i = 0; i < w.workers; i++)
        PDN_TRY(new_bench(&w, &w.bench[i]));
    PDN_TRY(pdn_replicate(d, make_draw, &w));
    PDN_TRY(pdn_draws_join_values(d, w.change, x->pairs));
    PDN_TRY(pdn_draws_join_values(d, w.contacts, x->pairs));
    if (pdn_shard_deals(d->shard)) goto out;
    for (size_t p = 0; p < x->pairs; p++) {
        out[p].change = between(w.change + p * d->draws, d->draws);
        out[p].contacts = between(w.contacts + p * d->draws, d->draws);
    }
out:
    for (size_t i = 0; w.bench != NULL && i < w.workers; i++)
        quasi_independence__clear(&w.bench[i].q);
    pdn_strata_clear(&w.strata);
    pdn_arena_clear(&w.memory);
    return st;
}
