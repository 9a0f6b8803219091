#include "answers.h"
#include "table/rows/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const pdn_option_word pdn_unknown_actors[] = {
    {"error", PDN_UNKNOWN_ERROR}, {"add", PDN_UNKNOWN_ADD}, {NULL, 0}};

/* From names to actors: the two ends of every answer. */

struct newcomer {
    const char *id;
    bool sends, named;
};

struct newcomers {
    struct newcomer *who;
    size_t n, capacity;
};

static pdn_status add_newcomer(struct newcomers *all, const char *id,
                               bool named)
{
    pdn_status st = pdn_list_reserve(&all->who, sizeof *all->who, all->n + 1,
                                     &all->capacity);
    if (st != PDN_OK) return st;
    all->who[all->n++] = (struct newcomer){.id = id, .named = named};
    return PDN_OK;
}

/* The actor of one cell; with --unknown add a new one where it is not known. */
static pdn_status find_end(answers_context *w, struct newcomers *new,
                           size_t row, size_t column, uint32_t *actor)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->answers.table;
    const char *text = t->column[column].text[row];
    pdn_diagnostic at = answers__cell(t, row, column, "unknown-actor");
    uint32_t next = (uint32_t)(w->s->actor.rows + new->n);
    const bool named = strcmp(t->column[column].name, "to") == 0;

    *actor = UINT32_MAX;
    if (text == NULL) return PDN_OK;
    if (w->o->unknown == PDN_UNKNOWN_ERROR)
        PDN_TRY(answers__find_actor(w, text, at, actor));
    else
        PDN_TRY(answers__seek_actor(w, text, actor));
    if (*actor != UINT32_MAX) PDN_TRY(answers__check_end(w, *actor, named, at));
    if (w->o->unknown == PDN_UNKNOWN_ERROR) goto out;
    if (*actor == UINT32_MAX) {
        at.severity = PDN_WARNING;
        at.action = "added";
        PDN_TRY(
            pdn_diagnostics_add(w->f, at, "unknown actor \"%s\": added", text));
        PDN_TRY(names__add(&w->names, text, next, true, actor));
        PDN_TRY(add_newcomer(new, text, named));
        *actor = next;
    }
out:
    return st;
}

/* Somebody who was not on the list answered only if they sent an answer. */
static pdn_status note_silent_newcomers(answers_context *w, size_t before,
                                        const struct newcomers *new)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->actor;
    pdn_column *responded = pdn_table_mutable_column(t, "responded");
    bool silent = false;

    for (size_t i = 0; i < new->n; i++)
        silent = silent || !new->who[i].sends;
    if (responded == NULL) {
        if (!silent) goto out;
        PDN_TRY(pdn_table_add(t, "responded", PDN_BOOLEAN, &responded));
        for (size_t i = 0; i < before; i++)
            responded->number[i] = 1;
    }
    for (size_t i = 0; i < new->n; i++)
        responded->number[before + i] = new->who[i].sends;
out:
    return st;
}

static pdn_status add_actors(answers_context *w, const struct newcomers *new)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = w->s;
    size_t before = s->actor.rows;
    bool *answered = NULL;

    if (new->n == 0) return PDN_OK;
    PDN_TRY(rows__extend(&s->actor, new->n));
    answered = pdn_arena_get(&s->arena, s->actor.rows * sizeof *answered);
    PDN_TRY(pdn_had_memory(answered));
    for (size_t i = 0; i < s->actor.rows; i++)
        answered[i] = i < before ? s->answered[i]
                                 : !s->directed || new->who[i - before].sends;
    s->answered = answered;
    for (size_t i = 0; i < new->n; i++) {
        const char *id = NULL;
        PDN_TRY(pdn_table_text(&s->actor, new->who[i].id, &id));
        pdn_table_column(&s->actor, "id")->text[before + i] = id;
        pdn_table_column(&s->actor, "label")->text[before + i] = id;
    }
    PDN_TRY(note_silent_newcomers(w, before, new));
    for (size_t i = 0; i < new->n; i++)
        if (w->o->alters == PDN_ALTERS_GROUPS && new->who[i].named)
            actors__put_service(
                w, before + i,
                pdn_table_column(&s->actor, "id")->text[before + i]);
out:
    return st;
}

/* Who stands so many rows ahead is on its way from memory meanwhile. */
enum { AHEAD = 16 };

static void fetch_ahead(const answers_context *w, size_t row, size_t column)
{
    const pdn_table *t = &w->answers.table;
    const char *const *text = t->column[column].text + row;

    if (row + AHEAD >= t->rows) return;
    if (text[AHEAD] != NULL) names__fetch(&w->names, text[AHEAD]);
    if (text[AHEAD / 2] != NULL) names__fetch_more(&w->names, text[AHEAD / 2]);
}

pdn_status endpoints__find(answers_context *w)
{
    pdn_status st = PDN_OK;
    answers__table *a = &w->answers;
    struct newcomers new = {0};
    size_t from = answers__column(&a->table, "from");
    size_t to = answers__column(&a->table, "to");

    if (a->from != NULL) return PDN_OK; /* the roster knows them already */
    PDN_NEW(a->from, a->table.rows);
    PDN_NEW(a->to, a->table.rows);
    for (size_t i = 0; i < a->table.rows; i++) {
        fetch_ahead(w, i, from);
        fetch_ahead(w, i, to);
        PDN_TRY(find_end(w, &new, i, from, &a->from[i]));
        PDN_TRY(find_end(w, &new, i, to, &a->to[i]));
        if (a->from[i] == UINT32_MAX || a->from[i] < w->s->actor.rows) continue;
        assert(a->from[i] - w->s->actor.rows < new.n &&new.who != NULL);
        new.who[a->from[i] - w->s->actor.rows].sends = true;
    }
    PDN_TRY(add_actors(w, &new));
out:
    free(new.who);
    return st;
}
