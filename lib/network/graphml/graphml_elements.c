#include "graphml_elements.h"

#include "graphml_edges.h"
#include "graphml_key.h"

#include "network/attributes/yed_label.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MOST_KEYS = 65536, KEY_SIZE = 64 };

pdn_status graphml_elements__fault(graphml__walk *w, size_t line,
                                   const char *code, const char *fmt, ...)
{
    char text[300];
    va_list ap;

    va_start(ap, fmt);
    pdn_vformat(text, sizeof text, fmt, ap);
    va_end(ap);
    return pdn_diagnostics_add(&w->d->faults,
                               (pdn_diagnostic){.file = w->d->file,
                                                .line = line,
                                                .severity = PDN_ERROR,
                                                .code = code},
                               "%s", text);
}

static size_t line_of(const graphml__walk *w, size_t e)
{
    return w->tree.element[e].line;
}

/* An attribute's value in the arena; NULL when it is not there. */
static pdn_status prop(graphml__walk *w, size_t e, const char *name,
                       const char **out)
{
    xml__text value = xml_tree__value(&w->tree, e, name);

    *out = NULL;
    if (value.s == NULL) return PDN_OK;
    *out = pdn_arena_text(&w->d->text, value.s, value.n);
    return pdn_had_memory(*out);
}

/* The same, in `room` where it has room for it. */
static pdn_status prop_in(graphml__walk *w, size_t e, const char *name,
                          char room[KEY_SIZE], const char **out)
{
    xml__text value = xml_tree__value(&w->tree, e, name);

    if (value.s == NULL || value.n >= KEY_SIZE) return prop(w, e, name, out);
    memcpy(room, value.s, value.n);
    room[value.n] = '\0';
    *out = room;
    return PDN_OK;
}

static pdn_status content(graphml__walk *w, size_t e, const char **out)
{
    xml__text text = w->tree.element[e].text;

    *out = pdn_arena_text(&w->d->text, text.s != NULL ? text.s : "", text.n);
    return pdn_had_memory(*out);
}

static bool is(const graphml__walk *w, size_t e, const char *name)
{
    return xml_text__is(w->tree.element[e].name, name);
}

/* The next element beside e in `in`; 0: it is the last. */
static size_t beside(const graphml__walk *w, size_t in, size_t e)
{
    size_t next = w->tree.element[e].end;

    return next < w->tree.element[in].end ? next : 0;
}

static size_t first_in(const graphml__walk *w, size_t e)
{
    return w->tree.element[e].end > e + 1 ? e + 1 : 0;
}

static pdn_status add_key(graphml__walk *w, size_t node, const char *id,
                          const graphml__key *key)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;

    if (d->keys == MOST_KEYS)
        PDN_FAIL(PDN_EPARSE, "%s:%zu: more than %d keys", d->file,
                 line_of(w, node), (int)MOST_KEYS);
    PDN_ROOM(d->key, d->keys + 1, d->key_capacity);
    for (size_t i = 0; i < PDN_DOMAINS; i++) {
        uint32_t first = 0;
        if (!key->of[i]) continue;
        PDN_TRY(textmap__put(&d->by_id[i], id, (uint32_t)d->keys, &first));
        if (first != d->keys)
            PDN_TRY(graphml_elements__fault(w, line_of(w, node), "key-twice",
                                            "key \"%s\" stands twice", id));
    }
    d->key[d->keys++] = *key;
out:
    return st;
}

static pdn_status check_value(graphml__walk *w, size_t node,
                              graphml__domain domain, graphml__key *key,
                              const char *text)
{
    const char *why = graphml_key__misfit(domain, key, text);

    if (why == NULL) return PDN_OK;
    return graphml_elements__fault(w, line_of(w, node), "bad-value",
                                   "%s is \"%s\", %s", key->name, text, why);
}

/* Where the last value of that key that was like this one is remembered. */
static graphml__told *told_at(graphml__walk *w, graphml__domain domain,
                              int64_t key, xml__text text)
{
    size_t ends = 29 * text.n + 7 * (size_t)key + (size_t)domain;

    if (text.n > 0)
        ends += (unsigned char)text.s[0] +
                5 * (size_t)(unsigned char)text.s[text.n - 1];
    return &w->told[ends % PDN_COUNT(w->told)];
}

static bool is_told(const graphml__told *told, graphml__domain domain,
                    int64_t key, xml__text text)
{
    return told->text != NULL && told->key == key && told->domain == domain &&
           told->n == text.n &&
           (text.n == 0 || memcmp(told->text, text.s, text.n) == 0);
}

/* The text of a value, checked and kept. The values of a large file are few,
 * again and again: one that was well is not looked at twice. */
