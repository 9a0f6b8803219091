#include "subset_sums.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PATTERNS = 16, MOST_FOUND = 1000 };

/* The sum of a subset of the units under way, and which of them. */
struct subset {
    uint64_t sum;
    uint32_t mask;
};

struct search {
    const subset_sums__table *t;
    subset_sums__use *use;
    void *of;
    size_t whole;
    bool *asked;    /* of each slot: it counts in sums under way */
    uint64_t *sum;  /* of each unit: its counts in these, as one number */
    uint32_t *unit; /* those that may be parts, `units` of them */
    size_t units;
    struct subset *half[2], *by_sum;
    uint64_t *found; /* sums that are told already */
    size_t founds;
    pdn_arena memory;
};

static double value(const struct search *h, size_t unit, size_t slot)
{
    return h->t->value[unit * h->t->slots + slot];
}

static bool is_counted(double x)
{
    return x >= 0 && x < 1e15 && fabs(x - round(x)) < 1e-6;
}

/* Any odd number of its own (splitmix64): times them, sums of many counts are
 * the sum of one number, modulo 2^64. */
static uint64_t weight(uint64_t n)
{
    uint64_t x = (n + 1) * 0x9e3779b97f4a7c15u;

    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return (x ^ (x >> 31)) | 1;
}

/* ---- a sum that was found */

/* log2 of the ways to choose a unit and so many parts of it. */
static double ways(const struct search *h, size_t parts)
{
    const double n = (double)h->t->parts, k = (double)parts;

    if (k >= n) return log2((double)(h->t->units - h->t->first));
    return log2((double)(h->t->units - h->t->first)) +
           (lgamma(n) - lgamma(k + 1) - lgamma(n - k)) / log(2);
}

/* The sum in one slot; NaN where one of them is not counted. */
static double sum_of(const struct search *h, const uint32_t *part, size_t parts,
                     size_t slot)
{
    double sum = 0;

    if (!is_counted(value(h, h->whole, slot))) return (double)NAN;
    for (size_t k = 0; k < parts; k++) {
        const double x = value(h, part[k], slot);
        if (!is_counted(x)) return (double)NAN;
        sum += x;
    }
    return sum;
}

static bool same_counts(const struct search *h, const uint32_t *part,
                        size_t parts, size_t a, size_t b)
{
    bool same = fabs(value(h, h->whole, a) - value(h, h->whole, b)) < .5;

    for (size_t k = 0; k < parts && same; k++)
        same = fabs(value(h, part[k], a) - value(h, part[k], b)) < .5;
    return same;
}

/* As many people in another year say no more. */
static bool is_said_before(const struct search *h, const uint32_t *part,
                           size_t parts, size_t slot)
{
    for (size_t k = 0; k < slot; k++)
        if (same_counts(h, part, parts, k, slot)) return true;
    return false;
}

/* Whether the whole is the sum wherever all are counted, and of how many
 * digits that is. */
static bool holds(const struct search *h, const uint32_t *part, size_t parts)
{
    double digits = 0;

    for (size_t slot = 0; slot < h->t->slots; slot++) {
        const double sum = sum_of(h, part, parts, slot);
        if (isnan(sum)) continue;
        if (fabs(sum - value(h, h->whole, slot)) > .5) return false;
        if (!is_said_before(h, part, parts, slot)) digits += log2(1 + sum);
    }
    return digits >= ways(h, parts);
}

static bool is_new(struct search *h, const uint32_t *part, size_t parts)
{
    uint64_t name = weight(h->whole) * 3;

    for (size_t k = 0; k < parts; k++)
        name += weight(part[k]);
    for (size_t k = 0; k < h->founds; k++)
        if (h->found[k] == name) return false;
    if (h->founds == MOST_FOUND) return false;
    h->found[h->founds++] = name;
    return true;
}

/* part: numbers of units. Two that are the same are told once. */
static pdn_status tell(struct search *h, const uint32_t *part, size_t parts)
{
    if (parts == 1 && part[0] > h->whole) return PDN_OK;
    if (!holds(h, part, parts) || !is_new(h, part, parts)) return PDN_OK;
    return h->use(h->of, h->whole, part, parts);
}

/* ---- all subsets, half of the units by half */

static int by_sum(const void *a, const void *b)
{
    const struct subset *x = a, *y = b;

    if (x->sum != y->sum) return x->sum < y->sum ? -1 : 1;
    return (x->mask > y->mask) - (x->mask < y->mask);
}

