#include "xml_fault.h"

#include "pdnet/core.h"

#include <libxml/globals.h>
#include <libxml/xmlversion.h>
#include <stdio.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError told;
#else
typedef xmlError told;
#endif

static void on_trouble(void *at, told *trouble)
{
    xml__trouble *t = at;
    const char *text = trouble->message != NULL ? trouble->message : "";

    if (trouble->code == XML_ERR_NO_MEMORY) t->scarce = true;
    if (trouble->level < XML_ERR_ERROR || t->text[0] != '\0') return;
    snprintf(t->text, sizeof t->text, "%.*s", (int)strcspn(text, "\n"), text);
    t->line = trouble->line;
}

/* What has no code is want of memory, too. */
static void on_generic(void *at, const char *text, ...) PDN_PRINTF(2, 3);
static void on_generic(void *at, const char *text, ...)
{
    (void)text;
    ((xml__trouble *)at)->scarce = true;
}

void xml__listen(xml__trouble *t)
{
    t->former = xmlStructuredError;
    t->of_former = xmlStructuredErrorContext;
    t->former_generic = xmlGenericError;
    t->of_former_generic = xmlGenericErrorContext;
    xmlSetStructuredErrorFunc(t, on_trouble);
    xmlSetGenericErrorFunc(t, on_generic);
}

void xml__listen_no_more(const xml__trouble *t)
{
    xmlSetStructuredErrorFunc(t->of_former, t->former);
    xmlSetGenericErrorFunc(t->of_former_generic, t->former_generic);
}

/* Where the tag at `at` ends: its >, or a < that may not stand in it. */
static size_t tag_end(const char *bytes, size_t n, size_t at)
{
    char quote = '\0';

    for (at++; at < n && bytes[at] != '<'; at++) {
        char c = bytes[at];
        if (c == '>' && quote == '\0') break;
        if (c == quote)
            quote = '\0';
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
    }
    return at;
}

size_t xml__long_tag(const char *bytes, size_t n, size_t most)
{
    size_t line = 1, at = 0;

    while (at < n) {
        bool tag = bytes[at] == '<' && at + 1 < n && bytes[at + 1] != '!' &&
                   bytes[at + 1] != '?';
        size_t end = tag ? tag_end(bytes, n, at) : at + 1;
        if (tag && end - at > most) return line;
        for (; at < end; at++)
            line += bytes[at] == '\n';
    }
    return 0;
}

bool xml__begins(const char *bytes, size_t n)
{
    size_t at = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    while (at < n && strchr(" \t\r\n", bytes[at]) != NULL)
        at++;
    bool wide = n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                           memcmp(bytes, "\xFE\xFF", 2) == 0);
    return at >= n || bytes[at] == '<' || wide;
}
