#include "listed_names.h"

#include "survey/webform/standard_scales.h"
#include "table/rows/rows.h"
#include "table/table_append.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static pdn_status is_called(void *context, const char *text, bool *yes)
{
    return answers__is_called(context, text, yes);
}

name_list listed_names__of(answers_context *w)
{
    name_list how = name_list__of(is_called, w);

    /* who is added may be called anything */
    how.whole = w->o->unknown == PDN_UNKNOWN_ADD;
    for (size_t i = 0; i < w->names.n; i++)
        name_list__heed(&how, w->names.called[i].text);
    return how;
}

/* ---- Ties --------------------------------------------------------------- */

/* The rows of ties whose `to` lists several. */
struct listed_rows {
    const char ***name; /* of each row; NULL: one */
    size_t *times;      /* how many rows become of each */
    size_t cells, names, first;
};

static pdn_status find_rows(answers_context *w, pdn_table *t,
                            const pdn_column *to, struct listed_rows *l)
{
    pdn_status st = PDN_OK;
    name_list how = {0};
    const char **name = NULL;
    size_t n = 0;

    for (size_t i = 0; i < t->rows; i++) {
        l->times[i] = 1;
        if (to->text[i] == NULL || !name_list__may_list(to->text[i])) continue;
        if (how.is_known == NULL) how = listed_names__of(w);
        PDN_TRY(name_list__names(&how, to->text[i], &t->arena, &name, &n));
        if (n == 0) continue;
        l->name[i] = name;
        l->times[i] = n;
        if (n == 1) continue;
        if (l->cells++ == 0) l->first = i;
        l->names += n;
    }
out:
    return st;
}

static void put_names(pdn_column *to, size_t rows, const struct listed_rows *l)
{
    size_t at = 0;

    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < l->times[i]; k++, at++)
            if (l->name[i] != NULL) to->text[at] = l->name[i][k];
}

pdn_status listed_names__part(answers_context *w, pdn_table *t)
{
    pdn_status st = PDN_OK;
    struct listed_rows l = {0};
    const size_t column = answers__column(t, "to"), rows = t->rows;
    pdn_diagnostic at = {0};

    if (column == SIZE_MAX || t->column[column].text == NULL) return PDN_OK;
    PDN_NEW(l.name, rows);
    PDN_NEW(l.times, rows);
    PDN_TRY(find_rows(w, t, &t->column[column], &l));
    if (l.cells > 0) {
        at = answers__cell(t, l.first, SIZE_MAX, "several-names");
        at.line = 0; /* told, not a note of one cell */
        at.severity = PDN_NOTE;
        at.action = "a row of each";
        PDN_TRY(pdn_diagnostics_add(w->f, at,
                                    "%zu of %zu cells of \"to\" list%s several "
                                    "names, as line %zu: a row "
                                    "of each, %zu",
                                    l.cells, rows, l.cells == 1 ? "s" : "",
                                    t->line[l.first], l.names));
        PDN_TRY(rows__repeat(t, l.times));
    }
    put_names(&t->column[column], rows, &l);
out:
    free(l.name);
    free(l.times);
    return st;
}

/* ---- A roster ----------------------------------------------------------- */

/* One question that is answered by lists of names. */
struct listed {
    roster__reading *r;
    name_list how;
    const char *question;
    size_t *column; /* of each actor: the new column; SIZE_MAX: none */
    bool *named;    /* of each actor */
    bool *taken;    /* of each actor: a cell has the name, and means another */
    size_t *filled; /* of each row: columns of the question that say somebody */
    size_t columns; /* of the question */
    size_t nobody;  /* cells that say so: Ingen */
    size_t others;  /* names of whom the form has no name for: Annet */
    const char *other;
    size_t cells, names;
    pdn_arena memory;
};

/* Whether the question can be answered so: by a number, and in no column of its
 * own for the same people. */
static pdn_status check_question(const roster__reading *r, size_t k)
{
    const pdn_file_kind *ties = pdn_file_kind_of("ties");
    const pdn_table *t = &r->wide;
    const char *question = r->asked[k].question;

    for (size_t i = 0; i < ties->wants; i++)
        if (ties->want[i].kind == PDN_TEXT &&
            strcmp(ties->want[i].name, question) == 0)
            return pdn_diagnostics_add(
                r->w->f, answers__cell(t, SIZE_MAX, k, "several-names"),
                "\"%s\" lists names: %s is no question that they answer",
                t->column[k].name, question);
    for (size_t i = 0; i < t->columns; i++)
        if (r->asked[i].actor != UINT32_MAX &&
            strcmp(r->asked[i].question, question) == 0)
            return pdn_diagnostics_add(
                r->w->f, answers__cell(t, SIZE_MAX, k, "asked-twice"),
                "\"%s\" lists names and asks the same (%s) as \"%s\": where "
                "it says only whom there is contact with, its question in the "
                "codebook is contact",
                t->column[k].name, question, t->column[i].name);
    return PDN_OK;
}

