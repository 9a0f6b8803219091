/* xml_fault.h - what libxml2 says while a file is read: why it is no XML, and
 * that memory was out. */
#ifndef PDN_XML_FAULT_H
#define PDN_XML_FAULT_H

#include <libxml/xmlerror.h>
#include <stdbool.h>

/* Zero-initialise. It must stay where it is between the two calls. */
typedef struct {
    bool scarce;    /* memory was out: what libxml2 gave is not the file */
    char text[300]; /* the first trouble; empty: none */
    int line;
    xmlStructuredErrorFunc former; /* who was told before */
    xmlGenericErrorFunc former_generic;
    void *of_former, *of_former_generic;
} xml__trouble;

/* From now on this thread's troubles are written here, and nowhere else. */
void xml__listen(xml__trouble *t);

/* Whoever was told before is told again. */
void xml__listen_no_more(const xml__trouble *t);

/* The line of the first tag of more than `most` bytes; 0: none is. */
size_t xml__long_tag(const char *bytes, size_t n, size_t most);

/* Could it be XML: does it begin with <, or in UTF-16, or is it empty? */
bool xml__begins(const char *bytes, size_t n);

#endif
