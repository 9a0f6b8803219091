#include "core/files/read_file.h"
#include "graphml_cells.h"
#include "graphml_key.h"
#include "graphml_notes.h"
#include "xml_fault.h"

#include "network/attributes/yed_label.h"

#include "pdnet/network.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The file is walked with libxml2's text reader; <graphml> and <graph> are
 * entered, every <key>, <node>, <edge> and <data> is taken as a small tree.
 * Nothing is fetched and no entity is expanded. */

enum {
    MOST_KEYS = 65536,
    LONGEST_TAG = 16384 /* bytes: libxml2 compares its attributes pairwise */
};

struct walk {
    xmlTextReaderPtr reader;
    graphml__file *d;
    bool graph; /* <graph> was seen */
    xml__trouble trouble;
};

static pdn_status fault(struct walk *w, long line, const char *code,
                        const char *fmt, ...) PDN_PRINTF(4, 5);

static pdn_status fault(struct walk *w, long line, const char *code,
                        const char *fmt, ...)
{
    char text[300];
    va_list ap;

    va_start(ap, fmt);
    pdn_vformat(text, sizeof text, fmt, ap);
    va_end(ap);
    return pdn_diagnostics_add(
        &w->d->faults,
        (pdn_diagnostic){.file = w->d->file,
                         .line = line > 0 ? (size_t)line : 0,
                         .severity = PDN_ERROR,
                         .code = code},
        "%s", text);
}

static pdn_status keep(struct walk *w, const xmlChar *value, const char **out)
{
    return pdn_arena_keep(&w->d->text, (const char *)value, out);
}

/* What libxml2 has made up for the caller, who gives it back here. */
static pdn_status keep_made(struct walk *w, xmlChar *value, const char **out)
{
    if (value == NULL) return pdn_no_memory();
    pdn_status st = keep(w, value, out);
    xmlFree(value);
    return st;
}

/* The text that is all that a node or attribute holds, as nearly always; NULL:
 * it has to be put together. */
static const xmlChar *plain_text(const xmlNode *children)
{
    if (children == NULL || children->next != NULL) return NULL;
    return children->type == XML_TEXT_NODE ? children->content : NULL;
}

/* An attribute's value in the arena; NULL when it is not there. One that is
 * there and has no value was lost for want of memory. */
static pdn_status prop(struct walk *w, xmlNodePtr node, const char *name,
                       const char **out)
{
    const xmlAttr *at = node->properties;

    *out = NULL;
    while (at != NULL &&
           (at->ns != NULL || strcmp((const char *)at->name, name) != 0))
        at = at->next;
    if (at == NULL) return PDN_OK;
    const xmlChar *text = plain_text(at->children);
    if (text != NULL) return keep(w, text, out);
    return keep_made(w, xmlGetNoNsProp(node, (const xmlChar *)name), out);
}

static pdn_status content(struct walk *w, xmlNodePtr node, const char **out)
{
    const xmlChar *text = plain_text(node->children);

    if (text != NULL) return keep(w, text, out);
    return keep_made(w, xmlNodeGetContent(node), out);
}

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

static pdn_status add_key(struct walk *w, xmlNodePtr node, const char *id,
                          const graphml__key *key)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;

    if (d->keys == MOST_KEYS)
        PDN_FAIL(PDN_EPARSE, "%s:%ld: more than %d keys", d->file,
                 xmlGetLineNo(node), (int)MOST_KEYS);
    PDN_TRY(pdn_list_reserve(&d->key, sizeof *d->key, d->keys + 1,
                             &d->key_capacity));
    for (size_t i = 0; i < PDN_DOMAINS; i++) {
        uint32_t first = 0;
        if (!key->of[i]) continue;
        PDN_TRY(textmap__put(&d->by_id[i], id, (uint32_t)d->keys, &first));
        if (first != d->keys)
            PDN_TRY(fault(w, xmlGetLineNo(node), "key-twice",
                          "key \"%s\" stands twice", id));
    }
    d->key[d->keys++] = *key;
out:
    return st;
}

static pdn_status check_value(struct walk *w, xmlNodePtr node,
                              graphml__domain domain, graphml__key *key,
                              const char *text)
{
    const char *why = graphml_key__misfit(domain, key, text);

    if (why == NULL) return PDN_OK;
    return fault(w, xmlGetLineNo(node), "bad-value", "%s is \"%s\", %s",
                 key->name, text, why);
}

