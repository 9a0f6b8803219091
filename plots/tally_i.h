/* tally_i.h - what each tally says on its sheet. */
#ifndef PDN_TALLY_I_H
#define PDN_TALLY_I_H

#include "bars_i.h"
#include "pdnet/handover.h"
#include "pdnet/tally.h"

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
