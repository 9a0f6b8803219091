/* How the ratings that the same people give have changed. */
#include "common_arcs.h"
#include "core/purposes.h"
#include "wave_tables.h"
#include "waves/match/rated_ties.h"

#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum { LEAST_RATERS = 6, MOST_ENUMERATED = 20 };
#define POWER .8
#define CLOSE 1e-9

/* Sums of what each of the common people gave each group, in each wave. */
struct work {
    const common_arcs *c;
    const pdn_waves_options *o;
    double *sum[2], *given[2]; /* people x groups + 1; the last: everybody */
    double *change;            /* of the raters of one row */
    double *people;            /* of each group, and all: on both lists */
    size_t row;                /* the row under way: its stream */
    test_family *tests;
    pdn_arena memory;
};

static size_t cells(const common_arcs *c)
{
    return c->groups + 1;
}

static pdn_status add_wave(struct work *w, const pdn_network *g, int wave,
                           const char *rating)
{
    pdn_status st = PDN_OK;
    const common_arcs *c = w->c;
    const pdn_column *given = pdn_table_column(&g->tie, rating);
    uint32_t *person = NULL;

    for (size_t i = 0; i < c->people * cells(c); i++)
        w->sum[wave][i] = w->given[wave][i] = 0;
    if (given == NULL || given->number == NULL) return PDN_OK;
    PDN_NEW(person, g->actors);
    for (size_t a = 0; a < g->actors; a++)
        person[a] = UINT32_MAX;
    for (uint32_t i = 0; i < c->people; i++)
        person[c->actor[wave][i]] = i;
    for (size_t e = 0; e < g->ties; e++) {
        uint32_t i = person[g->from[e]], j = person[g->to[e]];
        double x = given->number[e];
        if (i == UINT32_MAX || j == UINT32_MAX || i == j || !g->contact[e] ||
            !c->heard[i] || !isfinite(x))
            continue;
        size_t of[] = {c->groups, c->group[j]};
        for (int k = 0; k < 2 && of[k] != PDN_NO_GROUP; k++) {
            w->sum[wave][i * cells(c) + of[k]] += x;
            w->given[wave][i * cells(c) + of[k]]++;
        }
    }
out:
    free(person);
    return st;
}

static bool as_far(double sum, double seen)
{
    return fabs(sum) >= fabs(seen) - CLOSE;
}

/* All ways to turn the signs; the first sign may be left: both halves are the
 * same but for it. */
static double p_of_all(const double *change, size_t n, double seen)
{
    const size_t ways = (size_t)1 << (n - 1);
    size_t far = 0;

    for (size_t way = 0; way < ways; way++) {
        double sum = change[0];
        for (size_t i = 1; i < n; i++)
            sum += way >> (i - 1) & 1 ? -change[i] : change[i];
        far += as_far(sum, seen);
    }
    return (double)far / (double)ways;
}

static double p_drawn(const struct work *w, size_t n, double seen)
{
    size_t far = 0;

    for (size_t draw = 0; draw < w->o->draws; draw++) {
        pdn_random r;
        double sum = 0;
        pdn_random_start(&r, w->o->seed, PURPOSE_WAVE_SIGNS,
                         w->row * 0x100000000u + draw);
        for (size_t i = 0; i < n; i++)
            sum += pdn_random_bits(&r) >> 63 ? -w->change[i] : w->change[i];
        far += as_far(sum, seen);
    }
    return pdn_p_drawn(far, w->o->draws);
}

static void judge(const struct work *w, size_t n, pdn_wave_rating *r)
{
    double squares = 0, mean = r->change, root = sqrt((double)n);

    if (n < 2) return;
    for (size_t i = 0; i < n; i++)
        squares += (w->change[i] - mean) * (w->change[i] - mean);
    double s = sqrt(squares / (double)(n - 1));
    double half = gsl_cdf_tdist_Pinv(.975, (double)n - 1) * s / root;
    r->lo = mean - half;
    r->hi = mean + half;
    if (n < LEAST_RATERS || w->o->draws == 0) return;
    double seen = mean * (double)n;
    r->p = n <= MOST_ENUMERATED && ((size_t)1 << n) <= w->o->draws
               ? p_of_all(w->change, n, seen)
               : p_drawn(w, n, seen);
    r->detectable =
        (gsl_cdf_ugaussian_Pinv(.975) + gsl_cdf_ugaussian_Pinv(POWER)) * s /
        root;
}

/* The row of raters of group g (c->groups: all) about group h (likewise);
 * false: nobody rated both times. */
