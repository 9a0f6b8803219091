#include "ranks.h"

#include "beta_draw.h"
#include "rank_order.h"
#include "stats/ziggurat.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Draws are made in tiles, so that ranks are written unit by unit in lines of
 * the cache. */
enum { TILE = 64 };

/* Units of one spread, which stand together. */
struct segment {
    const pdn_spread *spread;
    size_t first, n;
};

/* A worker's own scratch. */
struct bench {
    betadraw__laws laws;
    size_t *cell; /* segments: the cells that the laws are of; SIZE_MAX: none */
    double *share; /* k */
    order__buffers buffers;
    uint32_t *rank;  /* TILE x k */
    uint32_t *count; /* k + 1, for the order statistics */
    pdn_arena memory;
};

/* A draw: its stream, from which the first segment's cell is drawn already. */
struct turn {
    pdn_random r;
    uint32_t cell;
    uint32_t number; /* of the draw */
};

struct job {
    pdn_rank_unit *unit;
    ziggurat__table normal;
    size_t k;
    const pdn_rank_options *o;
    struct segment *segment;
    size_t segments;
    struct turn *turn;   /* draws, those of one cell together */
    size_t turns;        /* those that are made here */
    size_t first, units; /* the units whose ranks are kept in this pass */
    uint32_t *kept;      /* units x draws */
    struct bench *bench;
    pdn_arena memory;
};

/* The cell that a draw takes. */
static size_t draw_cell(const pdn_spread *s, pdn_random *r)
{
    double at = pdn_random_unit(r);
    size_t lo = 0, hi = s->cells - 1;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (at < s->up_to[mid])
            hi = mid;
        else
            lo = mid + 1;
    }
    return lo;
}

/* The laws of a segment's units, given its cell. */
static void set_laws(const struct job *j, const struct segment *s, size_t cell,
                     betadraw__laws *laws)
{
    for (size_t u = s->first; u < s->first + s->n; u++) {
        const pdn_rank_unit *unit = &j->unit[u];
        double a = s->spread != NULL ? s->spread->a[cell] : 0;
        double b = s->spread != NULL ? s->spread->b[cell] : 0;
        betadraw__set(laws, u, unit->a + a, unit->b + b);
    }
}

/* The cells of all segments, then the shares. */
static void draw_shares(const struct job *j, const struct turn *turn,
                        struct bench *b)
{
    pdn_random r = turn->r;
    bool changed = false;

    for (size_t s = 0; s < j->segments; s++) {
        const struct segment *segment = &j->segment[s];
        size_t cell = 0;
        if (s == 0)
            cell = turn->cell;
        else if (segment->spread != NULL)
            cell = draw_cell(segment->spread, &r);
        if (b->cell[s] == cell) continue;
        b->cell[s] = cell;
        set_laws(j, segment, cell, &b->laws);
        changed = true;
    }
    if (changed) betadraw__ready(&b->laws);
    betadraw__draw(&b->laws, &j->normal, &r, b->share);
    for (size_t u = 0; u < j->k && j->o->up > 0; u++)
        b->share[u] = -b->share[u];
}

static pdn_status draw_tile(void *context, size_t item, size_t worker)
{
    struct job *j = context;
    struct bench *b = &j->bench[worker];
    size_t from = item * TILE, draws = j->o->draws;
    size_t n = j->turns - from < TILE ? j->turns - from : TILE;
    const struct turn *turn = &j->turn[from];

    for (size_t d = 0; d < n; d++) {
        draw_shares(j, &turn[d], b);
        rank_order__ranks(b->share, j->k, &b->buffers, b->rank + d * j->k);
    }
    for (size_t u = 0; u < j->units; u++)
        for (size_t d = 0; d < n; d++) {
            size_t at = j->o->shard != NULL ? turn[d].number : from + d;
            j->kept[u * draws + at] = b->rank[d * j->k + j->first + u];
        }
    return PDN_OK;
}

