#include "pdnet/mixing.h"

#include "pdnet/pvalue.h"

#include <stdlib.h>
#include <string.h>

/* How many draws were as extreme as what was seen. */
struct hits {
    uint32_t low, high, none, less, more;
};

struct seen {
    uint32_t ties;
    int32_t difference;
};

/* What one thread writes to. */
struct bench {
    uint32_t *label, *count; /* count: arcs by group of sender and receiver */
    struct hits *hits;
};

struct work {
    const pdn_reports *r;
    const pdn_strata *s;
    struct seen *seen;
    struct bench *bench;
    pdn_kept_draws *keep;
};

static void count_arcs(const pdn_reports *r, const uint32_t *label,
                       uint32_t *count)
{
    size_t groups = r->groups;

    memset(count, 0, groups * groups * sizeof *count);
    for (size_t i = 0; i < r->actors; i++) {
        uint32_t *row = count + label[i] * groups;
        for (uint32_t k = r->first[i]; k < r->first[i + 1]; k++)
            row[label[r->to[k]]]++;
    }
}

static struct seen of_pair(const uint32_t *count, size_t groups, size_t g,
                           size_t h)
{
    uint32_t there = count[g * groups + h], back = count[h * groups + g];

    if (g == h) return (struct seen){there, 0};
    return (struct seen){there + back, (int32_t)there - (int32_t)back};
}

static void add_hits(const struct seen *seen, struct seen drawn, struct hits *h)
{
    h->low += drawn.ties <= seen->ties;
    h->high += drawn.ties >= seen->ties;
    h->none += drawn.ties == 0;
    h->less += drawn.difference <= seen->difference;
    h->more += drawn.difference >= seen->difference;
}

static pdn_status make(void *work_at, size_t draw, size_t worker,
                       pdn_random *stream)
{
    const struct work *w = work_at;
    const struct bench *b = &w->bench[worker];
    size_t groups = w->r->groups, p = 0;
    uint32_t *kept = NULL;

    if (w->keep != NULL && draw < w->keep->draws)
        kept = w->keep->count + draw * w->keep->pairs;
    memcpy(b->label, w->r->group, w->r->actors * sizeof *b->label);
    pdn_strata_shuffle(w->s, stream, b->label);
    count_arcs(w->r, b->label, b->count);
    for (size_t g = 0; g < groups; g++)
        for (size_t h = g; h < groups; h++, p++) {
            struct seen drawn = of_pair(b->count, groups, g, h);
            add_hits(&w->seen[p], drawn, &b->hits[p]);
            if (kept != NULL) kept[p] = drawn.ties;
        }
    return PDN_OK;
}

static pdn_status bench_new(const pdn_reports *r, struct bench *b)
{
    pdn_status st = PDN_OK;

    PDN_NEW(b->label, r->actors);
    PDN_NEW(b->count, r->groups * r->groups);
    PDN_NEW(b->hits, r->pairs);
out:
    return st;
}

static void see(const pdn_reports *r, uint32_t *count, struct seen *seen)
{
    size_t p = 0;

    count_arcs(r, r->group, count);
    for (size_t g = 0; g < r->groups; g++)
        for (size_t h = g; h < r->groups; h++)
            seen[p++] = of_pair(count, r->groups, g, h);
}

static void sum_up(const struct work *w, size_t threads, size_t draws,
                   pdn_mixing *out)
{
    for (size_t p = 0; p < w->r->pairs; p++) {
        struct hits h = {0};
        for (size_t t = 0; t < threads; t++) {
            const struct hits *part = &w->bench[t].hits[p];
            h.low += part->low;
            h.high += part->high;
            h.none += part->none;
            h.less += part->less;
            h.more += part->more;
        }
        out[p] =
            (pdn_mixing){pdn_p_drawn(h.low, draws), pdn_p_drawn(h.high, draws),
                         pdn_p_drawn(h.none, draws), pdn_p_drawn(h.less, draws),
                         pdn_p_drawn(h.more, draws)};
    }
}

pdn_status pdn_mixing_draw(const pdn_reports *r, const pdn_strata *s,
                           const pdn_draws *d, pdn_mixing *out,
                           pdn_kept_draws *keep)
{
    pdn_status st = PDN_OK;
    struct work w = {.r = r, .s = s, .keep = keep};

    if (keep != NULL) {
        if (keep->draws > d->draws) keep->draws = d->draws;
        keep->pairs = r->pairs;
        PDN_NEW(keep->count, keep->draws * keep->pairs);
    }
    PDN_NEW(w.seen, r->pairs);
    PDN_NEW(w.bench, d->threads);
    for (size_t t = 0; t < d->threads; t++)
        PDN_TRY(bench_new(r, &w.bench[t]));
    see(r, w.bench[0].count, w.seen);
    PDN_TRY(pdn_replicate(d, make, &w));
    sum_up(&w, d->threads, d->draws, out);
out:
    for (size_t t = 0; w.bench != NULL && t < d->threads; t++) {
        free(w.bench[t].label);
        free(w.bench[t].count);
        free(w.bench[t].hits);
    }
    free(w.bench);
    free(w.seen);
    return st;
}
