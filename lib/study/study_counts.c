/* Stages of counts: tallies with their denominators, handovers, practices. */
#include "study_work.h"

#include <stdlib.h>
#include <string.h>

static pdn_about plain(void)
{
    double none = pdn_absent(PDN_NOT_DEFINED);

    return (pdn_about){NULL, none, none, none, false, false};
}

/* How many must have answered for their mean to be shown: the owner of the
 * study sees all. */
static size_t least_of(const struct study_work *w)
{
    const double fewest = study_work__number(w->study->fewest, PDN_FEWEST);

    return (size_t)study_work__number(w->study->voices_least,
                                      w->options->people ? 0 : fewest);
}

pdn_status study_counts__tally(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    pdn_results *r = w->results;
    pdn_tally_options how = {.interval = w->study->themes_interval != NULL &&
                                         w->study->themes_interval[0] == 'y',
                             .on = w->study->actions_on,
                             .least = least_of(w)};
    pdn_about about = plain();

    PDN_TRY(pdn_tally_make(w->stage[id].what.table->schema->name, &r->input[id],
                           &how, w->findings, &r->tally[id]));
    PDN_TRY(
        study_work__add(w, id, 0, r->tally[id].row, r->tally[id].rows, &about));
out:
    return st;
}

pdn_status study_counts__handovers(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    pdn_results *r = w->results;
    pdn_handover_options how = {
        .draws = study_work__draws(w, pdn_handovers_defaults().draws),
        .threads = w->options->threads,
        .seed = w->options->seed,
        .progress = w->options->progress};
    pdn_about about = plain();
    pdn_arena words = {0};

    PDN_TRY(pdn_textlist_read(w->study->handover_source, ',', &words,
                              &how.source, &how.sources));
    PDN_TRY(pdn_textlist_read(w->study->handover_goal, ',', &words, &how.goal,
                              &how.goals));
    PDN_TRY(pdn_handovers_make(&r->input[id], &how, w->findings, &r->handover));
    if (r->input[id].rows > 0)
        PDN_TRY(
            study_work__add(w, id, 0, r->handover, r->input[id].rows, &about));
out:
    pdn_arena_clear(&words);
    return st;
}

/* Who took up what, where the file is of more years than one. */
static pdn_status practices_change(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    pdn_practices_change *c = &w->results->practices_change;
    pdn_about about = plain();

    PDN_TRY(pdn_practices_change_make(&w->results->input[id], w->findings, c));
    if (c->rows > 0)
        PDN_TRY(study_work__add(w, id, 1, c->row, c->rows, &about));
out:
    return st;
}

/* Whether the file of practices has one of that name. */
static pdn_status has_practice(const pdn_table *t, const char *name,
                               pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *own = NULL;

    *yes = false;
    PDN_TRY(pdn_name_key(text, name, &key));
    for (size_t i = 0; i < t->rows && !*yes; i++) {
        PDN_TRY(pdn_name_key(text, pdn_table_cell(t, "practice", i), &own));
        *yes = strcmp(own, key) == 0;
    }
out:
    return st;
}

/* Those that study.ini names are in the file. */
static pdn_status check_named(const struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->results->input[id];
    const char *const *name = NULL;
    pdn_arena text = {0};
    size_t names = 0;
    bool there = false;

    PDN_TRY(pdn_textlist_read(w->study->practices_named, ',', &text, &name,
                              &names));
    for (size_t i = 0; i < names; i++) {
        PDN_TRY(has_practice(t, name[i], &text, &there));
        if (!there)
            PDN_FAIL(PDN_EDATA,
                     "%s: [practices] named: no practice \"%s\" in %s",
                     w->study->name, name[i], t->file);
    }
out:
    pdn_arena_clear(&text);
    return st;
}

/* What the candidates do that their peers do not; where none was judged, that
 * is told. */
pdn_status study_counts__practices(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    pdn_results *r = w->results;
    pdn_practice_options how = {
        .draws = study_work__draws(w, pdn_practices_defaults().draws),
        .seed = w->options->seed};
    pdn_about about = plain();
    pdn_diagnostic at = {.severity = PDN_WARNING, .code = "no-practices"};

    PDN_TRY(check_named(w, id));
    PDN_TRY(practices_change(w, id));
    if (r->deviants.rows == 0)
        return pdn_diagnostics_add(w->findings, at,
                                   "no practices: no unit was screened for "
                                   "deviance");
    PDN_TRY(pdn_practices_make(&r->input[id], r->deviants.row, r->deviants.rows,
                               &how, w->findings, &r->practices));
    if (r->practices.rows > 0)
        PDN_TRY(study_work__add(w, id, 0, r->practices.row, r->practices.rows,
                                &about));
out:
    return st;
}

void study_counts__clear(pdn_results *r)
{
    for (size_t i = 0; i < PDN_STAGES; i++)
        pdn_tally_clear(&r->tally[i]);
    free(r->handover);
    pdn_practices_clear(&r->practices);
    pdn_practices_change_clear(&r->practices_change);
}
