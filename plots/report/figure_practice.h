/* figure_practice.h - the report's sheets of what is counted and of what those
 * who do better do. */
#ifndef PDN_FIGURE_PRACTICE_H
#define PDN_FIGURE_PRACTICE_H

#include "figure.h"

#include "pdnet/outcome_sheets.h"

typedef pdn_status figure_practice__title(const pdn_report *r, const figure *f,
                                          const char **out);
typedef pdn_status figure_practice__draw(const pdn_report *r, const figure *f,
                                         pdn_canvas *c);

/* The tally of the figure's name: counting draws nothing. */
figure_practice__draw figure_practice__draw_tally;

/* The sheet of one table that pdn_sheet_kind_of knows by the figure's name, and
 * behind which nobody's answer stands. */
figure_practice__draw figure_practice__draw_kind;

/** Whether there is a unit to visit. */
bool figure_practice__has_visits(const pdn_report *r);
/** What the sheet of visits is drawn from; borrows. */
pdn_visits figure_practice__visits(const pdn_report *r);
figure_practice__title figure_practice__visits_title;
figure_practice__draw figure_practice__draw_visits;

#endif