static bool fill_row(struct work *w, size_t g, size_t h, pdn_wave_rating *r)
{
    const common_arcs *c = w->c;
    double before = 0, after = 0;
    size_t n = 0;

    for (size_t i = 0; i < c->people; i++) {
        size_t at = i * cells(c) + h;
        if ((g < c->groups && c->group[i] != g) || w->given[0][at] < .5 ||
            w->given[1][at] < .5)
            continue;
        double mean[2] = {w->sum[0][at] / w->given[0][at],
                          w->sum[1][at] / w->given[1][at]};
        before += mean[0];
        after += mean[1];
        w->change[n++] = mean[1] - mean[0];
    }
    if (n == 0) return false;
    pdn_row_clear(&pdn_waves_ratings_schema, r);
    r->group_a = g < c->groups ? c->label[g] : NULL;
    r->group_b = h < c->groups ? c->label[h] : NULL;
    r->people_a = w->people[g];
    r->people_b = w->people[h];
    r->raters = (double)n;
    r->before = before / (double)n;
    r->after = after / (double)n;
    r->change = r->after - r->before;
    judge(w, n, r);
    return true;
}

/* Who changed nothing has no sign to turn: all others one way, or the other. */
static pdn_status add_test(const struct work *w, pdn_wave_rating *r)
{
    size_t changed = 0;

    if (isnan(r->p)) return PDN_OK;
    for (size_t i = 0; i < (size_t)r->raters; i++)
        changed += fabs(w->change[i]) > CLOSE;
    return test_family__add(
        w->tests, (test_family__test){.p = &r->p,
                                      .q = &r->q,
                                      .lo = &r->lo,
                                      .hi = &r->hi,
                                      .clear = &r->clear,
                                      .least = exp2(1 - (double)changed)});
}

/* Of both waves together. */
static pdn_interval scale_of(const pdn_wave wave[2], const char *rating)
{
    pdn_interval scale = {(double)NAN, (double)NAN};
    double lo = 0, hi = 0;

    for (int k = 0; k < 2; k++) {
        if (!pdn_network_scale(wave[k].network, rating, &lo, &hi)) continue;
        scale.lo = fmin(scale.lo, lo); /* of not a number: the other */
        scale.hi = fmax(scale.hi, hi);
    }
    return scale;
}

static pdn_status make_rows(struct work *w, const pdn_wave wave[2],
                            pdn_wave_ratings *out)
{
    pdn_status st = PDN_OK;
    const size_t n = w->c->groups;

    PDN_NEW(out->row, RATED_TIES_RATINGS * (n * n + 1));
    for (size_t k = 0; k < RATED_TIES_RATINGS; k++) {
        const pdn_interval scale = scale_of(wave, rated_ties__rating[k]);
        for (int v = 0; v < 2; v++)
            PDN_TRY(add_wave(w, wave[v].network, v, rated_ties__rating[k]));
        for (size_t of = 0; of <= n * n; of++) {
            pdn_wave_rating *r = &out->row[out->rows];
            size_t g = of > 0 ? (of - 1) / n : n, h = of > 0 ? (of - 1) % n : n;
            w->row++;
            if (!fill_row(w, g, h, r)) continue;
            PDN_TRY(add_test(w, r));
            r->rating = rated_ties__rating[k];
            r->scale_lo = scale.lo;
            r->scale_hi = scale.hi;
            r->from_wave = wave[0].label;
            r->to_wave = wave[1].label;
            out->rows++;
        }
    }
out:
    return st;
}

static pdn_status new_work(struct work *w)
{
    pdn_status st = PDN_OK;

    for (int k = 0; k < 2; k++) {
        PDN_TAKE(&w->memory, w->sum[k], w->c->people * cells(w->c));
        PDN_TAKE(&w->memory, w->given[k], w->c->people * cells(w->c));
    }
    PDN_TAKE(&w->memory, w->change, w->c->people);
    PDN_TAKE(&w->memory, w->people, cells(w->c));
    common_arcs__people(w->c, w->people);
out:
    return st;
}

pdn_status wave_ratings__make(const pdn_wave wave[2],
                              const pdn_waves_options *o, pdn_diagnostics *f,
                              test_family *tests, pdn_wave_ratings *out)
{
    pdn_status st = PDN_OK;
    common_arcs c = {0};
    struct work w = {.c = &c, .o = o, .tests = tests};
    pdn_wave_ratings made = {0};

    PDN_TRY(common_arcs__make(wave, o, f, &c));
    PDN_TRY(new_work(&w));
    PDN_TRY(make_rows(&w, wave, &made));
    *out = made;
    made = (pdn_wave_ratings){0};
out:
    pdn_wave_ratings_clear(&made);
    pdn_arena_clear(&w.memory);
    common_arcs__clear(&c);
    return pdn_within(st, "%s to %s", wave[0].label, wave[1].label);
}

pdn_status pdn_wave_ratings_make(const pdn_wave wave[2],
                                 const pdn_waves_options *o, pdn_diagnostics *f,
                                 pdn_wave_ratings *out)
{
    pdn_status st = PDN_OK;
    test_family alone = {.most = PDN_WAVES_MOST_Q};

    PDN_TRY(wave_ratings__make(wave, o, f, &alone, out));
    PDN_TRY(test_family__choose(&alone));
    PDN_TRY(test_family__adjust(&alone));
out:
    test_family__clear(&alone);
    if (st != PDN_OK) pdn_wave_ratings_clear(out);
    return st;
}

void pdn_wave_ratings_clear(pdn_wave_ratings *r)
{
    free(r->row);
    *r = (pdn_wave_ratings){0};
}
