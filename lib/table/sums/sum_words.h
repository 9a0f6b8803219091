/* sum_words.h - rows of sums, which people and pivot tables put among data. */
#ifndef PDN_SUM_WORDS_H
#define PDN_SUM_WORDS_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

/** Does a cell say that its row is no case but a sum or a mean of others: Sum,
 *  I alt:, Totalt, Antall svar, 0 Hele landet? NULL does not. */
bool sum_words__says(const char *cell);

/** Does a unit's name say that it is a sum or a mean of others: also Innlandet
 *  i alt, Sum Innlandet, Alle kommuner, where a word of sums begins or ends it?
 */
bool sum_words__names(const char *unit);

/** Are n cells (NULL: empty) a row of sums: one says so or more, the others are
 *  empty or numbers, of which there is one? */
bool sum_words__row(char *const *cell, size_t n);

/** Warns that so many rows of sums, the first in `line`, were left out; `where`
 *  says where they stood (" at the end", or nothing). */
pdn_status sum_words__tell(const char *file, size_t line, size_t rows,
                           const char *where, const char *cell,
                           pdn_diagnostics *f) PDN_MUST_USE;

#endif
