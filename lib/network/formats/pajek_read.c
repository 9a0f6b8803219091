#include "format_parts.h"
#include "line_words.h"

#include "network/graphml/graphml_edges.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Vertices that a file may name without telling of each: more is a trap. */
enum { MOST_BARE = 1000000 };

typedef enum {
    NOTHING,
    VERTICES,
    ARCS,
    EDGES,
    ARCS_LIST,
    EDGES_LIST,
    MATRIX,
    PARTITION, /* or vector: a value a vertex */
    SKIPPED
} section;

struct pajek {
    graphml__file *d;
    line_words text;
    section in;
    bool begun;        /* *Vertices was seen */
    size_t first_mode; /* of two; 0: one mode */
    size_t next;       /* of the values of a partition, or of a matrix */
    char *column;      /* a partition's name, or NULL */
    uint32_t key;
    const char *relation;
    size_t bytes;
};

static bool is_one_of(const char *word, const char *const *names)
{
    for (; *names != NULL; names++)
        if (line_words__is(word, *names)) return true;
    return false;
}

/* What Pajek draws by. */
static bool is_drawing(const char *word)
{
    static const char *const names[] = {
        "x_fact", "y_fact", "z_fact", "s_size", "ic", "bc", "bw",  "lc",
        "la",     "lr",     "lphi",   "phi",    "r",  "q",  "fos", "font",
        "hook",   "c",      "p",      "w",      "s",  "a",  "ap",  "l",
        "lp",     "h1",     "h2",     "a1",     "a2", "k1", "k2",  NULL};

    return is_one_of(word, names);
}

static pdn_status add_value(struct pajek *p, graphml__domain domain, size_t row,
                            const char *name, const char *text)
{
    pdn_status st = PDN_OK;
    uint32_t key = 0;

    PDN_TRY(raw_graph__key(p->d, domain, name, &key));
    PDN_TRY(raw_graph__value_at(p->d, domain, row, key, text, p->text.line));
out:
    return st;
}

/* Pairs of name and value behind what is fixed. */
static pdn_status read_pairs(struct pajek *p, graphml__domain domain,
                             size_t row, char *rest)
{
    static const char *const shapes[] = {
        "ellipse", "box", "diamond", "triangle", "cross", "empty", NULL};
    pdn_status st = PDN_OK;
    char *name = NULL;

    while ((name = line_words__word(&rest, false, NULL)) != NULL) {
        if (is_one_of(name, shapes) || name[0] == '[') continue;
        char *value = line_words__word(&rest, false, NULL);
        if (value == NULL) break;
        if (name[0] == '\0' || is_drawing(name)) continue;
        PDN_TRY(add_value(p, domain, row, name, value));
    }
out:
    return st;
}

static bool begins_with_number(const char *line)
{
    double x = 0;

    line += strspn(line, " \t");
    return pdn_number_read(line, strcspn(line, " \t"), '.', &x);
}

/* `3 "Kari Moe" 0.1 0.2 0.5 ellipse sector NAV` */
static pdn_status read_vertex(struct pajek *p, char *line)
{
    pdn_status st = PDN_OK;
    char *word = line_words__word(&line, false, NULL);
    size_t number = 0;

    if (word == NULL) return PDN_OK;
    if (!line_words__whole(word, &number) || number < 1 || number > p->d->nodes)
        return raw_graph__fault(p->d, p->text.line, "bad-vertex",
                                "vertex \"%.60s\", want 1 to %zu", word,
                                p->d->nodes);
    word = line_words__word(&line, false, NULL);
    if (word == NULL) return PDN_OK;
    if (word[0] != '\0')
        PDN_TRY(add_value(p, PDN_OF_NODE, number - 1, "name", word));
    /* where it is drawn */
    for (size_t k = 0; k < 3 && begins_with_number(line); k++)
        (void)line_words__word(&line, false, NULL);
    PDN_TRY(read_pairs(p, PDN_OF_NODE, number - 1, line));
out:
    return st;
}

static const char *number_of(size_t n, char text[24])
{
    snprintf(text, 24, "%zu", n);
    return text;
}

/* One tie; the file's undirected ones stand both ways among arcs. */
static pdn_status add_tie(struct pajek *p, size_t from, size_t to,
                          const char *weight, char *pairs)
{
    pdn_status st = PDN_OK;
    char a[24], b[24];

    PDN_TRY(graphml_edges__add(p->d, number_of(from, a), number_of(to, b),
                               p->text.line));
    if (weight != NULL)
        PDN_TRY(
            add_value(p, PDN_OF_EDGE, p->d->edges - 1, "frequency", weight));
    if (p->relation != NULL)
        PDN_TRY(add_value(p, PDN_OF_EDGE, p->d->edges - 1, "relation",
                          p->relation));
    if (pairs != NULL)
        PDN_TRY(read_pairs(p, PDN_OF_EDGE, p->d->edges - 1, pairs));
out:
    return st;
}

