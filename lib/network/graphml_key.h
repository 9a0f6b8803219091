/* graphml_key.h - what a <key> says of the values under it. */
#ifndef PDN_GRAPHML_KEY_H
#define PDN_GRAPHML_KEY_H

#include "graphml_cells.h"

/** The type that attr.type names; NULL is text. False: it names none. */
bool graphml_key__type(const char *text, graphml__type *type);

/** Sets what the key is for ("node", "edge", "graph"; "all" or NULL: each) and
 *  the rules that hold there. key->name is set. */
void graphml_key__domains(graphml__key *key, const char *domain);

/** Why the text may not stand under the key in that domain; NULL: it may.
 *  Notes in key->loses that it is a whole number too long for a double. */
const char *graphml_key__misfit(graphml__domain domain, graphml__key *key,
                                const char *text);

#endif
