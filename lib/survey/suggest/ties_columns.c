#include "survey/listed_names.h"
#include "survey/suggest/proposal.h"

#include "survey/suggest/headings/heading_names.h"
#include "survey/webform/word_columns.h"
#include "table/rows/picked_rows.h"

#include <stdlib.h>
#include <string.h>

/* A file of ties: which columns are from, to and the questions, and whether
 * people or services stand in `to`. */

/* How many cells of the column of t are names in the column of actors, or,
 * names NULL, what people are called. */
static pdn_status count_known(proposal *p, const pdn_column *c, size_t rows,
                              const pdn_column *names, size_t *known,
                              size_t *cells)
{
    pdn_status st = PDN_OK;
    pdn_textmap of = {0};
    pdn_arena text = {0};
    char number[PDN_NUMBER_SIZE];
    const char *key = NULL;
    bool yes = false;

    *known = *cells = 0;
    for (size_t i = 0; names != NULL && i < p->w->s->actor.rows; i++) {
        if (names->text[i] == NULL) continue;
        PDN_TRY(pdn_name_key(&text, names->text[i], &key));
        PDN_TRY(textmap__put(&of, key, 0, NULL));
    }
    for (size_t i = 0; i < rows; i++) {
        const char *cell = proposal__cell(c, i, number);
        if (cell == NULL) continue;
        ++*cells;
        if (names == NULL) {
            PDN_TRY(answers__is_called(p->w, cell, &yes));
        } else {
            PDN_TRY(pdn_name_key(&text, cell, &key));
            yes = textmap__get(&of, key) != PDN_TEXTMAP_NONE;
        }
        *known += yes;
    }
out:
    textmap__clear(&of);
    pdn_arena_clear(&text);
    return st;
}

/* The column of actors whose names most cells are; *by NULL: people's. */
static pdn_status best_names(proposal *p, const pdn_column *c, size_t rows,
                             const char **by, size_t *known, size_t *cells)
{
    pdn_status st = PDN_OK;
    const pdn_table *actor = &p->w->s->actor;
    size_t n = 0;

    *by = NULL;
    PDN_TRY(count_known(p, c, rows, NULL, known, cells));
    for (size_t k = 0; k < actor->columns; k++) {
        const pdn_column *g = &actor->column[k];
        if (g->text == NULL || strcmp(g->name, "id") == 0 ||
            strcmp(g->name, "label") == 0 || strcmp(g->name, "name") == 0 ||
            strcmp(g->name, "role") == 0 ||
            (p->o->by != NULL && strcmp(p->o->by, g->name) != 0))
            continue;
        PDN_TRY(count_known(p, c, rows, g, &n, cells));
        if (n <= *known) continue;
        *known = n;
        *by = g->name;
    }
out:
    return st;
}

/* ---- Headings that are not known ---------------------------------------- */

static pdn_status has_column(const proposal *p, const pdn_table *t,
                             const pdn_want *w, pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;
    size_t n = strlen(w->name);

    *yes = false;
    for (size_t i = 0; i < p->renames; i++) {
        const char *r = p->rename[i];
        if (strncmp(r, "ties.", 5) == 0) r += 5;
        *yes = *yes || (strncmp(r, w->name, n) == 0 && r[n] == '=');
    }
    for (size_t k = 0; k < t->columns && !*yes; k++) {
        PDN_TRY(pdn_normalize_name(text, t->column[k].name, &folded));
        *yes = strcmp(folded, w->name) == 0;
        for (size_t i = 0; w->also != NULL && w->also[i] != NULL; i++)
            *yes = *yes || strcmp(folded, w->also[i]) == 0;
    }
out:
    return st;
}

static pdn_status propose(proposal *p, const pdn_want *w, const char *theirs,
                          bool *taken)
{
    char name[80];

    pdn_format(name, sizeof name, "ties.%s", w->name);
    *taken = true;
    return proposal__rename(p, name, theirs);
}

/* from and to: the first columns whose cells are mostly people, or, for to,
 * services. */
static pdn_status propose_ends(proposal *p, const pdn_table *t,
                               const pdn_file_kind *ties, bool *taken)
{
    pdn_status st = PDN_OK;
    const char *by = NULL;
    size_t end = 0, known = 0, cells = 0;
    bool there[2] = {false, false};

    for (size_t e = 0; e < 2; e++)
        PDN_TRY(has_column(p, t, &ties->want[e], &p->text, &there[e]));
    if (there[0] || there[1]) goto out;
    for (size_t k = 0; k < t->columns && end < 2; k++) {
        PDN_TRY(best_names(p, &t->column[k], t->rows, &by, &known, &cells));
        if (2 * known <= cells || (by != NULL && end == 0)) continue;
        PDN_TRY(propose(p, &ties->want[end++], t->column[k].name, &taken[k]));
    }
out:
    return st;
}

