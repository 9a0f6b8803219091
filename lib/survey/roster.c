#include "roster.h"

#include "listed_names.h"
#include "survey/webform/survey_column.h"
#include "survey/webform/tick_boxes.h"
#include "survey/webform/two_names.h"
#include "survey/webform/word_columns.h"
#include "table/rows/picked_rows.h"
#include "table/rows/total_rows.h"

#include "pdnet/table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Wide answers to ties: one row per respondent becomes one row per person that
 * the respondent said anything about. */

static pdn_status read_file(roster__reading *r)
{
    pdn_status st = PDN_OK;
    const pdn_survey_options *o = r->w->o;
    const pdn_file_kind *kind = pdn_file_kind_of("roster");
    pdn_csv_options csv = o->csv;
    const char **rename = NULL;
    char *id = NULL;
    size_t names = SIZE_MAX;

    if (o->roster_id != NULL) {
        PDN_NEW(rename, csv.renames + 1);
        PDN_NEW(id, strlen(o->roster_id) + sizeof "id=");
        strcpy(id, "id=");
        strcat(id, o->roster_id);
        for (size_t i = 0; i < csv.renames; i++)
            rename[i] = csv.rename[i];
        rename[csv.renames++] = id;
        csv.rename = rename;
    }
    PDN_TRY(answers__read_file(r->w, o->roster, &csv, kind->want, kind->wants,
                               &r->wide));
    PDN_TRY(word_columns__show_headings(&r->wide));
    if (r->wide.file == NULL) goto out;
    if (o->roster_id != NULL)
        PDN_TRY(two_names__join(&r->wide, o->roster_id, r->w->f, &names));
    PDN_TRY(picked_rows__keep(&r->wide, o->csv.where, o->csv.wheres, r->w->f));
    PDN_TRY(survey_column__tell(&r->wide, r->w->f));
    PDN_TRY(total_rows__leave(&r->wide, "id", r->w->f));
out:
    free(id);
    free(rename);
    return st;
}

static size_t question_at(const roster__reading *r, const char *question)
{
    size_t q = 0;

    while (q < r->questions && strcmp(r->question[q], question) != 0)
        q++;
    return q;
}

/* Ratings are numbers, codes are words; what the contract does not know is
 * what its columns are. */
static bool is_numeric(const roster__reading *r, const char *question)
{
    const pdn_file_kind *ties = pdn_file_kind_of("ties");

    assert(question != NULL);
    for (size_t i = 0; i < ties->wants; i++)
        if (strcmp(ties->want[i].name, question) == 0)
            return ties->want[i].kind != PDN_TEXT;
    if (answer_book__is_numeric(&r->w->book, question)) return true;
    for (size_t k = 0; k < r->wide.columns; k++)
        if (r->asked[k].question != NULL && r->wide.column[k].text != NULL &&
            strcmp(r->asked[k].question, question) == 0)
            return false;
    return true;
}

/* next[k]: the column of the next box under the question that column k is a
 * box of; SIZE_MAX: none. later[k]: there is one before. */
static pdn_status chain_boxes(roster__reading *r, size_t *next, bool *later)
{
    pdn_status st = PDN_OK;
    pdn_textmap first = {0};
    size_t *last = NULL;
    const char *key = NULL;
    uint32_t begin = 0;

    PDN_NEW(last, r->wide.columns);
    for (size_t k = 0; k < r->wide.columns; k++) {
        next[k] = SIZE_MAX;
        if (r->asked[k].actor == UINT32_MAX || r->asked[k].option == NULL)
            continue;
        PDN_TRY(codebook__key(&r->asked[k], &r->text, &key));
        PDN_TRY(textmap__put(&first, key, (uint32_t)k, &begin));
        later[k] = begin != k;
        if (later[k]) next[last[begin]] = k;
        last[begin] = k;
    }
out:
    textmap__clear(&first);
    free(last);
    return st;
}

/* Boxes under one question about one actor become one column of its answers,
 * the first; the others ask about nobody. */
static pdn_status join_boxes(roster__reading *r)
{
    pdn_status st = PDN_OK;
    size_t *column = NULL, *next = NULL;
    bool *later = NULL;
    const char **option = NULL;

    PDN_NEW(column, r->wide.columns);
    PDN_NEW(option, r->wide.columns);
    PDN_NEW(next, r->wide.columns);
    PDN_NEW(later, r->wide.columns);
    PDN_TRY(chain_boxes(r, next, later));
    for (size_t k = 0; k < r->wide.columns; k++) {
        codebook__question *a = &r->asked[k];
        size_t n = 0;
        if (a->actor == UINT32_MAX || a->option == NULL || later[k]) continue;
        for (size_t j = k; j != SIZE_MAX; j = next[j]) {
            column[n] = j;
            option[n++] = r->asked[j].option;
            if (j > k) r->asked[j].actor = UINT32_MAX;
        }
        PDN_TRY(tick_boxes__join(&r->wide, column, option, n, r->w->f));
    }
out:
    free(column);
    free(option);
    free(next);
    free(later);
    return st;
}

