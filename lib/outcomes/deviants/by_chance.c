/* How often the screen finds something where there is nothing: studies made of
 * the fitted model, units as unlike as they are, with the same people in
 * following years. */
#include "agreement.h"
#include "controls.h"
#include "core/purposes.h"
#include "rarer_outcome.h"
#include "screen.h"
#include "stats/ziggurat.h"

#include "pdnet/core.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Up to this many events (or non-events) quantiles come from summing the
 * distribution. */
#define SUMMED 40
enum { SUMMED_TO = 200 };
/* Units whose q is below this nearly are judged exactly. */
#define NEAR .3
/* Where the upper tail is above NEAR, of any t and of the normal. */
#define HALF .5

struct fair {
    const screen__study *study;
    const screen__unit *unit; /* who can be judged at all */
    size_t spans;  /* years drawn: the judged ones, and maybe the nullpunkt */
    double *root;  /* spans x spans, Cholesky of their correlation */
    double *logit; /* units x spans: of the fitted shares; NaN: no events */
    double *share; /* cells: the fitted shares */
    double sd;     /* of what lasts */
    size_t base;   /* which span is the nullpunkt */
    uint32_t *found;
    ziggurat__table normal;
    double one_over[SUMMED_TO]; /* 1 / k */
};

/* ---- a study ---- */

static double year_of(const struct fair *f, size_t span)
{
    const panel__data *p = f->study->panel;

    return span < p->years ? p->year[span] : p->nullpunkt;
}

/* Cholesky of rho_|s-t|; false where it is not a correlation. */
static bool root_of(const struct fair *f, double loosened)
{
    size_t n = f->spans;

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double lag = fabs(year_of(f, i) - year_of(f, j)) + .5;
            size_t at =
                lag < PANEL_LONGEST_LAG ? (size_t)lag : PANEL_LONGEST_LAG;
            double sum = i == j ? 1 : loosened * f->study->rho[at];
            for (size_t k = 0; k < j; k++)
                sum -= f->root[i * n + k] * f->root[j * n + k];
            if (i == j && !(sum > 1e-12)) return false;
            f->root[i * n + j] = i == j ? sqrt(sum) : sum / f->root[j * n + j];
        }
    return true;
}

/* The count whose law has `aim` below it, from none on: mass by mass. */
static double count_by_sum(const struct fair *f, double aim, double n, double p)
{
    double x = 0, mass = exp(n * log1p(-p)), below = mass, odds = p / (1 - p);

    while (below < aim && x < n) {
        size_t next = (size_t)x + 1;
        mass *= (n - x) * odds *
                (next < SUMMED_TO ? f->one_over[next] : 1 / (x + 1));
        below += mass;
        x++;
    }
    return x;
}

/* The count of n with chance p that z of the standard normal stands for. */
static double count_at(const struct fair *f, double z, double n, double p)
{
    double mean = n * p, other = 1 - p;

    if (p > .5) return n - count_at(f, -z, n, other);
    if (mean > SUMMED) { /* Cornish and Fisher 1938, to the fourth cumulant */
        double sd = sqrt(mean * other), g1 = (other - p) / sd;
        double g2 = (1 - 6 * p * other) / (sd * sd);
        double w = z + (z * z - 1) * g1 / 6 + z * (z * z - 3) * g2 / 24 -
                   z * (2 * z * z - 5) * g1 * g1 / 36;
        return fmin(n, fmax(0, ceil(mean + sd * w - .5)));
    }
    return count_by_sum(f, fmin(1 - 1e-15, gsl_cdf_ugaussian_P(z)), n, p);
}

static void draw_unit(const struct fair *f, pdn_random *r, size_t u,
                      double *events, double *base)
{
    const panel__data *p = f->study->panel;
    double e[PANEL_LONGEST_LAG + 2],
        lasts = f->sd * ziggurat__normal(&f->normal, r);

    base[u] = (double)NAN;
    for (size_t i = 0; i < f->spans; i++)
        e[i] = ziggurat__normal(&f->normal, r);
    for (size_t i = 0; i < f->spans; i++) {
        double z = 0, logit = f->logit[u * f->spans + i];
        for (size_t k = 0; k <= i; k++)
            z += f->root[i * f->spans + k] * e[k];
        double mu = isnan(logit) ? 0 : 1 / (1 + exp(-logit - lasts));
        size_t cell = u * p->years + i;
        bool judged = i < p->years && p->known[cell];
        if (judged) events[cell] = count_at(f, z, p->people[cell], mu);
        if (i == f->base && p->base_people[u] > 0)
            base[u] =
                judged ? events[cell] : count_at(f, z, p->base_people[u], mu);
    }
}

