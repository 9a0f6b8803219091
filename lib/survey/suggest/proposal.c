#include "survey/suggest/proposal.h"

#include "survey/webform/multi_select.h"
#include "survey/webform/word_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const answer_book no_book;

/* The text of a cell, numbers written; NULL where nothing stands. */
static const char *cell_text(const pdn_column *c, size_t row,
                             char number[PDN_NUMBER_SIZE])
{
    if (c->text != NULL) {
        const char *s = c->text[row];
        return s != NULL && s[strspn(s, " \t\r\n")] != '\0' ? s : NULL;
    }
    if (pdn_state_of(c->number[row]) == PDN_NOT_DEFINED) return NULL;
    pdn_number_write(c->number[row], number);
    return number;
}

/* ---- Questions ------------------------------------------------------------
 */

static bool is_mark(const char *text)
{
    for (int s = PDN_NOT_ASKED; s <= PDN_SUPPRESSED; s++)
        if (strcmp(text, pdn_state_mark((pdn_state)s)) == 0) return true;
    return false;
}

static pdn_status count_cell(question_guess *q, const char *text,
                             const char *signs)
{
    pdn_status st = PDN_OK;
    double x = 0;
    const char *at = text;
    size_t n = 0;
    pdn_arena part = {0};
    const pdn_diagnostic nowhere = {0};

    q->filled++;
    if (is_mark(text)) return PDN_OK;
    if (pdn_number_read(text, strlen(text), '.', &x)) {
        q->least = fmin(q->least, x);
        q->most = fmax(q->most, x);
        return PDN_OK;
    }
    if (signs == NULL) return word_count__add(&q->words, text, nowhere);
    for (const char *s; (s = multi_select__next(&at, signs, &n)) != NULL;) {
        const char *word = pdn_arena_text(&part, s, n);
        PDN_TRY(pdn_had_memory(word));
        PDN_TRY(word_count__add(&q->words, word, nowhere));
    }
out:
    pdn_arena_clear(&part);
    return st;
}

/* Reads the answers to one question anew, whole or parted at the signs. */
static pdn_status count_words(proposal *p, size_t question, const char *signs)
{
    pdn_status st = PDN_OK;
    question_guess *q = &p->question[question];
    char number[PDN_NUMBER_SIZE];

    word_count__clear(&q->words);
    q->filled = q->columns = 0;
    q->least = (double)INFINITY;
    q->most = -(double)INFINITY;
    q->listed = signs != NULL;
    for (size_t k = 0; k < p->t.columns; k++) {
        if (p->question_of[k] != question) continue;
        q->columns++;
        for (size_t i = 0; i < p->t.rows; i++) {
            const char *text = cell_text(&p->t.column[k], i, number);
            if (text != NULL) PDN_TRY(count_cell(q, text, signs));
        }
    }
out:
    return st;
}

static bool some_cell_holds(const proposal *p, size_t question,
                            const char *signs)
{
    for (size_t k = 0; k < p->t.columns; k++) {
        const pdn_column *c = &p->t.column[k];
        if (p->question_of[k] != question || c->text == NULL) continue;
        for (size_t i = 0; i < p->t.rows; i++)
            if (c->text[i] != NULL && strpbrk(c->text[i], signs) != NULL)
                return true;
    }
    return false;
}

static pdn_status understand(proposal *p)
{
    pdn_status st = PDN_OK;
    const char *comma = multi_select__signs(&no_book, "barrier");

    for (size_t q = 0; q < p->questions; q++)
        PDN_TRY(count_words(p, q, some_cell_holds(p, q, ";|") ? ";|" : NULL));
    PDN_TRY(question_guess__all(p->question, p->questions, &p->text));
    for (size_t q = 0; q < p->questions; q++)
        if (strcmp(p->question[q].question, "barrier") == 0 &&
            !p->question[q].listed)
            PDN_TRY(count_words(p, q, comma));
out:
    return st;
}

/* ---- A roster -------------------------------------------------------------
 */

static size_t question_at(const proposal *p, const char *asks)
{
    size_t q = 0;

    while (q < p->questions && strcmp(p->question[q].asks, asks) != 0)
        q++;
    return q;
}

