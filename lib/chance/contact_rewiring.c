#include "contact_pools.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"

#include <stdlib.h>
#include <string.h>

/* ---- trials ------------------------------------------------------------- */

/* Trials are drawn some at a time, so that what they are to look at can be on
 * its way from memory meanwhile; bits of fewer actors than FAR are near. */
enum { DRAWN = 64, AHEAD = 8, FAR = 1024 };

/* Places in the list of ends: b of a > b, and d of c > d. */
struct trial {
    uint32_t b, d, pool;
};

/* By bits or by sets, a > b and c > d become a > d and c > b. That they are
 * four people needs no look of its own: a and d may be one, or c and b, and
 * then the groups bar it; a and c may, or b and d, and then a contact of a and
 * d does.
 */

static inline void fetch_bits(const contact_pools__walk *w,
                              const struct trial *t)
{
    uint32_t a = w->end[t->b ^ 1], b = w->end[t->b];
    uint32_t c = w->end[t->d ^ 1], d = w->end[t->d];
    const size_t at = w->pool[t->pool].bits;

    __builtin_prefetch(&w->closed[(at + contact_pools__dyad(a, d)) / 8]);
    __builtin_prefetch(&w->closed[(at + contact_pools__dyad(c, b)) / 8]);
}

/* All looks before one condition: which of them fails cannot be guessed. */
static uint64_t try_bits(const contact_pools__walk *w,
                         const struct trial *trial, size_t trials)
{
    unsigned char *restrict closed = w->closed;
    uint32_t *restrict end = w->end;
    const bool far = w->c.actors >= FAR;
    uint64_t changes = 0;

    for (size_t k = 0; k < trials; k++) {
        const struct trial t = trial[k];
        const contact_pools__pool *pool = &w->pool[t.pool];
        uint32_t a = end[t.b ^ 1], b = end[t.b], c = end[t.d ^ 1], d = end[t.d];
        size_t at = pool->bits, ad = at + contact_pools__dyad(a, d);
        size_t cb = at + contact_pools__dyad(c, b);
        if (far && k + AHEAD < trials) fetch_bits(w, &trial[k + AHEAD]);
        unsigned barred =
            contact_pools__bit(closed, ad) | contact_pools__bit(closed, cb);
        if (w->blank != NULL)
            barred |= contact_pools__blank(w, pool->mutual, a, d) |
                      contact_pools__blank(w, pool->mutual, c, b);
        if (barred != 0) continue;
        contact_pools__turn(closed, ad);
        contact_pools__turn(closed, cb);
        contact_pools__turn(closed, at + contact_pools__dyad(a, b));
        contact_pools__turn(closed, at + contact_pools__dyad(c, d));
        end[t.b] = d;
        end[t.d] = b;
        changes++;
    }
    return changes;
}

static void fetch_cells(const contact_pools__walk *w, const struct trial *t)
{
    uint32_t a = w->end[t->b ^ 1], b = w->end[t->b];
    uint32_t c = w->end[t->d ^ 1], d = w->end[t->d];

    contact_pools__fetch(w, a, d);
    contact_pools__fetch(w, c, b);
}

static uint64_t try_cells(contact_pools__walk *w, const struct trial *trial,
                          size_t trials)
{
    uint64_t changes = 0;

    for (size_t k = 0; k < trials; k++) {
        const struct trial t = trial[k];
        const contact_pools__pool *pool = &w->pool[t.pool];
        uint32_t a = w->end[t.b ^ 1], b = w->end[t.b];
        uint32_t c = w->end[t.d ^ 1], d = w->end[t.d];
        if (k + AHEAD < trials) fetch_cells(w, &trial[k + AHEAD]);
        if (!contact_pools__open(w, pool, a, d) ||
            !contact_pools__open(w, pool, c, b))
            continue;
        contact_pools__leave(w, a, b);
        contact_pools__leave(w, c, d);
        contact_pools__take(w, a, d);
        contact_pools__take(w, c, b);
        w->end[t.b] = d;
        w->end[t.d] = b;
        changes++;
    }
    return changes;
}

/* Any contact, and any of its pool, mutual ones in either sense. What is picked
 * does not depend on where contacts are, so that every change is as likely as
 * the one back. */
static void draw(const contact_pools__walk *w, pdn_random *stream,
                 struct trial *trial, size_t trials)
{
    uint32_t contacts = (uint32_t)w->contacts;
    pdn_random r = *stream;

    for (size_t k = 0; k < trials; k++) {
        uint64_t bits = pdn_random_bits(&r);
        uint32_t e = pdn_random_fit(&r, (uint32_t)(bits >> 32), contacts);
        const contact_pools__pool *pool = &w->pool[w->pool_of[e]];
        uint32_t f =
            pdn_random_fit(&r, (uint32_t)bits, pool->size << pool->mutual);
        uint32_t turned = f & pool->mutual;
        f = pool->first + (f >> pool->mutual);
        trial[k] = (struct trial){2 * e + 1, 2 * f + 1 - turned, w->pool_of[e]};
        __builtin_prefetch(&w->end[(size_t)2 * e]);
        __builtin_prefetch(&w->end[(size_t)2 * f]);
    }
    *stream = r;
}

