#include "survey/suggest/files/actor_columns.h"
#include "survey/suggest/files/actor_ids.h"
#include "survey/suggest/proposal.h"

#include <stdio.h>

/* A proposal for the files of a survey, from the first to whether it can be
 * read. */

/* ---- Whether it can be read --------------------------------------------- */

enum { TOLD = 5 };

static pdn_status path_of(proposal *p, const char *name, const char **out)
{
    return pdn_arena_format(&p->text, out, "%s/%s", p->folder, name);
}

/* The faults of one reading: the first few as warnings, the others counted. */
static pdn_status tell_faults(proposal *p, const pdn_diagnostics *found,
                              size_t *told)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < found->rows && *told < TOLD; i++) {
        pdn_diagnostic at = found->row[i];
        if (at.severity != PDN_ERROR) continue;
        at.severity = PDN_WARNING;
        at.code = "suggest";
        PDN_TRY(pdn_diagnostics_add(p->w->f, at, "not read yet: %s",
                                    found->row[i].message));
        ++*told;
    }
out:
    return st;
}

/* The survey's own columns beside those of all files. */
static pdn_status rename_columns(proposal *p, const later_wave *v,
                                 pdn_csv_options *csv)
{
    pdn_status st = PDN_OK;
    const char *const *own = NULL;
    const char **all = NULL;
    size_t n = 0;

    PDN_TRY(pdn_textlist_read(v->columns, ',', &p->text, &own, &n));
    all = pdn_arena_get(&p->text, (csv->renames + n + 1) * sizeof *all);
    PDN_TRY(pdn_had_memory(all));
    for (size_t i = 0; i < csv->renames + n; i++)
        all[i] = i < csv->renames ? csv->rename[i] : own[i - csv->renames];
    csv->rename = all;
    csv->renames += n;
out:
    return st;
}

static pdn_status try_wave(proposal *p, const later_wave *v, size_t *faults,
                           size_t *told)
{
    pdn_status st = PDN_OK;
    pdn_survey_options o = *p->o;
    pdn_diagnostics found = {0};
    pdn_survey s = {0};

    o.actors = v->actors;
    if (o.roster != NULL) {
        o.roster = v->answers;
        o.roster_id =
            v->roster_id != NULL ? v->roster_id : p->t.column[p->id].name;
        o.roster_pattern = p->pattern;
        PDN_TRY(path_of(p, v->codebook != NULL ? v->codebook : "codebook.csv",
                        &o.codebook));
    } else {
        o.ties = v->answers;
    }
    o.wave = v->label;
    if (v->where != NULL) {
        o.csv.where = &v->where;
        o.csv.wheres = 1;
    }
    PDN_TRY(rename_columns(p, v, &o.csv));
    o.by = p->by_called != NULL ? p->by_called : p->by;
    o.alters =
        proposal__asks_of_services(p) ? PDN_ALTERS_GROUPS : PDN_ALTERS_PEOPLE;
    if (o.blank == PDN_BLANK_UNSAID) o.blank = PDN_BLANK_SILENT;
    PDN_TRY(path_of(p,
                    v->answers_file != NULL ? v->answers_file : "answers.csv",
                    &o.answers));
    PDN_TRY(path_of(p,
                    v->aliases_file != NULL ? v->aliases_file : "aliases.csv",
                    &o.aliases));
    st = pdn_survey_read(&o, &found, NULL, &s);
    if (st == PDN_EPARSE) {
        pdn_message_clear();
        *faults += found.errors;
        st = tell_faults(p, &found, told);
    }
out:
    pdn_survey_clear(&s);
    pdn_diagnostics_clear(&found);
    return st;
}

/* Reads the survey as the files that were written say, and records what is
 * refused of it, or that it runs. */
