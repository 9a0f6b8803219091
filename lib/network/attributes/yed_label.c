#include "yed_label.h"

#include <string.h>

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

/* Not by calling itself: how deep it goes is up to the file. */
xmlNodePtr yed_label__find(xmlNodePtr node, const char *name)
{
    xmlNodePtr at = node->children;

    while (at != NULL) {
        if (is(at, name)) return at;
        if (at->type == XML_ELEMENT_NODE && at->children != NULL) {
            at = at->children;
            continue;
        }
        while (at != node && at->next == NULL)
            at = at->parent;
        if (at == node) return NULL;
        at = at->next;
    }
    return NULL;
}

pdn_status yed_label__read(xmlNodePtr node, pdn_arena *text, const char **out)
{
    static const char blank[] = " \t\r\n";
    const xmlNode *label = yed_label__find(node, "NodeLabel");

    if (label == NULL) return PDN_OK;
    for (const xmlNode *c = label->children; c != NULL; c = c->next) {
        if (c->type != XML_TEXT_NODE) continue;
        const char *s = (const char *)c->content;
        s += strspn(s, blank);
        size_t n = strlen(s);
        while (n > 0 && strchr(blank, s[n - 1]) != NULL)
            n--;
        if (n == 0) continue;
        *out = pdn_arena_text(text, s, n);
        return pdn_had_memory(*out);
    }
    return PDN_OK;
}