void contact_rewiring__run(contact_pools__walk *w, pdn_random *stream,
                           size_t trials)
{
    struct trial trial[DRAWN];

    if (w->contacts < 2) return;
    for (size_t now = 0; trials > 0; trials -= now) {
        now = trials < DRAWN ? trials : DRAWN;
        draw(w, stream, trial, now);
        w->changes += w->closed != NULL ? try_bits(w, trial, now)
                                        : try_cells(w, trial, now);
    }
}

/* ---- what there is now -------------------------------------------------- */

static bool is_mutual(const contact_pools__walk *w, size_t k)
{
    return w->pool[w->pool_of[k]].mutual != 0;
}

void contact_rewiring__count(const contact_pools__walk *w, uint32_t *count)
{
    const uint32_t *group = w->c.group;
    size_t groups = w->c.groups;

    memset(count, 0, groups * groups * sizeof *count);
    for (size_t k = 0; k < w->contacts; k++) {
        size_t g = group[w->end[2 * k]], h = group[w->end[2 * k + 1]];
        if (w->c.directed) {
            count[g * groups + h]++;
            count[h * groups + g] += is_mutual(w, k);
        } else {
            count[g < h ? g * groups + h : h * groups + g]++;
        }
    }
}

size_t pdn_contact_linked_groups(const pdn_contacts *c)
{
    uint32_t met[PDN_CONTACT_GROUPS];
    size_t groups = 0;

    for (size_t k = 0; k < 2 * c->arcs && groups < PDN_CONTACT_GROUPS; k++) {
        uint32_t g = c->group[k % 2 == 0 ? c->from[k / 2] : c->to[k / 2]];
        size_t at = 0;
        while (at < groups && met[at] != g)
            at++;
        if (at == groups && contact_pools__moves(c, k / 2)) met[groups++] = g;
    }
    return groups;
}

/* ---- draws -------------------------------------------------------------- */

_Static_assert(PDN_CONTACT_BLOCK == (int)PDN_SHARD_BLOCK,
               "a shard makes whole blocks");

struct work {
    const pdn_draws *draws;
    size_t first;
    pdn_contact_see see;
    void *context;
    contact_pools__walk **walk; /* of each worker */
    uint32_t **count;
};

static pdn_status draw_block(void *work_at, size_t item, size_t worker)
{
    const struct work *q = work_at;
    contact_pools__walk *w = q->walk[worker];
    size_t at = item * PDN_CONTACT_BLOCK, end = at + PDN_CONTACT_BLOCK;
    pdn_status st = PDN_OK;
    pdn_random stream;

    if (!pdn_shard_makes(q->draws->shard, q->first + at)) return PDN_OK;
    if (end > q->draws->draws) end = q->draws->draws;
    pdn_random_start(&stream, q->draws->seed, q->draws->purpose,
                     q->first / PDN_CONTACT_BLOCK + item);
    contact_pools__begin(w);
    contact_rewiring__run(w, &stream, PDN_CONTACT_BURN_IN * w->contacts);
    for (; at < end && st == PDN_OK; at++) {
        contact_rewiring__run(w, &stream, PDN_CONTACT_TRIALS * w->contacts);
        contact_rewiring__count(w, q->count[worker]);
        st = q->see(q->context, q->first + at, worker, q->count[worker]);
    }
    /* worker 0 is the thread that called: only it may tell */
    if (worker == 0 && st == PDN_OK)
        pdn_progress_tell(q->draws->progress, q->draws->what, end,
                          q->draws->draws);
    return st;
}

pdn_status pdn_contact_draw(const pdn_contacts *c, const pdn_draws *d,
                            size_t first, pdn_contact_see see, void *context)
{
    pdn_status st = PDN_OK;
    struct work work = {d, first, see, context, NULL, NULL};
    size_t blocks = (d->draws + PDN_CONTACT_BLOCK - 1) / PDN_CONTACT_BLOCK;
    size_t workers = d->threads < blocks ? d->threads : blocks;

    if (first % PDN_CONTACT_BLOCK != 0)
        return pdn_fail(PDN_EARG, "draw %zu begins no block", first);
    PDN_NEW(work.walk, workers);
    PDN_NEW(work.count, workers);
    for (size_t t = 0; t < workers; t++) {
        PDN_TRY(contact_pools__new(c, CONTACT_POOLS_BITS, &work.walk[t]));
        PDN_NEW(work.count[t], c->groups * c->groups);
    }
    PDN_TRY(pdn_parallel(blocks, workers, draw_block, &work));
out:
    for (size_t t = 0; t < workers; t++) {
        if (work.walk != NULL) contact_pools__free(work.walk[t]);
        if (work.count != NULL) free(work.count[t]);
    }
    free(work.walk);
    free(work.count);
    return st;
}
