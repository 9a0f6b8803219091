#include "pdnet/survey.h"

#include "answers.h"
#include "listed_names.h"
#include "response.h"
#include "survey/webform/multi_select.h"
#include "survey/webform/survey_column.h"
#include "survey/webform/word_columns.h"
#include "table/rows/picked_rows.h"

#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Rows and what becomes of them -------------------------------------- */

static pdn_status read_book(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_table t = {0};

    if (w->o->answers == NULL) return PDN_OK;
    PDN_TRY(answers__read_file(w, w->o->answers, &w->o->csv, answer_book__want,
                               ANSWER_BOOK_WANTS, &t));
    PDN_TRY(answer_book__fill(&w->book, &t, w->f));
    PDN_TRY(multi_select__book(&w->book, "barrier", &w->s->arena,
                               &w->s->obstacles));
out:
    pdn_table_clear(&t);
    return st;
}

/* Whether all that is wrong since then is several cells that are no numbers: of
 * answers in words, which are told together. */
static bool are_words(const pdn_diagnostics *f, size_t since, size_t errors)
{
    enum { FEW = 3 }; /* each where it stands */
    size_t words = 0;

    for (size_t i = since; i < f->rows; i++)
        words += f->row[i].severity == PDN_ERROR && f->row[i].code != NULL &&
                 strcmp(f->row[i].code, "not-a-number") == 0;
    return words > FEW && words == f->errors - errors;
}

/* With a book numbers may be words. */
static pdn_status read_ties(answers_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *ties = pdn_file_kind_of("ties");
    const size_t since = w->f->rows, errors = w->f->errors;
    bool words = w->book.entries > 0;
    pdn_table *t = &w->answers.table;
    pdn_want *want = NULL;

    PDN_NEW(want, ties->wants);
    word_columns__want(ties, want);
    PDN_TRY(answers__read_file(w, w->o->ties, &w->o->csv,
                               words ? want : ties->want, ties->wants, t));
    if (!words && are_words(w->f, since, errors)) {
        w->f->rows = since;
        w->f->errors = errors;
        words = true;
        pdn_table_clear(t);
        PDN_TRY(answers__read_file(w, w->o->ties, &w->o->csv, want, ties->wants,
                                   t));
    }
    if (t->file == NULL) goto out;
    PDN_TRY(picked_rows__keep(t, w->o->csv.where, w->o->csv.wheres, w->f));
    PDN_TRY(survey_column__tell(t, w->f));
    PDN_TRY(listed_names__part(w, t));
    if (words) PDN_TRY(word_columns__read(&w->book, t, w->f));
    PDN_TRY(word_columns__barriers(&w->book, t, w->f));
    PDN_TRY(word_columns__tell_others(ties, t, w->f));
out:
    free(want);
    return st;
}

static pdn_status read_answers(answers_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->answers.table;

    if (w->o->roster != NULL)
        PDN_TRY(roster__read(w));
    else
        PDN_TRY(read_ties(w));
    for (size_t k = 0; k < t->columns; k++)
        if (strcmp(t->column[k].name, "tie") == 0)
            PDN_TRY(pdn_diagnostics_add(
                w->f, answers__cell(t, SIZE_MAX, k, "reserved-column"),
                "the column \"tie\" is made here: give it another name"));
out:
    return st;
}

/* Is the row an answer of contact, of none, or of nothing? */
static answers__class class_of(const answers_context *w,
                               const pdn_column *frequency, size_t row)
{
    double x = frequency == NULL ? 1 : frequency->number[row];
    pdn_state state = pdn_state_of(x);

    if (state == PDN_NOT_ASKED || state == PDN_NO_ANSWER) return PDN_OPEN;
    if (state != PDN_VALUE) x = 1;
    if (w->o->min_frequency > 0)
        return x >= w->o->min_frequency ? PDN_CONTACT : PDN_NO_CONTACT;
    return x > 0 ? PDN_CONTACT : PDN_NO_CONTACT;
}

