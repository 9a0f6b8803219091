/* group_rows.h - the rows of a table that are about the same two groups. */
#ifndef PDN_GROUP_ROWS_H
#define PDN_GROUP_ROWS_H

#include "pdnet/core.h"

#include <stddef.h>
#include <stdint.h>

/** Chains of rows, ascending. Zero-initialise: no rows. */
typedef struct {
    uint32_t *first, *next; /* row + 1; 0: none */
    size_t mask;
} group_rows;

/** a, b: the groups of each row; NULL is the same as an empty text. */
pdn_status group_rows__make(const char *const *a, const char *const *b,
                            size_t rows, group_rows *out) PDN_MUST_USE;
void group_rows__clear(group_rows *g);

/** The first row about two groups, whichever is the first of them, and the next
 *  such; SIZE_MAX: none. Rows about others may be among them: look. */
size_t group_rows__first(const group_rows *g, const char *a, const char *b);
size_t group_rows__next(const group_rows *g, size_t row);

#endif
