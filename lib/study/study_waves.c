/* Stages of the survey: duties, and every wave from answers to verdicts. */
#include "study_work.h"

#include "pdnet/network.h"
#include "pdnet/survey.h"
#include "pdnet/tables.h"

#include <stdlib.h>
#include <string.h>

pdn_status study_waves__duties(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->results->input[id];
    pdn_duty *duty = NULL;

    PDN_NEW(duty, t->rows);
    for (size_t i = 0; i < t->rows; i++)
        duty[i] = (pdn_duty){
            pdn_table_cell(t, "from", i), pdn_table_cell(t, "to", i),
            pdn_table_cell(t, "why", i), pdn_table_cell(t, "lead", i)};
    w->results->duty = duty;
    w->results->duties = t->rows;
out:
    return st;
}

static void count_answers(pdn_wave_results *w)
{
    w->actors = (double)w->network.people;
    w->asked_unknown = pdn_network_asked_unknown(&w->network);
    for (size_t i = 0; i < w->network.actors; i++)
        w->answered += w->network.answered[i];
    w->response =
        w->actors > 0 ? w->answered / w->actors : pdn_absent(PDN_NOT_DEFINED);
    for (size_t i = 0; i < w->breakdown.pairs; i++) {
        const pdn_pair *p = &w->breakdown.pair[i];
        /* of people who name services nothing is asked of the own one */
        if (pdn_state_of(p->ties) != PDN_NOT_DEFINED) w->ties += p->ties;
        w->confirmed += p->confirmed;
        w->one_sided += p->one_sided;
        w->unknown += p->unknown;
    }
}

/* A column that is not there is told where it was asked for. */
static pdn_status group(const pdn_study *s, const pdn_study_wave *wave,
                        pdn_wave_results *w)
{
    const char *by = pdn_network_by(&w->network, s->by);
    pdn_status st = pdn_groups_by(&w->network, by, &w->groups);

    if (st == PDN_OK || s->by == NULL)
        return pdn_within(st, "%s", pdn_base_name(wave->actors));
    return pdn_within(st, "%s:%zu: %s", s->name, s->line.by,
                      pdn_base_name(wave->actors));
}

/* The same of the columns that chance keeps apart. */
static pdn_status check_within(const pdn_study *s, const pdn_study_wave *wave,
                               const pdn_wave_results *w)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *const *column = NULL;
    size_t columns = 0;

    PDN_TRY(pdn_textlist_read(s->within, ',', &text, &column, &columns));
    for (size_t i = 0; i < columns; i++)
        if (strcmp(column[i], "none") != 0 &&
            pdn_table_column(&w->network.actor, column[i]) == NULL)
            PDN_FAIL(PDN_EDATA,
                     "%s:%zu: %s: no actor column \"%s\" to shuffle within",
                     s->name, s->line.within, pdn_base_name(wave->actors),
                     column[i]);
out:
    pdn_arena_clear(&text);
    return st;
}

static pdn_survey_options survey_of(const struct study_work *k,
                                    const pdn_study_wave *wave)
{
    const pdn_study *s = k->study;
    int blank = study_work__choice(pdn_blanks, s->blank, PDN_BLANK_UNSAID);
    int answered = study_work__choice(pdn_answered_rules, s->answered,
                                      PDN_ANSWERED_SENDERS);
    int asked = study_work__choice(pdn_asked_words, s->asked, PDN_ASKED_UNSAID);
    int nonresponse =
        study_work__choice(pdn_nonresponses, s->nonresponse, PDN_KEEP);
    int unknown =
        study_work__choice(pdn_unknown_actors, s->unknown, PDN_UNKNOWN_ERROR);
    int alters =
        study_work__choice(pdn_alters_words, s->alters, PDN_ALTERS_PEOPLE);
    int answers_of = study_work__choice(pdn_answers_of_words, s->answers_of,
                                        PDN_ANSWERS_PEOPLE);

    return (pdn_survey_options){
        .actors = wave->actors,
        .ties = wave->ties,
        .roster = wave->roster,
        .roster_id = wave->roster_id,
        .roster_pattern = wave->roster_pattern,
        .codebook = wave->codebook,
        .aliases = wave->aliases,
        .answers = wave->answers,
        .corrections = s->file[PDN_STAGE_CORRECTIONS],
        .wave = wave->label,
        .scale = s->scale,
        .scales = s->scales,
        .scales_of_many = s->waves > 1,
        .alters = (pdn_alters)alters,
        .by = s->by,
        .answers_of = (pdn_answers_of)answers_of,
        .answered = (pdn_answered_rule)answered,
        .asked = (pdn_asked)asked,
        .nonresponse = (pdn_nonresponse)nonresponse,
        .unknown = (pdn_unknown_actor)unknown,
        .undirected = s->undirected != NULL && s->undirected[0] == 'y',
        .min_frequency = study_work__number(s->min_frequency, 0),
        .csv = study_work__csv(k, "wave"),
        .corrected = k->options->people ? &k->results->corrected : NULL,
        .blank = (pdn_blank)blank};
}

