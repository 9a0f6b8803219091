#include "breakdown/arcs/activity.h"
#include "breakdown/chance/moments.h"
#include "breakdown/chance/precision.h"
#include "form_counts.h"
#include "inference.h"

#include "pdnet/breakdown.h"
#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>

static pdn_pair blank(const struct pair_context *w, size_t g, size_t h)
{
    pdn_pair row = {0};

    pdn_row_clear(&pdn_breakdown_schema, &row);
    row.group_a = w->q.label[g];
    row.group_b = w->q.label[h];
    row.actors_a = w->r.size[g];
    row.actors_b = w->r.size[h];
    row.respondents_a = w->r.heard[g];
    row.respondents_b = w->r.heard[h];
    row.level_a = w->level[g];
    row.level_b = w->level[h];
    row.null = g != h || w->form != PDN_FORM_PEOPLE ? w->null : PDN_NULL_LABELS;
    return row;
}

static pdn_status count_pair(struct pair_context *w, size_t g, size_t h,
                             pdn_pair *row)
{
    pdn_status st = PDN_OK;
    dyad_counts s;
    pdn_evidence *e = &w->evidence[reports__pair_at(w->r.groups, g, h)];

    PDN_TRY(dyad_counts__of(&w->r, g, h, &s));
    row->ties = s.ties;
    row->possible = dyad_counts__possible(&w->r, g, h);
    if (row->possible > 0) row->density = row->ties / row->possible;
    if (w->r.directed) {
        row->confirmed = s.confirmed;
        row->one_sided = s.one_sided_ab + s.one_sided_ba;
        row->unknown = s.unknown;
        double seen = row->confirmed + row->one_sided;
        if (seen > 0) row->confirmation = row->confirmed / seen;
    }
    if (w->r.directed && g != h) {
        row->one_sided_ab = s.one_sided_ab;
        row->one_sided_ba = s.one_sided_ba;
        row->recall_ab = precision__recall(s.confirmed, s.one_sided_ba);
        row->recall_ba = precision__recall(s.confirmed, s.one_sided_ab);
        row->contacts_estimated = precision__contacts_estimated(
            s.confirmed, s.one_sided_ab, s.one_sided_ba);
    }
    e->ties = s.ties;
    row->coverage = e->coverage = dyad_counts__coverage(&w->r, g, h);
    e->dyads = s.dyads;
    e->confirmed = s.confirmed;
    e->one_sided = s.one_sided_ab + s.one_sided_ba;
    e->one_sided_ab = s.one_sided_ab;
    e->one_sided_ba = s.one_sided_ba;
    e->sides_hold = s.hold;
    e->namers = s.namers;
    e->difference = s.ties_ab - s.ties_ba;
out:
    return st;
}

/* What shuffled labels say, exactly, where they are the null. */
static pdn_status expect_by_labels(struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    pdn_moments m = {0};
    const size_t n = w->r.groups;
    double mean = 0, variance = 0;

    PDN_TRY(moments__make(&w->r, &w->s, &m));
    for (size_t g = 0; g < n; g++)
        for (size_t h = g; h < n; h++) {
            const size_t p = reports__pair_at(n, g, h);
            if (inference__source(w, p) != BY_LABELS) continue;
            moments__of(&m, g, h, PDN_TIES, &mean, &w->variance[p]);
            inference__expect(w, p, mean, w->variance[p], &b->pair[p]);
            if (w->r.directed && g != h)
                moments__of(&m, g, h, PDN_DIFFERENCE,
                            &w->evidence[p].difference_expected, &variance);
        }
out:
    moments__clear(&m);
    return st;
}

/* The id that everything hangs on; both of a single dyad. */
static pdn_status name_one(const struct pair_context *w, size_t pair,
                           const pdn_carriers *c, pdn_arena *text,
                           const char **out)
{
    if (!(c->carriers > 0.5 && c->carriers < 1.5)) return PDN_OK;
    const pdn_dyad *d = &w->r.dyad[w->r.start[pair]];
    const bool single = w->r.start[pair + 1] - w->r.start[pair] == 1;
    const char *id[] = {w->g->id[single ? d->a : c->top], w->g->id[d->b]};
    return pdn_textlist_write(id, single ? 2 : 1, '+', text, out);
}

/* s people who answered and u who did not, other than the busiest one. */
static void count_others(const struct pair_context *w, const pdn_carriers *c,
                         const pdn_pair *row, pdn_evidence *e)
{
    double people = row->actors_a + (e->within ? 0 : row->actors_b);
    double heard = row->respondents_a + (e->within ? 0 : row->respondents_b);
    bool someone = c->top_dyads > 0;
    bool top_heard = someone && w->r.answered[c->top];

    e->answered_others = heard - top_heard;
    e->silent_others = people - heard - (someone && !top_heard);
}

