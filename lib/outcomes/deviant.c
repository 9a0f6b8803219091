#include "pdnet/deviant.h"

#include "pdnet/ranks.h"
#include "visit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct work {
    const pdn_deviant_options *o;
    const pdn_table *table;
    pdn_findings *f;
    pdn_outcomes rows, counter_rows;
    pdn_i_panel panel, counter_panel;
    pdn_i_study study;
    pdn_i_unit *unit;
    double rho[PDN_I_LONGEST_LAG + 1];
    double *counter, *within; /* pooled z: of the counter, with the unit in */
    pdn_rank_unit *rank;
    double expected_by_chance, any_by_chance;
};

static double sign_of(pdn_better better)
{
    return better == PDN_HIGHER_IS_BETTER ? 1 : -1;
}

static pdn_status take_rows(struct work *w)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_outcomes_take(w->table, w->o->indicator, PDN_PEOPLE, w->f,
                              &w->rows));
    for (size_t i = 1; i < w->rows.rows; i++)
        if (pdn_text_compare(w->rows.row[i].indicator,
                             w->rows.row[0].indicator) != 0)
            PDN_FAIL(PDN_EDATA,
                     "%s%sseveral indicators (\"%s\", \"%s\" ...): choose one "
                     "with --indicator",
                     w->rows.file != NULL ? w->rows.file : "",
                     w->rows.file != NULL ? ": " : "",
                     w->rows.row[0].indicator != NULL ? w->rows.row[0].indicator
                                                      : "",
                     w->rows.row[i].indicator != NULL ? w->rows.row[i].indicator
                                                      : "");
    PDN_TRY(pdn_i_panel_make(w->table, &w->rows, w->o, &w->panel));
    if (w->o->resources + 2 >= w->panel.units)
        PDN_FAIL(PDN_EDATA,
                 "%zu resource%s for %zu units: nothing is left to judge by",
                 w->o->resources, w->o->resources == 1 ? "" : "s",
                 w->panel.units);
out:
    return st;
}

/* A resource that is the same everywhere explains nothing. */
static pdn_status check_resources(const struct work *w)
{
    const pdn_i_panel *p = &w->panel;

    for (size_t r = 0; r < p->resources; r++) {
        double lo = (double)INFINITY, hi = -(double)INFINITY;
        for (size_t i = 0; i < p->cells; i++) {
            if (!p->known[i]) continue;
            lo = fmin(lo, p->resource[r * p->cells + i]);
            hi = fmax(hi, p->resource[r * p->cells + i]);
        }
        if (lo < hi || lo > hi) continue;
        return pdn_fail(PDN_EDATA,
                        "%s%sresource \"%s\" is the same everywhere: it "
                        "explains nothing",
                        w->rows.file != NULL ? w->rows.file : "",
                        w->rows.file != NULL ? ": " : "", p->name[r]);
    }
    return PDN_OK;
}

/* Pooled z of every unit in one mode of the plain specification. */
static pdn_status pool(const pdn_i_panel *p, const pdn_i_counts *c, bool robust,
                       pdn_i_mode mode, double *rho, bool estimate, double *z)
{
    pdn_status st = PDN_OK;
    pdn_i_residuals r = {0};
    pdn_i_spec spec = {.robust = robust};
    double variance = 0;

    PDN_TRY(pdn_i_residuals_new(p, &r));
    PDN_TRY(pdn_i_judge(p, c, &spec, mode, SIZE_MAX, &r));
    if (estimate) PDN_TRY(pdn_i_overlap(p, r.z, rho));
    for (size_t u = 0; u < p->units; u++)
        z[u] = pdn_i_pooled(p, rho, r.z, u, &variance);
out:
    pdn_i_residuals_free(&r);
    return st;
}

static pdn_status judge_counter(struct work *w)
{
    pdn_status st = PDN_OK;
    double rho[PDN_I_LONGEST_LAG + 1] = {0};
    pdn_i_counts c = {.sign = sign_of(w->o->counter_better)};

    if (w->o->counter == NULL) return PDN_OK;
    PDN_TRY(pdn_i_panel_other(&w->panel, &w->counter_rows, &w->counter_panel));
    c.events = w->counter_panel.events;
    c.base_events = w->counter_panel.base_events;
    PDN_NEW(w->counter, w->panel.units);
    PDN_TRY(pool(&w->counter_panel, &c, w->o->robust, PDN_I_DELETED, rho, true,
                 w->counter));
out:
    return st;
}