static pdn_status read_fallback(struct walk *w, xmlNodePtr node,
                                graphml__key *key)
{
    pdn_status st = PDN_OK;
    const char *why = NULL;

    for (xmlNodePtr c = node->children; c != NULL; c = c->next)
        if (is(c, "default")) PDN_TRY(content(w, c, &key->fallback));
    if (key->fallback == NULL) goto out;
    for (graphml__domain i = 0; i < PDN_DOMAINS && why == NULL; i++)
        if (key->of[i]) why = graphml_key__misfit(i, key, key->fallback);
    if (why != NULL)
        PDN_TRY(fault(w, xmlGetLineNo(node), "bad-value",
                      "the default of key %s is \"%s\", %s", key->name,
                      key->fallback, why));
out:
    return st;
}

static pdn_status read_key(struct walk *w, xmlNodePtr node)
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
        PDN_TRY(fault(w, xmlGetLineNo(node), "no-id", "a key without an id"));
        goto out;
    }
    if (key.name == NULL || key.name[0] == '\0') key.name = id;
    key.ignored = drawing != NULL;
    PDN_TRY(graphml_key__domains(&key, domain));
    if (!key.ignored) graphml_key__one_of_a_name(w->d, &key);
    if (!graphml_key__type(type, &key.type))
        PDN_TRY(fault(w, xmlGetLineNo(node), "bad-type",
                      "key %s has the type \"%s\", want boolean, int, long, "
                      "float, double or string",
                      key.name, type));
    PDN_TRY(read_fallback(w, node, &key));
    PDN_TRY(add_key(w, node, id, &key));
out:
    return st;
}

/* yEd keeps the name of a node in its drawing. */
static pdn_status read_drawing(struct walk *w, xmlNodePtr node,
                               graphml__domain domain, size_t row)
{
    graphml__file *d = w->d;

    d->drawings++;
    if (domain == PDN_OF_EDGE && yed_label__find(node, "EdgeLabel") != NULL)
        d->edge_labels++;
    if (domain != PDN_OF_NODE || d->drawn[row] != NULL) return PDN_OK;
    return yed_label__read(node, &d->text, &d->drawn[row]);
}

static pdn_status read_data(struct walk *w, xmlNodePtr node,
                            graphml__domain domain, size_t row)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;
    graphml__values *cells = &d->of[domain];
    const char *id = NULL, *text = NULL;
    int64_t key = PDN_TEXTMAP_NONE;

    PDN_TRY(prop(w, node, "key", &id));
    if (id != NULL) key = textmap__get(&d->by_id[domain], id);
    if (key == PDN_TEXTMAP_NONE) {
        PDN_TRY(fault(w, xmlGetLineNo(node), "unknown-key",
                      "data of key \"%s\", which is not declared here",
                      id == NULL ? "" : id));
        goto out;
    }
    if (d->key[key].ignored) {
        PDN_TRY(read_drawing(w, node, domain, row));
        goto out;
    }
    for (xmlNodePtr c = node->children; c != NULL; c = c->next)
        if (c->type == XML_ELEMENT_NODE)
            PDN_TRY(fault(w, xmlGetLineNo(c), "bad-value",
                          "%s holds <%s>, want text", d->key[key].name,
                          (const char *)c->name));
    PDN_TRY(content(w, node, &text));
    PDN_TRY(check_value(w, node, domain, &d->key[key], text));
    PDN_TRY(pdn_list_reserve(&cells->cell, sizeof *cells->cell,
                             cells->cells + 1, &cells->capacity));
    cells->cell[cells->cells++] =
        (graphml__value){(uint32_t)row, (uint32_t)key, text};
out:
    return st;
}

static pdn_status read_children(struct walk *w, xmlNodePtr node,
                                graphml__domain domain, size_t row)
{
    pdn_status st = PDN_OK;
    char whose[120] = "an edge";

    if (domain == PDN_OF_NODE)
        snprintf(whose, sizeof whose, "node \"%.80s\"", w->d->node[row]);

    for (xmlNodePtr c = node->children; c != NULL; c = c->next) {
        if (is(c, "data")) PDN_TRY(read_data(w, c, domain, row));
        if (is(c, "port")) w->d->ports++;
        if (is(c, "graph"))
            PDN_TRY(fault(w, xmlGetLineNo(c), "nested-graph",
                          "a graph inside %s is not read: ungroup it first",
                          whose));
    }
out:
    return st;
}

