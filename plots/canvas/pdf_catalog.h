/* pdf_catalog.h - what a PDF says of itself beside its pages. */
#ifndef PDN_PDF_CATALOG_H
#define PDN_PDF_CATALOG_H

#include <glib.h>

/** Cairo before 1.18 cannot say it: puts into the catalog the language of the
 *  texts (NULL: not said), that the document is tagged, and that its title is
 *  what a window is called. The catalog is the last object, so only the place
 * of the table behind it moves. A file of another form is left as it is. */
void pdf_catalog__complete(GByteArray *pdf, const char *language);

#endif
