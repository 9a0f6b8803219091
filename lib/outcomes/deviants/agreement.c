#include "agreement.h"

#include "rarer_outcome.h"

#include <math.h>
#include <stdlib.h>

/* Of a question, the first year that can be left out. */
static size_t first_year(const panel__data *p, const agreement__question *q)
{
    if (q->year < p->years) return p->years; /* none */
    return q->base && p->years > 2 ? p->years - 2 : 0;
}

size_t agreement__ways(const panel__data *p, const agreement__question *q)
{
    return 4 + p->resources + p->years - first_year(p, q);
}

struct asking {
    const screen__study *s;
    const agreement__question *q;
    const bool *only;
    agreement__answer *out;
    size_t asked; /* ways */
};

static void count(const struct asking *a, size_t u, double z)
{
    if (z >= claim__rule.z) a->out[u].agree++;
    if (z <= -claim__rule.z) a->out[u].opposite = true;
}

static void count_all(const struct asking *a, const peers__judged *j)
{
    const panel__data *p = a->s->panel;
    size_t t = a->q->year;

    for (size_t u = 0; u < p->units; u++)
        if (a->only == NULL || a->only[u])
            count(a, u,
                  t < p->years ? j->yearly[u * p->years + t].z
                               : j->pooled[u].z);
}

/* Where z is nearly known, and far enough from 1.2816 whatever v is within a
 * factor of two. */
static bool is_clear(double z)
{
    return !isnan(z) && (z < claim__rule.z / 1.5 || z > claim__rule.z * 1.5);
}

/* Counts the way by what is nearly so, if that is clear of every unit. */
static pdn_status ask_nearly(const struct asking *a, peers *w, peers__judged *j,
                             bool *clear)
{
    pdn_status st = peers__judge_by(w, a->q->near, a->only, j);

    *clear = st == PDN_OK;
    for (size_t u = 0; u < a->s->panel->units; u++)
        *clear &= !a->only[u] || is_clear(j->pooled[u].z);
    if (*clear) count_all(a, j);
    return st;
}

/* One way; where there is no such fit nobody agrees. */
static pdn_status ask_one(const struct asking *a, specification spec)
{
    pdn_status st = PDN_OK;
    const panel__data *p = a->s->panel;
    peers *w = NULL;
    peers__judged j = {0};
    bool clear = false;

    spec.base = a->q->base;
    spec.brief = spec.only_left = a->q->near != NULL;
    PDN_TRY(peers__judged_new(p, &j));
    PDN_TRY(peers__open(p, &a->s->counts, &spec, &w));
    peers__set_overlap(w, a->s->rho);
    if (a->q->near != NULL) PDN_TRY(ask_nearly(a, w, &j, &clear));
    if (clear) goto out;
    PDN_TRY(peers__judge(w, a->q->year < p->years ? PEERS_YEARLY : PEERS_POOLED,
                         a->only, &j));
    count_all(a, &j);
out:
    peers__close(w);
    peers__judged_free(&j);
    if (st == PDN_EDATA || st == PDN_ENUMERIC) {
        pdn_message_clear();
        st = PDN_OK;
    }
    return st;
}

static pdn_status ask_shrunk(const struct asking *a, const screen__unit *unit,
                             const peers__judged *as_is)
{
    pdn_status st = PDN_OK;
    const screen__study *s = a->s;
    size_t n = s->panel->units;
    rarer__evidence *e = NULL;
    rarer__law *law = NULL;
    bool more = (s->counts.sign > 0) == rarer__is_event(s, as_is, a->q->year);

    PDN_NEW(e, n);
    PDN_NEW(law, n);
    if (a->q->law == NULL) {
        rarer__evidence_of(s, as_is, a->q->year, e);
        rarer__shrink(unit, e, n, law);
    }
    for (size_t u = 0; u < n; u++)
        if (a->only == NULL || a->only[u])
            count(
                a, u,
                rarer__score(a->q->law != NULL ? a->q->law[u] : law[u], more));
out:
    free(e);
    free(law);
    return st;
}

/* Whether no unit can have enough of the ways any more. */
static bool settled(const struct asking *a)
{
    size_t ways = agreement__ways(a->s->panel, a->q);

    if (a->q->near == NULL) return false;
    for (size_t u = 0; u < a->s->panel->units; u++) {
        size_t most = a->out[u].agree + ways - a->asked;
        if (a->only[u] &&
            screen__agreed((double)most / (double)ways, a->out[u].opposite))
            return false;
    }
    return true;
}

static pdn_status ask_next(struct asking *a, specification spec)
{
    if (settled(a)) return PDN_OK;
    a->asked++;
    return ask_one(a, spec);
}

pdn_status agreement__ask(const screen__study *s, const agreement__question *q,
                          const screen__unit *unit, const peers__judged *as_is,
                          const bool *only, agreement__answer *out)
{
    pdn_status st = PDN_OK;
    const panel__data *p = s->panel;
    struct asking a = {.s = s, .q = q, .only = only, .out = out};
    bool robust = s->o->model == PDN_ROBUST;

    for (size_t u = 0; u < p->units; u++)
        out[u] = (agreement__answer){0};
    count_all(&a, as_is); /* adjusted or robust: the study's own */
    PDN_TRY(ask_shrunk(&a, unit, as_is));
    a.asked = 2;
    PDN_TRY(ask_next(&a, (specification){.raw = true}));
    for (size_t k = 1; k <= p->resources; k++)
        PDN_TRY(ask_next(
            &a, (specification){.robust = robust, .without_resource = k}));
    for (size_t k = first_year(p, q); k < p->years; k++)
        PDN_TRY(ask_next(
            &a, (specification){.robust = robust, .without_year = k + 1}));
    PDN_TRY(ask_next(&a, (specification){.robust = !robust}));
out:
    return st;
}
