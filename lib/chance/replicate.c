#include "pdnet/chance.h"
#include "pdnet/core.h"

/* Draws are handed out in blocks, so that threads seldom meet; in smaller ones
 * when there are few, which are then likely to be long. */
enum { BLOCK = 64, SHARES = 8 };

struct work {
    const pdn_draws *draws;
    pdn_replicate_make make;
    void *context;
    size_t block; /* draws in one */
};

static pdn_status make_block(void *work_at, size_t block, size_t worker)
{
    const struct work *w = work_at;
    size_t first = block * w->block;
    size_t end = first + w->block;

    if (end > w->draws->draws) end = w->draws->draws;
    for (size_t draw = first; draw < end; draw++) {
        pdn_random stream;
        if (!pdn_shard_makes(w->draws->shard, draw)) continue;
        pdn_random_start(&stream, w->draws->seed, w->draws->purpose, draw);
        pdn_status st = w->make(w->context, draw, worker, &stream);
        if (st != PDN_OK) return st;
    }
    /* worker 0 is the thread that called: only it may tell */
    if (worker == 0)
        pdn_progress_tell(w->draws->progress, w->draws->what, end,
                          w->draws->draws);
    return PDN_OK;
}

pdn_status pdn_replicate(const pdn_draws *d, pdn_replicate_make make,
                         void *context)
{
    struct work work = {d, make, context, BLOCK};
    size_t least = d->draws / (SHARES * (d->threads + 1)) + 1;

    if (least < BLOCK) work.block = least;
    size_t blocks = (d->draws + work.block - 1) / work.block;
    return pdn_parallel(blocks, d->threads, make_block, &work);
}

pdn_shard_question pdn_draws_question(const pdn_draws *d)
{
    return (pdn_shard_question){d->purpose, d->seed, d->draws};
}

pdn_status pdn_draws_join_values(const pdn_draws *d, double *x, size_t values)
{
    const pdn_shard_question q = pdn_draws_question(d);
    const pdn_shard_rows rows = {
        .kind = PDN_SHARD_DOUBLE, .at = x, .width = values, .by_value = true};

    return pdn_shard_join_rows(d->shard, &q, &rows);
}

pdn_status pdn_draws_join_sums(const pdn_draws *d, pdn_shard_kind kind,
                               void *sum, size_t n)
{
    const pdn_shard_question q = pdn_draws_question(d);

    return pdn_shard_join_sums(d->shard, &q, kind, sum, n);
}