static pdn_status value_of(graphml__walk *w, size_t node,
                           graphml__domain domain, int64_t key,
                           const char **text)
{
    pdn_status st = PDN_OK;
    const xml__text read = w->tree.element[node].text;
    const size_t faults = w->d->faults.errors;
    graphml__told *told = told_at(w, domain, key, read);

    if (is_told(told, domain, key, read)) {
        *text = told->text;
        goto out;
    }
    PDN_TRY(content(w, node, text));
    PDN_TRY(check_value(w, node, domain, &w->d->key[key], *text));
    if (w->d->faults.errors == faults)
        *told = (graphml__told){*text, read.n, key, domain};
out:
    return st;
}

static pdn_status read_fallback(graphml__walk *w, size_t node,
                                graphml__key *key)
{
    pdn_status st = PDN_OK;
    const char *why = NULL;

    for (size_t c = first_in(w, node); c != 0; c = beside(w, node, c))
        if (is(w, c, "default")) PDN_TRY(content(w, c, &key->fallback));
    if (key->fallback == NULL) goto out;
    for (graphml__domain i = 0; i < PDN_DOMAINS && why == NULL; i++)
        if (key->of[i]) why = graphml_key__misfit(i, key, key->fallback);
    if (why != NULL)
        PDN_TRY(graphml_elements__fault(w, line_of(w, node), "bad-value",
                                        "the default of key %s is \"%s\", %s",
                                        key->name, key->fallback, why));
out:
    return st;
}

static pdn_status read_key(graphml__walk *w, size_t node)
{
    pdn_status st = PDN_OK;
    const char *id = NULL, *domain = NULL, *type = NULL, *drawing = NULL;
    graphml__key key = {0};

    PDN_TRY(prop(w, node, "id", &id));
    PDN_TRY(prop(w, node, "for", &domain));
    PDN_TRY(prop(w, node, "attr.name", &key.name));
    PDN_TRY(prop(w, node, "attr.type", &type));
    PDN_TRY(prop(w, node, "yfiles.type", &drawing));
    if (id == NULL || id[0] == '\0') {
        PDN_TRY(graphml_elements__fault(w, line_of(w, node), "no-id",
                                        "a key without an id"));
        goto out;
    }
    if (key.name == NULL || key.name[0] == '\0') key.name = id;
    key.ignored = drawing != NULL;
    PDN_TRY(graphml_key__domains(&key, domain));
    if (!key.ignored) graphml_key__one_of_a_name(w->d, &key);
    if (!graphml_key__type(type, &key.type))
        PDN_TRY(graphml_elements__fault(
            w, line_of(w, node), "bad-type",
            "key %s has the type \"%s\", want boolean, int, long, "
            "float, double or string",
            key.name, type));
    PDN_TRY(read_fallback(w, node, &key));
    PDN_TRY(add_key(w, node, id, &key));
out:
    return st;
}

/* yEd keeps the name of a node in its drawing. */
static pdn_status read_drawing(graphml__walk *w, size_t node,
                               graphml__domain domain, size_t row)
{
    graphml__file *d = w->d;

    d->drawings++;
    if (domain == PDN_OF_EDGE &&
        xml_tree__find(&w->tree, node, "EdgeLabel") != 0)
        d->edge_labels++;
    if (domain != PDN_OF_NODE || d->drawn[row] != NULL) return PDN_OK;
    return yed_label__read(&w->tree, node, &d->text, &d->drawn[row]);
}

static pdn_status read_data(graphml__walk *w, size_t node,
                            graphml__domain domain, size_t row)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;
    graphml__values *cells = &d->of[domain];
    const char *id = NULL, *text = NULL;
    int64_t key = PDN_TEXTMAP_NONE;
    char room[KEY_SIZE];

    PDN_TRY(prop_in(w, node, "key", room, &id));
    if (id != NULL) key = textmap__get(&d->by_id[domain], id);
    if (key == PDN_TEXTMAP_NONE) {
        PDN_TRY(graphml_elements__fault(
            w, line_of(w, node), "unknown-key",
            "data of key \"%s\", which is not declared here",
            id == NULL ? "" : id));
        goto out;
    }
    if (d->key[key].ignored) {
        PDN_TRY(read_drawing(w, node, domain, row));
        goto out;
    }
    for (size_t c = first_in(w, node); c != 0; c = beside(w, node, c))
        PDN_TRY(graphml_elements__fault(
            w, line_of(w, c), "bad-value", "%s holds <%.*s>, want text",
            d->key[key].name, (int)w->tree.element[c].name.n,
            w->tree.element[c].name.s));
    if (d->key[key].seen[domain] == row + 1)
        PDN_TRY(graphml_elements__fault(w, line_of(w, node), "twice",
                                        "%s stands twice in one element",
                                        d->key[key].name));
    d->key[key].seen[domain] = row + 1;
    PDN_TRY(value_of(w, node, domain, key, &text));
    PDN_ROOM(cells->cell, cells->cells + 1, cells->capacity);
    cells->cell[cells->cells++] =
        (graphml__value){(uint32_t)row, (uint32_t)key, text};
