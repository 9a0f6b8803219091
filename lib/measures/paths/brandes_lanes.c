#include "brandes_lanes.h"

#include "quad.h"

#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* Numbers of paths are counted in so few bits as long as they are small. */
typedef uint16_t lane_count;

/* What works on vectors, for one kind of processor. */
struct kernel {
    bool (*add_counts)(brandes_lanes *b, size_t first, size_t end);
    void (*add_paths)(brandes_lanes *b, size_t first, size_t end);
    void (*gather)(brandes_lanes *b, double *score);
};

/* One actor on one level is a place; who is met on two levels in different
 * lanes has two. A link is an arc that lies on a shortest path in some lane.
 * Both are kept in the order of being reached, so that the way back reads
 * memory in a row. */
struct brandes_lanes {
    size_t n;
    const struct kernel *kernel;
    lane_set *met;   /* by actor: the lanes in which it has been met */
    uint32_t *last;  /* by actor: its latest place */
    uint32_t *actor; /* by place, as what follows */
    lane_set *here;  /* the lanes in which its actor is on this level */
    lane_set *on;    /* those of them in which it passes on */
    size_t *first_link;
    uint32_t second, places; /* where the second level begins; all levels end */
    /* BRANDES_LANES for each place, 0 in other lanes: sigma in one of two, and
     * (1 + delta) / sigma */
    bool counted;
    lane_count *count;
    double *paths, *share;
    uint32_t *from, *link; /* the places at the two ends of each link */
    lane_set *used;        /* the lanes in which it lies on a shortest path */
    pdn_arena memory;
};

/* ---- vectors ------------------------------------------------------------ */

typedef int32_t quad_whole __attribute__((vector_size(16)));
typedef lane_count quad_count
    __attribute__((vector_size(8), aligned(2), may_alias));
/* the same where the caller's memory begins anywhere */
typedef double loose_quad
    __attribute__((vector_size(32), aligned(8), may_alias));
typedef lane_count sixteen __attribute__((vector_size(32), may_alias));

static const sixteen lane_bit = {
    1 << 0, 1 << 1, 1 << 2,  1 << 3,  1 << 4,  1 << 5,  1 << 6,  1 << 7,
    1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, 1 << 15};

#define QUAD_WIDENED(count)                                                \
    __builtin_convertvector(                                               \
        __builtin_convertvector(*(const quad_count *)(count), quad_whole), \
        quad)
#define SIXTEEN_ADDED(sum, x, set) \
    ((sum) + ((x) & (sixteen)(((lane_count)(set)&lane_bit) != 0)))

/* Whether no sum of two has been lost. */
static bool small_counts(const void *high, size_t bytes)
{
    uint64_t any = 0, word = 0;

    for (size_t k = 0; k < bytes; k += sizeof word) {
        memcpy(&word, (const unsigned char *)high + k, sizeof word);
        any |= word;
    }
    return (any & UINT64_C(0x8000800080008000)) == 0;
}

/* What is added to so many places ahead is on its way from memory meanwhile. */
enum { AHEAD = 6 };

static inline void fetch(const double *row)
{
    for (int k = 0; k < BRANDES_LANES; k += 8)
        __builtin_prefetch(row + k, 1);
}

#define NUMBERS            quad
#define LOOSE_NUMBERS      loose_quad
#define COUNTS             sixteen
#define KEPT(x, set)       QUAD_KEPT(x, set)
#define ADDED(sum, x, set) SIXTEEN_ADDED(sum, x, set)
#define WIDENED(count)     QUAD_WIDENED(count)
#define TARGET(name)       name##_any
#define FOR_TARGET
#include "brandes_lanes_sweep.h"

#if defined(__x86_64__)
#define NUMBERS            quad
#define LOOSE_NUMBERS      loose_quad
#define COUNTS             sixteen
#define KEPT(x, set)       QUAD_KEPT(x, set)
#define ADDED(sum, x, set) SIXTEEN_ADDED(sum, x, set)
#define WIDENED(count)     QUAD_WIDENED(count)
#define TARGET(name)       name##_avx2
#define FOR_TARGET         __attribute__((target("avx2")))
#include "brandes_lanes_sweep.h"

#define NUMBERS            __m512d
#define LOOSE_NUMBERS      __m512d_u
#define COUNTS             __m512i
#define KEPT(x, set)       _mm512_maskz_mov_pd((__mmask8)(set), x)
#define ADDED(sum, x, set) _mm512_mask_add_epi16(sum, (__mmask32)(set), sum, x)
#define WIDENED(count)  \
    _mm512_cvtepi32_pd( \
        _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i_u *)(count))))
#define TARGET(name) name##_avx512
#define FOR_TARGET   __attribute__((target("avx512f,avx512bw")))
#include "brandes_lanes_sweep.h"
#endif

void brandes_lanes__only(brandes_lanes *b, int processor)
{
    b->kernel = &kernel_any;
#if defined(__x86_64__)
    if (processor >= BRANDES_AVX2 && __builtin_cpu_supports("avx2") != 0)
        b->kernel = &kernel_avx2;
    if (processor >= BRANDES_AVX512 && __builtin_cpu_supports("avx512bw") != 0)
        b->kernel = &kernel_avx512;
#endif
    (void)processor;
}

/* ---- memory ------------------------------------------------------------- */

