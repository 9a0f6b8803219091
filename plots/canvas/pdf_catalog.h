/* pdf_catalog.h - what a PDF says of itself beside its pages. */
#ifndef PDN_PDF_CATALOG_H
#define PDN_PDF_CATALOG_H

#include <glib.h>

/** What Cairo 1.16 cannot say, put into a whole PDF of its own: the language of
 *  the texts (NULL: not said), that the document is tagged, that its title is
 *  what a window is called; what each figure shows in words, in their order;
 *  and one Document about all, which in Cairo cannot span pages. A file of
 *  another form is left as it is. */
void pdf_catalog__complete(GByteArray *pdf, const char *language,
                           const char *const *shown, size_t n);

#endif