static pdn_status read_end(struct pajek *p, const char *word, size_t *out)
{
    if (word == NULL)
        return raw_graph__fault(p->d, p->text.line, "no-end",
                                "a tie without its second vertex");
    if (!line_words__whole(word, out) || *out < 1 || *out > p->d->nodes) {
        *out = 0;
        return raw_graph__fault(p->d, p->text.line, "unknown-vertex",
                                "a tie of vertex \"%.60s\", want 1 to %zu",
                                word, p->d->nodes);
    }
    return PDN_OK;
}

static pdn_status read_tie(struct pajek *p, char *line)
{
    pdn_status st = PDN_OK;
    char *weight = NULL, *again = NULL;
    size_t from = 0, to = 0;
    bool both = p->in == EDGES && p->d->directed;

    char *word = line_words__word(&line, false, NULL);
    if (word == NULL) return PDN_OK;
    PDN_TRY(read_end(p, word, &from));
    PDN_TRY(read_end(p, line_words__word(&line, false, NULL), &to));
    if (from == 0 || to == 0) goto out;
    if (begins_with_number(line)) weight = line_words__word(&line, false, NULL);
    again = both ? strdup(line) : NULL;
    if (both) PDN_TRY(pdn_had_memory(again));
    PDN_TRY(add_tie(p, from, to, weight, line));
    if (both && from != to) PDN_TRY(add_tie(p, to, from, weight, again));
out:
    free(again);
    return st;
}

static pdn_status read_tie_list(struct pajek *p, char *line)
{
    pdn_status st = PDN_OK;
    size_t from = 0, to = 0;
    char *word = line_words__word(&line, false, NULL);

    if (word == NULL) return PDN_OK;
    PDN_TRY(read_end(p, word, &from));
    while (from > 0 && (word = line_words__word(&line, false, NULL)) != NULL) {
        PDN_TRY(read_end(p, word, &to));
        if (to == 0) continue;
        PDN_TRY(add_tie(p, from, to, NULL, NULL));
        if (p->in == EDGES_LIST && p->d->directed && from != to)
            PDN_TRY(add_tie(p, to, from, NULL, NULL));
    }
out:
    return st;
}

static pdn_status read_matrix_row(struct pajek *p, char *line)
{
    pdn_status st = PDN_OK;
    size_t shift = p->first_mode;
    size_t columns = p->d->nodes - shift;
    size_t rows = shift > 0 ? shift : p->d->nodes;
    char *word = NULL;
    double x = 0;

    while ((word = line_words__word(&line, false, NULL)) != NULL) {
        if (columns == 0 || p->next >= rows * columns)
            return raw_graph__fault(p->d, p->text.line, "matrix",
                                    "the matrix has more than %zu numbers",
                                    rows * columns);
        if (!line_words__number(word, &x))
            return raw_graph__fault(p->d, p->text.line, "matrix",
                                    "\"%.60s\" in the matrix, want a number",
                                    word);
        size_t from = p->next / columns, to = p->next % columns + shift;
        p->next++;
        if (x < 0 || x > 0) PDN_TRY(add_tie(p, from + 1, to + 1, word, NULL));
    }
out:
    return st;
}

static pdn_status read_partition_value(struct pajek *p, char *line)
{
    char *word = line_words__word(&line, false, NULL);

    if (word == NULL) return PDN_OK;
    if (p->next >= p->d->nodes)
        return raw_graph__fault(p->d, p->text.line, "partition",
                                "a partition of more than %zu vertices",
                                p->d->nodes);
    return raw_graph__value_at(p->d, PDN_OF_NODE, p->next++, p->key, word,
                               p->text.line);
}

static pdn_status begin_vertices(struct pajek *p, char *rest)
{
    pdn_status st = PDN_OK;
    char id[24];
    size_t n = 0;
    char *word = line_words__word(&rest, false, NULL);

    if (word == NULL || !line_words__whole(word, &n) ||
        n > p->bytes + MOST_BARE)
        return raw_graph__fault(p->d, p->text.line, "vertices",
                                "*Vertices %.40s: want how many",
                                word == NULL ? "" : word);
    if (p->column != NULL) {
        p->in = PARTITION;
        p->next = 0;
        if (n != p->d->nodes)
            PDN_TRY(raw_graph__fault(p->d, p->text.line, "partition",
                                     "%s has %zu vertices, the network %zu",
                                     p->column, n, p->d->nodes));
        PDN_TRY(raw_graph__key(p->d, PDN_OF_NODE, p->column, &p->key));
        p->column = NULL;
        goto out;
    }
    p->in = VERTICES;
    if (p->begun)
        return raw_graph__fault(p->d, p->text.line, "two-networks",
                                "a second network: want one in a file");
    p->begun = true;
    for (size_t k = 1; k <= n; k++)
        PDN_TRY(raw_graph__node(p->d, number_of(k, id), p->text.line));
    word = line_words__word(&rest, false, NULL);
    if (word == NULL || !line_words__whole(word, &p->first_mode) ||
        p->first_mode >= n)
        p->first_mode = 0;
    for (size_t k = 0; p->first_mode > 0 && k < n; k++)
        PDN_TRY(add_value(p, PDN_OF_NODE, k, "mode",
                          k < p->first_mode ? "1" : "2"));
out:
    return st;
}

