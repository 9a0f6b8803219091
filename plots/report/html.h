/* html.h - text of a page under way: a growing buffer that escapes. */
#ifndef PDN_HTML_H
#define PDN_HTML_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

/** Zero-initialise. The first failure sticks and is told by html__status.
 */
typedef struct {
    char *text; /* NUL-ended once anything was put */
    size_t used, capacity;
    bool out_of_memory;
    const char *id_end; /* ends every id that is put; NULL: nothing */
} pdn_html;

/** Puts markup as it stands. */
void html__raw(pdn_html *h, const char *markup);

/** Puts n bytes as they stand. */
void html__bytes(pdn_html *h, const char *bytes, size_t n);

/** Puts text, escaped for element content and attribute values; controls but
 *  tab, LF and CR, and marks that turn the direction of writing, are shown
 *  (pdn_shown_text). */
void html__text(pdn_html *h, const char *text);

/** Puts <tag>text</tag>; tag may carry attributes ("p class='x'"). Nothing for
 *  a NULL or empty text. */
void html__element(pdn_html *h, const char *tag, const char *text);

void html__paragraph(pdn_html *h, const char *text);

/** A paragraph of what stands under something, in smaller letters. */
void html__under(pdn_html *h, const char *text);

/** Puts markup in which each %s stands for the next text, escaped as html__text
 *  does. */
void html__put(pdn_html *h, const char *markup, ...)
    __attribute__((format(printf, 2, 3)));

/** The id of that name, which stands in a document once though its part stands
 *  there several times: kind, name and id_end. Text of the context. */
const char *html__id(const pdn_html *h, const char *kind, const char *name);

pdn_status html__status(const pdn_html *h) PDN_MUST_USE;

/** Writes it as the file of that name. */
pdn_status html__write(const pdn_html *h, const char *path) PDN_MUST_USE;

void html__clear(pdn_html *h);

#endif