static pdn_status places_init(brandes_lanes *b, size_t places)
{
    pdn_status st = PDN_OK;
    size_t lanes = BRANDES_LANES * places;
    void *at[3] = {NULL};

    PDN_TAKE(&b->memory, b->actor, places);
    PDN_TAKE(&b->memory, b->here, places);
    PDN_TAKE(&b->memory, b->on, places);
    PDN_TAKE(&b->memory, b->first_link, places + 1);
    PDN_TRY(quad__new(&b->memory, lanes * sizeof *b->count, &at[0]));
    PDN_TRY(quad__new(&b->memory, lanes * sizeof *b->paths, &at[1]));
    PDN_TRY(quad__new(&b->memory, lanes * sizeof *b->share, &at[2]));
    b->count = at[0];
    b->paths = at[1];
    b->share = at[2];
out:
    return st;
}

static pdn_status links_init(brandes_lanes *b, size_t links)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&b->memory, b->from, links);
    PDN_TAKE(&b->memory, b->link, links);
    PDN_TAKE(&b->memory, b->used, links);
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
    brandes_lanes__only(b, BRANDES_AVX512);
    PDN_TAKE(&b->memory, b->met, n);
    PDN_TAKE(&b->memory, b->last, n);
    /* at worst each lane meets everybody on a level of its own */
    PDN_TRY(places_init(b, BRANDES_LANES * n + 1));
    PDN_TRY(links_init(b, BRANDES_LANES * m + 1));
    *out = b;
    b = NULL;
out:
    brandes_lanes__free(b);
    return st;
}

void brandes_lanes__free(brandes_lanes *b)
{
    if (b == NULL) return;
    pdn_arena_clear(&b->memory);
    free(b);
}

/* ---- the search --------------------------------------------------------- */

/* A place's lanes are known: those in which its actor is met, and goes on. */
static inline void settle(brandes_lanes *b, const lane_network *net,
                          uint32_t at)
{
    uint32_t v = b->actor[at];
    lane_set here = b->here[at], mute = net->mute != NULL ? net->mute[v] : 0;

    b->met[v] |= here;
    b->on[at] = here & ~mute;
}

/* The sources take the first places. */
static void begin(brandes_lanes *b, const lane_network *net,
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
            memset(b->count + (size_t)BRANDES_LANES * tail++, 0,
                   BRANDES_LANES * sizeof *b->count);
        }
        b->here[at] |= (lane_set)1 << k;
        b->count[(size_t)BRANDES_LANES * at + k] = 1;
    }
    for (uint32_t at = 0; at < tail; at++)
        settle(b, net, at);
    b->counted = true;
    b->second = b->places = tail;
}

/* Of the arcs from places lo .. hi-1, those that lead to somebody not met yet
 * in a lane become links, from number `links` on; for now `link` is the actor.
 * Whether an arc does is a coin toss that the processor would guess wrong: what
 * is written and not wanted is written over. Returns where the links end. */
static size_t follow(brandes_lanes *b, const pdn_packed *out, uint32_t lo,
                     size_t links)
{
    const uint32_t *restrict start = out->start, *restrict to = out->to;
    const lane_set *restrict met = b->met;
    uint32_t *restrict link = b->link, *restrict from = b->from;
    lane_set *restrict used = b->used;

    for (uint32_t at = lo; at < b->places; at++) {
        uint32_t v = b->actor[at];
        lane_set on = b->on[at];
        b->first_link[at] = links;
        if (on == 0) continue;
        for (uint32_t e = start[v], end = start[v + 1]; e < end; e++) {
            lane_set new = on & ~met[to[e]];
            link[links] = to[e];
            from[links] = at;
            used[links] = new;
            links += new != 0;
        }
    }
    return links;
}

/* Gives the links' ends their places, behind all. */
static void arrive(brandes_lanes *b, size_t first, size_t end)
{
    uint32_t *restrict actor = b->actor, *restrict last = b->last;
    uint32_t *restrict link = b->link;
    const lane_set *restrict used = b->used;
    lane_set *restrict here = b->here;
    uint32_t hi = b->places, tail = hi;

    for (size_t k = first; k < end; k++) {
        uint32_t w = link[k], new = last[w] < hi;
        uint32_t at = new ? tail : last[w];
        actor[tail] = w;
        last[w] = link[k] = at;
        here[at] = (new ? 0 : here[at]) | used[k];
        tail += new;
    }
    b->places = tail;
}

/* From now on sigma is a double, that of the first places too. */
static void leave_counts(brandes_lanes *b, size_t places)
{
    for (size_t k = 0; k < BRANDES_LANES * places; k++)
        b->paths[k] = b->count[k];
    b->counted = false;
}

/* sigma of the places from hi on, to which these links lead. */
static void add_up(brandes_lanes *b, size_t first, size_t end, uint32_t hi)
{
    size_t at = (size_t)BRANDES_LANES * hi;
    size_t lanes = (size_t)BRANDES_LANES * (b->places - hi);

    if (b->counted) {
        memset(b->count + at, 0, lanes * sizeof *b->count);
        if (b->kernel->add_counts(b, first, end)) return;
        leave_counts(b, hi);
    }
    memset(b->paths + at, 0, lanes * sizeof *b->paths);
    b->kernel->add_paths(b, first, end);
}

void brandes_lanes__add(brandes_lanes *b, const lane_network *net,
                        const uint32_t *source, double *score)
{
    size_t first = 0, end = 0;

    begin(b, net, source);
    for (uint32_t lo = 0, hi = b->places; lo < hi; lo = hi, hi = b->places) {
        first = end;
        end = follow(b, net->out, lo, first);
        arrive(b, first, end);
        add_up(b, first, end, hi);
        for (uint32_t at = hi; at < b->places; at++)
            settle(b, net, at);
    }
    b->first_link[b->places] = end;
    b->kernel->gather(b, score);
}
