/* sheet_fragility.h - what is left as people leave, on a sheet. */
#ifndef PDN_SHEET_FRAGILITY_H
#define PDN_SHEET_FRAGILITY_H

#include "pdnet/fragility.h"
#include "pdnet/sheet.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Two curves over the number of people gone: how many still hang together and
 * how well everybody is reached, when the most important go-betweens leave
 * first and beside it when just anybody does, that with its range. Nobody is
 * named. The finding is read where about a tenth of the people are gone (a
 * third of the rows).
 *
 * @param c an empty page.
 *
 * Errors  PDN_EDATA  no rows of order targeted beyond the whole network.
 */
pdn_status pdn_draw_fragility(pdn_canvas *c, const pdn_sheet_facts *facts,
                              const pdn_fragility_row *row,
                              size_t n) PDN_MUST_USE;

/** "Faller de 17 viktigste bindeleddene bort, ..." malloc'ed, the caller's. */
pdn_status pdn_title_of_fragility(const pdn_fragility_row *row, size_t n,
                                  char **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
