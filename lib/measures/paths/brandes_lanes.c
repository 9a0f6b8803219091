#include "brandes_lanes.h"

#include <stdlib.h>
#include <string.h>

/* Four doubles, which a processor works on two or four at a time. No sum is
 * formed across lanes and no product is fused with a sum (-ffp-contract=off in
 * lib/CMakeLists.txt), so that the bits do not depend on which. */
typedef double quad __attribute__((vector_size(32)));
typedef int64_t quad_mask __attribute__((vector_size(32)));
/* the same where the caller's memory begins anywhere */
typedef double loose_quad __attribute__((vector_size(32), aligned(8)));

enum { QUADS = BRANDES_LANES / 4 };

/* What works on quads is compiled twice, without and with AVX2; what does not
 * stays apart, as all in one function runs out of registers. */
#define TWICE static inline __attribute__((always_inline))
#define APART static __attribute__((noinline))

typedef struct {
    quad part[QUADS];
} lanes;

/* Where a level begins. */
struct level {
    uint32_t place;
    size_t link;
};

/* One actor on one level is a place; who is met on two levels in different
 * lanes has two. A link is an arc that lies on a shortest path in some lane.
 * Both are kept in the order of being reached, so that the way back reads
 * memory in a row. */
struct brandes_lanes {
    size_t n, levels;
    bool wide;       /* with AVX2 */
    lane_set *met;   /* by actor: the lanes in which it has been met */
    uint32_t *last;  /* by actor: its latest place */
    uint32_t *actor; /* by place, as what follows */
    lane_set *here;  /* the lanes in which its actor is on this level */
    lane_set *on;    /* those of them in which it passes on */
    lanes *paths;    /* sigma; 0 in other lanes */
    lanes *share;    /* (1 + delta) / sigma; 0 in other lanes */
    struct level *level;
    uint32_t *from, *link; /* the places at the two ends of each link */
    lane_set *used;        /* the lanes in which it lies on a shortest path */
    void *memory[2];
};

/* Memory that begins with a line of the cache, as calloc's need not. */
static pdn_status new_lanes(size_t count, void **memory, lanes **out)
{
    pdn_status st = PDN_OK;
    unsigned char *bytes = NULL;

    PDN_NEW(bytes, (count + 1) * sizeof(lanes));
    *memory = bytes;
    *out = (lanes *)(void *)(bytes + sizeof(lanes) -
                             (uintptr_t)bytes % sizeof(lanes));
out:
    return st;
}

static bool has_avx2(void)
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return false;
#endif
}

static pdn_status places_init(brandes_lanes *b, size_t places)
{
    pdn_status st = PDN_OK;

    PDN_NEW(b->actor, places);
    PDN_NEW(b->here, places);
    PDN_NEW(b->on, places);
    PDN_TRY(new_lanes(places, &b->memory[0], &b->paths));
    PDN_TRY(new_lanes(places, &b->memory[1], &b->share));
out:
    return st;
}

static pdn_status links_init(brandes_lanes *b, size_t links)
{
    pdn_status st = PDN_OK;

    PDN_NEW(b->from, links);
    PDN_NEW(b->link, links);
    PDN_NEW(b->used, links);
out:
    return st;
}

pdn_status brandes_lanes__new(size_t n, size_t m, brandes_lanes **out)
{
    pdn_status st = PDN_OK;
    brandes_lanes *b = NULL;

    if (n >= UINT32_MAX / BRANDES_LANES)
        PDN_FAIL(PDN_EARG, "%zu actors: too many", n);
    PDN_NEW(b, 1);
    b->n = n;
    b->wide = has_avx2();
    PDN_NEW(b->met, n);
    PDN_NEW(b->last, n);
    PDN_NEW(b->level, n + 3);
    /* at worst each lane meets everybody on a level of its own */
    PDN_TRY(places_init(b, BRANDES_LANES * n + 1));
    PDN_TRY(links_init(b, BRANDES_LANES * m + 1));
    *out = b;
    b = NULL;
out:
    brandes_lanes__free(b);
    return st;
}

