#include "xml_scan.h"

#include <stdint.h>
#include <string.h>

enum {
    MOST_ATTRIBUTES = 16, /* of a tag: they are compared pairwise */
    LONGEST_TAG = 16000,
    LONGEST_TEXT = 9000000,
    DEEPEST = 32
};

/* ---- bytes --------------------------------------------------------------- */

/* Bytes that are looked at together: so many that the compiler does it by
 * vectors, and without a branch, as blanks stand everywhere. */
enum { TOGETHER = 64 };

/* Adds to *control whether a byte is of no text: blanks are as XML has them,
 * and CR is for libxml2 to fold. */
static inline void look_at(unsigned char c, unsigned char *control,
                           unsigned char *all)
{
    *control |= (unsigned char)((c < 0x20) & (c != '\t') & (c != '\n'));
    *all |= c;
}

static bool holds_end_of_cdata(const char *bytes, size_t n)
{
    const char *end = bytes + n, *at = bytes;

    while ((at = memchr(at, ']', (size_t)(end - at))) != NULL) {
        if (end - at >= 3 && memcmp(at, "]]>", 3) == 0) return true;
        at++;
    }
    return false;
}

/* Whether all bytes are text, and "]]>" stands nowhere. */
static bool is_text(const char *bytes, size_t n)
{
    const unsigned char *s = (const unsigned char *)bytes;
    unsigned char control = 0, all = 0;
    size_t i = 0;

    for (; i + TOGETHER <= n; i += TOGETHER)
        for (size_t k = 0; k < TOGETHER; k++)
            look_at(s[i + k], &control, &all);
    for (; i < n; i++)
        look_at(s[i], &control, &all);
    return control == 0 &&
           (all < 0x80 || pdn_plain_text(bytes, NULL, NULL) == SIZE_MAX) &&
           !holds_end_of_cdata(bytes, n);
}

/* What a byte may be. No file holds NUL, and one stands behind it: it is none
 * of these and ends all, so that nothing runs over the end. */
enum {
    BLANK = 1,
    LETTER = 2, /* begins a name */
    NAMED = 4,
    TEXT = 8,  /* goes on as text; not "<", "&" and the end of a line */
    VALUE = 16 /* goes on as an attribute's value; no quote either */
};

static unsigned char what_is(unsigned char c)
{
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool named = letter || (c >= '0' && c <= '9') || c == '.' || c == '-';
    const bool text = c != '\0' && c != '<' && c != '&' && c != '\n';

    return (unsigned char)((blank ? BLANK : 0) | (letter ? LETTER : 0) |
                           (named ? NAMED : 0) | (text ? TEXT : 0) |
                           (text && c != '"' && c != '\'' && c != '\t' ? VALUE
                                                                       : 0));
}

/* Whether the next byte is one of these. */
static inline bool is(const xml__scan *s, unsigned what)
{
    return (s->what[(unsigned char)*s->at] & what) != 0;
}

static bool odd(xml__scan *s)
{
    s->odd = true;
    return false;
}

static bool skip_blanks(xml__scan *s)
{
    const char *from = s->at;

    for (; is(s, BLANK); s->at++)
        s->line += *s->at == '\n';
    return s->at > from;
}

static inline bool take(xml__scan *s, char c)
{
    if (*s->at != c) return false;
    s->at++;
    return true;
}

static bool skip(xml__scan *s, const char *word)
{
    size_t n = strlen(word);

    if ((size_t)(s->end - s->at) < n || memcmp(s->at, word, n) != 0)
        return false;
    s->at += n;
    return true;
}

static xml__text read_name(xml__scan *s)
{
    const char *from = s->at;

    if (is(s, LETTER))
        while (is(s, NAMED))
            s->at++;
    return (xml__text){from, (size_t)(s->at - from)};
}

/* ---- text ---------------------------------------------------------------- */

/* Writes a code point that XML may hold as UTF-8; 0: it may not. */
static size_t put_character(uint32_t c, char *to)
{
    if (c == '\t' || c == '\n' || (c >= 0x20 && c < 0x80)) {
        to[0] = (char)c;
        return 1;
    }
    if (c < 0x80 || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF ||
        c > 0x10FFFF)
        return 0;
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        to[i] = (char)(0x80 | (c & 0x3F));
    static const uint32_t lead[] = {0xC0, 0xE0, 0xF0};
    to[0] = (char)(lead[n - 2] | c);
    return n;
}

