/* services.h - the map of services: who works with whom, and where it breaks
 * down, without people. */
#ifndef PDN_SERVICES_H
#define PDN_SERVICES_H

#include "pdnet/ring.h"
#include "pdnet/sheet.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Draws the map of services as a whole sheet: services on their ring, a curve
 * for each pair, verdicts marked and numbered, the findings in the column.
 * Rows without a verdict are drawn by their density and nothing is marked.
 * Labels stand outside the ring: none meets another, a mark, a curve or the
 * figure's edge (where there is room for them at all: up to some 40).
 *
 * @param c    an empty page.
 * @param ring made from the same rows.
 */
pdn_status pdn_services_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                              const pdn_ring *ring, const pdn_pair *pair,
                              size_t pairs) PDN_MUST_USE;

/** The finding as a title: how many places, and which; also the picture's
 *  accessible name. *out is malloc'ed, the caller's. */
pdn_status pdn_services_title(const pdn_sheet_facts *facts,
                              const pdn_pair *pair, size_t pairs,
                              char **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