/* ---- what the screen finds in it ---- */

/* A study under judgement. */
struct look {
    const struct fair *f;
    screen__study s;
    pdn_random *r;
    double *z, *p, *q, *sustained;
    double *share; /* cells: as seen, not 0 or 1 */
    bool *only;
    pdn_arena memory;
};

/* As many controls as the study has, with nothing to find in them. */
static double weigh(struct look *l, double z)
{
    double own[PDN_MOST_CONTROLS];
    size_t n = l->s.controls != NULL ? l->s.controls->n : 0;

    if (n == 0) return z;
    for (size_t k = 0; k < n; k++)
        own[k] = ziggurat__normal(&l->f->normal, l->r);
    return pdn_control_z(z, own, n);
}

/* p of every unit, nearly, by shares that are about right; each has its
 * controls drawn whoever it is, so that what is found of one does not turn on
 * another. What is above NEAR is no nearer told: no q below it comes of it. */
static pdn_status look_near(struct look *l, const double *share, peers *w)
{
    double df = 0;
    pdn_status st = peers__near(w, share, l->z, &df);

    if (st != PDN_OK) return st;
    for (size_t u = 0; u < l->s.panel->units; u++) {
        double z = weigh(l, l->z[u]);
        l->p[u] = z < HALF ? 1 : controls__p(l->s.controls, z, df);
    }
    return PDN_OK;
}

/* Marks the units whose q is at most `most`. */
static bool mark(struct look *l, double most)
{
    bool any = false;

    for (size_t u = 0; u < l->s.panel->units; u++) {
        l->only[u] = l->q[u] <= most;
        any |= l->only[u];
    }
    return any;
}

/* Those that may be something, exactly: the years together first, and year by
 * year where q says so. `adjust` makes q of p. */
static pdn_status look_closer(struct look *l, peers *w, peers__judged *j,
                              pdn_status (*adjust)(struct look *), bool *any)
{
    pdn_status st = PDN_OK;

    PDN_TRY(adjust(l));
    *any = mark(l, NEAR);
    if (!*any) goto out;
    PDN_TRY(peers__judge(w, PEERS_POOLED, l->only, j));
    for (size_t u = 0; u < l->s.panel->units; u++)
        if (l->only[u] && l->s.controls == NULL)
            l->p[u] = controls__p(NULL, j->pooled[u].z, j->pooled[u].df);
    PDN_TRY(adjust(l));
    *any = mark(l, claim__rule.q);
    if (*any) PDN_TRY(peers__judge(w, PEERS_YEARLY, l->only, j));
out:
    return st;
}

static pdn_status adjust_sustained(struct look *l)
{
    return screen__adjust(l->f->unit, l->s.panel->units, l->p, l->q);
}

static pdn_status adjust_improved(struct look *l)
{
    return screen__adjust_improved(l->f->unit, l->s.panel->units, l->p,
                                   l->sustained, l->q);
}

/* Ratio and specifications of one unit that is sustained but for them. */
static pdn_status confirm(struct look *l, peers *w, peers__judged *j, size_t u,
                          bool *found)
{
    pdn_status st = PDN_OK;
    const panel__data *p = l->s.panel;
    agreement__question q = {.year = p->years};
    peers__judged all = {0};
    rarer__evidence *e = NULL;
    rarer__law *law = NULL;
    agreement__answer *answer = NULL;
    bool *only = NULL;

    PDN_NEW(only, p->units);
    PDN_NEW(e, p->units);
    PDN_NEW(law, p->units);
    PDN_NEW(answer, p->units);
    PDN_TRY(peers__judged_new(p, &all));
    only[u] = true;
    PDN_TRY(peers__judge(w, PEERS_RESIDUALS, only, j));
    PDN_TRY(peers__judge_once(w, &all));
    memcpy(all.mu + u * p->years, j->mu + u * p->years,
           p->years * sizeof *all.mu);
    all.phi[u] = j->phi[u];
    all.pooled[u] = j->pooled[u];
    rarer__evidence_of(&l->s, &all, p->years, e);
    rarer__shrink(l->f->unit, e, p->units, law);
    if (screen__ratio_better(&l->s, rarer__is_event(&l->s, &all, p->years),
                             rarer__mean(law[u]))) {
        q.near = all.mu;
        q.law = law;
        PDN_TRY(agreement__ask(&l->s, &q, l->f->unit, &all, only, answer));
        *found = screen__agreed((double)answer[u].agree /
                                    (double)agreement__ways(p, &q),
                                answer[u].opposite);
    }
out:
    peers__judged_free(&all);
    free(only);
    free(e);
    free(law);
    free(answer);
    return st;
}

