#include "survey/suggest/who/signatures.h"

#include "survey/suggest/headings/name_spans.h"
#include "survey/webform/service_spellings.h"

#include "pdnet/table.h"

#include <stdlib.h>
#include <string.h>

struct signatures {
    answers_context *w;
    name_list names;
    pdn_textmap words;   /* of a name, in order of letters -> actor */
    pdn_textmap several; /* such words that two share */
};

enum { LONGEST_SIGNATURE = 200, MOST_WORDS = 8 };

/* ---- The list ----------------------------------------------------------- */

/* The words of a folded text in order of letters; NULL: more than a name has.
 */
static pdn_status sort_words(const char *folded, pdn_arena *text,
                             const char **out)
{
    static const char *const between = " ,";
    pdn_status st = PDN_OK;
    char *copy = pdn_arena_string(text, folded), *at = copy;
    const char *word[MOST_WORDS];
    size_t n = 0;

    *out = NULL;
    PDN_TRY(pdn_had_memory(copy));
    for (; *(at += strspn(at, between)) != '\0'; n++) {
        char *end = at + strcspn(at, between);
        if (n == MOST_WORDS) goto out;
        word[n] = at;
        at = *end == '\0' ? end : end + 1;
        *end = '\0';
    }
    if (n == 0) goto out;
    qsort(word, n, sizeof *word, pdn_text_order);
    *out = word[0];
    for (size_t i = 1; i < n; i++)
        PDN_TRY(pdn_arena_format(text, out, "%s %s", *out, word[i]));
out:
    return st;
}

/* Two of the same words are told apart by their order alone. */
static pdn_status add_words(signatures *s, const char *name, uint32_t actor)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL, *words = NULL;
    uint32_t first = actor;

    PDN_TRY(pdn_normalize_name(&s->names.text, name, &folded));
    PDN_TRY(sort_words(folded, &s->names.text, &words));
    if (words == NULL) goto out;
    PDN_TRY(textmap__put(&s->words, words, actor, &first));
    if (first != actor) PDN_TRY(textmap__put(&s->several, words, 0, NULL));
out:
    return st;
}

pdn_status signatures__open(answers_context *w, signatures **out)
{
    pdn_status st = PDN_OK;
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");
    signatures *s = NULL;

    PDN_NEW(s, 1);
    s->w = w;
    for (size_t i = 0; i < w->names.n; i++) {
        const pdn_called *c = &w->names.called[i];
        const name_entry e = {id->text[c->actor], c->actor, 0, true};
        if (pdn_survey_is_group(&w->s->actor, c->actor)) continue;
        PDN_TRY(add_words(s, c->text, c->actor));
        /* an id of one word is no name, whatever stands beside it */
        if (!c->counts || strchr(c->text, ' ') != NULL)
            PDN_TRY(name_list__add(&s->names, c->text, e));
    }
    *out = s;
    s = NULL;
out:
    signatures__close(s);
    return st;
}

void signatures__close(signatures *s)
{
    if (s == NULL) return;
    name_list__clear(&s->names);
    textmap__clear(&s->words);
    textmap__clear(&s->several);
    free(s);
}

/* ---- One text ----------------------------------------------------------- */

/* Does the list say it of the actor, beside id and name? A well-known service
 * may be called another way. */
static pdn_status is_said_of(const signatures *s, uint32_t actor,
                             const char *part, pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &s->w->s->actor;
    const int service = pdn_service_code(part);
    const char *own = NULL;

    *yes = false;
    for (size_t k = 0; k < t->columns && !*yes; k++) {
        const pdn_column *c = &t->column[k];
        if (c->text == NULL || c->text[actor] == NULL ||
            strcmp(c->name, "id") == 0 || strcmp(c->name, "name") == 0 ||
            strcmp(c->name, "label") == 0)
            continue;
        PDN_TRY(pdn_normalize_name(text, c->text[actor], &own));
        *yes = strcmp(own, part) == 0 ||
               (service >= 0 && pdn_service_code(own) == service);
    }
out:
    return st;
}

