/* narrow.h - what a figure says as a list, for a screen that has no room for a
 * sheet. Nothing is computed here: each row says what the sheet draws. */
#ifndef PDN_NARROW_H
#define PDN_NARROW_H

#include "report_parts.h"

/** One row: its name, its figures in words, and a bar from lo to hi with a mark
 *  at x and another at `other`; NaN: not drawn. */
typedef struct {
    const char *label, *says, *note; /* note may be NULL */
    double lo, x, hi, other;
    bool strong;
} narrow_row;

/** A row without a bar. */
narrow_row narrow__row(const char *label, const char *says);

/** Rows as a list; those after the first `open` are folded away. The bars are
 *  on one scale from `from` to `to`; without room between them none is drawn.
 */
void narrow__list(pdn_html *h, const narrow_row *row, size_t n, size_t open,
                  double from, double to);

/** The bars of a tally. */
pdn_status narrow__tally(const pdn_report *r, const pdn_schema *schema,
                         const char *kind, pdn_html *h) PDN_MUST_USE;

/* Each other figure. */
pdn_status narrow__services(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__people(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__map(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__pairs(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__baseline(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__funnel(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__deviants(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__wave_pairs(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__difference(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__difference_people(const pdn_report *r,
                                     pdn_html *h) PDN_MUST_USE;
pdn_status narrow__turnover(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__waves(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__slopes(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__practices(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__practices_change(const pdn_report *r,
                                    pdn_html *h) PDN_MUST_USE;
pdn_status narrow__actions(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status narrow__visits(const pdn_report *r, pdn_html *h) PDN_MUST_USE;

#endif
