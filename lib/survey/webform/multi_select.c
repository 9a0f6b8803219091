#include "survey/webform/multi_select.h"

#include <string.h>

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

multi_select multi_select__of(const answer_book *b, const char *question)
{
    multi_select m = {.book = b, .question = question};
    size_t n = 0;

    for (const char *sign = ";|,"; *sign != '\0'; sign++)
        if (!answer_book__holds(b, question, *sign)) m.signs[n++] = *sign;
    for (size_t i = 0; i < b->entries; i++) {
        size_t length = strlen(b->entry[i].value);
        m.has_codes = m.has_codes || is_code(&b->entry[i], question);
        if (length > m.longest) m.longest = length;
    }
    return m;
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

/* ---- What the book does not know as it stands --------------------------- */

/* Every sign that may stand between answers, or in one. */
#define SIGNS ";|,+ \t\n\r"
enum { PIECES = 64 };

/* A part of a cell, in pieces between signs; an answer is some of them in a
 * row. Whether what begins at a piece can be read to the end is known from the
 * last piece on: by which answer, and where the next one begins. */
struct pieces {
    const char *begin[PIECES];
    size_t length[PIECES];
    const char *value[PIECES];
    size_t next[PIECES], n;
};

static bool take_apart(const char *part, struct pieces *p)
{
    const char *at = part;
    size_t n = 0;

    p->n = 0;
    for (const char *s; (s = multi_select__next(&at, SIGNS, &n)) != NULL;) {
        if (p->n == PIECES) return false;
        p->begin[p->n] = s;
        p->length[p->n++] = n;
    }
    return p->n > 1;
}

/* The longest answer that begins at the piece and leaves what can be read. */
static pdn_status read_from(const multi_select *m, struct pieces *p, size_t i,
                            pdn_arena *a)
{
    pdn_status st = PDN_OK;
    const answer_book__entry *e = NULL;

    p->value[i] = NULL;
    for (size_t last = p->n; last-- > i && p->value[i] == NULL;) {
        if (last + 1 < p->n && p->value[last + 1] == NULL) continue;
        const char *end = p->begin[last] + p->length[last];
        const char *text =
            pdn_arena_text(a, p->begin[i], (size_t)(end - p->begin[i]));
        PDN_TRY(pdn_had_memory(text));
        PDN_TRY(answer_book__find(m->book, m->question, text, &e));
        if (e == NULL) continue;
        p->value[i] = e->value;
        p->next[i] = last + 1;
    }
out:
    return st;
}

/* The codes of a part that the book does not know, where all of it is made of
 * answers that it knows. */
static pdn_status put_known_pieces(const multi_select *m, const char *part,
                                   pdn_arena *a, const char *all, char **end,
                                   bool *known)
{
    pdn_status st = PDN_OK;
    struct pieces p;

    *known = take_apart(part, &p);
    for (size_t i = p.n; *known && i-- > 0;)
        PDN_TRY(read_from(m, &p, i, a));
    *known = *known && p.value[0] != NULL;
    for (size_t i = 0; *known && i < p.n; i = p.next[i])
        put_code(p.value[i], strlen(p.value[i]), *end == all, end);
out:
    return st;
}

pdn_status multi_select__codes(const multi_select *m, const char *cell,
                               pdn_arena *a, const char **out,
                               const char **unknown)
{
    pdn_status st = PDN_OK;
    const char *at = cell;
    const answer_book__entry *e = NULL;
    size_t n = 0, most = strlen(cell) + 1;
    bool known = false;

    *unknown = NULL;
    if (m->longest >= most) most = m->longest + 1;
    char *all = pdn_arena_get(a, most * (strlen(cell) + 2)), *end = all;
    if (all == NULL) return pdn_no_memory();
    PDN_TRY(answer_book__find(m->book, m->question, cell, &e));
    if (e != NULL) {
        put_code(e->value, strlen(e->value), true, &end);
        at = "";
    }
    for (const char *s; (s = multi_select__next(&at, m->signs, &n)) != NULL;) {
        const char *part = pdn_arena_text(a, s, n);
        PDN_TRY(pdn_had_memory(part));
        PDN_TRY(answer_book__find(m->book, m->question, part, &e));
        known = false;
        if (e == NULL && m->has_codes)
            PDN_TRY(put_known_pieces(m, part, a, all, &end, &known));
        if (known) continue;
        if (e == NULL && m->has_codes && *unknown == NULL) *unknown = part;
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
    if (!multi_select__of(b, question).has_codes) return PDN_OK;
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
