/* figure_places.h - where services and people stand, kept from the first wave.
 */
#ifndef PDN_FIGURE_PLACES_H
#define PDN_FIGURE_PLACES_H

#include "report_parts.h"

/** What a map of a wave's people is drawn from. */
pdn_people figure_places__people(const pdn_report *r, const pdn_wave_results *w,
                                 const pdn_ring *ring);

/** What services of wave k are called in the wave of the report, by the study's
 *  crosswalk: each of the n names becomes the other, kept in a. */
pdn_status figure_places__name(const pdn_report *r, size_t k, const char **name,
                               size_t n, pdn_arena *a) PDN_MUST_USE;

#endif
