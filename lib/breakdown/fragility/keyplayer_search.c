#include "keyplayer_search.h"

#include "core/purposes.h"
#include "pdnet/core.h"
#include "pdnet/fragility.h"
#include "stats/choice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STARTS = 10 };
static const double never = -(double)INFINITY;
static const double all_sets = 2e6, tied = 1e-9;

bool keyplayer__may_enumerate(size_t n, size_t k)
{
    double sets = 1;

    for (size_t i = 0; i < k && sets <= 1e18; i++)
        sets *= (double)(n - i) / (double)(i + 1);
    return sets <= all_sets + 0.5;
}

static pdn_status start_best(keyplayer__best *b, size_t n, size_t k)
{
    pdn_status st = PDN_OK;

    b->k = k;
    b->exact = keyplayer__may_enumerate(n, k);
    b->value = never;
    PDN_NEW(b->set, k * PDN_KEY_LISTED);
out:
    return st;
}

void keyplayer__best_clear(keyplayer__best *b)
{
    free(b->set);
    *b = (keyplayer__best){0};
}

static bool listed_already(const keyplayer__best *b, const uint32_t *set)
{
    for (size_t s = 0; s < b->listed; s++)
        if (memcmp(b->set + s * b->k, set, b->k * sizeof *set) == 0)
            return true;
    return false;
}

/* A set of value x has been met: keeps it if nothing better is known. */
static void offer_set(keyplayer__best *b, const uint32_t *set, double x)
{
    double slack = tied * fmax(1, fabs(x));

    if (x < b->value - slack) return;
    if (x > b->value + slack) {
        b->sets = b->listed = 0;
        b->value = x;
    }
    if (!b->exact && listed_already(b, set)) return;
    b->sets++;
    if (b->listed == PDN_KEY_LISTED) return;
    memcpy(b->set + b->listed++ * b->k, set, b->k * sizeof *set);
}

pdn_status keyplayer__reciprocal_make(const pdn_packed *both,
                                      keyplayer__reciprocal *out)
{
    pdn_status st = PDN_OK;
    uint32_t *queue = NULL;
    size_t n = both->n;
    double *row = NULL;
    uint32_t *far = NULL;

    PDN_NEW(queue, n);
    PDN_NEW(far, n);
    PDN_NEW(row, n * n);
    for (uint32_t s = 0; s < n; s++) {
        size_t tail = 1;
        memset(far, 0, n * sizeof *far);
        queue[0] = s;
        far[s] = 1;
        for (size_t head = 0; head < tail; head++)
            for (uint32_t v = queue[head], e = both->start[v];
                 e < both->start[v + 1]; e++) {
                uint32_t w = both->to[e];
                if (far[w] != 0) continue;
                far[w] = far[v] + 1;
                queue[tail++] = w;
            }
        for (size_t k = 0; k < tail; k++)
            row[s * n + queue[k]] = k == 0 ? 1 : 1.0 / (far[queue[k]] - 1);
    }
    out->n = n;
    out->row = row;
    row = NULL;
out:
    free(queue);
    free(far);
    free(row);
    return st;
}

/* One search by exchange: of a set, all but one stay, and the best others to
 * join them are offered. */
struct swap {
    size_t n, k;
    void *context;
    /* Value of every addition to the k - 1 of set (members: -infinity). */
    void (*value)(void *context, const uint32_t *set, size_t k, double *x);
    double *x;
    uint32_t *set, *sorted;
};

static int ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static void offer_sorted(struct swap *s, keyplayer__best *b, double x)
{
    memcpy(s->sorted, s->set, s->k * sizeof *s->set);
    qsort(s->sorted, s->k, sizeof *s->sorted, ascending);
    offer_set(b, s->sorted, x);
}

static uint32_t best_of(const double *x, size_t n)
{
    uint32_t best = 0;

    while (isinf(x[best]) && best + 1 < n)
        best++;
    for (uint32_t v = best + 1; v < n; v++)
        if (x[v] > x[best] + tied * fmax(1, fabs(x[best]))) best = v;
    return best;
}

/* Exchanges the last of the set for the best, each in turn coming last, until
 * no exchange is better. */
static void climb(struct swap *s, keyplayer__best *b, double now)
{
    size_t still = 0;

    for (size_t turn = 0; still < s->k; turn++) {
        uint32_t out = s->set[0];
        memmove(s->set, s->set + 1, (s->k - 1) * sizeof *s->set);
        s->value(s->context, s->set, s->k - 1, s->x);
        uint32_t in = best_of(s->x, s->n);
        bool better = s->x[in] > now + tied * fmax(1, fabs(now));
        s->set[s->k - 1] = better ? in : out;
        if (better) now = s->x[in];
        still = better ? 0 : still + 1;
    }
    offer_sorted(s, b, now);
}

