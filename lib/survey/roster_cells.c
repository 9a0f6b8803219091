#include "roster.h"

#include "survey/webform/tick_boxes.h"

#include "pdnet/table.h"

#include <math.h>
#include <string.h>

const pdn_option_word pdn_blanks[] = {
    {"silent", PDN_BLANK_SILENT}, {"no", PDN_BLANK_NO}, {NULL, 0}};

/* Cells of a roster to answers. */

/* The cell in which the respondent of a row is asked that about the actor;
 * SIZE_MAX where nobody is. */
static size_t column_of(const roster__reading *r, size_t actor, size_t q)
{
    return r->column_of[actor * r->questions + q];
}

/* Does the respondent of a row say anything about the actor? */
static bool says(const roster__reading *r, size_t row, size_t actor)
{
    for (size_t q = 0; q < r->questions; q++) {
        size_t k = column_of(r, actor, q);
        if (k != SIZE_MAX && !answers__is_empty(&r->wide.column[k], row))
            return true;
    }
    const size_t c = r->contact_of[actor];
    return c != SIZE_MAX && !answers__is_empty(&r->wide.column[c], row);
}

/* The question of contact, or r->questions. */
static size_t contact_question(const roster__reading *r)
{
    size_t q = 0;

    while (q < r->questions && strcmp(r->question[q], "frequency") != 0)
        q++;
    return q;
}

static bool is_asked(const roster__reading *r, size_t actor)
{
    for (size_t q = 0; q < r->questions; q++)
        if (column_of(r, actor, q) != SIZE_MAX) return true;
    return r->contact_of[actor] != SIZE_MAX;
}

/* Was the actor on the list that year? Else nobody could be asked. */
static bool is_elsewhere(const roster__reading *r, size_t actor)
{
    const answers_context *w = r->w;

    return w->placeless != NULL && w->placeless[actor] &&
           !w->s->answered[actor] && !is_asked(r, actor);
}

/* Does the row become an answer about the actor? What is left blank about
 * others does, and what was not asked, so that it is counted and no possible
 * contact; the own cell does not. */
static bool answers(const roster__reading *r, size_t row, size_t actor)
{
    const answers_context *w = r->w;

    if (r->blank[row] || is_elsewhere(r, actor)) return false;
    if (w->own != NULL && (actor < w->owns || !is_asked(r, actor)))
        return false; /* services alone are named, those that are asked about */
    if (answers__is_own(w, r->who[row], (uint32_t)actor) ||
        contact_question(r) == r->questions)
        return says(r, row, actor);
    return true;
}

pdn_status roster__find_blank_rows(roster__reading *r)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&r->text, r->blank, r->wide.rows);
    for (size_t i = 0; i < r->wide.rows; i++) {
        r->blank[i] = true;
        for (size_t k = 0; k < r->actors && r->blank[i]; k++)
            r->blank[i] = !says(r, i, k);
    }
out:
    return st;
}

/* ---- One cell ----------------------------------------------------------- */

/* A number column is read by the book too: a code of a form may be no rank. */
static pdn_status put_number(roster__reading *r, size_t row, size_t k, size_t q,
                             double *to)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &r->wide.column[k];
    pdn_diagnostic at = answers__cell(&r->wide, row, k, "not-a-number");
    const answer_book__entry *e = NULL;
    char number[PDN_NUMBER_SIZE];
    const char *text = number;

    if (answers__is_empty(c, row)) return PDN_OK;
    if (c->text != NULL)
        text = c->text[row];
    else
        pdn_number_write(c->number[row], number);
    PDN_TRY(answer_book__find(&r->w->book, r->question[q], text, &e));
    if (e != NULL && e->is_number)
        *to = e->number;
    else if (e == NULL && c->text == NULL)
        *to = c->number[row];
    else if (e != NULL || (!pdn_state_read(text, to) &&
                           !pdn_number_read(text, strlen(text), '.', to) &&
                           !pdn_number_read(text, strlen(text), ',', to)))
        PDN_TRY(word_count__add(&r->foreign[q], text, at));
    if (*to < 0 && strcmp(r->question[q], "frequency") == 0)
        PDN_TRY(pdn_diagnostics_add(r->w->f, at, "frequency is below zero"));
out:
    return st;
}

/* A cell of words: codes where the question has several in a cell, or the book
 * knows them; else as it stands. */
