/* More or less contact between groups than last time. */
#include "breakdown/arcs/reports.h"
#include "core/purposes.h"
#include "wave_interval.h"
#include "wave_tables.h"
#include "wave_verdicts.h"

#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST_EACH = 2, LEAST_HEARD = 5, LEAST_CHANGED = 6 };

struct work {
    const pdn_waves_options *o;
    pdn_shard *shard; /* of the draws that no other draw has a say in */
    exchange x;
    exchange__pair *pair[2];
    double *d, *p, *q;
    double *work;
    double *spread; /* root of the sum of squared changes of a pair's dyads */
    uint32_t *hits;
    wave_interval *interval;
    pdn_wave_pair *row; /* of each pair */
    test_family *tests;
    size_t *test; /* of each pair in tests; SIZE_MAX: none */
    pdn_arena memory;
};

static pdn_draws draws(const struct work *w, uint64_t purpose, size_t most)
{
    const pdn_waves_options *o = w->o;

    return (pdn_draws){.draws = o->draws < most ? o->draws : most,
                       .threads = o->threads > 0 ? o->threads : pdn_threads(0),
                       .seed = o->seed,
                       .purpose = purpose,
                       .progress = o->progress,
                       .what = "pairs of groups",
                       .shard = w->shard};
}

static bool is_within(const pdn_wave_pair *r)
{
    return r->group_a == r->group_b;
}

static double net(const common_arcs__dyad *d)
{
    static const int bits[] = {0, 1, 1, 2};

    return bits[d->says[1]] - bits[d->says[0]];
}

/* Who could be heard, and what changed, of each pair. */
static void count(struct work *w)
{
    const common_arcs *c = w->x.c;
    const size_t n = w->x.groups;

    for (size_t k = 0; k < c->dyads; k++) {
        uint32_t g = c->group[c->dyad[k].a], h = c->group[c->dyad[k].b];
        double more = net(&c->dyad[k]);
        if (g == PDN_NO_GROUP || h == PDN_NO_GROUP || !(fabs(more) > 0))
            continue;
        size_t p = reports__pair_at(n, g, h);
        w->row[p].dyads_changed++;
        w->spread[p] += more * more;
    }
    for (size_t i = 0; i < c->people; i++) {
        uint32_t g = c->group[i];
        if (g == PDN_NO_GROUP || c->service[i]) continue;
        for (uint32_t h = 0; h < n; h++) {
            pdn_wave_pair *r = &w->row[reports__pair_at(n, g, h)];
            r->people_a += g <= h;
            r->people_b += g >= h;
            r->respondents_a += g <= h && c->heard[i];
            r->respondents_b += g >= h && c->heard[i];
        }
    }
}

/* Can it be tested? */
static bool is_assessable(const pdn_wave_pair *r)
{
    double a = r->respondents_a, b = r->respondents_b;
    bool heard = is_within(r) ? a >= LEAST_HEARD
                              : a >= LEAST_EACH && b >= LEAST_EACH &&
                                    a + b >= LEAST_HEARD;

    return heard && r->dyads_changed >= LEAST_CHANGED;
}

static void begin_rows(struct work *w)
{
    const exchange *x = &w->x;
    const size_t n = x->groups;
    const double arcs = x->c->directed ? 1 : 0.5;

    for (size_t g = 0; g < n; g++)
        for (size_t h = g; h < n; h++) {
            pdn_wave_pair *r = &w->row[reports__pair_at(n, g, h)];
            pdn_row_clear(&pdn_waves_pairs_schema, r);
            r->group_a = x->c->label[g];
            r->group_b = x->c->label[h];
            r->possible = x->possible[g * n + h];
            if (g != h) r->possible += x->possible[h * n + g];
            r->possible *= arcs;
            r->dyads_changed = r->respondents_a = r->respondents_b = 0;
            r->people_a = r->people_b = 0;
        }
    count(w);
    for (size_t p = 0; p < x->pairs; p++) {
        w->row[p].assessable = is_assessable(&w->row[p]);
        w->spread[p] = sqrt(w->spread[p]);
    }
}

/* What each wave says, its difference and how far chance takes it. */
static pdn_status judge(struct work *w)
{
    pdn_status st = PDN_OK;
    exchange *x = &w->x;
    quasi_independence q = {0};
    pdn_draws d = draws(w, PURPOSE_WAVE_EXCHANGE, SIZE_MAX);

    PDN_TRY(quasi_independence__new(x->groups, &q));
    /* a fit that does not settle is none: contacts alone */
    while (!exchange__expect(x, x->possible, x->seen[0], &q, w->pair[0]) ||
           !exchange__expect(x, x->possible, x->seen[1], &q, w->pair[1]))
        x->fitted = false;
    exchange__expect_within(x, w->pair[0], w->pair[1]);
    for (size_t p = 0; p < x->pairs; p++)
        w->d[p] = exchange__difference(&w->pair[0][p], &w->pair[1][p]);
    PDN_TRY(exchange__draw(x, &d, w->d, w->hits));
    for (size_t p = 0; p < x->pairs; p++)
        w->p[p] = pdn_p_drawn(w->hits[p], d.draws);
out:
    quasi_independence__clear(&q);
    return st;
}

