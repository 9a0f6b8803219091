/* option_rows.h - the rows of a tool's options, its own and the shared ones. */
#ifndef PDN_OPTION_ROWS_H
#define PDN_OPTION_ROWS_H

#include "options.h"

/** Fills p->slot: the tool's own options, holding their defaults, and the
 *  shared ones it takes. */
void option_rows__fill(struct parser *p, void *args);

/** True when the option of that name was given. */
bool option_rows__given(const struct parser *p, const char *name);

/** Prints the words that may stand for an option's value. */
void option_rows__print_words(const pdn_opt *o, const char *between, FILE *out);

#endif
