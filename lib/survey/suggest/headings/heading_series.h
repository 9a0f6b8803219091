/* heading_series.h - a question that a form asks again of each who is named:
 * "Hvor godt fungerer det?", "Hvor godt fungerer det?2" ... */
#ifndef PDN_HEADING_SERIES_H
#define PDN_HEADING_SERIES_H

#include "survey/suggest/headings/heading_patterns.h"

/** How many there are, and the first of those of whom nobody knows whom they
 *  ask of. */
typedef struct {
    size_t read, left;
    const char *first;
} heading_series;

/** Headings that name nobody and are one question numbered on (none, 2, 3 ...)
 *  ask of those whom as many headings name, each of whom one of the series
 *  follows, before the next: part has what they ask, and of whom. Other series
 *  of three and more are left. */
pdn_status heading_series__find(const pdn_table *t, pdn_arena *text,
                                heading_part *part,
                                heading_series *out) PDN_MUST_USE;

#endif
