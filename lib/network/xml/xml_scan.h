/* xml_scan.h - XML as most programs write networks, read at the speed of
 * memory: elements, attributes, text, the five entities and numbers of
 * characters. Whatever else stands in a file (a document type, a comment, a
 * prefix, CR, another encoding) and every fault make it *odd*: then libxml2
 * reads it from the beginning, and says what is wrong with it. */
#ifndef PDN_XML_SCAN_H
#define PDN_XML_SCAN_H

#include "xml_tree.h"

typedef struct {
    const char *at, *end;
    size_t line;
    unsigned char what[256]; /* each byte may be */
    bool odd;
} xml__scan;

/** What stands next. */
typedef enum {
    XML_SCAN_TAG,  /* an element begins: its tag is in the tree */
    XML_SCAN_LEAF, /* the same, and it ends with its tag */
    XML_SCAN_END,  /* the element around ends */
    XML_SCAN_ODD,
} xml__next;

/** Begins behind the XML declaration; bytes[n] is NUL. False: the file is
 *  odd. */
bool xml_scan__begin(xml__scan *s, const char *bytes, size_t n);

/** Goes over blanks to the next tag. XML_SCAN_END: </name> is behind. Cost
 *  O(bytes). Errors PDN_ENOMEM. */
pdn_status xml_scan__next(xml__scan *s, const char *name, xml__tree *t,
                          xml__next *what) PDN_MUST_USE;

/** Reads what is in the element whose tag is in the tree, to its end. Sets
 *  s->odd where it does not. Errors PDN_ENOMEM. */
pdn_status xml_scan__rest(xml__scan *s, xml__tree *t) PDN_MUST_USE;

/** Is there nothing left but blanks? */
bool xml_scan__is_over(xml__scan *s);

#endif
