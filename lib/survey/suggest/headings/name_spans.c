#include "survey/suggest/headings/name_spans.h"

#include "survey/webform/service_spellings.h"

#include "pdnet/table.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 200 };

/* ---- The list ----------------------------------------------------------- */

static pdn_status make_room(name_list *l)
{
    size_t more = l->capacity > 0 ? 2 * l->capacity : 64;
    const char **folded = NULL;
    name_entry *entry = NULL;

    if (l->n < l->capacity) return PDN_OK;
    entry = realloc(l->entry, more * sizeof *entry);
    if (entry == NULL) return pdn_no_memory();
    l->entry = entry;
    folded = realloc(l->folded, more * sizeof *folded);
    if (folded == NULL) return pdn_no_memory();
    l->folded = folded;
    l->capacity = more;
    return PDN_OK;
}

/* The last of those called so; SIZE_MAX: the actor is among them, or they let
 * nobody be called so. */
static size_t last_called(const name_list *l, size_t at, const name_entry *new)
{
    for (;; at = l->entry[at].next) {
        const name_entry *e = &l->entry[at];
        if (!e->shares || !new->shares || e->actor == new->actor)
            return SIZE_MAX;
        if (e->next == SIZE_MAX) return at;
    }
}

pdn_status name_list__add(name_list *l, const char *name, name_entry entry)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;
    uint32_t first = 0;

    PDN_TRY(make_room(l));
    PDN_TRY(pdn_normalize_name(&l->text, name, &folded));
    if (*folded == '\0' || strlen(folded) >= LONGEST_NAME) goto out;
    PDN_TRY(textmap__put(&l->at, folded, (uint32_t)l->n, &first));
    if (first != l->n) {
        size_t last = last_called(l, first, &entry);
        if (last == SIZE_MAX) goto out;
        l->entry[last].next = l->n;
    }
    PDN_TRY(pdn_arena_keep(&l->text, entry.shown, &entry.shown));
    entry.next = SIZE_MAX;
    l->entry[l->n] = entry;
    l->folded[l->n] = folded;
    if (strlen(folded) > l->longest) l->longest = strlen(folded);
    l->n++;
out:
    return st;
}

/* The endings of nouns with "the", bokmål and nynorsk. */
static const char *const endings[] = {"et", "en", "a",   "n",
                                      "t",  "s",  "ene", "ane"};
enum { SHORTEST_BENT = 4 };

static pdn_status put_bent(name_list *l, const char *folded, size_t n,
                           const char *ending, size_t number)
{
    size_t more = strlen(ending);
    char *form = pdn_arena_get(&l->text, n + more + 1);

    if (form == NULL) return pdn_no_memory();
    memcpy(form, folded, n);
    memcpy(form + n, ending, more + 1);
    if (textmap__get(&l->at, form) != PDN_TEXTMAP_NONE) return PDN_OK;
    return textmap__put(&l->bent, form, (uint32_t)number, NULL);
}

/* What else a well-known service is called: barnevernet, PP-tjenesten. */
static pdn_status put_spellings(name_list *l, size_t number)
{
    const char *at = service_spellings__of(pdn_service_code(l->folded[number]));
    pdn_status st = PDN_OK;

    while (st == PDN_OK && at != NULL && at[1] != '\0') {
        const size_t n = strcspn(at + 1, "|");
        st = put_bent(l, at + 1, n, "", number);
        at += n + 1;
    }
    return st;
}

pdn_status name_list__bend(name_list *l)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < l->n; i++) {
        size_t n = strlen(l->folded[i]);
        if (l->entry[i].actor == UINT32_MAX) PDN_TRY(put_spellings(l, i));
        if (n < SHORTEST_BENT) continue;
        for (size_t e = 0; e < PDN_COUNT(endings); e++) {
            size_t off = strlen(endings[e]);
            PDN_TRY(put_bent(l, l->folded[i], n, endings[e], i));
            if (n > SHORTEST_BENT + off - 1 &&
                strcmp(l->folded[i] + n - off, endings[e]) == 0)
                PDN_TRY(put_bent(l, l->folded[i], n - off, "", i));
        }
    }
out:
    return st;
}

size_t name_list__near(const name_list *l, const char *folded)
{
    int64_t at = textmap__get(&l->at, folded);
    size_t near = 0;

    if (at == PDN_TEXTMAP_NONE) at = textmap__get(&l->bent, folded);
    if (at != PDN_TEXTMAP_NONE) return (size_t)at;
    if (strlen(folded) < SHORTEST_BENT) return SIZE_MAX;
    near = pdn_name_nearest(folded, l->folded, l->n);
    return near < l->n ? near : SIZE_MAX;
}

void name_list__clear(name_list *l)
{
    textmap__clear(&l->at);
    textmap__clear(&l->bent);
    free(l->entry);
    free(l->folded);
    pdn_arena_clear(&l->text);
    *l = (name_list){0};
}

/* ---- In a text ---------------------------------------------------------- */

static bool is_letter(char c)
{
    unsigned char u = (unsigned char)c;

    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') ||
           (u >= 'A' && u <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool may_begin(const char *s, size_t i)
{
    return s[i] != ' ' && (i == 0 || !is_letter(s[i - 1]) || !is_letter(s[i]));
}

static bool may_end(const char *s, size_t from, size_t i)
{
    if (s[i - 1] == ' ') return false;
    if (s[i] == '\0' || !is_letter(s[i - 1]) || !is_letter(s[i])) return true;
    return from == 0 && is_digit(s[i]) && !is_digit(s[i - 1]) &&
           s[i + strspn(s + i, "0123456789")] == '\0';
}

/* The longest name that begins there; false: none. */
static bool longest_at(const name_list *l, const char *s, size_t from,
                       name_span *out)
{
    char key[LONGEST_NAME];
    bool found = false;

    for (size_t n = 1; n <= l->longest && s[from + n - 1] != '\0'; n++) {
        key[n - 1] = s[from + n - 1];
        key[n] = '\0';
        if (!may_end(s, from, from + n)) continue;
        int64_t at = textmap__get(&l->at, key);
        if (at == PDN_TEXTMAP_NONE) continue;
        *out = (name_span){from, from + n, (size_t)at, 1, false};
        found = true;
    }
    return found;
}

size_t name_spans__find(const name_list *l, const char *text,
                        name_span span[NAME_SPANS])
{
    size_t n = 0, behind = 0;
    name_span one;

    for (size_t i = 0; text[i] != '\0' && n < NAME_SPANS; i++) {
        if (!may_begin(text, i) || !longest_at(l, text, i, &one)) continue;
        if (one.to <= behind) continue; /* within a longer one */
        span[n++] = one;
        behind = one.to;
    }
    return n;
}
