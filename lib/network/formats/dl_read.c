#include "format_parts.h"
#include "line_words.h"

#include "network/graphml/graphml_edges.h"

#include <string.h>
#include <strings.h>

/* UCINET's DL: a command (n, format, labels) whose words may stand on any
 * lines, then data. Case and commas do not count. */

enum { MOST_ACTORS = 1000000 };

typedef enum { FULL, UPPER, LOWER, EDGE_LIST, NODE_LIST } layout;

struct dl {
    graphml__file *d;
    line_words text;
    char *line;
    size_t n, matrices;
    layout layout;
    bool embedded, diagonal;
    const char **label; /* n of them, or NULL */
    const char **level; /* names of matrices, or NULL */
    size_t bytes;
};

/* The next word, wherever its line. */
static char *next_word(struct dl *r)
{
    for (;;) {
        char *word =
            r->line == NULL ? NULL : line_words__word(&r->line, true, NULL);
        if (word != NULL) return word;
        r->line = line_words__line(&r->text);
        if (r->line == NULL) return NULL;
    }
}

static pdn_status broken(struct dl *r, const char *what, const char *word)
{
    return raw_graph__fault(r->d, r->text.line, "bad-dl", "%s \"%.60s\"", what,
                            word == NULL ? "" : word);
}

/* `n=5`, `n= 5` are the words `n` and `5`; `labels:a` are `labels` and `a`. */
static void part_words(char *text)
{
    for (char *s = text; *s != '\0'; s++) {
        if (strncasecmp(s, "data:", 5) == 0) return;
        if (strncasecmp(s, "labels:", 7) == 0) {
            s[6] = ' ';
            return;
        }
        if (*s == '=') *s = ' ';
    }
}

static pdn_status read_layout(struct dl *r, const char *word)
{
    static const struct {
        const char *name;
        layout layout;
    } known[] = {
        {"fullmatrix", FULL},    {"full", FULL},       {"fm", FULL},
        {"upperhalf", UPPER},    {"lowerhalf", LOWER}, {"edgelist1", EDGE_LIST},
        {"edgelist", EDGE_LIST}, {"el1", EDGE_LIST},   {"nodelist1", NODE_LIST},
        {"nl1", NODE_LIST}};

    for (size_t k = 0; word != NULL && k < PDN_COUNT(known); k++)
        if (line_words__is(word, known[k].name)) {
            r->layout = known[k].layout;
            return PDN_OK;
        }
    return broken(r,
                  "want fullmatrix, upperhalf, lowerhalf, edgelist1 or "
                  "nodelist1 for format, found",
                  word);
}

/* Names one after another; `first` (may be NULL) was read already. */
static pdn_status read_names(struct dl *r, size_t n, const char *first,
                             const char ***out)
{
    pdn_status st = PDN_OK;
    const char **name = pdn_arena_get(&r->d->text, (n + 1) * sizeof *name);

    PDN_TRY(pdn_had_memory(name));
    for (size_t i = 0; i < n; i++) {
        name[i] = i == 0 && first != NULL ? first : next_word(r);
        if (name[i] == NULL || strcasecmp(name[i], "data:") == 0)
            return raw_graph__fault(r->d, r->text.line, "labels",
                                    "%zu labels, want %zu", i, n);
    }
    *out = name;
out:
    return st;
}

static pdn_status read_size(struct dl *r, const char *what, size_t *out)
{
    const char *word = next_word(r);

    if (word == NULL || !line_words__whole(word, out) || *out < 1 ||
        *out > MOST_ACTORS || (*out > r->bytes && *out > 1000)) {
        *out = 0;
        return broken(r, what, word);
    }
    return PDN_OK;
}

/* `labels embedded`, or the labels. */
static pdn_status read_labels(struct dl *r)
{
    const char *next = next_word(r);

    if (next != NULL && (line_words__is(next, "embedded") ||
                         line_words__is(next, "embedded:"))) {
        r->embedded = true;
        return PDN_OK;
    }
    if (r->n == 0 || next == NULL) return broken(r, "labels without", "n=");
    return read_names(r, r->n, next, &r->label);
}

