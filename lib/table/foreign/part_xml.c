#include "part_xml.h"

#include <libxml/globals.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* libxml2 tells of an attribute in five pointers. */
enum { LOCAL_NAME, PREFIX, SPACE, BEGIN, END, POINTERS };

struct walk {
    const part_xml__listener *to;
    void *user;
    const char *part;
    xmlParserCtxtPtr parser;
    pdn_status st;
    bool scarce; /* libxml2's memory was out */
    bool broken; /* bytes of no encoding */
    char why[200];
    int line;
};

#if LIBXML_VERSION >= 21200
typedef const xmlError told;
#else
typedef xmlError told;
#endif

part_xml__text part_xml__attribute(part_xml__attributes a, const char *name)
{
    const xmlChar *const *at = a.at;

    for (int i = 0; i < a.n; i++, at += POINTERS)
        if (strcmp((const char *)at[LOCAL_NAME], name) == 0)
            return (part_xml__text){(const char *)at[BEGIN],
                                    (size_t)(at[END] - at[BEGIN])};
    return (part_xml__text){NULL, 0};
}

bool part_xml__attribute_is(part_xml__attributes a, const char *name,
                            const char *value)
{
    part_xml__text t = part_xml__attribute(a, name);

    return t.s != NULL && t.n == strlen(value) && memcmp(t.s, value, t.n) == 0;
}

bool part_xml__whole(part_xml__text t, size_t *x)
{
    size_t sum = 0;

    if (t.s == NULL || t.n == 0) return false;
    for (size_t i = 0; i < t.n; i++) {
        if (t.s[i] < '0' || t.s[i] > '9') return false;
        sum = 10 * sum + (size_t)(t.s[i] - '0');
        if (sum > INT_MAX) return false;
    }
    *x = sum;
    return true;
}

static void stop(struct walk *w, pdn_status st)
{
    if (w->st == PDN_OK) w->st = st;
    if (st != PDN_OK) xmlStopParser(w->parser);
}

/* SAX2 fixes the nine arguments.
 * NOLINTNEXTLINE(readability-function-size) */
static void on_open(void *user, const xmlChar *name, const xmlChar *prefix,
                    const xmlChar *space, int spaces, const xmlChar **spaces_at,
                    int attributes, int by_default, const xmlChar **attribute)
{
    struct walk *w = user;

    (void)prefix, (void)space, (void)spaces, (void)spaces_at, (void)by_default;
    if (w->st != PDN_OK || w->to->open == NULL) return;
    stop(w, w->to->open(
                w->user, (const char *)name,
                (part_xml__attributes){(const void *)attribute, attributes}));
}

static void on_close(void *user, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space)
{
    struct walk *w = user;

    (void)prefix, (void)space;
    if (w->st != PDN_OK || w->to->close == NULL) return;
    stop(w, w->to->close(w->user, (const char *)name));
}

static void on_text(void *user, const xmlChar *s, int n)
{
    struct walk *w = user;

    if (w->st != PDN_OK || w->to->text == NULL) return;
    stop(w, w->to->text(w->user, (const char *)s, (size_t)n));
}

static void on_document_type(void *user, const xmlChar *name,
                             const xmlChar *external, const xmlChar *system)
{
    struct walk *w = user;

    (void)name, (void)external, (void)system;
    stop(w, pdn_fail(PDN_EPARSE,
                     "%s declares a document type, and with it entities: no "
                     "workbook does, and it is not read",
                     w->part));
}

static void on_trouble(void *user, told *trouble)
{
    struct walk *w = user;
    const char *text = trouble->message != NULL ? trouble->message : "";

    if (trouble->code == XML_ERR_NO_MEMORY) w->scarce = true;
    if (trouble->level < XML_ERR_FATAL || w->why[0] != '\0') return;
    snprintf(w->why, sizeof w->why, "%.*s", (int)strcspn(text, "\n"), text);
    w->line = trouble->line;
}

/* What libxml2 says without a place, which would go to standard error: want of
 * memory, or bytes that are not of the encoding they seem to be of. */
static void on_generic(void *user, const char *text, ...) PDN_PRINTF(2, 3);
static void on_generic(void *user, const char *text, ...)
{
    struct walk *w = user;
    char said[200] = "";
    va_list values;

    va_start(values, text);
    (void)vsnprintf(said, sizeof said, text, values);
    va_end(values);
    if (strstr(said, "conversion") == NULL && strstr(said, "encod") == NULL) {
        w->scarce = true; /* it may be too short of memory to say so */
        return;
    }
    w->broken = true;
    if (w->why[0] == '\0') snprintf(w->why, sizeof w->why, "wrong encoding");
}

/* What the parser came to. */
static pdn_status verdict(const struct walk *w)
{
    if (w->st != PDN_OK) return w->st;
    if (w->scarce) return pdn_no_memory();
    if (w->parser->wellFormed != 0 && !w->broken) return PDN_OK;
    return pdn_fail(PDN_EPARSE, "%s is no sound XML (its line %d: %s)", w->part,
                    w->line, w->why);
}

static pdn_status take(void *user, const char *bytes, size_t n)
{
    struct walk *w = user;

    (void)xmlParseChunk(w->parser, bytes, (int)n, 0);
    return verdict(w);
}

static pdn_status read_part(archive *a, struct walk *w)
{
    pdn_status st = PDN_OK;
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startElementNs = on_open,
                         .endElementNs = on_close,
                         .characters = on_text,
                         .ignorableWhitespace = on_text,
                         .cdataBlock = on_text,
                         .internalSubset = on_document_type,
                         .serror = on_trouble};

    w->parser = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL);
    if (w->parser == NULL) return pdn_no_memory();
    *w->parser->sax = sax;
    w->parser->userData = w;
    /* NOENT: the five entities of XML come as the letters they are */
    (void)xmlCtxtUseOptions(w->parser, XML_PARSE_NOENT | XML_PARSE_NONET);
    PDN_TRY(archive__read(a, w->part, take, w));
    (void)xmlParseChunk(w->parser, "", 0, 1);
    PDN_TRY(verdict(w));
out:
    xmlFreeParserCtxt(w->parser);
    return st;
}

pdn_status part_xml__read(archive *a, const char *part,
                          const part_xml__listener *listener, void *user)
{
    struct walk w = {.to = listener, .user = user, .part = part};
    xmlGenericErrorFunc former = xmlGenericError;
    void *of_former = xmlGenericErrorContext;

    xmlSetGenericErrorFunc(&w, on_generic);
    pdn_status st = read_part(a, &w);
    xmlSetGenericErrorFunc(of_former, former);
    return st;
}
