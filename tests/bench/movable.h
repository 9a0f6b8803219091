/* movable.h - made contacts between groups, and the trials that move them, for
 * the benches: ours, and a plain twin over arcs and a matrix. */
#ifndef PDN_MOVABLE_H
#define PDN_MOVABLE_H

#include "chance/contact_pools.h"
#include "kernels.h"

#include "pdnet/chance.h"

/* A made survey: four of five answered, a third of contacts between those who
 * did are returned. */
struct movable {
    pdn_contacts c;
    uint32_t *group, *place, *from, *to;
    bool *answered;
    unsigned char *there; /* actors x actors */
    size_t contacts, draws, trials;
    double sum; /* of what was counted, or it would all be left out */
};

static inline void movable_arc(struct movable *v, uint32_t i, uint32_t j)
{
    v->there[i * v->c.actors + j] = 1;
    v->from[v->c.arcs] = i;
    v->to[v->c.arcs++] = j;
}

static inline bool movable_there(const struct movable *v, size_t i, size_t j)
{
    return v->there[i * v->c.actors + j] || v->there[j * v->c.actors + i];
}

static inline void movable_fill(struct movable *v, size_t contacts)
{
    uint32_t n = (uint32_t)v->c.actors;
    pdn_random r;

    pdn_random_start(&r, 4, 0, n);
    for (uint32_t i = 0; i < n; i++) {
        v->group[i] = i % (uint32_t)v->c.groups;
        v->answered[i] = i % 5 != 4;
    }
    while (v->contacts < contacts) {
        uint32_t i = pdn_random_below(&r, n), j = pdn_random_below(&r, n);
        if (v->group[i] == v->group[j] || !v->answered[i] ||
            movable_there(v, i, j))
            continue;
        movable_arc(v, i, j);
        v->contacts++;
        if (v->answered[j] && pdn_random_unit(&r) < 1.0 / 3)
            movable_arc(v, j, i);
    }
}

/* municipalities: 0, none are told apart. */
static inline void movable_build(struct movable *v, size_t n, size_t contacts,
                                 size_t groups, size_t municipalities)
{
    *v = (struct movable){.group = memory(n, sizeof *v->group),
                          .place = memory(n, sizeof *v->place),
                          .from = memory(2 * contacts, sizeof *v->from),
                          .to = memory(2 * contacts, sizeof *v->to),
                          .answered = memory(n, sizeof *v->answered),
                          .there = memory(n * n, 1),
                          .draws = 100,
                          .trials = 20};
    v->c = (pdn_contacts){.directed = true,
                          .actors = n,
                          .groups = groups,
                          .group = v->group,
                          .answered = v->answered,
                          .from = v->from,
                          .to = v->to,
                          .places = municipalities > 0,
                          .place = v->place};
    for (uint32_t i = 0; i < n && municipalities > 0; i++)
        v->place[i] = i / (uint32_t)groups % (uint32_t)municipalities;
    movable_fill(v, contacts);
}

static inline void movable_destroy(struct movable *v)
{
    free(v->group);
    free(v->place);
    free(v->from);
    free(v->to);
    free(v->answered);
    free(v->there);
}

static inline pdn_status movable_see(void *movable_at, size_t draw,
                                     size_t worker, const uint32_t *count)
{
    struct movable *v = movable_at;

    (void)draw;
    if (worker == 0) v->sum += count[1];
    return PDN_OK;
}

typedef void movable_kernel(struct movable *v, size_t threads);

/* best() of kernels.h, of what moves. */
static inline double movable_best(movable_kernel *run, struct movable *v,
                                  size_t threads)
{
    double least = 1e300, all = 0;

    for (int k = 0; k < RUNS && all < 5; k++) {
        double began = now(threads == 1);
        run(v, threads);
        double took = now(threads == 1) - began;
        if (took < least) least = took;
        all += took;
    }
    return least;
}

/* So many draws, burn-in and counts among them. */
static inline void contact_draws(struct movable *v, size_t threads)
{
    pdn_draws d = {.draws = v->draws, .threads = threads, .seed = 1};

    must(pdn_contact_draw(&v->c, &d, 0, movable_see, v));
}