/* Where services are named, a form asks everybody of the own one too. */
static pdn_status tell_own(answers_context *w)
{
    if (w->own == NULL || w->s->sum.self == 0) return PDN_OK;
    return pdn_diagnostics_add(w->f,
                               (pdn_diagnostic){.file = w->answers.table.file,
                                                .severity = PDN_NOTE,
                                                .code = "own-service",
                                                .action = "left out"},
                               "%zu answers about the own service",
                               w->s->sum.self);
}

static pdn_status tell_self(answers_context *w, size_t row)
{
    pdn_diagnostic at =
        answers__cell(&w->answers.table, row, SIZE_MAX, "self-tie");
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");

    if (w->own != NULL) return PDN_OK; /* told together */
    at.severity = PDN_NOTE;
    at.action = "left out";
    return pdn_diagnostics_add(w->f, at, "\"%s\" names itself",
                               id->text[w->answers.from[row]]);
}

static pdn_status tell_unstated_frequency(answers_context *w)
{
    answers__table *a = &w->answers;
    const pdn_column *frequency = pdn_table_column(&a->table, "frequency");
    size_t n = 0;

    for (size_t i = 0; frequency != NULL && i < a->table.rows; i++)
        n += pdn_state_of(frequency->number[i]) == PDN_NOT_DEFINED;
    if (n == 0 || n == a->table.rows) return PDN_OK;
    return pdn_diagnostics_add(w->f,
                               (pdn_diagnostic){.file = a->table.file,
                                                .severity = PDN_WARNING,
                                                .code = "no-frequency",
                                                .action = "read as contact"},
                               "%zu of %zu rows tell no frequency: read as "
                               "contact, how often is not known",
                               n, a->table.rows);
}

static pdn_status classify(answers_context *w)
{
    pdn_status st = PDN_OK;
    answers__table *a = &w->answers;
    pdn_survey_sum *sum = &w->s->sum;
    const pdn_column *frequency = pdn_table_column(&a->table, "frequency");

    PDN_TRY(tell_unstated_frequency(w));
    PDN_NEW(a->class, a->table.rows);
    sum->rows = a->table.rows;
    for (size_t i = 0; i < a->table.rows; i++) {
        if (w->gone[a->from[i]] || w->gone[a->to[i]]) {
            sum->dropped++;
        } else if (answers__is_own(w, a->from[i], a->to[i])) {
            sum->self++;
            PDN_TRY(tell_self(w, i));
        } else {
            a->class[i] = class_of(w, frequency, i);
        }
    }
    PDN_TRY(tell_own(w));
out:
    return st;
}

static pdn_status tell_sum(answers_context *w)
{
    const pdn_survey_sum *s = &w->s->sum;
    char more[120] = "";
    int n = 0;

    if (s->unanswered > 0)
        n = snprintf(more, sizeof more, " + left open %zu", s->unanswered);
    if (s->dropped > 0)
        snprintf(more + n, sizeof more - (size_t)n, " + of dropped people %zu",
                 s->dropped);
    return pdn_diagnostics_tell(
        w->f, PDN_NOTE, "rows", w->answers.table.file,
        "rows read %zu = ties %zu + merged %zu + self-ties "
        "%zu + no-contact %zu%s",
        s->rows, s->ties, s->merged, s->self, s->none, more);
}

/* ---- Actors taken out ---------------------------------------------------- */

static pdn_status mark_dropped(answers_context *w)
{
    pdn_status st = PDN_OK;
    size_t n = 0;

    PDN_NEW(w->gone, w->s->actor.rows);
    for (size_t i = 0; i < w->o->drops; i++) {
        uint32_t actor = 0;
        PDN_TRY(answers__find_actor(
            w, w->o->drop[i],
            (pdn_diagnostic){.file = "--drop-id", .severity = PDN_ERROR},
            &actor));
        if (actor == UINT32_MAX || w->gone[actor]) continue;
        w->gone[actor] = true;
        n++;
    }
    if (n > 0)
        PDN_TRY(pdn_diagnostics_add(
            w->f,
            (pdn_diagnostic){
                .severity = PDN_NOTE, .code = "dropped", .action = "left out"},
            "%zu %s taken out on request", n, n == 1 ? "person" : "people"));
out:
    return st;
}

