/* multi_select.h - cells in which a form joined several answers. */
#ifndef PDN_MULTI_SELECT_H
#define PDN_MULTI_SELECT_H

#include "survey/webform/answer_book.h"

/** How the cells of one question are read. */
typedef struct {
    const answer_book *book;
    const char *question;
    char signs[4];  /* `;`, `|` and `,`, but those that an answer of the book
                       holds: what parts a cell at first */
    bool has_codes; /* the book has answers to the question */
    size_t longest; /* bytes of the longest value of the book */
} multi_select;

multi_select multi_select__of(const answer_book *b, const char *question);

/** The next answer of a cell: text and *length, blanks around it off; NULL at
 *  the end. *at moves on; it begins as the cell. */
const char *multi_select__next(const char **at, const char *signs,
                               size_t *length);

/**
 * A cell of answers as codes joined by `+`. What the book knows becomes its
 * value: the whole cell before its parts, and of a part that is not known the
 * longest pieces between `;`, `|`, `,`, `+` or blanks, where all of it is made
 * of such. A blank or `+` within a code becomes `_`.
 *
 * @param[out] unknown  the first answer that the book does not know though it
 *                      has answers to this question; NULL: none.
 */
pdn_status multi_select__codes(const multi_select *m, const char *cell,
                               pdn_arena *a, const char **out,
                               const char **unknown) PDN_MUST_USE;

/** All codes that the book has for the question, joined by `+`; NULL where it
 *  has none. */
pdn_status multi_select__book(const answer_book *b, const char *question,
                              pdn_arena *a, const char **out) PDN_MUST_USE;

#endif
