/* sheet_pairs.h - the pair table: every pair of services, what was reported
 * against what was expected, and where it breaks down. */
#ifndef PDN_SHEET_PAIRS_H
#define PDN_SHEET_PAIRS_H

#include "pdnet/sentence.h"
#include "pdnet/sheet.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Zero but for by_chance (NaN: not known) means: nothing more is known. */
typedef struct {
    const char *const *order; /* services in their fixed order; NULL: none */
    size_t services;          /* names of the order */
    double by_chance;         /* marks that chance alone would give */
    pdn_saying saying;
} pdn_pairs_options;

/**
 * Draws the table as a whole sheet. Every service stands at its mark on the
 * diagonal with its name beside it: its row runs to the left of the mark, its
 * column runs down from it. A cell tells reported / expected contacts in words
 * of colour (orange less, purple more), a frame and a sign its verdict;
 * hatched is not known, crossed out is hidden. Numbers lead to the column.
 * Services that `order` does not name follow in byte order.
 *
 * @param c    an empty page.
 * @param pair rows of pdn-breakdown, one for each pair, in any order.
 */
pdn_status pdn_draw_pairs(pdn_canvas *c, const pdn_sheet_facts *facts,
                          const pdn_pair *pair, size_t n,
                          const pdn_pairs_options *o) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
