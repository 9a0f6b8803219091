/* wave_differences.h - whom the differences of two figures of a wave are about:
 * what privacy.h asks before a change is shown. */
#ifndef PDN_WAVE_DIFFERENCES_H
#define PDN_WAVE_DIFFERENCES_H

#include "pdnet/core.h"
#include "pdnet/waves.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How many people say something else in one figure of a wave than in another:
 *  whom the difference of the two is about. */
typedef struct {
    double before, after; /* than in all of the earlier wave; of the later */
    double last;          /* what a row says of the earlier wave, than what the
                             step before says of it */
    double raters_before, raters_after; /* of ratings: who rates in one of the
                                           two and not in the other */
    double back_before, back_after; /* of ratings: who rates the other way in
                                       all of the wave */
} pdn_wave_behind;

/** Rows of all steps; each may be none. Borrowed. */
typedef struct {
    const pdn_wave_pair *pair;
    size_t pairs;
    const pdn_wave_rating *rating;
    size_t ratings;
    const pdn_wave_barrier *barrier;
    size_t barriers;
    const pdn_wave_whole *whole;
    size_t wholes;
} pdn_wave_rows;

/** The same of each row of them. Zero-initialise. */
typedef struct {
    pdn_wave_behind *pair, *rating, *barrier, *whole;
} pdn_wave_differences;

/**
 * Counts whom what a row tells of a wave differs from all of that wave by, and
 * from what the step before tells: people whose reports (contacts they could
 * report, ratings they gave, obstacles they could name) are in one of the two
 * and not in the other, for having answered once, being in another group, or
 * speaking of somebody who is on one list only. Of a figure of the whole
 * network: people who are in one of the two networks, or are heard in one, or
 * left a cell open in one; of one about groups who is in another group, too.
 *
 * Errors  those of pdn_waves_turnover; PDN_EDATA: no such column `by`
 * Cost    (people x groups + ties) for each wave, rating and obstacle
 * Proof   test_waves_behind, by hand
 */
PDN_API pdn_status pdn_waves_behind(const pdn_wave *wave, size_t waves,
                                    const pdn_waves_options *o,
                                    const pdn_wave_rows *rows,
                                    pdn_wave_differences *out) PDN_MUST_USE;

PDN_API void pdn_wave_differences_clear(pdn_wave_differences *d);

#ifdef __cplusplus
}
#endif

#endif
