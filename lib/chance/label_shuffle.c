#include "pdnet/chance.h"
#include "pdnet/core.h"

#include <stdlib.h>
#include <string.h>

struct scratch {
    uint32_t *label, *count;
};

struct work {
    const pdn_labelled *c;
    const pdn_strata *s;
    const pdn_draws *d;
    size_t first;
    pdn_label_see see;
    void *context;
    struct scratch *scratch; /* of each worker */
};

static void count_arcs(const pdn_labelled *c, const struct scratch *b)
{
    memset(b->count, 0, c->groups * c->groups * sizeof *b->count);
    for (size_t k = 0; k < c->arcs; k++)
        b->count[b->label[c->from[k]] * c->groups + b->label[c->to[k]]]++;
}

static pdn_status make_run(void *work_at, size_t run, size_t worker)
{
    pdn_status st = PDN_OK;
    const struct work *w = work_at;
    const struct scratch *b = &w->scratch[worker];
    size_t at = run * PDN_LABEL_RUN, end = at + PDN_LABEL_RUN;

    if (end > w->d->draws) end = w->d->draws;
    for (; at < end; at++) {
        pdn_random stream;
        size_t draw = w->first + at;
        if (!pdn_shard_makes(w->d->shard, draw)) continue;
        pdn_random_start(&stream, w->d->seed, w->d->purpose, draw);
        memcpy(b->label, w->c->group, w->c->actors * sizeof *b->label);
        pdn_strata_shuffle(w->s, &stream, b->label);
        count_arcs(w->c, b);
        PDN_TRY(w->see(w->context, draw, worker, b->count));
    }
    /* worker 0 is the thread that called: only it may tell */
    if (worker == 0)
        pdn_progress_tell(w->d->progress, w->d->what, w->first + end,
                          w->first + w->d->draws);
out:
    return st;
}

pdn_status pdn_label_draw(const pdn_labelled *c, const pdn_strata *s,
                          const pdn_draws *d, size_t first, pdn_label_see see,
                          void *context)
{
    pdn_status st = PDN_OK;
    struct work w = {c, s, d, first, see, context, NULL};
    size_t runs = (d->draws + PDN_LABEL_RUN - 1) / PDN_LABEL_RUN;

    PDN_NEW(w.scratch, d->threads);
    for (size_t t = 0; t < d->threads; t++) {
        PDN_NEW(w.scratch[t].label, c->actors);
        PDN_NEW(w.scratch[t].count, c->groups * c->groups);
    }
    PDN_TRY(pdn_parallel(runs, d->threads, make_run, &w));
out:
    for (size_t t = 0; w.scratch != NULL && t < d->threads; t++) {
        free(w.scratch[t].label);
        free(w.scratch[t].count);
    }
    free(w.scratch);
    return st;
}
