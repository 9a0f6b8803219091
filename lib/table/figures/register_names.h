/* register_names.h - what registers put around the name of a place. */
#ifndef PDN_REGISTER_NAMES_H
#define PDN_REGISTER_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/** A part of a text. */
typedef struct {
    const char *s;
    size_t n;
} register_name;

/** A folded name without a number before it, or K- and a number (3401
 *  kongsvinger, k-3401 kongsvinger), what kind it is (kongsvinger kommune),
 *  and where it lies, or its number (våler (innlandet), kongsvinger (3401)). */
register_name register_names__bare(const char *name);

/** The number that a register has for it (3401 fjordby, fjordby (3401), 3401);
 *  n 0: none stands there. */
register_name register_names__code(const char *name);

/** Are two folded names one, and what a register adds around one of them, or
 *  around both in two ways; or a number and the name of that number? */
bool register_names__differ(const char *a, const char *b);

#endif
