#include "pdnet/replicate.h"

#include "pdnet/parallel.h"

/* Draws are handed out in blocks, so that threads seldom meet. */
enum { BLOCK = 64 };

struct work {
    const pdn_draws *draws;
    pdn_replicate_make make;
    void *context;
};

static pdn_status make_block(void *work_at, size_t block, size_t worker)
{
    const struct work *w = work_at;
    size_t first = block * BLOCK;
    size_t end = first + BLOCK;

    if (end > w->draws->draws) end = w->draws->draws;
    for (size_t draw = first; draw < end; draw++) {
        pdn_random stream;
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
    struct work work = {d, make, context};
    size_t blocks = (d->draws + BLOCK - 1) / BLOCK;

    return pdn_parallel(blocks, d->threads, make_block, &work);
}
