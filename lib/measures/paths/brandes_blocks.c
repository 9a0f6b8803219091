#include "brandes_blocks.h"

#include "quad.h"

#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { LANES = 32 };

/* A set of lanes: bit k is lane k. */
typedef uint32_t lane_bits;

/* An arc that lies on a shortest path in some lanes, by who it is from. */
struct link {
    uint32_t from;
    lane_bits in;
};

/* What works on vectors, for one kind of processor. */
struct kernel {
    void (*add_paths)(brandes_blocks *b, uint32_t lo, uint32_t hi);
    void (*begin_shares)(brandes_blocks *b);
    void (*add_shares)(brandes_blocks *b, uint32_t first, uint32_t places);
    void (*add_score)(brandes_blocks *b);
};

/* An actor on a level is a place; who is met on different levels in different
 * lanes has some. Places stand in the order of levels, and so do the links that
 * lead to them. */
struct brandes_blocks {
    size_t n;
    const struct kernel *kernel;
    /* the rows that are left, and by whom everybody is named there */
    uint32_t *start, *to, *in_start, *in_to;
    /* by actor */
    lane_bits *seen;   /* the lanes in which it has been met */
    lane_bits *fresh;  /* those in which it is on the level at hand */
    lane_bits *next;   /* those in which it may be on the next */
    lane_bits *source; /* that in which it is the source */
    /* by place */
    uint32_t *actor;
    size_t *first_link;
    struct link *link;
    /* LANES numbers for each actor: sigma, (1 + delta) / sigma, 1 / sigma;
     * eight sums of delta */
    double *paths, *share, *alone, *sum;
    pdn_arena memory;
};

/* ---- vectors ------------------------------------------------------------ */

#define BLOCK_VECTOR          quad
#define KEPT(x, set)          QUAD_KEPT(x, set)
#define ADD_KEPT(sum, x, set) ((sum) + QUAD_KEPT(x, set))
#define TARGET(name)          name##_any
#define FOR_TARGET
#include "brandes_blocks_sweep.h"

#if defined(__x86_64__)
#define BLOCK_VECTOR          quad
#define KEPT(x, set)          QUAD_KEPT(x, set)
#define ADD_KEPT(sum, x, set) ((sum) + QUAD_KEPT(x, set))
#define TARGET(name)          name##_avx2
#define FOR_TARGET            __attribute__((target("avx2")))
#include "brandes_blocks_sweep.h"

#define BLOCK_VECTOR          __m512d
#define KEPT(x, set)          _mm512_maskz_mov_pd((__mmask8)(set), x)
#define ADD_KEPT(sum, x, set) _mm512_mask_add_pd(sum, (__mmask8)(set), sum, x)
#define TARGET(name)          name##_avx512
#define FOR_TARGET            __attribute__((target("avx512f,avx512dq")))
#include "brandes_blocks_sweep.h"
#endif

void brandes_blocks__only(brandes_blocks *b, int processor)
{
    b->kernel = &kernel_any;
#if defined(__x86_64__)
    if (processor >= BLOCKS_AVX2 && __builtin_cpu_supports("avx2") != 0)
        b->kernel = &kernel_avx2;
    if (processor >= BLOCKS_AVX512 && __builtin_cpu_supports("avx512dq") != 0)
        b->kernel = &kernel_avx512;
#endif
    (void)processor;
}

/* ---- memory ------------------------------------------------------------- */

static pdn_status init(brandes_blocks *b, size_t n, size_t m)
{
    pdn_status st = PDN_OK;
    void *at[4] = {NULL};

    PDN_TAKE(&b->memory, b->start, n + 1);
    PDN_TAKE(&b->memory, b->to, m);
    PDN_TAKE(&b->memory, b->in_start, n + 2);
    /* one more than arcs, as with links and places: what may not be wanted is
     * written all the same */
    PDN_TAKE(&b->memory, b->in_to, m + 1);
    PDN_TAKE(&b->memory, b->seen, n);
    PDN_TAKE(&b->memory, b->fresh, n);
    PDN_TAKE(&b->memory, b->next, n);
    PDN_TAKE(&b->memory, b->source, n);
    /* at worst each lane meets everybody on a level of its own */
    PDN_TAKE(&b->memory, b->actor, LANES * n + 1);
    PDN_TAKE(&b->memory, b->first_link, LANES * n + 2);
    PDN_TAKE(&b->memory, b->link, LANES * m + 1);
    PDN_TRY(quad__new(&b->memory, LANES * n * sizeof *b->paths, &at[0]));
    PDN_TRY(quad__new(&b->memory, LANES * n * sizeof *b->share, &at[1]));
    PDN_TRY(quad__new(&b->memory, LANES * n * sizeof *b->alone, &at[2]));
    PDN_TRY(quad__new(&b->memory, 8 * n * sizeof *b->sum, &at[3]));
    b->paths = at[0];
    b->share = at[1];
    b->alone = at[2];
    b->sum = at[3];
out:
    return st;
}

pdn_status brandes_blocks__new(size_t n, size_t m, brandes_blocks **out)
{
    pdn_status st = PDN_OK;
    brandes_blocks *b = NULL;

    if (n >= UINT32_MAX / LANES) PDN_FAIL(PDN_EARG, "%zu actors: too many", n);
    PDN_NEW(b, 1);
    PDN_TRY(init(b, n, m));
    brandes_blocks__only(b, BLOCKS_AVX512);
    *out = b;
    b = NULL;
out:
    brandes_blocks__free(b);
    return st;
}

void brandes_blocks__free(brandes_blocks *b)
{
    if (b == NULL) return;
    pdn_arena_clear(&b->memory);
    free(b);
}