void brandes_lanes__without_avx2(brandes_lanes *b)
{
    b->wide = false;
}

void brandes_lanes__free(brandes_lanes *b)
{
    if (b == NULL) return;
    free(b->met);
    free(b->last);
    free(b->actor);
    free(b->here);
    free(b->on);
    free(b->level);
    free(b->from);
    free(b->link);
    free(b->used);
    free(b->memory[0]);
    free(b->memory[1]);
    free(b);
}

/* All ones in the lanes of a set of four. */
#define MASK(s)                                                     \
    {                                                               \
        -((s)&1), -((s) >> 1 & 1), -((s) >> 2 & 1), -((s) >> 3 & 1) \
    }
static const quad_mask masks[16] = {MASK(0),  MASK(1),  MASK(2),  MASK(3),
                                    MASK(4),  MASK(5),  MASK(6),  MASK(7),
                                    MASK(8),  MASK(9),  MASK(10), MASK(11),
                                    MASK(12), MASK(13), MASK(14), MASK(15)};

TWICE const quad_mask *mask_of(lane_set set, int q)
{
    return &masks[set >> 4 * q & 15];
}

/* 0 in the lanes that are not in the set, infinite and undefined numbers too.*/
#define KEPT(x, set, q) ((quad)((quad_mask)(x) & *mask_of(set, q)))

/* A place's lanes are known: those in which its actor is met, and goes on. */
static inline void settle(brandes_lanes *b, const lane_network *net,
                          uint32_t at)
{
    uint32_t v = b->actor[at];
    lane_set here = b->here[at], mute = net->mute != NULL ? net->mute[v] : 0;

    b->met[v] |= here;
    b->on[at] = here & (lane_set)~mute;
}

/* The sources take the first places. Returns their number. */
TWICE uint32_t begin(brandes_lanes *b, const lane_network *net,
                     const uint32_t *source)
{
    uint32_t tail = 0;

    if (net->absent != NULL)
        memcpy(b->met, net->absent, b->n * sizeof *b->met);
    else
        memset(b->met, 0, b->n * sizeof *b->met);
    memset(b->last, 0, b->n * sizeof *b->last);
    for (unsigned k = 0; k < BRANDES_LANES; k++) {
        uint32_t s = source[k], at = 0;
        if (s == UINT32_MAX || (b->met[s] >> k & 1) != 0) continue;
        while (at < tail && b->actor[at] != s)
            at++;
        if (at == tail) {
            b->actor[tail] = s;
            b->here[tail] = 0;
            memset(&b->paths[tail++], 0, sizeof(lanes));
        }
        b->here[at] |= (lane_set)(1u << k);
        b->paths[at].part[k / 4][k % 4] = 1;
    }
    for (uint32_t at = 0; at < tail; at++)
        settle(b, net, at);
    b->levels = 0;
    b->level[0] = (struct level){0, 0};
    return tail;
}

/* Of the arcs from places lo .. hi-1, those that lead to somebody not met yet
 * in a lane become links; for now `link` is the actor. Whether an arc does is a
 * coin toss that the processor would guess wrong: what is written and not
 * wanted is written over. Returns where the links end. */
__attribute__((noinline)) static size_t
follow(brandes_lanes *b, const pdn_packed *out, uint32_t lo, uint32_t hi)
{
    const uint32_t *restrict start = out->start, *restrict to = out->to;
    const lane_set *restrict met = b->met;
    uint32_t *restrict link = b->link, *restrict from = b->from;
    lane_set *restrict used = b->used;
    size_t links = b->level[b->levels].link;

    for (uint32_t at = lo; at < hi; at++) {
        uint32_t v = b->actor[at], on = b->on[at];
        if (on == 0) continue;
        for (uint32_t e = start[v], end = start[v + 1]; e < end; e++) {
            uint32_t new = on & ~(uint32_t)met[to[e]];
            link[links] = to[e];
            from[links] = at;
            used[links] = (lane_set) new;
            links += new != 0;
        }
    }
    return links;
}

