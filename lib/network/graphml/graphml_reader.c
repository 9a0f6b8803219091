#include "core/files/read_file.h"
#include "graphml_cells.h"
#include "graphml_elements.h"
#include "graphml_notes.h"

#include "network/xml/xml_fault.h"
#include "network/xml/xml_scan.h"

#include "pdnet/network.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* <graphml> and <graph> are entered; every <key>, <node>, <edge> and <data> is
 * taken as a small tree: by the scanner where the file is written as most are,
 * else by libxml2's text reader, which also says what is wrong with a file.
 * Nothing is fetched and no entity is expanded. */

enum { LONGEST_TAG = 16384 /* bytes: libxml2 compares attributes pairwise */ };

/* ---- by libxml2 ---------------------------------------------------------- */

struct reading {
    xmlTextReaderPtr reader;
    graphml__walk *w;
    xml__trouble trouble;
};

static bool safe_doctype(const xmlNode *node)
{
    const xmlDtd *dtd = (const xmlDtd *)(const void *)node;

    return node == NULL || node->type != XML_DTD_NODE ||
           (dtd->children == NULL && dtd->entities == NULL);
}

/* One step of the reader; *more as xmlTextReaderRead: 1, 0 at the end, -1. */
static pdn_status step(struct reading *r, int *more)
{
    pdn_status st = PDN_OK;
    graphml__walk *w = r->w;
    int depth = xmlTextReaderDepth(r->reader);
    int type = xmlTextReaderNodeType(r->reader);
    xmlNodePtr node = xmlTextReaderCurrentNode(r->reader);
    const char *name = NULL;

    if (type == XML_READER_TYPE_DOCUMENT_TYPE && !safe_doctype(node)) {
        PDN_TRY(graphml_elements__fault(
            w, 0, "doctype", "a document type with declarations is not read"));
        *more = 0;
        goto out;
    }
    if (type != XML_READER_TYPE_ELEMENT || node == NULL) {
        *more = xmlTextReaderRead(r->reader);
        goto out;
    }
    name = (const char *)node->name;
    if (depth == 0 && strcmp(name, "graphml") != 0) {
        long line = xmlGetLineNo(node);
        PDN_TRY(graphml_elements__fault(
            w, line > 0 ? (size_t)line : 0, "not-graphml",
            "the file holds <%s>, want <graphml>", name));
        *more = 0;
        goto out;
    }
    if (depth == 0 || (depth == 1 && strcmp(name, "graph") == 0)) {
        PDN_TRY(xml_tree__of_tag(&w->tree, node));
        if (depth == 1) PDN_TRY(graphml_elements__begin_graph(w, 0));
        *more = xmlTextReaderRead(r->reader);
        goto out;
    }
    node = xmlTextReaderExpand(r->reader);
    if (node == NULL) {
        *more = -1;
        goto out;
    }
    PDN_TRY(xml_tree__of_node(&w->tree, node));
    PDN_TRY(graphml_elements__read(w, 0, depth > 1));
    *more = xmlTextReaderNext(r->reader);
out:
    return st;
}

static pdn_status read_all(struct reading *r, const char *bytes, size_t n)
{
    pdn_status st = PDN_OK;
    int more = 1;

    r->reader = xmlReaderForMemory(bytes, (int)n, NULL, NULL,
                                   XML_PARSE_NONET | XML_PARSE_NOCDATA |
                                       XML_PARSE_BIG_LINES);
    if (r->reader == NULL) return pdn_no_memory();
    more = xmlTextReaderRead(r->reader);
    while (more == 1 && !r->trouble.scarce)
        PDN_TRY(step(r, &more));
    if (r->trouble.scarce)
        PDN_TRY(pdn_no_memory());
    else if (more < 0)
        PDN_TRY(graphml_elements__fault(
            r->w, r->trouble.line > 0 ? (size_t)r->trouble.line : 0, "not-xml",
            "not GraphML: %s",
            r->trouble.text[0] != '\0' ? r->trouble.text : "broken XML"));
out:
    xmlFreeTextReader(r->reader);
    r->reader = NULL;
    return st;
}

