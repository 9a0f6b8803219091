#include "pdnet/contact_rewiring.h"

#include "pdnet/parallel.h"

#include "contact_pools.h"

#include <stdlib.h>
#include <string.h>

pdn_status pdn_contact_walk_new(const pdn_contacts *c, pdn_contact_walk **out)
{
    pdn_status st = PDN_OK;
    pdn_contact_walk *w = NULL;

    PDN_NEW(w, 1);
    w->c = *c;
    PDN_TRY(contact_pools__fill(w));
    *out = w;
    w = NULL;
out:
    pdn_contact_walk_free(w);
    return st;
}

void pdn_contact_walk_free(pdn_contact_walk *w)
{
    if (w == NULL) return;
    pdn_rewiring_free(w->ties);
    pdn_rewiring_free(w->observed);
    free(w->trait);
    free(w->contact);
    free(w->pool);
    free(w->pick);
    free(w->blank_start);
    free(w->blank_to);
    free(w);
}

void pdn_contact_walk_begin(pdn_contact_walk *w)
{
    tierows__restore(w->ties, w->observed);
    w->trials = w->changes = 0;
}

size_t pdn_contact_walk_contacts(const pdn_contact_walk *w)
{
    return w->contacts;
}

void pdn_contact_walk_tried(const pdn_contact_walk *w, uint64_t *trials,
                            uint64_t *changes)
{
    *trials = w->trials;
    *changes = w->changes;
}

/* ---- trials ------------------------------------------------------------- */

/* Trials are drawn some at a time, so that what they are to look at can be on
 * its way from memory meanwhile. */
enum { DRAWN = 64, AHEAD = 12 };

/* The places of two contacts, and the pool of both. */
struct trial {
    uint32_t e, f, pool;
};

static bool on_blank(const pdn_contact_walk *w, bool mutual, uint32_t x,
                     uint32_t y)
{
    return contact_pools__blank(w, x, y) ||
           (mutual && contact_pools__blank(w, y, x));
}

/* a > b and c > d become a > d and c > b. That the four are different people
 * needs no look of its own: a = d or c = b are of one group, and of a = c or
 * b = d something stands between a and d. */
static bool try_one(pdn_contact_walk *w, const struct trial *t)
{
    pdn_rewiring *ties = w->ties;
    const contact_pools__pool *pool = &w->pool[t->pool];
    uint32_t a = ties->place[t->e].from, b = ties->to[t->e];
    uint32_t c = ties->place[t->f].from, d = ties->to[t->f];

    if (contact_pools__likeness(w, a, d) != pool->likeness ||
        contact_pools__likeness(w, c, b) != pool->likeness)
        return false;
    if (tierows__leads(ties, a, d) || tierows__leads(ties, c, b)) return false;
    if (w->blank_to != NULL &&
        (on_blank(w, pool->mutual, a, d) || on_blank(w, pool->mutual, c, b)))
        return false;
    tierows__tie tie[2] = {{a, t->e, d, tierows__twin(ties, t->f)},
                           {c, t->f, b, tierows__twin(ties, t->e)}};
    tierows__put(ties, tie, 2);
    return true;
}

/* Any contact, either way round, and any of its pool: what is picked does not
 * depend on where contacts are, so that every change is as likely as the one
 * back. */
static void draw(const pdn_contact_walk *w, pdn_random *stream,
                 struct trial *trial, size_t trials)
{
    uint32_t entries = (uint32_t)(2 * w->contacts);
    pdn_random r = *stream;

    for (size_t k = 0; k < trials; k++) {
        uint64_t bits = pdn_random_bits(&r);
        uint32_t at = pdn_random_fit(&r, (uint32_t)(bits >> 32), entries);
        const contact_pools__contact *e = &w->contact[at];
        const contact_pools__pool *pool = &w->pool[e->pool];
        trial[k].e = e->place;
        trial[k].pool = e->pool;
        trial[k].f = w->pick[pool->begin +
                             pdn_random_fit(&r, (uint32_t)bits, pool->size)];
    }
    *stream = r;
}

