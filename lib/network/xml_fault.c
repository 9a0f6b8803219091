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
