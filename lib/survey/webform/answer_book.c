#include "survey/webform/answer_book.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const also_question[] = {"spørsmål", NULL};
static const char *const also_answer[] = {"svar", NULL};
static const char *const also_value[] = {"verdi", "kode", "code", NULL};
const pdn_want answer_book__want[] = {
    {.name = "question", .also = also_question},
    {.name = "answer", .required = true, .filled = true, .also = also_answer},
    {.name = "value", .required = true, .filled = true, .also = also_value},
};

pdn_status answer_book__question(pdn_arena *a, const char *word,
                                 const char **out)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *ties = pdn_file_kind_of("ties");
    const char *folded = NULL;

    *out = NULL;
    PDN_TRY(pdn_normalize_name(a, word, &folded));
    for (size_t i = 2; i < ties->wants; i++) { /* after from and to */
        const pdn_want *w = &ties->want[i];
        if (strcmp(w->name, folded) == 0) *out = w->name;
        for (size_t k = 0; w->also != NULL && w->also[k] != NULL; k++)
            if (strcmp(w->also[k], folded) == 0) *out = w->name;
    }
out:
    return st;
}

/* A number, or one of the marks of absence. */
static void read_value(answer_book__entry *e)
{
    e->is_number =
        pdn_number_read(e->value, strlen(e->value), '.', &e->number) ||
        pdn_number_read(e->value, strlen(e->value), ',', &e->number) ||
        pdn_state_read(e->value, &e->number);
}

/* What the map has an answer under. */
static pdn_status make_key(pdn_arena *a, const char *question,
                           const char *answer, const char **out)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;

    PDN_TRY(pdn_name_key(a, answer, &key));
    PDN_TRY(pdn_arena_format(a, out, "%s\n%s", question != NULL ? question : "",
                             key));
out:
    return st;
}

static pdn_status add_entry(answer_book *b, const pdn_table *t, size_t row,
                            pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_column *question = pdn_table_column(t, "question");
    const pdn_column *answer = pdn_table_column(t, "answer");
    const pdn_column *value = pdn_table_column(t, "value");
    const char *asks = question != NULL ? question->text[row] : NULL;
    answer_book__entry *e = &b->entry[b->entries];
    const char *key = NULL, *known = NULL;
    uint32_t first = 0;

    if (answer->text[row] == NULL || value->text[row] == NULL) return PDN_OK;
    *e = (answer_book__entry){.line = t->line != NULL ? t->line[row] : 0};
    if (asks != NULL) PDN_TRY(answer_book__question(&b->text, asks, &known));
    if (asks != NULL && known == NULL) {
        PDN_TRY(pdn_arena_keep(&b->text, asks, &known));
    }
    e->question = known;
    e->answer = pdn_arena_string(&b->text, answer->text[row]);
    e->value = pdn_arena_string(&b->text, value->text[row]);
    if (e->answer == NULL || e->value == NULL) PDN_TRY(pdn_no_memory());
    read_value(e);
    PDN_TRY(make_key(&b->text, e->question, e->answer, &key));
    PDN_TRY(textmap__put(&b->at, key, (uint32_t)b->entries, &first));
    if (first != b->entries && strcmp(b->entry[first].value, e->value) != 0)
        PDN_TRY(pdn_diagnostics_add(
            f,
            (pdn_diagnostic){.file = t->file,
                             .line = e->line,
                             .severity = PDN_ERROR,
                             .code = "answer-twice"},
            "\"%s\" stands for %s here and for %s in line %zu", e->answer,
            e->value, b->entry[first].value, b->entry[first].line));
    b->entries += first == b->entries;
out:
    return st;
}

pdn_status answer_book__fill(answer_book *b, const pdn_table *t,
                             pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;

    if (t->file == NULL || pdn_table_column(t, "answer") == NULL ||
        pdn_table_column(t, "value") == NULL)
        return PDN_OK; /* told when it was read */
    PDN_NEW(b->entry, t->rows);
    PDN_TRY(pdn_arena_keep(&b->text, t->file, &b->file));
    for (size_t i = 0; i < t->rows; i++)
        PDN_TRY(add_entry(b, t, i, f));
out:
    return st;
}

pdn_status answer_book__find(const answer_book *b, const char *question,
                             const char *answer, const answer_book__entry **out)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *key = NULL;
    int64_t at = PDN_TEXTMAP_NONE;

    *out = NULL;
    if (b->entries == 0) return PDN_OK;
    PDN_TRY(make_key(&text, question, answer, &key));
    at = textmap__get(&b->at, key);
    if (at == PDN_TEXTMAP_NONE) {
        PDN_TRY(make_key(&text, NULL, answer, &key));
        at = textmap__get(&b->at, key);
    }
    if (at != PDN_TEXTMAP_NONE) {
        b->entry[at].met = true;
        *out = &b->entry[at];
    }
out:
    pdn_arena_clear(&text);
    return st;
}

static bool is_about(const answer_book__entry *e, const char *question)
{
    return e->question == NULL || strcmp(e->question, question) == 0;
}

bool answer_book__has_none(const answer_book *b, const char *question,
                           double below)
{
    for (size_t i = 0; i < b->entries; i++) {
        const answer_book__entry *e = &b->entry[i];
        if (!e->is_number || isnan(e->number) || !is_about(e, question))
            continue;
        if (e->number <= 0 || e->number < below) return true;
    }
    return false;
}

bool answer_book__is_numeric(const answer_book *b, const char *question)
{
    size_t n = 0;

    for (size_t i = 0; i < b->entries; i++) {
        const answer_book__entry *e = &b->entry[i];
        if (e->question == NULL || strcmp(e->question, question) != 0) continue;
        if (!e->is_number) return false;
        n++;
    }
    return n > 0;
}

bool answer_book__holds(const answer_book *b, const char *question, char sign)
{
    for (size_t i = 0; i < b->entries; i++)
        if (is_about(&b->entry[i], question) &&
            strchr(b->entry[i].answer, sign) != NULL)
            return true;
    return false;
}

pdn_status answer_book__say_wanted(const answer_book *b, const char *question,
                                   const char *answer, const char *wants,
                                   char *text, size_t capacity)
{
    const answer_book__entry *e = NULL;
    pdn_status st = answer_book__find(b, question, answer, &e);

    if (e != NULL && strcmp(e->value, "?") == 0)
        snprintf(text, capacity,
                 "still ? in %s, line %zu: %s, or .. (did not "
                 "answer)",
                 b->file, e->line, wants);
    else if (b->file == NULL)
        snprintf(text, capacity,
                 "%s; --answers says what words stand for, --suggest proposes "
                 "it",
                 wants);
    else
        snprintf(text, capacity, "%s, or a line in %s", wants, b->file);
    return st;
}

pdn_status answer_book__tell_unmet(const answer_book *b, pdn_diagnostics *f)
{
    size_t n = 0, first = 0;

    for (size_t i = 0; i < b->entries; i++)
        if (!b->entry[i].met && n++ == 0) first = i;
    if (n == 0) return PDN_OK;
    return pdn_diagnostics_add(f,
                               (pdn_diagnostic){.file = b->file,
                                                .severity = PDN_NOTE,
                                                .code = "unmet",
                                                .action = "no use made of it"},
                               "%zu of %zu answers stand in no cell, as \"%s\" "
                               "(line %zu)",
                               n, b->entries, b->entry[first].answer,
                               b->entry[first].line);
}

void answer_book__clear(answer_book *b)
{
    textmap__clear(&b->at);
    pdn_arena_clear(&b->text);
    free(b->entry);
    *b = (answer_book){0};
}
