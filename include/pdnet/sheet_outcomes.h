/* sheet_outcomes.h - the outcomes of units as sheets: ranked with their
 * uncertainty, and in a funnel. */
#ifndef PDN_SHEET_OUTCOMES_H
#define PDN_SHEET_OUTCOMES_H

#include "pdnet/bands.h"
#include "pdnet/sheet.h"
#include "pdnet/title.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A share that stands beside the units: the county, the country. */
typedef struct {
    const char *label;
    double share;
    double events, population; /* NaN: only the share is published */
} pdn_reference;

/** All zero: the first row's indicator in its latest year, nothing beside. */
typedef struct {
    const char *indicator;
    double year;
    const pdn_band *band;
    size_t bands;
    const pdn_reference *reference;
    size_t references;
} pdn_outcomes_options;

/**
 * The ranked baseline as a whole sheet: one row a unit, by its share; the
 * interval as a bar, the share as a point on it, the shrunken share as a tick,
 * the bands of the published map as pale stripes, references as lines, counts
 * at the right edge. Ranks stand as ranges without numbers. A unit without
 * counts has a hollow point and no interval.
 *
 * @param c an empty page.
 */
pdn_status pdn_draw_baseline(pdn_canvas *c, const pdn_sheet_facts *facts,
                             const pdn_baseline_row *row, size_t n,
                             const pdn_outcomes_options *o) PDN_MUST_USE;

/**
 * The funnel as a whole sheet: population across, share up, the rows' own 95
 * and 99.8 % limits as curves (the adjusted ones dashed), only units outside
 * named, the benchmark and the references as lines. Units without counts do
 * not stand in it and are counted in the notes.
 */
pdn_status pdn_draw_funnel(pdn_canvas *c, const pdn_sheet_facts *facts,
                           const pdn_baseline_row *row, size_t n,
                           const pdn_outcomes_options *o) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
