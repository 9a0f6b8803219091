/* Stages of the outcomes: units against their benchmark, and who does better
 * than expected. */
#include "study_work.h"

#include "outcomes/rows/outcome_file.h"
#include "outcomes/rows/survey_units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Draws when the user names no number. */

static pdn_status make_bands(struct study_work *w)
{
    pdn_status st = PDN_OK;
    pdn_results *r = w->results;
    const char *file = w->study->bands;
    const pdn_table *t = &r->band_table;
    const pdn_column *from = NULL, *to = NULL;

    if (file == NULL) return PDN_OK;
    PDN_TRY(pdn_kind_read("bands", file, NULL, w->findings, &r->band_table));
    PDN_TRY(pdn_provenance_add_file(w->origin, file));
    from = pdn_table_column(t, "from_percent");
    to = pdn_table_column(t, "to_percent");
    PDN_NEW(r->band, t->rows);
    r->bands = t->rows;
    for (size_t i = 0; i < r->bands; i++)
        r->band[i] = (pdn_band){pdn_table_cell(t, "label", i), from->number[i],
                                to->number[i]};
out:
    return st;
}

static bool has_indicator(const pdn_table *t, const char *name)
{
    const pdn_column *c = pdn_table_column(t, "indicator");

    for (size_t i = 0; c != NULL && i < t->rows; i++)
        if (c->text[i] != NULL && strcmp(c->text[i], name) == 0) return true;
    return false;
}

/* A name that a key of [outcomes] gives is an indicator or, for resources, a
 * column in the file of outcomes. */
static pdn_status check_name(struct study_work *w, const pdn_table *t,
                             size_t line, const char *key, const char *name)
{
    const bool column = strcmp(key, "resources") == 0;
    pdn_diagnostic at = {.file = w->study->name,
                         .line = line,
                         .severity = PDN_ERROR,
                         .code = "unknown-name"};

    if (name == NULL ||
        (column ? pdn_table_column(t, name) != NULL : has_indicator(t, name)))
        return PDN_OK;
    const pdn_column *held = column ? NULL : outcome_file__holding(t, name);
    return pdn_diagnostics_add(
        w->findings, at, "%s: %s \"%s\" in %s%s%s%s%s", key,
        column ? "no column" : "no rows of indicator", name, t->file,
        held != NULL ? ": the column \"" : "", held != NULL ? held->name : "",
        held != NULL ? "\" holds it: [columns] indicator = " : "",
        held != NULL ? held->name : "");
}

static pdn_status check_list(struct study_work *w, const pdn_table *t,
                             size_t line, const char *key, const char *names)
{
    pdn_status st = PDN_OK;
    pdn_arena words = {0};
    const char *const *name = NULL;
    size_t n = 0;

    PDN_TRY(pdn_textlist_read(names, ',', &words, &name, &n));
    for (size_t i = 0; i < n; i++)
        PDN_TRY(check_name(w, t, line, key, name[i]));
out:
    pdn_arena_clear(&words);
    return st;
}

static pdn_status check_outcome_names(struct study_work *w, const pdn_table *t)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = w->study;
    pdn_arena words = {0};
    pdn_deviant_options counter = {0};

    PDN_TRY(
        pdn_counter_take(s->counter, PDN_LOWER_IS_BETTER, &words, &counter));
    PDN_TRY(check_name(w, t, s->line.indicator, "indicator", s->indicator));
    PDN_TRY(check_name(w, t, s->line.screen, "screen", s->screen));
    PDN_TRY(check_name(w, t, s->line.counter, "counter", counter.counter));
    PDN_TRY(check_list(w, t, s->line.controls, "controls", s->controls));
    PDN_TRY(check_list(w, t, s->line.resources, "resources", s->resources));
    PDN_TRY(pdn_diagnostics_verdict(w->findings));
out:
    pdn_arena_clear(&words);
    return st;
}

static pdn_status copy_references(struct study_work *w)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = w->study;
    pdn_results *r = w->results;

    PDN_NEW(r->reference, s->references);
    if (s->references > 0)
        memcpy(r->reference, s->reference,
               s->references * sizeof *r->reference);
    r->references = s->references;
out:
    return st;
}

