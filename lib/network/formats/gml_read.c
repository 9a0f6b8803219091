#include "format_parts.h"

#include "network/graphml/graphml_edges.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* GML: pairs of key and value; a value is a number, a text in quotes, or a list
 * of pairs in brackets. igraph's reader leaves the &#229; of networkx as it is
 * and does not say where a fault stands. */

enum { DEEPEST = 64 };

typedef enum { AT_END, A_KEY, A_NUMBER, A_TEXT, OPENS, CLOSES, BROKEN } kind;

struct gml {
    graphml__file *d;
    char *at;
    size_t line;
    char *word;               /* of the last token */
    bool graph, named, shown; /* a graph, name, displayLabel was seen */
    size_t lists;             /* not read */
};

/* What & stands for; 0: it is an & of its own. *n its length. */
static uint32_t entity(const char *s, size_t *n)
{
    static const struct {
        const char *name;
        uint32_t code;
    } known[] = {{"&amp;", '&'},
                 {"&lt;", '<'},
                 {"&gt;", '>'},
                 {"&quot;", '"'},
                 {"&apos;", '\''}};

    for (size_t k = 0; k < PDN_COUNT(known); k++) {
        *n = strlen(known[k].name);
        if (strncmp(s, known[k].name, *n) == 0) return known[k].code;
    }
    if (s[1] != '#') return 0;
    size_t digits = strspn(s + 2, "0123456789");
    if (digits == 0 || digits > 7 || s[2 + digits] != ';') return 0;
    *n = digits + 3;
    uint32_t code = (uint32_t)strtoul(s + 2, NULL, 10);
    bool text =
        code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return text || code == '\n' || code == '\t' ? code : 0;
}