static pdn_status propose_questions(proposal *p, const pdn_table *t,
                                    const pdn_file_kind *ties, bool *taken)
{
    pdn_status st = PDN_OK;
    const char *question = NULL;
    bool there = false;

    for (size_t k = 0; k < t->columns; k++) {
        if (taken[k] || p->renames >= PDN_PROPOSED_RENAMES) continue;
        PDN_TRY(
            question_guess__of_words(t->column[k].name, &p->text, &question));
        for (size_t i = 2; question != NULL && i < ties->wants; i++) {
            if (strcmp(ties->want[i].name, question) != 0) continue;
            PDN_TRY(has_column(p, t, &ties->want[i], &p->text, &there));
            if (!there)
                PDN_TRY(
                    propose(p, &ties->want[i], t->column[k].name, &taken[k]));
        }
    }
out:
    return st;
}

static pdn_status propose_columns(proposal *p)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *ties = pdn_file_kind_of("ties");
    pdn_csv_options csv = p->o->csv;
    pdn_diagnostics untold = {0};
    pdn_table t = {0};
    bool *taken = NULL;

    csv.renames = 0;
    st = pdn_csv_read_faulty(p->o->ties, &csv, NULL, 0, &untold, &t);
    if (st == PDN_EPARSE || st == PDN_EIO) {
        pdn_message_clear(); /* told when it is read */
        st = PDN_OK;
        goto out;
    }
    PDN_TRY(st);
    PDN_NEW(taken, t.columns);
    PDN_TRY(propose_ends(p, &t, ties, taken));
    PDN_TRY(propose_questions(p, &t, ties, taken));
out:
    free(taken);
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&untold);
    return st;
}

/* ---- The file ----------------------------------------------------------- */

/* Whom `to` names, and who is written nearly as somebody. */
static pdn_status look_at_ends(proposal *p)
{
    pdn_status st = PDN_OK;
    const pdn_column *from = pdn_table_column(&p->t, "from");
    const pdn_column *to = pdn_table_column(&p->t, "to");
    size_t known = 0, cells = 0;
    const char *by = NULL;

    if (from == NULL || to == NULL) return PDN_OK;
    PDN_TRY(best_names(p, to, p->t.rows, &by, &known, &cells));
    if (p->o->alters_said && p->o->alters == PDN_ALTERS_PEOPLE) by = NULL;
    if (by == NULL && p->o->alters == PDN_ALTERS_GROUPS) by = p->by;
    p->services = by != NULL ? known : 0;
    if (by != NULL) p->by = by;
    for (size_t r = 0; r < p->t.rows; r++) {
        if (from->text[r] != NULL)
            PDN_TRY(proposal__add_alias(
                p, from->text[r],
                answers__cell(&p->t, r, answers__column(&p->t, "from"),
                              "suggest")));
        if (by == NULL && to->text[r] != NULL)
            PDN_TRY(proposal__add_alias(
                p, to->text[r],
                answers__cell(&p->t, r, answers__column(&p->t, "to"),
                              "suggest")));
    }
out:
    return st;
}

pdn_status proposal__read_ties(proposal *p)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *ties = pdn_file_kind_of("ties");
    answers_context *w = p->w;
    pdn_want *want = NULL;

    PDN_TRY(propose_columns(p));
    PDN_NEW(want, ties->wants);
    word_columns__want(ties, want);
    PDN_TRY(answers__read_file(w, w->o->ties, &w->o->csv, want, ties->wants,
                               &p->t));
    if (p->t.file == NULL) goto out;
    PDN_TRY(picked_rows__keep(&p->t, w->o->csv.where, w->o->csv.wheres, w->f));
    PDN_TRY(listed_names__part(w, &p->t));
    PDN_TRY(look_at_ends(p));
    PDN_NEW(p->question, p->t.columns);
    PDN_NEW(p->question_of, p->t.columns);
    for (size_t k = 0; k < p->t.columns; k++) {
        const char *name = p->t.column[k].name;
        p->question_of[k] = SIZE_MAX;
        for (size_t i = 2; i < ties->wants; i++)
            if (strcmp(name, ties->want[i].name) == 0)
                p->question_of[k] = p->questions;
        if (p->question_of[k] != SIZE_MAX)
            p->question[p->questions++].asks = name;
    }
    PDN_TRY(proposal__understand(p));
out:
    free(want);
    return st;
}