static pdn_status read_node(struct walk *w, xmlNodePtr node)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;
    const char *id = NULL;
    uint32_t first = 0;

    PDN_TRY(prop(w, node, "id", &id));
    if (id == NULL || id[0] == '\0') {
        PDN_TRY(fault(w, xmlGetLineNo(node), "no-id", "a node without an id"));
        goto out;
    }
    PDN_TRY(textmap__put(&d->node_row, id, (uint32_t)d->nodes, &first));
    if (first != d->nodes) {
        PDN_TRY(fault(w, xmlGetLineNo(node), "node-twice",
                      "node \"%s\" stands twice", id));
        goto out;
    }
    PDN_TRY(pdn_list_reserve(&d->node, sizeof *d->node, d->nodes + 1,
                             &d->node_capacity));
    PDN_TRY(pdn_list_reserve(&d->drawn, sizeof *d->drawn, d->nodes + 1,
                             &d->drawn_capacity));
    d->drawn[d->nodes] = NULL;
    d->node[d->nodes++] = id;
    PDN_TRY(read_children(w, node, PDN_OF_NODE, d->nodes - 1));
out:
    return st;
}

static pdn_status read_edge(struct walk *w, xmlNodePtr node)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;
    const char *directed = NULL;
    graphml__edge e = {.line = (size_t)xmlGetLineNo(node)};

    PDN_TRY(prop(w, node, "source", &e.source));
    PDN_TRY(prop(w, node, "target", &e.target));
    PDN_TRY(prop(w, node, "directed", &directed));
    if (e.source == NULL || e.target == NULL) {
        PDN_TRY(fault(w, xmlGetLineNo(node), "no-end",
                      "an edge without source or target"));
        goto out;
    }
    if (directed != NULL &&
        strcmp(directed, d->directed ? "true" : "false") != 0)
        PDN_TRY(fault(w, xmlGetLineNo(node), "mixed",
                      "an edge that is %sdirected in %s graph",
                      d->directed ? "not " : "",
                      d->directed ? "a directed" : "an undirected"));
    PDN_TRY(pdn_list_reserve(&d->edge, sizeof *d->edge, d->edges + 1,
                             &d->edge_capacity));
    d->edge[d->edges++] = e;
    PDN_TRY(read_children(w, node, PDN_OF_EDGE, d->edges - 1));
out:
    return st;
}

static pdn_status begin_graph(struct walk *w, xmlNodePtr node)
{
    pdn_status st = PDN_OK;
    const char *direction = NULL;

    if (w->graph) {
        PDN_TRY(fault(w, xmlGetLineNo(node), "two-graphs",
                      "a second graph: want one in a file"));
        goto out;
    }
    w->graph = true;
    PDN_TRY(prop(w, node, "edgedefault", &direction));
    if (direction == NULL || (strcmp(direction, "directed") != 0 &&
                              strcmp(direction, "undirected") != 0))
        PDN_TRY(fault(w, xmlGetLineNo(node), "no-direction",
                      "edgedefault is \"%s\", want directed or undirected",
                      direction == NULL ? "" : direction));
    else
        w->d->directed = strcmp(direction, "directed") == 0;
out:
    return st;
}

/* What stands directly inside <graphml> or <graph>. */
static pdn_status read_element(struct walk *w, xmlNodePtr node, int depth)
{
    if (depth == 1) return is(node, "key") ? read_key(w, node) : PDN_OK;
    if (is(node, "node")) return read_node(w, node);
    if (is(node, "edge")) return read_edge(w, node);
    if (is(node, "data")) return read_data(w, node, PDN_OF_GRAPH, 0);
    if (is(node, "hyperedge"))
        return fault(w, xmlGetLineNo(node), "hyperedge",
                     "hyperedges are not read: want one edge for every two");
    return PDN_OK;
}

static bool safe_doctype(const xmlNode *node)
{
    const xmlDtd *dtd = (const xmlDtd *)(const void *)node;

    return node == NULL || node->type != XML_DTD_NODE ||
           (dtd->children == NULL && dtd->entities == NULL);
}