static pdn_status carry(struct pair_context *w, size_t g, size_t h,
                        pdn_arena *text, pdn_pair *row)
{
    pdn_status st = PDN_OK;
    pdn_carriers c;
    const size_t p = reports__pair_at(w->r.groups, g, h);
    pdn_evidence *e = &w->evidence[p];

    PDN_TRY(carriers__of(&w->r, g, h, &c));
    row->carriers = c.carriers;
    row->carriers_max = c.carriers_max;
    row->top_share = c.top_share;
    PDN_TRY(name_one(w, p, &c, text, &row->hangs_on));
    e->carriers = c.carriers;
    e->top_share = c.top_share;
    e->top_dyads = (double)c.top_dyads;
    e->top_heard = c.top_heard;
    e->top = c.top;
    e->top_chance =
        carriers__chance(&w->r, g, h, (size_t)e->dyads, c.top_dyads);
    count_others(w, &c, row, e);
out:
    return st;
}

/* Mean of the two directions; the one there is where the other gave none. */
static double of_two(double x, double y)
{
    if (isnan(x)) return y;
    return isnan(y) ? x : (x + y) / 2;
}

static pdn_strain strain_from(const pdn_side *s)
{
    return (pdn_strain){s->raters,       s->ratings,      s->mean,
                        s->mean_without, s->drop_without, (double)NAN};
}

static void rate_quality(struct pair_context *w, const pdn_side *ab,
                         const pdn_side *ba, pdn_evidence *e, pdn_pair *row)
{
    e->ab = strain_from(ab);
    e->ba = strain_from(ba);
    e->middle = (w->quality_lo + w->quality_hi) / 2;
    e->step = (w->quality_hi - w->quality_lo) / 4;
    if (!w->r.directed) return;
    row->quality_ab = ab->mean;
    row->quality_ba = ba->mean;
    row->quality_gap = ab->mean - ba->mean;
    row->raters_ab = ab->raters;
    row->raters_ba = ba->raters;
    if (pdn_network_text(w->whole, "scale_quality") == NULL) return;
    row->quality_lo = w->quality_lo;
    row->quality_hi = w->quality_hi;
}

/* What one side says of the other: undirected, neither says it of the other,
 * asked or not. */
static void put_quality(struct pair_context *w, pdn_pair *row)
{
    if (!w->r.directed) return;
    pair_context__put(w, PDN_QUALITY, row->quality_ab, &row->quality_ab);
    pair_context__put(w, PDN_QUALITY, row->quality_ba, &row->quality_ba);
    pair_context__put(w, PDN_QUALITY, row->quality_gap, &row->quality_gap);
}

/* The mean of both sides, and how many people are behind it: within a group
 * the two sides are one. */
static void put_mean(struct pair_context *w, int c, const pdn_side *ab,
                     const pdn_side *ba, double *mean, double *raters)
{
    pair_context__put(w, c, of_two(ab->mean, ba->mean), mean);
    pair_context__put(w, c, ab == ba ? ab->raters : ab->raters + ba->raters,
                      raters);
}

/* One rating of one pair, both ways. */
static void rate_pair(struct pair_context *w, int c, const pdn_side *ab,
                      const pdn_side *ba, size_t p, pdn_pair *row)
{
    if (c == PDN_QUALITY) {
        rate_quality(w, ab, ba, &w->evidence[p], row);
        put_quality(w, row);
        pair_context__put(w, c, row->raters_ab, &row->raters_ab);
        pair_context__put(w, c, row->raters_ba, &row->raters_ba);
        pair_context__put(w, c, row->quality_lo, &row->quality_lo);
        pair_context__put(w, c, row->quality_hi, &row->quality_hi);
    }
    if (c == PDN_KNOWLEDGE)
        put_mean(w, c, ab, ba, &row->knowledge, &row->raters_knowledge);
    if (c == PDN_RECOGNITION)
        put_mean(w, c, ab, ba, &row->recognition, &row->raters_recognition);
    if (c == PDN_SKILL) put_mean(w, c, ab, ba, &row->skill, &row->raters_skill);
}

/* The four ratings, both ways, for every pair. */
static pdn_status rate(struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    const size_t n = w->r.groups;
    pdn_side *side = NULL;

    PDN_NEW(side, n * n);
    for (int c = PDN_QUALITY; c <= PDN_SKILL; c++) {
        PDN_TRY(ratings__sides(&w->r, w->answers[c].value, side));
        for (size_t g = 0; g < n; g++)
            for (size_t h = g; h < n; h++) {
                size_t p = reports__pair_at(n, g, h);
                rate_pair(w, c, &side[g * n + h], &side[h * n + g], p,
                          &b->pair[p]);
            }
    }
out:
    free(side);
    return st;
}