out:
    return st;
}

static pdn_status nested_graph(graphml__walk *w, size_t c,
                               graphml__domain domain, size_t row)
{
    char whose[120] = "an edge";

    if (domain == PDN_OF_NODE)
        snprintf(whose, sizeof whose, "node \"%.80s\"", w->d->node[row]);
    return graphml_elements__fault(
        w, line_of(w, c), "nested-graph",
        "a graph inside %s is not read: ungroup it first", whose);
}

static pdn_status read_children(graphml__walk *w, size_t node,
                                graphml__domain domain, size_t row)
{
    pdn_status st = PDN_OK;

    for (size_t c = first_in(w, node); c != 0; c = beside(w, node, c)) {
        if (is(w, c, "data")) PDN_TRY(read_data(w, c, domain, row));
        if (is(w, c, "port")) w->d->ports++;
        if (is(w, c, "graph")) PDN_TRY(nested_graph(w, c, domain, row));
    }
out:
    return st;
}

static pdn_status read_node(graphml__walk *w, size_t node)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;
    const size_t before = d->nodes;
    const char *id = NULL;
    uint32_t row = 0;

    PDN_TRY(prop(w, node, "id", &id));
    if (id == NULL || id[0] == '\0') {
        PDN_TRY(graphml_elements__fault(w, line_of(w, node), "no-id",
                                        "a node without an id"));
        goto out;
    }
    PDN_TRY(graphml_edges__node(d, id, &row));
    if (row != before) {
        PDN_TRY(graphml_elements__fault(w, line_of(w, node), "node-twice",
                                        "node \"%s\" stands twice", id));
        goto out;
    }
    PDN_TRY(read_children(w, node, PDN_OF_NODE, row));
out:
    return st;
}

static pdn_status read_edge(graphml__walk *w, size_t node)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;
    const char *source = NULL, *target = NULL, *directed = NULL;
    char room[3][KEY_SIZE];

    PDN_TRY(prop_in(w, node, "source", room[0], &source));
    PDN_TRY(prop_in(w, node, "target", room[1], &target));
    PDN_TRY(prop_in(w, node, "directed", room[2], &directed));
    if (source == NULL || target == NULL) {
        PDN_TRY(graphml_elements__fault(w, line_of(w, node), "no-end",
                                        "an edge without source or target"));
        goto out;
    }
    if (directed != NULL &&
        strcmp(directed, d->directed ? "true" : "false") != 0)
        PDN_TRY(graphml_elements__fault(
            w, line_of(w, node), "mixed",
            "an edge that is %sdirected in %s graph", d->directed ? "not " : "",
            d->directed ? "a directed" : "an undirected"));
    PDN_TRY(graphml_edges__add(d, source, target, line_of(w, node)));
    PDN_TRY(read_children(w, node, PDN_OF_EDGE, d->edges - 1));
out:
    return st;
}

pdn_status graphml_elements__begin_graph(graphml__walk *w, size_t node)
{
    pdn_status st = PDN_OK;
    const char *direction = NULL;

    if (w->graph) {
        PDN_TRY(graphml_elements__fault(w, line_of(w, node), "two-graphs",
                                        "a second graph: want one in a file"));
        goto out;
    }
    w->graph = true;
    PDN_TRY(prop(w, node, "edgedefault", &direction));
    if (direction == NULL || (strcmp(direction, "directed") != 0 &&
                              strcmp(direction, "undirected") != 0))
        PDN_TRY(graphml_elements__fault(
            w, line_of(w, node), "no-direction",
            "edgedefault is \"%s\", want directed or undirected",
            direction == NULL ? "" : direction));
    else
        w->d->directed = strcmp(direction, "directed") == 0;
out:
    return st;
}

pdn_status graphml_elements__read(graphml__walk *w, size_t node, bool in_graph)
{
    if (!in_graph) return is(w, node, "key") ? read_key(w, node) : PDN_OK;
    if (is(w, node, "node")) return read_node(w, node);
    if (is(w, node, "edge")) return read_edge(w, node);
    if (is(w, node, "data")) return read_data(w, node, PDN_OF_GRAPH, 0);
    if (is(w, node, "hyperedge"))
        return graphml_elements__fault(
            w, line_of(w, node), "hyperedge",
            "hyperedges are not read: want one edge for every two");
    return PDN_OK;
}
