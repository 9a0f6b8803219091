/* fold.h - names that people write, made comparable. */
#ifndef PDN_FOLD_H
#define PDN_FOLD_H

#include "pdnet/arena.h"
#include "pdnet/status.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** s without the difference of case (Unicode default case folding), composed
 *  (NFC), with blanks at the ends off and runs of blanks (no-break space
 *  too) as one space: "ÅR " and "a\u030Ar" become the same. s is UTF-8. */
pdn_status pdn_fold(pdn_arena *a, const char *s, const char **out) PDN_MUST_USE;

/** How many letters must be put in, taken out, changed or swapped with their
 *  neighbour to make b of a; letters are those of UTF-8. Above `most` the
 *  answer is most + 1. Cost O(length of a times length of b). */
size_t pdn_fold_distance(const char *a, const char *b, size_t most);

/** The one of n folded names that is nearest to the folded word, when near
 *  enough to be meant (one letter in three wrong, three at most,
 *  and one even in a short word); the first of
 *  several equally near; n when none is. */
size_t pdn_fold_nearest(const char *word, const char *const *name, size_t n);

#ifdef __cplusplus
}
#endif

#endif
