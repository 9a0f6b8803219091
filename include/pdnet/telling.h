/* telling.h - the breakdown in plain words, a line for each finding: what a
 * sheet says, for a shell or a mail. */
#ifndef PDN_TELLING_H
#define PDN_TELLING_H

#include "pdnet/pairs.h"

#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Writes to f, in the language in use: how many places it gets stuck; one
 *  line a pair that breaks down, then a sign of little, numbered as on the
 *  sheets and the page; one a pair that works well; how many pairs are not
 *  known; what was tested. Names services, never people. Pairs as expected are
 *  not told. PDN_EIO when f cannot be written. */
pdn_status pdn_tell_pairs(FILE *f, const pdn_breakdown *b) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
