#include "survey/suggest/headings/name_bearers.h"

#include "core/textmap.h"

#include <stdlib.h>
#include <string.h>

/* ---- What the list says of a bearer ------------------------------------- */

static bool is_between(char c)
{
    return c != '\0' && strchr(" ,;:/()-", c) != NULL;
}

static bool ends_word(const char *s)
{
    return *s == '\0' || is_between(*s) || strchr("[]{}?!.\"", *s) != NULL;
}

/* Where what stands behind at ends, if it is the text: "... (NAV)"; at: it is
 * not. */
static size_t end_behind(const char *s, size_t at, const char *text)
{
    size_t to = at, n = strlen(text);
    bool bracket = false;

    for (; is_between(s[to]) && s[to] != ')'; to++)
        bracket = bracket || s[to] == '(';
    if (to == at || strncmp(s + to, text, n) != 0 || !ends_word(s + to + n))
        return at;
    to += n;
    return to + (bracket && s[to] == ')');
}

/* Where what stands before at begins, if it is the text: "NAV - ...". */
static size_t begin_before(const char *s, size_t at, const char *text)
{
    size_t from = at, n = strlen(text);

    while (from > 0 && is_between(s[from - 1]) && s[from - 1] != '(')
        from--;
    if (from == at || from < n || strncmp(s + from - n, text, n) != 0 ||
        (from > n && !ends_word(s + from - n - 1)))
        return at;
    return from - n;
}

/* A name with the bearer's own service, unit or place beside it is one name:
 * these tell no question from another. */
static pdn_status take_in(const name_bearers *b, const char *s, name_span *at)
{
    pdn_status st = PDN_OK;
    const uint32_t actor = b->names->entry[at->name].actor;
    const char *folded = NULL;

    for (size_t c = 0; actor != UINT32_MAX && c < b->actor->columns; c++) {
        const pdn_column *own = &b->actor->column[c];
        const char *text = own->text != NULL ? own->text[actor] : NULL;
        if (text == NULL || strcmp(own->name, "id") == 0 ||
            strcmp(own->name, "label") == 0 || strcmp(own->name, "name") == 0)
            continue;
        PDN_TRY(pdn_normalize_name(b->text, text, &folded));
        if (*folded == '\0') continue;
        at->to = end_behind(s, at->to, folded);
        at->from = begin_before(s, at->from, folded);
    }
out:
    return st;
}

/* Those of several whose texts beside the name are the longest. */
static pdn_status take_in_likely(const name_bearers *b, const char *s,
                                 name_span *at)
{
    enum { MOST = 64 };
    pdn_status st = PDN_OK;
    name_span best = *at;
    size_t i = at->name, longest = 0;

    for (unsigned c = 0; i != SIZE_MAX && c < MOST; c++) {
        name_span one = {at->from, at->to, i, (uint64_t)1 << c, false};
        PDN_TRY(take_in(b, s, &one));
        size_t length = one.to - one.from;
        if (length == longest) best.likely |= one.likely;
        if (length > longest) best = one;
        if (length > longest) longest = length;
        i = b->names->entry[i].next;
    }
    *at = best;
out:
    return st;
}

bool name_bearers__several(const name_span *at)
{
    return (at->likely & (at->likely - 1)) != 0;
}

/* ---- Numbers beside names ----------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* A number and where it begins and ends with what parts it from the name. */
struct beside {
    unsigned long number;
    size_t from, to;
};

static bool read_number(const char *s, size_t from, size_t n,
                        struct beside *out)
{
    enum { DIGITS = 9 };

    out->number = 0;
    for (size_t i = 0; i < n; i++)
        out->number = 10 * out->number + (unsigned long)(s[from + i] - '0');
    return n > 0 && n <= DIGITS;
}

/* 1. Kari, 1) Kari, 1 - Kari */
static bool number_before(const char *s, const name_span *at,
                          struct beside *out)
{
    size_t to = at->from, from = 0;

