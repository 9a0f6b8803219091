/* The order of work: every wave from survey to verdicts, then the outcomes. */
#include "study_further.h"

#include "pdnet/baseline.h"
#include "pdnet/network.h"
#include "pdnet/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Draws of each analysis when the user names no number. */
enum {
    MEASURE_DRAWS = 1000,
    BREAKDOWN_DRAWS = 10000,
    BASELINE_DRAWS = 10000,
    DEVIANT_DRAWS = 2000
};

static size_t draws_or(const pdn_study_options *o, size_t own)
{
    return o->draws < 0 ? own : (size_t)o->draws;
}

static const char *cell(const pdn_table *t, const char *column, size_t row)
{
    const pdn_column *c = pdn_table_column(t, column);

    return c != NULL && c->text != NULL ? c->text[row] : NULL;
}

static pdn_status read_further(const pdn_study *s, const char *kind,
                               pdn_findings *f, pdn_provenance *origin,
                               pdn_table *out)
{
    pdn_status st = PDN_OK;
    const char *file = pdn_study_file_of(s, kind);

    if (file == NULL) return PDN_OK;
    PDN_TRY(pdn_kind_read(kind, file, NULL, f, out));
    PDN_TRY(pdn_provenance_add_file(origin, file));
out:
    return st;
}

static pdn_status make_duties(const pdn_table *t, pdn_duty **out)
{
    pdn_status st = PDN_OK;
    pdn_duty *duty = NULL;

    PDN_NEW(duty, t->rows);
    for (size_t i = 0; i < t->rows; i++)
        duty[i] = (pdn_duty){cell(t, "from", i), cell(t, "to", i),
                             cell(t, "why", i), cell(t, "lead", i)};
    *out = duty;
out:
    return st;
}

static void count_answers(pdn_wave_results *w)
{
    w->actors = (double)w->network.actors;
    for (size_t i = 0; i < w->network.actors; i++)
        w->answered += w->network.answered[i];
    w->response =
        w->actors > 0 ? w->answered / w->actors : pdn_absent(PDN_NOT_DEFINED);
    for (size_t i = 0; i < w->breakdown.pairs; i++) {
        const pdn_pair *p = &w->breakdown.pair[i];
        w->ties += p->ties;
        w->confirmed += p->confirmed;
        w->one_sided += p->one_sided;
        w->unknown += p->unknown;
    }
}

/* What one wave needs beside its own section. */
struct work {
    const pdn_study *study;
    const pdn_study_options *options;
    const pdn_duty *duty;
    size_t duties;
    pdn_findings *findings;
    pdn_provenance *origin;
};

/* A column that is not there is told where it was asked for. */
static pdn_status group(const pdn_study *s, const pdn_study_wave *wave,
                        pdn_wave_results *w)
{
    const char *by = s->by != NULL ? s->by : "sector";
    pdn_status st = pdn_groups_by(&w->network, by, &w->groups);

    if (st == PDN_OK || s->by == NULL)
        return pdn_within(st, "%s", pdn_base_name(wave->actors));
    return pdn_within(st, "%s:%zu: %s", s->name, s->by_line,
                      pdn_base_name(wave->actors));
}