/* What being named there means: the answer of the codebook, else 1. */
static pdn_status value_of(const roster__reading *r, size_t k, double *value)
{
    pdn_status st = PDN_OK;
    const codebook__question *a = &r->asked[k];
    const answer_book__entry *e = NULL;

    *value = 1;
    if (a->option == NULL) return PDN_OK;
    PDN_TRY(answer_book__find(&r->w->book, a->question, a->option, &e));
    if (e != NULL && e->is_number && pdn_state_of(e->number) == PDN_VALUE)
        *value = e->number;
    else if (e != NULL ||
             !pdn_number_read(a->option, strlen(a->option), '.', value))
        PDN_TRY(pdn_diagnostics_add(
            r->w->f, answers__cell(&r->wide, SIZE_MAX, k, "not-a-number"),
            "\"%s\" lists names for \"%s\": want a number for that answer to "
            "%s (--answers)",
            r->wide.column[k].name, a->option, a->question));
out:
    return st;
}

/* A column more, which is of the same place as column k. */
static pdn_status add_column(struct listed *l, size_t k, uint32_t actor)
{
    pdn_status st = PDN_OK;
    roster__reading *r = l->r;
    pdn_table *t = &r->wide;
    pdn_column *c = NULL;

    if (pdn_survey_is_group(&r->w->s->actor, actor) !=
        (r->w->o->alters == PDN_ALTERS_GROUPS))
        return PDN_OK;
    l->column[actor] = t->columns;
    PDN_TRY(table_append__column(t, t->column[k].name, PDN_REAL, &c));
    for (size_t i = 0; i < t->rows; i++)
        c->number[i] = pdn_absent(PDN_NOT_DEFINED);
    t->field[l->column[actor]] = t->field[k];
    r->asked[l->column[actor]] =
        (codebook__question){.actor = actor, .question = l->question};
out:
    return st;
}

/* Room for a column of everybody who may be named. */
static pdn_status add_columns(struct listed *l, size_t k)
{
    pdn_status st = PDN_OK;
    roster__reading *r = l->r;
    const size_t actors = r->w->s->actor.rows;
    codebook__question *asked = NULL;

    PDN_TAKE(&r->text, asked, r->wide.columns + actors);
    memcpy(asked, r->asked, r->wide.columns * sizeof *asked);
    r->asked = asked;
    for (uint32_t i = 0; i < actors; i++)
        PDN_TRY(add_column(l, k, i));
out:
    return st;
}

enum { BEARERS = 8 };

/* A name in a cell that means one of several who have it, by an alias. */
static pdn_status note_taken(struct listed *l, const char *name)
{
    pdn_status st = PDN_OK;
    pdn_names *names = &l->r->w->names;
    const pdn_called *named = NULL;
    uint32_t actor[BEARERS];
    size_t n = 0;

    PDN_TRY(names__named(names, name, &named));
    if (named == NULL || !named->shared || l->taken[named->actor]) goto out;
    PDN_TRY(names__bearers(names, name, actor, BEARERS, &n));
    for (size_t i = 0; i < n && i < BEARERS; i++)
        l->taken[actor[i]] = true;
out:
    return st;
}

/* Of somebody whose name always means another, silence says nothing: as where
 * no heading asks of her or him. */
static pdn_status leave_unasked(struct listed *l, size_t k)
{
    const answers_context *w = l->r->w;
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");
    answers__some some = {0};
    pdn_diagnostic at =
        answers__cell(&l->r->wide, SIZE_MAX, k, "several-names");

    for (size_t i = 0; i < w->s->actor.rows; i++) {
        if (l->column[i] == SIZE_MAX || !l->taken[i] || l->named[i]) continue;
        l->r->asked[l->column[i]] = (codebook__question){.actor = UINT32_MAX};
        answers__name_one(&some, id->text[i]);
    }
    if (some.n == 0) return PDN_OK;
    at.severity = PDN_WARNING;
    at.action = "read as not asked";
    return pdn_diagnostics_add(
        w->f, at,
        "%s: the name of %zu (%s%s) always means another here, by aliases: "
        "whether somebody named them nobody can know, and they are read as not "
        "asked about",
        l->question, some.n, some.text, some.n > 3 ? ", ..." : "");
}