static pdn_status measure(struct study_work *k, pdn_wave_results *w)
{
    const pdn_study_options *o = k->options;
    pdn_measure_options how = {
        .by = k->study->by,
        .within = k->study->within,
        .distance = (pdn_distance)study_work__choice(
            pdn_distances, k->study->distance, PDN_HOPS),
        .approximate = study_work__number(k->study->approximate, 0),
        .draws = study_work__draws(k, pdn_measure_defaults().draws),
        .threads = o->threads,
        .seed = o->seed,
        .progress = o->progress};

    return o->people ? pdn_measure(&w->network, &how, &w->measure, NULL)
                     : PDN_OK;
}

/* Whether the wave has a group or somebody of that name. */
static pdn_status has_end(const pdn_wave_results *w, const char *name,
                          pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *own = NULL;

    *yes = pdn_network_find(&w->network, name) != SIZE_MAX;
    if (*yes) return PDN_OK;
    PDN_TRY(pdn_name_key(text, name, &key));
    for (size_t g = 0; g < w->groups.groups && !*yes; g++) {
        PDN_TRY(pdn_name_key(text, w->groups.label[g], &own));
        *yes = strcmp(own, key) == 0;
    }
out:
    return st;
}

static bool is_group(const pdn_wave_results *w, size_t actor, const char *name)
{
    const size_t g = w->groups.of[actor];

    return g < w->groups.groups && strcmp(w->groups.label[g], name) == 0;
}

/* Organisations that duties name and that are put together in groups: the duty
 * is then one of the groups, where nobody sees it. */
static pdn_status tell_merged(struct study_work *k, const pdn_wave_results *w,
                              const pdn_duty *duty, size_t duties)
{
    const pdn_network *g = &w->network;
    size_t merged = 0, first = SIZE_MAX;
    const char *name = NULL;

    if (k->study->by == NULL || k->study->answers_of == NULL ||
        strcmp(k->study->answers_of, "organisations") != 0)
        return PDN_OK;
    for (size_t i = 0; i < duties; i++) {
        const char *end[] = {duty[i].from, duty[i].to};
        bool own = false;
        for (size_t e = 0; e < PDN_COUNT(end); e++) {
            const size_t actor = pdn_network_find(g, end[e]);
            if (actor == SIZE_MAX || is_group(w, actor, end[e])) continue;
            own = true;
            if (first == SIZE_MAX) name = end[e];
            if (first == SIZE_MAX) first = actor;
        }
        merged += own;
    }
    if (merged == 0) return PDN_OK;
    const size_t group = w->groups.of[first];
    return pdn_diagnostics_tell(
        k->findings, PDN_WARNING, "merged",
        k->results->input[PDN_STAGE_DUTIES].file,
        "%zu of %zu duties name an organisation, as \"%s\", which is no group "
        "of its own in %s (by = %s): counted as a duty of \"%s\"; without by "
        "each organisation stands for itself",
        merged, duties, name, w->label, k->study->by,
        group < w->groups.groups ? w->groups.label[group] : "?");
}

/* The duties both ends of which are in the wave; the others have no bearing on
 * it. */
static pdn_status duties_of(struct study_work *k, const pdn_wave_results *w,
                            pdn_duty **duty, size_t *duties)
{
    pdn_status st = PDN_OK;
    const pdn_results *r = k->results;
    pdn_arena text = {0};
    bool from = false, to = false;

    *duties = 0;
    PDN_NEW(*duty, r->duties);
    for (size_t i = 0; i < r->duties; i++) {
        PDN_TRY(has_end(w, r->duty[i].from, &text, &from));
        PDN_TRY(has_end(w, r->duty[i].to, &text, &to));
        if (from && to) (*duty)[(*duties)++] = r->duty[i];
    }
    PDN_TRY(tell_merged(k, w, *duty, *duties));
    if (*duties < r->duties)
        PDN_TRY(pdn_diagnostics_tell(k->findings, PDN_NOTE, "elsewhere",
                                     r->input[PDN_STAGE_DUTIES].file,
                                     "%zu of %zu duties name who is not in %s",
                                     r->duties - *duties, r->duties, w->label));
out:
    pdn_arena_clear(&text);
    return st;
}

