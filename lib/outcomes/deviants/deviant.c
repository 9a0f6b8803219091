#include "controls.h"
#include "deviant_context.h"
#include "matching.h"
#include "outcomes/peers/overlap.h"

#include "pdnet/deviants.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Fewer controls than that are no spread. */
enum { FEWEST_CONTROLS = 5 };

static double sign_of(pdn_better better)
{
    return better == PDN_HIGHER_IS_BETTER ? 1 : -1;
}

/* The rows of an indicator, in the units of today. What the crosswalk has to
 * remark it remarks once, of the rows that are judged. */
static pdn_status take(const deviant_work *w, const char *indicator,
                       bool judged, pdn_outcomes *rows)
{
    pdn_status st = PDN_OK;
    pdn_crosswalk walk = {0};

    PDN_TRY(pdn_outcomes_take(w->table, indicator, PDN_PEOPLE, w->f, rows));
    if (w->o->crosswalk == NULL) return PDN_OK;
    walk = *w->o->crosswalk;
    walk.told |= !judged;
    PDN_TRY(pdn_crosswalk_apply(&walk, w->f, rows));
out:
    return st;
}

bool pdn_years_read(const char *text, pdn_deviant_options *out)
{
    const char *slash = strchr(text, '/');
    double k = 0, n = 0;

    if (slash == NULL || strspn(text, "0123456789/") != strlen(text) ||
        !pdn_number_read(text, (size_t)(slash - text), '.', &k) ||
        !pdn_number_read(slash + 1, strlen(slash + 1), '.', &n) || k < 1 ||
        k > n || n > 40)
        return false;
    out->good_years = (size_t)k;
    out->years = (size_t)n;
    return true;
}

pdn_status pdn_counter_take(const char *text, pdn_better better,
                            pdn_arena *words, pdn_deviant_options *out)
{
    const char *colon = text != NULL ? strrchr(text, ':') : NULL;
    int word = 0;

    out->counter_better = better;
    out->counter = text;
    if (colon == NULL) return PDN_OK;
    if (!pdn_option_read(pdn_betters, colon + 1, &word))
        return PDN_OK; /* the colon is part of the name */
    out->counter_better = (pdn_better)word;
    out->counter = pdn_arena_text(words, text, (size_t)(colon - text));
    return pdn_had_memory(out->counter);
}

static pdn_status take_rows(deviant_work *w)
{
    pdn_status st = PDN_OK;

    PDN_TRY(take(w, w->o->indicator, true, &w->rows));
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
    PDN_TRY(panel__make(w->table, &w->rows, w->o, &w->panel));
    if (w->o->resources + 2 >= w->panel.units)
        PDN_FAIL(PDN_EDATA,
                 "%zu resource%s for %zu units: nothing is left to judge by",
                 w->o->resources, w->o->resources == 1 ? "" : "s",
                 w->panel.units);
out:
    return st;
}

