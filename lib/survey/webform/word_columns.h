/* word_columns.h - a file of ties whose cells hold words. */
#ifndef PDN_WORD_COLUMNS_H
#define PDN_WORD_COLUMNS_H

#include "survey/webform/answer_book.h"

/** Gives the columns their names as names are shown (pdn_name_shown): headings
 *  of forms end in blanks that nobody sees. */
pdn_status word_columns__show_headings(pdn_table *t) PDN_MUST_USE;

/** The columns of ties, with those of numbers as text: `want` has room for as
 *  many as the kind has. */
void word_columns__want(const pdn_file_kind *ties, pdn_want *want);

/** Turns what was read so into the numbers that the book says, or that stand
 *  there. Words that are neither are faults in f, one for each column, at the
 *  first. */
pdn_status word_columns__read(const answer_book *b, pdn_table *t,
                              pdn_diagnostics *f) PDN_MUST_USE;

/** Barriers of which some cell joins several by `;` `|` or `,`, or that the
 *  book knows: as codes joined by `+`. */
pdn_status word_columns__barriers(const answer_book *b, pdn_table *t,
                                  pdn_diagnostics *f) PDN_MUST_USE;

/** Warns where column k, none of that kind's own, is nearly one that is not
 *  there. */
pdn_status word_columns__tell_nearly(const pdn_file_kind *kind,
                                     const pdn_table *t, size_t k,
                                     pdn_diagnostics *f) PDN_MUST_USE;

/** Tells the columns of a table of that kind that are none of its own, and
 *  which of them is nearly one; where ties have no frequency and another column
 *  holds zeros, that is a warning. */
pdn_status word_columns__tell_others(const pdn_file_kind *kind,
                                     const pdn_table *t,
                                     pdn_diagnostics *f) PDN_MUST_USE;

#endif