static pdn_status break_down(struct study_work *k, pdn_wave_results *w)
{
    pdn_status st = PDN_OK;
    const pdn_study_options *o = k->options;
    pdn_duty *duty = NULL;
    pdn_breakdown_options how = {
        .by = k->study->by,
        .within = k->study->within,
        .null = (pdn_null)study_work__choice(
            pdn_nulls, k->study->null, (int)pdn_breakdown_defaults().null),
        .draws = study_work__draws(k, pdn_breakdown_defaults().draws),
        .most_draws = study_work__draws_laid_down(k)
                          ? 0
                          : (size_t)study_work__number(k->study->most_draws,
                                                       PDN_MOST_DRAWS),
        .threads = o->threads,
        .seed = o->seed,
        .progress = o->progress};

    if (k->results->duty != NULL) PDN_TRY(duties_of(k, w, &duty, &how.duties));
    how.duty = duty;
    PDN_TRY(pdn_breakdown_make(&w->network, &how, &w->breakdown));
    PDN_TRY(pdn_breakdown_tell_places(&w->breakdown, true, k->findings));
out:
    free(duty);
    return st;
}

static pdn_status add_tables(struct study_work *k, pdn_stage_id id,
                             const pdn_wave_results *w)
{
    pdn_status st = PDN_OK;
    pdn_about about = {
        w->label,
        w->actors,
        w->answered,
        (double)w->breakdown.draws,
        w->asked_unknown,
        pdn_groups_are_municipalities(&w->network, k->study->by)};

    PDN_TRY(study_work__add(k, id, 0, w->breakdown.pair, w->breakdown.pairs,
                            &about));
    about.draws = (double)study_work__draws(k, pdn_measure_defaults().draws);
    if (w->measure != NULL)
        PDN_TRY(
            study_work__add(k, id, 1, w->measure, w->network.actors, &about));
out:
    return st;
}

/* What was found of an option stands where study.ini says it. */
static pdn_status place_findings(struct study_work *k,
                                 const pdn_study_wave *wave, size_t since)
{
    pdn_status st = PDN_OK;
    const struct {
        const char *option;
        size_t line;
    } said[] = {{"--scale", k->study->line.scales},
                {"--drop-id", k->study->line.drop},
                {"--roster-pattern", wave->line}};
    pdn_diagnostics *f = k->findings;

    for (size_t i = since; i < f->rows; i++)
        for (size_t o = 0; o < PDN_COUNT(said); o++) {
            pdn_diagnostic *d = &f->row[i];
            if (d->file == NULL || strcmp(d->file, said[o].option) != 0)
                continue;
            PDN_TRY(pdn_arena_keep(&f->text, k->study->name, &d->file));
            d->line = said[o].line;
        }
out:
    return st;
}

static pdn_status read_wave(struct study_work *k,
                            const pdn_survey_options *survey,
                            const pdn_study_wave *wave, pdn_wave_results *w)
{
    const size_t since = k->findings->rows;
    pdn_status read =
        pdn_survey_network(survey, k->findings, k->origin, &w->network);
    pdn_status st = place_findings(k, wave, since);

    if (read == PDN_EPARSE && st == PDN_OK)
        st = pdn_diagnostics_verdict(k->findings); /* said anew */
    return st != PDN_OK ? st : read;
}

static pdn_status run_wave(struct study_work *k, pdn_stage_id id,
                           const pdn_study_wave *wave, pdn_wave_results *w)
{
    pdn_status st = PDN_OK;
    pdn_survey_options survey = survey_of(k, wave);
    pdn_arena words = {0};

    w->label = wave->label;
    PDN_TRY(pdn_textlist_read(k->study->drop, ',', &words, &survey.drop,
                              &survey.drops));
    PDN_TRY(pdn_textlist_read(wave->where, ',', &words, &survey.csv.where,
                              &survey.csv.wheres));
    PDN_TRY(study_work__rename(k, wave, &words, &survey.csv));
    PDN_TRY(read_wave(k, &survey, wave, w));
    PDN_TRY(group(k->study, wave, w));
    PDN_TRY(check_within(k->study, wave, w));
    PDN_TRY(measure(k, w));
    PDN_TRY(break_down(k, w));
    count_answers(w);
    PDN_TRY(add_tables(k, id, w));
out:
    pdn_arena_clear(&words);
    return st;
}

