#include "answers.h"
#include "survey/webform/standard_scales.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* From what people are called in a file to who they are. */

/* The most faults for which a near name is looked up; fifty are reported. */
enum { LOOKED_UP = 200 };

/* The id of an actor, as it was first called. */
static const char *id_of(const pdn_names *names, uint32_t actor)
{
    for (size_t i = 0; i < names->n; i++)
        if (names->called[i].counts && names->called[i].actor == actor)
            return names->called[i].text;
    return "";
}

/* A name that is not known is told for what it is, not for where it stands:
 * a cell may hold several. */
bool answers__is_told(const answers_context *w, pdn_diagnostic at)
{
    size_t n = w->f->rows < LOOKED_UP ? w->f->rows : LOOKED_UP;

    for (size_t i = 0; i < n; i++) {
        const pdn_diagnostic *f = &w->f->row[i];
        if (f->severity == PDN_ERROR &&
            (f->code == NULL || strcmp(f->code, "unknown-actor") != 0) &&
            f->line == at.line && f->column == at.column && f->file != NULL &&
            at.file != NULL && strcmp(f->file, at.file) == 0)
            return true;
    }
    return false;
}

pdn_status answers__seek_actor(answers_context *w, const char *text,
                               uint32_t *actor)
{
    pdn_status st = PDN_OK;
    int64_t found = PDN_NAMES_NONE;
    const pdn_called *named = NULL;

    *actor = UINT32_MAX;
    PDN_TRY(names__find(&w->names, text, &found));
    if (found != PDN_NAMES_NONE) {
        *actor = (uint32_t)found;
        goto out;
    }
    PDN_TRY(names__named(&w->names, text, &named));
    if (named == NULL || named->shared) goto out;
    *actor = named->actor;
    if (w->by_name++ == 0) w->first_name = named->text;
out:
    return st;
}

pdn_status answers__is_called(answers_context *w, const char *text, bool *yes)
{
    size_t before = w->by_name;
    uint32_t actor = UINT32_MAX;
    pdn_status st = answers__seek_actor(w, text, &actor);

    w->by_name = before;
    *yes = actor != UINT32_MAX;
    return st;
}

pdn_status answers__is_nobody(answers_context *w, const char *text, bool *yes)
{
    const char *key = NULL;
    pdn_status st = pdn_name_key(&w->names.text, text, &key);

    if (st != PDN_OK) return st;
    *yes = textmap__get(&w->nobody, key) != PDN_TEXTMAP_NONE;
    return PDN_OK;
}

enum { BEARERS_TOLD = 4 };

/* Several are called so: which ids would do. */
static pdn_status tell_shared(answers_context *w, const char *text,
                              pdn_diagnostic at)
{
    pdn_status st = PDN_OK;
    uint32_t actor[BEARERS_TOLD];
    char ids[160] = "";
    size_t n = 0, used = 0;

    PDN_TRY(names__bearers(&w->names, text, actor, BEARERS_TOLD, &n));
    for (size_t i = 0; i < n && i < BEARERS_TOLD; i++) {
        int put = snprintf(ids + used, sizeof ids - used, "%s%.30s",
                           i > 0 ? ", " : "", id_of(&w->names, actor[i]));
        used += put > 0 ? (size_t)put : 0;
    }
    PDN_TRY(pdn_diagnostics_add(w->f, at,
                                "%zu people are called \"%s\" (ids %s%s): want "
                                "the id",
                                n, text, ids, n > BEARERS_TOLD ? ", ..." : ""));
out:
    return st;
}

/* "Ingen" among the names: who said so answered, and is to count so. */
static pdn_status tell_nobody(answers_context *w, const char *text,
                              pdn_diagnostic at)
{
    if (w->lists)
        return pdn_diagnostics_add(
            w->f, at,
            "\"%s\" stands beside names in one cell: want the one or the "
            "others",
            text);
    return pdn_diagnostics_add(
        w->f, at,
        "\"%s\" is nobody on the list: where it is a no, take the row out, and "
        "let a column svart (responded) of %s have 1 for everybody who "
        "answered and 0 for the others: else who said no is read as one who "
        "did not answer",
        text,
        w->o->actors != NULL ? pdn_base_name(w->o->actors) : "the actors");
}

static pdn_status tell_unknown(answers_context *w, const char *text,
                               pdn_diagnostic at)
{
    pdn_status st = PDN_OK;
    const pdn_called *near = NULL, *named = NULL;
    bool none = false;

    PDN_TRY(names__named(&w->names, text, &named));
    if (named != NULL && named->shared) return tell_shared(w, text, at);
    PDN_TRY(standard_scales__means_none(text, &none));
    if (!none) PDN_TRY(answers__is_nobody(w, text, &none));
    if (none) return tell_nobody(w, text, at);
    if (w->f->errors < LOOKED_UP) PDN_TRY(names__near(&w->names, text, &near));
    if (near == NULL) {
        PDN_TRY(
            pdn_diagnostics_add(w->f, at,
                                "unknown actor \"%s\": want an id or alias of "
                                "the actor file%s",
                                text,
                                w->lists ? ", or - for its id in aliases.csv "
                                           "where that is nobody on the list"
                                         : ""));
    } else if (near->counts) {
        PDN_TRY(pdn_diagnostics_add(
            w->f, at, "unknown actor \"%s\" (did you mean \"%s\"?)", text,
            near->text));
    } else {
        PDN_TRY(pdn_diagnostics_add(
            w->f, at,
            "unknown actor \"%s\" (did you mean \"%s\", id "
            "\"%s\"?)",
            text, near->text, id_of(&w->names, near->actor)));
    }
out:
    return st;
}

