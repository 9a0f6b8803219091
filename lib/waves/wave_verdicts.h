/* wave_verdicts.h - what each wave by itself says of a pair of groups. */
#ifndef PDN_WAVE_VERDICTS_H
#define PDN_WAVE_VERDICTS_H

#include "pdnet/waves.h"
#include "waves/match/wave_names.h"

/** Fills verdict_before and verdict_after of the rows, whose groups are the n
 *  of label; breakdowns may be NULL. A group of the earlier wave goes by the
 *  crosswalk; one that was split, or several that are one now, have none. */
pdn_status wave_verdicts__fill(wave_names *names, wave_names__span span,
                               const char *const *label, size_t n,
                               const pdn_breakdown *const wave[2],
                               pdn_wave_pairs *out) PDN_MUST_USE;

#endif
