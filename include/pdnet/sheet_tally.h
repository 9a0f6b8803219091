/* sheet_tally.h - tallies and handovers as sheets. */
#ifndef PDN_SHEET_TALLY_H
#define PDN_SHEET_TALLY_H

#include "pdnet/sheet.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The finding of a tally as a sentence; malloc'ed, the caller's. Arguments as
 *  of pdn_draw_tally. */
pdn_status pdn_title_of_tally(const char *kind, const void *rows, size_t n,
                              double year, char **title) PDN_MUST_USE;

/**
 * A tally as a whole sheet.
 *
 * themes, together, stages, handover: a row each, the share as a bar with its
 * interval as a line where there is one, counts at the right edge. voices:
 * staff as a square and young people as a disc on the scale of the ratings.
 * offers: municipalities by prevention level, empty fields framed in brown. An
 * absent figure is said in words.
 *
 * @param kind  themes, voices, together, stages, offers or handover.
 * @param rows  n rows of that tally (tally.h, handover.h).
 * @param year  of together and handover; 0: the latest.
 *
 * PDN_EDATA when there is no row to draw; PDN_EARG for another kind.
 */
pdn_status pdn_draw_tally(pdn_canvas *c, const pdn_sheet_facts *facts,
                          const char *kind, const void *rows, size_t n,
                          double year) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
