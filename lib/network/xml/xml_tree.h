/* xml_tree.h - an element with what stands in it, as readers of networks want
 * it: names without their prefix, attributes without a namespace, text. */
#ifndef PDN_XML_TREE_H
#define PDN_XML_TREE_H

#include "pdnet/core.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/** Bytes that end somewhere; s is NULL where nothing stands. */
typedef struct {
    const char *s;
    size_t n;
} xml__text;

typedef struct {
    xml__text name, value;
} xml__attribute;

/** Elements stand in the order of the file, so what is in element i are the
 *  elements i + 1 to end - 1, and the next beside it is number end. */
typedef struct {
    xml__text name;
    /** All text of an element that holds no other; else the first text that is
     *  not blank, or nothing. */
    xml__text text;
    size_t line; /* where its tag ends; 0: not known */
    size_t attribute, attributes;
    size_t end;
} xml__element;

/** One element and all in it. Zero-initialise; made anew for each, in the same
 *  memory. */
typedef struct {
    xml__element *element; /* number 0 is the one itself */
    xml__attribute *attribute;
    size_t elements, attributes, element_capacity, attribute_capacity;
    pdn_arena text; /* what stands in the file otherwise than it reads */
    size_t kept;    /* bytes of it */
} xml__tree;

/** Empties the tree. */
void xml_tree__begin(xml__tree *t);

/** Adds an element that ends where it begins; its attributes follow. */
pdn_status xml_tree__add(xml__tree *t, xml__text name,
                         size_t line) PDN_MUST_USE;

/** Adds an attribute to the element added last. */
pdn_status xml_tree__attribute(xml__tree *t, xml__text name,
                               xml__text value) PDN_MUST_USE;

/** Fills the tree from libxml2's: the element and all in it, or its tag alone.
 *  What it points to is the node's. */
pdn_status xml_tree__of_node(xml__tree *t, xmlNodePtr node) PDN_MUST_USE;
pdn_status xml_tree__of_tag(xml__tree *t, xmlNodePtr node) PDN_MUST_USE;

/** Room for n bytes that live as long as the element; NULL: no memory. */
char *xml_tree__room(xml__tree *t, size_t n);

/* Asked for several times of every element, mostly with a word whose length the
 * compiler knows. */
static inline bool xml_text__is(xml__text t, const char *word)
{
    const size_t n = strlen(word);

    return t.n == n && memcmp(t.s, word, n) == 0;
}

/** The value of an attribute; s is NULL when it is not there. */
static inline xml__text xml_tree__value(const xml__tree *t, size_t element,
                                        const char *name)
{
    const xml__element *e = &t->element[element];

    for (size_t i = 0; i < e->attributes; i++) {
        const xml__attribute *a = &t->attribute[e->attribute + i];
        if (xml_text__is(a->name, name)) return a->value;
    }
    return (xml__text){NULL, 0};
}

/** The first element of that name in the element, at any depth; 0: none. */
size_t xml_tree__find(const xml__tree *t, size_t element, const char *name);

void xml_tree__clear(xml__tree *t);

#endif
