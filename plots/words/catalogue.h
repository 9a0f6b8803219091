/* catalogue.h - the translations, compiled in as msgfmt makes them. */
#ifndef PDN_CATALOGUE_H
#define PDN_CATALOGUE_H

#include "pdnet/words.h"

/* Made by the build from po/NAME.LANG.po: the bytes of a .mo file. */
extern const unsigned char pdn_catalogue_nb[], pdn_catalogue_nn[];

/** The translation of a key (a text; with a context before it, "context" EOT
 *  "text"), its plural after its NUL; NULL where there is none. A binary
 *  search. */
const char *catalogue__find(pdn_lang lang, const char *key);

#endif