static pdn_status try_all(proposal *p)
{
    pdn_status st = PDN_OK;
    size_t faults = 0, told = 0;
    pdn_diagnostic at = {
        .file = p->t.file, .severity = PDN_NOTE, .code = "suggest"};

    for (size_t i = 0; i < p->wave.n; i++)
        PDN_TRY(try_wave(p, &p->wave.wave[i], &faults, &told));
    for (size_t q = 0; q < p->questions; q++) /* told already */
        if (p->question[q].unlike != NULL) {
            faults++;
            told++;
        }
    if (p->asks_blank) {
        faults++;
        told++;
    }
    if (p->by_year != NULL) { /* by is asked about, and told */
        faults++;
        told++;
    }
    if (faults == 0) {
        PDN_TRY(pdn_diagnostics_add(
            p->w->f, at,
            "written to look through: answers.csv, codebook.csv, aliases.csv, "
            "study.ini; they can be read as they are: pdn-report %s/study.ini "
            "-o FOLDER",
            p->folder));
        goto out;
    }
    at.severity = PDN_WARNING;
    PDN_TRY(pdn_diagnostics_add(
        p->w->f, at,
        "written, but not to be read before %zu thing%s mended (above%s): "
        "answers.csv, codebook.csv, aliases.csv, study.ini; then pdn-report "
        "%s/study.ini -o FOLDER",
        faults, faults == 1 ? " is" : "s are",
        faults > told ? ", the first of them" : "", p->folder));
out:
    return st;
}

/* ---- The whole ---------------------------------------------------------- */

/* A form that was answered by the same people again, years after. */
static pdn_status find_waves_by_day(proposal *p, later_wave one)
{
    size_t from = answers__column(&p->t, "from");
    const size_t answer[2] = {from, answers__column(&p->t, "to")};
    const bool roster = p->part != NULL;

    if (!roster && (from == SIZE_MAX || answer[1] == SIZE_MAX)) return PDN_OK;
    return later_waves__by_day(one, &p->t, roster ? &p->id : answer,
                               roster ? 1 : 2, &p->text, &p->wave);
}

/* A list on which two have one name, and nobody an id, gets one. */
static pdn_status make_ids(proposal *p)
{
    pdn_status st = PDN_OK;
    const char *given = p->o->actors;
    actor_ids__made made = {0};

    PDN_TRY(actor_ids__make(p->o, &p->text, &made));
    if (made.csv == NULL) goto out;
    PDN_TRY(proposal__put_actors(p, made.csv));
    PDN_TRY(pdn_diagnostics_tell(
        p->w->f, PDN_WARNING, "suggest", pdn_base_name(given),
        "two are called \"%.60s\", and no column tells people apart: %s is the "
        "list with a column id, \"%.80s\" and \"%.80s\" for these; one of your "
        "own will do as well",
        made.shared, p->o->actors, made.first, made.second));
out:
    return st;
}

static pdn_status understand(proposal *p)
{
    pdn_status st = PDN_OK;
    answers_context *w = p->w;
    const bool roster = w->o->roster != NULL,
               said = w->o->wave != NULL || w->o->csv.wheres > 0;
    const later_wave one = {.label = w->o->wave,
                            .actors = w->o->actors,
                            .answers = roster ? w->o->roster : w->o->ties,
                            .list = roster ? w->o->codebook : NULL};

    if (!said)
        PDN_TRY(later_waves__in_column(one, &w->o->csv, &p->text, &p->wave));
    PDN_TRY(proposal__read(p));
    /* organisations stand for themselves */
    if (p->by == NULL && p->o->answers_of == PDN_ANSWERS_PEOPLE)
        PDN_TRY(actor_columns__find_groups(&w->s->actor, &p->text, &p->by));
    if (!said && p->wave.n == 0) PDN_TRY(find_waves_by_day(p, one));
    if (p->wave.n == 0)
        PDN_TRY(later_waves__find(one, &w->o->csv,
                                  p->listed && one.list == NULL ? 100 : 50,
                                  &p->text, &p->wave));
    PDN_TRY(proposal__read_later(p));
    if (!said) PDN_TRY(later_waves__name(&p->t, &p->text, &p->wave));
    PDN_TRY(proposal__find_years(p));
    PDN_TRY(proposal__write(p));
    PDN_TRY(proposal__tell(p));
    PDN_TRY(try_all(p));
out:
    return st;
}

pdn_status pdn_survey_suggest(const pdn_survey_options *o, const char *folder,
                              pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_survey_options own = *o;
    pdn_survey s = {.directed = !o->undirected};
    answers_context w = {.o = &own, .f = f, .s = &s};
    proposal p = {.w = &w, .o = &own, .folder = folder, .id = SIZE_MAX};

    st = make_ids(&p);
    if (st == PDN_OK) st = understand(&p);
    if (st != PDN_OK) proposal__take_back_actors(&p);
    proposal__clear(&p);
    return st;
}