static char *put_code(char *to, uint32_t c)
{
    if (c < 0x80) {
        *to++ = (char)c;
    } else if (c < 0x800) {
        *to++ = (char)(0xC0 | (c >> 6));
        *to++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *to++ = (char)(0xE0 | (c >> 12));
        *to++ = (char)(0x80 | ((c >> 6) & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    } else {
        *to++ = (char)(0xF0 | (c >> 18));
        *to++ = (char)(0x80 | ((c >> 12) & 0x3F));
        *to++ = (char)(0x80 | ((c >> 6) & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    }
    return to;
}

/* In place: no letter is longer than its entity. */
static void decode(char *s)
{
    char *to = s;

    while (*s != '\0') {
        size_t n = 0;
        uint32_t c = *s == '&' ? entity(s, &n) : 0;
        if (c == 0) {
            *to++ = *s++;
            continue;
        }
        to = put_code(to, c);
        s += n;
    }
    *to = '\0';
}

static void skip_blanks(struct gml *r)
{
    for (;; r->at++) {
        if (*r->at == '\n') r->line++;
        /* a line that begins with # is a remark */
        if (*r->at == '#') {
            r->at += strcspn(r->at, "\n");
            if (*r->at == '\n') r->line++;
        }
        if (*r->at == '\0' || strchr(" \t\r\n", *r->at) == NULL) return;
    }
}

/* The next token; its text in r->word, cut off from what follows. */
static kind next(struct gml *r)
{
    static const char parting[] = " \t\r\n[]\"";

    skip_blanks(r);
    if (*r->at == '\0') return AT_END;
    if (*r->at == '[' || *r->at == ']') return *r->at++ == '[' ? OPENS : CLOSES;
    if (*r->at == '"') {
        r->word = ++r->at;
        for (; *r->at != '"' && *r->at != '\0'; r->at++)
            r->line += *r->at == '\n';
        if (*r->at == '\0') return BROKEN;
        *r->at++ = '\0';
        decode(r->word);
        return A_TEXT;
    }
    /* a bracket right behind a word is still to be read: it is copied out */
    size_t n = strcspn(r->at, parting);
    char *copy = pdn_arena_text(&r->d->text, r->at, n);
    if (copy == NULL) return BROKEN;
    r->word = copy;
    r->at += n;
    bool number = strchr("+-.0123456789", copy[0]) != NULL;
    return number ? A_NUMBER : A_KEY;
}

static pdn_status broken(struct gml *r, const char *what)
{
    return raw_graph__fault(r->d, r->line, "bad-gml", "%s", what);
}

/* What a key is called where networkx and igraph differ: see gml_write. */
static const char *called(const struct gml *r, graphml__domain domain,
                          const char *key)
{
    if (domain != PDN_OF_NODE) return key;
    if (strcasecmp(key, "displayLabel") == 0) return "label";
    if (strcasecmp(key, "label") != 0) return key;
    if (r->shown) return NULL; /* the id again */
    return r->named ? key : "name";
}

static pdn_status add_value(struct gml *r, graphml__domain domain,
                            const char *key, const char *text)
{
    pdn_status st = PDN_OK;
    uint32_t k = 0;
    const char *name = called(r, domain, key);

    if (name == NULL) return PDN_OK;
    PDN_TRY(raw_graph__key(r->d, domain, name, &k));
    PDN_TRY(raw_graph__value(r->d, domain, k, text, r->line));
out:
    return st;
}

/* The rest of a list that is not read. */
static pdn_status skip_list(struct gml *r)
{
    size_t depth = 1;

    r->lists++;
    while (depth > 0) {
        kind k = next(r);
        if (k == AT_END || k == BROKEN)
            return broken(r, "a [ or \" that is never closed");
        depth += k == OPENS;
        depth -= k == CLOSES;
    }
    return PDN_OK;
}

/* A pair of a node or edge, kept until its ends or id are known. */
struct pair {
    const char *key, *value;
};

struct pairs {
    struct pair *pair;
    size_t n, capacity;
};

/* Reads the pairs of a list up to its ]. */
static pdn_status read_pairs(struct gml *r, struct pairs *out)
{
    pdn_status st = PDN_OK;

    for (;;) {
        kind k = next(r);
        if (k == CLOSES) return PDN_OK;
        if (k != A_KEY) return broken(r, "want a key or ]");
        if (strlen(r->word) > GML_LONGEST_KEY)
            return broken(r, "a key of more than 200 letters");
        const char *key = r->word;
        k = next(r);
        if (k == OPENS) {
            PDN_TRY(skip_list(r));
            if (r->d->faults.errors > 0) return PDN_OK;
            continue;
        }
        /* NaN and INF stand without a sign that they are numbers */
        if (k != A_NUMBER && k != A_TEXT && k != A_KEY)
            return broken(r, "a key without a value");
        if (k == A_KEY && strcasecmp(r->word, "nan") == 0) continue;
        PDN_ROOM(out->pair, out->n + 1, out->capacity);
        out->pair[out->n++] = (struct pair){key, r->word};
    }
out:
    return st;
}

static const char *value_of(const struct pairs *p, const char *key)
{
    for (size_t i = 0; i < p->n; i++)
        if (strcasecmp(p->pair[i].key, key) == 0) return p->pair[i].value;
    return NULL;
}

static bool is_structure(const char *key, graphml__domain domain)
{
    if (domain == PDN_OF_NODE) return strcasecmp(key, "id") == 0;
    return strcasecmp(key, "source") == 0 || strcasecmp(key, "target") == 0;
}

static pdn_status read_element(struct gml *r, graphml__domain domain)
{
    pdn_status st = PDN_OK;
    struct pairs p = {0};
    const char *id = NULL, *source = NULL, *target = NULL;
    size_t line = r->line;

    PDN_TRY(read_pairs(r, &p));
    if (r->d->faults.errors > 0) goto out;
    id = value_of(&p, "id");
    source = value_of(&p, "source");
    target = value_of(&p, "target");
    if (domain == PDN_OF_NODE && id == NULL) {
        PDN_TRY(raw_graph__fault(r->d, line, "no-id", "a node without an id"));
        goto out;
    }
    if (domain == PDN_OF_EDGE && (source == NULL || target == NULL)) {
        PDN_TRY(raw_graph__fault(r->d, line, "no-end",
                                 "an edge without source or target"));
        goto out;
    }
    r->named |= domain == PDN_OF_NODE && value_of(&p, "name") != NULL;
    r->shown |= domain == PDN_OF_NODE && value_of(&p, "displayLabel") != NULL;
    if (domain == PDN_OF_NODE)
        PDN_TRY(raw_graph__node(r->d, id, line));
    else
        PDN_TRY(graphml_edges__add(r->d, source, target, line));
    for (size_t i = 0; i < p.n; i++)
        if (!is_structure(p.pair[i].key, domain))
            PDN_TRY(add_value(r, domain, p.pair[i].key, p.pair[i].value));
out:
    free(p.pair);
    return st;
}

static pdn_status read_graph(struct gml *r)
{
    pdn_status st = PDN_OK;

    if (r->graph) return broken(r, "a second graph: want one in a file");
    r->graph = true;
    while (r->d->faults.errors == 0) {
        kind k = next(r);
        if (k == CLOSES) return PDN_OK;
        if (k != A_KEY) return broken(r, "want a key or ] in the graph");
        const char *key = r->word;
        k = next(r);
        if (k == OPENS && strcasecmp(key, "node") == 0)
            PDN_TRY(read_element(r, PDN_OF_NODE));
        else if (k == OPENS && strcasecmp(key, "edge") == 0)
            PDN_TRY(read_element(r, PDN_OF_EDGE));
        else if (k == OPENS)
            PDN_TRY(skip_list(r));
        else if (k != A_NUMBER && k != A_TEXT && k != A_KEY)
            return broken(r, "a key without a value");
        else if (strcasecmp(key, "directed") == 0)
            r->d->directed = strcmp(r->word, "1") == 0;
    }
out:
    return st;
}

pdn_status gml_read__text(graphml__file *d, char *text)
{
    pdn_status st = PDN_OK;
    struct gml r = {.d = d, .at = text, .line = 1};

    d->directed = false; /* the standard's default */
    while (d->faults.errors == 0) {
        kind k = next(&r);
        if (k == AT_END) break;
        if (k != A_KEY) return broken(&r, "want GML: keys and values");
        bool graph = strcasecmp(r.word, "graph") == 0;
        k = next(&r);
        if (k == OPENS && graph)
            PDN_TRY(read_graph(&r));
        else if (k == OPENS)
            PDN_TRY(skip_list(&r));
        else if (k != A_NUMBER && k != A_TEXT && k != A_KEY)
            return broken(&r, "a key without a value");
    }
    if (!r.graph && d->faults.errors == 0)
        PDN_TRY(broken(&r, "there is no graph [ in it"));
    if (r.lists > 0)
        PDN_TRY(raw_graph__note(d, "left-out",
                                "%zu lists within nodes and edges (drawings) "
                                "are not read",
                                r.lists));
out:
    return st;
}