/* Those that can be tested join the other tests of the two waves. */
static pdn_status add_tests(struct work *w)
{
    pdn_status st = PDN_OK;

    for (size_t p = 0; p < w->x.pairs; p++) {
        w->q[p] = (double)NAN;
        w->test[p] = SIZE_MAX;
        if (!(w->row[p].assessable > 0) || w->o->draws == 0) continue;
        w->test[p] = w->tests->tests;
        /* all its dyads that changed went one way, or the other */
        PDN_TRY(test_family__add(
            w->tests,
            (test_family__test){.p = &w->p[p],
                                .q = &w->q[p],
                                .least = exp2(1 - w->row[p].dyads_changed)}));
    }
    PDN_TRY(test_family__choose(w->tests));
out:
    return st;
}

static void fill_row(struct work *w, size_t p)
{
    pdn_wave_pair *r = &w->row[p];
    const exchange__pair *one = &w->pair[0][p], *two = &w->pair[1][p];
    const wave_interval *i = &w->interval[p];

    r->ties_before = one->ties;
    r->ties_after = two->ties;
    if (!(r->possible > 0)) return;
    r->contacts = w->d[p];
    if (!isnan(one->expected)) r->expected_before = one->expected;
    if (!isnan(two->expected)) r->expected_after = two->expected;
    if (one->expected > 0 && two->expected > 0)
        r->change = two->ties / two->expected - one->ties / one->expected;
    if (w->o->draws == 0) return;
    if (!w->o->bare) {
        r->lo = i->change.lo;
        r->hi = i->change.hi;
        r->contacts_lo = i->contacts.lo;
        r->contacts_hi = i->contacts.hi;
    }
    if (!(r->assessable > 0)) return;
    r->p = w->p[p];
    if (!isnan(w->q[p])) r->q = w->q[p];
    r->finding = PDN_WAVE_UNCLEAR;
    if (r->q <= PDN_WAVES_MOST_Q && r->contacts_lo > 0)
        r->finding = PDN_WAVE_MORE;
    if (r->q <= PDN_WAVES_MOST_Q && r->contacts_hi < 0)
        r->finding = PDN_WAVE_LESS;
}

/* Contacts now for each then: the median of the pairs between groups in the
 * fit. growth: room for as many as there are pairs. */
static double usual_growth(const struct work *w, double *growth)
{
    size_t n = 0;

    for (size_t p = 0; p < w->x.pairs; p++) {
        const double ties[] = {w->pair[0][p].ties, w->pair[1][p].ties};
        if (is_within(&w->row[p]) || w->x.out[p] || !(ties[0] + ties[1] > 0))
            continue;
        growth[n++] = log((ties[1] + .5) / (ties[0] + .5));
    }
    pdn_sort(growth, n);
    return n > 0 ? exp(pdn_quantile(growth, n, .5)) : 1;
}

/* By how much pair p changed beside what is usual, in the direction of its D
 * and no more than that, in units of its own dyads' changes. D alone does not
 * tell a pair that changed from one whose expected contacts the change of
 * another moved: of four groups the other two have the same D. */
static double stands_out_by(const struct work *w, size_t p, double growth)
{
    const double own =
        w->pair[1][p].ties / sqrt(growth) - w->pair[0][p].ties * sqrt(growth);

    return fmin(fabs(w->d[p]), copysign(1, w->d[p]) * own) / w->spread[p];
}

/* The pair between groups that stands out most at q <= .10; SIZE_MAX: none. */
static size_t stands_out(const struct work *w, double *work)
{
    size_t best = SIZE_MAX;
    double most = -(double)INFINITY;
    const double growth = usual_growth(w, work);

    for (size_t p = 0; p < w->x.pairs; p++) {
        if (is_within(&w->row[p]) || w->x.out[p] ||
            !(w->q[p] <= PDN_WAVES_MOST_Q))
            continue;
        const double by = stands_out_by(w, p, growth);
        if (best != SIZE_MAX && !(by > most)) continue;
        best = p;
        most = by;
    }
    return best;
}

static pdn_status draw_people(struct work *w)
{
    const pdn_draws d = draws(w, PURPOSE_WAVE_PEOPLE, PDN_WAVES_RESAMPLES);

    return w->o->draws == 0 || w->o->bare
               ? PDN_OK
               : wave_interval__make(&w->x, &d, w->interval);
}

/* Marks pair after pair; without a fit none touches another's figures. Draws of
 * the first step can be dealt out; those behind it follow from what it finds,
 * and are made where the parts are put together. */
