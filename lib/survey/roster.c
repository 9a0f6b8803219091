#include "answers.h"
#include "codebook.h"

#include "pdnet/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Wide answers to ties: one row per respondent becomes one row per person that
 * the respondent said anything about. */

struct reading {
    answers_context *w;
    pdn_table wide;
    pdn_arena text;
    codebook__question *asked; /* of each wide column */
    uint32_t *who;             /* respondent of each wide row */
    size_t *column_of;         /* actor x question -> wide column, SIZE_MAX */
    size_t actors, questions;
    const char **question;
    bool *numeric; /* of each question */
};

static pdn_status read_file(struct reading *r)
{
    pdn_status st = PDN_OK;
    const pdn_survey_options *o = r->w->o;
    const pdn_file_kind *kind = pdn_file_kind_of("roster");
    pdn_csv_options csv = o->csv;
    const char **rename = NULL;
    char *id = NULL;

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
out:
    free(id);
    free(rename);
    return st;
}

static size_t question_at(const struct reading *r, const char *question)
{
    size_t q = 0;

    while (q < r->questions && strcmp(r->question[q], question) != 0)
        q++;
    return q;
}

/* Ratings are numbers, codes are words; what the contract does not know is
 * what its columns are. */
static bool is_numeric(const struct reading *r, const char *question)
{
    const pdn_file_kind *ties = pdn_file_kind_of("ties");

    for (size_t i = 0; i < ties->wants; i++)
        if (strcmp(ties->want[i].name, question) == 0)
            return ties->want[i].kind != PDN_TEXT;
    for (size_t k = 0; k < r->wide.columns; k++)
        if (r->asked[k].question != NULL && r->wide.column[k].text != NULL &&
            strcmp(r->asked[k].question, question) == 0)
            return false;
    return true;
}

static pdn_status index_columns(struct reading *r)
{
    pdn_status st = PDN_OK;

    r->actors = r->w->s->actor.rows;
    PDN_NEW(r->question, r->wide.columns);
    PDN_NEW(r->numeric, r->wide.columns);
    for (size_t k = 0; k < r->wide.columns; k++) {
        const char *question = r->asked[k].question;
        if (r->asked[k].actor == UINT32_MAX) continue;
        if (question_at(r, question) < r->questions) continue;
        r->numeric[r->questions] = is_numeric(r, question);
        r->question[r->questions++] = question;
    }
    PDN_NEW(r->column_of, r->actors * r->questions);
    for (size_t i = 0; i < r->actors * r->questions; i++)
        r->column_of[i] = SIZE_MAX;
    for (size_t k = 0; k < r->wide.columns; k++) {
        if (r->asked[k].actor == UINT32_MAX) continue;
        size_t q = question_at(r, r->asked[k].question);
        r->column_of[r->asked[k].actor * r->questions + q] = k;
    }
out:
    return st;
}

static pdn_status find_respondents(struct reading *r)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &r->wide;
    size_t id = answers__column(t, "id");
    size_t *first = NULL;

    PDN_NEW(r->who, t->rows);
    PDN_NEW(first, r->w->s->actor.rows);
    for (size_t i = 0; i < t->rows; i++) {
        PDN_TRY(answers__find_actor(r->w, t->column[id].text[i],
                                    answers__cell(t, i, id, "unknown-actor"),
                                    &r->who[i]));
        if (r->who[i] == UINT32_MAX) continue;
        if (first[r->who[i]] != 0)
            PDN_TRY(pdn_diagnostics_add(
                r->w->f, answers__cell(t, i, id, "respondent-twice"),
                "\"%s\" answers twice (first in line %zu)",
                t->column[id].text[i], t->line[first[r->who[i]] - 1]));
        else
            first[r->who[i]] = i + 1;
    }
out:
    free(first);
    return st;
}

static bool is_empty(const pdn_column *c, size_t row)
{
    if (c->text != NULL) return c->text[row] == NULL;
    return pdn_state_of(c->number[row]) == PDN_NOT_DEFINED;
}

/* Does the respondent of a row say anything about the actor? */
static bool says(const struct reading *r, size_t row, size_t actor)
{
    for (size_t q = 0; q < r->questions; q++) {
        size_t k = r->column_of[actor * r->questions + q];
        if (k != SIZE_MAX && !is_empty(&r->wide.column[k], row)) return true;
    }
    return false;
}

static pdn_status put_number(struct reading *r, size_t row, size_t k,
                             const char *question, double *to)
{
    const pdn_column *c = &r->wide.column[k];
    pdn_diagnostic at = answers__cell(&r->wide, row, k, "not-a-number");

    if (c->text == NULL) {
        *to = c->number[row];
        if (*to < 0 && strcmp(question, "frequency") == 0)
            return pdn_diagnostics_add(r->w->f, at, "%s is below zero",
                                       question);
        return PDN_OK;
    }
    if (c->text[row] == NULL) return PDN_OK;
    for (int s = PDN_NOT_ASKED; s <= PDN_SUPPRESSED; s++)
        if (strcmp(c->text[row], pdn_state_mark((pdn_state)s)) == 0) {
            *to = pdn_absent((pdn_state)s);
            return PDN_OK;
        }
    if (pdn_number_read(c->text[row], strlen(c->text[row]), '.', to))
        return PDN_OK;
    return pdn_diagnostics_add(r->w->f, at, "%s is \"%s\": want a number",
                               question, c->text[row]);
}