/* What is asked of anybody on the list is a question; where nobody is known,
 * all that fits is. */
static pdn_status find_questions(proposal *p)
{
    pdn_status st = PDN_OK;

    PDN_NEW(p->question, p->t.columns);
    PDN_NEW(p->question_of, p->t.columns);
    for (size_t k = 0; k < p->t.columns; k++) {
        const heading_part *h = &p->part[k];
        p->question_of[k] = SIZE_MAX;
        if (h->who == NULL || (p->named > 0 && h->actor == UINT32_MAX))
            continue;
        size_t q = question_at(p, h->asks);
        if (q == p->questions) p->question[p->questions++].asks = h->asks;
        p->question_of[k] = q;
    }
    for (size_t k = 0; k < p->t.columns; k++) {
        const heading_part *h = &p->part[k];
        /* a name alone that nobody has may be any column */
        if (h->who == NULL || *h->asks == '\0') continue;
        size_t q = question_at(p, h->asks);
        if (q < p->questions) p->question_of[k] = q;
    }
out:
    return st;
}

/* How many cells of a column name somebody on the list. */
static pdn_status count_people(proposal *p, size_t column, size_t *known,
                               size_t *cells)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];
    bool yes = false;

    *known = *cells = 0;
    for (size_t i = 0; i < p->t.rows; i++) {
        const char *text = cell_text(&p->t.column[column], i, number);
        if (text == NULL) continue;
        ++*cells;
        PDN_TRY(answers__is_called(p->w, text, &yes));
        *known += yes;
    }
out:
    return st;
}

static pdn_status find_id(proposal *p)
{
    pdn_status st = PDN_OK;
    const char *said = p->w->o->roster_id;
    size_t known = 0, cells = 0;

    p->id = SIZE_MAX;
    for (size_t k = 0; k < p->t.columns; k++) {
        bool is_said = said != NULL && strcmp(p->t.column[k].name, said) == 0;
        if (p->question_of[k] != SIZE_MAX || (said != NULL && !is_said))
            continue;
        PDN_TRY(count_people(p, k, &known, &cells));
        if (!is_said && (2 * known <= cells || known <= p->id_known)) continue;
        p->id = k;
        p->id_known = known;
        p->id_cells = cells;
    }
out:
    return st;
}

static pdn_status add_alias(proposal *p, const char *text)
{
    pdn_status st = PDN_OK;
    const pdn_called *near = NULL;
    bool known = false;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");

    PDN_TRY(answers__is_called(p->w, text, &known));
    if (!known) PDN_TRY(names__near(&p->w->names, text, &near));
    if (near == NULL) goto out;
    for (size_t i = 0; i < p->aliases; i++)
        if (strcmp(p->alias[i].alias, text) == 0) goto out;
    PDN_TRY(pdn_arena_keep(&p->text, text, &text));
    p->alias[p->aliases++] = (proposal_alias){text, id->text[near->actor]};
out:
    return st;
}

/* Headings that name what the actor file calls a sector or a unit. */
static pdn_status find_groups(proposal *p)
{
    pdn_status st = PDN_OK;
    static const char *const columns[] = {"sector", "unit"};
    pdn_textmap names = {0};
    const char *key = NULL;

    for (size_t c = 0; c < 2; c++) {
        const pdn_column *g = pdn_table_column(&p->w->s->actor, columns[c]);
        for (size_t i = 0; g != NULL && i < p->w->s->actor.rows; i++) {
            if (g->text[i] == NULL) continue;
            PDN_TRY(pdn_name_key(&p->text, g->text[i], &key));
            PDN_TRY(textmap__put(&names, key, 0, NULL));
        }
    }
    for (size_t k = 0; k < p->t.columns; k++) {
        if (p->question_of[k] == SIZE_MAX || p->part[k].actor != UINT32_MAX)
            continue;
        PDN_TRY(pdn_name_key(&p->text, p->part[k].who, &key));
        p->of_groups += textmap__get(&names, key) != PDN_TEXTMAP_NONE;
    }
out:
    textmap__clear(&names);
    return st;
}