/* Whoever may be named and is not, is not; of oneself nothing is said. */
static void say_none(struct listed *l, size_t row)
{
    const answers_context *w = l->r->w;

    for (uint32_t i = 0; i < w->s->actor.rows; i++) {
        if (l->column[i] == SIZE_MAX || answers__is_own(w, l->r->who[row], i))
            continue;
        double *x = &l->r->wide.column[l->column[i]].number[row];
        if (isnan(*x)) *x = 0;
    }
}

static pdn_status read_name(struct listed *l, size_t row, const char *name,
                            pdn_diagnostic at, double value)
{
    pdn_status st = PDN_OK;
    uint32_t actor = UINT32_MAX;
    double *x = NULL;
    bool called = false, others = false;

    PDN_TRY(answers__is_called(l->r->w, name, &called));
    if (!called) PDN_TRY(standard_scales__means_others(name, &others));
    if (!called && !others) PDN_TRY(answers__is_nobody(l->r->w, name, &others));
    if (others) {
        if (l->others++ == 0)
            PDN_TRY(pdn_arena_keep(&l->r->text, name, &l->other));
        goto out;
    }
    l->r->w->lists = true;
    st = answers__find_actor(l->r->w, name, at, &actor);
    l->r->w->lists = false;
    PDN_TRY(st);
    PDN_TRY(answers__check_end(l->r->w, actor, true, at));
    if (actor == UINT32_MAX || l->column[actor] == SIZE_MAX) goto out;
    x = &l->r->wide.column[l->column[actor]].number[row];
    *x = isnan(*x) ? value : fmax(*x, value);
    l->named[actor] = true;
    PDN_TRY(note_taken(l, name));
out:
    return st;
}

/* "Ingen av disse" is an answer where nobody is named beside it. */
static pdn_status any_called(struct listed *l, const char *const *name,
                             size_t n, bool *yes)
{
    pdn_status st = PDN_OK;

    *yes = false;
    for (size_t i = 0; i < n && !*yes; i++)
        PDN_TRY(answers__is_called(l->r->w, name[i], yes));
out:
    return st;
}

static pdn_status read_cell(struct listed *l, size_t row, size_t k,
                            double value)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &l->r->wide.column[k];
    const pdn_diagnostic at =
        answers__cell(&l->r->wide, row, k, "unknown-actor");
    pdn_arena trial = {0};
    char number[PDN_NUMBER_SIZE];
    const char *text = number, **name = NULL;
    size_t n = 0;
    bool none = false, known = false;

    if (c->text != NULL)
        text = c->text[row];
    else if (pdn_state_of(c->number[row]) == PDN_VALUE)
        pdn_number_write(c->number[row], number);
    else
        text = NULL;
    if (text == NULL) goto out;
    PDN_TRY(name_list__names(&l->how, text, &trial, &name, &n));
    if (n == 0) goto out;
    l->cells++;
    l->filled[row]++;
    say_none(l, row);
    PDN_TRY(any_called(l, name, n, &known));
    for (size_t i = 0; i < n; i++) {
        none = false;
        if (!known) PDN_TRY(standard_scales__means_none(name[i], &none));
        l->names += !none;
        l->nobody += none;
        if (!none) PDN_TRY(read_name(l, row, name[i], at, value));
    }
out:
    pdn_arena_clear(&trial);
    return st;
}

static pdn_status tell(const struct listed *l, size_t k, double value)
{
    pdn_status st = PDN_OK;
    const roster__reading *r = l->r;
    pdn_diagnostic at = answers__cell(&r->wide, SIZE_MAX, k, "several-names");

    at.severity = PDN_NOTE;
    at.line = 0; /* told, not a note of one cell */
    PDN_TRY(pdn_diagnostics_add(
        r->w->f, at, "\"%s\": %zu cells list %zu names, each of %s %s; %s",
        r->wide.column[k].name, l->cells, l->names, l->question,
        pdn_number_format(value).text,
        l->columns > 1 ? "who is named in no column of the question is of 0, "
                         "and who left all of them blank did not answer"
                       : "who is not named there is of 0, and a blank cell is "
                         "no answer"));
    if (l->others == 0) goto out;
    at.severity = PDN_WARNING;
    at.action = "not taken";
    PDN_TRY(pdn_diagnostics_add(
        r->w->f, at,
        "\"%s\": %zu times others are named whom the form has no name for, as "
        "\"%s\": not taken, as no list says who that is",
        r->wide.column[k].name, l->others, l->other));
out:
    return st;
}

