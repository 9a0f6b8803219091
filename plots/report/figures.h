/* figures.h - the sheets of the report: the same drawing goes to plots/ as
 * SVG, into the page and onto a page of report.pdf. */
#ifndef PDN_FIGURES_H
#define PDN_FIGURES_H

#include "report_parts.h"

/** Places the services once, at the first wave, and keeps the places. */
pdn_status figures__prepare(pdn_report *r) PDN_MUST_USE;

/** Writes plots/NAME.svg and report.pdf. */
pdn_status figures__write(const pdn_report *r) PDN_MUST_USE;

/** Where services and, internally, people stand: for layout.csv. *out is
 *  malloc'ed, the caller's; ids borrow. Nothing without a wave. */
pdn_status figures__layout(const pdn_report *r, pdn_place **out,
                           size_t *n) PDN_MUST_USE;

void figures__clear(pdn_report *r);

#endif
