#include "answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const pdn_option_word pdn_answered_rules[] = {
    {"senders", PDN_ANSWERED_SENDERS}, {"all", PDN_ANSWERED_ALL}, {NULL, 0}};

const pdn_option_word pdn_asked_words[] = {
    {"list", PDN_ASKED_LIST}, {"unknown", PDN_ASKED_UNKNOWN}, {NULL, 0}};

/* Who sent answers, beside what the actor file says of who answered. */

void answers__name_one(answers__some *s, const char *id)
{
    if (s->n++ >= 3) return;
    int put = snprintf(s->text + s->used, sizeof s->text - s->used, "%s%.40s",
                       s->n > 1 ? ", " : "", id);
    s->used += put > 0 ? (size_t)put : 0;
}

/* Rows of each that are not all left open. */
static pdn_status count_answers(answers_context *w)
{
    pdn_status st = PDN_OK;

    PDN_NEW(w->answers_of, w->s->actor.rows);
    for (size_t i = 0; i < w->answers.table.rows; i++)
        w->answers_of[w->answers.from[i]] += w->answers.class[i] != PDN_OPEN;
out:
    return st;
}

/* An answer of somebody who did not answer: at the first, and how many. */
static pdn_status tell_silent_voice(answers_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->answers.table;
    size_t from = answers__column(t, "from");
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");
    size_t *first = NULL, *rows = NULL;

    PDN_NEW(first, w->s->actor.rows);
    PDN_NEW(rows, w->s->actor.rows);
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t a = w->answers.from[i];
        if (w->s->answered[a] || w->gone[a] || w->answers.to[i] == a) continue;
        if (rows[a]++ == 0) first[a] = i;
    }
    for (size_t a = 0; a < w->s->actor.rows; a++) {
        char more[40] = "";
        if (rows[a] == 0) continue;
        if (rows[a] > 1) snprintf(more, sizeof more, "; in %zu rows", rows[a]);
        PDN_TRY(pdn_diagnostics_add(
            w->f, answers__cell(t, first[a], from, "silent-voice"),
            "an answer from \"%s\", who has responded 0 in the actor file%s",
            id->text[a], more));
    }
out:
    free(first);
    free(rows);
    return st;
}

/* Those who answered, as is said, and named nobody. */
static pdn_status tell_names_nobody(answers_context *w)
{
    answers__some some = {0};
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");

    for (size_t i = 0; i < w->s->actor.rows; i++)
        if (w->s->answered[i] && !w->gone[i] && w->answers_of[i] == 0)
            answers__name_one(&some, id->text[i]);
    if (some.n == 0) return PDN_OK;
    return pdn_diagnostics_add(w->f,
                               (pdn_diagnostic){.file = w->s->actor.file,
                                                .severity = PDN_NOTE,
                                                .code = "names-nobody",
                                                .action = "read as \"nobody\""},
                               "%zu answered and sent%s no row (%s%s): read as "
                               "the answer \"nobody\"",
                               some.n, some.n == 1 ? "" : " in", some.text,
                               some.n > 3 ? ", ..." : "");
}

/* Silence is no answer: who sent nothing did not answer. */
static pdn_status mark_silent(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = w->s;
    const pdn_column *id = pdn_table_column(&s->actor, "id");
    pdn_column *responded = pdn_table_mutable_column(&s->actor, "responded");
    answers__some some = {0};
    size_t people = 0;

    for (size_t i = 0; i < s->actor.rows; i++) {
        if (pdn_survey_is_group(&s->actor, i)) continue;
        people += !w->gone[i];
        if (!w->gone[i] && w->answers_of[i] == 0)
            answers__name_one(&some, id->text[i]);
    }
    if (some.n == 0) return PDN_OK;
    s->sum.sent_nothing = some.n;
    if (responded == NULL)
        PDN_TRY(pdn_table_add(&s->actor, "responded", PDN_BOOLEAN, &responded));
    for (size_t i = 0; i < s->actor.rows; i++) {
        s->answered[i] = w->answers_of[i] > 0;
        responded->number[i] = s->answered[i];
        if (pdn_survey_is_group(&s->actor, i))
            responded->number[i] = pdn_absent(PDN_NOT_ASKED);
    }
    PDN_TRY(pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){.file = s->actor.file,
                         .severity = PDN_WARNING,
                         .code = "no-responded",
                         .action = "read as no answer"},
        "no column responded says who answered: %zu of %zu sent nothing "
        "(%s%s) and are read as did not answer (--answered all: everybody did)",
        some.n, people, some.text, some.n > 3 ? ", ..." : ""));
out:
    return st;
}

/* A service was never asked, and the column says so. */
static pdn_status say_not_asked(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->actor;
    pdn_column *c = pdn_table_mutable_column(t, "responded");

    if (w->own == NULL || c != NULL) return PDN_OK;
    PDN_TRY(pdn_table_add(t, "responded", PDN_BOOLEAN, &c));
    for (size_t i = 0; i < t->rows; i++)
        c->number[i] = pdn_survey_is_group(t, i) ? pdn_absent(PDN_NOT_ASKED)
                                                 : w->s->answered[i];
out:
    return st;
}

pdn_status senders__find(answers_context *w)
{
    pdn_status st = PDN_OK;

    PDN_TRY(count_answers(w));
    if (w->o->undirected) return PDN_OK;
    if (w->responded)
        PDN_TRY(tell_silent_voice(w));
    else if (w->o->answered == PDN_ANSWERED_SENDERS)
        PDN_TRY(mark_silent(w));
    PDN_TRY(say_not_asked(w));
    PDN_TRY(tell_names_nobody(w));
out:
    return st;
}
