/* tally_parts.h - what each tally says on its sheet. */
#ifndef PDN_TALLY_PARTS_H
#define PDN_TALLY_PARTS_H

#include "pdnet/handovers.h"
#include "pdnet/tallies.h"
#include "sheet/bars.h"

/** A copy of what pdn_say made; NULL when memory is out. */
const char *pdn_i_keep(pdn_i_bars *b, const char *text);

/* Each fills title, entries and rows. */
pdn_status pdn_i_take_themes(const void *rows, size_t n, double year,
                             pdn_i_bars *b);
pdn_status pdn_i_take_voices(const void *rows, size_t n, double year,
                             pdn_i_bars *b);
pdn_status pdn_i_take_together(const void *rows, size_t n, double year,
                               pdn_i_bars *b);
pdn_status pdn_i_take_stages(const void *rows, size_t n, double year,
                             pdn_i_bars *b);
pdn_status pdn_i_take_handover(const void *rows, size_t n, double year,
                               pdn_i_bars *b);
pdn_status pdn_i_take_offers(const void *rows, size_t n, double year,
                             pdn_i_bars *b);

/** The fields of the offers. */
void pdn_i_draw_offers(pdn_sheet *s, const pdn_offer_row *row, size_t n);

#endif