/* Who is written nearly as somebody on the list. */
static pdn_status find_aliases(proposal *p)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];

    PDN_NEW(p->alias, p->t.columns + p->t.rows);
    for (size_t k = 0; k < p->t.columns; k++)
        if (p->question_of[k] != SIZE_MAX && p->part[k].actor == UINT32_MAX)
            PDN_TRY(add_alias(p, p->part[k].who));
    for (size_t i = 0; p->id != SIZE_MAX && i < p->t.rows; i++) {
        const char *text = cell_text(&p->t.column[p->id], i, number);
        if (text != NULL) PDN_TRY(add_alias(p, text));
    }
out:
    return st;
}

pdn_status proposal__read_roster(proposal *p)
{
    pdn_status st = PDN_OK;
    answers_context *w = p->w;

    PDN_TRY(answers__read_file(w, w->o->roster, &w->o->csv, NULL, 0, &p->t));
    if (p->t.file == NULL) goto out;
    PDN_TRY(word_columns__show_headings(&p->t));
    PDN_NEW(p->part, p->t.columns);
    PDN_TRY(heading_patterns__find(w, &p->t, &p->text, p->part, &p->pattern,
                                   &p->named));
    PDN_TRY(find_questions(p));
    PDN_TRY(find_id(p));
    PDN_TRY(find_groups(p));
    PDN_TRY(find_aliases(p));
    PDN_TRY(understand(p));
out:
    return st;
}

/* ---- Ties -----------------------------------------------------------------
 */

pdn_status proposal__read_ties(proposal *p)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *ties = pdn_file_kind_of("ties");
    answers_context *w = p->w;
    pdn_want *want = NULL;

    p->id = SIZE_MAX;
    PDN_NEW(want, ties->wants);
    word_columns__want(ties, want);
    PDN_TRY(answers__read_file(w, w->o->ties, &w->o->csv, want, ties->wants,
                               &p->t));
    if (p->t.file == NULL) goto out;
    PDN_NEW(p->alias, 2 * p->t.rows);
    PDN_NEW(p->question, p->t.columns);
    PDN_NEW(p->question_of, p->t.columns);
    for (size_t k = 0; k < p->t.columns; k++) {
        const char *name = p->t.column[k].name;
        p->question_of[k] = SIZE_MAX;
        for (size_t i = 0; i < ties->wants && i < 2; i++)
            for (size_t r = 0;
                 strcmp(name, ties->want[i].name) == 0 && r < p->t.rows; r++)
                if (p->t.column[k].text[r] != NULL)
                    PDN_TRY(add_alias(p, p->t.column[k].text[r]));
        for (size_t i = 2; i < ties->wants; i++)
            if (strcmp(name, ties->want[i].name) == 0)
                p->question_of[k] = p->questions;
        if (p->question_of[k] != SIZE_MAX)
            p->question[p->questions++].asks = name;
    }
    PDN_TRY(understand(p));
out:
    free(want);
    return st;
}

/* ---- The whole ------------------------------------------------------------
 */

static pdn_status run(proposal *p)
{
    pdn_status st = PDN_OK;
    answers_context *w = p->w;

    PDN_TRY(actors__read(w));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
    if (w->o->roster != NULL)
        PDN_TRY(proposal__read_roster(p));
    else
        PDN_TRY(proposal__read_ties(p));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
    PDN_TRY(proposal__write(p));
    PDN_TRY(proposal__tell(p));
out:
    return st;
}

pdn_status pdn_survey_suggest(const pdn_survey_options *o, const char *folder,
                              pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_survey s = {.directed = !o->undirected};
    answers_context w = {.o = o, .f = f, .s = &s};
    proposal p = {.w = &w, .folder = folder, .id = SIZE_MAX};

    st = run(&p);
    for (size_t q = 0; q < p.questions; q++)
        word_count__clear(&p.question[q].words);
    free(p.question);
    free(p.question_of);
    free(p.part);
    free(p.alias);
    pdn_table_clear(&p.t);
    pdn_arena_clear(&p.text);
    answers__clear_found(&w);
    names__clear(&w.names);
    pdn_survey_clear(&s);
    return st;
}
