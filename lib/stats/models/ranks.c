#include "ranks.h"

#include "stats/ziggurat.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Draws are made in tiles, so that ranks are written unit by unit in lines of
 * the cache. */
enum { TILE = 64 };

/* A worker's own scratch. */
struct bench {
    double *share;    /* k */
    uint32_t *bucket; /* k: where a unit fell */
    uint32_t *start;  /* k + 1: first place of each bucket */
    uint32_t *order;  /* k: units by share */
    uint32_t *rank;   /* TILE x k */
    uint32_t *count;  /* k + 1, for the order statistics */
};

/* What a unit's draws need, worked out once. */
struct shape {
    double da, ca, db, cb;
    bool plain; /* a or b below 1: by pdn_random_beta */
};

struct job {
    pdn_rank_unit *unit;
    struct shape *shape;
    const ziggurat__table *normal;
    size_t k;
    const pdn_rank_options *o;
    size_t first, units; /* the units whose ranks are kept in this pass */
    uint32_t *kept;      /* units x draws */
    struct bench *bench;
};

/* Gamma of shape d + 1/3 >= 1 from the normal x, or from fresh ones when the
 * test says no (Marsaglia and Tsang 2000); c = 1 / sqrt(9 d). */
static double gamma_from(pdn_random *r, double d, double c, double x)
{
    for (;; x = pdn_random_normal(r)) {
        double v = 1 + c * x;
        if (v <= 0) continue;
        v = v * v * v;
        double u = pdn_random_unit(r);
        if (u < 1 - .0331 * x * x * x * x ||
            log(u) < .5 * x * x + d * (1 - v + log(v)))
            return d * v;
    }
}

static struct shape shape_of(double a, double b)
{
    double da = a - 1.0 / 3, db = b - 1.0 / 3;
    struct shape s = {.da = da, .db = db, .plain = !(a >= 1 && b >= 1)};

    if (a >= 1) s.ca = 1 / sqrt(9 * da);
    if (b >= 1) s.cb = 1 / sqrt(9 * db);
    return s;
}

static double draw_gamma(const struct job *j, size_t u, pdn_random *r)
{
    const struct shape *s = &j->shape[u];
    const pdn_rank_unit *unit = &j->unit[u];

    if (unit->a < 1) return pdn_random_gamma(r, unit->a) / unit->b;
    return gamma_from(r, s->da, s->ca, pdn_random_normal(r)) / unit->b;
}

static double draw_beta(const ziggurat__table *z, const struct shape *s,
                        double a, double b, pdn_random *r)
{
    if (s->plain) return pdn_random_beta(r, a, b);

    double x = gamma_from(r, s->da, s->ca, ziggurat__normal(z, r));
    return x / (x + gamma_from(r, s->db, s->cb, ziggurat__normal(z, r)));
}

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

/* cell: of the unit's spread. */
static double draw_unit(const struct job *j, size_t u, size_t cell,
                        pdn_random *r)
{
    const pdn_rank_unit *unit = &j->unit[u];

    if (j->o->gamma) return draw_gamma(j, u, r);
    if (unit->spread == NULL)
        return draw_beta(j->normal, &j->shape[u], unit->a, unit->b, r);
    double a = unit->a + unit->spread->a[cell];
    double b = unit->b + unit->spread->b[cell];
    struct shape s = shape_of(a, b);
    return draw_beta(j->normal, &s, a, b, r);
}

static void draw_shares(const struct job *j, size_t draw, double *share)
{
    pdn_random r;
    const pdn_spread *spread = NULL;
    size_t cell = 0;

    pdn_random_start(&r, j->o->seed, j->o->purpose, draw);
    for (size_t u = 0; u < j->k; u++) {
        if (j->unit[u].spread != spread) {
            spread = j->unit[u].spread;
            if (spread != NULL) cell = draw_cell(spread, &r);
        }
        double x = draw_unit(j, u, cell, &r);
        share[u] = j->o->up > 0 ? -x : x;
    }
}

/* Sorts order[from .. to) by share, equal ones by unit. */
static void insert_sort(const double *share, uint32_t *order, size_t from,
                        size_t to)
{
    for (size_t i = from + 1; i < to; i++) {
        uint32_t u = order[i];
        size_t at = i;
        for (; at > from && share[order[at - 1]] > share[u]; at--)
            order[at] = order[at - 1];
        order[at] = u;
    }
}

struct place {
    double share;
    uint32_t unit;
};

