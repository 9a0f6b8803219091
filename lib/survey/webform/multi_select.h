/* multi_select.h - cells in which a form joined several answers. */
#ifndef PDN_MULTI_SELECT_H
#define PDN_MULTI_SELECT_H

#include "survey/webform/answer_book.h"

/** The signs that part the answers of a cell: `;` and `|`, and `,` where no
 *  answer of the book holds one. */
const char *multi_select__signs(const answer_book *b, const char *question);

/** The next answer of a cell: text and *length, blanks around it off; NULL at
 *  the end. *at moves on; it begins as the cell. */
const char *multi_select__next(const char **at, const char *signs,
                               size_t *length);

/**
 * A cell of answers as codes joined by `+`. What the book knows, the whole
 * cell before its parts, becomes its value; a part that it does not know is
 * parted at `,`, `+` or blanks where it knows all of it. A blank or `+` within
 * a code becomes `_`.
 *
 * @param[out] unknown  the first answer that the book does not know though it
 *                      has answers to this question; NULL: none.
 */
pdn_status multi_select__codes(const answer_book *b, const char *question,
                               const char *cell, pdn_arena *a, const char **out,
                               const char **unknown) PDN_MUST_USE;

/** All codes that the book has for the question, joined by `+`; NULL where it
 *  has none. */
pdn_status multi_select__book(const answer_book *b, const char *question,
                              pdn_arena *a, const char **out) PDN_MUST_USE;

#endif