    while (to > 0 && strchr(" .):-", s[to - 1]) != NULL)
        to--;
    for (from = to; from > 0 && is_digit(s[from - 1]);)
        from--;
    out->from = from;
    out->to = at->to;
    return to < at->from && (from == 0 || !is_letter(s[from - 1])) &&
           read_number(s, from, to - from, out);
}

/* Kari (1), Kari 1 */
static bool number_behind(const char *s, const name_span *at,
                          struct beside *out)
{
    size_t from = at->to, n = 0;
    bool bracket = false;

    for (; s[from] == ' ' || s[from] == '('; from++)
        bracket = bracket || s[from] == '(';
    while (is_digit(s[from + n]))
        n++;
    out->from = at->from;
    out->to = from + n + (bracket && s[from + n] == ')');
    return from > at->to && !is_letter(s[from + n]) &&
           read_number(s, from, n, out);
}

static bool number_beside(const char *s, const name_span *at, bool behind,
                          struct beside *out)
{
    return behind ? number_behind(s, at, out) : number_before(s, at, out);
}

/* A name that is a number is an id. */
static bool is_number(const char *s, const name_span *at)
{
    return strspn(s + at->from, "0123456789") >= at->to - at->from;
}

static bool has_number(const name_bearers *b, size_t name, numbers_are are,
                       unsigned long number)
{
    const uint32_t actor = b->names->entry[name].actor;
    char *end = NULL;

    if (actor == UINT32_MAX) return false;
    if (are == NUMBERS_ARE_ROWS) return actor + 1UL == number;
    const char *id = pdn_table_column(b->actor, "id")->text[actor];
    return id != NULL && is_digit(*id) && strtoul(id, &end, 10) == number &&
           *end == '\0';
}

/* Whose number it is, of those called so. */
static void ask_number(const name_bearers *b, unsigned long number,
                       name_span *at)
{
    size_t i = at->name, found = SIZE_MAX;
    uint64_t bit = 1, its = 0;

    /* the span's name is the first that is likely: the chain is longer */
    for (i = (size_t)textmap__get(&b->names->at, b->names->folded[i]);
         i != SIZE_MAX && bit != 0; i = b->names->entry[i].next, bit <<= 1)
        if ((at->likely & bit) != 0 && has_number(b, i, b->numbers, number)) {
            found = i;
            its = bit;
        }
    if (found == SIZE_MAX) return;
    at->name = found;
    at->likely = its;
    at->numbered = true;
}

pdn_status name_bearers__find(const name_bearers *b, const char *heading,
                              name_span span[NAME_SPANS], size_t *n)
{
    pdn_status st = PDN_OK;
    struct beside number;

    *n = name_spans__find(b->names, heading, span);
    for (size_t i = 0; i < *n; i++) {
        const bool id = is_number(heading, &span[i]);
        PDN_TRY(take_in_likely(b, heading, &span[i]));
        for (int behind = 0; behind < 2; behind++) {
            if (id || !(behind ? b->behind : b->before) ||
                !number_beside(heading, &span[i], behind, &number))
                continue;
            span[i].from = number.from;
            span[i].to = number.to;
            if (name_bearers__several(&span[i]) &&
                b->numbers != NUMBERS_OF_HEADINGS)
                ask_number(b, number.number, &span[i]);
        }
    }
out:
    return st;
}

/* What is known of the numbers on one side of names. */
struct numbering {
    pdn_textmap name_of; /* number -> name */
    pdn_textmap first;   /* name and rest -> number */
    size_t headings, ids, rows;
    uint32_t name;
    bool several, fails; /* several: different names have numbers */
};

/* Whether one who is called so has it for an id, or a place. */
static bool one_has(const name_bearers *b, size_t name, numbers_are are,
                    unsigned long number)
{
    for (; name != SIZE_MAX; name = b->names->entry[name].next)
        if (has_number(b, name, are, number)) return true;
    return false;
}