/* The number behind "&#", and what is behind its ";". */
static bool read_reference(const char **at, const char *end, uint32_t *c)
{
    const char *s = *at;
    uint32_t base = s < end && *s == 'x' ? 16 : 10, x = 0;
    size_t digits = 0;

    for (s += base == 16; s < end && digits < 8; s++, digits++) {
        uint32_t d = *s >= '0' && *s <= '9'   ? (uint32_t)(*s - '0')
                     : *s >= 'a' && *s <= 'f' ? (uint32_t)(*s - 'a') + 10
                     : *s >= 'A' && *s <= 'F' ? (uint32_t)(*s - 'A') + 10
                                              : base;
        if (d >= base) break;
        x = x * base + d;
    }
    if (digits == 0 || s == end || *s != ';') return false;
    *at = s + 1;
    *c = x;
    return true;
}

/* What stands behind "&" as a code point; 0: nothing that is known. */
static uint32_t read_entity(const char **at, const char *end)
{
    static const struct {
        const char *word;
        char sign;
    } known[] = {{"lt;", '<'},
                 {"gt;", '>'},
                 {"amp;", '&'},
                 {"quot;", '"'},
                 {"apos;", '\''}};
    uint32_t c = 0;

    if (*at < end && **at == '#') {
        ++*at;
        return read_reference(at, end, &c) ? c : 0;
    }
    for (size_t i = 0; i < PDN_COUNT(known); i++) {
        size_t n = strlen(known[i].word);
        if ((size_t)(end - *at) < n || memcmp(*at, known[i].word, n) != 0)
            continue;
        *at += n;
        return (unsigned char)known[i].sign;
    }
    return 0;
}

/* The text from `from` to s->at as it reads, which may hold entities. */
static pdn_status as_read(xml__scan *s, const char *from, bool entities,
                          xml__tree *t, xml__text *out)
{
    size_t n = (size_t)(s->at - from), used = 0;

    *out = (xml__text){from, n};
    if (!entities) return PDN_OK;
    char *room = xml_tree__room(t, n + 1);
    if (room == NULL) return pdn_no_memory();
    while (from < s->at) {
        if (*from != '&') {
            room[used++] = *from++;
            continue;
        }
        from++;
        uint32_t c = read_entity(&from, s->at);
        size_t put = put_character(c, room + used);
        if (put == 0) s->odd = true;
        if (put == 0) return PDN_OK;
        used += put;
    }
    *out = (xml__text){room, used};
    return PDN_OK;
}

/* ---- tags ---------------------------------------------------------------- */

/* Name spaces that a network's root names; they say nothing more. */
static bool is_space(xml__scan *s, xml__text name, const char *from)
{
    static const char *const known[] = {
        "xmlns=\"http://graphml.graphdrawing.org/xmlns\"",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""};

    if (name.n < 3 || (name.s[0] != 'x')) return false;
    s->at = from;
    for (size_t i = 0; i < PDN_COUNT(known); i++)
        if (skip(s, known[i])) return true;
    if (skip(s, "xsi:schemaLocation=\"")) {
        for (; is(s, TEXT | BLANK) && *s->at != '"'; s->at++)
            s->line += *s->at == '\n';
        return take(s, '"');
    }
    s->at = from + name.n;
    return false;
}

static bool is_twice(const xml__tree *t, xml__text name)
{
    const xml__element *e = &t->element[t->elements - 1];

    for (size_t i = 0; i < e->attributes; i++) {
        xml__text other = t->attribute[e->attribute + i].name;
        if (other.n == name.n && memcmp(other.s, name.s, name.n) == 0)
            return true;
    }
    return false;
}

/* What stands between two quotes of a kind. */
static pdn_status read_value(xml__scan *s, xml__tree *t, xml__text *value)
{
    pdn_status st = PDN_OK;
    const char quote = *s->at, *from = s->at + 1;
    bool entities = false;

    if (quote != '"' && quote != '\'') {
        s->odd = true;
        goto out;
    }
    for (s->at = from; *s->at != quote; s->at++) {
        entities |= *s->at == '&';
        if (!is(s, VALUE) && *s->at != '&' && *s->at != '"' && *s->at != '\'') {
            s->odd = true; /* a line or the file ends, or a tag begins */
            goto out;
        }
    }
    if (s->at - from > LONGEST_TAG) s->odd = true;
    PDN_TRY(as_read(s, from, entities, t, value));
    s->at++;
out:
    return st;
}

static pdn_status read_attribute(xml__scan *s, xml__tree *t)
{
    pdn_status st = PDN_OK;
    const char *from = s->at;
    xml__text name = read_name(s), value = {NULL, 0};

    if (t->elements == 1 && is_space(s, name, from)) return PDN_OK;
    if (name.n == 0 || (name.n >= 3 && memcmp(name.s, "xml", 3) == 0) ||
        is_twice(t, name) || !take(s, '=')) {
        s->odd = true;
        return PDN_OK;
    }
    PDN_TRY(read_value(s, t, &value));
    if (!s->odd) PDN_TRY(xml_tree__attribute(t, name, value));
out:
    return st;
}

