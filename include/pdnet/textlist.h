/* textlist.h - several texts in one: the list of an option, the cell that names
 * several people. One rule for all of them, and any text can stand in them. */
#ifndef PDN_TEXTLIST_H
#define PDN_TEXTLIST_H

#include "pdnet/arena.h"
#include "pdnet/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The rule is that of CSV. Parts are divided by the separator: `,` in options,
 * `+` in cells. A part that holds it, or a quote, or is empty, or begins or
 * ends with a blank, stands in quotes, and a quote in it is doubled: `a,b`,
 * `"Dahl, Kari",b`, `"a+b"+c`. Blanks around a part do not count.
 */

/** Takes a list apart. Text comes from the arena; NULL or an empty text is a
 *  list of nothing.
 *
 * @param[out] item  *items of them, in the arena.
 *
 * Errors  PDN_EPARSE  an empty part without quotes, a quote that is never
 *                     closed, or text behind one. PDN_ENOMEM. */
pdn_status pdn_textlist_read(const char *text, char separator, pdn_arena *a,
                             const char *const **item,
                             size_t *items) PDN_MUST_USE;

/** Puts parts together; pdn_textlist_read gives them back. One part, or none,
 *  follows the rule too. PDN_ENOMEM only. */
pdn_status pdn_textlist_write(const char *const *item, size_t items,
                              char separator, pdn_arena *a,
                              const char **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
