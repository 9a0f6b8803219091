/* funnel_parts.h - what the sheet of the funnel, its limits and its names
 * share. */
#ifndef PDN_FUNNEL_PARTS_H
#define PDN_FUNNEL_PARTS_H

#include "canvas/scale.h"
#include "sheet/outcome_parts.h"

/** A limit at one unit: by one over the root of the population, and how steep
 *  the curve is there. */
typedef struct {
    double root, share, slope;
} funnel__knot;

typedef struct {
    pdn_sheet sheet;
    const pdn_outcomes_options *o;
    const outcome_rows *all;
    const pdn_baseline_row **unit; /* with counts, by population */
    size_t units;
    bool adjusted;
    bool groups; /* each has limits of its own */
    pdn_box plot;
    pdn_scale x, y;
    pdn_box *taken; /* marks and lines that labels keep clear of */
    size_t takens;
    pdn_point *line;    /* room for one curve */
    funnel__knot *knot; /* of the units on it */
    size_t unnamed;     /* outside, but without room for a name */
} funnel__chart;

#define FUNNEL_LIMIT_GREY  0x8A8D93
#define FUNNEL_THIN_DASHED .9 /* width of the adjusted 95 % limits */

/** Steps of a curve between two units. */
enum { FUNNEL_STEPS = 16 };

/** Draws the limits and the benchmark: as curves, or of several groups each
 *  unit's own across its place. */
void funnel__limits(const funnel__chart *f);

/** So few units that each can be told from the others by name. */
bool funnel__all_named(const funnel__chart *f);

/** Names one's own units, then the clearest, then others where there is room;
 *  counts in f->unnamed those that stand outside and found none. */
pdn_status funnel__name_units(funnel__chart *f);

#endif