/* Greedy first, then from random sets. */
static void climb_often(struct swap *s, keyplayer__best *b, uint64_t seed)
{
    pdn_random r;

    for (size_t start = 0; start < STARTS; start++) {
        double now = never;
        pdn_random_start(&r, seed, PURPOSE_KEYPLAYERS, start);
        for (size_t i = 0; i < s->k; i++) {
            s->value(s->context, s->set, i, s->x);
            uint32_t v = best_of(s->x, s->n);
            if (start > 0 && i + 1 < s->k) do {
                    v = pdn_random_below(&r, (uint32_t)s->n);
                } while (!(s->x[v] > never));
            s->set[i] = v;
            now = s->x[v];
        }
        climb(s, b, now);
    }
}

static pdn_status swap_init(struct swap *s, size_t n, size_t k)
{
    pdn_status st = PDN_OK;

    s->n = n;
    s->k = k;
    PDN_NEW(s->x, n);
    PDN_NEW(s->set, k + 1);
    PDN_NEW(s->sorted, k);
out:
    return st;
}

static void swap_clear(struct swap *s)
{
    free(s->x);
    free(s->set);
    free(s->sorted);
}

struct fragments {
    const pdn_packed *both;
    articulation d;
    bool *gone;
    uint64_t *pairs;
};

/* Minus the connected pairs that are left, for each further loss. */
static void fragment_values(void *context, const uint32_t *set, size_t k,
                            double *x)
{
    struct fragments *f = context;

    for (size_t i = 0; i < k; i++)
        f->gone[set[i]] = true;
    articulation__search(&f->d, f->both, f->gone);
    articulation__pairs_without(&f->d, f->pairs);
    for (size_t v = 0; v < f->both->n; v++)
        x[v] = f->gone[v] ? never : -(double)f->pairs[v];
    for (size_t i = 0; i < k; i++)
        f->gone[set[i]] = false;
}

/* All sets of k: those of k - 1 one by one, with every later one. */
static void every_set(struct swap *s, keyplayer__best *b)
{
    size_t first = s->k - 1;

    for (uint32_t i = 0; i < first; i++)
        s->set[i] = i;
    do {
        s->value(s->context, s->set, first, s->x);
        for (uint32_t v = first > 0 ? s->set[first - 1] + 1 : 0; v < s->n;
             v++) {
            s->set[first] = v;
            offer_set(b, s->set, s->x[v]);
        }
    } while (choice__next(s->set, first, s->n));
}

pdn_status keyplayer__best_fragment(const pdn_packed *both, size_t k,
                                    uint64_t seed, keyplayer__best *out)
{
    pdn_status st = PDN_OK;
    struct fragments f = {.both = both};
    struct swap s = {.context = &f, .value = fragment_values};

    PDN_TRY(start_best(out, both->n, k));
    PDN_TRY(swap_init(&s, both->n, k));
    PDN_TRY(articulation__init(&f.d, both->n));
    PDN_NEW(f.gone, both->n);
    PDN_NEW(f.pairs, both->n);
    if (out->exact)
        every_set(&s, out);
    else
        climb_often(&s, out, seed);
out:
    swap_clear(&s);
    articulation__clear(&f.d);
    free(f.gone);
    free(f.pairs);
    return st;
}

struct reaches {
    const keyplayer__reciprocal *near;
    bool by_distance;
    double *most; /* 1/distance to the set so far */
};

static void reach_values(void *context, const uint32_t *set, size_t k,
                         double *x)
{
    struct reaches *r = context;
    size_t n = r->near->n;

    memset(r->most, 0, n * sizeof *r->most);
    for (size_t i = 0; i < k; i++)
        for (size_t v = 0; v < n; v++)
            r->most[v] = fmax(r->most[v], r->near->row[set[i] * n + v]);
    for (size_t w = 0; w < n; w++) {
        const double *row = r->near->row + w * n;
        double sum = 0;
        if (r->by_distance)
            for (size_t v = 0; v < n; v++)
                sum += row[v] > r->most[v] ? row[v] : r->most[v];
        else
            for (size_t v = 0; v < n; v++)
                sum += row[v] >= 1 || r->most[v] >= 1;
        x[w] = sum;
    }
    for (size_t i = 0; i < k; i++)
        x[set[i]] = never;
}

pdn_status keyplayer__best_reach(const keyplayer__reciprocal *near, size_t k,
                                 uint64_t seed, keyplayer__best *out)
{
    pdn_status st = PDN_OK;
    struct reaches r = {.near = near};
    struct swap s = {.context = &r, .value = reach_values};

    PDN_TRY(swap_init(&s, near->n, k));
    PDN_NEW(r.most, near->n);
    for (int goal = 0; goal < 2; goal++) {
        r.by_distance = goal == 1;
        PDN_TRY(start_best(&out[goal], near->n, k));
        if (out[goal].exact)
            every_set(&s, &out[goal]);
        else
            climb_often(&s, &out[goal], seed);
    }
out:
    swap_clear(&s);
    free(r.most);
    return st;
}