/* Whether there are rows enough for a model at all. */
static bool model_possible(const pdn_i_panel *p)
{
    size_t rows = 0;

    for (size_t i = 0; i < p->cells; i++)
        if (p->known[i]) rows++;
    return rows >= p->years + p->resources + 1;
}

/* Where nothing or nothing but events were seen, no unit differs. */
static pdn_status check_events(const pdn_i_panel *p)
{
    double events = 0, people = 0;

    for (size_t i = 0; i < p->cells; i++) {
        if (!p->known[i]) continue;
        events += p->events[i];
        people += p->people[i];
    }
    if (!(events > 0))
        return pdn_fail(PDN_EDATA, "no events in the judged years: nothing "
                                   "tells the units apart");
    if (!(events < people))
        return pdn_fail(PDN_EDATA, "nothing but events in the judged years: "
                                   "nothing tells the units apart");
    return PDN_OK;
}

/* Nothing to judge by: every cell of a model stays empty. */
static void leave_unjudged(struct work *w)
{
    double none = (double)NAN;

    w->expected_by_chance = w->any_by_chance = none;
    for (size_t u = 0; u < w->panel.units; u++) {
        w->within[u] = none;
        w->unit[u] = (pdn_i_unit){.observed = none,
                                  .expected = none,
                                  .z = none,
                                  .p = none,
                                  .q = none,
                                  .ratio = none,
                                  .lo = none,
                                  .hi = none,
                                  .counter = none,
                                  .people = none,
                                  .seen_lo = none,
                                  .seen_hi = none,
                                  .good_year = none,
                                  .gain = none,
                                  .gain_lo = none,
                                  .gain_hi = none,
                                  .improved = none,
                                  .improved_q = none,
                                  .claim = PDN_I_TOO_LITTLE};
    }
}

static pdn_status judge(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t units = w->panel.units;

    w->study = (pdn_i_study){
        .panel = &w->panel,
        .o = w->o,
        .counts = {.events = w->panel.events,
                   .base_events = w->panel.base_events,
                   .sign = sign_of(w->o->better)},
        .rho = w->rho,
    };
    PDN_NEW(w->unit, units);
    PDN_NEW(w->within, units);
    if (!model_possible(&w->panel)) {
        leave_unjudged(w);
        return PDN_OK;
    }
    PDN_TRY(check_events(&w->panel));
    PDN_TRY(judge_counter(w));
    w->study.counter = w->counter;
    /* the overlap from the deleted residuals; then with the unit in */
    PDN_TRY(pool(&w->panel, &w->study.counts, w->o->robust, PDN_I_DELETED,
                 w->rho, true, w->within));
    PDN_TRY(pool(&w->panel, &w->study.counts, w->o->robust, PDN_I_IN, w->rho,
                 false, w->within));
    PDN_TRY(pdn_i_screen(&w->study, w->unit));
    PDN_TRY(
        pdn_i_by_chance(&w->study, &w->expected_by_chance, &w->any_by_chance));
out:
    return st;
}

/* Draws from the posteriors of the shrunk ratios. */
static pdn_status rank(struct work *w)
{
    enum { PURPOSE = 0x71756172 };
    pdn_status st = PDN_OK;
    size_t k = 0;
    pdn_rank_options o = {
        .draws = w->o->draws,
        .threads = w->o->threads,
        .seed = w->o->seed,
        .purpose = PURPOSE,
        .up = w->o->better == PDN_HIGHER_IS_BETTER,
        .gamma = 1,
    };

    PDN_NEW(w->rank, w->panel.units);
    for (size_t u = 0; u < w->panel.units; u++) {
        const pdn_i_unit *unit = &w->unit[u];
        if (unit->known == 0) continue;
        w->rank[k++] = unit->shape > 0
                           ? (pdn_rank_unit){.a = unit->shape, .b = unit->rate}
                           : (pdn_rank_unit){.a = 1e12, .b = 1e12};
    }
    PDN_TRY(pdn_rank_draws(w->rank, k, &o));
out:
    return st;
}