static int by_rank(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Sorts n ranks of 1 .. k: by counting where that is cheaper. */
static void sort_ranks(uint32_t *rank, size_t n, size_t k, uint32_t *count)
{
    if (k > 4 * n) {
        qsort(rank, n, sizeof *rank, by_rank);
        return;
    }
    memset(count, 0, (k + 1) * sizeof *count);
    for (size_t i = 0; i < n; i++)
        count[rank[i]]++;
    for (size_t r = 1, at = 0; r <= k; r++)
        for (uint32_t c = 0; c < count[r]; c++)
            rank[at++] = (uint32_t)r;
}

static pdn_status read_unit(void *context, size_t item, size_t worker)
{
    struct job *j = context;
    size_t draws = j->o->draws, quarter = (j->k + 3) / 4, best = 0;
    uint32_t *rank = j->kept + item * draws;
    pdn_rank_unit *u = &j->unit[j->first + item];

    sort_ranks(rank, draws, j->k, j->bench[worker].count);
    while (best < draws && rank[best] <= quarter)
        best++;
    /* numbers floor(.025 (m+1)) and ceil(.975 (m+1)) of m, from 1 */
    size_t low = (draws + 1) * 25 / 1000, high = draws + 1 - low;
    u->lo = rank[(low > 0 ? low : 1) - 1];
    u->hi = rank[(high < draws ? high : draws) - 1];
    u->best_quarter = (double)best / (double)draws;
    return PDN_OK;
}

static pdn_status bench_make(const struct job *j, struct bench *b)
{
    pdn_status st = PDN_OK;

    PDN_TRY(betadraw__new(j->k, j->o->gamma != 0, &b->laws));
    PDN_TRY(rank_order__new(j->k, &b->buffers));
    PDN_TAKE(&b->memory, b->cell, j->segments);
    PDN_TAKE(&b->memory, b->share, j->k);
    PDN_TAKE(&b->memory, b->rank, j->k * TILE);
    PDN_TAKE(&b->memory, b->count, j->k + 1);
    for (size_t s = 0; s < j->segments; s++)
        b->cell[s] = SIZE_MAX;
out:
    return st;
}

static void bench_free(struct bench *b)
{
    betadraw__clear(&b->laws);
    rank_order__clear(&b->buffers);
    pdn_arena_clear(&b->memory);
}

/* One pass: all draws, the ranks of some units kept. */
static pdn_status pass(struct job *j, size_t threads)
{
    pdn_status st = PDN_OK;
    size_t tiles = (j->turns + TILE - 1) / TILE;
    const pdn_shard_question q = {j->o->purpose, j->o->seed, j->o->draws};
    const pdn_shard_rows rows = {.kind = PDN_SHARD_UINT32,
                                 .at = j->kept,
                                 .width = j->units,
                                 .by_value = true};

    PDN_TRY(pdn_parallel(tiles, threads, draw_tile, j));
    PDN_TRY(pdn_shard_join_rows(j->o->shard, &q, &rows));
    if (pdn_shard_deals(j->o->shard)) goto out;
    PDN_TRY(pdn_parallel(j->units, threads, read_unit, j));
out:
    return st;
}

static pdn_status find_segments(struct job *j)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&j->memory, j->segment, j->k);
    for (size_t u = 0; u < j->k; u++) {
        if (u == 0 || j->unit[u].spread != j->unit[u - 1].spread)
            j->segment[j->segments++] =
                (struct segment){j->unit[u].spread, u, 0};
        j->segment[j->segments - 1].n++;
    }
out:
    return st;
}

/* A stream for each draw, in the order of the first segment's cell, so that its
 * laws are worked out once for many. No draw knows of another. */
static pdn_status find_turns(struct job *j)
{
    pdn_status st = PDN_OK;
    const pdn_spread *s = j->segment[0].spread;
    size_t cells = s != NULL ? s->cells : 1, *start = NULL;
    struct turn *made = NULL;

    PDN_TAKE(&j->memory, j->turn, j->o->draws);
    PDN_NEW(made, j->o->draws);
    PDN_NEW(start, cells + 1);
    for (size_t d = 0; d < j->o->draws; d++) {
        struct turn *t = &made[j->turns];
        if (!pdn_shard_makes(j->o->shard, d)) continue;
        j->turns++;
        t->number = (uint32_t)d;
        pdn_random_start(&t->r, j->o->seed, j->o->purpose, d);
        if (s != NULL) t->cell = (uint32_t)draw_cell(s, &t->r);
        start[t->cell + 1]++;
    }
    for (size_t c = 0; c < cells; c++)
        start[c + 1] += start[c];
    for (size_t d = 0; d < j->turns; d++)
        j->turn[start[made[d].cell]++] = made[d];
out:
    free(made);
    free(start);
    return st;
}

pdn_status ranks__draw(pdn_rank_unit *unit, size_t k, const pdn_rank_options *o)
{
    pdn_status st = PDN_OK;
    struct job j = {.unit = unit, .k = k, .o = o};
    size_t threads = pdn_threads((long)o->threads), benches = 0, most = 0;

    for (size_t u = 0; u < k; u++)
        unit[u].lo = unit[u].hi = unit[u].best_quarter = (double)NAN;
    if (k == 0 || o->draws == 0) return PDN_OK;
    if (k > ORDER_MOST || o->draws > UINT32_MAX)
        return pdn_fail(PDN_EARG, "too many units or draws");

    most = (o->memory > 0 ? o->memory : (size_t)512 << 20) /
           (o->draws * sizeof *j.kept);
    if (most < 1) most = 1;
    if (most > k) most = k;
    ziggurat__fill(&j.normal);
    PDN_TRY(find_segments(&j));
    PDN_TRY(find_turns(&j));
    PDN_TAKE(&j.memory, j.bench, threads);
    for (; benches < threads; benches++)
        PDN_TRY(bench_make(&j, &j.bench[benches]));
    PDN_TAKE(&j.memory, j.kept, most * o->draws);
    for (j.first = 0; j.first < k; j.first += most) {
        j.units = k - j.first < most ? k - j.first : most;
        PDN_TRY(pass(&j, threads));
        pdn_progress_tell(o->progress, "ranks", j.first + j.units, k);
    }
out:
    for (size_t t = 0; j.bench != NULL && t < threads; t++)
        bench_free(&j.bench[t]);
    pdn_arena_clear(&j.memory);
    return st;
}