static pdn_status put_text(roster__reading *r, size_t row, size_t k, size_t q,
                           const char **to)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &r->wide.column[k];
    pdn_arena trial = {0};
    const char *unknown = NULL, *codes = NULL;
    char number[PDN_NUMBER_SIZE];

    if (answers__is_empty(c, row)) return PDN_OK;
    if (c->text == NULL) {
        pdn_number_write(c->number[row], number);
        return pdn_table_text(&r->w->answers.table, number, to);
    }
    if (!r->listed[q])
        return pdn_table_text(&r->w->answers.table, c->text[row], to);
    PDN_TRY(multi_select__codes(&r->select[q], c->text[row], &trial, &codes,
                                &unknown));
    if (unknown != NULL)
        PDN_TRY(word_count__add(&r->foreign[q], unknown,
                                answers__cell(&r->wide, row, k, "answer")));
    PDN_TRY(pdn_table_text(&r->w->answers.table, codes, to));
out:
    pdn_arena_clear(&trial);
    return st;
}

/* ---- Whether there is contact ------------------------------------------- */

/* Whether a box says that there is contact (1) or none (0); not a number where
 * none does. */
static pdn_status read_contact(roster__reading *r, size_t row, size_t actor,
                               double *x)
{
    pdn_status st = PDN_OK;
    const size_t k = r->contact_of[actor];
    const answer_book__entry *e = NULL;
    char number[PDN_NUMBER_SIZE];
    const char *text = number;
    bool box = false, ticked = false;

    *x = (double)NAN;
    if (k == SIZE_MAX || answers__is_empty(&r->wide.column[k], row))
        return PDN_OK;
    if (r->wide.column[k].text != NULL)
        text = r->wide.column[k].text[row];
    else
        pdn_number_write(r->wide.column[k].number[row], number);
    PDN_TRY(answer_book__find(&r->w->book, "contact", text, &e));
    if (e != NULL && e->is_number) {
        *x = e->number;
        goto out;
    }
    PDN_TRY(tick_boxes__is_box(text, NULL, &box));
    PDN_TRY(tick_boxes__is_ticked(text, NULL, &ticked));
    if (box)
        *x = ticked;
    else
        PDN_TRY(word_count__add(&r->contact_words, text,
                                answers__cell(&r->wide, row, k, "tick-box")));
out:
    return st;
}

/* Where somebody was asked first whether and then how often: no contact is how
 * often 0 in that row of the answers; *contact: there is, and nobody says how
 * often. */
static pdn_status settle_contact(roster__reading *r, size_t row, size_t actor,
                                 size_t to, bool *contact)
{
    pdn_status st = PDN_OK;
    pdn_column *frequency =
        pdn_table_mutable_column(&r->w->answers.table, "frequency");
    double x = 0, often = 0;

    *contact = false;
    if (frequency == NULL) return PDN_OK;
    often = frequency->number[to];
    PDN_TRY(read_contact(r, row, actor, &x));
    if (isnan(x)) goto out;
    if (pdn_state_of(often) == PDN_NOT_DEFINED) {
        *contact = x > 0;
        if (!*contact) frequency->number[to] = 0;
    } else if ((x > 0) != (often > 0) && r->disagree++ == 0) {
        r->disagrees_at = r->wide.line[row];
    }
out:
    return st;
}

/* What says neither that there is contact nor that there is none, or both. */
static pdn_status tell_contact(roster__reading *r)
{
    pdn_status st = PDN_OK;
    char list[400];

    if (r->contact_words.words > 0) {
        word_count__list(&r->contact_words, list, sizeof list);
        PDN_TRY(pdn_diagnostics_add(
            r->w->f, r->contact_words.word[0].at,
            "contact: %zu cells say neither yes nor no: %s: want 1 or 0, x, "
            "ja or nei, or a line of --answers",
            r->contact_words.cells, list));
    }
    if (r->disagree == 0) goto out;
    PDN_TRY(pdn_diagnostics_add(
        r->w->f,
        (pdn_diagnostic){.file = r->wide.file,
                         .line = r->disagrees_at,
                         .severity = PDN_WARNING,
                         .code = "contact",
                         .action = "how often counts"},
        "%zu answers say that there is no contact and how often there is, or "
        "that there is and never: how often counts",
        r->disagree));
out:
    return st;
}

/* ---- One answer --------------------------------------------------------- */

/* A blank frequency beside a rating is contact; beside anything else the
 * question was left open. */