/* The first of that sum, or of a greater one. */
static size_t find(const struct subset *s, size_t n, uint64_t sum)
{
    size_t lo = 0, hi = n;

    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        if (s[mid].sum < sum)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static void make_half(const struct search *h, struct subset *out, size_t first,
                      size_t units)
{
    out[0] = (struct subset){0, 0};
    for (size_t n = 0; n < units; n++) {
        const uint64_t own = h->sum[h->unit[first + n]];
        for (uint32_t k = 0; k < 1u << n; k++)
            out[(1u << n) + k] =
                (struct subset){out[k].sum + own, out[k].mask | 1u << n};
    }
}

static pdn_status look_at_all(struct search *h)
{
    pdn_status st = PDN_OK;
    const size_t low = h->units / 2, high = h->units - low;
    uint32_t part[SUBSET_SUMS_ALL];

    make_half(h, h->half[0], 0, low);
    make_half(h, h->half[1], low, high);
    qsort(h->half[0], (size_t)1 << low, sizeof *h->half[0], by_sum);
    for (size_t i = 0; i < (size_t)1 << high; i++) {
        const uint64_t rest = h->sum[h->whole] - h->half[1][i].sum;
        for (size_t k = find(h->half[0], (size_t)1 << low, rest);
             k < (size_t)1 << low && h->half[0][k].sum == rest; k++) {
            const uint32_t mask = h->half[0][k].mask | h->half[1][i].mask
                                                           << low;
            size_t parts = 0;
            for (size_t n = 0; n < h->units; n++)
                if (mask >> n & 1) part[parts++] = h->unit[n];
            if (parts > 0) PDN_TRY(tell(h, part, parts));
        }
    }
out:
    return st;
}

/* ---- one, two and three of many */

/* Those of that sum, from that unit on, behind the parts that are chosen. */
static pdn_status look_for(struct search *h, uint64_t sum, uint32_t from,
                           uint32_t part[3], size_t parts)
{
    pdn_status st = PDN_OK;

    for (size_t k = find(h->by_sum, h->units, sum);
         k < h->units && h->by_sum[k].sum == sum; k++) {
        if (h->by_sum[k].mask < from) continue;
        part[parts] = h->unit[h->by_sum[k].mask];
        PDN_TRY(tell(h, part, parts + 1));
    }
out:
    return st;
}

static pdn_status look_at_few(struct search *h)
{
    pdn_status st = PDN_OK;
    const uint64_t all = h->sum[h->whole];
    const bool three = h->units <= SUBSET_SUMS_THREE;
    uint32_t part[3];

    for (uint32_t i = 0; i < h->units; i++)
        h->by_sum[i] = (struct subset){h->sum[h->unit[i]], i};
    qsort(h->by_sum, h->units, sizeof *h->by_sum, by_sum);
    PDN_TRY(look_for(h, all, 0, part, 0));
    for (uint32_t i = 0; i < h->units; i++) {
        const uint64_t rest = all - h->sum[h->unit[i]];
        part[0] = h->unit[i];
        PDN_TRY(look_for(h, rest, i + 1, part, 1));
        for (uint32_t k = i + 1; three && k < h->units; k++) {
            part[1] = h->unit[k];
            PDN_TRY(look_for(h, rest - h->sum[h->unit[k]], k + 1, part, 2));
        }
    }
out:
    return st;
}

/* ---- a whole, and the slots that it and a unit have */

/* Counted in all of them, something in one, and no more than the whole. */
static bool may_be_part(const struct search *h, size_t unit)
{
    bool any = false;

    for (size_t slot = 0; slot < h->t->slots; slot++) {
        const double x = value(h, unit, slot);
        if (!h->asked[slot]) continue;
        if (!is_counted(x) || x > value(h, h->whole, slot) + .5) return false;
        any = any || x > .5;
    }
    return any;
}

static void add_up(struct search *h, size_t unit)
{
    h->sum[unit] = 0;
    for (size_t slot = 0; slot < h->t->slots; slot++)
        if (h->asked[slot])
            h->sum[unit] +=
                weight(slot) * (uint64_t)llround(value(h, unit, slot));
}

static pdn_status look_at(struct search *h, size_t pattern)
{
    bool any = false;

    for (size_t slot = 0; slot < h->t->slots; slot++) {
        h->asked[slot] = is_counted(value(h, h->whole, slot)) &&
                         is_counted(value(h, pattern, slot));
        any = any || h->asked[slot];
    }
    if (!any) return PDN_OK;
    h->units = 0;
    add_up(h, h->whole);
    for (size_t u = 0; u < h->t->parts; u++) {
        if (u == h->whole || !may_be_part(h, u)) continue;
        add_up(h, u);
        h->unit[h->units++] = (uint32_t)u;
    }
    return h->units <= SUBSET_SUMS_ALL ? look_at_all(h) : look_at_few(h);
}

static bool same_slots(const struct search *h, size_t a, size_t b)
{
    for (size_t slot = 0; slot < h->t->slots; slot++)
        if (is_counted(value(h, a, slot)) != is_counted(value(h, b, slot)))
            return false;
    return true;
}

/* A unit of each set of slots that units have. */
static size_t find_patterns(const struct search *h,
                            size_t pattern[MOST_PATTERNS])
{
    size_t n = 0;

    for (size_t u = 0; u < h->t->parts && n < MOST_PATTERNS; u++) {
        bool seen = false;
        for (size_t k = 0; k < n && !seen; k++)
            seen = same_slots(h, pattern[k], u);
        if (!seen) pattern[n++] = u;
    }
    return n;
}

pdn_status subset_sums__find(const subset_sums__table *t, subset_sums__use *use,
                             void *of)
{
    pdn_status st = PDN_OK;
    struct search h = {.t = t, .use = use, .of = of};
    size_t pattern[MOST_PATTERNS], patterns = 0;

    PDN_TAKE(&h.memory, h.asked, t->slots);
    PDN_NEW(h.sum, t->units);
    PDN_TAKE(&h.memory, h.unit, t->units);
    PDN_TAKE(&h.memory, h.by_sum, t->units);
    PDN_TAKE(&h.memory, h.found, MOST_FOUND);
    for (int k = 0; k < 2; k++)
        PDN_TAKE(&h.memory, h.half[k], (size_t)1 << (SUBSET_SUMS_ALL + 1) / 2);
    patterns = find_patterns(&h, pattern);
    for (h.whole = t->first; h.whole < t->units; h.whole++)
        for (size_t k = 0; k < patterns; k++)
            PDN_TRY(look_at(&h, pattern[k]));
out:
    pdn_arena_clear(&h.memory);
    free(h.sum);
    return st;
}