static pdn_status read_any(graphml__walk *w, const char *bytes, size_t n)
{
    struct reading r = {.w = w};
    size_t line = xml__long_tag(bytes, n, LONGEST_TAG);

    if (line > 0)
        return pdn_fail(PDN_EPARSE, "%s:%zu: a tag of more than %d bytes",
                        w->d->file, line, (int)LONGEST_TAG);
    xml__listen(&r.trouble);
    pdn_status st = read_all(&r, bytes, n);
    xml__listen_no_more(&r.trouble);
    return st;
}

/* ---- by the scanner ------------------------------------------------------ */

static void tell(graphml__walk *w, const char *at, const char *end)
{
    enum { TOLD_EVERY = 1 << 14 };

    if (++w->elements % TOLD_EVERY == 0 ||
        (at == end && w->elements > TOLD_EVERY))
        read_file__tell(w->d->faults.progress, w->d->file,
                        (size_t)(at - w->bytes), (size_t)(end - w->bytes));
}

static pdn_status scan_graph(graphml__walk *w, xml__scan *s)
{
    pdn_status st = PDN_OK;
    xml__next what = XML_SCAN_ODD;

    for (;;) {
        PDN_TRY(xml_scan__next(s, "graph", &w->tree, &what));
        if (what == XML_SCAN_END || s->odd) break;
        if (what == XML_SCAN_TAG) PDN_TRY(xml_scan__rest(s, &w->tree));
        if (s->odd) break;
        PDN_TRY(graphml_elements__read(w, 0, true));
        tell(w, s->at, s->end);
    }
out:
    return st;
}

static pdn_status scan_all(graphml__walk *w, xml__scan *s)
{
    pdn_status st = PDN_OK;
    xml__next what = XML_SCAN_ODD;

    PDN_TRY(xml_scan__next(s, "", &w->tree, &what));
    if (what != XML_SCAN_TAG ||
        !xml_text__is(w->tree.element[0].name, "graphml"))
        s->odd = true;
    while (!s->odd) {
        PDN_TRY(xml_scan__next(s, "graphml", &w->tree, &what));
        if (what == XML_SCAN_END || s->odd) break;
        if (xml_text__is(w->tree.element[0].name, "graph")) {
            PDN_TRY(graphml_elements__begin_graph(w, 0));
            if (what == XML_SCAN_TAG) PDN_TRY(scan_graph(w, s));
            continue;
        }
        if (what == XML_SCAN_TAG) PDN_TRY(xml_scan__rest(s, &w->tree));
        if (!s->odd) PDN_TRY(graphml_elements__read(w, 0, false));
    }
    if (!xml_scan__is_over(s)) s->odd = true;
    tell(w, s->end, s->end);
out:
    return st;
}

/* What an odd file has given so far is given back. */
static void begin_again(graphml__walk *w)
{
    const char *file = w->d->file;

    graphml__file_clear(w->d);
    *w->d = (graphml__file){.file = file};
    w->graph = false;
    memset(w->told, 0, sizeof w->told);
}

static pdn_status read_walk(graphml__walk *w, const char *bytes, size_t n)
{
    pdn_status st = PDN_OK;
    xml__scan s;

    if (n == 0)
        return pdn_fail(PDN_EPARSE, "%s: is empty, want GraphML", w->d->file);
    if (n > INT_MAX)
        return pdn_fail(PDN_EPARSE, "%s: is too large", w->d->file);
    if (xml_scan__begin(&s, bytes, n)) PDN_TRY(scan_all(w, &s));
    if (s.odd) {
        begin_again(w);
        PDN_TRY(read_any(w, bytes, n));
    }
    if (!w->graph && w->d->faults.errors == 0)
        PDN_TRY(graphml_elements__fault(w, 0, "no-graph",
                                        "there is no <graph> in it"));
out:
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
    graphml__walk w = {.d = &d};
    char *bytes = NULL;
    size_t n = 0;

    if (f != NULL) d.faults.progress = f->progress;
    PDN_TRY(read_file__bytes(path, &bytes, &n));
    w.bytes = bytes;
    if (digest != NULL) pdn_sha256(bytes, n, digest);
    if (!xml__begins(bytes, n))
        PDN_FAIL(PDN_EPARSE, "%s:1: not GraphML: it does not begin with <",
                 d.file);
    PDN_TRY(read_walk(&w, bytes, n));
    PDN_TRY(graphml_notes__finish(&d, f, out));
out:
    xml_tree__clear(&w.tree);
    graphml__file_clear(&d);
    free(bytes);
    return st;
}