static int by_share(const void *va, const void *vb)
{
    const struct place *a = va, *b = vb;

    if (a->share < b->share) return -1;
    if (a->share > b->share) return 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

/* A bucket that took nearly all (one unit far from the rest) is sorted the
 * slow way. */
static pdn_status sort_bucket(const double *share, uint32_t *order, size_t from,
                              size_t to)
{
    enum { SMALL = 64 };
    size_t n = to - from;

    if (n <= SMALL) {
        insert_sort(share, order, from, to);
        return PDN_OK;
    }
    struct place *place = malloc(n * sizeof *place);
    if (place == NULL) return pdn_no_memory();
    for (size_t i = 0; i < n; i++)
        place[i] = (struct place){share[order[from + i]], order[from + i]};
    qsort(place, n, sizeof *place, by_share);
    for (size_t i = 0; i < n; i++)
        order[from + i] = place[i].unit;
    free(place);
    return PDN_OK;
}

/* rank[u] = 1 .. k: shares into k buckets of equal width, then each sorted. */
static pdn_status rank_shares(const struct bench *b, size_t k, uint32_t *rank)
{
    double least = b->share[0], most = least;
    pdn_status st = PDN_OK;

    for (size_t u = 1; u < k; u++) {
        least = b->share[u] < least ? b->share[u] : least;
        most = b->share[u] > most ? b->share[u] : most;
    }
    double scale = most > least ? (double)(k - 1) / (most - least) : 0;
    if (!isfinite(scale)) scale = 0;
    memset(b->start, 0, (k + 1) * sizeof *b->start);
    for (size_t u = 0; u < k; u++) {
        b->bucket[u] = (uint32_t)((b->share[u] - least) * scale);
        b->start[b->bucket[u] + 1]++;
    }
    for (size_t i = 0; i < k; i++)
        b->start[i + 1] += b->start[i];
    for (size_t u = 0; u < k; u++) /* start[i] moves to the bucket's end */
        b->order[b->start[b->bucket[u]]++] = (uint32_t)u;
    for (size_t i = 0, from = 0; i < k && st == PDN_OK; i++) {
        st = sort_bucket(b->share, b->order, from, b->start[i]);
        from = b->start[i];
    }
    for (size_t i = 0; i < k; i++)
        rank[b->order[i]] = (uint32_t)i + 1;
    return st;
}

static pdn_status draw_tile(void *context, size_t item, size_t worker)
{
    struct job *j = context;
    const struct bench *b = &j->bench[worker];
    size_t from = item * TILE, draws = j->o->draws;
    size_t n = draws - from < TILE ? draws - from : TILE;

    for (size_t d = 0; d < n; d++) {
        draw_shares(j, from + d, b->share);
        pdn_status st = rank_shares(b, j->k, b->rank + d * j->k);
        if (st != PDN_OK) return st;
    }
    for (size_t u = 0; u < j->units; u++)
        for (size_t d = 0; d < n; d++)
            j->kept[u * draws + from + d] = b->rank[d * j->k + j->first + u];
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

static pdn_status bench_make(struct bench *b, size_t k)
{
    pdn_status st = PDN_OK;

    PDN_NEW(b->share, k);
    PDN_NEW(b->bucket, k);
    PDN_NEW(b->start, k + 1);
    PDN_NEW(b->order, k);
    PDN_NEW(b->rank, k * TILE);
    PDN_NEW(b->count, k + 1);
out:
    return st;
}

static void bench_free(struct bench *b)
{
    free(b->share);
    free(b->bucket);
    free(b->start);
    free(b->order);
    free(b->rank);
    free(b->count);
}

/* One pass: all draws, the ranks of some units kept. */
static pdn_status pass(struct job *j, size_t threads)
{
    size_t tiles = (j->o->draws + TILE - 1) / TILE;
    pdn_status st = pdn_parallel(tiles, threads, draw_tile, j);

    return st != PDN_OK ? st : pdn_parallel(j->units, threads, read_unit, j);
}

pdn_status pdn_rank_draws(pdn_rank_unit *unit, size_t k,
                          const pdn_rank_options *o)
{
    pdn_status st = PDN_OK;
    ziggurat__table normal;
    struct job j = {.unit = unit, .k = k, .o = o, .normal = &normal};
    size_t threads = pdn_threads((long)o->threads), benches = 0, most = 0;

    for (size_t u = 0; u < k; u++)
        unit[u].lo = unit[u].hi = unit[u].best_quarter = (double)NAN;
    if (k == 0 || o->draws == 0) return PDN_OK;
    if (k > UINT32_MAX - 1) return pdn_fail(PDN_EARG, "too many units");

    most = (o->memory > 0 ? o->memory : (size_t)512 << 20) /
           (o->draws * sizeof *j.kept);
    if (most < 1) most = 1;
    if (most > k) most = k;
    ziggurat__fill(&normal);
    PDN_NEW(j.shape, k);
    for (size_t u = 0; u < k; u++)
        j.shape[u] = shape_of(unit[u].a, unit[u].b);
    PDN_NEW(j.bench, threads);
    for (; benches < threads; benches++)
        PDN_TRY(bench_make(&j.bench[benches], k));
    PDN_NEW(j.kept, most * o->draws);
    for (j.first = 0; j.first < k; j.first += most) {
        j.units = k - j.first < most ? k - j.first : most;
        PDN_TRY(pass(&j, threads));
        pdn_progress_tell(o->progress, "ranks", j.first + j.units, k);
    }
out:
    for (size_t t = 0; j.bench != NULL && t < threads; t++)
        bench_free(&j.bench[t]);
    free(j.bench);
    free(j.shape);
    free(j.kept);
    return st;
}
