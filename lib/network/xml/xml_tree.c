#include "xml_tree.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of an earlier element that may stay before they are given back. */
enum { MAY_STAY = 32768 };

void xml_tree__begin(xml__tree *t)
{
    t->elements = t->attributes = 0;
    if (t->kept <= MAY_STAY) return;
    pdn_arena_clear(&t->text);
    t->kept = 0;
}

char *xml_tree__room(xml__tree *t, size_t n)
{
    t->kept += n;
    return pdn_arena_get(&t->text, n);
}

pdn_status xml_tree__add(xml__tree *t, xml__text name, size_t line)
{
    pdn_status st = PDN_OK;

    PDN_ROOM(t->element, t->elements + 1, t->element_capacity);
    t->element[t->elements] = (xml__element){.name = name,
                                             .line = line,
                                             .attribute = t->attributes,
                                             .end = t->elements + 1};
    t->elements++;
out:
    return st;
}

pdn_status xml_tree__attribute(xml__tree *t, xml__text name, xml__text value)
{
    pdn_status st = PDN_OK;

    PDN_ROOM(t->attribute, t->attributes + 1, t->attribute_capacity);
    t->attribute[t->attributes++] = (xml__attribute){name, value};
    t->element[t->elements - 1].attributes++;
out:
    return st;
}

size_t xml_tree__find(const xml__tree *t, size_t element, const char *name)
{
    for (size_t i = element + 1; i < t->element[element].end; i++)
        if (xml_text__is(t->element[i].name, name)) return i;
    return 0;
}

void xml_tree__clear(xml__tree *t)
{
    free(t->element);
    free(t->attribute);
    pdn_arena_clear(&t->text);
    *t = (xml__tree){0};
}

/* ---- from libxml2 -------------------------------------------------------- */

static xml__text all_of(const xmlChar *s)
{
    return (xml__text){(const char *)s, strlen((const char *)s)};
}

/* What libxml2 has made up for the caller, kept; NULL is want of memory. */
static pdn_status keep_made(xml__tree *t, xmlChar *made, xml__text *out)
{
    if (made == NULL) return pdn_no_memory();
    size_t n = strlen((const char *)made);
    char *room = xml_tree__room(t, n + 1);
    if (room != NULL) memcpy(room, made, n);
    xmlFree(made);
    *out = (xml__text){room, n};
    return pdn_had_memory(room);
}

/* The text that is all that a node or attribute holds, as nearly always; NULL:
 * it has to be put together. */
static const xmlChar *plain_text(const xmlNode *children)
{
    if (children == NULL || children->next != NULL) return NULL;
    return children->type == XML_TEXT_NODE ? children->content : NULL;
}

static pdn_status add_attribute(xml__tree *t, xmlNodePtr node,
                                const xmlAttr *at)
{
    pdn_status st = PDN_OK;
    const xmlChar *plain = plain_text(at->children);
    xml__text value = {NULL, 0};

    if (plain != NULL)
        value = all_of(plain);
    else
        PDN_TRY(keep_made(t, xmlGetNoNsProp(node, at->name), &value));
    PDN_TRY(xml_tree__attribute(t, all_of(at->name), value));
out:
    return st;
}

static bool is_blank(const xmlChar *s)
{
    return s == NULL || s[strspn((const char *)s, " \t\r\n")] == '\0';
}

static pdn_status add_text(xml__tree *t, xmlNodePtr node)
{
    xml__text *text = &t->element[t->elements - 1].text;
    const xmlChar *plain = plain_text(node->children), *first = NULL;
    bool holds = false;

    if (plain != NULL) {
        *text = all_of(plain);
        return PDN_OK;
    }
    for (const xmlNode *c = node->children; c != NULL; c = c->next) {
        holds = holds || c->type == XML_ELEMENT_NODE;
        if (first == NULL && c->type == XML_TEXT_NODE && !is_blank(c->content))
            first = c->content;
    }
    if (!holds) return keep_made(t, xmlNodeGetContent(node), text);
    if (first != NULL) *text = all_of(first);
    return PDN_OK;
}

static pdn_status add_tag(xml__tree *t, xmlNodePtr node)
{
    pdn_status st = PDN_OK;
    long line = xmlGetLineNo(node);

    PDN_TRY(xml_tree__add(t, all_of(node->name), line > 0 ? (size_t)line : 0));
    for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
        if (at->ns == NULL) PDN_TRY(add_attribute(t, node, at));
out:
    return st;
}

static pdn_status add_node(xml__tree *t, xmlNodePtr node)
{
    pdn_status st = PDN_OK;

    PDN_TRY(add_tag(t, node));
    PDN_TRY(add_text(t, node));
out:
    return st;
}

pdn_status xml_tree__of_tag(xml__tree *t, xmlNodePtr node)
{
    xml_tree__begin(t);
    return add_tag(t, node);
}

/* Not by calling itself: how deep it goes is up to the file. The element that
 * is left ends at the last one added; `open` is its number. */
pdn_status xml_tree__of_node(xml__tree *t, xmlNodePtr node)
{
    pdn_status st = PDN_OK;
    xmlNodePtr at = node;
    size_t *open = NULL, depth = 0, capacity = 0;

    xml_tree__begin(t);
    while (at != NULL) {
        if (at->type == XML_ELEMENT_NODE) {
            PDN_ROOM(open, depth + 1, capacity);
            open[depth++] = t->elements;
            PDN_TRY(add_node(t, at));
            if (at->children != NULL) {
                at = at->children;
                continue;
            }
            t->element[open[--depth]].end = t->elements;
        }
        while (at != node && at->next == NULL) {
            at = at->parent;
            t->element[open[--depth]].end = t->elements;
        }
        at = at == node ? NULL : at->next;
    }
out:
    free(open);
    return st;
}
