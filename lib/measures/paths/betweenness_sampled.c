#include "betweenness_sampled.h"

#include "core/purposes.h"
#include "measures/cohesion/cohesion.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>

static const uint32_t unseen = UINT32_MAX;

/* The search from one end. Those met stand in queue, the last level from
 * `first` on; far and paths are by actor. */
struct side {
    const pdn_packed *on, *back; /* rows to go by, and against */
    uint32_t *far, *queue, first, met, level;
    double *paths;
    pdn_arena memory;
};

/* One thread's two searches, and how many paths led through each actor. */
struct hand {
    struct side from, to;
    uint32_t *through;
};

struct work {
    const pdn_adjacency *net;
    struct hand *hand; /* one per thread */
};

static pdn_status side_init(struct side *s, const pdn_packed *on,
                            const pdn_packed *back)
{
    pdn_status st = PDN_OK;

    s->on = on;
    s->back = back;
    PDN_TAKE(&s->memory, s->far, on->n);
    PDN_TAKE(&s->memory, s->queue, on->n);
    PDN_TAKE(&s->memory, s->paths, on->n);
    for (size_t v = 0; v < on->n; v++)
        s->far[v] = unseen;
out:
    return st; /* the caller clears s */
}

static void side_begin(struct side *s, uint32_t v)
{
    s->queue[0] = v;
    s->first = s->level = 0;
    s->met = 1;
    s->far[v] = 0;
    s->paths[v] = 1;
}

static void side_forget(struct side *s)
{
    for (uint32_t k = 0; k < s->met; k++)
        s->far[s->queue[k]] = unseen;
}

/* Arcs that the next level would look at. */
static size_t effort(const struct side *s)
{
    size_t arcs = 0;

    for (uint32_t k = s->first; k < s->met; k++)
        arcs += s->on->start[s->queue[k] + 1] - s->on->start[s->queue[k]];
    return arcs;
}

/* One level further. Returns the number of shortest paths that cross to where
 * the other side has been: no path is shorter than these, since none crossed
 * at the levels before. */
static double advance(struct side *s, const struct side *other)
{
    uint32_t end = s->met, next = ++s->level;
    double crossing = 0;

    for (uint32_t k = s->first; k < end; k++) {
        uint32_t v = s->queue[k];
        for (uint32_t e = s->on->start[v]; e < s->on->start[v + 1]; e++) {
            uint32_t w = s->on->to[e];
            if (other->far[w] != unseen)
                crossing += s->paths[v] * other->paths[w];
            if (s->far[w] == unseen) {
                s->far[w] = next;
                s->paths[w] = 0;
                s->queue[s->met++] = w;
            }
            if (s->far[w] == next) s->paths[w] += s->paths[v];
        }
    }
    s->first = end;
    return crossing;
}

/* The arc by which path number `left` crosses; `begin` is where the level
 * before the last stands. */
static void cross(const struct side *s, const struct side *other,
                  uint32_t begin, double left, uint32_t ends[2])
{
    for (uint32_t k = begin; k < s->first; k++) {
        uint32_t v = s->queue[k];
        for (uint32_t e = s->on->start[v]; e < s->on->start[v + 1]; e++) {
            uint32_t w = s->on->to[e];
            if (other->far[w] == unseen) continue;
            ends[0] = v;
            ends[1] = w;
            left -= s->paths[v] * other->paths[w];
            if (left < 0) return;
        }
    }
}

/* From v back to where the side began, each shortest path equally likely;
 * everybody on it but the end counts. */
static void walk_back(const struct side *s, uint32_t v, pdn_random *stream,
                      uint32_t *through)
{
    while (s->far[v] > 0) {
        double left = pdn_random_unit(stream) * s->paths[v];
        uint32_t before = v;
        through[v]++;
        for (uint32_t e = s->back->start[v]; e < s->back->start[v + 1]; e++) {
            uint32_t u = s->back->to[e];
            if (s->far[u] == unseen || s->far[u] + 1 != s->far[v]) continue;
            before = u;
            left -= s->paths[u];
            if (left < 0) break;
        }
        v = before;
    }
}

