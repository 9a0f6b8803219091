/* sheet_change.h - from the nullpunkt to now, on a sheet. */
#ifndef PDN_SHEET_CHANGE_H
#define PDN_SHEET_CHANGE_H

#include "pdnet/baseline.h"
#include "pdnet/sheet.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * One line a unit from its share at the nullpunkt to its share now. Grey where
 * the change is smaller than what could be detected or its interval holds 0;
 * the others drawn dark (downwards) or dashed (upwards), named, and told with
 * percentage points, ratio and counts.
 *
 * @param c         an empty page.
 * @param indicator NULL: that of the first row.
 * @param year      "now"; 0: the latest.
 *
 * Errors  PDN_EDATA  no row with a change there: made without a nullpunkt, or
 *                    the nullpunkt's own year.
 */
pdn_status pdn_draw_change(pdn_canvas *c, const pdn_sheet_facts *facts,
                           const pdn_baseline_row *row, size_t n,
                           const char *indicator, double year) PDN_MUST_USE;

/** "Tre av 46 kommuner ..." malloc'ed, the caller's. */
pdn_status pdn_title_of_change(const pdn_baseline_row *row, size_t n,
                               const char *indicator, double year,
                               char **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
