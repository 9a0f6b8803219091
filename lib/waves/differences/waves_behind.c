/* How many people stand behind what two figures of one wave differ by. */
#include "said.h"

#include "pdnet/chance.h"
#include "pdnet/wave_differences.h"
#include "waves/match/rated_ties.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Which two sets of a wave, and where it is told how many say otherwise. */
struct pairing {
    size_t one, other; /* SIZE_MAX: nothing */
    size_t at;         /* in pdn_wave_behind */
    size_t raters_at;  /* likewise, of who rates at all; SIZE_MAX: nowhere */
    bool back;         /* of who is rated about who rates */
};

static const struct pairing of_later[] = {
    {COUNTED_ALL, COUNTED_WITH_LAST, offsetof(pdn_wave_behind, after),
     offsetof(pdn_wave_behind, raters_after), false},
    {SIZE_MAX, COUNTED_ALL, offsetof(pdn_wave_behind, back_after), SIZE_MAX,
     true}};

static const struct pairing of_earlier[] = {
    {COUNTED_ALL, COUNTED_WITH_NEXT, offsetof(pdn_wave_behind, before),
     offsetof(pdn_wave_behind, raters_before), false},
    {SIZE_MAX, COUNTED_ALL, offsetof(pdn_wave_behind, back_before), SIZE_MAX,
     true},
    {COUNTED_WITH_LAST, COUNTED_WITH_NEXT, offsetof(pdn_wave_behind, last),
     SIZE_MAX, false}};

/* One wave beside the rows of a step of which it is an end. */
struct work {
    counted_sets c;
    const char *from, *to;
    const struct pairing *pairing;
    size_t pairings;
    const pdn_wave_rows *rows;
    const pdn_wave_differences *out;
};

static bool is_of(const struct work *w, const char *from, const char *to)
{
    return strcmp(from, w->from) == 0 && strcmp(to, w->to) == 0;
}

static bool is_there(const struct work *w, size_t set)
{
    return set == SIZE_MAX || w->c.set[set].there;
}

/* Of several counts of a row the one that fewest people move. */
static void put(pdn_wave_behind *b, const struct pairing *p, double n)
{
    double least = 0;

    memcpy(&least, (const char *)b + p->at, sizeof least);
    if (n > .5 && (least < .5 || n < least)) least = n;
    memcpy((char *)b + p->at, &least, sizeof least);
}

/* ---- of whom two sets tell otherwise */

/* What two sets differ by is what these say or what others say of them. */
static double apart(const counted_sets *c, const struct pairing *p, uint32_t g,
                    uint32_t h)
{
    const counted_sets__set *a = &c->set[p->one], *b = &c->set[p->other];
    double n = 0;

    for (size_t v = 0; v < c->g->actors; v++) {
        const bool in_a = a->group[v] == g || a->group[v] == h;
        const bool in_b = b->group[v] == g || b->group[v] == h;
        const bool moved = in_a && in_b && a->group[v] != b->group[v];
        if (!in_a && !in_b) continue;
        n += moved || (in_a && a->member[v]) != (in_b && b->member[v]) ||
             (in_a && a->reporter[v]) != (in_b && b->reporter[v]);
    }
    return n;
}

/* ---- figures of the whole network */

static bool stands_alike(const counted_sets__set *a, const counted_sets__set *b,
                         uint32_t v, bool by_group)
{
    return a->member[v] == b->member[v] && a->reporter[v] == b->reporter[v] &&
           (!by_group || a->group[v] == b->group[v]);
}

static bool is_open(const counted_sets__set *s, const wave_match__arc *a)
{
    size_t lo = 0, hi = s->opens;

    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        const wave_match__arc *x = &s->open[mid];
        if (x->from == a->from && x->to == a->to) return true;
        if (x->from < a->from || (x->from == a->from && x->to < a->to))
            lo = mid + 1;
        else
            hi = mid;
    }
    return false;
}

/* Who left a cell open in `a` that `b` counts, about somebody of both. */
static double left_open(const counted_sets__set *a, const counted_sets__set *b)
{
    uint32_t last = UINT32_MAX;
    double n = 0;

    for (size_t k = 0; k < a->opens; k++) {
        const wave_match__arc *x = &a->open[k];
        if (x->from == last || is_open(b, x) ||
            !stands_alike(a, b, x->from, false) ||
            !stands_alike(a, b, x->to, false))
            continue;
        last = x->from;
        n++;
    }
    return n;
}