static void settle_frequency(roster__reading *r, pdn_table *t, size_t row)
{
    static const char *const ratings[] = {"quality", "knowledge", "recognition",
                                          "skill"};
    pdn_column *frequency = pdn_table_mutable_column(t, "frequency");

    if (frequency == NULL ||
        pdn_state_of(frequency->number[row]) != PDN_NOT_DEFINED)
        return;
    for (size_t i = 0; i < PDN_COUNT(ratings); i++) {
        const pdn_column *c = pdn_table_column(t, ratings[i]);
        if (c != NULL && c->number != NULL && !isnan(c->number[row])) return;
    }
    /* nobody is asked to answer about the own service */
    r->w->s->sum.blank_cells +=
        !answers__is_own(r->w, r->w->answers.from[row], r->w->answers.to[row]);
    frequency->number[row] =
        r->w->o->blank == PDN_BLANK_NO ? 0 : pdn_absent(PDN_NO_ANSWER);
}

/* One answer: what the respondent of a wide row says about an actor. */
static pdn_status put_answer(roster__reading *r, size_t row, size_t actor,
                             size_t to)
{
    pdn_status st = PDN_OK;
    answers__table *a = &r->w->answers;
    bool contact = false;

    a->table.line[to] = r->wide.line[row];
    a->from[to] = r->who[row];
    a->to[to] = (uint32_t)actor;
    for (size_t q = 0; q < r->questions; q++) {
        size_t k = column_of(r, actor, q);
        pdn_column *c = &a->table.column[q];
        if (c->number != NULL) c->number[to] = pdn_absent(PDN_NOT_DEFINED);
        if (k == SIZE_MAX) {
            if (c->number != NULL) c->number[to] = pdn_absent(PDN_NOT_ASKED);
            continue;
        }
        a->field[to * r->questions + q] = r->wide.field[k];
        if (c->number != NULL)
            PDN_TRY(put_number(r, row, k, q, &c->number[to]));
        else
            PDN_TRY(put_text(r, row, k, q, &c->text[to]));
    }
    if (r->who[row] == actor) goto out;
    PDN_TRY(settle_contact(r, row, actor, to, &contact));
    if (!contact) settle_frequency(r, &a->table, to);
out:
    return st;
}

/* ---- All of them -------------------------------------------------------- */

/* Barriers whose cells hold several, and what the book has codes for. */
static void find_lists(roster__reading *r)
{
    for (size_t k = 0; k < r->wide.columns; k++) {
        const pdn_column *c = &r->wide.column[k];
        if (r->asked[k].actor == UINT32_MAX || c->text == NULL) continue;
        size_t q = 0;
        while (q < r->questions &&
               strcmp(r->question[q], r->asked[k].question) != 0)
            q++;
        if (q == r->questions || r->numeric[q] || r->listed[q]) continue;
        r->listed[q] = r->w->book.entries > 0 || r->asked[k].option != NULL;
        if (strcmp(r->question[q], "barrier") != 0) continue;
        const char *signs = r->select[q].signs;
        for (size_t i = 0; i < r->wide.rows && !r->listed[q]; i++)
            r->listed[q] =
                c->text[i] != NULL && strpbrk(c->text[i], signs) != NULL;
    }
}

static pdn_status make_room(roster__reading *r, size_t n)
{
    pdn_status st = PDN_OK;
    answers__table *a = &r->w->answers;

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
out:
    return st;
}

/* Words that stand for nothing, together for each question. */
static pdn_status tell_foreign(roster__reading *r)
{
    pdn_status st = PDN_OK;
    char list[400], wanted[400];

    for (size_t q = 0; q < r->questions; q++) {
        word_count *c = &r->foreign[q];
        const char *wants = r->numeric[q] ? "want a number" : "not in the book";
        if (c->words == 0) continue;
        if (c->cells == 1 && r->w->book.file == NULL) {
            PDN_TRY(pdn_diagnostics_add(r->w->f, c->word[0].at,
                                        "%s is \"%s\": %s", r->question[q],
                                        c->word[0].text, wants));
            continue;
        }
        word_count__list(c, list, sizeof list);
        PDN_TRY(answer_book__say_wanted(&r->w->book, r->question[q],
                                        c->word[0].text, wants, wanted,
                                        sizeof wanted));
        PDN_TRY(pdn_diagnostics_add(
            r->w->f, c->word[0].at,
            "%s: %zu different word%s in %zu cell%s: %s: %s", r->question[q],
            c->words, c->words == 1 ? "" : "s", c->cells,
            c->cells == 1 ? "" : "s", list, wanted));
    }
out:
    return st;
}