/* A service that no heading asks about was not named by anybody for another
 * reason than that nobody works with it. */
static pdn_status mark_unasked(answers_context *w)
{
    pdn_status st = PDN_OK;
    const answers__table *a = &w->answers;
    bool *asked = NULL;

    if (w->own == NULL || w->o->roster == NULL) return PDN_OK;
    PDN_NEW(asked, w->s->actor.rows);
    for (size_t i = 0; i < a->table.rows; i++)
        asked[a->to[i]] = true;
    for (size_t i = 0; i < w->s->actor.rows; i++)
        if (pdn_survey_is_group(&w->s->actor, i) && !asked[i])
            w->gone[i] = true;
out:
    free(asked);
    return st;
}

/* ---- Who was there that year -------------------------------------------- */

/* Tjeneste 2026 */
static bool has_year(const char *heading)
{
    for (const char *s = heading; *s != '\0'; s += strcspn(s, "12")) {
        const size_t digits = strspn(s, "0123456789");
        if (digits == 4 &&
            (strncmp(s, "19", 2) == 0 || strncmp(s, "20", 2) == 0))
            return true;
        s += digits > 0 ? digits : 1;
    }
    return false;
}

/* The heading of the column of services, where it is of a year; NULL. */
static const char *heading_of_year(const answers_context *w)
{
    const char *by = w->o->by != NULL ? w->o->by : "sector";
    const pdn_csv_options *csv = &w->o->csv;

    for (size_t i = 0; i < csv->renames; i++) {
        const char *name = csv->rename[i], *theirs = strchr(name, '=');
        if (strncmp(name, "actors.", strlen("actors.")) != 0) continue;
        name += strlen("actors.");
        if (theirs != NULL && (size_t)(theirs - name) == strlen(by) &&
            strncmp(name, by, strlen(by)) == 0)
            return has_year(theirs + 1) ? theirs + 1 : NULL;
    }
    return has_year(by) ? by : NULL;
}

/* On a list of several years whoever was not there has no service in the column
 * of that year. */
static pdn_status find_placeless(answers_context *w)
{
    pdn_status st = PDN_OK;
    const char *by = w->o->by != NULL ? w->o->by : "sector";
    const pdn_table *t = &w->s->actor;
    const pdn_column *c = t->file != NULL ? pdn_table_column(t, by) : NULL;

    w->place_heading = heading_of_year(w);
    if (w->place_heading == NULL || c == NULL || c->text == NULL) return PDN_OK;
    PDN_NEW(w->placeless, t->rows);
    for (size_t i = 0; i < t->rows; i++)
        w->placeless[i] = c->text[i] == NULL && !pdn_survey_is_group(t, i);
out:
    return st;
}

/* Of these whoever stands in no heading and sent nothing was not on the list.
 */
static pdn_status mark_elsewhere(answers_context *w)
{
    pdn_status st = PDN_OK;
    const answers__table *a = &w->answers;
    bool *met = NULL;
    size_t n = 0, all = 0;

    if (w->placeless == NULL) return PDN_OK;
    PDN_NEW(met, w->s->actor.rows);
    for (size_t i = 0; i < a->table.rows; i++)
        met[a->from[i]] = met[a->to[i]] = true;
    for (size_t i = 0; i < w->s->actor.rows; i++) {
        if (pdn_survey_is_group(&w->s->actor, i)) continue;
        all++;
        if (!w->placeless[i] || met[i] || (w->responded && w->s->answered[i]))
            continue;
        w->gone[i] = true;
        n++;
    }
    if (n == 0) goto out;
    PDN_TRY(pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){.file = w->s->actor.file,
                         .severity = PDN_NOTE,
                         .code = "not-on-list",
                         .action = "left out"},
        "%zu of %zu have nothing in \"%.80s\", are asked about by nobody and "
        "sent nothing: not on the list of that year",
        n, all, w->place_heading));