/* Where services and people stood before. */
static pdn_status read_layout(struct study_work *k)
{
    pdn_status st = PDN_OK;
    const char *path = k->study->layout;
    pdn_results *r = k->results;

    if (path == NULL) return PDN_OK;
    PDN_TRY(pdn_places_read(path, k->findings, &r->place_text, &r->place,
                            &r->places));
    PDN_TRY(pdn_provenance_add_file(k->origin, path));
out:
    return st;
}

bool study_waves__has_group(const pdn_results *r, const char *name)
{
    for (size_t i = 0; i < r->waves; i++)
        for (size_t g = 0; g < r->wave[i].groups.groups; g++)
            if (strcmp(r->wave[i].groups.label[g], name) == 0) return true;
    return false;
}

/* A name of a service that no wave has is most likely misspelt. */
static pdn_status tell_unmet_services(struct study_work *k)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = k->study;

    for (size_t i = 0; i < s->services; i++)
        if (!study_waves__has_group(k->results, s->service[i].name))
            PDN_TRY(pdn_diagnostics_add(
                k->findings,
                (pdn_diagnostic){.file = s->name,
                                 .line = s->service[i].line,
                                 .severity = PDN_WARNING,
                                 .code = "unmet"},
                "[services] names \"%s\": no group of the survey is called so",
                s->service[i].name));
out:
    return st;
}

/* A fault where no wave has whom a duty names. */
static pdn_status check_duty(struct study_work *k, const char *column,
                             size_t row, pdn_arena *text)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &k->results->input[PDN_STAGE_DUTIES];
    const char *name = pdn_table_cell(t, column, row);
    bool met = name == NULL;

    for (size_t i = 0; i < k->results->waves && !met; i++)
        PDN_TRY(has_end(&k->results->wave[i], name, text, &met));
    if (!met)
        PDN_TRY(pdn_diagnostics_add(
            k->findings,
            (pdn_diagnostic){
                .file = t->file,
                .line = t->line[row],
                .column = t->field[pdn_table_column(t, column) - t->column],
                .severity = PDN_ERROR,
                .code = "unknown-group"},
            "unknown group \"%s\": want a group (by = %s) or an id of a wave",
            name, k->study->by != NULL ? k->study->by : "sector"));
out:
    return st;
}

static pdn_status check_duties(struct study_work *k)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};

    for (size_t i = 0; i < k->results->duties; i++) {
        PDN_TRY(check_duty(k, "from", i, &text));
        PDN_TRY(check_duty(k, "to", i, &text));
    }
    PDN_TRY(pdn_diagnostics_verdict(k->findings));
out:
    pdn_arena_clear(&text);
    return st;
}

/* Who put what right, for the owner of the study. */
static pdn_status add_corrections(struct study_work *k)
{
    const double none = pdn_absent(PDN_NOT_DEFINED);
    const pdn_about about = {NULL, none, none, none, false, false};
    pdn_corrections *c = &k->results->corrected;

    if (c->rows == 0) return PDN_OK;
    return study_work__add(k, PDN_STAGE_CORRECTIONS, 0, c->row, c->rows,
                           &about);
}

pdn_status study_waves__run(struct study_work *k, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = k->study;
    const char *only = k->options->wave;
    pdn_results *r = k->results;
    bool found = only == NULL;

    PDN_TRY(read_layout(k));
    PDN_NEW(r->wave, s->waves);
    for (size_t i = 0; i < s->waves; i++) {
        if (only != NULL && strcmp(only, s->wave[i].label) != 0) continue;
        found = true;
        pdn_progress_tell(k->options->progress, "waves", i, s->waves);
        r->waves++; /* so that a half-made wave is released too */
        PDN_TRY(run_wave(k, id, &s->wave[i], &r->wave[r->waves - 1]));
    }
    if (!found) PDN_FAIL(PDN_EDATA, "the study file has no wave %s", only);
    if (only == NULL) PDN_TRY(check_duties(k));
    PDN_TRY(tell_unmet_services(k));
    PDN_TRY(add_corrections(k));
out:
    return st;
}

void study_waves__clear(pdn_results *r)
{
    for (size_t i = 0; i < r->waves; i++) {
        pdn_wave_results *w = &r->wave[i];
        pdn_breakdown_clear(&w->breakdown);
        free(w->measure);
        pdn_groups_clear(&w->groups);
        pdn_network_clear(&w->network);
    }
    free(r->wave);
    pdn_corrections_clear(&r->corrected);
    free(r->place);
    pdn_arena_clear(&r->place_text);
    free(r->duty);
}