static pdn_status run_wave(const struct work *k, const pdn_study_wave *wave,
                           pdn_wave_results *w)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = k->study;
    const pdn_study_options *o = k->options;
    pdn_survey_options survey = {.actors = wave->actors,
                                 .ties = wave->ties,
                                 .roster = wave->roster,
                                 .roster_id = wave->roster_id,
                                 .roster_pattern = wave->roster_pattern,
                                 .codebook = wave->codebook,
                                 .aliases = wave->aliases,
                                 .answers = wave->answers,
                                 .corrections =
                                     pdn_study_file_of(s, "corrections"),
                                 .wave = wave->label,
                                 .scale = s->scale,
                                 .scales = s->scales,
                                 .scales_of_many = s->waves > 1};
    pdn_measure_options measure = {.by = s->by,
                                   .draws = draws_or(o, MEASURE_DRAWS),
                                   .threads = o->threads,
                                   .seed = o->seed,
                                   .progress = o->progress};
    pdn_breakdown_options breakdown = {.by = s->by,
                                       .duty = k->duty,
                                       .duties = k->duties,
                                       .draws = draws_or(o, BREAKDOWN_DRAWS),
                                       .most_draws =
                                           o->draws < 0 ? PDN_MOST_DRAWS : 0,
                                       .threads = o->threads,
                                       .seed = o->seed,
                                       .progress = o->progress};

    if (s->blank != NULL)
        survey.blank =
            strcmp(s->blank, "no") == 0 ? PDN_BLANK_NO : PDN_BLANK_SILENT;
    survey.answered_all =
        s->answered != NULL && strcmp(s->answered, "all") == 0;
    w->label = wave->label;
    PDN_TRY(pdn_survey_network(&survey, k->findings, k->origin, &w->network));
    PDN_TRY(group(s, wave, w));
    if (o->people) PDN_TRY(pdn_measure(&w->network, &measure, &w->measure));
    PDN_TRY(pdn_breakdown_make(&w->network, &breakdown, &w->breakdown));
    count_answers(w);
out:
    return st;
}

static pdn_status run_waves(const struct work *k, pdn_results *r)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = k->study;
    bool found = k->options->wave == NULL;

    PDN_NEW(r->wave, s->waves);
    for (size_t i = 0; i < s->waves; i++) {
        if (k->options->wave != NULL &&
            strcmp(k->options->wave, s->wave[i].label) != 0)
            continue;
        found = true;
        pdn_progress_tell(k->options->progress, "waves", i, s->waves);
        r->waves++; /* so that a half-made wave is released too */
        PDN_TRY(run_wave(k, &s->wave[i], &r->wave[r->waves - 1]));
    }
    if (!found)
        PDN_FAIL(PDN_EDATA, "the study file has no wave %s", k->options->wave);
out:
    return st;
}

static pdn_status make_bands(const pdn_study *s, pdn_findings *f,
                             pdn_provenance *origin, pdn_results *r)
{
    pdn_status st = PDN_OK;
    const pdn_column *from = NULL, *to = NULL;

    if (s->bands == NULL) return PDN_OK;
    PDN_TRY(pdn_kind_read("bands", s->bands, NULL, f, &r->band_table));
    PDN_TRY(pdn_provenance_add_file(origin, s->bands));
    from = pdn_table_column(&r->band_table, "from_percent");
    to = pdn_table_column(&r->band_table, "to_percent");
    PDN_NEW(r->band, r->band_table.rows);
    r->bands = r->band_table.rows;
    for (size_t i = 0; i < r->bands; i++)
        r->band[i] = (pdn_band){cell(&r->band_table, "label", i),
                                from->number[i], to->number[i]};
out:
    return st;
}

static pdn_status set_benchmark(const char *text, pdn_baseline_options *o)
{
    if (text == NULL || strcmp(text, "all") == 0) return PDN_OK;
    if (strcmp(text, "group") == 0) {
        o->benchmark = PDN_AGAINST_GROUP;
        return PDN_OK;
    }
    o->benchmark = PDN_AGAINST_VALUE;
    if (!pdn_number_read(text, strlen(text), '.', &o->benchmark_value) ||
        o->benchmark_value <= 0 || o->benchmark_value >= 1)
        return pdn_fail(PDN_EDATA,
                        "study file: benchmark %s: want all, group or a share "
                        "between 0 and 1",
                        text);
    return PDN_OK;
}