static double apart_in_all(const counted_sets *c, const struct pairing *p,
                           bool by_group)
{
    const counted_sets__set *a = &c->set[p->one], *b = &c->set[p->other];
    double n = left_open(a, b) + left_open(b, a);

    for (uint32_t v = 0; v < c->g->actors; v++)
        n += !stands_alike(a, b, v, by_group);
    return n;
}

static bool is_by_group(const char *measure)
{
    static const char *const of[] = {"ei_index", "assortativity",
                                     "modularity_group"};
    bool found = false;

    for (size_t k = 0; k < PDN_COUNT(of); k++)
        found = found || strcmp(measure, of[k]) == 0;
    return found;
}

static void fill_whole(struct work *w)
{
    for (size_t k = 0; w->rows->wholes > 0 && k < w->pairings; k++) {
        const struct pairing *p = &w->pairing[k];
        if (p->back || !is_there(w, p->one) || !is_there(w, p->other)) continue;
        const double n[] = {apart_in_all(&w->c, p, false),
                            apart_in_all(&w->c, p, true)};
        for (size_t i = 0; i < w->rows->wholes; i++) {
            const pdn_wave_whole *r = &w->rows->whole[i];
            if (is_of(w, r->from_wave, r->to_wave))
                put(&w->out->whole[i], p, n[is_by_group(r->measure)]);
        }
    }
}

/* ---- one table each */

static void fill_pairs(struct work *w, const struct pairing *p,
                       const said__count *n)
{
    for (size_t i = 0; i < w->rows->pairs; i++) {
        const pdn_wave_pair *r = &w->rows->pair[i];
        if (p->back || !is_of(w, r->from_wave, r->to_wave)) continue;
        const uint32_t g = counted_sets__group(&w->c, r->group_a);
        const uint32_t h = counted_sets__group(&w->c, r->group_b);
        put(&w->out->pair[i], p, said__between(n, g, h));
        put(&w->out->pair[i], p, apart(&w->c, p, g, h));
    }
}

static void fill_ratings(struct work *w, const struct pairing *p,
                         const said__count *n, const char *rating, bool at_all)
{
    for (size_t i = 0; i < w->rows->ratings; i++) {
        const pdn_wave_rating *r = &w->rows->rating[i];
        if (strcmp(r->rating, rating) != 0 ||
            !is_of(w, r->from_wave, r->to_wave))
            continue;
        const uint32_t g = counted_sets__group(&w->c, r->group_a);
        const uint32_t h = counted_sets__group(&w->c, r->group_b);
        if (p->back)
            put(&w->out->rating[i], p, g == h ? 0 : said__of(n, h, g));
        else
            put(&w->out->rating[i], p,
                r->group_a == NULL ? n->all : said__of(n, g, h));
        if (at_all && p->raters_at != SIZE_MAX && r->group_a != NULL) {
            const double raters = said__of(n, g, h);
            memcpy((char *)&w->out->rating[i] + p->raters_at, &raters,
                   sizeof raters);
        }
    }
}

static void fill_barriers(struct work *w, const struct pairing *p,
                          const said__count *n, const char *code)
{
    for (size_t i = 0; i < w->rows->barriers; i++) {
        const pdn_wave_barrier *r = &w->rows->barrier[i];
        if (p->back || strcmp(r->barrier, code) != 0 ||
            !is_of(w, r->from_wave, r->to_wave))
            continue;
        put(&w->out->barrier[i], p,
            r->group_a == NULL
                ? n->all
                : said__between(n, counted_sets__group(&w->c, r->group_a),
                                counted_sets__group(&w->c, r->group_b)));
    }
}

/* ---- all of them */

enum table { PAIRS, RATINGS, BARRIERS };

static pdn_status fill_part(struct work *w, enum table table, const char *key,
                            const said *s, said__part part)
{
    pdn_status st = PDN_OK;
    said__count n = {0};

    for (size_t k = 0; k < w->pairings; k++) {
        const struct pairing *p = &w->pairing[k];
        if (!is_there(w, p->one) || !is_there(w, p->other)) continue;
        PDN_TRY(said__compare(s, part, p->one, p->other, &n));
        switch (table) {
        case PAIRS: fill_pairs(w, p, &n); break;
        case RATINGS: fill_ratings(w, p, &n, key, part == SAID_AT_ALL); break;
        case BARRIERS: fill_barriers(w, p, &n, key); break;
        }
        said__count_clear(&n);
    }
out:
    return st;
}

static pdn_status fill(struct work *w, enum table table, const char *key,
                       const said *s)
{
    pdn_status st = fill_part(w, table, key, s, SAID_ANYTHING);

    if (st == PDN_OK && table != PAIRS)
        st = fill_part(w, table, key, s, SAID_AT_ALL);
    if (st == PDN_OK && table == BARRIERS)
        st = fill_part(w, table, key, s, SAID_NAMED);
    return st;
}

