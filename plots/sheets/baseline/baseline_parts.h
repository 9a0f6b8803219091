/* baseline_parts.h - the ranked baseline under way. Private to plots/. */
#ifndef PDN_BASELINE_PARTS_H
#define PDN_BASELINE_PARTS_H

#include "canvas/scale.h"
#include "sheet/outcome_parts.h"

typedef struct {
    pdn_sheet sheet;
    const pdn_outcomes_options *o;
    const outcome_rows *all;
    double row;    /* height of one */
    pdn_box plot;  /* between the names and the counts */
    pdn_box ranks; /* the track of the rank ranges */
    double counts; /* right end of the counts */
    pdn_scale x;
    bool groups;  /* each has a benchmark of its own: a line in each row */
    bool bars;    /* some unit has an interval */
    bool crowded; /* rows are lower than type: few are named */
} baseline__chart;

/** The type of a row, and what it says of a unit's counts. */
pdn_type baseline__type(const baseline__chart *q, bool bold, pdn_color color,
                        pdn_align align);
const char *baseline__counts(const pdn_baseline_row *r);

/** A unit's name and counts, their middle at y. */
void baseline__name(const baseline__chart *q, const pdn_baseline_row *r,
                    double y);

/** Names those that find room in a crowded figure; how many. */
pdn_status baseline__names(const baseline__chart *q,
                           size_t *named) PDN_MUST_USE;

#endif