/* Does some answer, or the scale, hold what is no contact? */
static bool has_no_contact(const roster__reading *r)
{
    const pdn_survey_options *o = r->w->o;
    const pdn_column *c = pdn_table_column(&r->w->answers.table, "frequency");
    double lo = 0, hi = 0;
    size_t n = 0;

    if (answer_book__has_none(&r->w->book, "frequency", o->min_frequency))
        return true;
    for (size_t i = 0; i < o->scales; i++)
        if (pdn_survey_scale_read(o->scale[i], &n, &lo, &hi) &&
            n == strlen("frequency") &&
            strncmp(o->scale[i], "frequency", n) == 0 && fmin(lo, hi) <= 0)
            return true;
    for (size_t i = 0; c != NULL && i < r->w->answers.table.rows; i++)
        if (c->number[i] <= 0 || c->number[i] < o->min_frequency) return true;
    return false;
}

/* Whoever is asked about everybody knows somebody whom s/he never meets. */
static pdn_status tell_no_none(const roster__reading *r)
{
    const pdn_column *c = pdn_table_column(&r->w->answers.table, "frequency");

    if (c == NULL || r->w->answers.table.rows == 0 || has_no_contact(r) ||
        (r->w->o->blank == PDN_BLANK_NO && r->w->s->sum.blank_cells > 0))
        return PDN_OK;
    return pdn_diagnostics_add(
        r->w->f,
        (pdn_diagnostic){.file = r->wide.file,
                         .severity = PDN_WARNING,
                         .code = "no-answer-means-none",
                         .action = "read as contact"},
        "no answer means no contact, so everybody who is answered about is a "
        "contact: where one of the answers means never, a line in the file of "
        "--answers says so (question,answer,value: frequency, that answer, 0)");
}

/* What blank cells were read as; where nothing tells, it is to be said. */
static pdn_status tell_blank(const roster__reading *r)
{
    const pdn_survey_options *o = r->w->o;
    size_t n = r->w->s->sum.blank_cells;
    pdn_diagnostic at = {.file = r->wide.file, .code = "blank-cell"};

    if (n == 0) return PDN_OK;
    if (o->blank == PDN_BLANK_UNSAID && !has_no_contact(r)) {
        at.severity = PDN_ERROR;
        return pdn_diagnostics_add(
            r->w->f, at,
            "%zu cell%s of contact left blank, and no answer means no contact: "
            "say --blank silent (did not answer) or --blank no (no contact)",
            n, n == 1 ? "" : "s");
    }
    at.action = o->blank == PDN_BLANK_NO ? "read as no contact" : "left open";
    return pdn_diagnostics_add(
        r->w->f, at, "%zu cell%s of contact left blank: read as %s", n,
        n == 1 ? "" : "s",
        o->blank == PDN_BLANK_NO ? "no contact (--blank no)"
                                 : "did not answer, not as no contact");
}

/* People on the list of whom no heading asks. */
static pdn_status tell_unasked(const roster__reading *r)
{
    const pdn_table *actor = &r->w->s->actor;
    const bool services = r->w->o->alters == PDN_ALTERS_GROUPS;
    size_t n = 0, all = 0;

    for (size_t k = 0; k < r->actors; k++) {
        if (pdn_survey_is_group(actor, k) != services || is_elsewhere(r, k))
            continue;
        all++;
        n += !is_asked(r, k);
    }
    if (n == 0) return PDN_OK;
    return pdn_diagnostics_add(r->w->f,
                               (pdn_diagnostic){.file = r->wide.file,
                                                .line = 1,
                                                .severity = PDN_WARNING,
                                                .code = "not-asked"},
                               services ? "%zu of %zu services stand in no "
                                          "heading: nobody was asked about "
                                          "them"
                                        : "%zu of %zu on the list stand in no "
                                          "heading: nobody was asked about "
                                          "them",
                               n, all);
}

pdn_status roster__make_answers(roster__reading *r)
{
    pdn_status st = PDN_OK;
    size_t n = 0, q = contact_question(r);

    find_lists(r);
    for (size_t i = 0; i < r->wide.rows; i++)
        for (size_t k = 0; k < r->actors; k++)
            n += answers(r, i, k);
    PDN_TRY(make_room(r, n));
    n = 0;
    for (size_t i = 0; i < r->wide.rows; i++)
        for (size_t k = 0; k < r->actors; k++)
            if (answers(r, i, k)) PDN_TRY(put_answer(r, i, k, n++));
    PDN_TRY(tell_foreign(r));
    PDN_TRY(tell_contact(r));
    if (q < r->questions && r->foreign[q].words == 0) {
        PDN_TRY(tell_blank(r));
        PDN_TRY(roster__check_own_cells(r, q));
        if (r->w->f->errors == 0) PDN_TRY(tell_no_none(r));
    }
    PDN_TRY(tell_unasked(r));
out:
    return st;
}
