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

/** Rows that stand open where there may be many; the others are folded away. */
enum { NARROW_OPEN = 12 };

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

/** A figure as a list. */
typedef pdn_status narrow__figure(const pdn_report *r, pdn_html *h);

/* Each other figure. */
PDN_MUST_USE narrow__figure narrow__services, narrow__people, narrow__map,
    narrow__pairs, narrow__baseline, narrow__funnel, narrow__deviants,
    narrow__wave_pairs, narrow__difference, narrow__difference_people,
    narrow__turnover, narrow__waves, narrow__slopes, narrow__practices,
    narrow__practices_change, narrow__actions, narrow__visits;

#endif
