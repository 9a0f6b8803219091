/* Which obstacles the same people name, before and after. */
#include "common_arcs.h"
#include "wave_tables.h"

#include "breakdown/arcs/barrier_codes.h"
#include "waves/match/rated_ties.h"

#include "pdnet/breakdown.h"
#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

enum { LEAST_CHANGED = 5 };
#define POWER .8

/* What each of the common people says of each group, in each wave: [person x
 * (groups + 1) + group], the last: everybody; `named` times the codes. */
struct work {
    const common_arcs *c;
    barrier_codes codes;
    bool *asked[2], *named[2];
    double *people; /* of each group, and all: on both lists */
    pdn_arena memory;
};

static size_t cells(const common_arcs *c)
{
    return c->groups + 1;
}

/* One contact's obstacles, in one cell of its reporter. */
static void hear(struct work *w, int wave, size_t at, const pdn_network *g,
                 size_t tie)
{
    size_t length = 0;

    if (w->codes.codes == 0) return; /* not asked both times */
    if (rated_ties__is_rated(g, tie)) w->asked[wave][at] = true;
    for (const char *s = rated_ties__obstacles(g, tie);
         barrier_codes__next(&s, &length); s += length) {
        w->asked[wave][at] = true;
        w->named[wave][at * w->codes.codes +
                       barrier_codes__find(&w->codes, s, length)] = true;
    }
}

static void hear_from(struct work *w, const pdn_network *g, int wave,
                      uint32_t i, uint32_t j, size_t tie)
{
    const common_arcs *c = w->c;

    if (!c->heard[i]) return;
    hear(w, wave, i * cells(c) + c->groups, g, tie);
    if (c->group[j] != PDN_NO_GROUP)
        hear(w, wave, i * cells(c) + c->group[j], g, tie);
}

static pdn_status add_wave(struct work *w, const pdn_network *g, int wave)
{
    pdn_status st = PDN_OK;
    const common_arcs *c = w->c;
    uint32_t *person = NULL;

    PDN_NEW(person, g->actors);
    for (size_t a = 0; a < g->actors; a++)
        person[a] = UINT32_MAX;
    for (uint32_t i = 0; i < c->people; i++)
        person[c->actor[wave][i]] = i;
    for (size_t e = 0; e < g->ties; e++) {
        uint32_t i = person[g->from[e]], j = person[g->to[e]];
        if (i == UINT32_MAX || j == UINT32_MAX || i == j || !g->contact[e])
            continue;
        hear_from(w, g, wave, i, j, e);
        if (!c->directed) hear_from(w, g, wave, j, i, e);
    }
out:
    free(person);
    return st;
}

/* How many were asked both times, and named a code before, after, both. */
struct counts {
    double asked, before, after, both;
};

/* Those of group g (c->groups: all) about group h. */
static void count(const struct work *w, size_t g, size_t h, size_t code,
                  struct counts *n)
{
    const common_arcs *c = w->c;

    for (size_t i = 0; i < c->people; i++) {
        const size_t at = i * cells(c) + h;
        if ((g < c->groups && c->group[i] != g) || !w->asked[0][at] ||
            !w->asked[1][at])
            continue;
        const bool before = w->named[0][at * w->codes.codes + code];
        const bool after = w->named[1][at * w->codes.codes + code];
        n->asked++;
        n->before += before;
        n->after += after;
        n->both += before && after;
    }
}

/* Twice the tail up to the smaller, half of which is itself. */
static double mid_p(double once, double other)
{
    const unsigned n = (unsigned)(once + other);
    const unsigned k = (unsigned)fmin(once, other);
    const double p =
        2 * gsl_cdf_binomial_P(k, .5, n) - gsl_ran_binomial_pdf(k, .5, n);

    return fmin(p, 1);
}

static void judge(const struct counts *n, pdn_wave_barrier *r)
{
    const double gone = n->before - n->both, come = n->after - n->both;
    const pdn_interval d = pdn_paired_interval(
        n->both, gone, come, n->asked - n->both - gone - come, .95);
    const double least =
        (gsl_cdf_ugaussian_Pinv(.975) + gsl_cdf_ugaussian_Pinv(POWER)) *
        sqrt(fmax(gone + come, LEAST_CHANGED)) / n->asked;

    r->lo = d.lo;
    r->hi = d.hi;
    if (gone + come > LEAST_CHANGED - .5) r->p = mid_p(gone, come);
    if (least <= 1) r->detectable = least;
}

/* The row of a code and a pair of groups (c->groups twice: everybody); false:
 * nobody named it. */
static bool fill_row(const struct work *w, size_t code, size_t g, size_t h,
                     pdn_wave_barrier *r)
{
    const common_arcs *c = w->c;
    struct counts n = {0};

    count(w, g, h, code, &n);
    if (g != h) count(w, h, g, code, &n);
    if (n.before + n.after < .5) return false;
    pdn_row_clear(&pdn_waves_barriers_schema, r);
    r->barrier = w->codes.code[code];
    r->group_a = g < c->groups ? c->label[g] : NULL;
    r->group_b = h < c->groups ? c->label[h] : NULL;
    r->people_a = w->people[g];
    r->people_b = w->people[h];
    r->asked = n.asked;
    r->named_before = n.before;
    r->named_after = n.after;
    r->named_both = n.both;
    r->share_before = n.before / n.asked;
    r->share_after = n.after / n.asked;
    r->change = (n.after - n.before) / n.asked;
    judge(&n, r);
    return true;
}