/* So many trials a contact from the start. */
static inline void contact_trials(struct movable *v, size_t threads)
{
    contact_pools__walk *w = NULL;
    pdn_random stream;

    (void)threads;
    pdn_random_start(&stream, 1, 0, 0);
    must(contact_pools__new(&v->c, CONTACT_POOLS_BITS, &w));
    contact_rewiring__run(w, &stream, v->trials * v->contacts);
    contact_pools__free(w);
}

/* ---- the plain twin ----------------------------------------------------- */

enum { TWIN_MUTUAL, TWIN_ONE_WAY, TWIN_TO_SILENT, TWIN_CLASSES };

struct twin {
    struct movable *v;
    unsigned char *there;
    uint32_t *end[TWIN_CLASSES];
    size_t size[TWIN_CLASSES];
};

static inline bool twin_alike(const struct twin *t, size_t i, size_t j)
{
    return t->v->place[i] == t->v->place[j];
}

/* Whether a contact may come from i to j. */
static inline bool twin_open(const struct twin *t, size_t i, size_t j)
{
    size_t n = t->v->c.actors;

    return t->v->group[i] != t->v->group[j] && !t->there[i * n + j] &&
           !t->there[j * n + i];
}

static inline void twin_put(struct twin *t, size_t class, uint32_t i,
                            uint32_t j, unsigned char as)
{
    size_t n = t->v->c.actors;

    t->there[i * n + j] = as;
    if (class == TWIN_MUTUAL) t->there[j * n + i] = as;
}

static inline void twin_try(struct twin *t, size_t class, pdn_random *r)
{
    uint32_t *e =
        &t->end[class][2 * pdn_random_below(r, (uint32_t)t->size[class])];
    uint32_t *f =
        &t->end[class][2 * pdn_random_below(r, (uint32_t)t->size[class])];
    bool turn = class == TWIN_MUTUAL && pdn_random_below(r, 2) == 1;
    uint32_t i = e[0], j = e[1], p = f[turn], q = f[!turn];

    if (!twin_open(t, i, q) || !twin_open(t, p, j)) return;
    if (twin_alike(t, i, j) != twin_alike(t, p, q) ||
        twin_alike(t, i, j) != twin_alike(t, i, q) ||
        twin_alike(t, i, j) != twin_alike(t, p, j))
        return;
    twin_put(t, class, i, j, 0);
    twin_put(t, class, p, q, 0);
    twin_put(t, class, i, q, 1);
    twin_put(t, class, p, j, 1);
    e[1] = q;
    f[!turn] = j;
}

static inline void twin_fill(struct twin *t)
{
    const struct movable *v = t->v;
    size_t n = v->c.actors;

    memcpy(t->there, v->there, n * n);
    for (size_t k = 0; k < v->c.arcs; k++) {
        uint32_t i = v->from[k], j = v->to[k];
        bool back = v->there[j * n + i] != 0;
        size_t class = back              ? TWIN_MUTUAL
                       : !v->answered[j] ? TWIN_TO_SILENT
                                         : TWIN_ONE_WAY;
        if (back && i > j) continue;
        t->end[class][2 * t->size[class]] = i;
        t->end[class][2 * t->size[class]++ + 1] = j;
    }
}

/* As contact_trials, with a class drawn by its contacts. */
static inline void twin_trials(struct movable *v, size_t threads)
{
    size_t n = v->c.actors;
    struct twin t = {.v = v, .there = memory(n * n, 1)};
    pdn_random r;

    (void)threads;
    for (size_t k = 0; k < TWIN_CLASSES; k++)
        t.end[k] = memory(2 * v->contacts, sizeof *t.end[k]);
    twin_fill(&t);
    pdn_random_start(&r, 1, 0, 0);
    for (size_t k = 0; k < v->trials * v->contacts; k++) {
        uint32_t at = pdn_random_below(&r, (uint32_t)v->contacts);
        size_t class = 0;
        while (at >= t.size[class])
            at -= (uint32_t)t.size[class ++];
        twin_try(&t, class, &r);
    }
    v->sum += t.end[TWIN_ONE_WAY][1];
    for (size_t k = 0; k < TWIN_CLASSES; k++)
        free(t.end[k]);
    free(t.there);
}

#endif