/* A resource that is the same everywhere explains nothing. */
static pdn_status check_resources(const deviant_work *w)
{
    const panel__data *p = &w->panel;

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

/* The counter's z of every unit; where it cannot be fitted it is not checked,
 * and that is told. */
static pdn_status fit_counter(deviant_work *w, peers__judged *j)
{
    pdn_status st = PDN_OK;
    double rho[PANEL_LONGEST_LAG + 1] = {0};
    specification spec = {.robust = w->o->model == PDN_ROBUST};
    panel__counts c = {.sign = sign_of(w->o->counter_better)};
    peers *fit = NULL;

    PDN_TRY(panel__other(&w->panel, &w->counter_rows, &w->counter_panel));
    c.events = w->counter_panel.events;
    c.base_events = w->counter_panel.base_events;
    PDN_TRY(peers__open(&w->counter_panel, &c, &spec, &fit));
    PDN_TRY(peers__judge(fit, PEERS_RESIDUALS, NULL, j));
    PDN_TRY(overlap__find(&w->counter_panel, j->z, rho));
    peers__set_overlap(fit, rho);
    PDN_TRY(peers__judge(fit, PEERS_POOLED, NULL, j));
out:
    peers__close(fit);
    return st;
}

static pdn_status judge_counter(deviant_work *w)
{
    pdn_status st = PDN_OK;
    peers__judged j = {0};

    if (w->o->counter == NULL) return PDN_OK;
    PDN_TRY(peers__judged_new(&w->panel, &j));
    PDN_NEW(w->counter, w->panel.units);
    st = fit_counter(w, &j);
    if (st == PDN_EDATA || st == PDN_ENUMERIC)
        st = pdn_diagnostics_tell(
            w->f, PDN_WARNING, "counter-unfitted", w->rows.file,
            "%sthe counter-indicator cannot be fitted and is "
            "not checked: %s",
            deviant__named(&w->counter_rows, &w->words), pdn_message());
    if (st != PDN_OK) goto out;
    for (size_t u = 0; u < w->panel.units; u++)
        w->counter[u] = j.pooled[u].z;
    w->study.counter = w->counter;
out:
    peers__judged_free(&j);
    return st;
}

static pdn_status judge_controls(deviant_work *w)
{
    pdn_status st = PDN_OK;
    pdn_outcomes rows = {0};

    if (w->o->controls == 0) return PDN_OK;
    PDN_TRY(controls__new(&w->panel, w->o->controls, &w->controls));
    for (size_t k = 0; k < w->o->controls; k++) {
        PDN_TRY(take(w, w->o->control[k], false, &rows));
        PDN_TRY(controls__judge(&w->study, &rows, k, &w->controls));
        pdn_outcomes_clear(&rows);
    }
    w->study.controls = &w->controls;
    if (w->o->controls < FEWEST_CONTROLS)
        PDN_TRY(pdn_diagnostics_tell(
            w->f, PDN_WARNING, "few-controls", w->rows.file,
            "%zu control%s tell little of how z is spread where there is "
            "nothing to find: want 5 to 10",
            w->o->controls, w->o->controls == 1 ? "" : "s"));
out:
    pdn_outcomes_clear(&rows);
    return st;
}

/* Whether there are rows enough for a model at all. */
static bool model_possible(const panel__data *p)
{
    size_t rows = 0;

    for (size_t i = 0; i < p->cells; i++)
        if (p->known[i]) rows++;
    return rows >= p->years + p->resources + 1;
}

/* Where nothing or nothing but events were seen, no unit differs. */
static pdn_status check_events(const panel__data *p)
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
static void leave_unjudged(deviant_work *w)
{
    double none = (double)NAN;

    w->expected_by_chance = w->any_by_chance = none;
    for (size_t u = 0; u < w->panel.units; u++)
        w->unit[u] = (screen__unit){.observed = none,
                                    .expected = none,
                                    .residual = none,
                                    .deleted = none,
                                    .tau2 = none,
                                    .p = none,
                                    .q = none,
                                    .control_z = none,
                                    .control_p = none,
                                    .ratio = none,
                                    .lo = none,
                                    .hi = none,
                                    .counter = none,
                                    .people = none,
                                    .share_lo = none,
                                    .share_hi = none,
                                    .good_year = none,
                                    .gain = none,
                                    .gain_lo = none,
                                    .gain_hi = none,
                                    .improved = none,
                                    .improved_q = none,
                                    .claim = PDN_CLAIM_TOO_LITTLE_DATA};
}

/* The screen; where the model of all units does not settle, that is told and
 * nothing is judged. */
static pdn_status screen(deviant_work *w)
{
    pdn_status st = screen__run(&w->study, w->unit, &w->screened);

    if (st == PDN_ENUMERIC) {
        st = pdn_diagnostics_tell(w->f, PDN_WARNING, "unfitted", w->rows.file,
                                  "%sno unit can be judged: %s",
                                  deviant__named(&w->rows, &w->words),
                                  pdn_message());
        leave_unjudged(w);
        return st;
    }
    if (st != PDN_OK) return st;
    w->fitted = true;
    PDN_TRY(deviant__tell_failed(w));
    PDN_TRY(by_chance__judge(&w->study, w->unit, &w->expected_by_chance,
                             &w->any_by_chance));
out:
    return st;
}

static pdn_status judge(deviant_work *w)
{
    pdn_status st = PDN_OK;

    w->study = (screen__study){
        .panel = &w->panel,
        .o = w->o,
        .counts = {.events = w->panel.events,
                   .base_events = w->panel.base_events,
                   .sign = sign_of(w->o->better)},
        .rho = w->rho,
    };
    PDN_NEW(w->unit, w->panel.units);
    if (!model_possible(&w->panel)) {
        leave_unjudged(w);
        return PDN_OK;
    }
    PDN_TRY(check_events(&w->panel));
    PDN_TRY(deviant__tell_years(w));
    PDN_TRY(judge_counter(w));
    PDN_TRY(judge_controls(w));
    PDN_TRY(screen(w));
out:
    return st;
}

static void work_clear(deviant_work *w)
{
    free(w->unit);
    free(w->counter);
    controls__free(&w->controls);
    screen__result_clear(&w->screened);
    pdn_arena_clear(&w->words);
    free(w->rank);
    panel__clear(&w->panel);
    panel__clear(&w->counter_panel);
    pdn_outcomes_clear(&w->rows);
    pdn_outcomes_clear(&w->counter_rows);
}

const pdn_option_word pdn_models[] = {
    {"binomial", PDN_BINOMIAL}, {"robust", PDN_ROBUST}, {NULL, 0}};

pdn_deviant_options pdn_deviants_defaults(void)
{
    return (pdn_deviant_options){.better = PDN_LOWER_IS_BETTER,
                                 .model = PDN_BINOMIAL,
                                 .good_years = 3,
                                 .years = 4,
                                 .draws = 2000,
                                 .seed = 1};
}

pdn_status pdn_deviants_make(const pdn_table *outcomes,
                             const pdn_deviant_options *o, pdn_diagnostics *f,
                             pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    deviant_work w = {.o = o, .table = outcomes, .f = f};
    pdn_deviants made = {0};

    PDN_TRY(take_rows(&w));
    if (o->counter != NULL)
        PDN_TRY(take(&w, o->counter, false, &w.counter_rows));
    PDN_TRY(check_resources(&w));
    st = judge(&w);
    if (st == PDN_EDATA && w.rows.file != NULL)
        st = pdn_within(
            st, "%s%s%s%s", w.rows.file,
            w.rows.row[0].indicator != NULL ? ": indicator \"" : "",
            w.rows.row[0].indicator != NULL ? w.rows.row[0].indicator : "",
            w.rows.row[0].indicator != NULL ? "\"" : "");
    if (st != PDN_OK) goto out;
    if (w.fitted)
        PDN_TRY(specification__rows(&w.panel, &w.study.counts,
                                    o->model == PDN_ROBUST, &made));
    PDN_TRY(deviant__rows(&w, &made));
    if (o->matches) PDN_TRY(matching__rows(&w.panel, w.unit, &made));
    PDN_TRY(deviant__tell(&w, &made));
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