void pdn_contact_walk_run(pdn_contact_walk *w, pdn_random *stream,
                          size_t trials)
{
    struct trial trial[DRAWN];
    uint64_t changes = 0;

    w->trials += trials;
    if (w->contacts < 2) return;
    for (size_t now = 0; trials > 0; trials -= now) {
        now = trials < DRAWN ? trials : DRAWN;
        draw(w, stream, trial, now);
        for (size_t k = 0; k < now; k++)
            changes += try_one(w, &trial[k]);
    }
    w->changes += changes;
}

/* ---- what there is now -------------------------------------------------- */

void pdn_contact_walk_count(const pdn_contact_walk *w, uint32_t *count)
{
    const pdn_rewiring *t = w->ties;
    const uint32_t *group = w->c.group;
    size_t groups = w->c.groups;

    memset(count, 0, groups * groups * sizeof *count);
    for (size_t k = 0; k < 2 * w->contacts; k++) {
        const contact_pools__contact *e = &w->contact[k];
        size_t g = group[t->place[e->place].from], h = group[t->to[e->place]];
        bool mutual = w->pool[e->pool].mutual;
        if (!mutual && k % 2 == 1) continue;
        if (!w->c.directed && g > h) continue; /* its other place counts */
        count[g * groups + h]++;
    }
}

void pdn_contact_walk_arcs(const pdn_contact_walk *w, uint32_t *from,
                           uint32_t *to)
{
    const pdn_rewiring *t = w->ties;
    size_t m = 0;

    for (size_t k = 0; k < w->c.arcs; k++) {
        if (contact_pools__moves(&w->c, k)) continue;
        from[m] = w->c.from[k];
        to[m++] = w->c.to[k];
    }
    for (size_t k = 0; k < 2 * w->contacts; k++) {
        const contact_pools__contact *e = &w->contact[k];
        uint32_t x = t->place[e->place].from, y = t->to[e->place];
        bool mutual = w->pool[e->pool].mutual;
        if (!mutual && k % 2 == 1) continue;
        if (!w->c.directed && x > y) continue;
        from[m] = x;
        to[m++] = y;
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

struct work {
    const pdn_draws *draws;
    size_t first;
    pdn_contact_see see;
    void *context;
    pdn_contact_walk **walk; /* of each worker */
    uint32_t **count;
};

static pdn_status draw_block(void *work_at, size_t item, size_t worker)
{
    const struct work *q = work_at;
    pdn_contact_walk *w = q->walk[worker];
    size_t at = item * PDN_CONTACT_BLOCK, end = at + PDN_CONTACT_BLOCK;
    pdn_status st = PDN_OK;
    pdn_random stream;

    if (end > q->draws->draws) end = q->draws->draws;
    pdn_random_start(&stream, q->draws->seed, q->draws->purpose,
                     q->first / PDN_CONTACT_BLOCK + item);
    pdn_contact_walk_begin(w);
    pdn_contact_walk_run(w, &stream, PDN_CONTACT_BURN_IN * w->contacts);
    for (; at < end && st == PDN_OK; at++) {
        pdn_contact_walk_run(w, &stream, PDN_CONTACT_TRIALS * w->contacts);
        pdn_contact_walk_count(w, q->count[worker]);
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
        PDN_TRY(pdn_contact_walk_new(c, &work.walk[t]));
        PDN_NEW(work.count[t], c->groups * c->groups);
    }
    PDN_TRY(pdn_parallel(blocks, workers, draw_block, &work));
out:
    for (size_t t = 0; t < workers; t++) {
        if (work.walk != NULL) pdn_contact_walk_free(work.walk[t]);
        if (work.count != NULL) free(work.count[t]);
    }
    free(work.walk);
    free(work.count);
    return st;
}
