#include "agreement.h"
#include "deviant_context.h"
#include "matching.h"
#include "rarer_outcome.h"

#include "core/purposes.h"

#include <math.h>

/* Draws from the posteriors of the shrunk ratios. */
static pdn_status rank(deviant_work *w)
{
    pdn_status st = PDN_OK;
    size_t k = 0;
    pdn_rank_options o = {
        .draws = w->o->draws,
        .threads = w->o->threads,
        .seed = w->o->seed,
        .purpose = PURPOSE_DEVIANT_RANKS,
        .gamma = 1,
        .shard = w->o->shard,
    };

    if (!w->fitted) return PDN_OK;
    o.up = (w->o->better == PDN_HIGHER_IS_BETTER) ==
           rarer__is_event(&w->study, &w->screened.plain, w->panel.years);

    PDN_NEW(w->rank, w->panel.units);
    for (size_t u = 0; u < w->panel.units; u++) {
        const screen__unit *unit = &w->unit[u];
        if (unit->known == 0) continue;
        w->rank[k++] = unit->shape > 0
                           ? (pdn_rank_unit){.a = unit->shape, .b = unit->rate}
                           : (pdn_rank_unit){.a = 1e12, .b = 1e12};
    }
    PDN_TRY(ranks__draw(w->rank, k, &o));
out:
    return st;
}

/* Without resources a unit only stands out. */
static pdn_claim_kind claim_of(const deviant_work *w, pdn_claim_kind claim)
{
    if (w->o->resources == 0 && claim >= PDN_CLAIM_ONE_YEAR)
        return PDN_CLAIM_OUTLIER;
    return claim;
}

static pdn_counter_state counter_of(const screen__unit *unit)
{
    if (isnan(unit->counter)) return PDN_COUNTER_NOT_CHECKED;
    return unit->counter <= -claim__rule.z ? PDN_COUNTER_WORSE
                                           : PDN_COUNTER_FINE;
}

/* The years that the claim rests on, whatever the counter-indicator says: the
 * good one, the last two against the nullpunkt, or all that are judged. */
static void tell_years(const deviant_work *w, size_t u, pdn_deviant_row *row)
{
    const panel__data *p = &w->panel;
    const screen__unit *unit = &w->unit[u];

    row->rests_from = row->rests_to = row->rests_against = (double)NAN;
    if (unit->known == 0) return;
    for (size_t t = 0; t < p->years; t++) {
        if (!p->known[u * p->years + t]) continue;
        if (isnan(row->rests_from)) row->rests_from = p->year[t];
        row->rests_to = p->year[t];
    }
    if (unit->unchecked == PDN_CLAIM_ONE_YEAR)
        row->rests_from = row->rests_to = unit->good_year;
    if (unit->unchecked != PDN_CLAIM_IMPROVED) return;
    row->rests_from = p->year[p->years - 2];
    row->rests_against = p->nullpunkt;
}

/* The judged years together as shares, and what only one claim speaks of. */
static void tell_shares(const screen__unit *unit, pdn_deviant_row *row)
{
    double people = unit->known > 0 ? unit->people : (double)NAN;

    row->population = people;
    row->share = unit->observed / people;
    row->expected_share = unit->expected / people;
    row->share_lo = unit->share_lo;
    row->share_hi = unit->share_hi;
    row->good_year =
        unit->claim == PDN_CLAIM_ONE_YEAR ? unit->good_year : (double)NAN;
    if (unit->claim != PDN_CLAIM_IMPROVED) return;
    row->gain = unit->gain;
    row->gain_lo = unit->gain_lo;
    row->gain_hi = unit->gain_hi;
    row->lasted = unit->lasted;
}

/* As many ways as the question that the unit's claim is about has. */
static size_t ways_of(const deviant_work *w, const screen__unit *unit)
{
    agreement__question together = {.year = w->panel.years};

    return unit->specifications > 0 ? unit->specifications
                                    : agreement__ways(&w->panel, &together);
}

static pdn_status fill_row(const deviant_work *w, size_t u, double quarter,
                           pdn_arena *text, pdn_deviant_row *row)
{
    pdn_status st = PDN_OK;
    const screen__unit *unit = &w->unit[u];
    const double none = (double)NAN;
    matching__visit peer[MATCHING_MOST];
    size_t near = unit->claim >= PDN_CLAIM_ONE_YEAR && w->o->resources > 0
                      ? matching__visits(&w->panel, w->unit, u, peer)
                      : 0;

    pdn_row_clear(&pdn_deviant_schema, row);
    row->years = (double)unit->known;
    row->observed =
        w->panel.left_out[u] ? pdn_absent(PDN_SUPPRESSED) : unit->observed;
    row->expected = unit->expected;
    row->ratio = unit->observed / unit->expected;
    row->residual = unit->residual;
    row->residual_deleted = unit->deleted;
    row->p = unit->p;
    row->q = unit->q;
    row->shrunk_ratio = unit->ratio;
    row->shrunk_lo = unit->lo;
    row->shrunk_hi = unit->hi;
    row->p_best_quarter = quarter;
    row->years_better = (double)unit->better;
    row->agree = unit->known > 0 ? unit->agree : (double)NAN;
    row->specifications = (double)ways_of(w, unit);
    row->counter = counter_of(unit);
    row->claim = claim_of(w, unit->claim);
    row->by_chance = w->expected_by_chance;
    row->p_any_by_chance = w->any_by_chance;
    row->improved_z = unit->improved;
    row->improved_q = unit->improved_q;
    row->claim_unchecked = unit->unchecked != unit->claim
                               ? claim_of(w, unit->unchecked)
                               : PDN_NO_CLAIM;
    row->match_distance = near > 0 ? peer[0].distance : none;
    row->tau2 = unit->tau2;
    row->control_z = unit->control_z;
    row->control_p = unit->control_p;
    tell_shares(unit, row);
    tell_years(w, u, row);
    row->chosen_by = unit->chosen;
    PDN_TRY(pdn_arena_keep(text, w->panel.unit[u], &row->unit));
    PDN_TRY(pdn_arena_keep(text, w->panel.group[u], &row->group));
    PDN_TRY(pdn_arena_keep(text, w->panel.origin[u], &row->origin));
    PDN_TRY(pdn_arena_keep(text, near > 0 ? w->panel.unit[peer[0].unit] : NULL,
                           &row->matched_unit));
out:
    return st;
}

pdn_status deviant__rows(deviant_work *w, pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    size_t k = 0;

    PDN_TRY(rank(w));
    PDN_NEW(out->row, w->panel.units);
    for (size_t u = 0; u < w->panel.units; u++) {
        double quarter = w->fitted && w->unit[u].known > 0
                             ? w->rank[k++].best_quarter
                             : (double)NAN;
        PDN_TRY(fill_row(w, u, quarter, &out->text, &out->row[u]));
        out->rows++;
    }
out:
    return st;
}