/* Where the first separator is, from which the next part begins; the end. */
static size_t end_of_part(const char *s)
{
    size_t n = 0;

    while (s[n] != '\0' && strchr(",;()[]", s[n]) == NULL &&
           strncmp(s + n, " - ", 3) != 0)
        n++;
    return n;
}

/* Does the list say of the actor all that stands there? */
static pdn_status all_is_said_of(const signatures *s, uint32_t actor,
                                 const char *rest, pdn_arena *text, bool *yes)
{
    static const char *const between = " -/:.,;()[]";
    pdn_status st = PDN_OK;
    const char *part = NULL;

    *yes = true;
    while (*yes && *(rest += strspn(rest, between)) != '\0') {
        const size_t end = end_of_part(rest);
        size_t n = end;
        while (n > 0 && strchr(between, rest[n - 1]) != NULL)
            n--;
        part = pdn_arena_text(text, rest, n);
        PDN_TRY(pdn_had_memory(part));
        PDN_TRY(is_said_of(s, actor, part, text, yes));
        rest += end;
    }
out:
    return st;
}

/* The name in a text, and beside it what tells of the only one of that name. */
static pdn_status read_within(signatures *s, const char *folded,
                              pdn_arena *text, uint32_t *actor, bool *more,
                              bool *several)
{
    pdn_status st = PDN_OK;
    name_span span[NAME_SPANS];
    const char *before = NULL, *behind = NULL;
    size_t found = 0;

    *more = *several = false;
    if (name_spans__find(&s->names, folded, span) != 1) return PDN_OK;
    before = pdn_arena_text(text, folded, span->from);
    PDN_TRY(pdn_had_memory(before));
    behind = folded + span->to;
    *more = strlen(folded) > span->to - span->from;
    for (size_t i = span->name; i != SIZE_MAX; i = s->names.entry[i].next) {
        const uint32_t one = s->names.entry[i].actor;
        bool yes = false;
        PDN_TRY(all_is_said_of(s, one, before, text, &yes));
        if (yes) PDN_TRY(all_is_said_of(s, one, behind, text, &yes));
        if (yes && found++ == 0) *actor = one;
    }
    if (found > 1) *actor = UINT32_MAX;
    *several = found > 1;
out:
    return st;
}

pdn_status signatures__read(signatures *s, const char *text, uint32_t *actor,
                            signature_kind *kind)
{
    pdn_status st = PDN_OK;
    pdn_arena trial = {0};
    const size_t before = s->w->by_name;
    const char *folded = NULL, *words = NULL;
    int64_t at = PDN_TEXTMAP_NONE;
    bool more = false, several = false;

    *kind = SIGNATURE_OF_NOBODY;
    PDN_TRY(answers__seek_actor(s->w, text, actor));
    s->w->by_name = before;
    if (*actor != UINT32_MAX) *kind = SIGNATURE_AS_LISTED;
    if (*actor != UINT32_MAX || strlen(text) >= LONGEST_SIGNATURE) goto out;
    PDN_TRY(pdn_normalize_name(&trial, text, &folded));
    PDN_TRY(read_within(s, folded, &trial, actor, &more, &several));
    if (several) *kind = SIGNATURE_OF_SEVERAL;
    if (*actor != UINT32_MAX)
        *kind = more ? SIGNATURE_WITH_MORE : SIGNATURE_IN_CASE;
    if (*actor != UINT32_MAX || several) goto out;
    PDN_TRY(sort_words(folded, &trial, &words));
    if (words == NULL) goto out;
    at = textmap__get(&s->words, words);
    if (at == PDN_TEXTMAP_NONE ||
        textmap__get(&s->several, words) != PDN_TEXTMAP_NONE)
        goto out;
    *actor = (uint32_t)at;
    *kind =
        strchr(words, ' ') != NULL ? SIGNATURE_WITH_MORE : SIGNATURE_IN_CASE;
out:
    pdn_arena_clear(&trial);
    return st;
}