/* *Arcs :2 "advice": the kind of tie. */
static void begin_relation(struct pajek *p, char *rest)
{
    char *word = line_words__word(&rest, false, NULL);

    p->relation = NULL;
    if (word == NULL || word[0] != ':') return;
    char *name = line_words__word(&rest, false, NULL);
    p->relation = name != NULL && name[0] != '\0' ? name : word + 1;
}

static pdn_status begin_section(struct pajek *p, char *line)
{
    static const struct {
        const char *name;
        section in;
    } known[] = {{"*arcs", ARCS},
                 {"*edges", EDGES},
                 {"*arcslist", ARCS_LIST},
                 {"*edgeslist", EDGES_LIST},
                 {"*matrix", MATRIX}};
    char *word = line_words__word(&line, false, NULL);

    p->next = 0;
    if (line_words__is(word, "*vertices")) return begin_vertices(p, line);
    if (line_words__is(word, "*network")) {
        p->in = NOTHING;
        return PDN_OK;
    }
    if (line_words__is(word, "*partition") || line_words__is(word, "*vector")) {
        p->column = line + strspn(line, " \t");
        for (size_t n = strlen(p->column);
             n > 0 && strchr(" \t", p->column[n - 1]) != NULL;)
            p->column[--n] = '\0';
        if (p->column[0] == '\0') p->column = word + 1;
        p->in = NOTHING;
        return PDN_OK;
    }
    for (size_t k = 0; k < PDN_COUNT(known); k++) {
        if (!line_words__is(word, known[k].name)) continue;
        p->in = known[k].in;
        begin_relation(p, line);
        if (p->begun) return PDN_OK;
        return raw_graph__fault(p->d, p->text.line, "no-vertices",
                                "%s before *Vertices", word);
    }
    p->in = SKIPPED;
    return raw_graph__note(p->d, "left-out", "%.40s is not read", word);
}

static pdn_status read_line(struct pajek *p, char *line)
{
    line += strspn(line, " \t");
    if (line[0] == '%' || line[0] == '\0') return PDN_OK;
    if (line[0] == '*') return begin_section(p, line);
    switch (p->in) {
    case VERTICES: return read_vertex(p, line);
    case ARCS:
    case EDGES: return read_tie(p, line);
    case ARCS_LIST:
    case EDGES_LIST: return read_tie_list(p, line);
    case MATRIX: return read_matrix_row(p, line);
    case PARTITION: return read_partition_value(p, line);
    case SKIPPED: return PDN_OK;
    case NOTHING:
    default:
        return raw_graph__fault(p->d, p->text.line, "not-pajek",
                                "\"%.40s\" where a line *Vertices belongs",
                                line);
    }
}

/* Edges alone make an undirected network. */
static bool has_arcs(const char *text)
{
    bool arcs = false, edges = false;

    for (const char *s = text; *s != '\0'; s += *s != '\0') {
        s += strspn(s, " \t\r\n");
        arcs |= strncasecmp(s, "*arcs", 5) == 0 ||
                strncasecmp(s, "*matrix", 7) == 0;
        edges |= strncasecmp(s, "*edges", 6) == 0;
        s += strcspn(s, "\r\n");
    }
    return arcs || !edges;
}

pdn_status pajek_read__text(graphml__file *d, char *text)
{
    pdn_status st = PDN_OK;
    struct pajek p = {.d = d, .text = {.at = text}, .bytes = strlen(text)};
    char *line = NULL;

    d->directed = has_arcs(text);
    while ((line = line_words__line(&p.text)) != NULL)
        PDN_TRY(read_line(&p, line));
    if (!p.begun && d->faults.errors == 0)
        PDN_TRY(raw_graph__fault(d, 0, "not-pajek", "there is no *Vertices"));
    if (p.first_mode > 0)
        PDN_TRY(raw_graph__note(d, "two-mode",
                                "two kinds of vertices: told as mode 1 and 2"));
out:
    return st;
}

pdn_status pajek_read__partition(graphml__file *d, const char *name,
                                 const char *file, char *text)
{
    pdn_status st = PDN_OK;
    const char *of = d->file;
    struct pajek p = {.d = d, .text = {.at = text}, .begun = true};
    char *line = NULL;

    p.column = pdn_arena_string(&d->text, name);
    PDN_TRY(pdn_had_memory(p.column));
    d->file = file;
    while ((line = line_words__line(&p.text)) != NULL)
        PDN_TRY(read_line(&p, line));
    if (p.in != PARTITION || p.next != d->nodes)
        PDN_TRY(raw_graph__fault(d, 0, "partition",
                                 "%zu values, the network has %zu vertices",
                                 p.next, d->nodes));
out:
    d->file = of;
    return st;
}