/* The names between the commas of text. */
static pdn_status split(const char *text, pdn_arena *words, const char ***out,
                        size_t *n)
{
    size_t count = 0;
    const char **name = pdn_arena_get(words, (strlen(text) + 1) * sizeof *name);

    if (name == NULL) return pdn_no_memory();
    while (*text != '\0') {
        size_t length = strcspn(text, ",");
        size_t spaces = strspn(text, " ");
        if (spaces < length) {
            name[count] = pdn_arena_text(words, text + spaces, length - spaces);
            if (name[count++] == NULL) return pdn_no_memory();
        }
        text += length + (text[length] == ',');
    }
    *out = name;
    *n = count;
    return PDN_OK;
}

/* The screen for deviants, where the study names resources. An indicator that
 * nothing can be said about is told, and the rest of the study stands. */
static pdn_status run_deviants(const struct work *k,
                               const pdn_baseline_options *b, pdn_results *r)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = k->study;
    pdn_arena words = {0};
    const char **resource = NULL, **control = NULL;
    pdn_crosswalk crosswalk = {.told = true}; /* by the baseline */
    pdn_deviant_options o = {.indicator =
                                 s->screen != NULL ? s->screen : s->indicator,
                             .better = b->better,
                             .draws = draws_or(k->options, DEVIANT_DRAWS),
                             .threads = k->options->threads,
                             .seed = k->options->seed,
                             .progress = k->options->progress};

    if (s->resources == NULL) return PDN_OK;
    PDN_TRY(split(s->resources, &words, &resource, &o.resources));
    o.resource = resource;
    PDN_TRY(pdn_counter_take(s->counter, b->better, &words, &o));
    if (s->controls != NULL)
        PDN_TRY(split(s->controls, &words, &control, &o.controls));
    o.control = control;
    if (o.controls > PDN_MOST_CONTROLS)
        PDN_FAIL(PDN_EDATA, "%s: controls: want at most %d", s->name,
                 (int)PDN_MOST_CONTROLS);
    if (b->crosswalk != NULL) {
        crosswalk.table = b->crosswalk->table;
        o.crosswalk = &crosswalk;
    }
    if (s->nullpunkt != NULL)
        (void)pdn_number_read(s->nullpunkt, strlen(s->nullpunkt), '.',
                              &o.nullpunkt);
    st = pdn_deviants_make(&r->outcomes, &o, k->findings, &r->deviants);
    if (st == PDN_EDATA) {
        pdn_finding at = {.severity = PDN_WARNING, .code = "no-screen"};
        st =
            pdn_findings_add(k->findings, at, "no deviants: %s", pdn_message());
    }
out:
    pdn_arena_clear(&words);
    return st;
}

static pdn_status check_indicator(const pdn_study *s, const pdn_table *t)
{
    const pdn_column *c = pdn_table_column(t, "indicator");

    if (s->indicator == NULL) return PDN_OK;
    for (size_t i = 0; c != NULL && i < t->rows; i++)
        if (c->text[i] != NULL && strcmp(c->text[i], s->indicator) == 0)
            return PDN_OK;
    return pdn_fail(PDN_EDATA,
                    "%s: no rows of indicator \"%s\", which the study file "
                    "names",
                    pdn_base_name(s->outcomes), s->indicator);
}

/* What the surveys call services, units and municipalities: a crosswalk may
 * name these too. */
static pdn_status names_of_surveys(const pdn_study *s, const pdn_results *r,
                                   const char ***out, size_t *n)
{
    pdn_status st = PDN_OK;
    const char *columns[] = {"sector", "unit", "municipality", s->by};
    size_t most = 0, count = 0;
    const char **name = NULL;

    for (size_t w = 0; w < r->waves; w++)
        most += r->wave[w].network.actors * sizeof columns / sizeof *columns;
    PDN_NEW(name, most);
    for (size_t w = 0; w < r->waves; w++)
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
            const pdn_table *t = &r->wave[w].network.actor;
            const char *column = columns[c];
            for (size_t i = 0; column != NULL && i < t->rows; i++)
                if (cell(t, column, i) != NULL)
                    name[count++] = cell(t, column, i);
        }
    *out = name;
    *n = count;
