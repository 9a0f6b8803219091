/* tally_parts.h - what each tally says on its sheet. */
#ifndef PDN_TALLY_PARTS_H
#define PDN_TALLY_PARTS_H

#include "pdnet/handovers.h"
#include "pdnet/tallies.h"
#include "sheet/bars.h"

/** A copy of what pdn_say made; NULL when memory is out. */
const char *tally_rows__keep(bars__chart *b, const char *text);

/** The rows of a kind of tally as its sheet draws them; PDN_EDATA where there
 * is nothing to draw. */
pdn_status tally_rows__take(const char *kind, const void *rows, size_t n,
                            double year, bars__chart *b);

/* Each fills title, entries and rows. */
pdn_status tally_rows__themes(const void *rows, size_t n, double year,
                              bars__chart *b);
pdn_status tally_rows__voices(const void *rows, size_t n, double year,
                              bars__chart *b);
pdn_status tally_rows__together(const void *rows, size_t n, double year,
                                bars__chart *b);
pdn_status tally_rows__stages(const void *rows, size_t n, double year,
                              bars__chart *b);
pdn_status tally_rows__handover(const void *rows, size_t n, double year,
                                bars__chart *b);
pdn_status tally_rows__offers(const void *rows, size_t n, double year,
                              bars__chart *b);

/** The fields of the offers. */
void tally_offers__draw(pdn_sheet *s, const pdn_offer_row *row, size_t n);

#endif
