/* sheet_deviants.h - who does better than expected with the same resources, on
 * a sheet. */
#ifndef PDN_SHEET_DEVIANTS_H
#define PDN_SHEET_DEVIANTS_H

#include "pdnet/deviant.h"
#include "pdnet/sheet.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The share expected from the resources across, the share seen up, a line
 * where they are the same, an interval at each unit; the claim by shape and
 * word; only units with a claim are named, with their share and how many people
 * a year. In the column each of them with its sentence and its specifications
 * as small squares, and how often chance alone gives such a finding. Where
 * nothing can be judged: one calm sentence that says so.
 *
 * @param c an empty page.
 *
 * Errors  PDN_EDATA  no rows; claims without a share (a table of before the
 *                    shares stood in it).
 */
pdn_status pdn_draw_deviants(pdn_canvas *c, const pdn_sheet_facts *facts,
                             const pdn_deviant_row *row, size_t n) PDN_MUST_USE;

/** "To kommuner gjør det bedre enn ventet ...". malloc'ed, the caller's. */
pdn_status pdn_title_of_deviants(const pdn_deviant_row *row, size_t n,
                                 char **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
