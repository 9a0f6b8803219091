#include "person_search.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* Case is folded a letter at a time: enough to find a name, and places in the
 * text stay what they are. */
static UChar32 next_letter(const char *s, int32_t *at)
{
    const unsigned char *u = (const unsigned char *)s + *at;
    size_t more = *u < 0x80 ? 0 : *u < 0xE0 ? 1 : *u < 0xF0 ? 2 : 3;
    UChar32 c = more == 0 ? *u : *u & (0x3F >> more);

    ++*at;
    for (size_t i = 1; i <= more && (u[i] & 0xC0) == 0x80; i++, ++*at)
        c = (c << 6) | (u[i] & 0x3F);
    return u_foldCase(c, U_FOLD_CASE_DEFAULT);
}

static UChar32 first_letter(const char *s)
{
    int32_t at = 0;

    return next_letter(s, &at);
}

static bool is_letter(UChar32 c)
{
    return u_isalnum(c) || c == '_';
}

static int by_first_letter(const void *left, const void *right)
{
    const masking__called *a = left, *b = right;
    UChar32 x = first_letter(a->text), y = first_letter(b->text);

    if (x != y) return x < y ? -1 : 1;
    int order = strcmp(a->text, b->text);
    if (order != 0) return order;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

/* The first of those that begin with the letter. */
static size_t first_with(const masking *m, UChar32 letter)
{
    size_t lo = 0, hi = m->calleds;

    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (first_letter(m->called[middle].text) < letter)
            lo = middle + 1;
        else
            hi = middle;
    }
    return lo;
}

/* The bytes of text, from `at` on, that are the name as words of their own; 0
 * where it does not stand there. */
static size_t length_of(const char *text, int32_t at, const char *name)
{
    int32_t begin = at, k = 0;

    while (name[k] != '\0') {
        if (text[at] == '\0') return 0;
        if (next_letter(text, &at) != next_letter(name, &k)) return 0;
    }
    int32_t behind = at;
    if (text[at] != '\0' && is_letter(next_letter(text, &behind))) return 0;
    return (size_t)(at - begin);
}

/* The longest that stands at that place; NULL: none. */
static const masking__called *called_at(const masking *m, const char *text,
                                        int32_t at, size_t *length)
{
    const masking__called *best = NULL;
    const UChar32 letter = first_letter(text + at);

    *length = 0;
    for (size_t i = first_with(m, letter); i < m->calleds; i++) {
        const masking__called *c = &m->called[i];
        if (first_letter(c->text) != letter) break;
        size_t n = length_of(text, at, c->text);
        if (n <= *length) continue;
        *length = n;
        best = c;
    }
    return best;
}

/* One text being put together. */
struct text {
    char *byte;
    size_t n, capacity;
};

static pdn_status append(struct text *t, const char *s, size_t n)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_list_reserve(&t->byte, 1, t->n + n + 1, &t->capacity));
    memcpy(t->byte + t->n, s, n);
    t->n += n;
    t->byte[t->n] = '\0';
out:
    return st;
}

static pdn_status replace_all(masking *m, const char *text, struct text *to,
                              size_t *found)
{
    pdn_status st = PDN_OK;
    bool inside = false; /* a word that began before */

    for (int32_t at = 0; text[at] != '\0';) {
        size_t length = 0;
        const char *pseudonym = NULL;
        const masking__called *c =
            inside ? NULL : called_at(m, text, at, &length);
        if (c != NULL) {
            PDN_TRY(masking__of_text(m, m->id[c->actor], &pseudonym));
            PDN_TRY(append(to, pseudonym, strlen(pseudonym)));
            at += (int32_t)length;
            ++*found;
            inside = false;
            continue;
        }
        int32_t next = at;
        inside = is_letter(next_letter(text, &next));
        PDN_TRY(append(to, text + at, (size_t)(next - at)));
        at = next;
    }
out:
    return st;
}

/* Numbers and marks: most cells of answers. Nobody is called by digits. */
static bool has_letter(const char *s)
{
    return s[strspn(s, "0123456789.,:;+-/% ")] != '\0';
}

pdn_status person_search__replace(masking *m, const char *text,
                                  const char **out, size_t *found)
{
    pdn_status st = PDN_OK;
    struct text to = {0};
    const char *key = NULL;

    *found = 0;
    *out = text;
    if (!has_letter(text)) return PDN_OK;
    if (!m->sorted && m->calleds > 0)
        qsort(m->called, m->calleds, sizeof *m->called, by_first_letter);
    m->sorted = true;
    PDN_TRY(pdn_name_key(&m->text, text, &key));
    PDN_TRY(replace_all(m, key, &to, found));
    if (*found > 0)
        PDN_TRY(pdn_had_memory(*out = pdn_arena_string(&m->text, to.byte)));
out:
    free(to.byte);
    return st;
}