static pdn_status index_columns(roster__reading *r)
{
    pdn_status st = PDN_OK;

    r->actors = r->w->s->actor.rows;
    PDN_TAKE(&r->text, r->question, r->wide.columns);
    PDN_TAKE(&r->text, r->numeric, r->wide.columns);
    PDN_TAKE(&r->text, r->listed, r->wide.columns);
    PDN_TAKE(&r->text, r->foreign, r->wide.columns);
    PDN_TAKE(&r->text, r->select, r->wide.columns);
    PDN_TAKE(&r->text, r->contact_of, r->actors);
    for (size_t i = 0; i < r->actors; i++)
        r->contact_of[i] = SIZE_MAX;
    for (size_t k = 0; k < r->wide.columns; k++) {
        const char *question = r->asked[k].question;
        if (r->asked[k].actor == UINT32_MAX) continue;
        if (strcmp(question, "contact") == 0) {
            r->contact_of[r->asked[k].actor] = k;
            continue;
        }
        if (question_at(r, question) < r->questions) continue;
        r->numeric[r->questions] = is_numeric(r, question);
        r->select[r->questions] = multi_select__of(&r->w->book, question);
        r->question[r->questions++] = question;
    }
    PDN_TAKE(&r->text, r->column_of, r->actors * r->questions);
    for (size_t i = 0; i < r->actors * r->questions; i++)
        r->column_of[i] = SIZE_MAX;
    for (size_t k = 0; k < r->wide.columns; k++) {
        if (r->asked[k].actor == UINT32_MAX) continue;
        size_t q = question_at(r, r->asked[k].question);
        if (q == r->questions) continue; /* contact, and no more */
        r->column_of[r->asked[k].actor * r->questions + q] = k;
    }
out:
    return st;
}

/* Where nobody who answers is on the list, or nearly so, it is one fault: of
 * the list, or of the column. */
static pdn_status tell_strangers(const roster__reading *r, size_t id, bool *all)
{
    enum { FEWEST = 3 };
    pdn_status st = PDN_OK;
    const pdn_table *t = &r->wide;
    const char *const *text = t->column[id].text;
    const pdn_called *near = NULL;
    bool known = false;
    size_t n = 0, at = 0;

    *all = t->rows >= FEWEST && r->w->o->unknown == PDN_UNKNOWN_ERROR;
    for (size_t i = 0; i < t->rows && *all; i++) {
        if (text[i] == NULL) continue;
        PDN_TRY(answers__is_called(r->w, text[i], &known));
        if (!known) PDN_TRY(names__near(&r->w->names, text[i], &near));
        *all = !known && near == NULL;
        at = n++ == 0 ? i : at;
    }
    *all = *all && n >= FEWEST;
    if (!*all) goto out;
    PDN_TRY(pdn_diagnostics_add(
        r->w->f, answers__cell(t, at, id, "unknown-actor"),
        "none of %zu who answer is on the list (%s), as \"%.60s\": is it the "
        "list of those who were asked this time, and does \"%.60s\" hold their "
        "ids or names?",
        n, pdn_base_name(r->w->o->actors), text[at], r->w->o->roster_id));
out:
    return st;
}

static pdn_status find_respondents(roster__reading *r)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &r->wide;
    size_t id = answers__column(t, "id");
    size_t *first = NULL;
    bool strangers = false;

    PDN_TAKE(&r->text, r->who, t->rows);
    for (size_t i = 0; i < t->rows; i++)
        r->who[i] = UINT32_MAX;
    PDN_TRY(tell_strangers(r, id, &strangers));
    if (strangers) goto out;
    PDN_NEW(first, r->w->s->actor.rows);
    for (size_t i = 0; i < t->rows; i++) {
        PDN_TRY(answers__find_actor(r->w, t->column[id].text[i],
                                    answers__cell(t, i, id, "unknown-actor"),
                                    &r->who[i]));
        if (r->who[i] == UINT32_MAX) continue;
        PDN_TRY(answers__check_end(r->w, r->who[i], false,
                                   answers__cell(t, i, id, "")));
        if (first[r->who[i]] != 0)
            PDN_TRY(pdn_diagnostics_add(
                r->w->f, answers__cell(t, i, id, "respondent-twice"),
                "\"%s\" answers twice (first in line %zu): want the row that "
                "counts, or of several surveys one (--where COLUMN=VALUE)",
                t->column[id].text[i], t->line[first[r->who[i]] - 1]));
        else
            first[r->who[i]] = i + 1;
    }