/* Each obstacle of the rows of this step, once: they stand code by code. */
static pdn_status fill_obstacles(struct work *w)
{
    pdn_status st = PDN_OK;
    const char *last = NULL;
    said s = {0};

    for (size_t i = 0; i < w->rows->barriers; i++) {
        const pdn_wave_barrier *r = &w->rows->barrier[i];
        if (!is_of(w, r->from_wave, r->to_wave) ||
            (last != NULL && strcmp(last, r->barrier) == 0))
            continue;
        last = r->barrier;
        PDN_TRY(said__obstacle(&w->c, last, &s));
        PDN_TRY(fill(w, BARRIERS, last, &s));
        said__clear(&s);
    }
out:
    said__clear(&s);
    return st;
}

static pdn_status fill_all(struct work *w)
{
    pdn_status st = PDN_OK;
    said s = {0};

    if (w->rows->pairs > 0) {
        PDN_TRY(said__contacts(&w->c, &s));
        PDN_TRY(fill(w, PAIRS, NULL, &s));
    }
    for (size_t k = 0; w->rows->ratings > 0 && k < RATED_TIES_RATINGS; k++) {
        said__clear(&s);
        PDN_TRY(said__rating(&w->c, rated_ties__rating[k], &s));
        PDN_TRY(fill(w, RATINGS, rated_ties__rating[k], &s));
    }
    PDN_TRY(fill_obstacles(w));
    fill_whole(w);
out:
    said__clear(&s);
    return st;
}

/* A wave as the end of the step before it, and as the beginning of the next. */
static pdn_status fill_wave(const counted_sets__wave *of, const pdn_wave *wave,
                            size_t v, const pdn_wave_rows *rows,
                            const pdn_wave_differences *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.rows = rows, .out = out};

    if (of->last != NULL) {
        w.from = wave[v - 1].label;
        w.to = wave[v].label;
        w.pairing = of_later;
        w.pairings = PDN_COUNT(of_later);
        PDN_TRY(counted_sets__make(of, false, &w.c));
        PDN_TRY(fill_all(&w));
        counted_sets__clear(&w.c);
    }
    if (of->next != NULL) {
        w.from = wave[v].label;
        w.to = wave[v + 1].label;
        w.pairing = of_earlier;
        w.pairings = PDN_COUNT(of_earlier);
        PDN_TRY(counted_sets__make(of, true, &w.c));
        PDN_TRY(fill_all(&w));
    }
out:
    counted_sets__clear(&w.c);
    return st;
}

pdn_status pdn_waves_behind(const pdn_wave *wave, size_t waves,
                            const pdn_waves_options *o,
                            const pdn_wave_rows *rows,
                            pdn_wave_differences *out)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics unsaid = {0}; /* told when the tables were made */
    wave_names names = {0};
    wave_match *step = NULL;
    pdn_wave_differences d = {0};

    PDN_NEW(d.pair, rows->pairs + 1);
    PDN_NEW(d.rating, rows->ratings + 1);
    PDN_NEW(d.barrier, rows->barriers + 1);
    PDN_NEW(d.whole, rows->wholes + 1);
    PDN_NEW(step, waves);
    PDN_TRY(wave_names__take(o->aliases, o->crosswalk, &unsaid, &names));
    for (size_t v = 0; v + 1 < waves; v++)
        PDN_TRY(wave_match__make(&wave[v], &wave[v + 1], &names, &step[v]));
    for (size_t v = 0; v < waves; v++) {
        const bool more = v + 1 < waves;
        const counted_sets__wave of = {
            .last = v > 0 ? &step[v - 1] : NULL,
            .next = more ? &step[v] : NULL,
            .by = o->by,
            .names = &names,
            .span = {wave_names__year(wave[v].label),
                     more ? wave_names__year(wave[v + 1].label) : (double)NAN}};
        PDN_TRY(fill_wave(&of, wave, v, rows, &d));
    }
    *out = d;
    d = (pdn_wave_differences){0};
out:
    pdn_wave_differences_clear(&d);
    for (size_t v = 0; step != NULL && v + 1 < waves; v++)
        wave_match__clear(&step[v]);
    free(step);
    wave_names__clear(&names);
    pdn_diagnostics_clear(&unsaid);
    return st;
}

void pdn_wave_differences_clear(pdn_wave_differences *d)
{
    free(d->pair);
    free(d->rating);
    free(d->barrier);
    free(d->whole);
    *d = (pdn_wave_differences){0};
}
