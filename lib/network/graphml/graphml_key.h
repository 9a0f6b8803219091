/* graphml_key.h - what a <key> says of the values under it. */
#ifndef PDN_GRAPHML_KEY_H
#define PDN_GRAPHML_KEY_H

#include "graphml_cells.h"

/** The type that attr.type names; NULL is text. False: it names none. */
bool graphml_key__type(const char *text, graphml__type *type);

/** Sets what the key is for ("node", "edge", "graph"; "all" or NULL: each),
 *  what it is called there, and the rules that hold there. key->name is set.
 */
pdn_status graphml_key__domains(graphml__key *key,
                                const char *domain) PDN_MUST_USE;

/** Two keys of other names that are called the same: the one whose name that
 *  is stays, else the first; the other is carried along under its own. The new
 *  key is not yet among d's. */
void graphml_key__one_of_a_name(graphml__file *d, graphml__key *key);

/** Why the text may not stand under the key in that domain; NULL: it may.
 *  Notes in key->loses that it is a whole number too long for a double. */
const char *graphml_key__misfit(graphml__domain domain, graphml__key *key,
                                const char *text);

#endif