/* A tag behind its "<". */
static pdn_status read_tag(xml__scan *s, xml__tree *t, bool *leaf)
{
    pdn_status st = PDN_OK;
    const char *from = s->at;
    xml__text name = read_name(s);
    bool gap = false;

    *leaf = false;
    if (name.n == 0) {
        s->odd = true;
        goto out;
    }
    PDN_TRY(xml_tree__add(t, name, 0));
    for (size_t i = 0; !s->odd; i++) {
        gap = skip_blanks(s);
        bool more = s->at - from <= LONGEST_TAG && i <= MOST_ATTRIBUTES;
        if (more && (*s->at == '>' || *s->at == '/')) break;
        if (more && gap)
            PDN_TRY(read_attribute(s, t));
        else
            s->odd = true;
    }
    *leaf = take(s, '/');
    if (!take(s, '>')) s->odd = true;
    t->element[t->elements - 1].line = s->line;
out:
    return st;
}

static bool read_end(xml__scan *s, xml__text name)
{
    if ((size_t)(s->end - s->at) < name.n || memcmp(s->at, name.s, name.n) != 0)
        return odd(s);
    s->at += name.n;
    (void)skip_blanks(s);
    return take(s, '>') || odd(s);
}

/* ---- elements ------------------------------------------------------------ */

bool xml_scan__begin(xml__scan *s, const char *bytes, size_t n)
{
    static const char *const known[] = {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<?xml version='1.0' encoding='utf-8'?>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"};
    bool found = false;

    *s = (xml__scan){.at = bytes, .end = bytes + n, .line = 1};
    for (size_t c = 0; c < PDN_COUNT(s->what); c++)
        s->what[c] = what_is((unsigned char)c);
    for (size_t i = 0; i < PDN_COUNT(known) && !found; i++)
        found = skip(s, known[i]);
    s->odd = !is_text(bytes, n);
    return !s->odd;
}

bool xml_scan__is_over(xml__scan *s)
{
    (void)skip_blanks(s);
    return s->at == s->end;
}

pdn_status xml_scan__next(xml__scan *s, const char *name, xml__tree *t,
                          xml__next *what)
{
    pdn_status st = PDN_OK;
    bool leaf = false;

    xml_tree__begin(t);
    *what = XML_SCAN_ODD;
    (void)skip_blanks(s);
    if (!take(s, '<')) {
        s->odd = true;
        goto out;
    }
    if (take(s, '/')) {
        if (read_end(s, (xml__text){name, strlen(name)})) *what = XML_SCAN_END;
        goto out;
    }
    PDN_TRY(read_tag(s, t, &leaf));
    if (!s->odd) *what = leaf ? XML_SCAN_LEAF : XML_SCAN_TAG;
out:
    return st;
}

/* Text up to the next tag: all that an element without others holds, or
 * blanks. */
static pdn_status take_text(xml__scan *s, xml__tree *t, size_t element)
{
    pdn_status st = PDN_OK;
    xml__element *e = &t->element[element];
    const char *from = s->at;
    bool entities = false;

    (void)skip_blanks(s);
    const bool blank = *s->at == '<';
    for (; *s->at != '<' && *s->at != '\0'; s->at++) {
        s->line += *s->at == '\n';
        entities |= *s->at == '&';
    }
    if (*s->at == '\0' || s->at - from > LONGEST_TEXT) s->odd = true;
    const bool alone = t->elements == element + 1 && *s->at == '<';
    if (alone && s->at[1] == '/')
        PDN_TRY(as_read(s, from, entities, t, &e->text));
    else if (!blank)
        s->odd = true; /* text and elements mixed */
out:
    return st;
}

pdn_status xml_scan__rest(xml__scan *s, xml__tree *t)
{
    pdn_status st = PDN_OK;
    size_t open[DEEPEST] = {0}, depth = 1;
    bool leaf = false;

    while (depth > 0 && !s->odd) {
        PDN_TRY(take_text(s, t, open[depth - 1]));
        if (s->odd) break;
        s->at++;
        if (take(s, '/')) {
            (void)read_end(s, t->element[open[depth - 1]].name);
            t->element[open[--depth]].end = t->elements;
            continue;
        }
        if (depth == DEEPEST) {
            s->odd = true;
            break;
        }
        open[depth] = t->elements;
        PDN_TRY(read_tag(s, t, &leaf));
        depth += !leaf;
    }
out:
    return st;
}