out:
    free(met);
    return st;
}

/* What one form of survey does not go with. */
static pdn_status check_form(answers_context *w)
{
    const pdn_survey_options *o = w->o;
    const char *what = NULL;

    if (o->alters != PDN_ALTERS_GROUPS) return PDN_OK;
    if (o->undirected)
        what = "undirected ties: a service never answers";
    else if (o->nonresponse == PDN_RECONSTRUCT)
        what = "reconstruction: a service says nothing that could stand for "
               "a person's answer";
    else if (o->answers_of == PDN_ANSWERS_ORGANISATIONS)
        what = "one answer for each organisation: those name each other";
    if (what == NULL) return PDN_OK;
    return pdn_diagnostics_add(
        w->f, (pdn_diagnostic){.severity = PDN_ERROR, .code = "form"},
        "people who name services (alters groups) do not go with %s", what);
}

/* ---- The whole ---------------------------------------------------------- */

/* Files, until every cell of them is understood. */
static pdn_status read_files(answers_context *w, response__list *list)
{
    pdn_status st = PDN_OK;

    PDN_TRY(check_form(w));
    PDN_TRY(read_book(w));
    PDN_TRY(actors__read(w));
    list->says_who = w->responded;
    PDN_TRY(find_placeless(w));
    PDN_TRY(read_answers(w));
    if (w->s->actor.file != NULL && w->answers.table.file != NULL)
        PDN_TRY(endpoints__find(w));
    if (w->answers.table.file != NULL) PDN_TRY(scales__apply(w));
    if (w->s->actor.file != NULL) PDN_TRY(mark_dropped(w));
    PDN_TRY(answers__tell_found(w));
    if (w->answers.table.rows > 0) /* else no cell was read */
        PDN_TRY(answer_book__tell_unmet(&w->book, w->f));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
out:
    return st;
}

static pdn_status run(answers_context *w)
{
    pdn_status st = PDN_OK;
    response__list list = {.own = w->o->roster != NULL &&
                                  w->o->actors != NULL &&
                                  strcmp(w->o->actors, w->o->roster) == 0};

    PDN_TRY(read_files(w, &list));
    PDN_TRY(mark_unasked(w));
    PDN_TRY(mark_elsewhere(w));
    PDN_TRY(classify(w));
    PDN_TRY(senders__find(w));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
    PDN_TRY(merge__answers(w));
    PDN_TRY(tell_sum(w));
    PDN_TRY(actors__remove(w->s, w->gone));
    if (w->o->corrections != NULL) PDN_TRY(corrections__apply(w));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
    PDN_TRY(response__tell(w->s, w->o->asked, &list, w->f));
    PDN_TRY(nonresponse__treat(w));
out:
    return st;
}

pdn_status pdn_survey_read(const pdn_survey_options *o, pdn_diagnostics *f,
                           pdn_provenance *origin, pdn_survey *out)
{
    pdn_status st = PDN_OK;
    pdn_survey s = {.directed = !o->undirected};
    answers_context w = {.o = o, .f = f, .origin = origin, .s = &s};

    PDN_TRY(run(&w));
    *out = s;
    s = (pdn_survey){0};
out:
    answers__clear_found(&w);
    answer_book__clear(&w.book);
    names__clear(&w.names);
    pdn_table_clear(&w.answers.table);
    free(w.answers.from);
    free(w.answers.to);
    free(w.answers.class);
    free(w.answers.field);
    free(w.answers_of);
    free(w.gone);
    free(w.placeless);
    free(w.own);
    pdn_survey_clear(&s);
    return st;
}

void pdn_survey_clear(pdn_survey *s)
{
    pdn_table_clear(&s->actor);
    pdn_table_clear(&s->tie);
    pdn_arena_clear(&s->arena);
    *s = (pdn_survey){0};
}