static pdn_status note_number(const name_bearers *b, const char *s,
                              const struct beside *n, size_t name,
                              struct numbering *y)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    uint32_t is = (uint32_t)name, first = 0;

    PDN_TRY(pdn_arena_format(b->text, &key, "%lu", n->number));
    PDN_TRY(textmap__put(&y->name_of, key, is, &first));
    y->fails = y->fails || first != is;
    if (b->names->entry[name].next == SIZE_MAX) {
        uint32_t number = (uint32_t)n->number;
        PDN_TRY(pdn_arena_format(b->text, &key, "%zu\n%.*s{}%s", name,
                                 (int)n->from, s, s + n->to));
        PDN_TRY(textmap__put(&y->first, key, number, &first));
        y->fails = y->fails || first != number;
    }
    y->several = y->several || (y->headings > 0 && y->name != is);
    y->name = is;
    y->headings++;
    y->ids += one_has(b, name, NUMBERS_ARE_IDS, n->number);
    y->rows += one_has(b, name, NUMBERS_ARE_ROWS, n->number);
out:
    return st;
}

/* Whether numbers on that side belong to names. */
static pdn_status try_side(name_bearers *b, const char *const *folded, size_t n,
                           bool behind, bool *yes)
{
    pdn_status st = PDN_OK;
    struct numbering y = {.fails = false};
    name_span span[NAME_SPANS];
    struct beside number;
    size_t spans = 0;

    for (size_t k = 0; k < n && !y.fails; k++) {
        if (strpbrk(folded[k], "0123456789") == NULL) continue;
        PDN_TRY(name_bearers__find(b, folded[k], span, &spans));
        for (size_t i = 0; i < spans; i++) {
            int64_t name =
                textmap__get(&b->names->at, b->names->folded[span[i].name]);
            if (!is_number(folded[k], &span[i]) &&
                number_beside(folded[k], &span[i], behind, &number))
                PDN_TRY(note_number(b, folded[k], &number, (size_t)name, &y));
        }
    }
    *yes = y.several && !y.fails;
    if (*yes && y.ids == y.headings)
        b->numbers = NUMBERS_ARE_IDS;
    else if (*yes && y.rows == y.headings)
        b->numbers = NUMBERS_ARE_ROWS;
out:
    textmap__clear(&y.name_of);
    textmap__clear(&y.first);
    return st;
}

pdn_status name_bearers__number(name_bearers *b, const char *const *folded,
                                size_t n)
{
    pdn_status st = PDN_OK;
    bool before = false, behind = false;

    b->before = b->behind = false;
    b->numbers = NUMBERS_OF_HEADINGS;
    PDN_TRY(try_side(b, folded, n, false, &before));
    if (!before) PDN_TRY(try_side(b, folded, n, true, &behind));
    b->before = before;
    b->behind = behind;
out:
    return st;
}

/* ---- Whom it may mean --------------------------------------------------- */

name_span name_bearers__called(const name_bearers *b, size_t name)
{
    name_span at = {.name = name};
    size_t i = (size_t)textmap__get(&b->names->at, b->names->folded[name]);

    for (uint64_t bit = 1; i != SIZE_MAX; i = b->names->entry[i].next) {
        at.likely |= bit;
        bit <<= 1;
    }
    return at;
}

pdn_status name_bearers__list(const name_bearers *b, const name_span *at,
                              const char **ids)
{
    pdn_status st = PDN_OK;
    size_t i = (size_t)textmap__get(&b->names->at, b->names->folded[at->name]);
    uint64_t left = at->likely;

    *ids = "";
    for (; i != SIZE_MAX && left != 0; i = b->names->entry[i].next, left >>= 1)
        if ((left & 1) != 0)
            PDN_TRY(pdn_arena_format(b->text, ids, "%s%s%s", *ids,
                                     **ids == '\0' ? ""
                                     : left == 1   ? " or "
                                                   : ", ",
                                     b->names->entry[i].shown));
out:
    return st;
}