static pdn_status judge_stepwise(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t next = 0;

    for (;;) {
        PDN_TRY(judge(w));
        if (pdn_shard_deals(w->shard)) break;
        PDN_TRY(test_family__adjust(w->tests));
        next = w->x.fitted ? stands_out(w, w->work) : SIZE_MAX;
        if (next == SIZE_MAX) break;
        PDN_TRY(draw_people(w));
        w->shard = NULL;
        fill_row(w, next);
        w->x.out[next] = w->tests->test[w->test[next]].left = true;
    }
    PDN_TRY(draw_people(w));
    for (size_t p = 0; p < w->x.pairs; p++)
        if (!w->x.out[p]) fill_row(w, p);
out:
    return st;
}

static pdn_status new_work(const common_arcs *c, struct work *w)
{
    pdn_status st = PDN_OK;

    PDN_TRY(exchange__make(c, &w->x));
    for (int k = 0; k < 2; k++)
        PDN_TAKE(&w->memory, w->pair[k], w->x.pairs);
    PDN_TAKE(&w->memory, w->d, w->x.pairs);
    PDN_TAKE(&w->memory, w->p, w->x.pairs);
    PDN_TAKE(&w->memory, w->q, w->x.pairs);
    PDN_TAKE(&w->memory, w->work, w->x.pairs);
    PDN_TAKE(&w->memory, w->spread, w->x.pairs);
    PDN_TAKE(&w->memory, w->hits, w->x.pairs);
    PDN_TAKE(&w->memory, w->interval, w->x.pairs);
    PDN_NEW(w->row, w->x.pairs);
    PDN_TAKE(&w->memory, w->test, w->x.pairs);
out:
    return st;
}

static void clear_work(struct work *w)
{
    exchange__clear(&w->x);
    pdn_arena_clear(&w->memory);
    free(w->row);
}

/* The rows with texts of their own. */
static pdn_status take_rows(struct work *w, const pdn_wave wave[2],
                            pdn_wave_pairs *out)
{
    pdn_status st = PDN_OK;

    PDN_NEW(out->before, w->x.pairs);
    PDN_NEW(out->after, w->x.pairs);
    out->row = w->row;
    out->rows = w->x.pairs;
    w->row = NULL;
    out->draws = w->o->draws;
    for (size_t p = 0; p < out->rows; p++) {
        pdn_wave_pair *r = &out->row[p];
        PDN_TRY(pdn_arena_keep(&out->text, r->group_a, &r->group_a));
        PDN_TRY(pdn_arena_keep(&out->text, r->group_b, &r->group_b));
        r->from_wave = wave[0].label;
        r->to_wave = wave[1].label;
        out->assessable += r->assessable > 0;
        out->tested += (size_t)!isnan(r->q);
        out->changed +=
            r->finding == PDN_WAVE_MORE || r->finding == PDN_WAVE_LESS;
    }
out:
    return st;
}

pdn_status wave_pairs__make(const pdn_wave wave[2],
                            const pdn_breakdown *const verdicts[2],
                            const pdn_waves_options *o, pdn_diagnostics *f,
                            test_family *tests, pdn_wave_pairs *out)
{
    pdn_status st = PDN_OK;
    wave_names__span span = {wave_names__year(wave[0].label),
                             wave_names__year(wave[1].label)};
    common_arcs c = {0};
    const size_t others = tests->tests;
    struct work w = {.o = o, .shard = o->shard, .tests = tests};
    pdn_wave_pairs made = {0};

    PDN_TRY(common_arcs__make(wave, o, f, &c));
    PDN_TRY(new_work(&c, &w));
    begin_rows(&w);
    PDN_TRY(add_tests(&w));
    PDN_TRY(judge_stepwise(&w));
    PDN_TRY(take_rows(&w, wave, &made));
    PDN_TRY(wave_verdicts__fill(&c.names, span, c.label, c.groups, verdicts,
                                &made));
    *out = made;
    made = (pdn_wave_pairs){0};
out:
    pdn_wave_pairs_clear(&made);
    clear_work(&w);
    if (tests->tests > others) tests->tests = others;
    common_arcs__clear(&c);
    return pdn_within(st, "%s to %s", wave[0].label, wave[1].label);
}

pdn_status pdn_wave_pairs_make(const pdn_wave wave[2],
                               const pdn_breakdown *before,
                               const pdn_breakdown *after,
                               const pdn_waves_options *o, pdn_diagnostics *f,
                               pdn_wave_pairs *out)
{
    const pdn_breakdown *const verdicts[] = {before, after};
    test_family alone = {.most = PDN_WAVES_MOST_Q};
    pdn_status st = wave_pairs__make(wave, verdicts, o, f, &alone, out);

    if (st == PDN_OK) out->tests = out->tested;

    test_family__clear(&alone);
    return st;
}

void pdn_wave_pairs_clear(pdn_wave_pairs *p)
{
    free(p->row);
    free(p->before);
    free(p->after);
    pdn_arena_clear(&p->text);
    *p = (pdn_wave_pairs){0};
}