static const char *claim_name(const struct work *w, pdn_i_claim claim)
{
    static const char *const names[] = {"too-little-data", "none", "one-year",
                                        "improved", "sustained"};

    if (w->o->resources == 0 && claim >= PDN_I_ONE_YEAR) return "outlier";
    return names[claim];
}

static const char *counter_name(const pdn_i_unit *unit)
{
    if (isnan(unit->counter)) return "not-checked";
    return unit->counter <= -PDN_I_BETTER ? "worse" : "fine";
}

static pdn_status copy(pdn_arena *a, const char *s, const char **out)
{
    *out = NULL;
    if (s == NULL) return PDN_OK;
    *out = pdn_arena_text(a, s, strlen(s));
    return *out != NULL ? PDN_OK : pdn_no_memory();
}

/* The judged years together as shares, and what only one claim speaks of. */
static void tell_shares(const pdn_i_unit *unit, pdn_deviant_row *row)
{
    double people = unit->known > 0 ? unit->people : (double)NAN;

    row->population = people;
    row->share = unit->observed / people;
    row->expected_share = unit->expected / people;
    row->share_lo = row->expected_share * unit->seen_lo;
    row->share_hi = fmin(1, row->expected_share * unit->seen_hi);
    if (isnan(unit->seen_hi)) row->share_hi = (double)NAN;
    row->good_year =
        unit->claim == PDN_I_ONE_YEAR ? unit->good_year : (double)NAN;
    if (unit->claim != PDN_I_IMPROVED) return;
    row->gain = unit->gain;
    row->gain_lo = unit->gain_lo;
    row->gain_hi = unit->gain_hi;
    row->lasted = unit->lasted;
}

static pdn_status fill_row(const struct work *w, size_t u, double quarter,
                           pdn_arena *text, pdn_deviant_row *row)
{
    pdn_status st = PDN_OK;
    const pdn_i_unit *unit = &w->unit[u];
    const double none = (double)NAN;
    pdn_i_visit peer[PDN_I_MOST_VISITS];
    size_t peers = unit->claim >= PDN_I_ONE_YEAR && w->o->resources > 0
                       ? pdn_i_visits(&w->panel, w->unit, u, peer)
                       : 0;

    *row = (pdn_deviant_row){
        .years = (double)unit->known,
        .observed = unit->observed,
        .expected = unit->expected,
        .ratio = unit->observed / unit->expected,
        .residual = w->within[u],
        .residual_deleted = unit->z,
        .p = unit->p,
        .q = unit->q,
        .shrunk_ratio = unit->ratio,
        .shrunk_lo = unit->lo,
        .shrunk_hi = unit->hi,
        .p_best_quarter = quarter,
        .years_better = (double)unit->better,
        .agree = unit->known > 0 ? unit->agree : (double)NAN,
        .specifications = (double)pdn_i_specifications(&w->panel),
        .counter = counter_name(unit),
        .claim = claim_name(w, unit->claim),
        .by_chance = w->expected_by_chance,
        .p_any_by_chance = w->any_by_chance,
        .gain = none,
        .gain_lo = none,
        .gain_hi = none,
        .lasted = none,
        .improved_z = unit->improved,
        .improved_q = unit->improved_q,
        .claim_unchecked = unit->unchecked != unit->claim
                               ? claim_name(w, unit->unchecked)
                               : NULL,
        .match_distance = peers > 0 ? peer[0].distance : none,
    };
    tell_shares(unit, row);
    PDN_TRY(copy(text, w->panel.unit[u], &row->unit));
    PDN_TRY(copy(text, w->panel.group[u], &row->group));
    PDN_TRY(copy(text, peers > 0 ? w->panel.unit[peer[0].unit] : NULL,
                 &row->matched_unit));
out:
    return st;
}

static pdn_status fill_rows(const struct work *w, pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    size_t k = 0;

    PDN_NEW(out->row, w->panel.units);
    for (size_t u = 0; u < w->panel.units; u++) {
        double quarter =
            w->unit[u].known > 0 ? w->rank[k++].best_quarter : (double)NAN;
        PDN_TRY(fill_row(w, u, quarter, &out->text, &out->row[u]));
        out->rows++;
    }
out:
    return st;
}