/* Blank beside a filled column of the question is read as nobody. Where others
 * write that it is nobody, it may be no answer. */
static pdn_status tell_blank(const struct listed *l, size_t k)
{
    const roster__reading *r = l->r;
    size_t blank = 0, rows = 0;
    pdn_diagnostic at = answers__cell(&r->wide, SIZE_MAX, k, "blank-list");

    for (size_t i = 0; i < r->wide.rows; i++) {
        if (l->filled[i] == 0 || l->filled[i] == l->columns) continue;
        blank += l->columns - l->filled[i];
        rows++;
    }
    if (blank == 0) return PDN_OK;
    at.line = 0; /* told, not a note of one cell */
    at.severity = l->nobody > 0 ? PDN_WARNING : PDN_NOTE;
    at.action = "nobody more is named";
    return pdn_diagnostics_add(
        r->w->f, at,
        "%s: %zu cells of %zu rows are blank beside a filled one of the %zu "
        "columns that list names: read as nobody more named%s",
        l->question, blank, rows, l->columns,
        l->nobody > 0 ? "; others write that it is nobody, so see whether "
                        "these are no answer"
                      : "");
}

/* A choice that the form did not give looks like one that nobody took. */
static pdn_status tell_unnamed(const struct listed *l, size_t k)
{
    const answers_context *w = l->r->w;
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");
    answers__some some = {0};
    pdn_diagnostic at =
        answers__cell(&l->r->wide, SIZE_MAX, k, "several-names");

    if (w->o->alters != PDN_ALTERS_GROUPS) return PDN_OK;
    for (size_t i = 0; i < w->s->actor.rows; i++)
        if (l->column[i] != SIZE_MAX && !l->named[i])
            answers__name_one(&some, id->text[i]);
    if (some.n == 0) return PDN_OK;
    at.severity = PDN_WARNING;
    at.action = "read as no contact";
    return pdn_diagnostics_add(
        w->f, at,
        "%zu service%s named by nobody (%s%s): read as no contact; where the "
        "form did not give the choice, nobody was asked, and their people are "
        "to be another service's, or none's",
        some.n, some.n == 1 ? " is" : "s are", some.text,
        some.n > 3 ? ", ..." : "");
}

static bool is_of(const struct listed *l, size_t k)
{
    const codebook__question *a = &l->r->asked[k];

    return a->lists && strcmp(a->question, l->question) == 0;
}

/* All columns that ask the question of column k, which is the first. */
static pdn_status read_question(roster__reading *r, size_t first,
                                size_t columns)
{
    pdn_status st = PDN_OK;
    struct listed l = {.r = r,
                       .how = listed_names__of(r->w),
                       .question = r->asked[first].question};
    double value = 1;

    PDN_TAKE(&l.memory, l.column, r->w->s->actor.rows);
    PDN_TAKE(&l.memory, l.named, r->w->s->actor.rows);
    PDN_TAKE(&l.memory, l.taken, r->w->s->actor.rows);
    PDN_TAKE(&l.memory, l.filled, r->wide.rows);
    for (size_t i = 0; i < r->w->s->actor.rows; i++)
        l.column[i] = SIZE_MAX;
    for (size_t k = first; k < columns; k++)
        l.columns += is_of(&l, k);
    PDN_TRY(check_question(r, first));
    PDN_TRY(add_columns(&l, first));
    for (size_t k = first; k < columns; k++) {
        if (!is_of(&l, k)) continue;
        l.cells = l.names = l.others = 0;
        PDN_TRY(value_of(r, k, &value));
        for (size_t i = 0; i < r->wide.rows; i++)
            PDN_TRY(read_cell(&l, i, k, value));
        r->asked[k].lists = false;
        PDN_TRY(tell(&l, k, value));
    }
    PDN_TRY(leave_unasked(&l, first));
    PDN_TRY(tell_blank(&l, first));
    PDN_TRY(tell_unnamed(&l, first));
out:
    pdn_arena_clear(&l.memory);
    return st;
}

pdn_status listed_names__of_roster(roster__reading *r)
{
    pdn_status st = PDN_OK;
    const size_t columns = r->wide.columns;

    for (size_t k = 0; k < columns; k++)
        if (r->asked[k].lists) PDN_TRY(read_question(r, k, columns));
out:
    return st;
}