/* One word of the command. *data: the data begin. */
static pdn_status read_command(struct dl *r, char *word, bool *data)
{
    size_t rows = 0;
    const char *next = NULL;

    if (line_words__is(word, "data:") || line_words__is(word, "data")) {
        *data = true;
        return PDN_OK;
    }
    if (line_words__is(word, "n")) return read_size(r, "want n, found", &r->n);
    if (line_words__is(word, "nm"))
        return read_size(r, "want nm, found", &r->matrices);
    if (line_words__is(word, "nr") || line_words__is(word, "nc")) {
        pdn_status st = read_size(r, "want a size, found", &rows);
        if (st == PDN_OK && r->n > 0 && r->n != rows)
            return raw_graph__fault(r->d, r->text.line, "two-mode",
                                    "rows and columns of two kinds (%zu and "
                                    "%zu) are not read",
                                    r->n, rows);
        r->n = rows;
        return st;
    }
    if (line_words__is(word, "format")) return read_layout(r, next_word(r));
    if (line_words__is(word, "diagonal")) {
        next = next_word(r);
        r->diagonal = next == NULL || !line_words__is(next, "absent");
        return PDN_OK;
    }
    if (line_words__is(word, "labels") || line_words__is(word, "labels:"))
        return read_labels(r);
    if (line_words__is(word, "row") || line_words__is(word, "column") ||
        line_words__is(word, "col"))
        return PDN_OK; /* the labels of both are the same */
    if (line_words__is(word, "level") || line_words__is(word, "matrix")) {
        (void)next_word(r); /* labels: */
        return read_names(r, r->matrices, NULL, &r->level);
    }
    return broken(r, "not understood:", word);
}

/* A value of the last node or edge. */
static pdn_status add_value(struct dl *r, graphml__domain domain,
                            const char *name, const char *text)
{
    pdn_status st = PDN_OK;
    uint32_t key = 0;

    PDN_TRY(raw_graph__key(r->d, domain, name, &key));
    PDN_TRY(raw_graph__value(r->d, domain, key, text, r->text.line));
out:
    return st;
}

static pdn_status add_node(struct dl *r, size_t k, const char *label)
{
    pdn_status st = PDN_OK;
    char id[24];

    snprintf(id, sizeof id, "%zu", k + 1);
    PDN_TRY(raw_graph__node(r->d, id, r->text.line));
    if (label != NULL && label[0] != '\0')
        PDN_TRY(add_value(r, PDN_OF_NODE, "name", label));
out:
    return st;
}

static pdn_status add_nodes(struct dl *r)
{
    pdn_status st = PDN_OK;

    if (r->embedded && r->layout >= EDGE_LIST) return PDN_OK; /* as they come */
    if (r->embedded) PDN_TRY(read_names(r, r->n, NULL, &r->label));
    if (r->d->faults.errors > 0) goto out;
    for (size_t k = 0; k < r->n; k++)
        PDN_TRY(add_node(r, k, r->label == NULL ? NULL : r->label[k]));
out:
    return st;
}

static pdn_status add_tie(struct dl *r, const char *from, const char *to,
                          const char *weight, size_t matrix)
{
    pdn_status st = PDN_OK;
    char level[24];

    PDN_TRY(graphml_edges__add(r->d, from, to, r->text.line));
    if (weight != NULL) PDN_TRY(add_value(r, PDN_OF_EDGE, "frequency", weight));
    /* what was left open is no relation */
    if (r->matrices < 2 || (weight != NULL && strcmp(weight, "..") == 0))
        goto out;
    snprintf(level, sizeof level, "%zu", matrix + 1);
    PDN_TRY(add_value(r, PDN_OF_EDGE, "relation",
                      r->level != NULL ? r->level[matrix] : level));
out:
    return st;
}

static pdn_status read_cell(struct dl *r, size_t i, size_t j, size_t matrix)
{
    char from[24], to[24];
    double x = 0;
    const char *word = next_word(r);

    if (word == NULL)
        return raw_graph__fault(r->d, r->text.line, "matrix",
                                "the data end in row %zu of %zu", i + 1, r->n);
    bool open = strcmp(word, ".") == 0 || line_words__is(word, "na");
    if (!open && !line_words__number(word, &x))
        return broken(r, "want a number in the matrix, found", word);
    if (!open && !(x < 0) && !(x > 0)) return PDN_OK;
    if (i == j && open) return PDN_OK;
    snprintf(from, sizeof from, "%zu", i + 1);
    snprintf(to, sizeof to, "%zu", j + 1);
    return add_tie(r, from, to, open ? ".." : word, matrix);
}