static pdn_status read_outcomes(struct study_work *w, const char *file,
                                pdn_table *out)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = w->study;
    pdn_csv_options csv = study_work__csv(w, "outcomes");
    pdn_arena text = {0};

    PDN_TRY(pdn_marks_of(s->source, s->hidden, s->rounded != NULL, &csv.marks));
    PDN_TRY(pdn_textlist_read(s->where, ',', &text, &csv.where, &csv.wheres));
    PDN_TRY(pdn_outcomes_read(file, &csv,
                              s->rate != NULL ? PDN_CASES : PDN_PEOPLE,
                              w->findings, out));
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status study_outcomes__read(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const char *file = w->study->file[id];
    pdn_table *t = &w->results->input[id];

    PDN_TRY(read_outcomes(w, file, t));
    PDN_TRY(check_outcome_names(w, t));
    PDN_TRY(pdn_provenance_add_file(w->origin, file));
    PDN_TRY(make_bands(w));
    PDN_TRY(copy_references(w));
out:
    return st;
}

static pdn_status set_benchmark(const char *text, pdn_baseline_options *o)
{
    if (text == NULL || pdn_benchmark_read(text, o)) return PDN_OK;
    return pdn_fail(PDN_EDATA,
                    "study file: benchmark %s: want all, group or a share "
                    "between 0 and 1",
                    text);
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
        most += r->wave[w].network.actors * PDN_COUNT(columns);
    PDN_NEW(name, most);
    for (size_t w = 0; w < r->waves; w++)
        for (size_t c = 0; c < PDN_COUNT(columns); c++) {
            const pdn_table *t = &r->wave[w].network.actor;
            const char *column = columns[c];
            for (size_t i = 0; column != NULL && i < t->rows; i++)
                if (pdn_table_cell(t, column, i) != NULL)
                    name[count++] = pdn_table_cell(t, column, i);
        }
    *out = name;
    *n = count;
out:
    return st;
}

static pdn_better better_of(const pdn_study *s)
{
    return s->better != NULL && strcmp(s->better, "higher") == 0
               ? PDN_HIGHER_IS_BETTER
               : PDN_LOWER_IS_BETTER;
}

/* The year of the nullpunkt; left alone where it is a wave or none. */
static void set_year(const pdn_study *s, double *year)
{
    if (s->nullpunkt != NULL)
        (void)pdn_number_read(s->nullpunkt, strlen(s->nullpunkt), '.', year);
}

static pdn_status add_table(struct study_work *w, pdn_stage_id id, void *row,
                            size_t rows, size_t draws)
{
    double none = pdn_absent(PDN_NOT_DEFINED);
    pdn_about about = {NULL, none, none, (double)draws, false, false};

    return rows > 0 ? study_work__add(w, id, 0, row, rows, &about) : PDN_OK;
}

static bool is_of(const pdn_baseline_row *r, const char *indicator)
{
    return r->indicator != NULL && strcmp(r->indicator, indicator) == 0;
}

/* The sheets show the latest year of the study's indicator, or of the first. */
static pdn_status tell_figureless(const struct study_work *w)
{
    const pdn_baseline *b = &w->results->baseline;
    const char *indicator = w->study->indicator;
    double year = 0;
    size_t rows = 0, without = 0;

    if (indicator == NULL && b->rows > 0) indicator = b->row[0].indicator;
    if (indicator == NULL) return PDN_OK;
    for (size_t i = 0; i < b->rows; i++)
        if (is_of(&b->row[i], indicator)) year = fmax(year, b->row[i].year);
    for (size_t i = 0; i < b->rows; i++) {
        const pdn_baseline_row *r = &b->row[i];
        if (!is_of(r, indicator) || r->year < year) continue;
        rows++;
        without += !isfinite(r->share) && !isfinite(r->rate);
    }
    if (rows == 0 || without < rows) return PDN_OK;
    return pdn_diagnostics_tell(
        w->findings, PDN_WARNING, "no-figures",
        pdn_base_name(w->study->file[PDN_STAGE_OUTCOMES]),
        "no figure of %s in %.0f: its sheets are left "
        "out",
        indicator, year);
}

/* Units beside the municipalities of the latest survey. */
static pdn_status tell_units(const struct study_work *w)
{
    pdn_status st = PDN_OK;
    const pdn_results *r = w->results;
    const pdn_table *t =
        r->waves > 0 ? &r->wave[r->waves - 1].network.actor : NULL;
    const pdn_column *c =
        t != NULL ? pdn_table_column(t, "municipality") : NULL;

    if (c == NULL || c->text == NULL) return PDN_OK;
    PDN_TRY(survey_units__tell(
        &r->baseline, c->text, t->rows,
        pdn_base_name(w->study->file[PDN_STAGE_OUTCOMES]), w->findings));
out:
    return st;
}

