/* two_headers.h - a header of two rows: the question in one, over the first of
 * its columns alone, and in the row below what it is asked of. */
#ifndef PDN_TWO_HEADERS_H
#define PDN_TWO_HEADERS_H

#include "title_rows.h"

/**
 * The names of the columns: those of the header, or of the header and the row
 * below it (or above, where that was taken for a title) as "Question: [what is
 * below]", and rows->data moves on. That is a second header where it names
 * columns that have no name, with a text, another in each, and says nothing of
 * columns that stand alone (or "Response"). One text above all is a title, no
 * header. A first column that has data and no name is `id`, where no other is
 * called so and none else lacks one. Both are notes.
 *
 * @param[out] name   of `width` columns, NULL for none; from the arena, or the
 *                    header's own.
 */
pdn_status two_headers__names(const foreign_grid *t, title_rows *rows,
                              const foreign_work *w, char *const **name,
                              size_t *width) PDN_MUST_USE;

#endif
