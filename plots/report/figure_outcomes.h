/* figure_outcomes.h - the report's sheets of the outcome, unit by unit. */
#ifndef PDN_FIGURE_OUTCOMES_H
#define PDN_FIGURE_OUTCOMES_H

#include "figure.h"

/* One of the sheets of units, by the figure's name. */
figure__title_of figure_outcomes__title;
figure__drawing figure_outcomes__draw;

/** Whether a unit has a figure, or one that is hidden. */
bool figure_outcomes__has_any(const pdn_report *r);

/** Whether the published map has bands, and most of the units have a square. */
bool figure_outcomes__has_map(const pdn_report *r);

#endif
