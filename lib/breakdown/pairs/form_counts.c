#include "form_counts.h"

#include "breakdown/verdict_forms.h"
#include "stats/contrast.h"

#include "pdnet/stats.h"

#include <math.h>
#include <string.h>

pdn_survey_form form_counts__form(const struct pair_context *w)
{
    const pdn_reports *r = &w->r;

    if (r->named != NULL) return PDN_FORM_SERVICES;
    if (!r->directed || r->groups < 2) return PDN_FORM_PEOPLE;
    for (size_t g = 0; g < r->groups; g++)
        if (r->size[g] != 1) return PDN_FORM_PEOPLE;
    return PDN_FORM_ORGANISATIONS;
}

pdn_status form_counts__check(const pdn_network *g,
                              const pdn_breakdown_options *o)
{
    const char *by = pdn_network_text(g, "alters_by");

    if (!pdn_network_names_groups(g)) return PDN_OK;
    if (o->by != NULL && by != NULL && strcmp(o->by, by) != 0)
        return pdn_fail(PDN_EDATA,
                        "people name services here, by %s: they cannot be "
                        "grouped by %s",
                        by, o->by);
    if (o->null == PDN_NULL_LABELS)
        return pdn_fail(PDN_EDATA, "people name services here, which have no "
                                   "label to shuffle: want null contacts");
    return PDN_OK;
}

pdn_status form_counts__check_places(const struct pair_context *w)
{
    if (w->form != PDN_FORM_SERVICES || w->places.columns == 0) return PDN_OK;
    return pdn_fail(PDN_EDATA,
                    "people name services here, which are in no place: want "
                    "within none, found %s",
                    w->o->within);
}

/* One direction: x of those n who could name the other service do. */
static void put_share(double x, double n, double *share, double *lo, double *hi)
{
    const pdn_interval wilson = pdn_share_interval(x, n, .95, PDN_WILSON);

    *share = n > 0 ? x / n : pdn_absent(PDN_NOT_DEFINED);
    *lo = n > 0 ? wilson.lo : pdn_absent(PDN_NOT_DEFINED);
    *hi = n > 0 ? wilson.hi : pdn_absent(PDN_NOT_DEFINED);
}

/* Respondents of g who could name h, and said whether they do. */
static double could_name(const pdn_reports *r, size_t g, size_t h)
{
    return r->named[h] ? r->heard[g] - (double)r->open[g * r->groups + h] : 0;
}

static void put_not_asked(double *share, double *lo, double *hi)
{
    *share = *lo = *hi = pdn_absent(PDN_NOT_ASKED);
}

/* Shares, their intervals and their test. */
static void compare_sides(const pdn_reports *r, size_t g, size_t h,
                          const dyad_counts *s, pdn_evidence *e, pdn_pair *row)
{
    const double n_ab = could_name(r, g, h), n_ba = could_name(r, h, g);

    put_share(s->ties_ab, n_ab, &row->share_ab, &row->share_ab_lo,
              &row->share_ab_hi);
    put_share(s->ties_ba, n_ba, &row->share_ba, &row->share_ba_lo,
              &row->share_ba_hi);
    if (!r->named[h])
        put_not_asked(&row->share_ab, &row->share_ab_lo, &row->share_ab_hi);
    if (!r->named[g])
        put_not_asked(&row->share_ba, &row->share_ba_lo, &row->share_ba_hi);
    if (r->named[h]) {
        row->named_ab = s->ties_ab;
        row->could_name_ab = n_ab;
    }
    if (r->named[g]) {
        row->named_ba = s->ties_ba;
        row->could_name_ba = n_ba;
    }
    e->share_ab = row->share_ab;
    e->share_ba = row->share_ba;
    if (verdict_forms__compares_shares(e))
        e->p_shares = contrast__fisher(s->ties_ab, n_ab, s->ties_ba, n_ba).p;
}

pdn_status form_counts__services(struct pair_context *w, size_t g, size_t h,
                                 pdn_pair *row)
{
    pdn_status st = PDN_OK;
    const pdn_reports *r = &w->r;
    pdn_evidence *e = &w->evidence[reports__pair_at(r->groups, g, h)];
    dyad_counts s;

    PDN_TRY(dyad_counts__of(r, g, h, &s));
    row->ties = e->ties = s.ties;
    row->possible = dyad_counts__possible(r, g, h);
    if (row->possible > 0) row->density = row->ties / row->possible;
    row->coverage = e->coverage = dyad_counts__coverage(r, g, h);
    e->dyads = s.dyads;
    e->difference = s.ties_ab - s.ties_ba;
    e->share_ab = e->share_ba = e->p_shares = (double)NAN;
    if (g != h)
        compare_sides(r, g, h, &s, e, row);
    else /* nobody was asked of the own service: no zero contacts */
        row->ties = pdn_absent(PDN_NOT_DEFINED);
out:
    return st;
}

/* ---- organisations ------------------------------------------------------ */

pdn_status form_counts__index(struct pair_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    const size_t n = w->r.groups;

    PDN_NEW(w->said, n * n);
    for (size_t k = 0; k < n * n; k++)
        w->said[k] = PDN_NO_ARC;
    for (size_t k = 0; k < g->ties; k++)
        w->said[w->r.group[g->from[k]] * n + w->r.group[g->to[k]]] =
            (uint32_t)k;
out:
    return st;
}

/* What a says of b, and how often: 0 is the answer that there is none. */
static pdn_organisation_says hear(const struct pair_context *w, size_t a,
                                  size_t b, double *says)
{
    const pdn_network *g = w->g;
    const pdn_column *frequency = pdn_table_column(&g->tie, "frequency");
    const uint32_t k = w->said[a * w->r.groups + b];

    *says = pdn_absent(PDN_NO_ANSWER);
    if (w->r.heard[a] == 0) return PDN_SAYS_NOTHING;
    *says = 0;
    if (k == PDN_NO_ARC) return PDN_SAYS_NO;
    *says = g->contact[k];
    if (frequency != NULL && frequency->number != NULL)
        *says = frequency->number[k];
    if (g->contact[k]) return PDN_SAYS_CONTACT;
    const pdn_state state = pdn_state_of(*says);
    if (state == PDN_NOT_ASKED || state == PDN_NO_ANSWER)
        return PDN_SAYS_NOTHING;
    return PDN_SAYS_NO;
}

void form_counts__organisations(struct pair_context *w, size_t g, size_t h,
                                pdn_pair *row)
{
    const pdn_reports *r = &w->r;
    pdn_evidence *e = &w->evidence[reports__pair_at(r->groups, g, h)];

    row->confirmation = row->recall_ab = row->recall_ba =
        row->contacts_estimated = pdn_absent(PDN_NOT_DEFINED);
    if (g == h) return;
    e->a_says = hear(w, g, h, &row->from_says);
    e->b_says = hear(w, h, g, &row->to_says);
    if (isfinite(row->from_says) && isfinite(row->to_says))
        row->differs = fabs(row->from_says - row->to_says);
}