static pdn_status find_sustained(struct look *l, bool *found)
{
    pdn_status st = PDN_OK;
    const panel__data *p = l->s.panel;
    specification spec = {.robust = l->s.o->model == PDN_ROBUST, .brief = true};
    peers *w = NULL;
    peers__judged j = {0};
    bool any = false;

    PDN_TRY(peers__open(p, &l->s.counts, &spec, &w));
    PDN_TRY(peers__judged_new(p, &j));
    peers__set_overlap(w, l->s.rho);
    peers__set_begin(w, l->f->sd * l->f->sd);
    PDN_TRY(look_near(l, l->f->share, w));
    PDN_TRY(look_closer(l, w, &j, adjust_sustained, &any));
    memcpy(l->sustained, l->p, p->units * sizeof *l->p);
    for (size_t u = 0; u < p->units && any; u++)
        if (l->only[u] && screen__nearly_sustained(&l->s, &j, u, l->q[u]))
            PDN_TRY(confirm(l, w, &j, u, &found[u]));
out:
    peers__close(w);
    peers__judged_free(&j);
    return st;
}

static pdn_status find_improved(struct look *l, bool *found)
{
    pdn_status st = PDN_OK;
    const panel__data *p = l->s.panel;
    specification spec = {
        .robust = l->s.o->model == PDN_ROBUST, .base = true, .brief = true};
    peers *w = NULL;
    peers__judged j = {0};
    bool any = false;

    if (!screen__after_nullpunkt(p)) return PDN_OK;
    PDN_TRY(peers__open(p, &l->s.counts, &spec, &w));
    PDN_TRY(peers__judged_new(p, &j));
    peers__set_overlap(w, l->s.rho);
    peers__set_begin(w, l->f->sd * l->f->sd);
    PDN_TRY(look_near(l, l->share, w));
    PDN_TRY(look_closer(l, w, &j, adjust_improved, &any));
    for (size_t u = 0; u < p->units && any; u++)
        found[u] |= l->only[u] && screen__last_two(&l->s, &j, u) &&
                    screen__changed_enough(&l->s, u);
out:
    peers__close(w);
    peers__judged_free(&j);
    return st;
}

/* No such fit, so no finding. */
static pdn_status unless_unfit(pdn_status st)
{
    if (st != PDN_EDATA && st != PDN_ENUMERIC) return st;
    pdn_message_clear();
    return PDN_OK;
}

static pdn_status look_at(struct look *l, unsigned *count)
{
    pdn_status st = PDN_OK;
    size_t n = l->s.panel->units;
    bool *found = NULL;

    PDN_NEW(found, n);
    PDN_TAKE(&l->memory, l->z, n);
    PDN_TAKE(&l->memory, l->p, n);
    PDN_TAKE(&l->memory, l->q, n);
    PDN_TAKE(&l->memory, l->sustained, n);
    PDN_TAKE(&l->memory, l->only, n);
    PDN_NEW(l->share, l->s.panel->cells);
    for (size_t i = 0; i < l->s.panel->cells; i++)
        l->share[i] =
            (l->s.counts.events[i] + .5) / (l->s.panel->people[i] + 1);
    for (size_t u = 0; u < n; u++)
        l->sustained[u] = (double)NAN;
    PDN_TRY(unless_unfit(find_sustained(l, found)));
    PDN_TRY(unless_unfit(find_improved(l, found)));
    for (size_t u = 0; u < n; u++)
        *count += found[u];
out:
    free(found);
    pdn_arena_clear(&l->memory);
    free(l->share);
    return st;
}

