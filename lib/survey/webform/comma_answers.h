/* comma_answers.h - which commas of a form's cells part answers, and which
 * stand in one ("Mangler tid, kapasitet"). */
#ifndef PDN_COMMA_ANSWERS_H
#define PDN_COMMA_ANSWERS_H

#include "core/textmap.h"
#include "pdnet/core.h"

#include <stdbool.h>

/** What stands between commas. before, after: what stands there in every cell;
 *  the ends of a cell and what varies have numbers of their own. */
typedef struct {
    size_t count, before, after;
    bool small; /* begins with a small letter */
} comma_answers__piece;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_textmap of, cell;
    comma_answers__piece *piece;
    size_t pieces, capacity, cells, capitals;
} comma_answers;

/** Takes a cell into account. */
pdn_status comma_answers__add(comma_answers *c, const char *cell) PDN_MUST_USE;

/** The next answer of a cell that was added: text and *length; NULL at the end.
 *  Two pieces are one answer where neither stands without the other beside it:
 *  in two cells, where the second begins with a small letter and answers do
 *  not, else in three of a column with at least four different cells. */
pdn_status comma_answers__next(const comma_answers *c, const char **at,
                               const char **answer,
                               size_t *length) PDN_MUST_USE;

void comma_answers__clear(comma_answers *c);

#endif