static pdn_status read_matrix(struct dl *r, size_t matrix)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < r->n && r->d->faults.errors == 0; i++) {
        if (r->embedded && next_word(r) == NULL)
            return broken(r, "the data end before row", r->label[i]);
        size_t first = r->layout == UPPER ? i : 0;
        size_t end = r->layout == LOWER ? i + 1 : r->n;
        for (size_t j = first; j < end && r->d->faults.errors == 0; j++)
            if (i != j || r->diagonal) PDN_TRY(read_cell(r, i, j, matrix));
    }
out:
    return st;
}

/* The id of an actor in a list: its number, or, embedded, what it is called. */
static pdn_status find_actor(struct dl *r, const char *word, const char **id)
{
    pdn_status st = PDN_OK;
    size_t number = 0;

    *id = word;
    if (!r->embedded) {
        if (!line_words__whole(word, &number) || number < 1 || number > r->n) {
            *id = NULL;
            return broken(r, "want the number of an actor, found", word);
        }
        return PDN_OK;
    }
    if (textmap__get(&r->d->node_row, word) == PDN_TEXTMAP_NONE) {
        if (r->d->nodes >= r->n) {
            *id = NULL;
            return raw_graph__fault(r->d, r->text.line, "labels",
                                    "more than %zu labels: \"%.60s\"", r->n,
                                    word);
        }
        PDN_TRY(raw_graph__node(r->d, word, r->text.line));
    }
out:
    return st;
}

static pdn_status read_list_line(struct dl *r)
{
    pdn_status st = PDN_OK;
    const char *from = NULL, *to = NULL;
    char *word = line_words__word(&r->line, true, NULL);
    double x = 0;

    if (word == NULL) return PDN_OK;
    PDN_TRY(find_actor(r, word, &from));
    while (from != NULL &&
           (word = line_words__word(&r->line, true, NULL)) != NULL) {
        PDN_TRY(find_actor(r, word, &to));
        if (to == NULL) break;
        char *weight = r->layout == EDGE_LIST
                           ? line_words__word(&r->line, true, NULL)
                           : NULL;
        if (weight != NULL && !line_words__number(weight, &x))
            return broken(r, "want a number for a tie, found", weight);
        PDN_TRY(add_tie(r, from, to, weight, 0));
        if (r->layout == EDGE_LIST) break;
    }
out:
    return st;
}

/* A list: one tie, or the ties of one actor, a line. `!` ends a matrix. */
static pdn_status read_list(struct dl *r)
{
    pdn_status st = PDN_OK;

    if (r->matrices > 1)
        return broken(r, "several matrices as lists are not read: want",
                      "nm=1");
    do {
        if (r->line != NULL) PDN_TRY(read_list_line(r));
    } while ((r->line = line_words__line(&r->text)) != NULL);
    if (r->embedded && r->d->nodes < r->n && r->d->faults.errors == 0)
        PDN_TRY(
            raw_graph__note(r->d, "labels",
                            "%zu of %zu actors have no tie and so no label: "
                            "left out",
                            r->n - r->d->nodes, r->n));
out:
    return st;
}

static pdn_status read_data(struct dl *r)
{
    pdn_status st = PDN_OK;

    PDN_TRY(add_nodes(r));
    if (r->layout >= EDGE_LIST) return read_list(r);
    r->d->directed = r->layout == FULL;
    for (size_t k = 0; k < r->matrices && r->d->faults.errors == 0; k++)
        PDN_TRY(read_matrix(r, k));
out:
    return st;
}

pdn_status dl_read__text(graphml__file *d, char *text)
{
    pdn_status st = PDN_OK;
    struct dl r = {.d = d,
                   .text = {.at = text},
                   .matrices = 1,
                   .diagonal = true,
                   .bytes = strlen(text)};
    bool data = false;

    d->directed = true;
    part_words(text);
    char *word = next_word(&r);
    if (word == NULL || !line_words__is(word, "dl"))
        return broken(&r, "want DL at the beginning, found", word);
    while (!data && d->faults.errors == 0 && (word = next_word(&r)) != NULL)
        PDN_TRY(read_command(&r, word, &data));
    if (d->faults.errors > 0) goto out;
    if (!data || r.n == 0)
        PDN_TRY(broken(&r, "there is no", data ? "n=" : "data:"));
    else
        PDN_TRY(read_data(&r));
out:
    return st;
}