static pdn_status draw_path(void *context, size_t draw, size_t worker,
                            pdn_random *stream)
{
    const struct work *w = context;
    struct hand *h = &w->hand[worker];
    uint32_t n = (uint32_t)w->net->n, ends[2] = {0, 0};
    uint32_t s = pdn_random_below(stream, n);
    uint32_t t = pdn_random_below(stream, n - 1);

    (void)draw;
    side_begin(&h->from, s);
    side_begin(&h->to, t < s ? t : t + 1);
    for (;;) {
        size_t on = effort(&h->from), back = effort(&h->to);
        if (on == 0 || back == 0) break; /* no way */
        struct side *mover = on <= back ? &h->from : &h->to;
        const struct side *other = on <= back ? &h->to : &h->from;
        uint32_t begin = mover->first;
        double crossing = advance(mover, other);
        if (!(crossing > 0)) continue;
        cross(mover, other, begin, pdn_random_unit(stream) * crossing, ends);
        walk_back(mover, ends[0], stream, h->through);
        walk_back(other, ends[1], stream, h->through);
        break;
    }
    side_forget(&h->from);
    side_forget(&h->to);
    return PDN_OK;
}

/* People of the largest component. */
static pdn_status largest(const pdn_adjacency *a, double *people)
{
    pdn_status st = PDN_OK;
    uint32_t *of = NULL, *size = NULL;
    size_t parts = 0;

    PDN_NEW(of, a->n);
    PDN_NEW(size, a->n);
    PDN_TRY(cohesion__components(&a->both, of, size, &parts));
    *people = a->n > 0 ? size[cohesion__largest(size, parts)] : 0;
out:
    free(of);
    free(size);
    return st;
}

static pdn_status hands_init(struct work *w, size_t threads)
{
    pdn_status st = PDN_OK;

    PDN_NEW(w->hand, threads);
    for (size_t k = 0; k < threads; k++) {
        struct hand *h = &w->hand[k];
        PDN_TRY(side_init(&h->from, &w->net->out, &w->net->in));
        PDN_TRY(side_init(&h->to, &w->net->in, &w->net->out));
        PDN_NEW(h->through, w->net->n);
    }
out:
    return st;
}

static void hands_clear(struct work *w, size_t threads)
{
    for (size_t k = 0; w->hand != NULL && k < threads; k++) {
        pdn_arena_clear(&w->hand[k].from.memory);
        pdn_arena_clear(&w->hand[k].to.memory);
        free(w->hand[k].through);
    }
    free(w->hand);
}

pdn_status betweenness_sampled__compute(const pdn_adjacency *a, double epsilon,
                                        size_t threads, uint64_t seed,
                                        double *score, size_t *samples)
{
    pdn_status st = PDN_OK;
    struct work w = {.net = a};
    pdn_draws draws = {.seed = seed, .purpose = PURPOSE_PATHS, .what = "paths"};
    double people = 0, pairs = (double)a->n * ((double)a->n - 1), r = 0;

    if (threads == 0) threads = pdn_threads(0);
    if (!(epsilon > 0 && epsilon < 1))
        return pdn_fail(PDN_EARG, "epsilon %s: want above 0 and below 1",
                        pdn_number_format(epsilon).text);
    PDN_TRY(largest(a, &people));
    // r = c / eps^2 (floor(log2(d - 2)) + 1 + ln(1 / delta)), c = .5
    if (people > 2)
        r = ceil(.5 / (epsilon * epsilon) *
                 (floor(log2(people - 2)) + 1 - log(PDN_SAMPLED_RISK)));
    if (r >= UINT32_MAX)
        PDN_FAIL(PDN_EARG, "epsilon %s wants %s paths: too many",
                 pdn_number_format(epsilon).text, pdn_number_format(r).text);
    PDN_TRY(hands_init(&w, threads));
    draws.draws = (size_t)r;
    draws.threads = threads;
    PDN_TRY(pdn_replicate(&draws, draw_path, &w));
    if (!a->directed) pairs /= 2;
    for (size_t v = 0; v < a->n; v++) {
        double through = 0;
        for (size_t k = 0; k < threads; k++)
            through += w.hand[k].through[v];
        score[v] = r > 0 ? through / r * pairs : 0;
    }
    *samples = (size_t)r;
out:
    hands_clear(&w, threads);
    return st;
}
