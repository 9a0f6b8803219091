/* heading_language.h - the language that a form is written in. */
#ifndef PDN_HEADING_LANGUAGE_H
#define PDN_HEADING_LANGUAGE_H

#include "pdnet/table.h"

/** nb, nn or en: the one whose words most headings and cells of the first rows
 *  hold; nb where none does. */
pdn_status heading_language__of(const pdn_table *const *t, size_t tables,
                                const char **out) PDN_MUST_USE;

#endif