/* ---- the network -------------------------------------------------------- */

static bool is(const bool *flag, size_t v)
{
    return flag != NULL && flag[v];
}

/* Rows of those who pass on, and columns. */
static void take_network(brandes_blocks *b, const pdn_packed *out,
                         const bool *mute, const bool *absent)
{
    uint32_t m = 0, *begin = b->in_start + 1;

    b->n = out->n;
    memset(b->in_start, 0, (b->n + 2) * sizeof *b->in_start);
    for (size_t v = 0; v < b->n; v++) {
        b->start[v] = m;
        if (is(mute, v) || is(absent, v)) continue;
        for (uint32_t e = out->start[v]; e < out->start[v + 1]; e++) {
            if (is(absent, out->to[e])) continue;
            b->to[m++] = out->to[e];
            begin[out->to[e] + 1]++;
        }
    }
    b->start[b->n] = m;
    for (size_t v = 0; v < b->n; v++)
        begin[v + 1] += begin[v];
    for (uint32_t v = 0; v < b->n; v++)
        for (uint32_t e = b->start[v]; e < b->start[v + 1]; e++)
            b->in_to[begin[b->to[e]]++] = v;
}

/* ---- the search --------------------------------------------------------- */

/* Whom the places lo .. hi-1 lead to, in lanes that have not met them. Whether
 * an arc does is a coin toss that the processor would guess wrong: what is
 * written and not wanted is written over. */
static uint32_t reach(brandes_blocks *b, uint32_t lo, uint32_t hi)
{
    const uint32_t *restrict to = b->to, *restrict start = b->start;
    const lane_bits *restrict seen = b->seen;
    lane_bits *restrict next = b->next;
    uint32_t *actor = b->actor, tail = hi;

    for (uint32_t at = lo; at < hi; at++) {
        uint32_t v = actor[at];
        lane_bits now = b->fresh[v];
        for (uint32_t e = start[v], end = start[v + 1]; e < end; e++) {
            uint32_t w = to[e];
            lane_bits before = next[w], after = before | (now & ~seen[w]);
            actor[tail] = w;
            next[w] = after;
            tail += (before == 0) & (after != 0);
        }
    }
    return tail;
}

/* The links that lead to the places lo .. hi-1, which are new. */
static void collect_links(brandes_blocks *b, uint32_t lo, uint32_t hi)
{
    const uint32_t *restrict from = b->in_to, *restrict start = b->in_start;
    const lane_bits *restrict fresh = b->fresh;
    struct link *restrict link = b->link;
    size_t k = b->first_link[lo];

    for (uint32_t at = lo; at < hi; at++) {
        uint32_t w = b->actor[at];
        lane_bits new = b->next[w];
        for (uint32_t e = start[w], end = start[w + 1]; e < end; e++) {
            lane_bits in = fresh[from[e]] & new;
            link[k] = (struct link){from[e], in};
            k += in != 0;
        }
        b->first_link[at + 1] = k;
    }
}

/* The level at hand ends where the next begins. */
static void turn(brandes_blocks *b, uint32_t lo, uint32_t hi, uint32_t tail)
{
    for (uint32_t at = lo; at < hi; at++)
        b->fresh[b->actor[at]] = 0;
    for (uint32_t at = hi; at < tail; at++) {
        uint32_t w = b->actor[at];
        b->fresh[w] = b->next[w];
        b->seen[w] |= b->next[w];
        b->next[w] = 0;
    }
}

/* The sources take the first places. */
static void place_sources(brandes_blocks *b, const uint32_t *source,
                          uint32_t sources)
{
    memset(b->seen, 0, b->n * sizeof *b->seen);
    memset(b->source, 0, b->n * sizeof *b->source);
    memset(b->paths, 0, b->n * LANES * sizeof *b->paths);
    b->first_link[0] = 0;
    for (uint32_t k = 0; k < sources; k++) {
        uint32_t s = source[k];
        b->actor[k] = s;
        b->first_link[k + 1] = 0;
        b->fresh[s] = b->seen[s] = b->source[s] = (lane_bits)1 << k;
        b->paths[(size_t)LANES * s + k] = 1;
    }
}

/* From so many sources, a lane each. The source carries nothing: nobody who is
 * one step away tells it. */
static void add_block(brandes_blocks *b, const uint32_t *source,
                      uint32_t sources)
{
    uint32_t lo = 0, hi = sources, second = 0;

    place_sources(b, source, sources);
    while (lo < hi) {
        uint32_t tail = reach(b, lo, hi);
        collect_links(b, hi, tail);
        b->kernel->add_paths(b, hi, tail);
        turn(b, lo, hi, tail);
        if (lo == 0) second = tail;
        lo = hi;
        hi = tail;
    }
    b->kernel->begin_shares(b);
    b->kernel->add_shares(b, second, hi);
    b->kernel->add_score(b);
}

void brandes_blocks__score(brandes_blocks *b, const pdn_packed *out,
                           const bool *mute, const bool *absent, double *score)
{
    uint32_t source[LANES], sources = 0;

    take_network(b, out, mute, absent);
    memset(b->sum, 0, 8 * b->n * sizeof *b->sum);
    for (uint32_t v = 0; v < b->n; v++) {
        if (b->start[v] < b->start[v + 1]) source[sources++] = v;
        if (sources < LANES && (v + 1 < b->n || sources == 0)) continue;
        add_block(b, source, sources);
        sources = 0;
    }
    for (size_t v = 0; v < b->n; v++) {
        const double *x = b->sum + 8 * v;
        score[v] =
            ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]));
    }
}