out:
    return st;
}

static pdn_status run_outcomes(const struct work *k, pdn_results *r)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = k->study;
    pdn_baseline_options o = {.draws = draws_or(k->options, BASELINE_DRAWS),
                              .threads = k->options->threads,
                              .seed = k->options->seed,
                              .progress = k->options->progress};

    const char **name = NULL;
    pdn_crosswalk crosswalk = {.table = &r->crosswalk_table};

    if (s->outcomes == NULL) return PDN_OK;
    PDN_TRY(pdn_outcomes_read(s->outcomes, NULL, PDN_PEOPLE, k->findings,
                              &r->outcomes));
    PDN_TRY(check_indicator(s, &r->outcomes));
    PDN_TRY(pdn_provenance_add_file(k->origin, s->outcomes));
    PDN_TRY(make_bands(s, k->findings, k->origin, r));
    o.band = r->band;
    o.bands = r->bands;
    if (s->better != NULL && strcmp(s->better, "higher") == 0)
        o.better = PDN_HIGHER_IS_BETTER;
    if (s->nullpunkt != NULL)
        (void)pdn_number_read(s->nullpunkt, strlen(s->nullpunkt), '.',
                              &o.nullpunkt);
    PDN_TRY(set_benchmark(s->benchmark, &o));
    PDN_TRY(read_further(s, "crosswalk", k->findings, k->origin,
                         &r->crosswalk_table));
    PDN_TRY(names_of_surveys(s, r, &name, &crosswalk.elsewheres));
    crosswalk.elsewhere = name;
    if (pdn_study_file_of(s, "crosswalk") != NULL) o.crosswalk = &crosswalk;
    PDN_TRY(pdn_baseline_make(&r->outcomes, &o, k->findings, &r->baseline));
    PDN_TRY(run_deviants(k, &o, r));
out:
    free(name);
    return st;
}

pdn_status pdn_study_run(const pdn_study *s, const pdn_study_options *o,
                         pdn_findings *f, pdn_provenance *origin,
                         pdn_results *out)
{
    pdn_status st = PDN_OK;
    pdn_results r = {0};
    pdn_duty *duty = NULL;
    struct work k = {s, o, NULL, 0, f, origin};

    r.baseline_draws = (double)draws_or(o, BASELINE_DRAWS);
    r.deviant_draws = (double)draws_or(o, DEVIANT_DRAWS);
    r.measure_draws = (double)draws_or(o, MEASURE_DRAWS);
    PDN_TRY(read_further(s, "duties", f, origin, &r.duty_table));
    PDN_TRY(make_duties(&r.duty_table, &duty));
    k.duty = duty;
    k.duties = r.duty_table.rows;
    PDN_TRY(run_waves(&k, &r));
    PDN_TRY(run_outcomes(&k, &r));
    PDN_TRY(pdn_i_study_further(s, o, f, origin, &r));
    *out = r;
    r = (pdn_results){0};
out:
    free(duty);
    pdn_results_clear(&r);
    return st;
}

void pdn_results_clear(pdn_results *r)
{
    for (size_t i = 0; i < r->waves; i++) {
        pdn_wave_results *w = &r->wave[i];
        pdn_breakdown_clear(&w->breakdown);
        free(w->measure);
        pdn_groups_clear(&w->groups);
        pdn_network_clear(&w->network);
    }
    pdn_i_study_further_clear(r);
    free(r->wave);
    free(r->band);
    pdn_deviants_clear(&r->deviants);
    pdn_baseline_clear(&r->baseline);
    pdn_table_clear(&r->outcomes);
    pdn_table_clear(&r->band_table);
    pdn_table_clear(&r->duty_table);
    pdn_table_clear(&r->crosswalk_table);
    *r = (pdn_results){0};
}