/* Gives the links' ends their places, from hi on. Returns where these end. */
APART uint32_t arrive(brandes_lanes *b, size_t first, size_t end, uint32_t hi)
{
    uint32_t *restrict actor = b->actor, *restrict last = b->last;
    uint32_t *restrict link = b->link;
    const lane_set *restrict used = b->used;
    lane_set *restrict here = b->here;
    uint32_t tail = hi;

    for (size_t k = first; k < end; k++) {
        uint32_t w = link[k], new = last[w] < hi;
        uint32_t at = new ? tail : last[w];
        actor[tail] = w;
        last[w] = link[k] = at;
        here[at] = (lane_set)((new ? 0 : here[at]) | used[k]);
        tail += new;
    }
    return tail;
}

/* sigma(w) = sum of sigma(v), in the lanes that had not met w before. */
TWICE void add_paths(brandes_lanes *b, const lane_network *net, size_t first,
                     size_t end, uint32_t hi)
{
    lanes *paths = b->paths;
    uint32_t tail = arrive(b, first, end, hi);

    memset(paths + hi, 0, (tail - hi) * sizeof *paths);
    for (size_t k = first; k < end; k++) {
        const quad *sigma = paths[b->from[k]].part;
        quad *sum = paths[b->link[k]].part;
        for (int q = 0; q < QUADS; q++)
            sum[q] += KEPT(sigma[q], b->used[k], q);
    }
    for (uint32_t at = hi; at < tail; at++)
        settle(b, net, at);
    b->level[++b->levels] = (struct level){hi, end};
    b->level[b->levels + 1].place = tail;
}

/* delta(v) = sigma(v) sum over followers w of (1 + delta(w)) / sigma(w): share
 * holds the sum until its level is done, the summand after. */
TWICE void gather(brandes_lanes *b, loose_quad *score)
{
    const uint32_t *restrict link = b->link, *restrict from = b->from;
    lanes *share = b->share;

    memset(share, 0, b->level[b->levels].place * sizeof *share);
    for (size_t l = b->levels; l-- > 1;) {
        const struct level *this = &b->level[l], *next = this + 1;
        for (size_t k = this->link; k < next->link; k++)
            for (int q = 0; q < QUADS; q++)
                share[from[k]].part[q] += share[link[k]].part[q];
        for (uint32_t at = this->place; at < next->place; at++) {
            loose_quad *total = score + (size_t)QUADS * b->actor[at];
            for (int q = 0; q < QUADS; q++) {
                quad sigma = b->paths[at].part[q];
                quad delta = KEPT(sigma * share[at].part[q], b->on[at], q);
                total[q] += delta;
                share[at].part[q] = KEPT((1 + delta) / sigma, b->here[at], q);
            }
        }
    }
}

TWICE void sweep(brandes_lanes *b, const lane_network *net,
                 const uint32_t *source, double *score)
{
    uint32_t hi = begin(b, net, source);

    for (uint32_t lo = 0; lo < hi;) {
        size_t first = b->level[b->levels].link;
        size_t end = follow(b, net->out, lo, hi);
        add_paths(b, net, first, end, hi);
        lo = hi;
        hi = b->level[b->levels + 1].place;
    }
    gather(b, (loose_quad *)score);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void sweep_avx2(brandes_lanes *b,
                                                       const lane_network *net,
                                                       const uint32_t *source,
                                                       double *score)
{
    sweep(b, net, source, score);
}
#else
#define sweep_avx2 sweep
#endif

void brandes_lanes__add(brandes_lanes *b, const lane_network *net,
                        const uint32_t *source, double *score)
{
    if (b->wide)
        sweep_avx2(b, net, source, score);
    else
        sweep(b, net, source, score);
}