static pdn_status put_text(pdn_table *t, const pdn_column *c, size_t row,
                           const char **to)
{
    char number[PDN_NUMBER_SIZE];

    if (c->text != NULL) return pdn_table_text(t, c->text[row], to);
    if (is_empty(c, row)) return PDN_OK;
    pdn_number_write(c->number[row], number);
    return pdn_table_text(t, number, to);
}

/* A blank frequency beside a rating is contact; beside anything else the
 * question was left open. */
static void settle_frequency(const struct reading *r, pdn_table *t, size_t row)
{
    static const char *const ratings[] = {"quality", "knowledge", "recognition",
                                          "skill"};
    pdn_column *frequency = pdn_table_column(t, "frequency");

    (void)r;
    if (frequency == NULL || !is_empty(frequency, row)) return;
    for (size_t i = 0; i < PDN_COUNT(ratings); i++) {
        const pdn_column *c = pdn_table_column(t, ratings[i]);
        if (c != NULL && c->number != NULL && !isnan(c->number[row])) return;
    }
    frequency->number[row] = pdn_absent(PDN_NO_ANSWER);
}

/* One answer: what the respondent of a wide row says about an actor. */
static pdn_status put_answer(struct reading *r, size_t row, size_t actor,
                             size_t to)
{
    pdn_status st = PDN_OK;
    answers__table *a = &r->w->answers;

    a->table.line[to] = r->wide.line[row];
    a->from[to] = r->who[row];
    a->to[to] = (uint32_t)actor;
    for (size_t q = 0; q < r->questions; q++) {
        size_t k = r->column_of[actor * r->questions + q];
        pdn_column *c = &a->table.column[q];
        if (c->number != NULL) c->number[to] = pdn_absent(PDN_NOT_DEFINED);
        if (k == SIZE_MAX) {
            if (c->number != NULL) c->number[to] = pdn_absent(PDN_NOT_ASKED);
            continue;
        }
        a->field[to * r->questions + q] = r->wide.field[k];
        if (c->number != NULL)
            PDN_TRY(put_number(r, row, k, r->question[q], &c->number[to]));
        else
            PDN_TRY(put_text(&a->table, &r->wide.column[k], row, &c->text[to]));
    }
    settle_frequency(r, &a->table, to);
out:
    return st;
}

static pdn_status make_answers(struct reading *r)
{
    pdn_status st = PDN_OK;
    answers__table *a = &r->w->answers;
    size_t n = 0;

    for (size_t i = 0; i < r->wide.rows; i++)
        for (size_t k = 0; k < r->actors; k++)
            n += says(r, i, k);
    a->table.rows = n;
    PDN_TRY(pdn_table_text(&a->table, r->wide.file, &a->table.file));
    a->table.line = pdn_arena_get(&a->table.arena, n * sizeof(size_t));
    PDN_TRY(pdn_had_memory(a->table.line));
    PDN_NEW(a->from, n);
    PDN_NEW(a->to, n);
    PDN_NEW(a->field, n * r->questions);
    for (size_t q = 0; q < r->questions; q++)
        PDN_TRY(pdn_table_add(&a->table, r->question[q],
                              r->numeric[q] ? PDN_REAL : PDN_TEXT, NULL));
    n = 0;
    for (size_t i = 0; i < r->wide.rows; i++)
        for (size_t k = 0; k < r->actors; k++)
            if (says(r, i, k)) PDN_TRY(put_answer(r, i, k, n++));
out:
    return st;
}

/* Without a column `responded`, those answered who have a row. */
static pdn_status note_respondents(struct reading *r)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = r->w->s;
    pdn_column *responded = pdn_table_column(&s->actor, "responded");

    if (responded != NULL) goto out;
    PDN_TRY(pdn_table_add(&s->actor, "responded", PDN_BOOLEAN, &responded));
    for (size_t i = 0; i < r->wide.rows; i++)
        responded->number[r->who[i]] = 1;
    for (size_t i = 0; i < s->actor.rows; i++)
        s->answered[i] = !s->directed || responded->number[i] > 0.5;
out:
    return st;
}

pdn_status roster__read(answers_context *w)
{
    pdn_status st = PDN_OK;
    struct reading r = {.w = w};
    size_t errors = w->f->errors;

    PDN_TRY(read_file(&r));
    if (r.wide.file == NULL || w->s->actor.file == NULL) goto out;
    PDN_NEW(r.asked, r.wide.columns);
    PDN_TRY(codebook__match_columns(w, &r.wide, &r.text, r.asked));
    PDN_TRY(find_respondents(&r));
    if (w->f->errors > errors) goto out;
    PDN_TRY(index_columns(&r));
    PDN_TRY(make_answers(&r));
    PDN_TRY(note_respondents(&r));
out:
    free(r.asked);
    free(r.who);
    free(r.column_of);
    free(r.question);
    free(r.numeric);
    pdn_arena_clear(&r.text);
    pdn_table_clear(&r.wide);
    return st;
}
