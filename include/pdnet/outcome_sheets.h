/* outcome_sheets.h - the outcomes of units as sheets for a wall. */
#ifndef PDN_OUTCOME_SHEETS_H
#define PDN_OUTCOME_SHEETS_H

#include "pdnet/baseline.h"
#include "pdnet/canvas.h"
#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/sheets.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the outcomes of units as sheets: ranked with their
 * uncertainty, and in a funnel. */

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
    const char *const *highlight; /* one's own units, by name */
    size_t highlights;
    const pdn_tile *tile; /* of the map; none: the region's */
    size_t tiles;
} pdn_outcomes_options;

/**
 * The ranked baseline as a whole sheet: one row a unit, by its share; the
 * interval as a bar, the share as a point on it, the shrunken share as a tick,
 * the bands of the published map as pale stripes, references as lines, counts
 * at the right edge. Ranks stand as ranges without numbers. A unit without
 * counts has a hollow point and no interval. One's own units stand on a stripe.
 * Of more units than can be named in rows only one's own and those outside are
 * named, the clearest first, and places are left out.
 *
 * @param c an empty page.
 */
PDN_API pdn_status pdn_draw_baseline(
    pdn_canvas *c, const pdn_sheet_facts *facts, const pdn_baseline_row *row,
    size_t n, const pdn_outcomes_options *o) PDN_MUST_USE;

/**
 * The funnel as a whole sheet: population across, share up, the rows' own 95
 * and 99.8 % limits as curves (the adjusted ones dashed), only units outside
 * named, the benchmark and the references as lines. Units without counts do
 * not stand in it and are counted in the notes.
 */
PDN_API pdn_status pdn_draw_funnel(pdn_canvas *c, const pdn_sheet_facts *facts,
                                   const pdn_baseline_row *row, size_t n,
                                   const pdn_outcomes_options *o) PDN_MUST_USE;

/**
 * The outcome on a map of equal squares as a whole sheet: a shade for the band
 * of the published map, or for the share where there are no bands; the share
 * and its count in words; a frame and an arrow for a unit outside the limits,
 * up or down. A square without a row says that there are no figures, a hidden
 * one is crossed out. Rows without a square do not stand in it and are counted
 * in the note.
 *
 * @param c an empty page.
 * Errors  PDN_EDATA  no row has a square.
 */
PDN_API pdn_status pdn_draw_tiles(pdn_canvas *c, const pdn_sheet_facts *facts,
                                  const pdn_baseline_row *row, size_t n,
                                  const pdn_outcomes_options *o) PDN_MUST_USE;

/** One of these three, and its title of the rows that stand on it. */
typedef struct {
    const char *name; /* "baseline", "funnel" or "map" */
    const char *(*title)(const pdn_baseline_row *row, size_t n);
    pdn_status (*draw)(pdn_canvas *c, const pdn_sheet_facts *facts,
                       const pdn_baseline_row *row, size_t n,
                       const pdn_outcomes_options *o);
} pdn_outcome_sheet;

/** NULL: none has that name. */
PDN_API const pdn_outcome_sheet *pdn_outcome_sheet_of(const char *name);

/** The rows of which index[0..*picked) stand on the map, in their order.
 *  Errors as pdn_draw_tiles has them. */
PDN_API pdn_status pdn_tiles_pick(const pdn_baseline_row *row, size_t n,
                                  const pdn_outcomes_options *o, size_t *index,
                                  size_t *picked) PDN_MUST_USE;

/* ---- whom to visit, and what to ask there. */

/** Borrowed, all of it. */
typedef struct {
    const pdn_deviant_row *unit; /* rows of pdn-deviants */
    size_t units;
    const pdn_table *practices; /* a file of kind practices, or NULL */
    const pdn_pair *pair;       /* rows of pdn-breakdown; NULL: none */
    size_t pairs;
} pdn_visits;

/**
 * A card for each unit whose claim is sustained or improved: its share and what
 * was expected, the ordinary unit most like it in resources, what it does (what
 * the other is known not to do in bold), and what to ask. In the column the
 * pairs of services that break down, each with the pairs of either service that
 * work. Nothing says why.
 *
 * @param c an empty page.
 *
 * Errors  PDN_EDATA  no rows.
 */
PDN_API pdn_status pdn_visits_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                                    const pdn_visits *v) PDN_MUST_USE;

/** "To kommuner er verdt et besøk: ..." Text of the context. */
PDN_API pdn_status pdn_title_of_visits(const pdn_visits *v,
                                       const char **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
