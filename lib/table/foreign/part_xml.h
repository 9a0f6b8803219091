/* part_xml.h - an XML part of a workbook, told element by element. */
#ifndef PDN_PART_XML_H
#define PDN_PART_XML_H

#include "archive.h"

#include <stdbool.h>
#include <stddef.h>

/** A piece of text that does not end in a NUL. */
typedef struct {
    const char *s;
    size_t n;
} part_xml__text;

/** The attributes of an element, while it is told. */
typedef struct {
    const void *at;
    int n;
} part_xml__attributes;

/** What is told: elements by their name without prefix. The user's own; any
 *  may be NULL. Another status than PDN_OK ends the reading. */
typedef struct {
    pdn_status (*open)(void *user, const char *name, part_xml__attributes a);
    pdn_status (*text)(void *user, const char *s, size_t n);
    pdn_status (*close)(void *user, const char *name);
} part_xml__listener;

/** The value of the attribute of that name (without prefix); .s is NULL where
 *  there is none. */
part_xml__text part_xml__attribute(part_xml__attributes a, const char *name);

/** True when the attribute's value is that text. */
bool part_xml__attribute_is(part_xml__attributes a, const char *name,
                            const char *value);

/** A number of digits alone; false where it is none, or beyond 2^31 - 1. */
bool part_xml__whole(part_xml__text t, size_t *x);

/**
 * Reads a part of the archive. Nothing is fetched. A document type, and with it
 * every entity of its own, is refused: no workbook has one.
 *
 * Errors  PDN_EPARSE as archive__read, and where the part is no XML.
 */
pdn_status part_xml__read(archive *a, const char *part,
                          const part_xml__listener *listener,
                          void *user) PDN_MUST_USE;

#endif
