#include "survey/webform/multi_select.h"

#include <string.h>

const char *multi_select__signs(const answer_book *b, const char *question)
{
    return answer_book__holds(b, question, ',') ? ";|" : ";|,";
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *multi_select__next(const char **at, const char *signs,
                               size_t *length)
{
    const char *s = *at;

    while (*s != '\0') {
        while (is_blank(*s))
            s++;
        size_t n = strcspn(s, signs), end = n;
        *at = s + n + (s[n] != '\0');
        while (n > 0 && is_blank(s[n - 1]))
            n--;
        *length = n;
        if (n > 0) return s;
        if (s[end] == '\0') break;
        s = *at;
    }
    return NULL;
}

/* Does the line tell a code of this question? */
static bool is_code(const answer_book__entry *e, const char *question)
{
    return e->question != NULL ? strcmp(e->question, question) == 0
                               : !e->is_number;
}

/* Does the book have codes for this question? */
static bool has_codes(const answer_book *b, const char *question)
{
    for (size_t i = 0; i < b->entries; i++)
        if (is_code(&b->entry[i], question)) return true;
    return false;
}

/* Puts one code behind those that are there; *at is moved on. */
static void put_code(const char *code, size_t n, bool first, char **at)
{
    char *to = *at;

    if (!first) *to++ = '+';
    for (size_t i = 0; i < n; i++)
        *to++ = (char)(is_blank(code[i]) || code[i] == '+' ? '_' : code[i]);
    *to = '\0';
    *at = to;
}

/* Signs that part what the book knows all parts of. */
static const char *const also[] = {",", "+", ",+", " "};
enum { TRIED = PDN_COUNT(also) };

/* A part that the book does not know, where it knows all that stands between
 * the signs in it: their codes. */
static pdn_status put_known_parts(const answer_book *b, const char *question,
                                  const char *part, const char *signs,
                                  pdn_arena *a, char *all, char **end,
                                  bool *known)
{
    pdn_status st = PDN_OK;
    const answer_book__entry *e = NULL;
    const char *at = part;
    char *begun = *end;
    size_t n = 0, parts = 0;

    *known = true;
    for (const char *s;
         *known && (s = multi_select__next(&at, signs, &n)) != NULL; parts++) {
        const char *word = pdn_arena_text(a, s, n);
        PDN_TRY(pdn_had_memory(word));
        PDN_TRY(answer_book__find(b, question, word, &e));
        *known = e != NULL;
        if (*known) put_code(e->value, strlen(e->value), *end == all, end);
    }
    *known = *known && parts > 1;
out:
    if (st != PDN_OK || !*known) {
        *end = begun;
        *begun = '\0';
    }
    return st;
}

pdn_status multi_select__codes(const answer_book *b, const char *question,
                               const char *cell, pdn_arena *a, const char **out,
                               const char **unknown)
{
    pdn_status st = PDN_OK;
    const char *signs = multi_select__signs(b, question), *at = cell;
    const bool strict = has_codes(b, question);
    const answer_book__entry *e = NULL;
    size_t n = 0, most = strlen(cell) + 1;

    *unknown = NULL;
    for (size_t i = 0; i < b->entries; i++)
        if (strlen(b->entry[i].value) >= most)
            most = strlen(b->entry[i].value) + 1;
    char *all = pdn_arena_get(a, most * (strlen(cell) + 2)), *end = all;
    if (all == NULL) return pdn_no_memory();
    PDN_TRY(answer_book__find(b, question, cell, &e));
    if (e != NULL) {
        put_code(e->value, strlen(e->value), true, &end);
        at = "";
    }
    for (const char *s; (s = multi_select__next(&at, signs, &n)) != NULL;) {
        const char *part = pdn_arena_text(a, s, n);
        PDN_TRY(pdn_had_memory(part));
        PDN_TRY(answer_book__find(b, question, part, &e));
        bool known = false;
        for (size_t i = 0; e == NULL && strict && !known && i < TRIED; i++)
            PDN_TRY(put_known_parts(b, question, part, also[i], a, all, &end,
                                    &known));
        if (known) continue;
        if (e == NULL && strict && *unknown == NULL) *unknown = part;
        if (e != NULL) part = e->value;
        put_code(part, strlen(part), end == all, &end);
    }
    *out = all[0] != '\0' ? all : NULL;
out:
    return st;
}

pdn_status multi_select__book(const answer_book *b, const char *question,
                              pdn_arena *a, const char **out)
{
    size_t size = 1;

    *out = NULL;
    if (!has_codes(b, question)) return PDN_OK;
    for (size_t i = 0; i < b->entries; i++)
        size += strlen(b->entry[i].value) + 1;
    char *all = pdn_arena_get(a, size), *end = all;
    if (all == NULL) return pdn_no_memory();
    for (size_t i = 0; i < b->entries; i++)
        if (is_code(&b->entry[i], question))
            put_code(b->entry[i].value, strlen(b->entry[i].value), end == all,
                     &end);
    *out = all;
    return PDN_OK;
}
