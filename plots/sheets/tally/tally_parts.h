/* tally_parts.h - what each tally says on its sheet. */
#ifndef PDN_TALLY_PARTS_H
#define PDN_TALLY_PARTS_H

#include "pdnet/handovers.h"
#include "pdnet/tallies.h"
#include "sheet/bars.h"

/** A line of the column, as long as there is room; detail may be NULL. */
void tally_rows__tell(bars__chart *b, const char *headline, const char *detail);

/** "11 of 14 (79 %)", in words where one is absent. Text of the context. */
const char *tally_rows__count(double k, double n);

/** What a title says of figures of which none is left to tell: that they are
 *  hidden, where any of them is, and else what is given. */
const char *tally_rows__none_left(const double *first, size_t stride, size_t n,
                                  const char *otherwise);

/** A bar of nothing yet. */
extern const bars__bar tally_rows__bar;

/** The rows of a kind of tally as its sheet draws them; PDN_EDATA where there
 * is nothing to draw. */
pdn_status tally_rows__take(const char *kind, const void *rows, size_t n,
                            double year, bars__chart *b);

/** Fills title, entries and rows of one kind. */
typedef pdn_status tally_rows__fill(const void *rows, size_t n, double year,
                                    bars__chart *b);
PDN_MUST_USE tally_rows__fill tally_rows__themes, tally_rows__voices,
    tally_rows__together, tally_rows__stages, tally_rows__handover,
    tally_rows__offers;

/** The fields of the offers. */
void tally_offers__draw(pdn_sheet *s, const pdn_offer_row *row, size_t n);

/** Handovers as a flow, or as bars where there are too many; b as
 *  tally_rows__take gave it. */
pdn_status tally_handover__draw(pdn_canvas *c, const pdn_sheet_facts *facts,
                                const bars__chart *b,
                                const pdn_handover_row *row, size_t n,
                                double year) PDN_MUST_USE;

/** "7 av 17 kom fram (usikkerhet: fra 4 til 11). 10 kom ikke fram." Text of the
 *  context. */
const char *tally_handover__detail(const pdn_handover_row *r);

#endif