/* The place of a name that was told as unknown already, or a new one. */
static pdn_status note_unknown(answers_context *w, const char *text, bool *new)
{
    pdn_status st = PDN_OK;
    uint32_t at = 0, next = (uint32_t)w->unknowns;
    const char *key = NULL;

    *new = false;
    char *copy = pdn_arena_string(&w->names.text, text);
    if (copy == NULL) return pdn_no_memory();
    PDN_TRY(pdn_name_key(&w->names.text, copy, &key));
    PDN_TRY(textmap__put(&w->unknown_of, key, next, &at));
    if (at != next) {
        w->unknown[at].cells++;
        goto out;
    }
    PDN_ROOM(w->unknown, w->unknowns + 1, w->unknown_capacity);
    w->unknown[w->unknowns++] = (answers__unknown_actor){w->f->rows, 1};
    *new = true;
out:
    return st;
}

pdn_status answers__find_actor(answers_context *w, const char *text,
                               pdn_diagnostic at, uint32_t *actor)
{
    pdn_status st = PDN_OK;
    bool new = false;

    *actor = UINT32_MAX;
    if (text == NULL) return PDN_OK;
    PDN_TRY(answers__seek_actor(w, text, actor));
    if (*actor != UINT32_MAX || answers__is_told(w, at)) goto out;
    PDN_TRY(note_unknown(w, text, &new));
    at.code = "unknown-actor";
    if (new) PDN_TRY(tell_unknown(w, text, at));
out:
    return st;
}

pdn_status answers__leave_open(answers_context *w, const char *text,
                               pdn_diagnostic at)
{
    pdn_status st = PDN_OK;
    bool new = false;

    PDN_TRY(note_unknown(w, text, &new));
    if (!new) goto out;
    w->unknown[w->unknowns - 1].cells = 0; /* the alias is none */
    PDN_TRY(pdn_diagnostics_add(
        w->f, at,
        "\"%s\" is still ?: want the id of the actor file that it stands for",
        text));
out:
    return st;
}

/* Says behind a message how often the name stands. */
static pdn_status count_cells(pdn_diagnostics *f,
                              const answers__unknown_actor *u)
{
    pdn_diagnostic *told = &f->row[u->finding];

    return pdn_arena_format(&f->text, &told->message, "%s; in %zu cells",
                            told->message, u->cells);
}

/* Aliases by which nobody was called. */
static pdn_status tell_unmet_aliases(answers_context *w)
{
    size_t n = 0, first = 0, all = w->alias_end - w->alias_first;

    for (size_t i = w->alias_first; i < w->alias_end; i++)
        if (!w->names.called[i].met && n++ == 0) first = i;
    if (n == 0) return PDN_OK;
    return pdn_diagnostics_add(w->f,
                               (pdn_diagnostic){.file = w->alias_file,
                                                .severity = PDN_NOTE,
                                                .code = "unmet",
                                                .action = "no use made of it"},
                               "%zu of %zu aliases stand nowhere, as \"%s\"", n,
                               all, w->names.called[first].text);
}

/* An alias that is somebody else's name too: of which of the two a file
 * speaks, the alias says, and the other may look like one whom nobody names. */
static pdn_status tell_taken_name(answers_context *w, const pdn_called *alias)
{
    pdn_status st = PDN_OK;
    uint32_t actor[BEARERS_TOLD];
    answers__some others = {0};
    size_t n = 0;
    const pdn_called *named = NULL;

    PDN_TRY(names__named(&w->names, alias->text, &named));
    if (named == NULL || (!named->shared && named->actor == alias->actor))
        goto out;
    PDN_TRY(names__bearers(&w->names, alias->text, actor, BEARERS_TOLD, &n));
    for (size_t i = 0; i < n && i < BEARERS_TOLD; i++)
        if (actor[i] != alias->actor)
            answers__name_one(&others, id_of(&w->names, actor[i]));
    if (others.n == 0) goto out;
    PDN_TRY(pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){.file = w->alias_file,
                         .severity = PDN_WARNING,
                         .code = "alias-is-name",
                         .action = "read as the alias says"},
        "\"%s\" is the name of %s%s too, and is read as %s wherever it stands: "
        "somebody else of that name is named only where an id or another alias "
        "says so",
        alias->text, others.text, n > BEARERS_TOLD ? ", ..." : "",
        id_of(&w->names, alias->actor)));
out:
    return st;
}

static pdn_status tell_taken_names(answers_context *w)
{
    pdn_status st = PDN_OK;

    for (size_t i = w->alias_first; i < w->alias_end && st == PDN_OK; i++)
        if (w->names.called[i].met)
            st = tell_taken_name(w, &w->names.called[i]);
    return st;
}

pdn_status answers__tell_found(answers_context *w)
{
    pdn_status st = PDN_OK;

    PDN_TRY(tell_taken_names(w));
    PDN_TRY(tell_unmet_aliases(w));
    w->alias_end = w->alias_first; /* told once */

    for (size_t i = 0; i < w->unknowns; i++)
        if (w->unknown[i].cells > 1) PDN_TRY(count_cells(w->f, &w->unknown[i]));
    if (w->by_name > 0)
        PDN_TRY(pdn_diagnostics_add(
            w->f,
            (pdn_diagnostic){.file = w->answers.table.file,
                             .severity = PDN_NOTE,
                             .code = "by-name",
                             .action = "read as the id"},
            "%zu cell%s or heading%s call%s people by name, as \"%s\": read as "
            "their ids",
            w->by_name, w->by_name == 1 ? "" : "s", w->by_name == 1 ? "" : "s",
            w->by_name == 1 ? "s" : "", w->first_name));
    w->unknowns = w->by_name = 0;
out:
    return st;
}

void answers__clear_found(answers_context *w)
{
    textmap__clear(&w->unknown_of);
    textmap__clear(&w->nobody);
    free(w->unknown);
}