out:
    free(first);
    return st;
}

static pdn_status tell_silent(const roster__reading *r, const answers__some *s,
                              const char *what, bool said)
{
    pdn_diagnostic at = {.file = r->wide.file,
                         .severity = said ? PDN_WARNING : PDN_NOTE,
                         .code = "blank-row",
                         .action = "read as no answer"};

    if (s->n == 0) return PDN_OK;
    return pdn_diagnostics_add(
        r->w->f, at, "%zu %s (%s%s): read as did not answer%s", s->n, what,
        s->text, s->n > 3 ? ", ..." : "",
        said ? ", though the actor file has responded 1" : "");
}

/* Somebody answered who has a row that is not blank. The actor file may say
 * that fewer did; an answer of those is a fault that is told later. */
static pdn_status note_respondents(roster__reading *r)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = r->w->s;
    pdn_column *responded = pdn_table_mutable_column(&s->actor, "responded");
    const pdn_column *id = pdn_table_column(&s->actor, "id");
    const bool told = responded != NULL,
               all = r->w->o->answered == PDN_ANSWERED_ALL;
    answers__some blank = {0}, missing = {0};
    bool *has_row = NULL, *said = NULL;

    if (!told)
        PDN_TRY(pdn_table_add(&s->actor, "responded", PDN_BOOLEAN, &responded));
    PDN_NEW(has_row, s->actor.rows);
    PDN_NEW(said, s->actor.rows);
    for (size_t i = 0; i < r->wide.rows; i++) {
        has_row[r->who[i]] = true;
        said[r->who[i]] = !r->blank[i];
        s->sum.blank_rows += r->blank[i];
    }
    for (size_t i = 0; i < s->actor.rows; i++) {
        if (pdn_survey_is_group(&s->actor, i)) {
            responded->number[i] = pdn_absent(PDN_NOT_ASKED);
            continue;
        }
        bool claimed = told && responded->number[i] > 0.5;
        if (has_row[i] && !said[i] && (!told || claimed))
            answers__name_one(&blank, id->text[i]);
        else if (!has_row[i] && claimed)
            answers__name_one(&missing, id->text[i]);
        if (!told || (claimed && !said[i]))
            responded->number[i] = said[i] || (all && !told);
        s->answered[i] = !s->directed || responded->number[i] > 0.5;
    }
    r->w->responded = true;
    if (!all || told) {
        PDN_TRY(tell_silent(r, &blank, "left every question blank", told));
        PDN_TRY(tell_silent(r, &missing, "have no row in the roster", told));
    }
out:
    free(has_row);
    free(said);
    return st;
}

/* ---- The whole ---------------------------------------------------------- */

/* A name that an earlier file was faulted for is not told again. */
static bool all_known(const roster__reading *r)
{
    for (size_t i = 0; i < r->wide.rows; i++)
        if (r->who[i] == UINT32_MAX) return false;
    return true;
}

pdn_status roster__read(answers_context *w)
{
    pdn_status st = PDN_OK;
    roster__reading r = {.w = w};
    size_t errors = w->f->errors;

    PDN_TRY(read_file(&r));
    if (r.wide.file == NULL || w->s->actor.file == NULL) goto out;
    PDN_TAKE(&r.text, r.asked, r.wide.columns);
    PDN_TRY(codebook__match_columns(w, &r.wide, &r.text, r.asked));
    PDN_TRY(find_respondents(&r));
    if (w->f->errors > errors || !all_known(&r)) goto out;
    PDN_TRY(listed_names__of_roster(&r));
    if (w->f->errors > errors) goto out;
    PDN_TRY(join_boxes(&r));
    PDN_TRY(index_columns(&r));
    PDN_TRY(roster__find_blank_rows(&r));
    PDN_TRY(note_respondents(&r));
    PDN_TRY(roster__make_answers(&r));
out:
    word_count__clear(&r.contact_words);
    for (size_t q = 0; r.foreign != NULL && q < r.questions; q++)
        word_count__clear(&r.foreign[q]);
    pdn_arena_clear(&r.text);
    pdn_table_clear(&r.wide);
    return st;
}