static pdn_status make_rows(const struct work *w, const pdn_wave wave[2],
                            pdn_wave_barriers *out)
{
    pdn_status st = PDN_OK;
    const size_t n = w->c->groups;

    PDN_NEW(out->row, w->codes.codes * (n * (n + 1) / 2 + 1));
    for (size_t code = 0; code < w->codes.codes; code++)
        for (size_t of = 0; of <= n;
             of++) { /* everybody, then group by group */
            const size_t g = of > 0 ? of - 1 : n;
            for (size_t h = g; h < (g < n ? n : n + 1); h++) {
                pdn_wave_barrier *r = &out->row[out->rows];
                if (!fill_row(w, code, g, h, r)) continue;
                PDN_TRY(pdn_arena_keep(&out->text, r->barrier, &r->barrier));
                r->from_wave = wave[0].label;
                r->to_wave = wave[1].label;
                out->rows++;
            }
        }
out:
    return st;
}

/* Of everybody: what is said of obstacles. Pairs of groups would be hundreds of
 * tests of few people each. */
static pdn_status add_tests(const pdn_wave_barriers *b, test_family *tests)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < b->rows; k++) {
        pdn_wave_barrier *r = &b->row[k];
        const double once =
            r->named_before + r->named_after - 2 * r->named_both;
        if (r->group_a != NULL || isnan(r->p)) continue;
        /* all who named it once did so in one wave: half of 2 / 2^once */
        PDN_TRY(
            test_family__add(tests, (test_family__test){.p = &r->p,
                                                        .q = &r->q,
                                                        .lo = &r->lo,
                                                        .hi = &r->hi,
                                                        .clear = &r->clear,
                                                        .least = exp2(-once)}));
    }
out:
    return st;
}

/* A wave in which no answer names an obstacle did not ask for any: that nobody
 * named one in it says nothing. No codes then. */
static pdn_status take_codes(const pdn_wave wave[2], barrier_codes *codes)
{
    pdn_status st = PDN_OK;

    for (int k = 0; k < 2; k++) {
        const pdn_network *g = wave[k].network;
        bool asked = false;
        for (size_t e = 0; e < g->ties; e++) {
            const char *cell = rated_ties__obstacles(g, e);
            asked = asked || (cell != NULL && *cell != '\0');
            PDN_TRY(barrier_codes__add(codes, cell));
        }
        if (asked) continue;
        codes->codes = 0;
        break;
    }
    barrier_codes__sort(codes);
out:
    return st;
}

static pdn_status new_work(struct work *w)
{
    pdn_status st = PDN_OK;
    const common_arcs *c = w->c;

    for (int k = 0; k < 2; k++) {
        PDN_TAKE(&w->memory, w->asked[k], c->people * cells(c));
        PDN_TAKE(&w->memory, w->named[k],
                 c->people * cells(c) * w->codes.codes);
    }
    PDN_TAKE(&w->memory, w->people, cells(c));
    common_arcs__people(c, w->people);
out:
    return st;
}

pdn_status wave_barriers__make(const pdn_wave wave[2],
                               const pdn_waves_options *o, pdn_diagnostics *f,
                               test_family *tests, pdn_wave_barriers *out)
{
    pdn_status st = PDN_OK;
    common_arcs c = {0};
    struct work w = {.c = &c};
    pdn_wave_barriers made = {0};

    PDN_TRY(common_arcs__make(wave, o, f, &c));
    PDN_TRY(take_codes(wave, &w.codes));
    if (w.codes.codes == 0 && !o->told)
        PDN_TRY(pdn_diagnostics_add(
            f, (pdn_diagnostic){.severity = PDN_NOTE, .code = "not-asked"},
            "obstacles are not compared from %s to %s: in one of them no "
            "answer names any",
            wave[0].label, wave[1].label));
    PDN_TRY(new_work(&w));
    for (int k = 0; k < 2; k++)
        PDN_TRY(add_wave(&w, wave[k].network, k));
    PDN_TRY(make_rows(&w, wave, &made));
    PDN_TRY(add_tests(&made, tests));
    *out = made;
    made = (pdn_wave_barriers){0};
out:
    pdn_wave_barriers_clear(&made);
    barrier_codes__clear(&w.codes);
    pdn_arena_clear(&w.memory);
    common_arcs__clear(&c);
    return pdn_within(st, "%s to %s", wave[0].label, wave[1].label);
}

pdn_status pdn_wave_barriers_make(const pdn_wave wave[2],
                                  const pdn_waves_options *o,
                                  pdn_diagnostics *f, pdn_wave_barriers *out)
{
    pdn_status st = PDN_OK;
    test_family alone = {.most = PDN_WAVES_MOST_Q};

    PDN_TRY(wave_barriers__make(wave, o, f, &alone, out));
    PDN_TRY(test_family__choose(&alone));
    PDN_TRY(test_family__adjust(&alone));
out:
    test_family__clear(&alone);
    if (st != PDN_OK) pdn_wave_barriers_clear(out);
    return st;
}

void pdn_wave_barriers_clear(pdn_wave_barriers *b)
{
    free(b->row);
    pdn_arena_clear(&b->text);
    *b = (pdn_wave_barriers){0};
}

static bool is_code(const pdn_network *const *g, size_t waves, const char *code)
{
    for (size_t k = 0; k < waves; k++)
        if (!pdn_obstacle_is_code(g[k], code)) return false;
    return true;
}

size_t pdn_wave_barriers_codes_only(const pdn_network *const *g, size_t waves,
                                    pdn_wave_barrier *row, size_t rows)
{
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    size_t n = 0;

    for (size_t i = 0; i < rows; i++) {
        pdn_wave_barrier *r = &row[i];
        if (is_code(g, waves, r->barrier)) continue;
        r->named_before = r->named_after = r->named_both = hidden;
        r->share_before = r->share_after = r->change = hidden;
        r->lo = r->hi = r->p = r->q = r->detectable = r->clear = hidden;
        n++;
    }
    return n;
}
