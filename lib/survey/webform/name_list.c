#include "survey/webform/name_list.h"

#include "survey/webform/multi_select.h"

#include <stdlib.h>
#include <string.h>

/* The signs that may stand between names, or in one. */
static bool is_sign(char c)
{
    return c == ',' || c == ';' || c == '|' || c == '+' || c == '&' ||
           c == '/' || c == '\n' || c == '\r';
}

static const char *const ands[] = {"og", "and", "samt"};

name_list name_list__of(name_list__known is_known, void *context)
{
    return (name_list){.is_known = is_known, .context = context, .signs = ";|"};
}

void name_list__heed(name_list *how, const char *name)
{
    char *to = how->signs;

    for (const char *s = how->signs; *s != '\0'; s++)
        if (strchr(name, *s) == NULL) *to++ = *s;
    *to = '\0';
}

/* The length of the word and with the blanks around it; 0: it stands not here.
 */
static size_t and_at(const char *s)
{
    if (*s != ' ') return 0;
    for (size_t i = 0; i < PDN_COUNT(ands); i++) {
        const size_t n = strlen(ands[i]);
        if (strncmp(s + 1, ands[i], n) == 0 && s[n + 1] == ' ') return n + 2;
    }
    return 0;
}

bool name_list__may_list(const char *cell)
{
    for (const char *s = cell; *s != '\0'; s++)
        if (is_sign(*s) || and_at(s) > 0) return true;
    return false;
}

/* ---- Pieces between signs ----------------------------------------------- */

/* The parts of a text; a name is some of them in a row. */
struct pieces {
    const char **begin;
    size_t *length, n, capacity, lengths;
};

static pdn_status add_piece(struct pieces *p, const char *s, const char *end)
{
    pdn_status st = PDN_OK;

    while (s < end && (*s == ' ' || *s == '\t'))
        s++;
    while (end > s && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    if (s == end) return PDN_OK;
    PDN_ROOM(p->begin, p->n + 1, p->capacity);
    PDN_ROOM(p->length, p->n + 1, p->lengths);
    p->begin[p->n] = s;
    p->length[p->n++] = (size_t)(end - s);
out:
    return st;
}

static pdn_status take_apart(const char *part, struct pieces *p)
{
    pdn_status st = PDN_OK;
    const char *s = part, *begin = part;

    p->n = 0;
    while (*s != '\0') {
        size_t between = is_sign(*s) ? 1 : and_at(s);
        if (between == 0) {
            s++;
            continue;
        }
        PDN_TRY(add_piece(p, begin, s));
        /* the blank behind an and may be the one before the next */
        s += between > 1 ? between - 1 : between;
        begin = s;
    }
    PDN_TRY(add_piece(p, begin, s));
out:
    return st;
}

/* ---- One cell ----------------------------------------------------------- */

struct names {
    const name_list *how;
    pdn_arena *a;
    const char **name;
    size_t n, capacity;
};

static pdn_status add_name(struct names *to, const char *text)
{
    pdn_status st =
        pdn_list_reserve(&to->name, sizeof *to->name, to->n + 1, &to->capacity);

    if (st == PDN_OK) to->name[to->n++] = text;
    return st;
}

/* The longest name that begins at a piece; NULL: none does. */
static pdn_status name_at(const struct names *to, const struct pieces *p,
                          size_t i, const char **name, size_t *next)
{
    enum { MOST = 6 };
    pdn_status st = PDN_OK;
    bool known = false;

    *name = NULL;
    for (size_t last = i + MOST < p->n ? i + MOST : p->n;
         last-- > i && *name == NULL;) {
        const char *end = p->begin[last] + p->length[last];
        const char *text =
            pdn_arena_text(to->a, p->begin[i], (size_t)(end - p->begin[i]));
        PDN_TRY(pdn_had_memory(text));
        PDN_TRY(to->how->is_known(to->how->context, text, &known));
        if (!known) continue;
        *name = text;
        *next = last + 1;
    }
out:
    return st;
}

/* The names of a part that nobody is called, where some are known. */
static pdn_status add_pieces(struct names *to, const char *part,
                             struct pieces *p)
{
    pdn_status st = PDN_OK;
    const size_t before = to->n;
    size_t strangers = 0, next = 0;
    const char *name = NULL;

    PDN_TRY(take_apart(part, p));
    for (size_t i = 0; i < p->n; i = next) {
        PDN_TRY(name_at(to, p, i, &name, &next));
        if (name == NULL) {
            strangers++;
            next = i + 1;
            name = pdn_arena_text(to->a, p->begin[i], p->length[i]);
            PDN_TRY(pdn_had_memory(name));
        }
        PDN_TRY(add_name(to, name));
    }
    if (to->n - before > strangers && (strangers == 0 || !to->how->whole))
        goto out;
    to->n = before;
    PDN_TRY(add_name(to, part));
out:
    return st;
}

static pdn_status add_part(struct names *to, const char *part, struct pieces *p)
{
    bool known = false;
    pdn_status st = to->how->is_known(to->how->context, part, &known);

    if (st != PDN_OK) return st;
    return known ? add_name(to, part) : add_pieces(to, part, p);
}

pdn_status name_list__names(const name_list *how, const char *cell,
                            pdn_arena *a, const char ***name, size_t *n)
{
    pdn_status st = PDN_OK;
    struct names to = {.how = how, .a = a};
    struct pieces p = {0};
    const char *at = cell;
    size_t length = 0;
    bool known = false;

    PDN_TRY(how->is_known(how->context, cell, &known));
    if (known) {
        PDN_TRY(add_name(&to, cell));
        at = "";
    }
    for (const char *s;
         (s = multi_select__next(&at, how->signs, &length)) != NULL;) {
        const char *part = pdn_arena_text(a, s, length);
        PDN_TRY(pdn_had_memory(part));
        PDN_TRY(add_part(&to, part, &p));
    }
    *name = pdn_arena_get(a, (to.n + 1) * sizeof **name);
    PDN_TRY(pdn_had_memory(*name));
    if (to.n > 0) memcpy(*name, to.name, to.n * sizeof *to.name);
    *n = to.n;
out:
    free(to.name);
    free(p.begin);
    free(p.length);
    return st;
}