static pdn_status mark_duties(struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    size_t actor = 0;

    if (w->o->duty == NULL) return PDN_OK;
    for (size_t p = 0; p < b->pairs; p++)
        b->pair[p].duty = 0;
    for (size_t k = 0; k < w->o->duties; k++) {
        const pdn_duty *d = &w->o->duty[k];
        uint32_t g = 0, h = 0;
        PDN_TRY(unmet_duties__find_end(w, d->from, &g, &actor));
        PDN_TRY(unmet_duties__find_end(w, d->to, &h, &actor));
        if (g == PDN_NO_GROUP || h == PDN_NO_GROUP) continue;
        size_t p = reports__pair_at(w->r.groups, g, h);
        b->pair[p].duty = 1;
        w->evidence[p].duty = true;
        if (b->pair[p].lead != NULL || d->lead == NULL) continue;
        PDN_TRY(pdn_arena_keep(&b->text, d->lead, &b->pair[p].lead));
    }
out:
    return st;
}

static void weigh_activity(struct pair_context *w, pdn_breakdown *b)
{
    for (size_t p = 0; p < b->pairs; p++) {
        pdn_evidence *e = &w->evidence[p];
        double mu = w->expected_activity[p];
        b->pair[p].expected_activity = mu;
        e->activity_known = !isnan(mu) && w->null == PDN_NULL_LABELS;
        e->activity = mu > 0 ? e->ties / mu : (double)NAN;
    }
}

/* A service has no people that contact could hang on, an organisation one. */
static pdn_status count_by_form(struct pair_context *w, size_t g, size_t h,
                                pdn_breakdown *b, pdn_pair *row)
{
    pdn_status st = PDN_OK;

    if (w->form == PDN_FORM_SERVICES)
        return form_counts__services(w, g, h, row);
    PDN_TRY(count_pair(w, g, h, row));
    if (w->form == PDN_FORM_ORGANISATIONS)
        form_counts__organisations(w, g, h, row);
    else
        PDN_TRY(carry(w, g, h, &b->text, row));
out:
    return st;
}

static pdn_status count_all(struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    const size_t n = w->r.groups;

    for (size_t g = 0; g < n; g++)
        for (size_t h = g; h < n; h++) {
            size_t p = reports__pair_at(n, g, h);
            pdn_pair *row = &b->pair[p];
            *row = blank(w, g, h);
            w->evidence[p] =
                (pdn_evidence){.form = w->form,
                               .within = g == h,
                               .directed = w->r.directed,
                               .coincide = w->alone[g] && w->alone[h],
                               .actors_a = row->actors_a,
                               .actors_b = row->actors_b,
                               .respondents_a = row->respondents_a,
                               .respondents_b = row->respondents_b};
            PDN_TRY(count_by_form(w, g, h, b, row));
        }
    if (w->form == PDN_FORM_PEOPLE) PDN_TRY(expect_by_labels(w, b));
    if (w->form == PDN_FORM_ORGANISATIONS) goto out;
    PDN_TRY(activity__expected(&w->r, w->expected_activity));
    weigh_activity(w, b);
out:
    return st;
}

/* Group labels may live in the groups; the table keeps its own. */
static pdn_status keep_labels(struct pair_context *w, pdn_breakdown *b)
{
    for (size_t k = 0; k < w->q.groups; k++) {
        const char *s = w->q.label[k];
        w->q.label[k] = pdn_arena_string(&b->text, s);
        if (w->q.label[k] == NULL) return pdn_no_memory();
    }
    return PDN_OK;
}

pdn_status inference__of_columns(struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;

    b->by_chance = b->p_error = b->p_error_at_5 = (double)NAN;
    PDN_TRY(keep_labels(w, b));
    b->groups = w->r.groups;
    b->pairs = w->r.pairs;
    b->form = w->form;
    b->null = w->null;
    b->group_unknown = w->group_unknown;
    b->pair = pdn_arena_get(&b->text, (b->pairs + 1) * sizeof *b->pair);
    PDN_TRY(pdn_had_memory(b->pair));
    PDN_TRY(count_all(w, b));
    PDN_TRY(rate(w, b));
    PDN_TRY(mark_duties(w, b));
    PDN_TRY(inference__of_pairs(w, b));
out:
    return st;
}

void pdn_breakdown_clear(pdn_breakdown *b)
{
    pdn_arena_clear(&b->text);
    *b = (pdn_breakdown){0};
}
