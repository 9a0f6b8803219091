/* cell_text.h - the text of one cell, gathered piece by piece. */
#ifndef PDN_CELL_TEXT_H
#define PDN_CELL_TEXT_H

#include "pdnet/core.h"

#include <stddef.h>

/** Zero-initialise. */
typedef struct {
    char *s;
    size_t n, capacity;
    size_t controls; /* characters that no file can hold, made spaces */
} cell_text;

/** Puts n bytes behind it. PDN_EPARSE where a cell grows beyond a MiB. */
pdn_status cell_text__add(cell_text *t, const char *s, size_t n) PDN_MUST_USE;

/** What was gathered, copied into the arena: `_x000D_` as the character it
 *  stands for, without blanks around it; NULL where nothing is left. Empties
 *  t. */
pdn_status cell_text__take(cell_text *t, pdn_arena *a, char **out) PDN_MUST_USE;

void cell_text__clear(cell_text *t);

#endif