static pdn_status one_study(void *context, size_t item, size_t worker)
{
    struct fair *f = context;
    pdn_status st = PDN_OK;
    const panel__data *p = f->study->panel;
    double *events = NULL, *base = NULL;
    pdn_random r;
    struct look l = {.f = f, .s = *f->study, .r = &r};

    (void)worker;
    if (!pdn_shard_makes(l.s.o->shard, item)) return PDN_OK;
    PDN_NEW(events, p->cells);
    PDN_NEW(base, p->units);
    pdn_random_start(&r, l.s.o->seed, PURPOSE_DEVIANTS_BY_CHANCE, item);
    for (size_t u = 0; u < p->units; u++)
        draw_unit(f, &r, u, events, base);
    l.s.counts.events = events;
    l.s.counts.base_events = base;
    l.s.counter = NULL;
    PDN_TRY(look_at(&l, &f->found[item]));
out:
    free(events);
    free(base);
    return st;
}

/* ---- the model that studies are made of ---- */

/* Of the model with every unit in; the nullpunkt's, where it is not a judged
 * year, is the mean of the unit's own. */
static pdn_status fill_logits(struct fair *f)
{
    pdn_status st = PDN_OK;
    const screen__study *s = f->study;
    const panel__data *p = s->panel;
    specification spec = {.robust = s->o->model == PDN_ROBUST};
    peers *w = NULL;
    peers__judged in = {0};
    double variance = 0;

    PDN_TRY(peers__open(p, &s->counts, &spec, &w));
    PDN_TRY(peers__judged_new(p, &in));
    peers__set_overlap(w, s->rho);
    PDN_TRY(peers__variance(w, &variance));
    f->sd = sqrt(variance);
    peers__judge_in(w, &in);
    for (size_t u = 0; u < p->units; u++) {
        double *logit = f->logit + u * f->spans, sum = 0, n = 0;
        for (size_t t = 0; t < p->years; t++) {
            double mu = in.mu[u * p->years + t];
            f->share[u * p->years + t] = mu;
            logit[t] = log(mu / (1 - mu));
            if (isnan(mu)) continue;
            sum += logit[t];
            n++;
        }
        if (f->spans > p->years) logit[p->years] = sum / n;
    }
out:
    peers__close(w);
    peers__judged_free(&in);
    return st;
}

static void find_base(struct fair *f)
{
    const panel__data *p = f->study->panel;

    f->spans = p->years + 1;
    f->base = p->years;
    for (size_t t = 0; t < p->years; t++)
        if (fabs(p->year[t] - p->nullpunkt) < .5) {
            f->base = t;
            f->spans = p->years;
        }
}

pdn_status by_chance__judge(const screen__study *s, const screen__unit *unit,
                            double *expected, double *any)
{
    pdn_status st = PDN_OK;
    const panel__data *p = s->panel;
    struct fair f = {.study = s, .unit = unit};
    size_t draws = s->o->draws;
    const pdn_shard_question q = {PURPOSE_DEVIANTS_BY_CHANCE, s->o->seed,
                                  draws};
    pdn_shard_rows rows = {
        .kind = PDN_SHARD_UINT32, .width = 1, .by_value = true};
    double sum = 0, some = 0, loosened = 1;

    *expected = *any = (double)NAN;
    find_base(&f);
    if (draws == 0 || f.spans > PANEL_LONGEST_LAG) return PDN_OK;
    PDN_NEW(f.root, f.spans * f.spans);
    PDN_NEW(f.logit, p->units * f.spans);
    PDN_NEW(f.share, p->cells);
    PDN_NEW(f.found, draws);
    PDN_TRY(fill_logits(&f));
    ziggurat__fill(&f.normal);
    for (size_t k = 1; k < SUMMED_TO; k++)
        f.one_over[k] = 1 / (double)k;
    while (!root_of(&f, loosened))
        loosened *= .99;
    PDN_TRY(
        pdn_parallel(draws, pdn_threads((long)s->o->threads), one_study, &f));
    rows.at = f.found;
    PDN_TRY(pdn_shard_join_rows(s->o->shard, &q, &rows));
    for (size_t d = 0; d < draws; d++) {
        sum += f.found[d];
        some += f.found[d] > 0;
    }
    *expected = sum / (double)draws;
    *any = some / (double)draws;
out:
    free(f.root);
    free(f.logit);
    free(f.share);
    free(f.found);
    return st;
}