/* One step of the reader; *more as xmlTextReaderRead: 1, 0 at the end, -1. */
static pdn_status step(struct walk *w, int *more)
{
    pdn_status st = PDN_OK;
    int depth = xmlTextReaderDepth(w->reader);
    int type = xmlTextReaderNodeType(w->reader);
    xmlNodePtr node = xmlTextReaderCurrentNode(w->reader);

    if (type == XML_READER_TYPE_DOCUMENT_TYPE && !safe_doctype(node)) {
        PDN_TRY(fault(w, 0, "doctype",
                      "a document type with declarations is not read"));
        *more = 0;
        goto out;
    }
    if (type != XML_READER_TYPE_ELEMENT || node == NULL) {
        *more = xmlTextReaderRead(w->reader);
        goto out;
    }
    if (depth == 0 && !is(node, "graphml")) {
        PDN_TRY(fault(w, xmlGetLineNo(node), "not-graphml",
                      "the file holds <%s>, want <graphml>",
                      (const char *)node->name));
        *more = 0;
        goto out;
    }
    if (depth == 0 || (depth == 1 && is(node, "graph"))) {
        if (depth == 1) PDN_TRY(begin_graph(w, node));
        *more = xmlTextReaderRead(w->reader);
        goto out;
    }
    node = xmlTextReaderExpand(w->reader);
    if (node == NULL) {
        *more = -1;
        goto out;
    }
    PDN_TRY(read_element(w, node, depth));
    *more = xmlTextReaderNext(w->reader);
out:
    return st;
}

static pdn_status walk_elements(struct walk *w, const char *bytes, size_t n)
{
    pdn_status st = PDN_OK;
    graphml__file *d = w->d;
    int more = 1;

    w->reader = xmlReaderForMemory(bytes, (int)n, NULL, NULL,
                                   XML_PARSE_NONET | XML_PARSE_NOCDATA |
                                       XML_PARSE_BIG_LINES);
    if (w->reader == NULL) return pdn_no_memory();
    more = xmlTextReaderRead(w->reader);
    while (more == 1 && !w->trouble.scarce)
        PDN_TRY(step(w, &more));
    if (w->trouble.scarce)
        PDN_TRY(pdn_no_memory());
    else if (more < 0)
        PDN_TRY(
            fault(w, w->trouble.line, "not-xml", "not GraphML: %s",
                  w->trouble.text[0] != '\0' ? w->trouble.text : "broken XML"));
    else if (!w->graph && d->faults.errors == 0)
        PDN_TRY(fault(w, 0, "no-graph", "there is no <graph> in it"));
out:
    xmlFreeTextReader(w->reader);
    w->reader = NULL;
    return st;
}

static pdn_status walk_file(struct walk *w, const char *bytes, size_t n)
{
    pdn_status st = PDN_OK;
    size_t line = xml__long_tag(bytes, n, LONGEST_TAG);

    if (n == 0)
        return pdn_fail(PDN_EPARSE, "%s: is empty, want GraphML", w->d->file);
    if (n > INT_MAX)
        return pdn_fail(PDN_EPARSE, "%s: is too large", w->d->file);
    if (line > 0)
        return pdn_fail(PDN_EPARSE, "%s:%zu: a tag of more than %d bytes",
                        w->d->file, line, (int)LONGEST_TAG);
    xml__listen(&w->trouble);
    st = walk_elements(w, bytes, n);
    xml__listen_no_more(&w->trouble);
    return st;
}

pdn_status pdn_graphml_read(const char *path, pdn_network *out, char *digest)
{
    return pdn_graphml_read_told(path, NULL, out, digest);
}

pdn_status pdn_graphml_read_told(const char *path, pdn_diagnostics *f,
                                 pdn_network *out, char *digest)
{
    pdn_status st = PDN_OK;
    graphml__file d = {.file = path == NULL || strcmp(path, "-") == 0
                                   ? "standard input"
                                   : pdn_base_name(path)};
    struct walk w = {.d = &d};
    char *bytes = NULL;
    size_t n = 0;

    PDN_TRY(read_file__bytes(path, &bytes, &n));
    if (digest != NULL) pdn_sha256(bytes, n, digest);
    if (!xml__begins(bytes, n))
        PDN_FAIL(PDN_EPARSE, "%s:1: not GraphML: it does not begin with <",
                 d.file);
    PDN_TRY(walk_file(&w, bytes, n));
    PDN_TRY(graphml_notes__finish(&d, f, out));
out:
    graphml__file_clear(&d);
    free(bytes);
    return st;
}
