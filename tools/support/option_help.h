/* option_help.h - the texts that follow from the rows of options. */
#ifndef PDN_OPTION_HELP_H
#define PDN_OPTION_HELP_H

#include "options.h"

/** Prints 'h' --help; 'T' --help-table: name, letter, value, words and help,
 *  one option a line, of which completion is made; 'M' --help-manual: the
 *  options of the manual page, as scdoc takes them. */
void option_help__print(const struct parser *p, int what, FILE *out);

#endif