static pdn_status tell_nullpunkt(const struct work *w)
{
    pdn_finding at = {
        .file = w->rows.file, .severity = PDN_WARNING, .code = "no-nullpunkt"};

    if (!(w->o->nullpunkt > 0)) return PDN_OK;
    for (size_t i = 0; i < w->rows.rows; i++)
        if (fabs(w->rows.row[i].year - w->o->nullpunkt) < .5) return PDN_OK;
    return pdn_findings_add(w->f, at,
                            "no rows of the nullpunkt year %.17g: no unit can "
                            "be called improved",
                            w->o->nullpunkt);
}

static pdn_status tell(const struct work *w)
{
    size_t units = w->panel.units, least = 5 * (w->o->resources + 1), able = 0;
    pdn_finding at = {.file = w->rows.file,
                      .severity = PDN_WARNING,
                      .code = "too-little-data"};

    if (least < 12) least = 12;
    for (size_t u = 0; u < units; u++)
        able += w->unit[u].assessable;
    if (units < least)
        return pdn_findings_add(
            w->f, at,
            "%zu units are too few to find positive deviance with %zu "
            "resource%s: at least %zu are needed, so every claim is "
            "too-little-data; compare with more units",
            units, w->o->resources, w->o->resources == 1 ? "" : "s", least);
    if (able == 0)
        return pdn_findings_add(w->f, at,
                                "no unit has three years with events, "
                                "population and resources in which a deviance "
                                "could be seen: every claim is "
                                "too-little-data");
    if (w->o->resources > 0) return PDN_OK;
    at.severity = PDN_NOTE;
    return pdn_findings_add(w->f, at,
                            "without --resources a unit can only be an "
                            "outlier, not a positive deviant");
}

/* Why the table of matches is empty, where it is. */
static pdn_status tell_matches(const struct work *w, const pdn_deviants *d)
{
    size_t claims = 0;
    pdn_finding at = {
        .file = w->rows.file, .severity = PDN_NOTE, .code = "no-matches"};

    if (!w->o->matches || d->matches > 0) return PDN_OK;
    for (size_t u = 0; u < w->panel.units; u++)
        claims += w->unit[u].claim >= PDN_I_ONE_YEAR;
    if (claims == 0)
        return pdn_findings_add(w->f, at,
                                "no unit has a claim, so nothing is matched");
    return pdn_findings_add(w->f, at,
                            "%zu unit%s with a claim, but no ordinary unit to "
                            "compare with",
                            claims, claims == 1 ? "" : "s");
}

static void work_clear(struct work *w)
{
    free(w->unit);
    free(w->counter);
    free(w->within);
    free(w->rank);
    pdn_i_panel_clear(&w->panel);
    pdn_i_panel_clear(&w->counter_panel);
    pdn_outcomes_clear(&w->rows);
    pdn_outcomes_clear(&w->counter_rows);
}

pdn_status pdn_deviants_make(const pdn_table *outcomes,
                             const pdn_deviant_options *o, pdn_findings *f,
                             pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.o = o, .table = outcomes, .f = f};
    pdn_deviants made = {0};

    PDN_TRY(take_rows(&w));
    if (o->counter != NULL)
        PDN_TRY(pdn_outcomes_take(outcomes, o->counter, PDN_PEOPLE, f,
                                  &w.counter_rows));
    PDN_TRY(check_resources(&w));
    st = judge(&w);
    if (st == PDN_EDATA && w.rows.file != NULL)
        st = pdn_within(st, "%s", w.rows.file);
    if (st != PDN_OK) goto out;
    PDN_TRY(rank(&w));
    if (model_possible(&w.panel))
        PDN_TRY(pdn_i_fit_rows(&w.panel, &w.study.counts, o->robust, &made));
    PDN_TRY(fill_rows(&w, &made));
    if (o->matches) PDN_TRY(pdn_i_match_rows(&w.panel, w.unit, &made));
    PDN_TRY(tell_nullpunkt(&w));
    PDN_TRY(tell(&w));
    PDN_TRY(tell_matches(&w, &made));
    *out = made;
    made = (pdn_deviants){0};
out:
    pdn_deviants_clear(&made);
    work_clear(&w);
    return st;
}

void pdn_deviants_clear(pdn_deviants *d)
{
    pdn_arena_clear(&d->text);
    free(d->row);
    free(d->term);
    free(d->residual);
    free(d->match);
    *d = (pdn_deviants){0};
}