pdn_status study_outcomes__baseline(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = w->study;
    pdn_results *r = w->results;
    const char **name = NULL;
    pdn_crosswalk crosswalk = {.table = &r->input[PDN_STAGE_CROSSWALK]};
    pdn_baseline_options o = {
        .draws = study_work__draws(w, pdn_baseline_defaults().draws),
        .better = better_of(s),
        .interval = (pdn_method)study_work__choice(pdn_methods, s->interval,
                                                   PDN_WILSON),
        .level = study_work__number(s->level, 0),
        .per = study_work__number(s->rate, 0),
        .band = r->band,
        .bands = r->bands,
        .threads = w->options->threads,
        .seed = w->options->seed,
        .progress = w->options->progress};

    if (s->file[PDN_STAGE_OUTCOMES] == NULL) return PDN_OK;
    set_year(s, &o.nullpunkt);
    PDN_TRY(set_benchmark(s->benchmark, &o));
    PDN_TRY(names_of_surveys(s, r, &name, &crosswalk.elsewheres));
    crosswalk.elsewhere = name;
    if (s->file[PDN_STAGE_CROSSWALK] != NULL) o.crosswalk = &crosswalk;
    if (s->file[PDN_STAGE_BREAKS] != NULL)
        o.breaks = &r->input[PDN_STAGE_BREAKS];
    PDN_TRY(pdn_baseline_make(&r->input[PDN_STAGE_OUTCOMES], &o, w->findings,
                              &r->baseline));
    PDN_TRY(add_table(w, id, r->baseline.row, r->baseline.rows, o.draws));
    PDN_TRY(tell_figureless(w));
    PDN_TRY(tell_units(w));
out:
    free(name);
    return st;
}

/* What the screen is asked for; text lives in words. */
static pdn_status set_screen(const pdn_study *s, pdn_arena *words,
                             pdn_deviant_options *o)
{
    pdn_status st = PDN_OK;

    o->indicator = s->screen != NULL ? s->screen : s->indicator;
    o->better = better_of(s);
    o->model =
        (pdn_model)study_work__choice(pdn_models, s->model, PDN_BINOMIAL);
    if (s->years != NULL) (void)pdn_years_read(s->years, o);
    set_year(s, &o->nullpunkt);
    PDN_TRY(pdn_textlist_read(s->resources, ',', words, &o->resource,
                              &o->resources));
    PDN_TRY(pdn_counter_take(s->counter, o->better, words, o));
    if (s->controls == NULL) goto out;
    PDN_TRY(
        pdn_textlist_read(s->controls, ',', words, &o->control, &o->controls));
    if (o->controls > PDN_MOST_CONTROLS)
        PDN_FAIL(PDN_EDATA, "%s: controls: want at most %d", s->name,
                 (int)PDN_MOST_CONTROLS);
out:
    return st;
}

/* The screen for deviants, where the study names resources. An indicator that
 * nothing can be said about is told, and the rest of the study stands. */
pdn_status study_outcomes__deviants(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = w->study;
    pdn_results *r = w->results;
    pdn_arena words = {0};
    pdn_crosswalk crosswalk = {.table = &r->input[PDN_STAGE_CROSSWALK],
                               .told = true}; /* by the baseline */
    pdn_deviant_options o = {
        .draws = study_work__draws(w, pdn_deviants_defaults().draws),
        .threads = w->options->threads,
        .seed = w->options->seed,
        .progress = w->options->progress};

    if (w->options->to_public)
        o.fewest = study_work__number(s->fewest, PDN_FEWEST);
    if (s->file[PDN_STAGE_OUTCOMES] == NULL || s->resources == NULL)
        return PDN_OK;
    PDN_TRY(set_screen(s, &words, &o));
    if (s->file[PDN_STAGE_CROSSWALK] != NULL) o.crosswalk = &crosswalk;
    if (s->file[PDN_STAGE_BREAKS] != NULL)
        o.breaks = &r->input[PDN_STAGE_BREAKS];
    st = pdn_deviants_make(&r->input[PDN_STAGE_OUTCOMES], &o, w->findings,
                           &r->deviants);
    if (st == PDN_EDATA) {
        pdn_diagnostic at = {.severity = PDN_WARNING, .code = "no-screen"};
        st = pdn_diagnostics_add(w->findings, at, "no deviants: %s",
                                 pdn_message());
    }
    if (st != PDN_OK) goto out;
    PDN_TRY(add_table(w, id, r->deviants.row, r->deviants.rows, o.draws));
out:
    pdn_arena_clear(&words);
    return st;
}

void study_outcomes__clear(pdn_results *r)
{
    free(r->band);
    free(r->reference);
    pdn_table_clear(&r->band_table);
    pdn_baseline_clear(&r->baseline);
    pdn_deviants_clear(&r->deviants);
}
