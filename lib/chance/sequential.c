#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <stdlib.h>
#include <string.h>

/* The first batch, and the largest; each is twice the one before. */
enum { FIRST = 64, LARGEST = 4096 };

struct work {
    const pdn_draws *draws;
    pdn_sequential_make make;
    void *context;
    size_t questions, first; /* first: number of the batch's first draw */
    bool *open;
    bool *as_far; /* by draw of the batch, then question */
};

static pdn_status make_one(void *work_at, size_t item, size_t worker)
{
    const struct work *w = work_at;
    pdn_random stream;
    size_t draw = w->first + item;

    if (!pdn_shard_makes(w->draws->shard, draw)) return PDN_OK;
    pdn_random_start(&stream, w->draws->seed, w->draws->purpose, draw);
    return w->make(w->context, draw, worker, &stream, w->open,
                   w->as_far + item * w->questions);
}

/* Reads a batch in the order of its draws; true while a question is open. */
static bool read_batch(struct work *w, size_t size, size_t stop,
                       pdn_stopped *out)
{
    bool more = false;

    for (size_t q = 0; q < w->questions; q++) {
        for (size_t i = 0; w->open[q] && i < size; i++) {
            out[q].draws++;
            out[q].hits += w->as_far[i * w->questions + q];
            if (stop > 0 && out[q].hits == stop) w->open[q] = false;
        }
        more = more || w->open[q];
    }
    return more;
}

static void tell(size_t stop, size_t draws, pdn_stopped *s)
{
    // p = h / l, or (b + 1) / (m + 1)
    if (stop > 0 && s->hits == stop)
        s->p = (double)stop / (double)s->draws;
    else
        s->p = pdn_p_drawn(s->hits, draws);
}

/* What stops a run is known when all its draws are: a shard makes all of its
 * own, of every question, and they are read when they are put together. */
static pdn_status draw_shard(struct work *w, size_t stop, pdn_stopped *out)
{
    pdn_status st = PDN_OK;
    const pdn_draws *d = w->draws;
    const pdn_shard_question q = pdn_draws_question(d);
    pdn_shard_rows rows = {.kind = PDN_SHARD_BOOL, .width = w->questions};

    PDN_NEW(w->as_far, w->questions * d->draws);
    rows.at = w->as_far;
    PDN_TRY(pdn_parallel(d->draws, d->threads, make_one, w));
    PDN_TRY(pdn_shard_join_rows(d->shard, &q, &rows));
    (void)read_batch(w, d->draws, stop, out);
    for (size_t k = 0; k < w->questions; k++)
        tell(stop, d->draws, &out[k]);
out:
    return st;
}

pdn_status pdn_sequential(const pdn_draws *d, size_t stop, size_t questions,
                          pdn_sequential_make make, void *context,
                          pdn_stopped *out)
{
    pdn_status st = PDN_OK;
    struct work w = {d, make, context, questions, 0, NULL, NULL};
    size_t size = d->draws < LARGEST ? d->draws : LARGEST;
    bool more = questions > 0;

    PDN_NEW(w.open, questions);
    for (size_t q = 0; q < questions; q++) {
        w.open[q] = true;
        out[q] = (pdn_stopped){0, 0, 0};
    }
    if (d->shard != NULL) {
        st = draw_shard(&w, stop, out);
        goto out;
    }
    PDN_NEW(w.as_far, questions * size);
    if (stop > 0) size = FIRST;
    while (more && w.first < d->draws) {
        if (size > d->draws - w.first) size = d->draws - w.first;
        memset(w.as_far, 0, questions * size * sizeof *w.as_far);
        PDN_TRY(pdn_parallel(size, d->threads, make_one, &w));
        more = read_batch(&w, size, stop, out);
        w.first += size;
        pdn_progress_tell(d->progress, d->what, w.first, d->draws);
        if (size < LARGEST) size *= 2;
    }
    for (size_t q = 0; q < questions; q++)
        tell(stop, d->draws, &out[q]);
out:
    free(w.open);
    free(w.as_far);
    return st;
}
