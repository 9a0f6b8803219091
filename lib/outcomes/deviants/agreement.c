#include "agreement.h"

#include "rarer_outcome.h"

#include <math.h>
#include <stdlib.h>

/* Of a question, the first year that can be left out. */
static size_t first_year(const pdn_i_panel *p, const agreement__question *q)
{
    if (q->year < p->years) return p->years; /* none */
    return q->base && p->years > 2 ? p->years - 2 : 0;
}

size_t agreement__ways(const pdn_i_panel *p, const agreement__question *q)
{
    return 4 + p->resources + p->years - first_year(p, q);
}

struct asking {
    const pdn_i_study *s;
    const agreement__question *q;
    const bool *only;
    agreement__answer *out;
};

static void count(const struct asking *a, size_t u, double z)
{
    if (z >= PDN_I_BETTER) a->out[u].agree++;
    if (z <= -PDN_I_BETTER) a->out[u].opposite = true;
}

static void count_all(const struct asking *a, const peers__judged *j)
{
    const pdn_i_panel *p = a->s->panel;
    size_t t = a->q->year;

    for (size_t u = 0; u < p->units; u++)
        if (a->only == NULL || a->only[u])
            count(a, u,
                  t < p->years ? j->yearly[u * p->years + t].z
                               : j->pooled[u].z);
}

/* One way; where there is no such fit nobody agrees. */
static pdn_status ask_one(const struct asking *a, pdn_i_spec spec)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = a->s->panel;
    peers *w = NULL;
    peers__judged j = {0};

    spec.base = a->q->base;
    PDN_TRY(peers__judged_new(p, &j));
    PDN_TRY(peers__open(p, &a->s->counts, &spec, &w));
    peers__set_overlap(w, a->s->rho);
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

static pdn_status ask_shrunk(const struct asking *a, const pdn_i_unit *unit,
                             const peers__judged *as_is)
{
    pdn_status st = PDN_OK;
    const pdn_i_study *s = a->s;
    size_t n = s->panel->units;
    rarer__evidence *e = NULL;
    rarer__law *law = NULL;
    bool more = (s->counts.sign > 0) == rarer__is_event(s, as_is, a->q->year);

    PDN_NEW(e, n);
    PDN_NEW(law, n);
    rarer__evidence_of(s, as_is, a->q->year, e);
    rarer__shrink(unit, e, n, law);
    for (size_t u = 0; u < n; u++)
        if (a->only == NULL || a->only[u])
            count(a, u, rarer__score(law[u], more));
out:
    free(e);
    free(law);
    return st;
}

pdn_status agreement__ask(const pdn_i_study *s, const agreement__question *q,
                          const pdn_i_unit *unit, const peers__judged *as_is,
                          const bool *only, agreement__answer *out)
{
    pdn_status st = PDN_OK;
    const pdn_i_panel *p = s->panel;
    struct asking a = {s, q, only, out};
    bool robust = s->o->robust;

    for (size_t u = 0; u < p->units; u++)
        out[u] = (agreement__answer){0};
    PDN_TRY(ask_one(&a, (pdn_i_spec){.raw = true}));
    count_all(&a, as_is); /* adjusted or robust: the study's own */
    PDN_TRY(ask_one(&a, (pdn_i_spec){.robust = !robust}));
    for (size_t k = 1; k <= p->resources; k++)
        PDN_TRY(
            ask_one(&a, (pdn_i_spec){.robust = robust, .without_resource = k}));
    for (size_t k = first_year(p, q); k < p->years; k++)
        PDN_TRY(
            ask_one(&a, (pdn_i_spec){.robust = robust, .without_year = k + 1}));
    PDN_TRY(ask_shrunk(&a, unit, as_is));
out:
    return st;
}
